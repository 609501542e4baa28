"""How a diff is told, and which version it requires."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from changes import (
    CHANGES,
    code_added,
    column_removed,
    differ,
    row_added,
    row_redirected,
    row_removed_by_composite_key,
    value_changed,
    value_emptied,
)
from soc_data.diff import Bump, Change, Kind, bump_between, next_version
from soc_data.diff.labels import ordinal
from soc_data.diff.notes import sections
from soc_data.diff.rendering import MARKDOWN_LINES, as_json, as_markdown, as_text
from tiny import Spec, tiny

# Versions


@pytest.mark.parametrize(
    ("version", "bump", "expected"),
    [("0.1.0", Bump.MAJOR, "1.0.0"), ("0.1.9", Bump.MINOR, "0.2.0"), ("1.2.3", Bump.PATCH, "1.2.4"),
     ("1.2.3", Bump.NONE, "1.2.3")],
)  # fmt: skip
def test_next_version(version: str, bump: Bump, expected: str) -> None:
    """A step leads to the next version, below 1.0.0 as above."""
    assert next_version(version, bump) == expected


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [("0.1.0", "1.0.0", Bump.MAJOR), ("1.2.3", "1.3.0", Bump.MINOR), ("1.9.0", "1.9.1", Bump.PATCH),
     ("1.10.0", "1.9.9", Bump.NONE), ("1.0.0", "1.0.0", Bump.NONE), ("1.2.3", "3.0.0", Bump.MAJOR)],
)  # fmt: skip
def test_bump_between(old: str, new: str, expected: Bump) -> None:
    """The step between two versions goes by numbers, not by text; backwards is no step."""
    assert bump_between(old, new) == expected


@pytest.mark.parametrize("version", ["", "1.0", "v1.0.0", "1.0.0-rc1", "01.0.0", "1.0.٣"])
def test_other_versions_are_refused(version: str) -> None:
    """Only X.Y.Z in plain digits is a version."""
    with pytest.raises(ValueError, match=r"X\.Y\.Z"):
        next_version(version, Bump.PATCH)


def test_without_a_version_the_step_alone_is_told(tmp_path: Path) -> None:
    """Where the old package has no version, the step is told and no number is made up."""
    base = tiny()
    del base["descriptor"]["version"]
    diff = differ(tmp_path, value_changed, base=base)
    assert diff.required_version is None
    assert "Required: a patch, because of: value corrected (1)." in as_text(diff)


def test_the_policy_in_words_names_every_kind() -> None:
    """docs/versioning.md names every kind of change under the step that it requires."""
    page = (Path(__file__).parents[1] / "docs" / "versioning.md").read_text("utf-8")
    parts = {
        name: re.sub(r"\s+", " ", text)
        for name, text in re.findall(r"\*\*(\w+)\*\* \(`.`\)(.*?)(?=\n\*\*|\nOnly|\nA change)", page, re.DOTALL)
    }
    assert {kind for kind in Kind if kind.words not in parts[kind.bump.word.title()]} == set()


# How it is told


def everything(spec: Spec) -> None:
    for change in (column_removed, code_added, row_redirected, value_changed, row_removed_by_composite_key):
        change(spec)


def test_text_tells_each_change_and_ends_with_the_version(tmp_path: Path) -> None:
    """The text has the tables, a line a change with its sign, counted references, and at the end the version."""
    text = as_text(differ(tmp_path, everything))
    assert "  - column removed: name" in text
    assert "  + code added: role, guest: (empty) → Was asked to come." in text
    assert "  → id redirected: ada → ada-b" in text
    assert "  ~ value corrected: first/ada-b, votes: 53 → 54" in text
    assert "3 references that follow a redirected id" in text
    assert text.splitlines()[-1] == (
        "Required: a major version, 2.0.0 or later, because of: column removed (1); row removed (1)."
    )


def test_text_without_changes_says_so(tmp_path: Path) -> None:
    """Two equal packages give a title and one sentence."""
    text = as_text(differ(tmp_path))
    assert text.splitlines()[1:] == ["", "No changes: no new version is required."]


def test_text_spells_out_control_characters(tmp_path: Path) -> None:
    """A value of a stranger's package cannot send commands to the terminal."""
    diff = differ(tmp_path, lambda spec: spec["people"]["rows"][0].__setitem__(1, "\x1b[31mAda\u202e"))
    assert "<U+001B>[31mAda<U+202E>" in as_text(diff)
    assert "\x1b" not in as_text(diff) + as_markdown(diff)


def test_markdown_has_verdict_sentences_and_details(tmp_path: Path) -> None:
    """The Markdown has the version in bold, the sentences of the change log, and each table folded."""
    text = as_markdown(differ(tmp_path, everything))
    assert "**Required: a major version, 2.0.0 or later, because of: column removed (1); row removed (1).**" in text
    assert "### Removed\n\n- Column `people.name`." in text
    assert "- value corrected: `first/ada-b`, `votes`: `53` → `54`" in text
    assert text.count("<details>") == text.count("</details>") == 4


def test_markdown_counts_what_is_too_long_and_quotes_what_is_markup(tmp_path: Path) -> None:
    """A long list is cut and counted; a value that is Markdown or HTML stays text."""
    rows = [[f"p{i}", f"<b>P{i}</b> `x` @all", "", ""] for i in range(MARKDOWN_LINES + 2)]
    text = as_markdown(differ(tmp_path, lambda spec: spec["people"]["rows"].extend(rows)))
    assert "- and 2 more" in text
    assert r"\<b\>P0\</b\> \`x\` \@all (`p0`)" in text
    assert "<b>" not in text


def test_json_has_every_change(tmp_path: Path) -> None:
    """The JSON has versions, step, reasons, and each change with its step, the cells of added rows included."""
    content = json.loads(as_json(differ(tmp_path, value_changed, row_added)))
    assert content["old"]["version"] == "1.2.3"
    assert content["required"] == {"bump": "minor", "version": "1.3.0", "reasons": ["row added (1)"]}
    assert content["changes"] == [
        {"kind": "row_added", "table": "people", "key": "dan", "bump": "minor",
         "row": {"id": "dan", "name": "Dan", "role": None, "age": None}},
        {"kind": "value_changed", "table": "votes", "key": "first/ada", "column": "votes", "old": "53", "new": "54",
         "bump": "patch"},
    ]  # fmt: skip


def test_json_tells_empty_from_missing(tmp_path: Path) -> None:
    """A cell that was emptied has null as its new value, and text that reads NA stays text."""
    change = json.loads(as_json(differ(tmp_path, value_emptied)))["changes"][0]
    assert (change["old"], change["new"]) == ("NA", None)


def test_json_without_changes_is_empty(tmp_path: Path) -> None:
    """Two equal packages give an empty list and no step."""
    content = json.loads(as_json(differ(tmp_path)))
    assert content["changes"] == []
    assert content["required"] == {"bump": "none", "version": "1.2.3", "reasons": []}


def test_sentences_of_every_kind(tmp_path: Path) -> None:
    """Every kind of change that is not a mere consequence is told in a sentence that names it."""
    for number, change in enumerate(CHANGES):
        diff = differ(tmp_path / str(number), change)
        text = "\n".join(sentence for some in sections(diff).values() for sentence in some)
        names = [c.name for c in diff.changes if c.kind not in (Kind.ROW_FOLLOWED, Kind.REFERENCE_FOLLOWED)]
        assert [n for n in names if n not in text and not n.startswith("people/")] == [], change.__name__


def test_many_rows_are_counted(tmp_path: Path) -> None:
    """Of many added rows the first are named; of many corrected cells likewise."""
    rows = [[f"p{i}", "", "", ""] for i in range(30)]
    added = sections(differ(tmp_path / "a", lambda spec: spec["people"]["rows"].extend(rows)))["Added"]
    assert added[0].startswith("30 people added: `p0`; `p1`")
    assert added[0].endswith("and 10 more.")
    base = tiny()
    base["people"]["rows"] += rows
    fixed = differ(tmp_path / "b", lambda spec: [r.__setitem__(1, "X") for r in spec["people"]["rows"]], base=base)
    assert sections(fixed)["Fixed"][0].startswith("Name (`people.name`) corrected in 33 people: `ada`;")


def test_every_removed_id_is_named(tmp_path: Path) -> None:
    """However many ids go, each is named."""
    base = tiny()
    base["people"]["rows"] += [[f"p{i}", "", "", ""] for i in range(30)]
    removed = sections(differ(tmp_path, lambda spec: spec["people"].update(rows=[]), base=base))["Removed"][0]
    assert all(f"`p{i}`" in removed for i in range(30))


@pytest.mark.parametrize(("number", "word"), [("1", "1st"), ("2", "2nd"), ("3", "3rd"), ("11", "11th"), ("13", "13th"),
                                              ("64", "64th"), ("101", "101st"), ("x", "x"), ("٣", "٣")])  # fmt: skip
def test_ordinals(number: str, word: str) -> None:
    """Numbers of sessions become English ordinals; what is no number stays as it is."""
    assert ordinal(number) == word


def test_a_change_of_the_package_has_a_name() -> None:
    """A change that concerns no table is named by the property, or as the descriptor."""
    assert Change(Kind.LICENCE_CHANGED, aspect="licenses").name == "licenses"
    assert Change(Kind.PACKAGE_REWORDED).name == "datapackage.json"
