"""CSV with the bounds of dates as columns, one file per table, for readers without EDTF.

The files of the data package, `data/*.csv`, hold only the EDTF text; otherwise the files are the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from soc_data.dataset.dataset import Dataset
from soc_data.dataset.flat import flat_columns, flat_records
from soc_data.dataset.table import Table
from soc_data.tables.canonical import write_records


def content(dataset: Dataset, table: Table[Any]) -> bytes:
    """Return the file of a table: a header, and one line per row."""
    header = [flat.name for flat in flat_columns(table.model)]
    return write_records([header, *flat_records(table.model, table.values())]).encode()


def files(dataset: Dataset, stem: str) -> Iterator[tuple[str, bytes]]:
    """Yield the suffix and content of the file of each table."""
    for name, table in dataset.tables.items():
        yield f"-{name}.csv", content(dataset, table)
