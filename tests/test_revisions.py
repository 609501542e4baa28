"""Packages given as a path, a zip, or a git revision of a checkout, and the command that compares them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from changes import told
from helpers import commit, git, run_cli, zip_package
from soc_data.diff import Kind, compare
from soc_data.diff.snapshots import snapshot
from soc_data.errors import InvalidPackageError, UsageError
from soc_data.reading.revisions import release_tags
from tiny import tiny, write


@pytest.fixture(scope="module")
def corrected(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A git checkout of the tiny package with a tag, and a corrected vote since, not to be changed."""
    path = write(tiny(), tmp_path_factory.mktemp("tiny") / "checkout")
    git(path, "init", "--quiet", "--template=")
    commit(path, "v1.2.3")
    votes = path / "data" / "votes.csv"
    votes.write_text(votes.read_text("utf-8").replace("53", "54"), "utf-8", newline="\n")
    return path


@pytest.fixture
def checkout(tmp_path: Path, corrected: Path) -> Path:
    """A git checkout of the tiny package with a tag, and a corrected vote since, to write into."""
    return Path(shutil.copytree(corrected, tmp_path / "checkout"))


def test_revision_against_directory_zip_and_descriptor(checkout: Path) -> None:
    """A tag, a commit, a directory, its datapackage.json and a zip of it are all packages to compare."""
    archive = zip_package(checkout)
    sha = git(checkout, "rev-parse", "HEAD")
    for old in ("v1.2.3", sha, "HEAD"):
        for new in (checkout, checkout / "datapackage.json", archive):
            diff = compare(snapshot(old, checkout), snapshot(new))
            assert told(diff) == [(Kind.VALUE_CHANGED, "first/ada.votes", "53", "54")]


def test_a_revision_leaves_the_checkout_as_it_is(checkout: Path) -> None:
    """Reading a revision changes nothing in the checkout."""
    before = git(checkout, "status", "--porcelain")
    snapshot("v1.2.3", checkout)
    assert git(checkout, "status", "--porcelain") == before == "M data/votes.csv"


def test_what_is_neither_path_nor_revision_is_wrong_usage(checkout: Path) -> None:
    """Anything else is told as wrong usage, options for git included, and nothing is written."""
    for text in ("v9.9.9", "--output=x", "-h", "", "HEAD:data", "a\nb", "no/such/path"):
        with pytest.raises(UsageError, match="neither a path nor a git revision"):
            snapshot(text, checkout)
    assert git(checkout, "status", "--porcelain") == "M data/votes.csv"


def test_a_revision_without_a_package_is_wrong_usage(tmp_path: Path) -> None:
    """A revision that holds no datapackage.json is told as such."""
    (tmp_path / "README").write_text("x", "utf-8", newline="\n")
    git(tmp_path, "init", "--quiet")
    commit(tmp_path)
    with pytest.raises(UsageError, match=r"holds no datapackage\.json"):
        snapshot("HEAD", tmp_path)


def test_a_revision_outside_a_checkout_is_wrong_usage(tmp_path: Path) -> None:
    """Where there is no git checkout there is no revision."""
    with pytest.raises(UsageError, match="neither a path nor a git revision"):
        snapshot("HEAD", tmp_path)


def test_a_link_in_a_revision_leads_nowhere(checkout: Path, tmp_path: Path) -> None:
    """A table that is a link out of the checkout is read as the link's own text, never followed."""
    (tmp_path / "secret.csv").write_text("id,definition\nsecret,x\n", "utf-8", newline="\n")
    (checkout / "data" / "topics.csv").unlink()
    (checkout / "data" / "topics.csv").symlink_to(tmp_path / "secret.csv")
    commit(checkout)
    assert "secret" not in snapshot("HEAD", checkout).tables["topics"].records
    with pytest.raises(InvalidPackageError, match="paths_stay_inside"):
        snapshot(checkout)


def test_release_tags_come_in_order_of_version(checkout: Path) -> None:
    """Tags of releases are sorted by number, and others are left out."""
    for tag in ("v1.10.0", "v1.9.0", "v2.0.0-rc1", "data-1.0.0", "v01.0.0"):
        git(checkout, "tag", tag)
    assert release_tags(checkout) == ["v1.10.0", "v1.9.0", "v1.2.3"]


def test_release_tags_of_an_empty_checkout_are_none(tmp_path: Path) -> None:
    """A checkout in which nothing was ever committed has no releases."""
    git(tmp_path, "init", "--quiet")
    assert release_tags(tmp_path) == []


def test_diff_command_in_each_format(checkout: Path) -> None:
    """The command tells the changes in the three formats and exits with 0."""
    for form, wanted in (("text", "patch version, 1.2.4"), ("markdown", "**Required: a patch"), ("json", '"1.2.4"')):
        code, out, err = run_cli("diff", "v1.2.3", checkout, "--checkout", checkout, "--format", form)
        assert (code, err) == (0, "")
        assert wanted in out


def test_diff_command_refuses_what_is_no_package(tmp_path: Path) -> None:
    """A revision that does not exist is wrong usage, a file that is no package an error; neither is a traceback."""
    package = write(tiny(), tmp_path / "package")
    code, _, err = run_cli("diff", "v0.0.0", package, "--checkout", tmp_path)
    assert code == 2
    assert "'v0.0.0' is neither a path nor a git revision" in err
    (tmp_path / "x.txt").write_text("x", "utf-8", newline="\n")
    code, _, err = run_cli("diff", package, tmp_path / "x.txt")
    assert code == 1
    assert "package_can_be_opened" in err
