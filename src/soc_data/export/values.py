"""The values of a table's rows, and JSON as the exports write it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from soc_data.dataset.table import Table


def records(table: Table[Any]) -> Iterator[tuple[Any, ...]]:
    """Return the rows of a table as texts and integers, in the order of its columns."""
    return zip(*(table.cells(column.name) for column in table.columns), strict=True)


def as_json(content: Any) -> bytes:
    """Return JSON for people and programs: UTF-8, indented, with a line end."""
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()
