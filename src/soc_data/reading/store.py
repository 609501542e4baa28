"""The store that the checks read: the checked cells of all tables, column by column, with the line of every row."""

from __future__ import annotations

import gc
from array import array
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import IO, Any, TypeVar

from soc_data.errors import InvalidPackageError
from soc_data.findings import Finding, shown
from soc_data.metadata import DESCRIPTOR
from soc_data.reading.csvio import LOSE_ROWS, TableReader
from soc_data.reading.package import UNREADABLE, Package
from soc_data.tables.columns import TableLayout, matcher
from soc_data.tables.patterns import VERSION_PATTERN


@contextmanager
def gc_paused() -> Iterator[None]:
    """Pause cyclic garbage collection: cells and rows form no cycles, and scanning them repeatedly is expensive."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            if (
                gc.get_freeze_count() == 0
            ):  # moves the new objects to the oldest generation, so that they are not scanned as young
                gc.freeze()
                gc.unfreeze()
            gc.enable()


MAX_HEADER = 4096
"""How many bytes of a file are read to find out which table's header it begins with."""

Known = TypeVar("Known")

Cell = tuple[str, int, str]
"""A table, the position of a row in it, a column."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What a check yields: the row (by its position in the table), the column, and what was expected instead.

    `value` is what was found, if that is not simply the cell itself; `against` holds the cells of other rows that this
    one disagrees with, and that may be the ones at fault.
    """

    table: str
    at: int
    column: str
    expected: str
    value: str | None = None
    against: tuple[Cell, ...] = ()


@dataclass(slots=True)
class StoredTable:
    """The columns of one table. A row in `invalid` has an invalid cell, which is stored as None.

    `complete` says whether the whole file was read without a problem, `rows_lost` whether rows had to be left out.
    """

    layout: TableLayout
    file: str
    values: dict[str, list[Any]]
    lines: array[int] = field(default_factory=lambda: array("I"))
    invalid: set[int] = field(default_factory=set)
    complete: bool = False
    rows_lost: bool = False

    def keys(self) -> list[Any]:
        """The primary keys of all rows, each as one text; None for an invalid key of one column."""
        cells = [self.values[name] for name in self.layout.key]
        if len(cells) == 1:
            return cells[0]
        return ["/".join([part or "" for part in parts]) for parts in zip(*cells, strict=True)]

    def key(self, at: int) -> str:
        """The primary key of a row as one text."""
        return "/".join(str(self.values[name][at] or "") for name in self.layout.key)


class Store:
    """All tables of a package. Checks read `rows` and `cells`; a missing table counts as empty."""

    def __init__(self, layouts: Mapping[str, TableLayout]) -> None:
        self.tables = {
            name: StoredTable(layout, f"data/{name}.csv", {column: [] for column in layout.by_name})
            for name, layout in layouts.items()
        }
        self.version: str | None = None
        """The version that the package states; None if it is not of the form X.Y.Z."""
        self._keys: dict[str, dict[str, int]] = {}
        self._known: dict[Callable[[Store], Any], Any] = {}
        self._exchanged: set[tuple[str, str]] = set()

    def read(self, package: Package, findings: list[Finding]) -> None:
        """Read every table; append the problems to `findings`."""
        paths = package.table_paths()
        version = package.descriptor().get("version", "")
        self.version = version if matcher(VERSION_PATTERN)(version) else None
        for name, table in self.tables.items():
            if name not in paths:
                expected = f"a resource {name}"
                findings.append(Finding("tables_are_present", DESCRIPTOR, expected, value=shown(sorted(paths))))
                continue
            table.file = paths[name]
            try:
                stream = self._open(package, name, paths, findings)
            except FileNotFoundError:
                findings.append(Finding("tables_are_present", table.file, f"the file of table {name}"))
                continue
            except InvalidPackageError as error:
                findings += error.findings
                continue
            if stream is not None:
                with stream:
                    self._fill(table, stream, findings)

    def _fill(self, table: StoredTable, stream: IO[bytes], findings: list[Finding]) -> None:
        before = len(findings)
        for chunk in TableReader(table.layout, table.file, findings).chunks(stream):
            first = len(table.lines)
            table.lines.extend(chunk.lines)
            table.invalid.update(first + i for i in chunk.invalid)
            for cells, more in zip(table.values.values(), chunk.values, strict=True):
                cells += more
        table.complete = len(findings) == before
        table.rows_lost = any(found.rule in LOSE_ROWS for found in findings[before:])

    def _open(self, package: Package, name: str, paths: Mapping[str, str], findings: list[Finding]) -> IO[bytes] | None:
        """Open the file of a table; if its path leads to the file of another table, report it and open the right one.

        Returns None if there is no right one. Raises as `Package.open` does.
        """
        table = self.tables[name]
        other = self._table_at(package, table.file)
        if other in (None, name):
            return package.open(table.file)
        led_to, found = table.file, (f"data/{name}.csv", *paths.values())
        table.file = next((path for path in found if self._table_at(package, path) == name), "")
        if (str(other), name) not in self._exchanged:  # two exchanged paths are one fault
            self._exchanged.add((name, str(other)))
            expected = f"the path of the file of {name}" + (f", which is {table.file}" if table.file else "")
            value, where = f"{led_to}, which has the columns of {other}", f"resources/{name}/path"
            findings.append(
                Finding("resources_have_their_own_file", DESCRIPTOR, expected, column=where, value=shown(value))
            )
        if not table.file:
            table.file = led_to
            return None
        return package.open(table.file)

    def _table_at(self, package: Package, path: str) -> str | None:
        """Return the table whose header a file begins with; None if there is none, or the file cannot be read."""
        try:
            with package.open(path) as stream:
                head = stream.read(MAX_HEADER)
        except (InvalidPackageError, *UNREADABLE):
            return None  # reported when the file is read
        first = head.partition(b"\n")[0].decode("utf-8", "replace")
        return next((name for name, table in self.tables.items() if first == ",".join(table.values)), None)

    def rows(self, table: str, *names: str) -> Iterator[tuple[Any, ...]]:
        """Yield `(position, cell, ...)` for the named columns of every valid row."""
        stored = self.tables[table]
        found = zip(range(len(stored.lines)), *(stored.values[name] for name in names), strict=True)
        return (row for row in found if row[0] not in stored.invalid) if stored.invalid else found

    def cells(self, table: str, name: str) -> list[Any]:
        """Return all cells of a column, including those of invalid rows; an invalid cell is None."""
        return self.tables[table].values[name]

    def is_unread(self, table: str) -> bool:
        """Whether nothing of a table could be read, so that references to its rows must not be reported."""
        return not self.tables[table].complete and not self.tables[table].lines

    def is_whole(self, table: str) -> bool:
        """Whether every row of a table was read and is valid. If not, that a row is not there proves nothing: it may be
        one of those, and a rule must not blame another row for it."""
        stored = self.tables[table]
        return not (self.is_unread(table) or stored.rows_lost or stored.invalid)

    def keys(self, table: str) -> dict[str, int]:
        """Return primary key -> position; the first position if a key occurs twice."""
        if table not in self._keys:
            keys = self.tables[table].keys()
            # From the last row to the first, so that the first one stays.
            self._keys[table] = dict(zip(reversed(keys), range(len(keys) - 1, -1, -1), strict=True))
            self._keys[table].pop(None, None)  # type: ignore[call-overload]  # an invalid key
        return self._keys[table]

    def once(self, function: Callable[[Store], Known]) -> Known:
        """Return what a function makes of this store, worked out only once."""
        if function not in self._known:
            self._known[function] = function(self)
        known: Known = self._known[function]
        return known

    def finding(self, rule: str, problem: Problem) -> Finding:
        """Return the finding, with its place, for a problem that a check yielded."""
        table = self.tables[problem.table]
        value = problem.value
        if value is None and problem.column in table.values:
            value = table.values[problem.column][problem.at]
        return Finding(
            rule,
            table.file,
            problem.expected,
            line=table.lines[problem.at],
            key=shown(table.key(problem.at)),
            column=problem.column,
            value=shown("" if value is None else value),
        )
