"""SQLite: typed tables with keys, references and codes enforced, indexes, readable views and full-text search.

A second file has descriptions and queries for Datasette: `datasette x.sqlite -m x.datasette.json`.
"""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

from soc_data.dataset.dataset import Dataset
from soc_data.dataset.flat import FlatColumn, flat_columns, flat_records
from soc_data.export import codebook
from soc_data.export.datasette import SEARCHABLE, datasette_metadata
from soc_data.export.sql_views import VIEWS
from soc_data.export.values import as_json
from soc_data.tables.models import MODELS
from soc_data.tables.row import Row
from soc_data.tables.spelling import ALIKE, STARTS, folded, with_letters_alike


def _quoted(names: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)


def _column(flat: FlatColumn) -> str:
    parts = [f'"{flat.name}"', {"integer": "INTEGER", "number": "REAL"}.get(flat.kind, "TEXT")]
    if not flat.column.optional and flat.kind != "day":
        parts.append("NOT NULL")
    if flat.kind == "code":
        codes = ", ".join(f"'{code.value}'" for code in flat.column.codes)
        parts.append(f'CHECK ("{flat.name}" IN ({codes}))')
    return " ".join(parts)


def create_table(model: type[Row]) -> str:
    """Return the SQL that creates a table: types, keys, references, codes, columns of which exactly one is filled."""
    info = model.table
    parts = [_column(flat) for flat in flat_columns(model)]
    parts.append(f"PRIMARY KEY ({_quoted(info.key)})")
    parts += [f"UNIQUE ({_quoted(key)})" for key in info.unique]
    if info.exactly_one_of:
        given = " + ".join(f'("{name}" IS NOT NULL)' for name in info.exactly_one_of)
        parts.append(f"CHECK ({given} = 1)")
    for name, table in model.references().items():  # deferred, because a row may refer to one that is inserted later
        parts.append(f'FOREIGN KEY ("{name}") REFERENCES "{table}" ("id") DEFERRABLE INITIALLY DEFERRED')
    return f'CREATE TABLE "{info.name}" (\n  ' + ",\n  ".join(parts) + "\n)"


def _insert(table: str, width: int) -> str:
    return f'INSERT INTO "{table}" VALUES ({", ".join("?" * width)})'  # noqa: S608  (names are the models' own)


def _plain(cell: Any) -> Any:
    return cell.isoformat() if isinstance(cell, date) else cell


def _fill(base: sqlite3.Connection, dataset: Dataset) -> None:
    for model in MODELS.values():
        base.execute(create_table(model))
    for name, model in MODELS.items():
        rows = flat_records(model, dataset.tables[name].values())
        base.executemany(_insert(name, len(flat_columns(model))), (tuple(map(_plain, row)) for row in rows))
        for column in model.references():
            base.execute(f'CREATE INDEX "{name}_{column}" ON "{name}" ("{column}")')


def _plain_table(base: sqlite3.Connection, name: str, header: Iterable[str], rows: Iterable[tuple[Any, ...]]) -> None:
    entries = list(rows)
    base.execute(f'CREATE TABLE "{name}" ({_quoted(header)})')
    base.executemany(_insert(name, len(entries[0])), entries)


def _forms(*spellings: str | None) -> str:
    """Return spellings in three forms: unchanged, with the forms of each letter unified, and without the article.

    So a query that is not folded still finds a name that is written in one of the three forms.
    """
    given = " ".join(filter(None, spellings))
    return " ".join(dict.fromkeys([given, with_letters_alike(given), folded(given)])) if not given.isascii() else given


def _searched(dataset: Dataset, table: str) -> Iterator[str]:
    if table == "statements":
        return (statement.summary for statement in dataset.statements.values())
    if table == "names":
        return (_forms(name.name) for name in dataset.names.values())
    return (_forms(p.name, p.name_ar, *(name.name for name in p.names)) for p in dataset.people.values())


def _add_search(base: sqlite3.Connection, dataset: Dataset) -> None:
    for table, column in SEARCHABLE.items():
        tokenizer = ("porter " if table == "statements" else "") + "unicode61 remove_diacritics 2"
        index = f"{table}_fts"
        base.execute(f'CREATE VIRTUAL TABLE "{index}" USING fts5("{column}", tokenize=\'{tokenizer}\')')
        texts = enumerate(_searched(dataset, table), 1)  # rows were inserted in this order, so these are their rowids
        base.executemany(f'INSERT INTO "{index}" (rowid, "{column}") VALUES (?, ?)', texts)  # noqa: S608
        base.execute(f'INSERT INTO "{index}" ("{index}") VALUES (?)', ("optimize",))  # noqa: S608


def write_database(dataset: Dataset, path: Path) -> None:
    """Write the database to a path that does not exist yet."""
    with closing(sqlite3.connect(path, isolation_level=None)) as base:
        base.execute("PRAGMA page_size = 4096")
        base.execute("PRAGMA journal_mode = OFF")
        base.execute("PRAGMA foreign_keys = ON")
        base.execute("BEGIN")
        _fill(base, dataset)
        _plain_table(base, "codebook", codebook.HEADER, codebook.codebook())
        _plain_table(base, "codes", codebook.CODES_HEADER, codebook.codelists())
        folding = enumerate((*ALIKE.items(), *STARTS), 1)
        _plain_table(base, "folding", ("step", "written", "folded"), ((step, *pair) for step, pair in folding))
        for view in VIEWS:
            base.execute(f'CREATE VIEW "{view.name}" AS {view.select}')
        _add_search(base, dataset)
        base.execute("COMMIT")
        base.execute("VACUUM")


def files(dataset: Dataset, stem: str) -> Iterator[tuple[str, bytes]]:
    """Yield the database and its descriptions for Datasette."""
    with tempfile.TemporaryDirectory() as directory:
        path = Path(directory) / "soc-data.sqlite"
        write_database(dataset, path)
        yield ".sqlite", path.read_bytes()
    yield ".datasette.json", as_json(datasette_metadata(dataset, stem))
