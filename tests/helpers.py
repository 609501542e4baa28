"""What several tests need: copying and changing a package, git, and running the command line, here or as a process."""

from __future__ import annotations

import csv
import io
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterable, Sequence
from contextlib import redirect_stderr, redirect_stdout
from functools import cache
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from soc_data.cli import main
from soc_data.dataset import dataset
from soc_data.metadata import DESCRIPTOR
from soc_data.reading.package import root
from soc_data.tables.canonical import write_records
from soc_data.tables.models import MODELS

CHECKOUT = Path(__file__).resolve().parents[1]
TABLES = tuple(MODELS)

Cells = dict[str, str]


def copy_package(target: Path, source: Path | None = None) -> Path:
    """Copy the descriptor, data and schemas of the shipped package, or of another one; return the copy."""
    source = source or root()
    target.mkdir()
    shutil.copyfile(source / DESCRIPTOR, target / DESCRIPTOR)
    for folder in ("data", "schemas"):
        shutil.copytree(source / folder, target / folder, copy_function=shutil.copyfile)
    return target


class Lent:
    """A copy of a package that goes from test to test: forty new files for each of them would take most of the time.

    Given back, it is as the original was: what a test wrote into a file is undone, and the whole package is copied anew
    where files came or went.
    """

    def __init__(self, original: Path, at: Path) -> None:
        self.original = original
        self.at = copy_package(at, original)
        self._take_stock()

    def to(self, target: Path) -> Path:
        """Lend the package: it lies at `target` from now on."""
        return self.at.rename(target)

    def back(self, lent: Path) -> None:
        """Take the package back from where it was lent to, and make good what was changed."""
        lent.rename(self.at)
        now = _stock(self.at)
        if {path: mode for path, (mode, _) in now.items()} != {path: mode for path, (mode, _) in self._stock.items()}:
            shutil.rmtree(self.at)
            copy_package(self.at, self.original)
            self._take_stock()
            return
        for path, (_, written) in now.items():
            if written != LONG_AGO and (self.at / path).is_file():
                shutil.copyfile(self.original / path, self.at / path)
                os.utime(self.at / path, ns=(LONG_AGO, LONG_AGO))

    def _take_stock(self) -> None:
        for path in _stock(self.at):
            os.utime(self.at / path, ns=(LONG_AGO, LONG_AGO))
        self._stock = _stock(self.at)


LONG_AGO = 10**18
"""When all files of a package that is lent were written, in nanoseconds: a file with another time was written into."""


def _stock(directory: Path, below: str = "") -> dict[str, tuple[int, int]]:
    """Return path -> what it is (a file, a directory, a link, a pipe) with its permissions, and when it was written."""
    found = {}
    with os.scandir(directory) as entries:
        for entry in entries:
            status = entry.stat(follow_symlinks=False)
            found[below + entry.name] = status.st_mode, status.st_mtime_ns
            if entry.is_dir(follow_symlinks=False):
                found |= _stock(directory / entry.name, f"{below}{entry.name}/")
    return found


def zip_package(package: Path, *, folder: str = "", compression: int = zipfile.ZIP_DEFLATED) -> Path:
    """Return a zip of a package beside it, in which it lies in a folder."""
    target = package.with_suffix(".zip")
    with zipfile.ZipFile(target, "w", compression) as archive:
        for file in sorted(package.rglob("*")):
            if file.is_file() and ".git" not in file.parts:
                archive.write(file, Path(folder) / file.relative_to(package))
    return target


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
    """Return the path of a program that some tests need; without it they are skipped.

    On a CI machine with Linux they fail: there .ci/run installs it.
    """
    found = shutil.which(name)
    if found is None and os.environ.get("CI") and sys.platform == "linux":
        pytest.fail(f"{name} is not installed: .ci/run has to install it")
    if found is None:
        pytest.skip(f"{name} is not installed")
    return found


_load = dataset.load


@cache
def shipped_data() -> dataset.Dataset:
    """Return the shipped data, loaded once; rows are immutable, so tests can share them."""
    return _load()


def _loaded(path: str | Path | None = None) -> dataset.Dataset:
    return shipped_data() if path is None else _load(path)


def representatives(values: Iterable[Any], *kept: Any) -> list[Any]:
    """Return values to try a test with, all but some of them marked slow: they show again what the kept ones show."""
    values = list(values)
    assert set(kept) <= set(values)
    return [pytest.param(*(v if isinstance(v, tuple) else (v,)), marks=() if v in kept else (pytest.mark.slow,))
            for v in values]  # fmt: skip


SOME_TABLES = representatives(TABLES, "sources", "places", "parties", "candidates")
"""All tables, to try a test with; by default four that have every kind of column and of key."""


def run_cli(*args: str | Path) -> tuple[int, str, str]:
    """Run the command line in this process; return its exit code and what it wrote to stdout and stderr.

    A command without a path is given the shipped data that this process has loaded already.
    """
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err), patch.object(dataset, "load", _loaded):
        try:
            code = main([str(arg) for arg in args])
        except SystemExit as stop:
            code = stop.code if isinstance(stop.code, int) else 0 if stop.code is None else 1
    return code, out.getvalue(), err.getvalue()


def run_python(code: str) -> str:
    """Run an example in this process, as a module of its own; return what it prints."""
    out = io.StringIO()
    with redirect_stdout(out):
        exec(compile(code, "example", "exec"), {"__name__": "__main__"})  # noqa: S102  # code of our own pages
    return out.getvalue()


def environment(**variables: str) -> dict[str, str]:
    """Return the variables for a process: these, and none of ours but where programs and this package are found."""
    kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH", "SYSTEMROOT") if name in os.environ}
    return {**kept, **variables}


def process(*args: str | Path, **variables: str) -> subprocess.CompletedProcess[bytes]:
    """Run the command line as a process of its own, with few variables of the environment."""
    command = [sys.executable, "-m", "soc_data", *map(str, args)]
    return subprocess.run(command, capture_output=True, env=environment(**variables))


def git(checkout: Path, *arguments: str) -> str:
    """Run git in a checkout, with nobody's own settings; return what it prints."""
    settings = ["-c", "user.name=Nobody", "-c", "user.email=nobody@example.org", "-c", "commit.gpgsign=false",
                "-c", "tag.gpgsign=false", "-c", "core.hooksPath=/dev/null"]  # fmt: skip
    done = subprocess.run(["git", "-C", str(checkout), *settings, *arguments], capture_output=True, check=True)
    return done.stdout.decode().strip()


def commit(checkout: Path, tag: str | None = None) -> None:
    """Commit all that is in a checkout, and tag it."""
    git(checkout, "add", "--all")
    git(checkout, "commit", "--quiet", "--allow-empty", "--message", tag or "a step of the story")
    if tag:
        git(checkout, "tag", tag)
