"""One loaded table: its rows by primary key, with queries, display and conversion to frames."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from soc_data.dataset import frames
from soc_data.dataset.asking import matching
from soc_data.tables.columns import Column
from soc_data.tables.row import Row
from soc_data.tables.seeing import as_html, as_text, first_rows

if TYPE_CHECKING:
    import pandas
    import polars

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
        return as_text(f"<Table {self.model.table.name}: {len(self):,} rows>", *self._shown())

    def _repr_html_(self) -> str:
        return as_html(f"{self.model.table.title}: {len(self):,} rows", *self._shown())

    def _shown(self) -> tuple[list[str], list[tuple[Any, ...]], int]:
        names = [column.name for column in self.columns]
        rows = first_rows(names, self._rows.values())
        return names, rows, len(self) - len(rows)

    def where(self, *conditions: str, narrower: bool = False, certain: bool = False, **equal: Any) -> Table[R]:
        """Return the rows that meet every condition, as a table of the same kind.

        `where(topic_id="refugees")` asks for equality, by column or by relation (`topic=...`); None asks for an empty
        cell. `where("session.start>=2019")` is a condition as in `soc-data export --where`; see
        `soc_data.dataset.asking`. The rows keep their relations to the whole dataset. Raises `UsageError` for a column,
        code or id that does not exist, or a value that cannot be compared.
        """
        kept = matching(self.model, self._rows.values(), conditions, equal, narrower=narrower, certain=certain)
        return Table(self.model, {row.key: row for row in kept})

    def to_pandas(self) -> pandas.DataFrame:
        """Return the table as a pandas frame; needs the extra `pandas`. See `soc_data.dataset.frames`."""
        return frames.to_pandas(self.model, self._rows.values())

    def to_polars(self) -> polars.DataFrame:
        """Return the table as a polars frame; needs the extra `polars`. See `soc_data.dataset.frames`."""
        return frames.to_polars(self.model, self._rows.values())
