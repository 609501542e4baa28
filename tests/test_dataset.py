"""What `load()` gives: typed tables whose rows know each other, from wherever the package lies."""

from __future__ import annotations

import copy
import pickle
from pathlib import Path

import pytest
from pydantic import ValidationError

import soc_data
from helpers import CHECKOUT, TABLES, drop_row, edit, read_rows, representatives, zip_package
from soc_data import Dataset, DetachedRowError, InvalidPackageError, load
from soc_data.reading.package import root
from soc_data.tables.models import MODELS, Person, Session


@pytest.fixture(scope="module")
def staged(originals: Path) -> Dataset:
    """The shipped package with the invented meeting of `scene.py`, loaded once."""
    return load(originals / "staged")


# Where from


def same(one: Dataset, other: Dataset) -> bool:
    """Whether two datasets hold the same rows under the same keys in the same order."""
    return all(list(one[table].items()) == list(other[table].items()) for table in TABLES)


def test_loads_a_directory(shipped_package: Path, shipped: Dataset) -> None:
    """A directory with a descriptor is a package."""
    assert same(load(shipped_package), shipped)


def test_loads_a_descriptor(shipped_package: Path, shipped: Dataset) -> None:
    """The descriptor alone names a package."""
    assert same(load(shipped_package / "datapackage.json"), shipped)


def test_loads_a_checkout(shipped: Dataset) -> None:
    """The checkout is a package, and the one that is shipped from it."""
    assert same(load(CHECKOUT), shipped)
    assert same(load(str(CHECKOUT)), shipped)


@pytest.mark.parametrize("folder", ["", "soc-data-0.1.0"])
def test_loads_a_zip(shipped_package: Path, shipped: Dataset, folder: str) -> None:
    """A zip is a package, whether its files lie at its root or in a folder."""
    assert same(load(zip_package(shipped_package, folder=folder)), shipped)


def test_path_that_is_not_there() -> None:
    """A path that does not exist is told as such."""
    with pytest.raises(FileNotFoundError, match="no-such-directory"):
        load("no-such-directory")


def test_invalid_data_do_not_load(shipped_package: Path) -> None:
    """All problems of cells, keys and references are raised as one error that holds them as data."""
    edit(shipped_package, "sessions", "ga-064", "kind", "odd")
    drop_row(shipped_package, "people", "hadi-al-bahra")
    with pytest.raises(InvalidPackageError, match=r"row ga-064, column kind") as caught:
        load(shipped_package)
    assert {"cells_are_valid", "references_exist"} == {finding.rule for finding in caught.value.findings}
    assert isinstance(caught.value, soc_data.SocDataError)


# Tables


@pytest.mark.parametrize("table", TABLES)
def test_table_is_an_ordered_mapping(shipped: Dataset, table: str) -> None:
    """Every table maps key to row in the order of its file."""
    rows = shipped[table]
    assert rows is getattr(shipped, table)
    assert [row.key for row in rows.values()] == list(rows)
    first = MODELS[table].table.key
    assert list(rows) == ["/".join(row[name] for name in first) for row in read_rows(root(), table)]


def test_unknown_key_names_the_table(shipped: Dataset) -> None:
    """A key that is not there raises `KeyError` with key and table, and `get` gives None."""
    with pytest.raises(KeyError, match="sessions has no row 'ga-999'"):
        shipped.sessions["ga-999"]
    assert shipped.sessions.get("ga-999") is None
    assert "ga-999" not in shipped.sessions


def test_dataset_tells_what_it_is(shipped: Dataset) -> None:
    """Printed, a dataset is a summary; its version is that of the descriptor."""
    assert shipped.version == soc_data.__version__
    assert f"version {shipped.version}" in str(shipped)
    assert "sessions" in str(shipped)
    assert "\n" not in repr(shipped)
    assert repr(shipped.sessions).startswith(f"<Table sessions: {len(shipped.sessions):,} rows>\n")


def test_cells_are_typed(shipped: Dataset) -> None:
    """Numbers are numbers, codes are codes with a meaning, dates stay EDTF text."""
    session = shipped.sessions["ga-064"]
    assert (session.number, session.start) == (64, "2022-10-17")
    assert session.kind == "ordinary"
    assert session.kind.meaning.endswith(".")


# Relations


@pytest.mark.parametrize("table", TABLES)
def test_every_reference_leads_to_its_row(shipped: Dataset, table: str) -> None:
    """Each filled reference of each row is a key of the table that it points to."""
    for column, target in MODELS[table].references().items():
        keys = {getattr(row, column) for row in shipped[table].values()} - {None}
        assert keys <= set(shipped[target])


def test_relations_lead_both_ways(staged: Dataset) -> None:
    """From a row to the row that it points to, and from that one back."""
    session, person = staged.sessions["zz-1"], staged.people["zz-one"]
    assert [s.id for s in session.statements] == ["zz-1-s1", "zz-1-s2"]
    assert all(statement.session is session for statement in session.statements)
    assert [term.id for term in person.terms] == ["zz-chair-one"]
    assert person.terms[0].person is person
    assert person.terms[0].start_session is session
    assert session.terms_begun == person.terms
    assert [venue.place.id for venue in session.venues] == ["zz-town"]
    assert [candidate.person.id for candidate in session.elections[0].candidates] == ["zz-one", "zz-two"]
    assert session.elections[0].office is staged.offices["zz-chair"]
    assert session.statements[0].citations[0].instrument.citations[0].statement is session.statements[0]


def test_empty_relations(staged: Dataset) -> None:
    """An empty reference leads to None, and a row that nothing refers to has an empty tuple."""
    assert staged.sessions["zz-2"].statements == ()
    assert staged.sessions["zz-1"].statements[0].speaker_person is None
    assert staged.organizations["zz-body"].parent is None


def test_relations_of_real_rows(shipped: Dataset) -> None:
    """A known session has its number, its statements in order and its body."""
    session = shipped.sessions["ga-064"]
    assert session.body.id == "soc-general-assembly"
    assert [s.position for s in session.statements] == list(range(1, len(session.statements) + 1))
    assert session in session.source.sessions


# Holders of an office


@pytest.mark.parametrize(
    ("on", "certain", "holders"),
    [
        (None, False, ["zz-one", "zz-two"]),
        ("2006-01-01", False, []),
        ("2006-01-02", True, ["zz-one"]),
        ("2006-06-05", True, ["zz-one", "zz-two"]),
        ("2006-06", False, ["zz-one", "zz-two"]),
        ("2006-06", True, []),
        ("2006-03", True, ["zz-one"]),
        ("2095", True, ["zz-two"]),
    ],
)
def test_holders_of_an_office(staged: Dataset, on: str | None, certain: bool, holders: list[str]) -> None:
    """A term counts on the days that it may cover, with `certain` on those that it must cover whole."""
    assert [term.person_id for term in staged.offices["zz-chair"].holders(on, certain=certain)] == holders


def test_holders_known_by_bounds(package: Path) -> None:
    """A term known by bounds may cover a day between them, and must cover only what lies inside all readings."""
    edit(package, "officers", "zz-chair-one", "start", "[2006-01-02..2006-02-01]")
    edit(package, "officers", "zz-chair-one", "end", "[2006-04-01..]")
    edit(package, "officers", "zz-chair-two", "start", "2007-01-01")
    office = load(package).offices["zz-chair"]

    def holds(on: str, *, certain: bool) -> bool:
        return bool(office.holders(on, certain=certain))

    assert [holds(on, certain=True) for on in ("2006-01-15", "2006-03-01", "2006-04-02")] == [False, True, False]
    assert [holds(on, certain=False) for on in ("2006-01-01", "2006-01-15", "2006-12-31")] == [False, True, True]


def test_holders_on_what_is_no_date(shipped: Dataset) -> None:
    """A day that is no EDTF date raises `ValueError`."""
    with pytest.raises(ValueError, match="next Monday"):
        shipped.offices["soc-president"].holders("next Monday")


def test_presidents_of_known_days(shipped: Dataset) -> None:
    """The office of president is held by different people on the days of different sessions."""
    office = shipped.offices["soc-president"]
    assert "abdurrahman-mustafa" in {term.person_id for term in office.holders("2018-11-10")}
    assert "hadi-al-bahra" in {term.person_id for term in office.holders("2023-10-09")}
    assert "hadi-al-bahra" not in {term.person_id for term in office.holders("2018-11-10", certain=True)}


# Rows


def test_rows_are_frozen(shipped: Dataset) -> None:
    """A row cannot be changed."""
    with pytest.raises(ValidationError, match="frozen"):
        shipped.sessions["ga-064"].number = 65  # type: ignore[misc]


def test_rows_take_no_other_column() -> None:
    """A row made by hand is checked, and takes no column that its table does not have."""
    with pytest.raises(ValidationError, match="mood"):
        Person.model_validate({"id": "zz", "name": "Zz", "name_basis": "editorial", "mood": "good"})


def test_detached_row_tells_so() -> None:
    """A row made by hand has cells and a key; its relations raise an error that says why they cannot be had."""
    person = Person.model_validate({"id": "zz", "name": "Zz", "name_basis": "editorial"})
    assert person.key == "zz"
    with pytest.raises(DetachedRowError, match="belongs to no dataset"):
        _ = person.terms


def test_equal_rows(shipped_package: Path, shipped: Dataset) -> None:
    """Rows are equal and have one hash where their cells are, whatever dataset they belong to."""
    edit(shipped_package, "sessions", "ga-068", "note", "Another note.")
    other = load(shipped_package)
    assert other.sessions["ga-064"] == shipped.sessions["ga-064"]
    assert hash(other.sessions["ga-064"]) == hash(shipped.sessions["ga-064"])
    assert other.sessions["ga-068"] != shipped.sessions["ga-068"]
    assert shipped.sessions["ga-064"] != "ga-064"
    assert len({*shipped.sessions.values(), *other.sessions.values()}) == len(shipped.sessions) + 1


def test_pickled_row_is_small_and_detached(shipped: Dataset) -> None:
    """Pickling a row takes its cells and not the dataset along."""
    row = shipped.sessions["ga-064"]
    content = pickle.dumps(row)
    assert len(content) < 5_000
    back = pickle.loads(content)  # noqa: S301  # written two lines above
    assert isinstance(back, Session)
    assert back == row
    with pytest.raises(DetachedRowError):
        _ = back.statements


def test_pickled_dataset_keeps_its_relations(staged: Dataset) -> None:
    """A dataset that went through a pickle, as between processes, has its rows and their relations."""
    back = pickle.loads(pickle.dumps(staged))  # noqa: S301  # written in the same line
    assert same(back, staged)
    assert back.sessions["zz-1"].statements[0].session is back.sessions["zz-1"]
    assert back.sessions["zz-1"].dataset is back
    assert staged.sessions["zz-1"].dataset is staged


def test_copied_rows(shipped: Dataset) -> None:
    """A copy, shallow or deep, is equal to the row, and copying does not copy the dataset."""
    row = shipped.sessions["ga-064"]
    assert copy.copy(row) == row == copy.deepcopy(row)
    assert copy.deepcopy(row).dataset is shipped


def test_printed_row_leaves_out_what_is_empty(shipped: Dataset) -> None:
    """The representation of a row shows its cells, without those that are empty."""
    row = next(s for s in shipped.statements.values() if s.place_id is None)
    assert f"id='{row.id}'" in repr(row)
    assert "place_id" not in repr(row)


# People under any spelling


@pytest.mark.parametrize(
    ("name", "person"),
    representatives(
        [
            ("Abdul Rahman Mustafa", "abdurrahman-mustafa"),
            ("Abd al-Rahman Mostafa", "abdurrahman-mustafa"),
            ("ABDULRAHMAN MUSTAFA", "abdurrahman-mustafa"),
            ("Haadi el Bahrah", "hadi-al-bahra"),
            ("هادي البحره", "hadi-al-bahra"),
            ("عبدالرحمن مصطفى", "abdurrahman-mustafa"),
        ],
        ("Haadi el Bahrah", "hadi-al-bahra"),
        ("عبدالرحمن مصطفى", "abdurrahman-mustafa"),
    ),
)
def test_person_is_found_under_another_spelling(shipped_package: Path, name: str, person: str) -> None:
    """A person is found under a spelling that stands in no table, in Latin and in Arabic letters."""
    for row in [row for row in read_rows(shipped_package, "names") if row["name"] == name]:
        drop_row(shipped_package, "names", row["id"])
    assert load(shipped_package).find_person(name)[0].person.id == person


@pytest.mark.parametrize("name", ["Zzsecond", "Zzsecond Zztwo", "al-Zzsecond"])
def test_person_is_found_by_a_part_of_the_name(staged: Dataset, name: str) -> None:
    """A family name alone, or the parts of a name in another order, find the person, if not with certainty."""
    match = staged.find_person(name)[0]
    assert match.person.id == "zz-two"
    assert match.score < 1


def test_attested_spelling_is_a_sure_match(shipped: Dataset) -> None:
    """Every attested spelling of a person with more than one word finds its person with certainty."""
    for row in [row for row in shipped.names.values() if row.person_id and " " in row.name][::60]:
        assert (row.person_id, 1.0) in [(m.person.id, m.score) for m in shipped.find_person(row.name, limit=50)]


def test_nobody_is_found(shipped: Dataset) -> None:
    """A name that is nobody's finds nobody."""
    assert shipped.find_person("Xqvwz Plokijuh") == ()


@pytest.mark.parametrize("name", ["", "  ", "1234", "-", "a" * 100_000])
def test_what_is_no_name(shipped: Dataset, name: str) -> None:
    """What has no letter, or more than any name has, is no name."""
    with pytest.raises(ValueError, match="letters"):
        shipped.find_person(name)


def test_matches_are_few_and_best_first(shipped: Dataset) -> None:
    """At most `limit` people are given, each once, the nearest first."""
    matches = shipped.find_person("Mustafa", limit=3)
    scores = [match.score for match in matches]
    assert len(matches) <= 3
    assert scores == sorted(scores, reverse=True)
    assert len({match.person.id for match in matches}) == len(matches)
