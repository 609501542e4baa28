"""Parquet, one file per table, with the descriptions of the table and its columns in the metadata."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from typing import Any

from soc_data.dataset.about import about
from soc_data.dataset.dataset import Dataset
from soc_data.dataset.flat import FlatColumn, flat_columns
from soc_data.dataset.frames import require
from soc_data.dataset.table import Table
from soc_data.tables.row import described


def _field(pa: Any, flat: FlatColumn) -> Any:
    kinds = {"integer": pa.int64(), "number": pa.float64(), "day": pa.date32()}
    texts = {"title": flat.title, "description": flat.description}
    if flat.kind == "code":
        texts["codes"] = json.dumps({code.value: code.meaning for code in flat.column.codes}, ensure_ascii=False)
    nullable = flat.column.optional or flat.kind == "day"
    return pa.field(flat.name, kinds.get(flat.kind, pa.string()), nullable=nullable, metadata=texts)


def _about_table(dataset: Dataset, table: Table[Any]) -> dict[str, str]:
    package = about(dataset)
    return {
        "title": table.model.table.title,
        "description": described(table.model),
        "columns": json.dumps({c.name: c.description for c in flat_columns(table.model)}, ensure_ascii=False),
        "dataset": f"{package['title']}, version {package['version']}",
        "licence": package["licenses"][0]["path"],
    }


def content(dataset: Dataset, table: Table[Any]) -> bytes:
    """Return the file of a table."""
    pa, pq = require("pyarrow", "parquet"), require("pyarrow.parquet", "parquet")
    columns = flat_columns(table.model)
    schema = pa.schema([_field(pa, flat) for flat in columns], metadata=_about_table(dataset, table))
    arrays = [pa.array(f.cells(table.values()), type=s.type) for f, s in zip(columns, schema, strict=True)]
    out = io.BytesIO()
    pq.write_table(pa.Table.from_arrays(arrays, schema=schema), out, compression="zstd")
    return out.getvalue()


def files(dataset: Dataset, stem: str) -> Iterator[tuple[str, bytes]]:
    """Yield the suffix and content of the file of each table."""
    for name, table in dataset.tables.items():
        yield f"-{name}.parquet", content(dataset, table)
