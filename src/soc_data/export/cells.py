"""The plain cells of a table's rows, and JSON as the exports write it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from soc_data.dataset.table import Table
from soc_data.tables.codes import Code
from soc_data.tables.columns import Column, columns
from soc_data.tables.row import Row


def plain(value: Any) -> Any:
    """Return a cell's value as a plain text, integer or None; a code becomes its text."""
    return value.value if isinstance(value, Code) else value


def columns_of(table: Table[Any]) -> tuple[Column, ...]:
    """Return the columns of a loaded table in their order."""
    model: type[Row] = table.model
    return columns(model)


def records(table: Table[Any]) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of a table as plain cells, in the order of its columns."""
    names = [column.name for column in columns_of(table)]
    return (tuple(plain(getattr(row, name)) for name in names) for row in table.values())


def as_json(content: Any) -> bytes:
    """Return JSON for people and programs: UTF-8, indented, with a line end."""
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()
