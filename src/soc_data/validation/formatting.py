"""Tables in canonical form: what a spreadsheet or an editor changed in form is corrected; no value changes.

The `TableInfo` of each table defines the order of its rows: by some columns, dates by their first day, empty cells
last; or below the parent row, as topics below their broader topic. Rows that these columns do not distinguish keep
their order.
"""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from soc_data.errors import InvalidPackageError, UsageError
from soc_data.files import write_files
from soc_data.findings import Finding, shown
from soc_data.reading.package import Package, located
from soc_data.tables.canonical import write_records
from soc_data.tables.columns import Column
from soc_data.tables.dates import bounds
from soc_data.tables.models import MODELS
from soc_data.tables.row import Row

_SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs"}

Cells = dict[str, str]


@dataclass(frozen=True, slots=True)
class Formatted:
    """One file that was not in canonical form: its path in the package, what was changed, and its canonical bytes."""

    file: str
    changes: tuple[str, ...]
    content: bytes


@dataclass(slots=True)
class _Read:
    """One table as read: its rows, and what was changed in its form."""

    model: type[Row]
    file: str
    content: bytes
    rows: list[Cells]
    changes: list[str]


def format_package(path: Path, *, write: bool = True) -> list[Formatted]:
    """Rewrite the tables of the package at `path` in canonical form; return the files that were not in it.

    With `write=False` nothing is written. Raises `UsageError` for a zip, and `InvalidPackageError` if a file cannot be
    read as its table; then nothing is written either.
    """
    if path.is_file() and path.suffix != ".json":
        raise UsageError(f"{path}: only a directory or its datapackage.json can be rewritten")
    tables, findings = {}, []
    with Package(located(path)) as package:
        for name, file in package.table_paths().items():
            try:
                if name in MODELS:
                    with package.open(file) as stream:
                        tables[name] = _read(MODELS[name], file, stream.read())
            except FileNotFoundError:
                findings.append(Finding("tables_are_present", file, f"the file of table {name}"))
            except InvalidPackageError as error:
                findings += error.findings
        directory = package.directory
    if findings:
        raise InvalidPackageError(findings)
    changed = [formatted for table in tables.values() if (formatted := _formatted(table, tables)) is not None]
    if write:
        write_files({directory / formatted.file: formatted.content for formatted in changed})
    return changed


# Bytes -> rows


def _refusal(rule: str, file: str, expected: str, line: int, value: object = None) -> InvalidPackageError:
    return InvalidPackageError([Finding(rule, file, expected, line=line, value=shown(value))])


def _read(model: type[Row], file: str, content: bytes) -> _Read:
    changes = []
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise _refusal("files_are_utf8", file, "text in UTF-8: save the file in that encoding", line) from None
    if text.startswith("\ufeff"):
        text = text[1:]
        changes.append("byte order mark removed")
    if "\r\n" in text:
        changes.append("line ends made LF")
    header, records = _records(model, file, text, changes)
    rows = [dict(zip(header, record, strict=True)) for record in records]
    return _Read(model, file, content, rows, changes)


def _records(model: type[Row], file: str, text: str, changes: list[str]) -> tuple[list[str], list[list[str]]]:
    names = set(model.layout().by_name)
    for separator in _SEPARATORS:
        header = next(csv.reader(text.splitlines()[:1], delimiter=separator), [])
        if set(header) == names and len(header) == len(names):
            break
    else:
        wanted = ",".join(model.layout().by_name)
        raise _refusal("headers_have_every_column", file, f"the columns {wanted}, each once", 1, text.split("\n")[0])
    if separator != ",":
        changes.append(f"{_SEPARATORS[separator]} between cells made commas")
    if header != list(model.layout().by_name):
        changes.append("columns put in order")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    records, empty = [], 0
    try:
        for record in reader:
            if not any(record):
                empty += 1
            elif len(record) != len(header):
                expected = f"{len(header)} cells, as in the header"
                raise _refusal("rows_fill_the_header", file, expected, reader.line_num, f"{len(record)} cells")
            else:
                records.append(record)
    except csv.Error as error:
        raise _refusal("files_are_csv", file, "CSV that can be read", reader.line_num, error) from None
    # A row of separators alone, as spreadsheets leave it, is an empty row too.
    changes += _counted(empty, "empty row", "removed")
    return header, records[1:]


def _counted(count: int, what: str, how: str) -> list[str]:
    return [f"{count:,} {what}{'s' * (count != 1)} {how}"] if count else []


# Rows -> canonical bytes


def _formatted(table: _Read, tables: Mapping[str, _Read]) -> Formatted | None:
    names = list(table.model.layout().by_name)
    rows = [{name: unicodedata.normalize("NFC", row[name]) for name in names} for row in table.rows]
    composed = sum(new[name] != old[name] for new, old in zip(rows, table.rows, strict=True) for name in names)
    ordered = _in_order(table.model, rows, tables)
    moved = sum(one is not other for one, other in zip(ordered, rows, strict=True))
    content = write_records([names, *(row.values() for row in ordered)]).encode()
    if content == table.content:
        return None
    changes = [
        *table.changes,
        *_counted(composed, "cell", "brought to Unicode normalization form C"),
        *_counted(moved, "row", "moved to another line"),
    ]
    return Formatted(table.file, tuple(changes or ["quotes only where they are needed, each row ended"]), content)


def _in_order(model: type[Row], rows: list[Cells], tables: Mapping[str, _Read]) -> list[Cells]:
    info = model.table
    if info.under is not None:
        return _under(rows, info.key[0], info.under)
    keys = [_key(model, path, tables) for path in info.order or info.key]
    return sorted(rows, key=lambda row: [key(row) for key in keys])


def _under(rows: list[Cells], key: str, larger: str) -> list[Cells]:
    """Return each row followed by the rows below it, in the order of the file; no row is lost, not even in a circle."""
    known = {row[key] for row in rows}
    below: dict[str, list[Cells]] = {}
    for row in rows:
        below.setdefault(row[larger], []).append(row)
    tops = [row for row in rows if row[larger] not in known]
    placed: dict[int, Cells] = {}
    waiting = [*reversed([*tops, *rows])]  # all rows once more, for those in a circle, which no top row leads to
    while waiting:
        row = waiting.pop()
        if id(row) not in placed:
            placed[id(row)] = row
            waiting += reversed(below.get(row[key], []))
    return list(placed.values())


def _key(model: type[Row], path: str, tables: Mapping[str, _Read]) -> Callable[[Cells], tuple[Any, ...]]:
    """Return a function from a row to its sort key for one path of `TableInfo.order`; empty cells sort last."""
    if "|" in path:
        return lambda row: next(((0, row[name]) for name in path.split("|") if row[name]), _LAST)
    name, _, further = path.partition(".")
    column = model.layout().by_name[name]
    if not further:
        return lambda row: _cell_key(column, row[name])
    target = column.reference or ""
    rows = {row["id"]: row for row in tables[target].rows} if target in tables else {}
    key = _key(MODELS[target], further, tables)
    return lambda row: key(rows[row[name]]) if row[name] in rows else _LAST


_LAST = (1,)


def _cell_key(column: Column, cell: str) -> tuple[Any, ...]:
    if not cell:
        return _LAST
    if column.codes:
        codes = [code.value for code in column.codes]
        return 0, codes.index(cell) if cell in codes else len(codes)
    if column.type is int:
        return 0, int(cell) if cell.isascii() and cell.isdigit() else 0
    if column.is_date:
        with suppress(ValueError):
            low, high = bounds(cell)
            # A date without an earliest day sorts by its latest day.
            return 0, high if low == date.min else low
        return _LAST
    return 0, cell
