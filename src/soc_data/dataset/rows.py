"""Rows made from cells that were judged already, without judging them twice: the one place that reaches into Pydantic.

A loaded row equals the one that `model_validate` makes of the same cells; a test holds every shipped row to that.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, TypeVar

from pydantic import BaseModel

from soc_data.reading.csvio import Chunk
from soc_data.tables.row import Row

R = TypeVar("R", bound=Row)

_set_cells, _set_fields_set, _set_extra, _set_private = (vars(BaseModel)[slot].__set__ for slot in BaseModel.__slots__)
"""How the four slots of a Pydantic model are set, frozen or not."""


@cache
def _mould(model: type[Row]) -> tuple[tuple[str, ...], set[str], dict[str, Any]]:
    """Return a table's columns, the same as a set, and cells without values.

    Copies of the cells share one table of names, as the attributes of objects do: half the memory. Python leaves room
    for further names until it has seen some thirty objects of a class without them.
    """
    names = tuple(model.model_fields)
    holders = type("Cells", (), {})
    for holder in (holders() for _ in range(40)):
        for name in names:
            setattr(holder, name, None)
    return names, set(names), vars(holder)


def build_rows(model: type[R], chunk: Chunk, private: dict[str, Any]) -> Iterator[R]:
    """Make rows from values that the columns' own checks have passed, without checking them twice."""
    names, fields_set, empty = _mould(model)
    for values in zip(*chunk.values, strict=True):
        row = object.__new__(model)
        cells = empty.copy()
        cells.update(zip(names, values))  # noqa: B905  # as many by the model; `strict` would cost a fifth of all this
        _set_cells(row, cells)
        _set_fields_set(row, fields_set)
        _set_extra(row, None)
        _set_private(row, private)
        yield row
