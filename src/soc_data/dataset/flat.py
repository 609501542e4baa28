"""Tables as frames, databases and files hold them: plain cells, and after each date its first and last possible day.

A date remains EDTF text. After `start` follow `start_earliest` and `start_latest`, the days between which it lies, as
real dates. Both are missing if the text is, and either if that side is open.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, cast

from soc_data.tables.codes import plain
from soc_data.tables.columns import Column
from soc_data.tables.dates import days
from soc_data.tables.models import columns
from soc_data.tables.row import Row

SIDES = (("earliest", "First"), ("latest", "Last"))


@dataclass(frozen=True, slots=True)
class FlatColumn:
    """A column of a flat table: the table's own `column` or, if `side` is given, one bound of its dates (0 or 1).

    `kind` is `code`, `date` (EDTF text), `integer`, `number`, `text` or, for a bound, `day`.
    """

    name: str
    kind: str
    title: str
    description: str
    column: Column
    side: int | None = None

    def cell(self, row: Row) -> Any:
        """Return the cell of a row: a text, a number, a `datetime.date` or None."""
        value = getattr(row, self.column.name)
        if self.side is not None:
            return days(value)[self.side]
        return plain(value)

    def cells(self, rows: Iterable[Row]) -> list[Any]:
        """Return the cells of some rows."""
        return [self.cell(row) for row in rows]


def _kind_of(column: Column) -> str:
    if column.codes:
        return "code"
    if column.is_date:
        return "date"
    return {int: "integer", float: "number"}.get(column.type, "text")


def _flattened(column: Column) -> Iterator[FlatColumn]:
    yield FlatColumn(column.name, _kind_of(column), column.title, column.description, column)
    for side, (suffix, word) in enumerate(SIDES if column.is_date else ()):
        told = f"{word} day that `{column.name}` may mean; empty if that is open or not known."
        yield FlatColumn(f"{column.name}_{suffix}", "day", f"{column.title}: {suffix}", told, column, side)


@cache
def _flat_columns(model: Hashable) -> tuple[FlatColumn, ...]:
    return tuple(flat for column in columns(cast("type[Row]", model)) for flat in _flattened(column))


def flat_columns(model: type[Row]) -> tuple[FlatColumn, ...]:
    """Return the flat columns of a table, in order."""
    return _flat_columns(model)


def flat_records(model: type[Row], rows: Iterable[Row]) -> Iterator[tuple[Any, ...]]:
    """Yield rows as plain cells, in the order of the flat columns."""
    return (tuple(flat.cell(row) for flat in flat_columns(model)) for row in rows)
