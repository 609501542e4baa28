"""What several tests need: changing a copy of the package, and running the command line in this process."""

from __future__ import annotations

import csv
import io
import os
import shutil
from collections.abc import Callable, Sequence
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest

from soc_data.cli import main
from soc_data.tables.canonical import write_records
from soc_data.tables.models import MODELS

CHECKOUT = Path(__file__).resolve().parents[1]
TABLES = tuple(MODELS)

Cells = dict[str, str]


def file_of(package: Path, table: str) -> Path:
    """Return the file of a table in a package."""
    return package / "data" / f"{table}.csv"


def read_rows(package: Path, table: str) -> list[Cells]:
    """Return the rows of a table as they stand, cell by cell as text."""
    with file_of(package, table).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write_rows(package: Path, table: str, rows: Sequence[Cells]) -> None:
    """Write the rows of a table back in canonical form, with the columns of its model."""
    names = list(MODELS[table].model_fields)
    text = write_records([names, *([row.get(name, "") for name in names] for row in rows)])
    file_of(package, table).write_bytes(text.encode("utf-8", "surrogatepass"))


def key_of(table: str, row: Cells) -> str:
    """Return the primary key of a row, its parts joined by `/`."""
    return "/".join(row[name] for name in MODELS[table].table.key)


def row_of(package: Path, table: str, key: str) -> Cells:
    """Return one row by its primary key; fails where there is none."""
    return next(row for row in read_rows(package, table) if key_of(table, row) == key)


def line_of(package: Path, table: str, key: str) -> int:
    """Return the line on which the last row with a primary key stands in its file."""
    return max(line for line, row in enumerate(read_rows(package, table), 2) if key_of(table, row) == key)


def edit(package: Path, table: str, key: str, column: str, value: str) -> None:
    """Set one cell of the row with a primary key; fails where there is no such row."""
    rows = read_rows(package, table)
    found = [row for row in rows if key_of(table, row) == key]
    assert found, f"{table} has no row {key}"
    assert column in found[0], f"{table} has no column {column}"
    for row in found:
        row[column] = value
    write_rows(package, table, rows)


def add_row(package: Path, table: str, *, like: str | None = None, **cells: str) -> str:
    """Append a row: the given cells, the others as in the row `like`, else empty. Return its primary key."""
    rows = read_rows(package, table)
    row = dict.fromkeys(MODELS[table].model_fields, "") if like is None else row_of(package, table, like)
    unknown = cells.keys() - row.keys()
    assert not unknown, f"{table} has no column {unknown}"
    row = {**row, **cells}
    write_rows(package, table, [*rows, row])
    return key_of(table, row)


def drop_row(package: Path, table: str, key: str) -> None:
    """Remove the row with a primary key; fails where there is none."""
    rows = read_rows(package, table)
    kept = [row for row in rows if key_of(table, row) != key]
    assert len(kept) < len(rows), f"{table} has no row {key}"
    write_rows(package, table, kept)


def change_bytes(package: Path, file: str, change: Callable[[bytes], bytes]) -> None:
    """Rewrite a file of a package through a function of its bytes, which must change something."""
    path = package / file
    before = path.read_bytes()
    after = change(before)
    assert after != before, f"{file} is unchanged"
    path.write_bytes(after)


def program(name: str) -> str:
    """Return the path of a program that some tests need; without it they are skipped, but on a CI machine they fail."""
    found = shutil.which(name)
    if found is None and os.environ.get("CI"):
        pytest.fail(f"{name} is not installed: the workflow has to install it")
    if found is None:
        pytest.skip(f"{name} is not installed")
    return found


def run_cli(*args: str | Path) -> tuple[int, str, str]:
    """Run the command line in this process; return its exit code and what it wrote to stdout and stderr."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        try:
            code = main([str(arg) for arg in args])
        except SystemExit as stop:
            code = stop.code if isinstance(stop.code, int) else 0 if stop.code is None else 1
    return code, out.getvalue(), err.getvalue()
