"""Every format of a release is opened by a reader that is not ours, and says the same."""

from __future__ import annotations

import hashlib
import io
import json
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from exports import (
    READERS,
    TRICKY,
    arabic_name,
    expected,
    header,
    make_tricky,
    parquet_file,
    read_sqlite,
    release_file,
    workbook,
)
from helpers import copy_package, edit, environment, representatives, run_cli
from soc_data.dataset import frames
from soc_data.dataset.dataset import Dataset, load
from soc_data.dataset.flat import flat_columns
from soc_data.errors import MissingExtraError, SocDataError, UsageError
from soc_data.export import CHECKSUMS, FORMATS, build_release, export
from soc_data.export.formats import artefacts
from soc_data.export.sql_views import QUERIES, VIEWS
from soc_data.reading.package import root
from soc_data.tables.models import MODELS, Instrument, columns
from soc_data.views.cite import CITATION_FORMATS

FILES = tuple(form for form in FORMATS.values() if not form.folder)
"""The formats that are files of data: the website is built, twice and from changed data, in test_site.py."""


@pytest.fixture(scope="module")
def tricky(originals: Path, tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    """A part of the shipped data with rows that formats like to spoil; .ci/standards opens a release of all of them."""
    return make_tricky(copy_package(tmp_path_factory.mktemp("tricky") / "package", originals / "part"))


@pytest.fixture(scope="module")
def release(tricky: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A release built from the data with the tricky rows, the site aside: tests/test_site.py builds that."""
    directory = tmp_path_factory.mktemp("release")
    build_release(tricky, directory, FILES)
    return directory


@pytest.fixture(scope="module")
def scene(originals: Path) -> Dataset:
    """The invented meeting alone, which is exported in no time."""
    return load(originals / "scene")


@pytest.fixture
def base(release: Path) -> Iterator[sqlite3.Connection]:
    """The SQLite file of the release, opened with foreign keys enforced."""
    with closing(sqlite3.connect(release_file(release, "sqlite"))) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        yield connection


@pytest.mark.parametrize("reader", READERS)
def test_every_cell_survives_every_format(reader: str, release: Path, tricky: Dataset) -> None:
    """Each reader gives back every row of every table, cell by cell: texts as texts, missing as missing."""
    for table in MODELS:
        assert READERS[reader](release, table) == expected(tricky, table), table


@pytest.mark.parametrize("reader", READERS)
def test_tricky_texts_stay_texts(reader: str, release: Path) -> None:
    """`NA`, leading zeros, dates, long and right-to-left texts come back as they were; the empty symbol is null."""
    rows = {row[0]: row for row in READERS[reader](release, "instruments")}
    assert {key: rows[key][1] for key in TRICKY} == TRICKY
    assert all(rows[key][3] is None for key in TRICKY)


@pytest.mark.parametrize("reader", READERS)
def test_a_known_arabic_name_is_equal_in_all(reader: str, release: Path, tricky: Dataset) -> None:
    """The Arabic name of a person is the same text in every format."""
    person, name = arabic_name(tricky)
    people = {row[0]: row for row in READERS[reader](release, "people")}
    assert people[person][list(MODELS["people"].model_fields).index("name_ar")] == name


@pytest.mark.parametrize("all_formats", representatives([False, True], False))
def test_a_release_built_twice_has_the_same_bytes(scene: Dataset, tmp_path: Path, all_formats: bool) -> None:
    """Another process on another day of the calendar, with another seed, in another directory, agrees byte for byte.

    The files are those that are announced. By default it is shown of the formats that need no other library;
    .ci/standards shows it of all the data.
    """
    every = [form for form in FORMATS.values() if all_formats or not form.extra]
    build_release(scene, tmp_path / "one", every)
    east, west = (datetime.now(timezone(timedelta(hours=hours))).date() for hours in (14, -11))
    assert east > west
    zone = "Pacific/Kiritimati" if date.today() != east else "Pacific/Pago_Pago"
    script = (
        "from soc_data import load\nfrom soc_data.export import FORMATS, build_release\n"
        f"build_release(load({str(scene.path)!r}), {str(tmp_path / 'two')!r}, [FORMATS[name] for name in NAMES])\n"
    ).replace("NAMES", str([form.name for form in every]))
    env = environment(PYTHONHASHSEED="1", TZ=zone)
    subprocess.run([sys.executable, "-c", script], check=True, env=env)
    again = {path.name: path.read_bytes() for path in (tmp_path / "two").iterdir()}
    assert again == {path.name: path.read_bytes() for path in (tmp_path / "one").iterdir()}
    if all_formats:
        assert set(again) == {file.name for file in artefacts(f"soc-data-{scene.version}")} | {CHECKSUMS}


def test_a_changed_cell_changes_the_release(scene: Dataset, package: Path, tmp_path: Path) -> None:
    """Sameness of bytes is no accident: one changed note changes each format that holds it, and the checksums."""
    edit(package, "sessions", "zz-1", "note", "Another remark.")
    build_release(scene, tmp_path / "one", FILES)
    build_release(load(package), tmp_path / "two", FILES)
    differing = {
        path.name
        for path in (tmp_path / "one").iterdir()
        if path.read_bytes() != (tmp_path / "two" / path.name).read_bytes()
    }
    stem = f"soc-data-{scene.version}"
    whole = {
        f"{stem}{end}"
        for end in (
            ".zip", ".sqlite", "-sessions.parquet", ".xlsx", "-csv.zip", "-jsonl.zip", ".croissant.json",
            ".schema-org.jsonld", ".dcat.jsonld", ".datacite.json",
        )
    }  # fmt: skip
    assert differing == whole | {CHECKSUMS}


def test_checksums_hold(release: Path) -> None:
    """Each line of SHA256SUMS is the hash of the file that it names, and no file is left out."""
    lines = [line.split("  ") for line in (release / CHECKSUMS).read_text().splitlines()]
    assert {name: digest for digest, name in lines} == {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in release.iterdir() if path.name != CHECKSUMS
    }


# The zip


def test_the_zip_loads_as_the_same_data(release: Path, tricky: Dataset) -> None:
    """The zip is a data package: it loads, and every row equals that of the dataset it was made from."""
    again = load(release_file(release, "zip"))
    assert again.version == tricky.version
    for name, table in tricky.tables.items():
        assert list(again.tables[name].values()) == list(table.values())


def test_the_zip_holds_the_files_of_the_checkout(shipped: Dataset, tmp_path: Path) -> None:
    """Exporting the shipped data gives back descriptor, tables and schemas byte for byte; the rest is generated."""
    [path] = export(shipped, "zip", tmp_path / "x.zip")
    with zipfile.ZipFile(path) as archive:
        added = {"README.md", "csv-metadata.json", "ro-crate-metadata.json", "provenance.ttl"}
        assert added <= set(archive.namelist())
        for name in archive.namelist():
            if name not in added:
                assert archive.read(name) == (root() / name).read_bytes(), name


def test_frictionless_reads_the_zip(release: Path, tricky: Dataset) -> None:
    """Frictionless, the reference reader, opens the zip and counts the same rows."""
    from frictionless import Package as FrictionlessPackage
    from frictionless.resources import TableResource

    package = FrictionlessPackage(str(release_file(release, "zip")))
    resource = package.get_resource("people")
    assert isinstance(resource, TableResource)
    assert len(resource.read_rows()) == len(tricky.people)


# SQLite


def test_sqlite_is_sound(base: sqlite3.Connection) -> None:
    """SQLite's own checks of integrity and foreign keys find nothing, and the full-text indexes agree."""
    assert base.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert base.execute("PRAGMA foreign_key_check").fetchall() == []
    for table in ("statements", "names", "people"):
        base.execute(f"INSERT INTO {table}_fts ({table}_fts, rank) VALUES ('integrity-check', 1)")  # noqa: S608


def test_sqlite_declares_every_reference(base: sqlite3.Connection) -> None:
    """The foreign keys of the database are the references of the models, and each column of one has an index."""
    for name, model in MODELS.items():
        keys = {(row[3], row[2]) for row in base.execute(f"PRAGMA foreign_key_list({name})")}
        assert keys == set(model.references().items())
        indexed = {
            base.execute(f"PRAGMA index_info('{index[1]}')").fetchone()[2]
            for index in base.execute(f"PRAGMA index_list({name})")
        }
        assert set(model.references()) <= indexed


@pytest.mark.parametrize(
    ("sql", "message"),
    [
        ("UPDATE sessions SET body_id = 'nobody'", "FOREIGN KEY"),
        ("UPDATE sessions SET kind = 'nonsense'", "CHECK"),
        ("UPDATE sessions SET kind = NULL", "NOT NULL"),
        ("UPDATE sessions SET id = 'ga-064'", "UNIQUE"),
        ("UPDATE participants SET group_label = 'x', organization_id = 'x', person_id = 'x'", "CHECK"),
    ],
)
def test_sqlite_refuses_what_the_models_refuse(base: sqlite3.Connection, sql: str, message: str) -> None:
    """The constraints of the database fire on a dangling reference, a wrong code, a missing value, a second key."""
    with pytest.raises(sqlite3.IntegrityError, match=message), base:
        base.execute(sql)


def test_sqlite_types_are_those_of_the_columns(base: sqlite3.Connection) -> None:
    """Integers are stored as integers and all else as text, also where the text looks like a number."""
    for name, model in MODELS.items():
        for column in columns(model):
            found = {row[0] for row in base.execute(f'SELECT DISTINCT typeof("{column.name}") FROM "{name}"')}  # noqa: S608
            kind = {int: "integer", float: "real"}.get(column.type, "text")
            assert found <= {"null", kind}, (name, column.name)


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
def test_views_lose_and_double_no_row(base: sqlite3.Connection, view: Any, tricky: Dataset) -> None:
    """A view has one row for each row of its table, and a source with its address in each."""
    rows = base.execute(f"SELECT count(*), count(source_url) FROM {view.name}").fetchone()  # noqa: S608
    assert rows == (len(tricky.tables[view.table]),) * 2


def test_statements_are_found_by_their_words(base: sqlite3.Connection, tricky: Dataset) -> None:
    """A word of a summary finds that statement, in any case; a word that stands nowhere finds nothing."""
    statement = next(iter(tricky.statements.values()))
    word = max(statement.summary.replace(".", "").split(), key=len)
    query = next(query.select for query in QUERIES if query.name == "find_statements")
    found = base.execute(query, {"words": word.upper()}).fetchall()
    assert statement.id in {row[0] for row in found}
    assert base.execute(query, {"words": "zzyzx"}).fetchall() == []


def test_people_are_found_under_every_spelling(base: sqlite3.Connection, tricky: Dataset) -> None:
    """Each attested spelling, Arabic ones and such with a hyphen included, finds its person."""
    query = next(query.select for query in QUERIES if query.name == "find_a_person")
    spellings = [name for name in tricky.names.values() if name.person_id]
    for name in spellings:
        assert name.person_id in {row[0] for row in base.execute(query, {"name": name.name})}


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)
def test_queries_survive_any_words(base: sqlite3.Connection, query: Any) -> None:
    """No word that a reader may type, quotes and operators included, makes a query fail."""
    for words in ("", '"', "a OR", "*", "al-Bahra", "'"):
        base.execute(query.select, {"name": words, "words": words, "office": words}).fetchall()


def test_the_codebook_is_in_the_database(base: sqlite3.Connection) -> None:
    """Every column is described in the database itself, and every code has its meaning."""
    described = set(base.execute("SELECT table_name, column_name FROM codebook WHERE description <> ''"))
    assert described == {(name, flat.name) for name, model in MODELS.items() for flat in flat_columns(model)}
    codes = set(base.execute("SELECT code FROM codes WHERE table_name = 'sessions' AND column_name = 'kind'"))
    assert ("ordinary",) in codes


def test_datasette_descriptions_name_what_is_there(release: Path, base: sqlite3.Connection) -> None:
    """The descriptions for Datasette are those of the database beside it, its tables, views and columns."""
    path = release_file(release, "sqlite")
    described = json.loads(path.with_suffix(".datasette.json").read_text())["databases"]
    assert list(described) == [path.stem]
    for name, table in described[path.stem]["tables"].items():
        there = {row[1] for row in base.execute(f"PRAGMA table_info({name})")}
        assert there >= set(table.get("columns", {})), name
        assert there


# Parquet


def test_parquet_carries_its_descriptions(release: Path) -> None:
    """Title, licence and the meaning of each column are in the file, for each column and as a whole."""
    import pyarrow.parquet as pq

    schema = pq.read_schema(parquet_file(release, "sessions"))
    assert all((schema.field(i).metadata or {}).get(b"description") for i in range(len(schema)))
    assert b"creativecommons.org" in schema.metadata[b"licence"]
    assert set(json.loads(schema.metadata[b"columns"])) == {flat.name for flat in flat_columns(MODELS["sessions"])}
    assert not schema.field("id").nullable
    assert schema.field("note").nullable


# XLSX


def test_sheets_are_ready_to_read(release: Path, tricky: Dataset) -> None:
    """Each sheet has its header frozen and a filter over all its rows; Arabic runs from right to left."""
    book = workbook(release)
    assert book.sheetnames == ["about", *MODELS, "codebook"]
    for name in MODELS:
        assert book[name].freeze_panes == "A2"
        assert book[name].auto_filter.ref.endswith(str(len(tricky.tables[name]) + 1))
    people = {row[0].value: row for row in book["people"].iter_rows(min_row=2)}
    arabic = people[arabic_name(tricky)[0]][3]
    assert (arabic.alignment.readingOrder, arabic.alignment.horizontal) == (2, "right")
    assert people[arabic_name(tricky)[0]][0].alignment.readingOrder == 0


def _with_instruments(dataset: Dataset, *names: str) -> Dataset:
    copy = Dataset(dataset.path, dataset.descriptor)
    for model in MODELS.values():
        table = dataset.tables[model.table.name]
        copy._add(model, list(table), list(table.values()))
    like = next(iter(dataset.instruments.values()))
    made = [Instrument.model_construct(**{**dict(like), "id": f"made-up-{n}", "name": x}) for n, x in enumerate(names)]
    copy._add(Instrument, [row.id for row in made], [*made])
    return copy


def _cells(workbook: Path, column: str) -> list[Any]:
    """Return the cells of the instruments in a column of a workbook, without its header."""
    import openpyxl

    return list(openpyxl.load_workbook(workbook)["instruments"][column][1:])


def test_formulas_are_neutralised(scene: Dataset, tmp_path: Path) -> None:
    """A text that a spreadsheet would run is stored as a text and marked to stay one, also in data never checked."""
    texts = ["=1+1", "+1", "-1", "@x", '=HYPERLINK("http://x")']
    [path] = export(_with_instruments(scene, *texts), "xlsx", tmp_path / "x.xlsx")
    assert [(c.value, c.data_type, c.quotePrefix) for c in _cells(path, "B")] == [(t, "s", True) for t in texts]


def test_a_text_too_long_for_excel_is_refused(scene: Dataset, tmp_path: Path) -> None:
    """Rather than cut a text at Excel's limit in silence, the export fails and writes nothing; what fits is kept."""
    [path] = export(_with_instruments(scene, "x" * 32_767), "xlsx", tmp_path / "fits.xlsx")
    assert [len(cell.value) for cell in _cells(path, "B")] == [32_767]
    with pytest.raises(SocDataError, match="32,767"):
        export(_with_instruments(scene, "x" * 32_768), "xlsx", tmp_path / "x.xlsx")
    assert not (tmp_path / "x.xlsx").exists()


def test_the_workbook_tells_the_day_of_the_release(release: Path, tricky: Dataset) -> None:
    """Its properties have the day of the release, not of the build, and the version in the title."""
    properties = workbook(release).properties
    assert properties.modified == properties.created
    assert str(tricky.version) in properties.title


# JSON Lines


def test_json_lines_are_one_row_each(release: Path, tricky: Dataset) -> None:
    """There is a file a table, with as many lines as rows, each an object with the flat columns in their order."""
    with zipfile.ZipFile(release_file(release, "jsonl")) as archive:
        assert archive.namelist() == [f"{name}.jsonl" for name in MODELS]
        for name, table in tricky.tables.items():
            lines = archive.read(f"{name}.jsonl").decode().splitlines()
            assert len(lines) == len(table)
            names = [flat.name for flat in flat_columns(table.model)]
            assert all(list(json.loads(line)) == names for line in lines)


# The functions and the command


@pytest.mark.parametrize("name", [form.name for form in FILES])
def test_the_command_writes_each_format(name: str, package: Path, tmp_path: Path) -> None:
    """`soc-data export FORMAT -o DIRECTORY` writes the files of that format under their release names."""
    directory = tmp_path / "exports"
    directory.mkdir()
    code, out, err = run_cli("export", name, "-o", directory, "--path", package)
    assert (code, err) == (0, "")
    written = sorted(path.name for path in directory.rglob("*") if path.is_file())
    assert len(written) == (len(MODELS) if FORMATS[name].per_table else len(FORMATS[name].suffixes))
    assert all(file in out for file in written)


def test_the_command_writes_to_a_file(tmp_path: Path, package: Path) -> None:
    """`-o` names the file itself, whatever its ending, and `--path` another package; a companion lies beside it."""
    edit(package, "sessions", "zz-1", "note", "Another remark.")
    code, _, _ = run_cli("export", "sqlite", "-o", tmp_path / "record.db", "--path", package)
    assert code == 0
    with closing(sqlite3.connect(tmp_path / "record.db")) as base:
        assert base.execute("SELECT note FROM sessions WHERE id = 'zz-1'").fetchone() == ("Another remark.",)
    assert "record" in json.loads((tmp_path / "record.datasette.json").read_text())["databases"]


def test_the_command_writes_where_it_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shipped: Dataset) -> None:
    """Without `-o` the file goes into the current directory, and Parquet into a directory of its own there."""
    monkeypatch.chdir(tmp_path)
    assert run_cli("export", "popolo")[0] == 0
    assert run_cli("export", "parquet")[0] == 0
    assert (tmp_path / f"soc-data-{shipped.version}.popolo.json").is_file()
    assert {p.stem for p in (tmp_path / f"soc-data-{shipped.version}-parquet").iterdir()} == set(MODELS)


def test_the_command_builds_a_release(package: Path, tmp_path: Path) -> None:
    """`soc-data release build` writes all formats and their checksums, and names each file; a path that is not there is
    wrong usage."""
    code, out, _ = run_cli("release", "build", tmp_path / "dist", "--path", package)
    assert code == 0
    assert {Path(line).name for line in out.splitlines()} == {path.name for path in (tmp_path / "dist").iterdir()}
    assert (tmp_path / "dist" / CHECKSUMS).is_file()
    code, _, err = run_cli("release", "build", tmp_path / "dist", "--path", tmp_path / "nothing")
    assert code == 2
    assert "no such file" in err


def test_the_help_names_every_format() -> None:
    """`soc-data export --help` tells every format, and `soc-data cite --help` every form of a citation."""
    helps = {name: run_cli(name, "--help")[1] for name in ("export", "cite")}
    assert all(name in helps["export"] for name in FORMATS)
    assert all(name in helps["cite"] for name in CITATION_FORMATS)


def test_an_unknown_format_is_wrong_usage(shipped: Dataset, tmp_path: Path) -> None:
    """Command and function name the formats that there are, and write nothing."""
    code, _, err = run_cli("export", "docx", "-o", tmp_path)
    assert code == 2
    assert "sqlite" in err
    with pytest.raises(UsageError, match="sqlite"):
        export(shipped, "docx", tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", [name for name, form in FORMATS.items() if form.extra])
def test_a_missing_extra_is_named(name: str, shipped: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the library of a format is not installed, the error names the extra that brings it."""

    def absent(module: str) -> Any:
        raise ImportError(module)

    monkeypatch.setattr(frames, "import_module", absent)
    with pytest.raises(MissingExtraError, match=rf"soc-data\[{FORMATS[name].extra}\]"):
        export(shipped, name, tmp_path)


@pytest.mark.parametrize("version", [None, "../../x", "1.0"])
def test_a_strange_version_reaches_no_file_name(
    version: str | None, shipped: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A descriptor without version, or with one that would lead elsewhere, gives files that are called unversioned."""
    monkeypatch.setattr(shipped, "version", version)
    [path] = export(shipped, "popolo", tmp_path)
    assert path == tmp_path / "soc-data-unversioned.popolo.json"


def test_polars_reads_what_to_polars_gives(release: Path, tricky: Dataset) -> None:
    """A table as a polars frame equals the one that polars reads from Parquet, tricky texts and nulls included."""
    import polars as pl

    frame = tricky.to_polars("instruments")
    read = pl.read_parquet(io.BytesIO(parquet_file(release, "instruments").read_bytes())).select(frame.columns)
    assert frame.with_columns(pl.col("kind").cast(pl.String)).equals(read)
    assert read_sqlite(release, "instruments") == read.select(header("instruments")).rows()
