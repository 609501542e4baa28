"""Whatever is given to be read ends in findings or in a valid verdict, and what is written reads back the same."""

from __future__ import annotations

import io
import json
import random
import unicodedata
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from chaos import damage, files_of, judge, write_zip
from helpers import SOME_TABLES, TABLES, copy_package, file_of, read_rows, write_rows
from soc_data import load
from soc_data.checks.meetings import terms_of_one_person_do_not_overlap
from soc_data.dataset.dataset import Dataset
from soc_data.findings import Finding
from soc_data.metadata import DESCRIPTOR
from soc_data.reading.csvio import TableReader, write_table
from soc_data.reading.package import root
from soc_data.reading.store import Store
from soc_data.tables import patterns as cells
from soc_data.tables.canonical import MAX_LINE, is_clean
from soc_data.tables.columns import Column, all_match, matcher
from soc_data.tables.dates import bounds, must_overlap
from soc_data.tables.models import MODELS, columns
from soc_data.tables.row import Row


@pytest.fixture(scope="module")
def small(originals: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A package that holds the invented meeting and nothing else, to be damaged and mended again and again."""
    return copy_package(tmp_path_factory.mktemp("damaged") / "small", originals / "scene")


def judged(package: Path, name: str, content: bytes) -> bool:
    """Judge the package with another content of a file; return whether it is valid."""
    file = package / name
    before = file.read_bytes()
    file.write_bytes(content)
    try:
        return judge(package).valid
    finally:
        file.write_bytes(before)


def test_the_small_package_is_valid(small: Path) -> None:
    """Before it is damaged, the package is valid."""
    assert judge(small).valid


# Nothing gets through or crashes


@given(table=st.sampled_from(TABLES), content=st.binary(max_size=400))
@example(table="venues", content=b"")
@example(table="venues", content=b"\r")
@example(table="venues", content=b'"')
def test_bytes_as_a_table(small: Path, table: str, content: bytes) -> None:
    """Any bytes in place of a table are found to be none."""
    assert not judged(small, f"data/{table}.csv", content)


@given(table=st.sampled_from(TABLES), content=st.binary(min_size=1, max_size=200))
def test_bytes_after_a_table(small: Path, table: str, content: bytes) -> None:
    """Any bytes after the rows of a table end in a finding; a further row of valid cells cannot be met by chance."""
    assert not judged(small, f"data/{table}.csv", file_of(small, table).read_bytes() + content)


@given(
    table=st.sampled_from(TABLES),
    rows=st.lists(st.lists(st.text(max_size=12), max_size=20), min_size=1, max_size=8),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1256", "latin-1", "cp037", "utf-7"]),
    separator=st.sampled_from([",", ";", "\t", ",,", '","']),
    end=st.sampled_from(["\n", "\r\n", "\r", "\n\n", "\x85", "\u2028"]),
)
def test_ragged_text(small: Path, table: str, rows: list[list[str]], encoding: str, separator: str, end: str) -> None:
    """Rows of any number of cells, in any encoding and dialect, under the right header, end in a finding."""
    header = file_of(small, table).read_bytes().split(b"\n")[0].decode()
    text = end.join([header, *(separator.join(row) for row in rows)]) + end
    assert not judged(small, f"data/{table}.csv", text.encode(encoding, errors="replace"))


@given(
    table=st.sampled_from(TABLES),
    piece=st.sampled_from([b"x", b"9", b",", b'"', b'""', b"\0", b"\xff", "ب".encode(), b"\r", b"a ", b"p1-9"]),
    size=st.sampled_from([1_000, MAX_LINE - 1, MAX_LINE, 131_072, 1_000_000]),
    quoted=st.booleans(),
)
def test_huge_cell(small: Path, table: str, piece: bytes, size: int, quoted: bool) -> None:
    """A huge cell, of whatever it is, ends in a finding."""
    header, *rest = file_of(small, table).read_bytes().split(b"\n")
    cell = piece * (size // len(piece))
    line = (b'"' + cell + b'"' if quoted else cell) + b"," * header.count(b",")
    assert not judged(small, f"data/{table}.csv", b"\n".join([header, line, *rest]))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.just("\ud800"),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=20,
)
PATHS = st.sampled_from(["data/venues.csv", "../x", "/x", "http://x/", "", "data", "x" * 300, "\0"]) | JSON
RESOURCES = st.fixed_dictionaries(
    {}, optional={"name": st.sampled_from(TABLES) | JSON, "path": PATHS, "schema": PATHS, "dialect": JSON}
)


@given(content=JSON | st.fixed_dictionaries({"resources": JSON | st.lists(RESOURCES | JSON, max_size=5)}))
def test_json_as_a_descriptor(small: Path, content: Any) -> None:
    """Any JSON in place of the descriptor ends in a finding."""
    assert not judged(small, DESCRIPTOR, json.dumps(content).encode())


@given(at=st.integers(0, len(TABLES) - 1), name=st.sampled_from(["name", "path", "schema", "encoding"]), value=PATHS)
def test_json_in_a_resource(small: Path, at: int, name: str, value: Any) -> None:
    """Any JSON in place of what a resource states ends in a finding, but for what it stated before."""
    content = json.loads((small / DESCRIPTOR).read_text(encoding="utf-8"))
    stated = content["resources"][at][name]
    content["resources"][at][name] = value
    assert judged(small, DESCRIPTOR, json.dumps(content).encode()) == (value == stated)


@given(table=st.sampled_from(TABLES), content=JSON | st.fixed_dictionaries({"fields": JSON}))
def test_json_as_a_schema(small: Path, table: str, content: Any) -> None:
    """Any JSON in place of a schema ends in a finding."""
    assert not judged(small, f"schemas/{table}.json", json.dumps(content).encode())


@given(name=st.sampled_from([DESCRIPTOR, "schemas/venues.json"]), content=st.binary(max_size=200))
def test_bytes_as_json(small: Path, name: str, content: bytes) -> None:
    """Any bytes in place of JSON end in a finding."""
    assert not judged(small, name, content)


@given(content=st.binary(max_size=300), start=st.sampled_from([b"", b"PK\x03\x04", b"PK\x05\x06"]))
def test_bytes_as_a_zip(small: Path, content: bytes, start: bytes) -> None:
    """Any bytes in place of a package end in a finding."""
    archive = small.parent / "bytes.zip"
    archive.write_bytes(start + content)
    assert not judge(archive).valid


@given(seed=st.integers(0, 2**32))
def test_damaged_package(small: Path, seed: int) -> None:
    """A package of which any file was changed in any way ends in findings or a valid verdict."""
    rng = random.Random(seed)
    name, content = rng.choice(sorted(files_of(small).items()))
    judged(small, name, damage(rng, name, content))


@given(seed=st.integers(0, 2**32))
def test_damaged_zip(small: Path, seed: int) -> None:
    """A zip that was changed in any way ends in findings or a valid verdict."""
    rng = random.Random(seed)
    archive = small.parent / "damaged.zip"
    write_zip(archive, files_of(small))
    archive.write_bytes(damage(rng, archive.name, archive.read_bytes()))
    judge(archive)


# Written and read


def _clean(text: str) -> bool:
    return bool(text) and is_clean(text) and "\n" not in text


WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)
CLEAN = WORDS.map(lambda text: unicodedata.normalize("NFC", text).strip()).filter(_clean)
HOSTILE = st.sampled_from([
    "NA", "nan", "null", "None", "0", "007", "1e3", "true", ",", ";", '"', '""', "a,b", 'a "b"', "#", "\\", "'",
    "البحرة", "a  b", "é", "𝔘", "|", "2018-11-10", "%00", "<b>",
]).filter(_clean)  # fmt: skip
DATES = st.sampled_from([
    "2018-11-10", "2018-11", "2018", "201X", "2018-XX", "2018?", "[..2023-10-09]", "[2023-10-09..]",
    "[2019-06-29..2019-07-15]", "2023-07/2023-08", "..",
])  # fmt: skip
TEXTS = {
    cells.TEXT_PATTERN: CLEAN | HOSTILE,
    cells.SUMMARY_PATTERN: st.lists(CLEAN | HOSTILE, min_size=1, max_size=5).map(" ".join),
    cells.SLUG_PATTERN: st.from_regex(r"[a-z0-9]{1,6}(-[a-z0-9]{1,6}){0,3}", fullmatch=True),
    cells.LOCATOR_PATTERN: st.from_regex(r"excerpt|p[1-9][0-9]{0,3}(-[1-9][0-9]{0,3})?", fullmatch=True),
    cells.URL_PATTERN: st.builds("https://example.org/{}".format, st.text("abc,\"'?&=%;#ب", max_size=10)),
    cells.SHA256_PATTERN: st.text("0123456789abcdef", min_size=64, max_size=64),
    cells.LANGUAGE_PATTERN: st.sampled_from(["ar", "en", "ku-Latn", "ku-Arab-IQ", "tr"]),
    cells.COUNTRY_PATTERN: st.text("ABCXYZ", min_size=2, max_size=2),
    cells.VERSION_PATTERN: st.from_regex(r"[0-9]{1,3}\.[0-9]{1,3}\.[0-9]{1,3}", fullmatch=True),
    **dict.fromkeys((cells.DATE_PATTERN, cells.PERIOD_PATTERN, cells.TERM_END_PATTERN), DATES),
}


def cell(column: Column, *, filled: bool = False) -> st.SearchStrategy[Any]:
    """Return valid values of a column: codes, numbers, texts, and None where it may be empty, unless `filled`."""
    values: st.SearchStrategy[Any]
    if column.codes:
        values = st.sampled_from([code.value for code in column.codes])
    elif column.type is int:
        values = st.integers(int(column.minimum or 0), 10**9 - 1)
    elif column.type is float:
        values = st.floats(column.minimum, column.maximum).map(lambda number: round(number, 4))
    else:
        values = TEXTS[column.pattern or ""].filter(lambda text: text != "" and not column.check([text])[1])
    return values | st.none() if column.optional and not filled else values


_PROFILE = settings.get_profile(settings.get_current_profile_name())


def rows_of(model: type[Row]) -> st.SearchStrategy[list[Row]]:
    """Return lists of valid rows of a table."""
    names = model.table.exactly_one_of

    def one(kept: str | None) -> st.SearchStrategy[Row]:
        cells_of = {c.name: cell(c, filled=c.name == kept) for c in columns(model)}
        cells_of |= {name: st.none() for name in names if name != kept}
        return st.fixed_dictionaries(cells_of).map(lambda values: model(**values))

    return st.lists(st.one_of([one(name) for name in names] or [one(None)]), max_size=6)


@given(texts=st.lists(st.text("a0-A é", max_size=6), max_size=4))
def test_ids_are_judged_alike_together_and_alone(texts: list[str]) -> None:
    """The quick test of many ids accepts what the pattern accepts of each."""
    assert all_match(cells.SLUG_PATTERN)(texts) == all(map(matcher(cells.SLUG_PATTERN), texts))


@pytest.mark.parametrize("table", SOME_TABLES)
def test_written_rows_read_back(table: str) -> None:
    """Any valid rows, written and read, are the same rows, with codes, numbers and texts as they were."""

    @settings(max_examples=max(3, _PROFILE.max_examples // 4))  # for each of the tables
    @given(rows=rows_of(MODELS[table]))
    def check(rows: list[Row]) -> None:
        findings: list[Finding] = []
        content = write_table(MODELS[table].layout(), rows)
        chunks = list(TableReader(MODELS[table].layout(), f"{table}.csv", findings).chunks(io.BytesIO(content)))
        names = [column.name for column in columns(MODELS[table])]
        read = [dict(zip(names, values, strict=True)) for c in chunks for values in zip(*c.values, strict=True)]
        assert findings == []
        assert [MODELS[table](**values) for values in read] == rows
        assert all(type(row[c.name]) in (c.type, type(None)) for row in read for c in columns(MODELS[table]))

    check()


def test_shipped_tables_are_written_as_they_stand(shipped: Dataset) -> None:
    """Each shipped table, loaded and written, is the same bytes."""
    for table, model in MODELS.items():
        assert (
            write_table(model.layout(), shipped[table].values()) == (root() / "data" / f"{table}.csv").read_bytes()
        ), table


@given(notes=st.lists(CLEAN | HOSTILE, min_size=2, max_size=2))
def test_written_package_loads_as_the_same_rows(small: Path, notes: list[str]) -> None:
    """A package whose texts are any texts, written through its rows and loaded, has the same rows."""
    good = [note for note in notes if not _note.check([note])[1]]
    people = [row | {"note": note} for row, note in zip(read_rows(small, "people"), [*good, "", ""], strict=False)]
    before = file_of(small, "people").read_bytes()
    try:
        write_rows(small, "people", people)
        data = load(small)
        assert [person.note or "" for person in data.people.values()] == [row["note"] for row in people]
        assert write_table(MODELS["people"].layout(), data.people.values()) == file_of(small, "people").read_bytes()
    finally:
        file_of(small, "people").write_bytes(before)


_note = next(column for column in columns(MODELS["people"]) if column.name == "note")


@given(text=st.text(st.sampled_from("0123456789X-./[]?~%"), max_size=24))
@example(text="0000")
@example(text="[..]")
@example(text="999X-02-30")
def test_any_text_as_a_date(text: str) -> None:
    """Any text is a date with its first day not after its last, or is refused as `ValueError`."""
    try:
        first, last = bounds(text)
    except ValueError:
        return
    assert first <= last


TERMS = st.lists(
    st.tuples(DATES.filter(lambda text: text != "..") | st.none(), DATES | st.none()), min_size=2, max_size=6
)


@given(terms=TERMS)
def test_overlap_is_found_where_two_terms_overlap(terms: list[tuple[str | None, str | None]]) -> None:
    """The check of terms, which looks at each term once, finds an overlap exactly where some pair of them has one."""
    store = Store({"officers": MODELS["officers"].layout()})
    table = store.tables["officers"]
    table.values |= {"start": [start for start, _ in terms], "end": [end for _, end in terms]}
    for name in ("person_id", "office_id", "id"):
        table.values[name] = ["zz"] * len(terms)
    table.lines.extend(range(len(terms)))
    overlap = any(must_overlap(one, other) for one, other in combinations(terms, 2))
    assert bool(list(terms_of_one_person_do_not_overlap(store))) == overlap


def test_every_column_has_texts_to_try() -> None:
    """There are values to try for each pattern."""
    patterns = {c.pattern for model in MODELS.values() for c in columns(model) if c.type is str and not c.codes}
    assert patterns <= set(TEXTS)
