"""Questions on a table: conditions on its columns and on what it refers to, in Python and on the command line."""

from __future__ import annotations

import csv
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from helpers import edit, run_cli
from soc_data import Dataset, SocDataError, load
from soc_data.dataset.table import Table
from soc_data.errors import UsageError
from soc_data.tables.codes import Act


@pytest.fixture
def scene(package: Path) -> Dataset:
    """The invented meeting of `scene.py` with dates that are known by bounds only."""
    edit(package, "officers", "zz-chair-one", "start", "[2006-01-02..2006-02-01]")
    edit(package, "officers", "zz-chair-one", "end", "[2006-04-01..]")
    return load(package)


def keys(table: Table[Any]) -> list[str]:
    """Return the keys of a table."""
    return list(table)


# Equality


def test_equality_by_keyword(shipped: Dataset) -> None:
    """`where(topic_id=...)` gives a table of exactly the rows with that cell, in order, with their relations."""
    found = shipped.statements.where(topic_id="refugees")
    assert isinstance(found, Table)
    assert list(found.values()) == [s for s in shipped.statements.values() if s.topic_id == "refugees"]
    assert len(found) > 0
    assert next(iter(found.values())).session.id in shipped.sessions


def test_a_relation_names_its_column(shipped: Dataset) -> None:
    """`topic` is short for `topic_id`, and a row, a code or a day is as good as its text."""
    topic = shipped.topics["refugees"]
    wanted = keys(shipped.statements.where(topic_id="refugees"))
    assert keys(shipped.statements.where(topic="refugees")) == keys(shipped.statements.where(topic=topic)) == wanted
    assert keys(shipped.statements.where(act=Act.THANKS)) == keys(shipped.statements.where("act=thanks"))
    assert keys(shipped.sessions.where(start=date(2022, 10, 17))) == keys(shipped.sessions.where("start=2022-10-17"))


def test_several_conditions_hold_together(shipped: Dataset) -> None:
    """Each condition leaves only rows that meet it, and a table that was asked can be asked again."""
    both = shipped.statements.where("act=reports", topic="refugees")
    assert keys(both) == keys(shipped.statements.where(act="reports").where(topic="refugees"))
    assert 0 < len(both) < len(shipped.statements.where(topic="refugees"))


def test_not_equal_is_the_rest(shipped: Dataset) -> None:
    """`!=` keeps exactly the rows that `=` leaves out, those with an empty cell among them."""
    for condition in ("place_id{}idlib-province", "act{}condemns", "session.start{}2019", "place_id{}"):
        yes, no = shipped.statements.where(condition.format("=")), shipped.statements.where(condition.format("!="))
        assert len(yes) + len(no) == len(shipped.statements)
        assert not set(yes) & set(no)
        assert yes


def test_an_empty_cell_is_asked_for(shipped: Dataset) -> None:
    """`column=` and None ask for empty cells."""
    empty = [s.id for s in shipped.sessions.values() if s.number is None]
    assert keys(shipped.sessions.where("number=")) == keys(shipped.sessions.where(number=None)) == empty


# Order


def test_numbers_are_compared_as_numbers(shipped: Dataset) -> None:
    """Ten is more than nine, and an empty cell is neither more nor less."""
    votes = {key: row.votes for key, row in shipped.candidates.items()}
    found = shipped.candidates.where("votes>=9")
    assert keys(found) == [key for key, count in votes.items() if count is not None and count >= 9]
    assert len(found) + len(shipped.candidates.where("votes<9")) == sum(v is not None for v in votes.values())
    assert len(shipped.places.where("latitude>40.5")) < len(shipped.places.where("latitude>0"))


@pytest.mark.parametrize(
    ("condition", "some", "every"),
    [
        ("start>=2006-01-15", True, False),
        ("start>=2006-01-02", True, True),
        ("start>2006-02-01", False, False),
        ("start>2006-01", True, False),
        ("start<2006-01-15", True, False),
        ("start<2006-01-02", False, False),
        ("start<2006-02-02", True, True),
        ("start<=2006-02-01", True, True),
        ("start<=2006-01", True, False),
        ("start=2006", True, True),
        ("start=2006-01", True, False),
        ("start=2005", False, False),
        ("end>2100", True, False),
        ("end<2006-04", False, False),
        ("end>=2006-04-01", True, True),
    ],
)
def test_dates_are_compared_by_their_bounds(scene: Dataset, condition: str, some: bool, every: bool) -> None:
    """A row is kept where some reading of its date meets the condition, with `certain` where every reading does."""
    term = scene.officers.where(id="zz-chair-one")
    assert bool(term.where(condition)) is some
    assert bool(term.where(condition, certain=True)) is every


def test_a_term_that_has_not_ended_ends_after_every_day(scene: Dataset) -> None:
    """`..` is after any day, and never before one."""
    term = scene.officers.where(id="zz-chair-two")
    assert term.where("end>=9000", certain=True)
    assert not term.where("end<9000")


# Along references


def test_a_path_leads_through_references(shipped: Dataset) -> None:
    """A column of a row that is referred to, at one or more steps, is compared as its own."""
    found = shipped.statements.where("session.start>=2019")
    assert {s.id for s in found.values()} == {
        s.id for s in shipped.statements.values() if s.session.start and s.session.start_latest is not None
        and s.session.start_latest.year >= 2019
    }  # fmt: skip
    assert shipped.statements.where("session_id.start>=2019").keys() == found.keys()
    opposed = shipped.parties.where("role=opposed", "statement.session.start>=2019")
    assert all(party.statement.session.start_latest.year >= 2019 for party in opposed.values())  # type: ignore[union-attr]
    assert opposed


def test_narrower_topics_and_parts_of_places(shipped: Dataset) -> None:
    """With `narrower` a topic stands for the topics below it, and a place for the places in it."""
    broad = shipped.statements.where(topic="humanitarian-affairs", narrower=True)
    topics = {"humanitarian-affairs", *(t.id for t in shipped.topics["humanitarian-affairs"].narrower)}
    assert keys(broad) == [s.id for s in shipped.statements.values() if s.topic_id in topics]
    assert len(broad) > len(shipped.statements.where(topic="humanitarian-affairs"))
    syria = shipped.venues.where("place=syria", narrower=True)
    assert any(venue.place.part_of == "raqqa-province" for venue in syria.values())


def test_a_word_is_found_whatever_its_case_and_letters(shipped: Dataset) -> None:
    """`~` finds a text that contains another, in any case; Arabic with or without hamza, ta marbuta and article."""
    assert keys(shipped.statements.where("summary~REFUGEE")) == [
        s.id for s in shipped.statements.values() if "refugee" in s.summary.casefold()
    ]
    for spelling in ("البحره", "البحرة", "بحرة"):
        assert "hadi-al-bahra" in {n.person_id for n in shipped.names.where(f"name~{spelling}").values()}


def test_frames_of_a_question(shipped: Dataset) -> None:
    """A table that was asked becomes a frame as the whole does."""
    found = shipped.statements.where(topic="refugees")
    assert found.to_pandas()["id"].tolist() == found.to_polars()["id"].to_list() == keys(found)
    assert shipped.statements.to_polars().equals(shipped.to_polars("statements"))


# What cannot be asked

WRONG = {
    "topc=refugees": "no column 'topc'; near it: topic",
    "nonsense=1": "it has id, session_id",
    "act=condemn": "act has no code 'condemn'; near it: condemns",
    "layer=zzz": "the codes are primary",
    "topic=refugee": "topics has no row 'refugee'; near it: refugees",
    "session.strt>=2019": "sessions has no column 'strt'; near it: start",
    "act.start=1": "statements.act refers to no other table",
    "summary>2": "summary is text, so only =, != and ~ apply",
    "position>few": "'few' is not a number",
    "session.start>=someday": "'someday' is not an EDTF date",
    "session.start>=": "an empty value",
    "refugees": "is not a condition such as",
    "": "is not a condition such as",
}  # fmt: skip
"""A condition on statements -> what the error says."""


@pytest.mark.parametrize("condition", WRONG)
def test_what_cannot_be_asked_is_told(shipped: Dataset, condition: str) -> None:
    """A column, code, id or comparison that there is not is an error that names what is near, not an empty answer."""
    with pytest.raises(UsageError) as caught:
        shipped.statements.where(condition)
    assert WRONG[condition] in str(caught.value)
    assert isinstance(caught.value, SocDataError)
    code, out, err = run_cli("export", "csv", "--table", "statements", "--where", condition)
    assert (code, out) == (2, "")
    assert WRONG[condition] in err


def test_narrower_without_a_topic_is_told(shipped: Dataset) -> None:
    """`narrower` where no condition concerns topics, places or bodies is a mistake, and told."""
    with pytest.raises(UsageError, match="narrower needs"):
        shipped.statements.where("act=thanks", narrower=True)


def test_an_empty_table_is_asked_in_vain(shipped: Dataset) -> None:
    """An empty table can be asked, and has no column more for that."""
    nothing = shipped.statements.where("topic=refugees").where("topic!=refugees")
    assert len(nothing.where("topic=refugees")) == 0
    with pytest.raises(UsageError, match="topc"):
        nothing.where("topc=refugees")


# On the command line

ASKED = ("--table", "statements", "--where", "topic=refugees", "--where", "session.start>=2019")


def ids_in(file: Path) -> list[str]:
    """Return the ids in an exported file, read by what is not ours."""
    import openpyxl
    import pyarrow.parquet as pq

    if file.suffix == ".csv":
        with file.open(encoding="utf-8", newline="") as lines:
            return [row["id"] for row in csv.DictReader(lines)]
    if file.suffix == ".jsonl":
        return [json.loads(line)["id"] for line in file.read_text(encoding="utf-8").splitlines()]
    if file.suffix == ".parquet":
        return list(pq.read_table(file)["id"].to_pylist())
    book = openpyxl.load_workbook(file)
    assert book.sheetnames == ["about", "statements", "codebook"]
    assert {row[0].value for row in book["codebook"].iter_rows(min_row=2)} == {"statements"}
    return [str(row[0].value) for row in book["statements"].iter_rows(min_row=2)]


@pytest.mark.parametrize("form", ["csv", "xlsx", "jsonl", "parquet"])
def test_the_command_writes_the_rows_asked_for(
    form: str, shipped: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`export FORMAT --table --where` writes one file with these rows, under the name of the table, and counts them."""
    monkeypatch.chdir(tmp_path)
    code, out, err = run_cli("export", form, *ASKED)
    wanted = keys(shipped.statements.where("session.start>=2019", topic="refugees"))
    assert (code, err) == (0, "")
    assert out == f"written: statements.{form}, {len(wanted):,} of {len(shipped.statements):,} rows of statements\n"
    assert ids_in(tmp_path / f"statements.{form}") == wanted


def test_the_command_writes_to_the_file_that_is_named(tmp_path: Path) -> None:
    """`-o` names the file; `--narrower` and `--certain` are those of `where`."""
    file = tmp_path / "aid.csv"
    condition = ("--where", "topic=humanitarian-affairs", "--where", "session.start<2020")
    code, _, _ = run_cli("export", "csv", "--table", "statements", *condition, "--narrower", "--certain", "-o", file)
    data = load()
    wanted = data.statements.where("session.start<2020", topic="humanitarian-affairs", narrower=True, certain=True)
    assert (code, ids_in(file)) == (0, keys(wanted))


def test_the_whole_table_without_a_condition(tmp_path: Path, shipped: Dataset) -> None:
    """`--table` alone writes that table and nothing else."""
    assert run_cli("export", "jsonl", "--table", "statements", "-o", tmp_path)[0] == 0
    assert [path.name for path in tmp_path.iterdir()] == ["statements.jsonl"]
    assert ids_in(tmp_path / "statements.jsonl") == keys(shipped.statements)


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["csv", "--where", "act=thanks"], "need --table"),
        (["csv", "--table", "statement"], "no table 'statement'"),
        (["sqlite", "--table", "statements"], "csv, parquet, xlsx, jsonl can"),
        (["csv", "--table", "statements", "--narrower"], "narrower needs"),
    ],
)
def test_wrong_questions_on_the_command_line(args: list[str], words: str) -> None:
    """A condition without a table, an unknown table and a format of many tables are wrong usage."""
    code, out, err = run_cli("export", *args)
    assert (code, out) == (2, "")
    assert words in err
