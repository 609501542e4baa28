"""Rows made from cells that are already checked, without validating them again.

Nothing else in the package uses Pydantic's internals to build a row.
A loaded row equals the one that `model_validate` makes of the same cells. A test asserts this for every shipped row,
with the lowest and the newest Pydantic that may be installed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, TypeVar

from pydantic import BaseModel

from soc_data.tables.codes import Code
from soc_data.tables.kinds import parts_of
from soc_data.tables.row import Related, Row

R = TypeVar("R", bound=Row)

_set_cells, _set_fields_set, _set_extra, _set_private = (vars(BaseModel)[slot].__set__ for slot in BaseModel.__slots__)
"""The setters of the four slots of a Pydantic model. They bypass `__setattr__`, which a frozen model refuses."""


@cache
def _empty_cells(model: type[Row]) -> dict[str, Any]:
    """Return a dict from each column to None, to be copied for each row.

    It is the `__dict__` of an object, because copies of such a dict share one table of names, which halves the memory.
    CPython keeps room for further names in that table until it has seen some thirty objects of the class; hence the
    forty objects.
    """
    holders = type("Cells", (), {})
    for holder in (holders() for _ in range(40)):
        for name in model.model_fields:
            setattr(holder, name, None)
    empty: dict[str, Any] = vars(holder)
    return empty


def _typed(model: type[Row], values: Mapping[str, list[Any]]) -> Iterator[list[Any]]:
    """Yield the columns, with the text of each code replaced by the member of its codelist."""
    for name, field in model.model_fields.items():
        kind, _ = parts_of(field)
        codes: dict[str, Code] = {code.value: code for code in kind} if issubclass(kind, Code) else {}
        yield [*map(codes.get, values[name])] if codes else values[name]


def build_rows(model: type[R], values: Mapping[str, list[Any]], dataset: Related) -> Iterator[R]:
    """Yield the rows of a table, made from its columns, whose cells must be checked already."""
    # All rows share one dict of private attributes and one set of the fields that were set: nothing ever changes them.
    names, empty, private = tuple(model.model_fields), _empty_cells(model), {"_dataset": dataset}
    fields_set = set(names)
    for record in zip(*_typed(model, values), strict=True):
        row = object.__new__(model)
        cells = empty.copy()
        cells.update(zip(names, record))  # noqa: B905  # equal lengths by construction; `strict` would take a fifth of the time
        _set_cells(row, cells)
        _set_fields_set(row, fields_set)
        _set_extra(row, None)
        _set_private(row, private)
        yield row
