"""JSON Lines, one file per table, one line per row, with every column: a missing value is `null`, a day is ISO text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from soc_data.dataset.dataset import Dataset
from soc_data.dataset.flat import flat_columns, flat_records
from soc_data.dataset.table import Table


def content(dataset: Dataset, table: Table[Any]) -> bytes:
    """Return the file of a table."""
    header = [flat.name for flat in flat_columns(table.model)]
    rows = (dict(zip(header, record, strict=True)) for record in flat_records(table.model, table.values()))
    return "".join(json.dumps(row, ensure_ascii=False, default=str) + "\n" for row in rows).encode()


def files(dataset: Dataset, stem: str) -> Iterator[tuple[str, bytes]]:
    """Yield the suffix and content of the file of each table."""
    for name, table in dataset.tables.items():
        yield f"-{name}.jsonl", content(dataset, table)
