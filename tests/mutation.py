"""What a mutation is: a change to the package, made by program, that breaks one rule at a known place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from helpers import Cells, read_rows, write_rows
from scene import ROWS
from soc_data.tables.models import MODELS

Change = Callable[[Path], object]


@dataclass(frozen=True, slots=True)
class RowChange:
    """A change of one row of a table: cells that are set in it, or in a copy of it that is added.

    The row is the last one of the scene, `invented`, or one from the middle of the shipped rows.
    """

    table: str
    cells: Cells
    row: str = "invented"
    added: bool = False

    def __call__(self, package: Path) -> None:
        """Apply the change to a package that has the scene beside the shipped rows."""
        rows = read_rows(package, self.table)
        at, changed = self._changed(rows)
        if self.added:
            rows.append(changed)
        else:
            rows[at] = changed
        write_rows(package, self.table, rows)

    def in_copy(self, rows: Sequence[Cells]) -> Cells:
        """Return the row as it is after the change, given the rows of the table before."""
        return self._changed(rows)[1]

    def _changed(self, rows: Sequence[Cells]) -> tuple[int, Cells]:
        at = len(rows) - 1 if self.row == "invented" else (len(rows) - len(ROWS[self.table])) // 2
        assert self.added or any(rows[at][name] != value for name, value in self.cells.items())
        return at, rows[at] | self.cells


@dataclass(frozen=True, slots=True)
class Mutation:
    """A change that breaks `rule` at a table; `kind` groups the changes of one sort, `constraint` what they break.

    `alone` says that nothing but the rule is broken; `column` is where the finding must stand, None for anywhere in the
    table's file.
    """

    kind: str
    constraint: str
    rule: str
    table: str
    change: Change
    column: str | None = None
    row: str = "invented"
    alone: bool = True

    def __str__(self) -> str:
        return f"{self.table}{'.' + self.column if self.column else ''} ({self.row} row): {self.kind}"


def invented(table: str) -> Cells:
    """Return the last row of a table in the scene, with all columns."""
    return dict.fromkeys(MODELS[table].model_fields, "") | ROWS[table][-1]


def append(table: str, **cells: str) -> RowChange:
    """Return the change that adds a row like the invented one."""
    return RowChange(table, cells, added=True)
