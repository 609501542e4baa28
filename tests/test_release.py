"""Whether a checkout is fit to be released: every rule of the check, the commands, and this project's own files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from helpers import CHECKOUT, commit, copy_package, drop_row, edit, git, read_rows, run_cli, zip_package
from soc_data import metadata
from soc_data.diff import Bump
from soc_data.diff.changelog import section
from soc_data.diff.notes import draft
from soc_data.errors import SocDataError
from soc_data.metadata import VERSION
from soc_data.release import RULES, check_release, compare_with_previous
from story import (
    CANDIDATE,
    PERSON,
    change_descriptor,
    drop_column,
    fields_of,
    rename_person,
    retire,
    rules_broken,
    set_fields,
    since,
    state,
    step,
)

# The check, rule by rule


def test_nothing_changed_is_fit(checkout: Path) -> None:
    """The release itself, and a later commit with the same data, pass."""
    assert rules_broken(checkout, f"v{VERSION}") == []
    state(checkout, step(Bump.PATCH), log="The data are the same.")
    assert rules_broken(checkout) == []


@pytest.mark.parametrize("file", ["pyproject.toml", "CITATION.cff", ".zenodo.json", "CHANGELOG.md"])
@pytest.mark.parametrize("missing", [False, True])
def test_versions_agree(checkout: Path, file: str, missing: bool) -> None:
    """A file that states another version than datapackage.json, or is not there, is found."""
    path = checkout / file
    if missing:
        path.unlink()
    else:
        path.write_text(path.read_text("utf-8").replace(VERSION, "9.9.9"), "utf-8", newline="\n")
    found = check_release(checkout).findings
    assert ("versions_agree", file) in [(f.rule, f.file) for f in found]
    assert {f.file for f in found} == {file}


def test_the_version_of_the_descriptor_counts(checkout: Path) -> None:
    """Where datapackage.json states another version, or none, every other file is found to differ."""
    change_descriptor(checkout, "datapackage.json", version="9.9.9")
    assert [f.file for f in check_release(checkout).findings] == [
        "pyproject.toml",
        "CITATION.cff",
        ".zenodo.json",
        "CHANGELOG.md",
    ]
    change_descriptor(checkout, "datapackage.json", version="9.9")
    assert ("datapackage.json", "9.9") in [(f.file, f.value) for f in check_release(checkout).findings]


def test_the_version_of_pyproject_may_stand_in_a_module(checkout: Path) -> None:
    """A version that pyproject.toml takes from a module is read there."""
    hatch = 'dynamic = ["version"]\n[tool.hatch.version]\npath = "about.py"\npattern = "V = \'(?P<version>[^\']+)\'"\n'
    (checkout / "pyproject.toml").write_text(f"[project]\n{hatch}", "utf-8", newline="\n")
    (checkout / "about.py").write_text(f"V = '{VERSION}'\n", "utf-8", newline="\n")
    assert rules_broken(checkout) == []
    (checkout / "about.py").write_text("V = '9.9.9'\n", "utf-8", newline="\n")
    assert [(f.file, f.value) for f in check_release(checkout).findings] == [("pyproject.toml", "9.9.9")]


def test_files_that_cannot_be_read_are_found(checkout: Path) -> None:
    """A file that is broken states nothing, and that is found rather than raised."""
    (checkout / "pyproject.toml").write_text("[project", "utf-8", newline="\n")
    (checkout / ".zenodo.json").write_text("[]", "utf-8", newline="\n")
    (checkout / "CITATION.cff").write_bytes(b"\xff")
    assert {(f.file, f.value) for f in check_release(checkout).findings} == {
        ("pyproject.toml", "nothing"), (".zenodo.json", "nothing"), ("CITATION.cff", "nothing")
    }  # fmt: skip


@pytest.mark.parametrize("file", ["CITATION.cff", ".zenodo.json", "CHANGELOG.md"])
def test_dates_agree(checkout: Path, file: str) -> None:
    """A file that states another day of release than datapackage.json is found."""
    path = checkout / file
    path.write_text(path.read_text("utf-8").replace(metadata.RELEASED, "2007-01-01"), "utf-8", newline="\n")
    assert [(f.rule, f.file) for f in check_release(checkout).findings] == [("dates_agree", file)]


def test_dois_agree(checkout: Path) -> None:
    """A DOI stands in datapackage.json and CITATION.cff, or in neither; one that stands alone or differs is found."""
    citation = checkout / "CITATION.cff"
    plain = citation.read_text("utf-8")
    citation.write_text(f"{plain}doi: 10.1234/zz.5\n", "utf-8", newline="\n")
    assert [(f.rule, f.file, f.value) for f in check_release(checkout).findings] == [
        ("dois_agree", "CITATION.cff", "10.1234/zz.5")
    ]
    change_descriptor(checkout, "datapackage.json", id="https://doi.org/10.1234/zz.5")
    assert rules_broken(checkout) == []
    citation.write_text(f"{plain}doi: 10.1234/zz.6\n", "utf-8", newline="\n")
    assert rules_broken(checkout) == ["dois_agree"]
    citation.write_text(plain, "utf-8", newline="\n")
    assert rules_broken(checkout) == ["dois_agree"]


def test_tag_names_the_version(checkout: Path) -> None:
    """The tag that is being released must be v and the version."""
    assert rules_broken(checkout, "v9.9.9") == ["tag_names_the_version"]
    assert rules_broken(checkout, f"v{VERSION}") == []


def test_released_versions_stay(checkout: Path) -> None:
    """Data that differ from the tag of the same version are found, whatever the step."""
    edit(checkout, "candidates", CANDIDATE, "votes", "54")
    assert rules_broken(checkout) == ["released_versions_stay"]


def test_a_version_that_goes_back_is_too_small(checkout: Path) -> None:
    """A version lower than the last one is no step at all."""
    edit(checkout, "candidates", CANDIDATE, "votes", "54")
    state(checkout, "0.0.1")
    assert rules_broken(checkout) == ["version_is_large_enough"]


def test_on_the_tag_the_release_before_counts(checkout: Path) -> None:
    """When a release is checked on its own tag, it is compared with the one before: a small step still fails."""
    drop_column(checkout, "people", "note")
    state(checkout, step(Bump.PATCH), log="`people.note` is gone.")
    commit(checkout, f"v{step(Bump.PATCH)}")
    assert rules_broken(checkout, f"v{step(Bump.PATCH)}") == ["version_is_large_enough"]


def test_the_tag_counts_and_no_branch_of_its_name(checkout: Path) -> None:
    """A branch that is called like the last tag does not stand in for it."""
    edit(checkout, "candidates", CANDIDATE, "votes", "54")
    commit(checkout)
    git(checkout, "branch", f"v{VERSION}")
    assert rules_broken(checkout) == ["released_versions_stay"]


@pytest.mark.parametrize("mention", ["people.note", "`people.notes`", "`note`", ""])
def test_changelog_must_name_what_is_gone(checkout: Path, mention: str) -> None:
    """A change log that does not name a dropped column in backticks, with its table, fails; one that does passes."""
    drop_column(checkout, "people", "note")
    state(checkout, step(Bump.MAJOR), log=f"Gone: {mention}.")
    assert [(f.rule, f.file, f.expected) for f in check_release(checkout).findings] == [
        ("changelog_tells_what_breaks", "CHANGELOG.md", "`people.note`: column removed")
    ]
    text = (checkout / "CHANGELOG.md").read_text("utf-8").replace(f"Gone: {mention}", "Gone: `people.note`")
    (checkout / "CHANGELOG.md").write_text(text, "utf-8", newline="\n")
    assert rules_broken(checkout) == []


def test_an_older_section_of_the_changelog_does_not_count(checkout: Path) -> None:
    """What an earlier release told is not told again by that."""
    log = (checkout / "CHANGELOG.md").read_text("utf-8")
    (checkout / "CHANGELOG.md").write_text(f"{log}\n`people.note`\n", "utf-8", newline="\n")
    drop_column(checkout, "people", "note")
    state(checkout, step(Bump.MAJOR), log="Something else.")
    assert rules_broken(checkout) == ["changelog_tells_what_breaks"]


def test_changelog_must_name_redirected_and_removed_ids_and_codes(checkout: Path) -> None:
    """A redirected id, an id that is gone for good and a code that is gone must each be named."""
    rename_person(checkout)
    gone = next(row["id"] for row in read_rows(checkout, "evidence"))
    drop_row(checkout, "evidence", gone)
    retire(checkout, "evidence", gone)
    fields = fields_of(checkout, "sessions")
    fields["mode"]["constraints"]["enum"].remove("remote")
    fields["mode"]["categories"] = [c for c in fields["mode"]["categories"] if c["value"] != "remote"]
    set_fields(checkout, "sessions", fields)
    state(checkout, step(Bump.MAJOR))
    found = {f.expected for f in check_release(checkout).findings}
    assert found == {f"`{PERSON}`: id redirected", f"`{gone}`: row removed", "`remote`: code removed"}
    body = draft(since(checkout)).partition("\n")[2]
    text = (checkout / "CHANGELOG.md").read_text("utf-8").replace("\n\n\n", f"\n{body}\n", 1)
    (checkout / "CHANGELOG.md").write_text(text, "utf-8", newline="\n")
    assert rules_broken(checkout) == []


def test_every_rule_has_an_example() -> None:
    """Each rule of the release check is broken by a test of this file."""
    text = Path(__file__).read_text("utf-8")
    assert [rule for rule in RULES if f'"{rule}"' not in text] == []


# Without an earlier release, and with another one than the last


def test_without_a_tag_the_rest_is_checked(package: Path) -> None:
    """With no earlier release the check says so, and still compares the files."""
    git(package, "init", "--quiet")
    state(package)
    commit(package)
    done = check_release(package)
    assert (done.findings, done.compared) == ((), "There is no earlier release to compare with.")
    (package / "CITATION.cff").unlink()
    assert rules_broken(package) == ["versions_agree", "dates_agree"]


def test_notes_without_a_tag_ask_for_one(package: Path) -> None:
    """With no earlier release there is nothing to draft from, and the command says what to do."""
    git(package, "init", "--quiet")
    commit(package)
    with pytest.raises(SocDataError, match="--previous"):
        compare_with_previous(package)
    code, out, err = run_cli("release", "notes", package)
    assert (code, out) == (1, "")
    assert "no earlier release" in err


def test_a_shallow_clone_does_not_pass_in_silence(checkout: Path, tmp_path: Path) -> None:
    """Where the tags cannot be seen, the check fails rather than finding no release."""
    commit(checkout)
    git(tmp_path, "clone", "--quiet", "--depth", "1", "--no-tags", f"file://{checkout}", "shallow")
    with pytest.raises(SocDataError, match="shallow"):
        check_release(tmp_path / "shallow")


def test_previous_may_be_a_path_a_zip_or_a_revision(checkout: Path, tmp_path: Path) -> None:
    """The release to compare with can be given in each of the ways in which a package can."""
    old = copy_package(tmp_path / "old", checkout)
    state(checkout, step(Bump.PATCH))
    for previous in (old, zip_package(old), "HEAD"):
        code, out, _ = run_cli("release", "check", checkout, "--previous", previous)
        assert code == 0
        assert f"Compared with {previous}" in out


# The commands


def test_check_command(checkout: Path) -> None:
    """The command exits with 0 and says what it compared with; with 1 and findings in each format where one is."""
    code, out, _ = run_cli("release", "check", checkout)
    assert code == 0
    assert f"Compared with v{VERSION}. No changes: no new version is required." in out
    edit(checkout, "candidates", CANDIDATE, "votes", "54")
    for form, wanted in (("text", "[released_versions_stay]"), ("github", "::error file=datapackage.json")):
        code, out, _ = run_cli("release", "check", checkout, "--format", form)
        assert code == 1
        assert wanted in out
    code, out, _ = run_cli("release", "check", checkout, "--format", "json")
    assert [f["rule"] for f in json.loads(out)["findings"]] == ["released_versions_stay"]


def test_notes_command(checkout: Path) -> None:
    """The command prints a section of the change log under the version that the changes require."""
    edit(checkout, "candidates", CANDIDATE, "votes", "54")
    code, out, _ = run_cli("release", "notes", checkout)
    assert code == 0
    assert out.startswith(f"## [{step(Bump.PATCH)}] - unreleased\n\n### Fixed\n\n- Votes (`candidates.votes`) of ")


def test_notes_without_a_change_say_so(checkout: Path) -> None:
    """Equal data give a section that says that nothing changed."""
    code, out, _ = run_cli("release", "notes", checkout)
    assert code == 0
    assert "No change in the data." in out


@pytest.mark.parametrize("arguments", [(), ("check", "--format", "xml"), ("build",), ("publish",)])
def test_wrong_usage(arguments: tuple[str, ...]) -> None:
    """An action that is missing, unknown or incomplete is wrong usage."""
    code, _, err = run_cli("release", *arguments)
    assert code == 2
    assert "usage: soc-data release" in err


def test_section_of_a_changelog() -> None:
    """The sections above a version are taken, the top one alone where none is named, none where it is the top one."""
    log = "# Changelog\n\n## [3.0.0] - 2007-01-01\nc\n## 2.0.0\nb\n## [1.0.0] - 2006-01-01\na\n"
    assert section(log) == "## [3.0.0] - 2007-01-01\nc\n"
    assert section(log, "1.0.0") == "## [3.0.0] - 2007-01-01\nc\n## 2.0.0\nb\n"
    assert section(log, "3.0.0") == section("", "1.0.0") == ""


# The project's own files


def test_this_checkout_states_one_version_and_day() -> None:
    """CITATION.cff, .zenodo.json and the top of CHANGELOG.md have the version and the day of the package."""
    citation = yaml.safe_load((CHECKOUT / "CITATION.cff").read_text("utf-8"))
    zenodo = json.loads((CHECKOUT / ".zenodo.json").read_text("utf-8"))
    stated = {(citation["version"], str(citation["date-released"])), (zenodo["version"], zenodo["publication_date"])}
    assert stated == {(VERSION, metadata.RELEASED)}
    assert section((CHECKOUT / "CHANGELOG.md").read_text("utf-8")).startswith(f"## [{VERSION}] - {metadata.RELEASED}\n")


def test_this_checkout_describes_itself_alike() -> None:
    """CITATION.cff and .zenodo.json have title, description, keywords, authors and licence of the package."""
    citation = yaml.safe_load((CHECKOUT / "CITATION.cff").read_text("utf-8"))
    zenodo = json.loads((CHECKOUT / ".zenodo.json").read_text("utf-8"))
    assert citation["title"] == zenodo["title"] == metadata.TITLE
    assert citation["abstract"] == zenodo["description"] == metadata.DESCRIPTION
    assert citation["keywords"] == zenodo["keywords"] == metadata.KEYWORDS
    assert citation["authors"] == zenodo["creators"] == [{"name": c["title"]} for c in metadata.CONTRIBUTORS]
    assert citation["license"] == metadata.LICENSES[0]["name"] == zenodo["license"].upper()


def test_the_release_workflow_is_whole() -> None:
    """The workflow runs on tags, checks before it builds, builds before it publishes, and holds no lasting secret."""
    text = (CHECKOUT / ".github" / "workflows" / "release.yml").read_text("utf-8")
    jobs = yaml.safe_load(text)["jobs"]
    assert [jobs[name].get("needs") for name in ("check", "build", "publish", "release")] == [
        None, "check", "build", "publish"
    ]  # fmt: skip
    assert 'release check --format github --tag "$GITHUB_REF_NAME"' in text
    assert jobs["publish"]["permissions"] == {"id-token": "write"}
    assert "secrets." not in text
