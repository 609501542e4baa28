"""JSON Lines: all tables in one file, one line a row, the name of its table first.

One file rather than one a table, so that a stream of it can be filtered by `table` in any language; every column of
the row's table is there, a missing value as `null`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from soc_data.dataset.dataset import Dataset
from soc_data.export.values import records


def _lines(dataset: Dataset) -> Iterator[str]:
    for name, table in dataset.tables.items():
        header = [column.name for column in table.columns]
        for record in records(table):
            row = {"table": name, **dict(zip(header, record, strict=True))}
            yield json.dumps(row, ensure_ascii=False) + "\n"


def files(dataset: Dataset, stem: str) -> Iterator[tuple[str, bytes]]:
    """Yield the file of all rows."""
    yield ".jsonl", "".join(_lines(dataset)).encode()
