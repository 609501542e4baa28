"""The story of a second release: what is added, corrected, renamed or dropped gives its diff, version and notes."""

from __future__ import annotations

import re
from pathlib import Path

from helpers import add_row, copy_package, drop_row, edit, row_of, run_cli
from scene import stage
from soc_data.diff import Bump, Kind
from soc_data.diff.notes import draft, sections
from soc_data.metadata import VERSION
from soc_data.validation.validate import validate
from story import (
    CANDIDATE,
    PERSON,
    RENAMED,
    drop_column,
    first_release,
    is_fit_as,
    rename_person,
    rules_broken,
    since,
    state,
    step,
)


def test_story_a_session_is_added(checkout: Path) -> None:
    """A new session is one added row, a minor version, and a sentence with its kind, day and id."""
    add_row(checkout, "sessions", like="zz-2", id="zz-099", number="99", start="2007-01-02", end="2007-01-03")
    diff = since(checkout)
    assert [(c.kind, c.table, c.key) for c in diff.changes] == [(Kind.ROW_ADDED, "sessions", "zz-099")]
    assert (diff.required, diff.required_version) == (Bump.MINOR, step(Bump.MINOR))
    assert sections(diff) == {"Added": ["1 session added: 99th ordinary session, 2007-01-02 to 2007-01-03 (`zz-099`)."]}
    is_fit_as(checkout, Bump.MINOR)


def test_story_two_sessions_and_statements_are_added(checkout: Path) -> None:
    """Two sessions are named in one sentence; the statements are counted by session."""
    for number in ("98", "99"):
        add_row(checkout, "sessions", like="zz-2", id=f"zz-0{number}", number=number, start="209X", end="")
    for position in ("1", "2"):
        add_row(
            checkout, "statements", like="zz-1-s1", id=f"zz-098-s{position}", session_id="zz-098", position=position
        )
    assert sections(since(checkout))["Added"] == [
        "2 sessions added: 98th ordinary session, 209X (`zz-098`); 99th ordinary session, 209X (`zz-099`).",
        "2 statements added: 2 of `zz-098`.",
    ]


def test_story_a_vote_is_corrected(checkout: Path) -> None:
    """A corrected vote is one changed cell, a patch version, and a sentence with the old and the new value."""
    edit(checkout, "candidates", CANDIDATE, "votes", "54")
    diff = since(checkout)
    assert [(c.kind, c.key, c.column, c.old, c.new) for c in diff.changes] == [
        (Kind.VALUE_CHANGED, CANDIDATE, "votes", "53", "54")
    ]
    assert (diff.required, diff.required_version) == (Bump.PATCH, step(Bump.PATCH))
    name, office = row_of(checkout, "people", PERSON)["name"], row_of(checkout, "offices", "zz-chair")["name"]
    contest = f"{name} for {office} at `zz-1` (`{CANDIDATE}`)"
    assert sections(diff) == {"Fixed": [f"Votes (`candidates.votes`) of {contest} corrected from `53` to `54`."]}
    is_fit_as(checkout, Bump.PATCH)


def test_story_a_person_gets_another_id(checkout: Path) -> None:
    """A redirected id is told as such, the references follow it in silence, and a minor version is enough."""
    before = [finding.rule for finding in validate(checkout).findings]
    rename_person(checkout)
    found = [finding.rule for finding in validate(checkout).findings]
    assert found == [*before, "retirements_name_a_key_and_a_version"]  # until the version is raised, further down
    diff = since(checkout)
    assert [(c.table, c.old, c.new) for c in diff.of(Kind.ROW_REDIRECTED)] == [("people", PERSON, RENAMED)]
    assert CANDIDATE in [c.old for c in diff.of(Kind.ROW_FOLLOWED)]
    assert [c.key for c in diff.of(Kind.ROW_ADDED)] == [f"people/{PERSON}"]
    assert diff.of(Kind.ROW_REMOVED, Kind.VALUE_CHANGED) == []
    assert {c.kind for c in diff.changes} <= {
        Kind.ROW_REDIRECTED, Kind.ROW_FOLLOWED, Kind.REFERENCE_FOLLOWED, Kind.ROW_ADDED
    }  # fmt: skip
    assert diff.required is Bump.MINOR
    name = row_of(checkout, "people", RENAMED)["name"]
    changed = sections(diff)["Changed"]
    assert changed[0] == f"`{PERSON}` has a new id: {name} (`{RENAMED}`), and leads to it."
    assert re.fullmatch(r"[0-9]+ references to such ids follow\.", changed[1])
    is_fit_as(checkout, Bump.MINOR)


def test_story_a_person_goes_without_a_redirect(checkout: Path) -> None:
    """The same new id without a redirect is a lost id: a major version, and the check fails even then."""
    rename_person(checkout)
    drop_row(checkout, "retired", f"people/{PERSON}")
    diff = since(checkout)
    assert ("people", PERSON) in [(c.table, c.key) for c in diff.of(Kind.ROW_REMOVED)]
    assert diff.required is Bump.MAJOR
    state(checkout, step(Bump.MAJOR), log=draft(diff).partition("\n")[2])
    assert rules_broken(checkout) == ["ids_do_not_vanish"]


def test_story_a_column_is_dropped(checkout: Path) -> None:
    """A dropped column is a major version, which below 1.0.0 too means the next first number."""
    drop_column(checkout, "people", "note")
    diff = since(checkout)
    assert [(c.kind, c.name) for c in diff.changes] == [(Kind.COLUMN_REMOVED, "people.note")]
    assert (diff.required, diff.required_version) == (Bump.MAJOR, step(Bump.MAJOR))
    assert sections(diff) == {"Removed": ["Column `people.note`."]}
    is_fit_as(checkout, Bump.MAJOR)


def test_story_all_at_once(originals: Path, tmp_path: Path) -> None:
    """All of it together, beside rows of the shipped data: every part is told, and the largest step counts."""
    checkout = first_release(stage(copy_package(tmp_path / "checkout", originals / "part")))
    add_row(checkout, "sessions", like="ga-064", id="ga-099", number="99")
    edit(checkout, "candidates", CANDIDATE, "votes", "54")
    rename_person(checkout)
    drop_column(checkout, "places", "note")
    diff = since(checkout)
    told = sections(diff)
    assert list(told) == ["Added", "Changed", "Removed", "Fixed"]
    assert "corrected from `53` to `54`" in told["Fixed"][0]
    state(checkout, step(Bump.MAJOR), log=draft(diff).partition("\n")[2])
    assert rules_broken(checkout) == []
    code, out, _ = run_cli("diff", f"v{VERSION}", checkout, "--checkout", checkout)
    assert code == 0
    assert f"→ id redirected: {PERSON} → {RENAMED}" in out
    assert out.rstrip().endswith(f"a major version, {step(Bump.MAJOR)} or later, because of: column removed (1).")
