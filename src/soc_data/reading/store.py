"""The checked cells of all tables, column by column, with the place of every row: what the checks read."""

from __future__ import annotations

import gc
from array import array
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from soc_data.errors import InvalidPackageError
from soc_data.findings import Finding, shown
from soc_data.metadata import DESCRIPTOR
from soc_data.reading.csvio import Chunk, TableReader
from soc_data.reading.package import Package
from soc_data.tables.columns import Column, columns
from soc_data.tables.models import MODELS
from soc_data.tables.row import Row

Keep = Callable[[type[Row], Column], bool]


def keep_all(model: type[Row], column: Column) -> bool:
    """Keep every column, for the full set of checks."""
    return True


def keep_structure(model: type[Row], column: Column) -> bool:
    """Keep only the columns of keys, references and exclusive columns."""
    info = model.table
    return column.reference is not None or column.name in chain(info.key, info.exactly_one_of, *info.unique)


@contextmanager
def gc_paused() -> Iterator[None]:
    """Pause cyclic garbage collection: cells and rows hold no cycles, and scanning them over and over costs much."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            if gc.get_freeze_count() == 0:  # what was made meanwhile counts as old, and is not scanned as new twice
                gc.freeze()
                gc.unfreeze()
            gc.enable()


@dataclass(frozen=True, slots=True)
class Problem:
    """What a check yields: the row (by its position in the table), the column, and what was expected instead.

    `value` is what stands there, where that is not simply the cell itself.
    """

    table: str
    at: int
    column: str
    expected: str
    value: str | None = None


@dataclass(slots=True)
class StoredTable:
    """One table's kept columns. Rows with a cell that is not valid are `unsound`: such a cell is kept as None.

    Of a column that must be unique and is not kept, the hashes of its cells are.
    """

    model: type[Row]
    file: str
    values: dict[str, list[Any]]
    hashes: dict[str, array[int]] = field(default_factory=dict)
    lines: array[int] = field(default_factory=lambda: array("I"))
    unsound: set[int] = field(default_factory=set)
    complete: bool = False

    def keys(self) -> list[Any]:
        """The primary keys of all rows, each as one text; None where a key of one column is not valid."""
        cells = [self.values[name] for name in self.model.table.key]
        if len(cells) == 1:
            return cells[0]
        return ["/".join([part or "" for part in parts]) for parts in zip(*cells, strict=True)]

    def key(self, at: int) -> str:
        """The primary key of a row as one text."""
        return "/".join(str(self.values[name][at] or "") for name in self.model.table.key)


def _is_repeated(table: StoredTable, column: Column) -> bool:
    """Whether a cell is likely to hold what another cell holds too, so that one check and one copy are enough."""
    if column.name == "id":
        return any(table.model.table.name in model.references().values() for model in MODELS.values())
    return not column.is_text or "table_name" in table.model.model_fields  # a row that tells what stands in another


class Store:
    """All tables of a package. Checks read `rows` and `cells`; a missing table is an empty one.

    Columns that `keep` declines are not held in memory; they are read again where they are asked for all the same.
    """

    def __init__(self, keep: Keep = keep_all) -> None:
        self.tables: dict[str, StoredTable] = {}
        self._keep = keep
        self._known: dict[Any, dict[str, Any]] = {}
        self._keys: dict[str, dict[str, int]] = {}
        self.package: Package | None = None

    def read(
        self,
        package: Package,
        findings: list[Finding],
        each: Callable[[type[Row], Chunk], None] = lambda model, chunk: None,
    ) -> None:
        """Read every table; problems go to `findings`, and every chunk of sound rows to `each`."""
        self.package = package
        paths = package.table_paths()
        for name, model in MODELS.items():
            kept = [column.name for column in columns(model) if self._keep(model, column)]
            hashed = {key[0] for key in (model.table.key, *model.table.unique) if len(key) == 1}.difference(kept)
            table = StoredTable(
                model, paths.get(name, f"data/{name}.csv"), {n: [] for n in kept}, {n: array("q") for n in hashed}
            )
            self.tables[name] = table
            if name not in paths:
                findings.append(
                    Finding("tables_are_present", DESCRIPTOR, f"a resource {name}", value=shown(sorted(paths)))
                )
                continue
            try:
                stream = package.open(table.file)
            except FileNotFoundError:
                findings.append(Finding("tables_are_present", table.file, f"the file of table {name}"))
                continue
            except InvalidPackageError as error:
                findings += error.findings
                continue
            with stream:
                self._fill(table, TableReader(model, table.file, findings, self._known_of(table)), stream, each)
        self._known.clear()

    def _known_of(self, table: StoredTable) -> dict[str, dict[str, Any]]:
        repeated = (column for column in columns(table.model) if _is_repeated(table, column))
        return {column.name: self._known.setdefault(column.kind, {}) for column in repeated}

    def _fill(
        self, table: StoredTable, reader: TableReader, stream: Any, each: Callable[[type[Row], Chunk], None]
    ) -> None:
        before = len(reader.findings)
        for chunk in reader.chunks(stream):
            first = len(table.lines)
            table.lines.extend(chunk.lines)
            table.unsound.update(first + i for i in chunk.unsound)
            for column, values in zip(columns(table.model), chunk.values, strict=True):
                if column.name in table.values:
                    table.values[column.name] += values
                elif column.name in table.hashes:
                    table.hashes[column.name].extend(map(hash, values))
            each(table.model, chunk)
        table.complete = len(reader.findings) == before

    def rows(self, table: str, *names: str) -> Iterator[tuple[Any, ...]]:
        """Yield `(position, cell, ...)` for the named columns of every sound row."""
        stored = self.tables.get(table)
        if stored is None:
            return iter(())
        found = zip(range(len(stored.lines)), *(self.cells(table, name) for name in names), strict=True)
        return (row for row in found if row[0] not in stored.unsound) if stored.unsound else found

    def cells(self, table: str, name: str) -> list[Any]:
        """Return all cells of a column, those of unsound rows too; a cell that is not valid is None."""
        stored = self.tables[table]
        if name not in stored.values:
            stored.values[name] = list(self._read_again(stored, name))
        return stored.values[name]

    def _read_again(self, stored: StoredTable, name: str) -> Iterator[Any]:
        if self.package is None or not stored.lines:
            return
        place = [column.name for column in columns(stored.model)].index(name)
        with self.package.open(stored.file) as stream:
            for chunk in TableReader(stored.model, stored.file, []).chunks(stream):
                yield from chunk.values[place]

    def window(self, model: type[Row], chunk: Chunk) -> Store:
        """Return a store of the rows of one chunk alone, for the checks that judge every row by itself."""
        window, name = Store(), model.table.name
        values = {column.name: cells for column, cells in zip(columns(model), chunk.values, strict=True)}
        window.tables[name] = StoredTable(
            model, self.tables[name].file, values, lines=array("I", chunk.lines), unsound=chunk.unsound
        )
        return window

    def are_distinct(self, table: str, name: str) -> bool:
        """Whether no two cells of a column can be equal; False may also mean that two hashes happen to be."""
        stored = self.tables[table]
        cells = stored.values.get(name) or stored.hashes.get(name) or self.cells(table, name)
        return len(set(cells)) == len(cells)

    def is_unread(self, table: str) -> bool:
        """Whether nothing of a table could be read, so that what refers to its rows is not at fault."""
        return not self.tables[table].complete and not self.tables[table].lines

    def keys(self, table: str) -> dict[str, int]:
        """Return primary key -> position, the first one where a key stands twice."""
        if table not in self._keys:
            keys = self._with_key(table).keys()
            last_to_first = zip(range(len(keys) - 1, -1, -1), reversed(keys), strict=True)
            self._keys[table] = {key: at for at, key in last_to_first if key is not None}
        return self._keys[table]

    def _with_key(self, table: str) -> StoredTable:
        """Return a table whose key is held in memory."""
        for name in self.tables[table].model.table.key:
            self.cells(table, name)
        return self.tables[table]

    def finding(self, rule: str, problem: Problem) -> Finding:
        """Turn what a check yielded into a finding with its place."""
        table = self._with_key(problem.table)
        value = problem.value
        if value is None and problem.column in table.model.model_fields:
            value = self.cells(problem.table, problem.column)[problem.at]
        return Finding(
            rule,
            table.file,
            problem.expected,
            line=table.lines[problem.at],
            key=shown(table.key(problem.at)),
            column=problem.column,
            value=shown("" if value is None else value),
        )
