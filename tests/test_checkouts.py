"""Checkouts from strangers and checkouts that cannot be read: nothing of theirs is run, and nothing is called valid
that was not looked at."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from helpers import commit, git, representatives, run_cli
from soc_data.errors import SocDataError, UsageError
from soc_data.metadata import VERSION
from soc_data.reading.checkout import open_checkout
from soc_data.reading.revisions import open_release, open_revision, release_tags
from story import first_release, state
from tiny import tiny, write

POSIX = pytest.mark.skipif(os.name == "nt", reason="needs a shell, links and pipes of POSIX")
TAG = "v1.2.3"


@pytest.fixture(scope="module")
def tiny_checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A git checkout of the tiny package with a tag, not to be changed."""
    path = write(tiny(), tmp_path_factory.mktemp("tiny") / "checkout")
    git(path, "init", "--quiet", "--template=")
    commit(path, TAG)
    return path


@pytest.fixture
def released(tmp_path: Path, released_scene: Path) -> Path:
    """A checkout to write into: the invented meeting, with one release."""
    return Path(shutil.copytree(released_scene, tmp_path / "released"))


@pytest.fixture
def checkout(tmp_path: Path, tiny_checkout: Path) -> Path:
    """A git checkout of the tiny package with a tag, to write into."""
    return Path(shutil.copytree(tiny_checkout, tmp_path / "checkout"))


def people(checkout: Path, revision: str = TAG) -> bytes:
    """Return the table of people as it stands in a revision."""
    with open_revision(revision, checkout) as package:
        return package.read("data/people.csv")


# A stranger's settings


def trap(checkout: Path) -> tuple[Path, str]:
    """Return a file that is there once the trap has snapped, and the command that snaps it: it works as a filter, a
    hook, a monitor, a pager, a transport and what else git may be told to run."""
    sign = checkout.parent / "snapped"
    script = checkout.parent / "trap.sh"
    script.write_text(f"#!/bin/sh\necho $0 $* >> '{sign}'\ncat\n", "utf-8", newline="\n")
    script.chmod(0o755)
    return sign, str(script)


SETTINGS = (
    "tar.zip.command", "tar.tar.command", "tar.tgz.command", "filter.trap.smudge", "filter.trap.clean",
    "filter.trap.process", "core.fsmonitor", "core.hooksPath", "core.sshCommand", "core.pager", "core.editor",
    "core.gitProxy", "core.askPass", "core.alternateRefsCommand", "diff.external", "diff.trap.command",
    "diff.trap.textconv", "merge.trap.driver", "pager.log", "pager.ls-tree", "pager.rev-parse", "pager.for-each-ref",
    "pager.cat-file", "alias.ls-tree", "alias.cat-file", "alias.rev-parse", "alias.for-each-ref", "alias.archive",
    "credential.helper", "gpg.program", "gpg.ssh.program", "interactive.diffFilter", "sequence.editor",
    "uploadpack.packObjectsHook", "remote.origin.uploadpack", "remote.origin.vcs", "trailer.trap.command",
    "browser.trap.cmd", "man.trap.cmd", "protocol.ext.allow",
)  # fmt: skip


def plant(checkout: Path, command: str) -> None:
    """Put a command wherever the configuration of a repository may name one, an included file and attributes too."""
    with (checkout / ".git" / "config").open("a", encoding="utf-8", newline="\n") as settings:
        for setting in SETTINGS:
            value = {"protocol.ext.allow": "always", "core.hooksPath": str(checkout.parent / "hooks")}.get(setting)
            bang = "!" if setting.startswith("alias.") else ""
            section, _, name = setting.rpartition(".")
            head, _, inner = section.partition(".")
            settings.write(f'[{head} "{inner}"]\n' if inner else f"[{head}]\n")
            settings.write(f'\t{name} = "{value or bang + command}"\n')
    assert git(checkout, "config", "--get", "filter.trap.smudge") == command
    hooks = checkout.parent / "hooks"
    hooks.mkdir()
    for name in ("post-checkout", "reference-transaction", "post-index-change", "pre-auto-gc", "fsmonitor-watchman"):
        (hooks / name).write_text(f"#!/bin/sh\n{command}\n", "utf-8", newline="\n")
        (hooks / name).chmod(0o755)
    shutil.copytree(hooks, checkout / ".git" / "hooks", dirs_exist_ok=True)
    included = checkout.parent / "included"
    included.write_text(f'[tar "zip"]\n\tcommand = {command}\n[alias]\n\tlog = "!{command}"\n', "utf-8", newline="\n")
    git(checkout, "config", "include.path", str(included))
    git(checkout, "config", "includeIf.gitdir:**.path", str(included))
    lines = "* filter=trap diff=trap merge=trap ident export-subst\n"
    (checkout / ".git" / "info").mkdir(exist_ok=True)
    (checkout / ".git" / "info" / "attributes").write_text(lines, "utf-8", newline="\n")


@POSIX
def test_no_command_of_a_checkout_runs(released: Path) -> None:
    """Of all that a repository's configuration may name, nothing runs, whatever command reads its releases."""
    checkout = released
    sign, command = trap(checkout)
    plant(checkout, command)
    subprocess.run([command], input=b"", check=True)
    assert sign.exists()  # the trap works
    sign.unlink()
    runs: list[list[str | Path]] = [
        ["validate", checkout, "--previous", "latest"], ["validate", checkout, "--previous", "HEAD"],
        ["diff", "HEAD", checkout, "--checkout", checkout], ["diff", f"v{VERSION}", "HEAD", "--checkout", checkout],
        ["release", "check", checkout], ["release", "notes", checkout],
    ]  # fmt: skip
    for args in runs:
        code, out, err = run_cli(*args)
        assert (code in (0, 1), err) == (True, ""), (args, out, err)
    assert not sign.exists()


@POSIX
def test_the_trap_snaps_where_git_opens_the_checkout_itself(checkout: Path) -> None:
    """The settings are such as git obeys: an archive made in the checkout itself runs them."""
    sign, command = trap(checkout)
    plant(checkout, command)
    subprocess.run(["git", "-C", str(checkout), "archive", "--format=zip", "--output=x.zip", "HEAD"], check=False)
    assert sign.exists()


@POSIX
def test_no_promise_of_a_partial_clone_is_called_in(checkout: Path) -> None:
    """Objects that a partial clone lacks are not fetched, by whatever transport the clone names; that is an error."""
    sign, command = trap(checkout)
    git(checkout, "config", "core.repositoryFormatVersion", "1")
    git(checkout, "config", "extensions.partialClone", "origin")
    git(checkout, "config", "remote.origin.promisor", "true")
    git(checkout, "config", "remote.origin.url", f"ext::{command}")
    git(checkout, "config", "protocol.ext.allow", "always")
    blob = git(checkout, "rev-parse", "HEAD:data/people.csv")
    (checkout / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    with pytest.raises(SocDataError, match=f"lacks the object {blob}"):
        people(checkout)
    assert not sign.exists()


def test_attributes_change_nothing(checkout: Path) -> None:
    """What is not to be exported, or to be filled in or rewritten when it is, is read as it was committed."""
    before = people(checkout)
    lines = "data/people.csv export-ignore\n* export-subst ident eol=crlf\n"
    (checkout / ".gitattributes").write_text(lines, "utf-8", newline="\n")
    commit(checkout)
    assert people(checkout, "HEAD") == before


def test_replaced_and_grafted_objects_are_not(checkout: Path) -> None:
    """A replacement shows another table, and a graft another history, to git; here the objects themselves count."""
    before = people(checkout)
    (checkout / "other").write_text("id,name,role,age\neve,Eve,chair,1\n", "utf-8", newline="\n")
    other = git(checkout, "hash-object", "-w", "other")
    git(checkout, "replace", git(checkout, "rev-parse", "HEAD:data/people.csv"), other)
    assert people(checkout) == before
    commit(checkout)
    (checkout / ".git" / "info").mkdir(exist_ok=True)
    (checkout / ".git" / "info" / "grafts").write_text(git(checkout, "rev-parse", "HEAD") + "\n", "utf-8", newline="\n")
    assert release_tags(checkout) == [TAG]


def test_settings_of_the_environment_lead_nowhere_else(
    checkout: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Variables that point git to another repository or to settings do not count."""
    other = write(tiny(), tmp_path / "other")
    git(other, "init", "--quiet")
    commit(other, "v9.9.9")
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(other))
    monkeypatch.setenv("GIT_INDEX_FILE", str(other / "none"))
    monkeypatch.setenv("GIT_OBJECT_DIRECTORY", str(other / ".git" / "objects"))
    monkeypatch.setenv("GIT_CONFIG_PARAMETERS", "'core.bare'='false'")
    assert release_tags(checkout) == [TAG]


@POSIX
def test_git_of_the_checkout_itself_is_not_run(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the search path has a relative directory, a `git` in the checkout is passed over."""
    sign, command = trap(checkout)
    shutil.copy(command, checkout / "git")
    monkeypatch.chdir(checkout)
    monkeypatch.setenv("PATH", f".{os.pathsep}{os.environ['PATH']}")
    assert release_tags(checkout) == [TAG]
    assert not sign.exists()


def test_borrowed_objects_are_refused(checkout: Path, tmp_path: Path) -> None:
    """A clone that borrows the objects of another directory, which its maker may have chosen, is refused."""
    git(tmp_path, "clone", "--quiet", "--shared", str(checkout), "shared")
    with pytest.raises(SocDataError, match="borrows objects"):
        people(tmp_path / "shared")


def test_a_submodule_holds_no_table(checkout: Path, tmp_path: Path) -> None:
    """A directory of tables that is another repository is not gone into."""
    head = git(checkout, "rev-parse", "HEAD")
    git(checkout, "rm", "-r", "--quiet", "--cached", "data")
    git(checkout, "update-index", "--add", "--cacheinfo", f"160000,{head},data")
    git(checkout, "commit", "--quiet", "--message", "a submodule")
    with open_revision("HEAD", checkout) as package, pytest.raises(FileNotFoundError):
        package.read("data/people.csv")


# Checkouts of every kind


KINDS = ("plain", "packed", "annotated", "worktree", "shallow", "sha256", "separate", "detached")


@pytest.fixture(scope="module", params=representatives(KINDS, "packed", "worktree", "shallow"))
def any_checkout(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkout with the tag, in each of the ways in which git keeps one, not to be changed."""
    kind = request.param
    tmp_path = tmp_path_factory.mktemp("any")
    path = write(tiny(), tmp_path / "checkout")
    git(path, "init", "--quiet", *(["--object-format=sha256"] if kind == "sha256" else []),
        *([f"--separate-git-dir={tmp_path / 'elsewhere'}"] if kind == "separate" else []))  # fmt: skip
    commit(path, None if kind == "annotated" else TAG)
    if kind == "annotated":
        git(path, "tag", "--annotate", "--message", "a release", TAG)
    if kind == "packed":
        git(path, "gc", "--quiet")
        assert not (path / ".git" / "refs" / "tags" / TAG).exists()
    if kind == "worktree":
        git(path, "worktree", "add", "--quiet", "--detach", str(tmp_path / "linked"))
        path = tmp_path / "linked"
        assert (path / ".git").is_file()
    if kind == "shallow":
        commit(path)
        git(tmp_path, "clone", "--quiet", "--depth", "2", f"file://{path}", "shallow")
        path = tmp_path / "shallow"
        commit(path)
    if kind == "detached":
        git(path, "checkout", "--quiet", "--detach")
    return path


def test_revisions_of_any_checkout(any_checkout: Path) -> None:
    """A tag, HEAD, a short id and a step back are read, however the checkout keeps its objects and refs."""
    head = git(any_checkout, "rev-parse", "--short", "HEAD")
    for revision in (TAG, f"refs/tags/{TAG}", "HEAD", head, f"{TAG}~0"):
        assert people(any_checkout, revision).startswith(b"id,name")


def test_tags_of_any_checkout(any_checkout: Path) -> None:
    """The release is found in each of them, except that a shallow clone cannot tell."""
    if any_checkout.name == "shallow":
        with pytest.raises(SocDataError, match="shallow"):
            release_tags(any_checkout)
    else:
        assert release_tags(any_checkout) == [TAG]


def test_a_release_is_its_tag(checkout: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A directory, or a branch, that has the name of a release is not taken for it."""
    git(checkout, "branch", TAG)
    decoy = tmp_path / "refs" / "tags" / TAG
    shutil.copytree(checkout, decoy)
    shutil.copytree(checkout, tmp_path / TAG)
    monkeypatch.chdir(tmp_path)
    with open_release(TAG, checkout) as package:
        assert not package.path.is_dir()
    with open_revision(TAG, checkout) as package:
        assert package.path.is_dir()  # a path that is asked for comes first


def test_a_tag_of_another_history_is_none_of_this_one(checkout: Path) -> None:
    """Tags of commits that HEAD does not come from are left out."""
    git(checkout, "checkout", "--quiet", "-b", "side")
    commit(checkout, "v2.0.0")
    git(checkout, "checkout", "--quiet", "-")
    assert release_tags(checkout) == [TAG]


# What cannot be looked at is not called valid


def without_git(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PATH", str(checkout.parent))
    return checkout


def of_somebody_else(checkout: Path, _: pytest.MonkeyPatch) -> Path:
    """As where git says that it detected dubious ownership: with nothing of its settings in force it can be read."""
    for file in (checkout, *checkout.rglob("*")):
        os.chown(file, 12345, 12345)
    refused = subprocess.run(["git", "-C", str(checkout), "tag"], capture_output=True)
    assert b"dubious" in refused.stderr
    return checkout


def in_a_subdirectory(checkout: Path, _: pytest.MonkeyPatch) -> Path:
    inner = checkout / "inner"
    inner.mkdir()
    for name in ("data", "schemas", "datapackage.json", "pyproject.toml", "CITATION.cff", ".zenodo.json"):
        (checkout / name).rename(inner / name)
    return inner


def damage(change: Callable[[Path], object]) -> Callable[[Path, pytest.MonkeyPatch], Path]:
    """Return a function that damages the git directory of a checkout."""

    def make(checkout: Path, _: pytest.MonkeyPatch) -> Path:
        change(checkout / ".git")
        return checkout

    return make


def empty(place: Path) -> None:
    shutil.rmtree(place)
    place.mkdir()


def no_pointer(place: Path) -> None:
    shutil.rmtree(place)
    place.write_text("nonsense", "utf-8", newline="\n")


def linked_refs(place: Path) -> None:
    (place / "refs" / "tags").rename(place / "tags")
    (place / "refs" / "tags").symlink_to("../tags")


UNSEEN = {
    "git is not installed": without_git,
    "not the top of its git checkout": in_a_subdirectory,
    "is not in a git checkout": damage(shutil.rmtree),
    "holds no objects": damage(empty),
    "holds no refs": damage(lambda place: shutil.rmtree(place / "refs")),
    "HEAD is not a regular file": damage(lambda place: (place / "HEAD").unlink()),
    "HEAD names no commit": damage(lambda place: (place / "HEAD").write_text("nonsense\n", "utf-8", newline="\n")),
    "HEAD names none": damage(lambda place: shutil.rmtree(place / "refs" / "heads")),
    "a line that is not a ref": damage(lambda place: (place / "packed-refs").write_bytes(b"\x00\xff nonsense\n")),
    "names no commit": damage(lambda place: (place / "refs" / "tags" / f"v{VERSION}").write_bytes(b"")),
    "damaged: HEAD": damage(lambda place: empty(place / "objects")),
    "names no directory": damage(no_pointer),
    "is a link": damage(linked_refs),
    "reftable": damage(lambda place: (place / "reftable").mkdir()),
}  # fmt: skip


@POSIX
@pytest.mark.parametrize("reason", UNSEEN)
def test_releases_that_cannot_be_seen_are_an_error(
    released: Path, monkeypatch: pytest.MonkeyPatch, reason: str
) -> None:
    """Where a checkout cannot tell its releases, each command says why, and none says valid or that there is none."""
    place = UNSEEN[reason](released, monkeypatch)
    runs: list[list[str | Path]] = [
        ["validate", place, "--previous", "latest"], ["release", "check", place], ["release", "notes", place]
    ]  # fmt: skip
    for args in runs:
        code, out, err = run_cli(*args)
        assert code in (1, 2)
        assert out == ""
        assert reason in err
        assert "no earlier release" not in err
        assert err.count("\n") == 1


def test_missing_objects_are_an_error(package: Path) -> None:
    """Where a table of the release is lost, it is told as such, and not as a table that was not there."""
    checkout = first_release(package)
    commit(checkout)
    blob = git(checkout, "rev-parse", f"v{VERSION}:data/people.csv")
    (checkout / ".git" / "objects" / blob[:2] / blob[2:]).chmod(0o644)
    (checkout / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    for args in (("validate", checkout, "--previous", "latest"), ("release", "check", checkout)):
        code, out, err = run_cli(*args)
        assert (code, out) == (1, "")
        assert f"lacks the object {blob}" in err


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root gives files away")
def test_a_checkout_of_somebody_else_is_read(released: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Git refuses a checkout of another user for its settings; with none in force its releases are read and judged."""
    checkout = of_somebody_else(released, monkeypatch)
    code, out, _ = run_cli("release", "check", checkout)
    assert code == 0
    assert f"Compared with v{VERSION}." in out


@POSIX
def test_a_pipe_in_a_git_directory_is_not_waited_for(checkout: Path) -> None:
    """A pipe in the place of a ref, which would never end, is an error."""
    os.mkfifo(checkout / ".git" / "refs" / "heads" / "pipe")
    with pytest.raises(SocDataError, match="not a regular file"):
        release_tags(checkout)


def test_a_checkout_is_looked_for_no_further_than_the_first(checkout: Path) -> None:
    """A damaged checkout inside another is an error, not a part of the other one."""
    (checkout / "inner" / ".git").mkdir(parents=True)
    with pytest.raises(SocDataError, match="damaged"), open_checkout(checkout / "inner"):
        pass
    with pytest.raises(UsageError, match="is not in a git checkout"), open_checkout(checkout.parent):
        pass


def test_a_tag_newer_than_the_version_is_an_error(released: Path) -> None:
    """Where the checkout comes from a later release than it says to be, both checks tell, the data being equal too."""
    checkout = released
    commit(checkout, "v9.0.0")
    code, out, _ = run_cli("validate", checkout, "--previous", "latest")
    assert code == 1
    assert "9.0.0 or later" in out
    assert "[versions_do_not_go_back]" in out
    code, out, _ = run_cli("release", "check", checkout)
    assert code == 1
    assert "[versions_do_not_go_back]" in out
    state(checkout, "9.0.0")
    assert "versions_do_not_go_back" not in run_cli("release", "check", checkout)[1]
