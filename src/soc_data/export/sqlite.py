"""SQLite: typed tables with keys, references and codes enforced, indexes, readable views and full-text search.

Beside it goes a file of descriptions and queries for Datasette: `datasette x.sqlite -m x.datasette.json`.
"""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from soc_data.dataset.dataset import Dataset
from soc_data.export import codebook
from soc_data.export.datasette import datasette_metadata
from soc_data.export.sql_views import VIEWS
from soc_data.export.values import as_json, records
from soc_data.tables.columns import Column
from soc_data.tables.models import MODELS, columns
from soc_data.tables.row import Row

SEARCHABLE = {"statements": ("summary",), "names": ("name",), "people": ("name", "name_ar")}
"""Table -> the columns that its full-text index, `<table>_fts`, covers."""


def _quoted(names: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)


def _column(column: Column) -> str:
    parts = [f'"{column.name}"', "INTEGER" if column.type is int else "TEXT"]
    if not column.optional:
        parts.append("NOT NULL")
    if column.codes:
        codes = ", ".join(f"'{code.value}'" for code in column.codes)
        parts.append(f'CHECK ("{column.name}" IN ({codes}))')
    return " ".join(parts)


def create_table(model: type[Row]) -> str:
    """Return the statement that creates a table: types, keys, references, codes, columns that exclude each other."""
    info = model.table
    parts = [_column(column) for column in columns(model)]
    parts.append(f"PRIMARY KEY ({_quoted(info.key)})")
    parts += [f"UNIQUE ({_quoted(key)})" for key in info.unique]
    if info.exactly_one_of:
        given = " + ".join(f'("{name}" IS NOT NULL)' for name in info.exactly_one_of)
        parts.append(f"CHECK ({given} = 1)")
    for name, table in model.references().items():
        parts.append(f'FOREIGN KEY ("{name}") REFERENCES "{table}" ("id") DEFERRABLE INITIALLY DEFERRED')
    return f'CREATE TABLE "{info.name}" (\n  ' + ",\n  ".join(parts) + "\n)"


def _insert(table: str, width: int) -> str:
    return f'INSERT INTO "{table}" VALUES ({", ".join("?" * width)})'  # noqa: S608  (names are the models' own)


def _fill(base: sqlite3.Connection, dataset: Dataset) -> None:
    for model in MODELS.values():
        base.execute(create_table(model))
    for name, model in MODELS.items():
        base.executemany(_insert(name, len(columns(model))), records(dataset.tables[name]))
        for column in model.references():
            base.execute(f'CREATE INDEX "{name}_{column}" ON "{name}" ("{column}")')


def _plain_table(base: sqlite3.Connection, name: str, header: Iterable[str], rows: Iterable[tuple[Any, ...]]) -> None:
    entries = list(rows)
    base.execute(f'CREATE TABLE "{name}" ({_quoted(header)})')
    base.executemany(_insert(name, len(entries[0])), entries)


def _add_search(base: sqlite3.Connection) -> None:
    for table, names in SEARCHABLE.items():
        index = f"{table}_fts"
        base.execute(
            f'CREATE VIRTUAL TABLE "{index}" USING fts5'
            f"({_quoted(names)}, content=\"{table}\", tokenize='unicode61 remove_diacritics 2')"
        )
        for command in ("rebuild", "optimize"):
            base.execute(f'INSERT INTO "{index}" ("{index}") VALUES (?)', (command,))  # noqa: S608


def write_database(dataset: Dataset, path: Path) -> None:
    """Write the database to a path where nothing is yet."""
    with closing(sqlite3.connect(path, isolation_level=None)) as base:
        base.execute("PRAGMA page_size = 4096")
        base.execute("PRAGMA journal_mode = OFF")
        base.execute("PRAGMA foreign_keys = ON")
        base.execute("BEGIN")
        _fill(base, dataset)
        _plain_table(base, "codebook", codebook.HEADER, codebook.codebook())
        _plain_table(base, "codes", codebook.CODES_HEADER, codebook.codelists())
        for view in VIEWS:
            base.execute(f'CREATE VIEW "{view.name}" AS {view.select}')
        _add_search(base)
        base.execute("COMMIT")
        base.execute("VACUUM")


def files(dataset: Dataset, stem: str) -> Iterator[tuple[str, bytes]]:
    """Yield the database and its descriptions for Datasette."""
    with tempfile.TemporaryDirectory() as directory:
        path = Path(directory) / "soc-data.sqlite"
        write_database(dataset, path)
        yield ".sqlite", path.read_bytes()
    yield ".datasette.json", as_json(datasette_metadata(dataset, stem))
