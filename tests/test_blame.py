"""Whatever the fault, the first finding names the cell that a person would change, and few others follow."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers import add_row, edit, read_rows, row_of, write_rows
from soc_data import Finding, validate


def first(package: Path, most: int = 2) -> tuple[str, str | None, str | None]:
    """Return file, key and column of the first finding of a package that has at most so many."""
    findings = validate(package).findings
    assert 0 < len(findings) <= most, findings
    return findings[0].file, findings[0].key, findings[0].column


def at(table: str, key: str, column: str) -> tuple[str, str, str]:
    """Return a cell as `first` has it."""
    return f"data/{table}.csv", key, column


def _moved(package: Path, key: str, years: int, *names: str) -> None:
    for name in names:
        value = row_of(package, "sessions", key)[name]
        edit(package, "sessions", key, name, f"{int(value[:4]) + years}{value[4:]}" if value else "")


@pytest.mark.parametrize(("session", "years"), [("ga-018", -1), ("ga-043", 1), ("ga-2022-04-07", 3)])
def test_a_session_in_another_year(shipped_package: Path, session: str, years: int) -> None:
    """A session of the shipped data that moves to another year is found at its own dates first, and nowhere else."""
    _moved(shipped_package, session, years, "start", "end")
    findings = validate(shipped_package).findings
    assert {(f.file, f.key) for f in findings} == {("data/sessions.csv", session)}
    assert findings[0].column in ("start", "end")
    assert len(findings) <= 5


@pytest.mark.parametrize("name", ["start", "end"])
def test_one_end_of_a_session_in_another_year(package: Path, name: str) -> None:
    """The day that has moved comes first, before the weekday and the other day."""
    _moved(package, "zz-1", 1, name)
    file, key, column = first(package, 6)
    assert (file, key) == ("data/sessions.csv", "zz-1")
    assert column in ("start", "end")


def test_a_source_that_is_an_excerpt_after_all(package: Path) -> None:
    """Where no locator fits a source any more, the fault is told at the source."""
    for name, value in {"extent": "excerpt", "text_sha256": "", "paragraphs": ""}.items():
        edit(package, "sources", "zz-text", name, value)
    assert first(package) == at("sources", "zz-text", "extent")


def test_a_source_with_fewer_paragraphs(package: Path) -> None:
    """Likewise where it has fewer paragraphs than the locators name."""
    edit(package, "sources", "zz-text", "paragraphs", "2")
    found = first(package, 1)
    assert found == at("sources", "zz-text", "paragraphs")
    assert "other rows" in validate(package).findings[0].expected


def test_one_locator_that_does_not_fit(package: Path) -> None:
    """One locator that does not fit is told where it stands."""
    edit(package, "names", "zz-one-n1", "locator", "p30")
    assert first(package, 1) == at("names", "zz-one-n1", "locator")


def test_a_letter_too_much_in_an_id(package: Path) -> None:
    """A key that is almost the one that other rows name is told, and not those rows."""
    edit(package, "people", "zz-one", "id", "zz-onee")
    findings = validate(package).findings
    assert {f.file for f in findings} == {"data/people.csv", "data/retired.csv"}
    assert (findings[0].key, findings[0].column) == ("zz-onee", "id")


def test_a_row_that_is_gone(package: Path) -> None:
    """A key that is none any more is told once, with how many rows name it."""
    write_rows(package, "places", [])
    add_row(package, "venues", like="zz-1/zz-town", session_id="zz-2", source_id="zz-excerpt", locator="excerpt")
    [found] = validate(package).findings
    assert (found.rule, found.value) == ("references_exist", "zz-town")
    assert found.expected == "a key of places, as for 1 other row"


def _statements(package: Path, number: int) -> None:
    rows = read_rows(package, "statements")
    more = [rows[-1] | {"id": f"zz-1-s{n}", "position": str(n), "locator": f"p{n + 3}"} for n in range(3, number + 1)]
    write_rows(package, "statements", [*rows, *more])


@pytest.mark.parametrize(("name", "value"), [("position", "90"), ("locator", "p20"), ("locator", "p1")])
def test_a_statement_out_of_its_place(package: Path, name: str, value: str) -> None:
    """A statement far from its place is told, and not those that follow it."""
    _statements(package, 6)
    assert validate(package).valid
    edit(package, "statements", "zz-1-s3", name, value)
    assert first(package) == at("statements", "zz-1-s3", name)
    assert {finding.key for finding in validate(package).findings} == {"zz-1-s3"}


def test_a_statement_that_is_gone(package: Path) -> None:
    """Where a statement is missing, the one behind the gap is told."""
    _statements(package, 6)
    rows = read_rows(package, "statements")
    write_rows(package, "statements", [row for row in rows if row["id"] != "zz-1-s4"])
    assert first(package, 1) == at("statements", "zz-1-s5", "position")


def test_votes_of_which_one_number_is_wrong(package: Path) -> None:
    """A candidate with more votes than were cast is told; where all have more, the votes cast are."""
    edit(package, "candidates", "zz-vote/zz-two", "votes", "400")
    assert first(package) == at("candidates", "zz-vote/zz-two", "votes")
    edit(package, "candidates", "zz-vote/zz-two", "votes", "40")
    edit(package, "elections", "zz-vote", "votes_cast", "10")
    assert first(package, 1) == at("elections", "zz-vote", "votes_cast")


def test_a_term_that_reaches_into_others(package: Path) -> None:
    """Of a term that begins too early the start is told, where its session speaks for that, and else the end."""
    for number in range(3):
        add_row(package, "officers", like="zz-chair-one", id=f"zz-chair-{number}", start=f"200{number}-01-02",
                end=f"200{number + 1}-01-02", how_started="appointed", start_session_id="")  # fmt: skip
    edit(package, "officers", "zz-chair-2", "end", "2005-01-02")
    assert validate(package).valid
    edit(package, "officers", "zz-chair-one", "start", "2000-06-01")
    assert first(package, 4) == at("officers", "zz-chair-one", "start")
    assert {finding.key for finding in validate(package).findings} == {"zz-chair-one"}
    edit(package, "officers", "zz-chair-one", "start", "2006-01-02")
    edit(package, "officers", "zz-chair-0", "end", "2006-01-01")
    assert first(package, 1) == at("officers", "zz-chair-0", "end")


@pytest.mark.parametrize("seats", ["0", "1"])
def test_the_terms_that_fill_an_office_are_named(package: Path, seats: str) -> None:
    """A finding on an office that is full names the terms that fill it, and an office of no seat has its own."""
    edit(package, "offices", "zz-chair", "seats", seats)
    add_row(package, "officers", like="zz-chair-two", id="zz-chair-third", person_id="zz-one", start="2006-06-07")
    found: list[Finding] = [f for f in validate(package).findings if f.rule == "offices_are_not_overfilled"]
    assert [("zz-chair-two already fills" in f.expected, f.column) for f in found] == [
        (seats == "1", "start" if seats == "1" else "seats")
    ]
