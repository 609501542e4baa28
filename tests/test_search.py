"""Search that reads Arabic: the SQLite file finds what `find` finds, however it is written."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers import add_row
from scene import BASIS
from soc_data import Dataset, load
from soc_data.export import export
from soc_data.export.datasette import SEARCHABLE
from soc_data.export.sql_views import QUERIES
from soc_data.tables.spelling import ALIKE, STARTS, folded, likeness

QUERY = {query.name: query.select for query in QUERIES}
ARABIC = "".join(sorted({*ALIKE, *ALIKE.values(), *"".join(start for start, _ in STARTS), *"بحرهدر"}))


@pytest.fixture(scope="module")
def base(shipped_sqlite: Path) -> Iterator[sqlite3.Connection]:
    """The SQLite file of the shipped data, opened by plain `sqlite3`."""
    with closing(sqlite3.connect(shipped_sqlite)) as connection:
        yield connection


def people(base: sqlite3.Connection, name: str) -> set[str]:
    """Return the ids of the people that the documented query finds."""
    return {row[0] for row in base.execute(QUERY["find_a_person"], {"name": name})}


def statements(base: sqlite3.Connection, words: str) -> list[str]:
    """Return the ids of the statements that the documented query finds."""
    return [row[0] for row in base.execute(QUERY["find_statements"], {"words": words})]


@pytest.mark.parametrize(
    ("spellings", "person"),
    [
        (("الاتاسي", "الأتاسي", "أتاسي", "اتاسي", "والأتاسي", "الأتاسى", "الأَتاسي"), "suhair-al-atassi"),
        (("البحره", "البحرة", "بحرة", "بحره", "للبحرة", "البحــرة"), "hadi-al-bahra"),
        (("هادي البحره", "البحره هادي", "هادى البحرة", "بحرة هادي"), "hadi-al-bahra"),
        (("عبدالرحمن مصطفى", "عبد الرحمن مصطفي", "مصطفى عبد الرحمن"), "abdurrahman-mustafa"),
        (("Hadi Bahra", "bahra hadi", "BAHRA, Hadi"), "hadi-al-bahra"),
    ],
)
def test_all_forms_of_a_name_give_one_answer(
    base: sqlite3.Connection, shipped: Dataset, spellings: tuple[str, ...], person: str
) -> None:
    """Hamza, alef maqsura, ta marbuta, marks, the article and the order of words make no difference to the search, and
    `find` has the same person first."""
    answers = [people(base, spelling) for spelling in spellings]
    assert person in answers[0]
    assert answers == [answers[0]] * len(spellings)
    for spelling in spellings:
        assert person in {match.person.id for match in shipped.find_person(spelling)}


@pytest.mark.parametrize("name", ["الاتاسي", "الأتاسي", "البحره", "البحرة"])
def test_a_query_that_is_not_folded_finds_the_name_too(base: sqlite3.Connection, name: str) -> None:
    """Each of these words finds somebody by a plain MATCH, as Datasette's own search box asks it."""
    query = "SELECT p.id FROM people_fts JOIN people p ON p.rowid = people_fts.rowid WHERE people_fts MATCH ?"
    found = {row[0] for row in base.execute(query, (f'"{name}"',))}
    assert found
    assert found <= people(base, name)


@pytest.mark.parametrize(
    ("one", "other"), [("refugee", "refugees"), ("detainee", "Detainees"), ("discuss", "discussed")]
)
def test_english_words_are_found_in_every_form(base: sqlite3.Connection, one: str, other: str) -> None:
    """Singular and plural, and other endings of a word, find the same statements."""
    found = statements(base, one)
    assert found
    assert statements(base, other) == found


def test_words_are_found_in_any_order(base: sqlite3.Connection, shipped: Dataset) -> None:
    """Two words find the statements that have both, wherever they stand."""
    both = statements(base, "return refugees")
    assert both
    assert statements(base, "refugees  return") == both
    assert set(both) < set(statements(base, "refugees"))
    assert all("return" in shipped.statements[key].summary.casefold() for key in both)


def test_what_is_not_there_is_not_found(base: sqlite3.Connection) -> None:
    """Another name, a word of no summary and half a name with a wrong half find nothing."""
    assert people(base, "زيدوووون") == people(base, "هادي زيدوووون") == set()
    assert statements(base, "zzyzx") == statements(base, "refugees zzyzx") == []


def test_a_name_is_found_by_another_form_than_any_source_has(package: Path, tmp_path: Path) -> None:
    """One spelling with hamza and article is enough for all others."""
    add_row(package, "names", id="zz-two-n2", person_id="zz-two", name="آمنة الأزهرى", language="ar", **BASIS)
    path, _ = export(load(package), "sqlite", tmp_path)
    with closing(sqlite3.connect(path)) as base:
        for spelling in ("امنه الازهري", "أزهري", "الازهرى آمنة"):
            assert people(base, spelling) == {"zz-two"}
        assert people(base, "امين الازهري") == set()


@given(st.text(ARABIC + " ", max_size=12))
def test_sql_folds_as_python_does(text: str) -> None:
    """The table `folding`, applied step by step as the query does, gives what `folded` gives."""
    step = f" {text}"
    for written, left in (*ALIKE.items(), *STARTS):
        step = step.replace(written, left)
    assert step.split() == folded(text).split()


def test_the_table_of_folding_is_that_of_the_code(base: sqlite3.Connection) -> None:
    """The steps in the database are those of `soc_data.tables.spelling`, in their order."""
    assert base.execute("SELECT written, folded FROM folding ORDER BY step").fetchall() == [*ALIKE.items(), *STARTS]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("البحره", "البحرة", True), ("الأتاسي", "اتاسى", True), ("البحرة", "البحري", False), ("مصطفى", "مصطاف", False)],
)
def test_find_folds_the_same(one: str, other: str, same: bool) -> None:
    """`find` takes two forms of one name for the same, and other names for others."""
    assert (likeness(one, other) == 1.0) is same


def test_datasette_is_told_of_the_indexes(shipped: Dataset, shipped_sqlite: Path, base: sqlite3.Connection) -> None:
    """The descriptions name the index of each table that can be searched, and the database has it."""
    described = json.loads(shipped_sqlite.with_suffix(".datasette.json").read_text(encoding="utf-8"))
    tables = described["databases"][shipped_sqlite.stem]["tables"]
    told = {name: table["fts_table"] for name, table in tables.items() if "fts_table" in table}
    assert told == {name: f"{name}_fts" for name in SEARCHABLE}
    for name, column in SEARCHABLE.items():
        assert base.execute(f'SELECT count("{column}") FROM {told[name]}').fetchone() == (len(shipped[name]),)  # noqa: S608
