"""What the tests of the exports share: a package with the cells that formats like to spoil, and reading it back."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from functools import cache
from pathlib import Path
from typing import Any

from helpers import add_row, edit, key_of, read_rows, write_rows
from soc_data.dataset.dataset import Dataset, load
from soc_data.export import FORMATS
from soc_data.tables.models import MODELS, columns

Rows = list[tuple[Any, ...]]

ARABIC = "هادي البحرة"
LONG = "كلمة and word " * 1_500 + "end"
TRICKY = {
    "tricky-na": "NA", "tricky-null": "null", "tricky-nan": "nan", "tricky-none": "None", "tricky-true": "TRUE",
    "tricky-zeros": "00123", "tricky-exponent": "1e5", "tricky-day": "2018-11-10", "tricky-error": "#N/A",
    "tricky-long": LONG, "tricky-arabic": "نص عربي، مع (أقواس) و English 123", "tricky-quote": 'a "quoted", word; \\n',
    "tricky-emoji": "word 🕊 word", "tricky-excel": "_x0041_",
}  # fmt: skip
"""Id of an instrument -> its name; each of them is something else to a careless reader or writer."""


def make_tricky(package: Path) -> Dataset:
    """Return a package as loaded after the tricky rows were added, with a person who has an Arabic name."""
    for row_id, text in TRICKY.items():
        add_row(package, "instruments", id=row_id, name=text, kind="report")
    write_rows(package, "instruments", sorted(read_rows(package, "instruments"), key=lambda row: row["id"]))
    if not any(row["name_ar"] for row in read_rows(package, "people")):
        edit(package, "people", key_of("people", read_rows(package, "people")[0]), "name_ar", ARABIC)
    return load(package)


def arabic_name(dataset: Dataset) -> tuple[str, str]:
    """Return id and Arabic name of the first person who has one."""
    return next((person.id, person.name_ar) for person in dataset.people.values() if person.name_ar)


def header(table: str) -> list[str]:
    """Return the names of a table's columns."""
    return [column.name for column in columns(MODELS[table])]


def expected(dataset: Dataset, table: str) -> Rows:
    """Return the rows of a table as plain cells."""
    return [
        tuple(value if value is None or isinstance(value, (int, float)) else str(value) for _, value in row)
        for row in dataset.tables[table].values()
    ]


def parquet_file(release: Path, table: str) -> Path:
    """Return the Parquet file of a table in a release."""
    return next(release.glob(f"*-{table}.parquet"))


def release_file(release: Path, name: str) -> Path:
    """Return the file of a format in a release."""
    return next(release.glob(f"*[0-9]{FORMATS[name].suffixes[0]}"))


def read_zip(release: Path, table: str) -> Rows:
    """Read a table from the CSV in the zip with the standard library; an empty cell is None, integers as such."""
    kinds = [column.type if column.type in (int, float) else str for column in columns(MODELS[table])]
    with zipfile.ZipFile(release_file(release, "zip")) as archive:
        text = archive.read(f"data/{table}.csv").decode()
    records = list(csv.reader(io.StringIO(text)))[1:]
    return [tuple(kind(cell) if cell else None for cell, kind in zip(record, kinds, strict=True)) for record in records]


def read_sqlite(release: Path, table: str) -> Rows:
    """Read a table with sqlite3."""
    import sqlite3
    from contextlib import closing

    with closing(sqlite3.connect(release_file(release, "sqlite"))) as base:
        names = ", ".join(f'"{name}"' for name in header(table))
        return base.execute(f'SELECT {names} FROM "{table}" ORDER BY rowid').fetchall()  # noqa: S608


def read_duckdb(release: Path, table: str) -> Rows:
    """Read the columns of a table from Parquet with DuckDB."""
    import duckdb

    names = ", ".join(f'"{name}"' for name in header(table))
    query = f"SELECT {names} FROM read_parquet('{parquet_file(release, table)}')"  # noqa: S608
    return duckdb.execute(query).fetchall()


def read_pandas(release: Path, table: str) -> Rows:
    """Read the columns of a table from Parquet with pandas."""
    import pandas as pd

    frame = pd.read_parquet(parquet_file(release, table), dtype_backend="numpy_nullable")[header(table)]
    columns_of_cells = [[None if pd.isna(cell) else cell for cell in frame[name]] for name in frame]
    return list(zip(*columns_of_cells, strict=True))


@cache
def workbook(release: Path) -> Any:
    """Open the workbook of a release with openpyxl, once: that takes seconds."""
    import openpyxl

    return openpyxl.load_workbook(release_file(release, "xlsx"))


def read_openpyxl(release: Path, table: str) -> Rows:
    """Read the columns of a table from its sheet with openpyxl, without the bounds of its dates."""
    sheet = workbook(release)[table]
    first, *rows = sheet.iter_rows(max_col=sheet.max_column, values_only=True)
    places = [first.index(name) for name in header(table)]
    return [tuple(row[at] for at in places) for row in rows]


@cache
def zipped(release: Path, form: str) -> dict[str, str]:
    """Return name -> text of the files in the zip of a format, opened once."""
    with zipfile.ZipFile(release_file(release, form)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def read_jsonl(release: Path, table: str) -> Rows:
    """Read the rows of a table from the JSON Lines."""
    rows = [json.loads(line) for line in zipped(release, "jsonl")[f"{table}.jsonl"].splitlines()]
    return [tuple(row[name] for name in header(table)) for row in rows]


def read_csv(release: Path, table: str) -> Rows:
    """Read the columns of a table from the CSV with bounds, with the standard library."""
    rows = list(csv.DictReader(io.StringIO(zipped(release, "csv")[f"{table}.csv"])))
    return [
        tuple((column.type(row[column.name]) if column.type in (int, float) else row[column.name])
              if row[column.name] else None for column in columns(MODELS[table]))
        for row in rows
    ]  # fmt: skip


READERS = {
    "zip": read_zip,
    "sqlite": read_sqlite,
    "duckdb": read_duckdb,
    "pandas": read_pandas,
    "openpyxl": read_openpyxl,
    "jsonl": read_jsonl,
    "csv": read_csv,
}
"""Name of a reader -> what reads a table of a release with it."""
