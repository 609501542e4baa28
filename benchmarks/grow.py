"""Grows a data package to many times its rows and keeps it valid by every rule.

Each copy is a world of its own: every id and every reference of its rows ends in `-c00001`, `-c00002` and so on, and
every free text in these digits alone, which are of no script and no further word. So sessions, people, sources and
evidence of a copy point to rows of that copy, and no text is shared between copies. Codes, numbers, dates, languages
and locators stay as they are.
"""

from __future__ import annotations

import csv
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from soc_data.metadata import DESCRIPTOR
from soc_data.reading.package import Package
from soc_data.tables.canonical import write_records
from soc_data.tables.models import MODELS, columns
from soc_data.tables.patterns import SLUG_PATTERN, SUMMARY_PATTERN, TEXT_PATTERN, URL_PATTERN

ID_MARK, TEXT_MARK = "\ue000", "\ue001"
"""Stand in a template where the number of a copy goes, in an id and in a text; no cell holds characters of private
use."""


def _mark_id(cell: str) -> str:
    return cell + ID_MARK * bool(cell)


def _mark_key(key: str) -> str:
    return "/".join(map(_mark_id, key.split("/")))


def _mark_text(text: str) -> str:
    """Mark the last word of a text."""
    return text[:-1] + TEXT_MARK + "." if text.endswith(".") else text + TEXT_MARK * bool(text)


_MARKED = {SLUG_PATTERN: _mark_id, URL_PATTERN: _mark_id, TEXT_PATTERN: _mark_text, SUMMARY_PATTERN: _mark_text}
_NAMES_OF_THE_SCHEMA = {"table_name", "field"}
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+")

Row = dict[str, str]


@cache
def _marked_columns(table: str) -> dict[str, Callable[[str], str]]:
    """Return the columns whose cells differ from copy to copy, ids, references and free text, and what marks them."""
    return {
        column.name: _MARKED[column.pattern]
        for column in columns(MODELS[table])
        if column.pattern in _MARKED and not column.codes and column.name not in _NAMES_OF_THE_SCHEMA
    }


def _mark_ids(text: str, ids: set[str]) -> str:
    """Mark the ids of people that a note names."""
    return _ID.sub(lambda found: found[0] + ID_MARK * (found[0] in ids), text)


def _mark(table: str, row: Row, ids: set[str]) -> Row:
    """Turn a row into the template of its copies."""
    marked = {name: _marked_columns(table).get(name, str)(cell) for name, cell in row.items()}
    if table == "people":
        marked["note"] = _mark_text(_mark_ids(row["note"], ids))
    if table == "evidence":
        stated = _marked_columns(row["table_name"]).get(row["field"], str)
        marked |= {"row_id": _mark_key(row["row_id"]), "stated_value": stated(row["stated_value"])}
    if table == "retired":
        marked |= {name: _mark_key(row[name]) for name in ("id", "replaced_by")}
    return marked


def _rows(package: Package, path: str) -> list[Row]:
    with package.open(path) as stream:
        return list(csv.DictReader(stream.read().decode().splitlines()))


def _copies(records: list[Row], templates: list[Row], times: int) -> Iterator[str]:
    yield write_records(row.values() for row in records)
    template = write_records(row.values() for row in templates)
    for number in range(1, times):
        yield template.replace(ID_MARK, f"-c{number:05}").replace(TEXT_MARK, f"{number:05}")


def grow(source: Path, target: Path, times: int) -> int:
    """Write the package at `source` with `times` its rows to the directory `target`; return the number of rows."""
    count = 0
    with Package(source) as package:
        paths = package.table_paths()
        ids = {row["id"] for row in _rows(package, paths["people"])}
        for table, path in paths.items():
            records = _rows(package, path)
            count += len(records) * times
            file = target / path
            file.parent.mkdir(parents=True, exist_ok=True)
            with file.open("w", encoding="utf-8", newline="") as out:
                out.write(write_records([[column.name for column in columns(MODELS[table])]]))
                out.writelines(_copies(records, [_mark(table, row, ids) for row in records], times))
    shutil.copy(source / DESCRIPTOR, target / DESCRIPTOR)
    shutil.copytree(source / "schemas", target / "schemas", dirs_exist_ok=True)
    return count


if __name__ == "__main__":
    print(grow(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])))
