"""An id stands for what it stood for: one that passes to somebody else is seen, and a correction is none."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from helpers import TABLES, add_row, drop_row, edit, read_rows, representatives, row_of, run_cli, write_rows
from soc_data import validate
from soc_data.diff import Bump, Kind, compare
from soc_data.diff.snapshots import Snapshot, snapshot
from soc_data.reading.package import root
from soc_data.release import check_release
from soc_data.tables.models import MODELS

Passed = list[tuple[str, str]]


@pytest.fixture
def earlier(package: Path) -> Path:
    """A copy of the package, as it was released, with a group that has a part in a statement."""
    add_row(package, "parties", like="zz-1-s2-supported-zz-body", id="zz-1-s2-supported-a-group", organization_id="",
            group_label="people of Zztown", as_stated="")  # fmt: skip
    return Path(shutil.copytree(package, package.parent / "earlier"))


def exchange(package: Path, table: str, one: str, other: str) -> None:
    """Let two ids of a table change places, and nothing that refers to them."""
    rows = read_rows(package, table)
    for row in rows:
        row["id"] = {one: other, other: one}.get(row["id"], row["id"])
    write_rows(package, table, rows)


def two_people_exchanged(package: Path) -> Passed:
    exchange(package, "people", "zz-one", "zz-two")
    for row in ("zz-one-n1", "zz-two-n1"):
        person = row_of(package, "names", row)["person_id"]
        edit(package, "names", row, "person_id", "zz-two" if person == "zz-one" else "zz-one")
    return [("people", "zz-one"), ("people", "zz-two"), ("names", "zz-one-n1"), ("names", "zz-two-n1")]


def two_people_exchanged_in_their_own_table(package: Path) -> Passed:
    for person in ("zz-one", "zz-two"):
        edit(package, "people", person, "name_basis", "editorial")
    exchange(package, "people", "zz-one", "zz-two")
    return [("people", "zz-one"), ("people", "zz-two")]


def two_statements_exchanged(package: Path) -> Passed:
    exchange(package, "statements", "zz-1-s1", "zz-1-s2")
    return [("statements", "zz-1-s1"), ("statements", "zz-1-s2")]


def a_person_of_whom_every_spelling_changed(package: Path) -> Passed:
    edit(package, "people", "zz-two", "name", "Quite Somebody")
    edit(package, "names", "zz-two-n1", "name", "Quiet Somebody")
    return [("people", "zz-two"), ("names", "zz-two-n1")]


def a_session_with_another_number_on_other_days(package: Path) -> Passed:
    for name, value in {"number": "3", "start": "2006-08-05"}.items():
        edit(package, "sessions", "zz-2", name, value)
    return [("sessions", "zz-2")]


def a_session_of_another_body(package: Path) -> Passed:
    edit(package, "sessions", "zz-2", "body_id", "soc-general-assembly")
    return [("sessions", "zz-2")]


def an_office_of_another_body(package: Path) -> Passed:
    edit(package, "offices", "zz-chair", "organization_id", "soc-general-assembly")
    return [("offices", "zz-chair")]


def a_term_of_somebody_else(package: Path) -> Passed:
    edit(package, "officers", "zz-chair-two", "person_id", "zz-one")
    return [("officers", "zz-chair-two")]


def a_source_with_another_title_and_address(package: Path) -> Passed:
    edit(package, "sources", "zz-text", "title", "Minutes")
    edit(package, "sources", "zz-text", "url", "https://elsewhere.net/1")
    return [("sources", "zz-text")]


def a_statement_that_says_something_else(package: Path) -> Passed:
    edit(package, "statements", "zz-1-s2", "act", "warns")
    edit(package, "statements", "zz-1-s2", "summary", "Nothing was left for discussion.")
    return [("statements", "zz-1-s2")]


def evidence_on_another_cell(package: Path) -> Passed:
    edit(package, "evidence", "zz-1-end-e1", "field", "start")
    return [("evidence", "zz-1-end-e1")]


PASSED = [
    two_people_exchanged, two_people_exchanged_in_their_own_table, two_statements_exchanged,
    a_person_of_whom_every_spelling_changed, a_session_with_another_number_on_other_days,
    a_session_of_another_body, an_office_of_another_body, a_term_of_somebody_else,
    a_source_with_another_title_and_address, a_statement_that_says_something_else, evidence_on_another_cell,
]  # fmt: skip


def found(package: Path, earlier: Path) -> Passed:
    """Return the ids of which `validate --previous` says that they have passed on."""
    findings = validate(package, previous=str(earlier)).findings
    return [
        (f.file.removeprefix("data/").removesuffix(".csv"), f.key or "")
        for f in findings
        if f.rule == "ids_keep_their_meaning"
    ]


@pytest.mark.parametrize("change", PASSED, ids=lambda change: change.__name__)
def test_an_id_that_passes_on_is_seen(package: Path, earlier: Path, change: Callable[[Path], Passed]) -> None:
    """`validate --previous` names the id, and a diff requires a major version."""
    wanted = change(package)
    assert sorted(found(package, earlier)) == sorted(wanted)
    diff = compare(snapshot(earlier), snapshot(package))
    assert diff.required is Bump.MAJOR
    assert {(c.table, c.key) for c in diff.of(Kind.ID_PASSED_ON)} == set(wanted)


@pytest.mark.parametrize(
    "change",
    [a_session_with_another_number_on_other_days, an_office_of_another_body],
    ids=lambda change: change.__name__,
)
def test_an_entry_of_the_change_log_says_that_it_is_the_same(
    package: Path, earlier: Path, change: Callable[[Path], Passed]
) -> None:
    """An id that CHANGELOG.md names above the earlier release is taken for the same."""
    ((_, key),) = change(package)
    version = json.loads((earlier / "datapackage.json").read_text("utf-8"))["version"]
    log = f"## [9.0.0] - 2007-01-01\n\n- `{key}` is the same.\n\n## [{version}] - 2006-01-01\n"
    (package / "CHANGELOG.md").write_text(log, "utf-8")
    assert found(package, earlier) == []
    (package / "CHANGELOG.md").write_text(log.replace(key, f"{key}-x"), "utf-8")
    assert len(found(package, earlier)) == 1


def a_name_spelt_otherwise(package: Path) -> None:
    edit(package, "people", "zz-two", "name", "Zztoo Zz-Second")
    edit(package, "names", "zz-two-n1", "name", "Zztou Zzsecond")


def a_session_a_day_later(package: Path) -> None:
    edit(package, "sessions", "zz-2", "start", "2006-06-06")


def a_session_with_a_number_that_was_not_known(package: Path) -> None:
    edit(package, "sessions", "zz-2", "number", "")


def a_statement_in_other_words(package: Path) -> None:
    edit(package, "statements", "zz-1-s2", "act", "praises")
    edit(package, "statements", "zz-1-s2", "summary", "The chair praised the body.")


def a_group_spelt_otherwise(package: Path) -> None:
    edit(package, "parties", "zz-1-s2-supported-a-group", "group_label", "the People of Zz-town")


def _lead(package: Path, one: str, other: str) -> None:
    """Retire an id of a person; whatever referred to it refers to another one."""
    for table, column in (("names", "person_id"), ("officers", "person_id"), ("candidates", "person_id"),
                          ("participants", "person_id"), ("statements", "speaker_person_id")):  # fmt: skip
        rows = read_rows(package, table)
        for row in rows:
            row[column] = other if row[column] == one else row[column]
        write_rows(package, table, rows)
    add_row(package, "retired", table_name="people", id=one, replaced_by=other, retired_in="0.1.0",
            reason="A test.")  # fmt: skip
    edit(package, "retired", "people/zz-uno", "replaced_by", other)


def a_person_under_a_new_id(package: Path) -> None:
    edit(package, "people", "zz-one", "id", "zz-first")
    _lead(package, "zz-one", "zz-first")


def two_people_who_are_one_under_the_other_name(package: Path) -> None:
    drop_row(package, "people", "zz-one")
    edit(package, "people", "zz-two", "name", "Zzone Zzfirst")
    _lead(package, "zz-one", "zz-two")


@pytest.mark.parametrize(
    "change",
    [
        a_name_spelt_otherwise, a_session_a_day_later, a_session_with_a_number_that_was_not_known,
        a_statement_in_other_words, a_group_spelt_otherwise, a_person_under_a_new_id,
        two_people_who_are_one_under_the_other_name,
    ],
    ids=lambda change: change.__name__,
)  # fmt: skip
def test_a_correction_is_no_other_thing(package: Path, earlier: Path, change: Callable[[Path], None]) -> None:
    """A value that is corrected, and what follows a retired id, leaves the ids with what they stood for."""
    change(package)
    assert found(package, earlier) == []


@pytest.fixture(scope="module")
def shipped_rows() -> Snapshot:
    """The shipped tables as text."""
    return snapshot(root())


ONE_KEY = [table for table in TABLES if MODELS[table].table.key == ("id",)]
ALIKE = {"names": 0.95, "parties": 0.99, "officers": 0.99}
"""Table -> the least share of its ids that is told: some terms and spellings stand twice."""


@pytest.mark.parametrize("table", representatives(ONE_KEY, "people", "parties", "officers"))
def test_whatever_its_neighbour_is(shipped_rows: Snapshot, table: str) -> None:
    """In each table, ids that all pass to the next row are told."""
    before = shipped_rows.tables[table]
    at = before.columns.index("id")
    ids = [row[at] for row in before.rows]
    passed = (
        (*row[:at], key, *row[at + 1 :]) for row, key in zip(before.rows, [*ids[1:], ids[0]], strict=True)
    )  # fmt: skip
    tables = {name: shipped_rows.tables[name] for name in (table, "names")}
    old = replace(shipped_rows, tables=tables)
    new = replace(old, tables=tables | {table: replace(before, rows=tuple(passed))})
    told = {change.key for change in compare(old, new).of(Kind.ID_PASSED_ON) if change.table == table}
    assert len(ids) > 25
    assert len(told) / len(ids) >= ALIKE.get(table, 1)


def test_a_release_asks_for_it(checkout: Path) -> None:
    """`release check` names an id that passed on, and does not where nothing else has changed."""
    edit(checkout, "officers", "zz-chair-two", "note", "A remark.")
    assert "ids_keep_their_meaning" not in {finding.rule for finding in check_release(checkout).findings}
    a_term_of_somebody_else(checkout)
    found = check_release(checkout).findings
    assert {"ids_keep_their_meaning", "changelog_tells_what_breaks"} <= {finding.rule for finding in found}


def test_it_is_told_to_people(package: Path, earlier: Path) -> None:
    """The diff and the finding say what has happened and what to do."""
    a_term_of_somebody_else(package)
    assert "id stands for another thing" in run_cli("diff", earlier, package)[1]
    out = run_cli("validate", package, "--previous", earlier)[1]
    assert "a row of retired for this one" in out
