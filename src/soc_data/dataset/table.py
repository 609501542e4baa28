"""One loaded table: its rows by primary key."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Generic, TypeVar

from soc_data.tables.codes import plain
from soc_data.tables.columns import Column
from soc_data.tables.row import Row

R = TypeVar("R", bound=Row)


class Table(Mapping[str, R], Generic[R]):
    """The rows of one table by primary key, in the order of the file. Composite keys are joined by `/`."""

    def __init__(self, model: type[R], rows: dict[str, R]) -> None:
        self.model = model
        self._rows = rows

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns of the table, in order."""
        return self.model.layout().columns

    def cells(self, column: str) -> list[Any]:
        """Return the cells of a column as texts and integers, a code as its text; None where a cell is empty."""
        return [plain(getattr(row, column)) for row in self.values()]

    def __getitem__(self, key: str) -> R:
        try:
            return self._rows[key]
        except KeyError:
            raise KeyError(f"{self.model.table.name} has no row {key!r}") from None

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def __contains__(self, key: object) -> bool:
        return key in self._rows

    def __repr__(self) -> str:
        return f"<Table {self.model.table.name}: {len(self):,} rows>"
