"""Parquet, one file a table, with the descriptions of table and columns in its metadata.

A column of dates stays the EDTF text that it is; beside it stand `<column>_earliest` and `<column>_latest`, the first
and the last day that the text may mean, as dates. They are null where the text is missing or leaves that side open.
"""

from __future__ import annotations

import inspect
import io
import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from soc_data.dataset.about import about
from soc_data.dataset.dataset import Dataset
from soc_data.dataset.frames import require
from soc_data.dataset.table import Table
from soc_data.tables.columns import Column
from soc_data.tables.dates import bounds

_OPEN = (date.min, date.max)


def days(text: str | None, side: int) -> date | None:
    """Return the first (`side` 0) or last (1) day that an EDTF text may mean; None where that is open or unknown."""
    day = None if text is None else bounds(text)[side]
    return None if day in _OPEN else day


def _bounds_columns(pa: Any, column: Column, cells: list[Any]) -> Iterator[tuple[Any, list[Any]]]:
    for side, (suffix, word) in enumerate((("earliest", "First"), ("latest", "Last"))):
        description = f"{word} day that {column.name} may mean; null where that is open or not known."
        field = pa.field(f"{column.name}_{suffix}", pa.date32(), metadata={"description": description})
        yield field, [days(cell, side) for cell in cells]


def _columns(pa: Any, table: Table[Any]) -> Iterator[tuple[Any, list[Any]]]:
    for column in table.columns:
        cells = table.cells(column.name)
        kind = pa.int64() if column.type is int else pa.string()
        texts = {"title": column.title, "description": column.description}
        if column.codes:
            texts["codes"] = json.dumps({code.value: code.meaning for code in column.codes}, ensure_ascii=False)
        yield pa.field(column.name, kind, nullable=column.optional, metadata=texts), cells
        if column.is_date:
            yield from _bounds_columns(pa, column, cells)


def _about_table(dataset: Dataset, table: Table[Any]) -> dict[str, str]:
    package = about(dataset)
    return {
        "title": table.model.table.title,
        "description": inspect.cleandoc(table.model.__doc__ or ""),
        "columns": json.dumps({c.name: c.description for c in table.columns}, ensure_ascii=False),
        "dataset": f"{package['title']}, version {package['version']}",
        "licence": package["licenses"][0]["path"],
    }


def files(dataset: Dataset, stem: str) -> Iterator[tuple[str, bytes]]:
    """Yield the file of each table."""
    pa, pq = require("pyarrow", "parquet"), require("pyarrow.parquet", "parquet")
    for name, table in dataset.tables.items():
        parts = list(_columns(pa, table))
        schema = pa.schema([field for field, _ in parts], metadata=_about_table(dataset, table))
        arrays = [pa.array(cells, type=field.type) for field, cells in parts]
        out = io.BytesIO()
        pq.write_table(pa.Table.from_arrays(arrays, schema=schema), out, compression="zstd")
        yield f"-{name}.parquet", out.getvalue()
