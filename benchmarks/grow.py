"""Grows a data package to many times its rows and keeps it valid by every rule.

Each copy is a world of its own: every id, every reference and every free text of its rows ends in `-c1`, `-c2` and so
on, so that sessions, people, sources and evidence of a copy point to rows of that copy, and no text is shared between
copies. Codes, numbers, dates, languages and locators stay as they are.
"""

from __future__ import annotations

import csv
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from soc_data.metadata import DESCRIPTOR
from soc_data.reading.package import Package
from soc_data.tables.canonical import write_records
from soc_data.tables.models import MODELS, columns
from soc_data.tables.patterns import LOCATOR_PATTERN, SLUG_PATTERN, SUMMARY_PATTERN, TEXT_PATTERN, URL_PATTERN

MARK = "\ue000"
"""Stands in a template where the suffix of a copy goes; no cell holds this character of private use."""

_MARKED = {SLUG_PATTERN, TEXT_PATTERN, SUMMARY_PATTERN, URL_PATTERN} - {LOCATOR_PATTERN}
_NAMES_OF_THE_SCHEMA = {"table_name", "field"}
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+")

Row = dict[str, str]


def _marked_columns(table: str) -> set[str]:
    """Return the columns whose cells differ from copy to copy: ids, references and free text."""
    return {
        column.name
        for column in columns(MODELS[table])
        if column.pattern in _MARKED and not column.codes and column.name not in _NAMES_OF_THE_SCHEMA
    }


def _mark_key(key: str) -> str:
    return "/".join(part + MARK for part in key.split("/")) if key else key


def _mark_ids(text: str, ids: set[str]) -> str:
    """Mark the ids of people that a note names."""
    return _ID.sub(lambda found: found[0] + MARK * (found[0] in ids), text)


def _mark_evidence(row: Row) -> Row:
    stated = row["stated_value"].removesuffix(MARK)
    if stated and row["field"] in _marked_columns(row["table_name"]):
        stated += MARK
    return {**row, "row_id": _mark_key(row["row_id"].removesuffix(MARK)), "stated_value": stated}


def _mark_retired(row: Row) -> Row:
    return {**row, **{name: _mark_key(row[name].removesuffix(MARK)) for name in ("id", "replaced_by")}}


def _marker(table: str, ids: set[str]) -> Callable[[Row], Row]:
    """Return what turns a row into the template of its copies."""
    marked = _marked_columns(table)

    def mark(row: Row) -> Row:
        if table == "people":
            row = {**row, "note": _mark_ids(row["note"], ids)}
        row = {name: cell + MARK if cell and name in marked else cell for name, cell in row.items()}
        special = {"evidence": _mark_evidence, "retired": _mark_retired}.get(table)
        return special(row) if special else row

    return mark


def _rows(package: Package, path: str) -> list[Row]:
    with package.open(path) as stream:
        return list(csv.DictReader(stream.read().decode().splitlines()))


def _copies(records: list[Row], mark: Callable[[Row], Row], times: int) -> Iterator[str]:
    yield write_records(row.values() for row in records)
    template = write_records(mark(row).values() for row in records)
    for number in range(1, times):
        yield template.replace(MARK, f"-c{number}")


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
                out.writelines(_copies(records, _marker(table, ids), times))
    shutil.copy(source / DESCRIPTOR, target / DESCRIPTOR)
    shutil.copytree(source / "schemas", target / "schemas", dirs_exist_ok=True)
    return count


if __name__ == "__main__":
    print(grow(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])))
