"""Rows made from cells that were judged already, without judging them twice: the one place that reaches into Pydantic.

A loaded row equals the one that `model_validate` makes of the same cells; a test holds every shipped row to that, with
the lowest and the newest Pydantic that may be installed.
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
"""How the four slots of a Pydantic model are set, frozen or not."""


@cache
def _empty_cells(model: type[Row]) -> dict[str, Any]:
    """Return the cells of a row without values, to be copied for each row.

    Copies share one table of names, as the attributes of objects do: half the memory. Python leaves room for further
    names until it has seen some thirty objects of a class without them.
    """
    holders = type("Cells", (), {})
    for holder in (holders() for _ in range(40)):
        for name in model.model_fields:
            setattr(holder, name, None)
    empty: dict[str, Any] = vars(holder)
    return empty


def _typed(model: type[Row], values: Mapping[str, list[Any]]) -> Iterator[list[Any]]:
    """Yield the columns, with the members of the codelists in place of their texts."""
    for name, field in model.model_fields.items():
        kind, _ = parts_of(field)
        codes: dict[str, Code] = {code.value: code for code in kind} if issubclass(kind, Code) else {}
        yield [*map(codes.get, values[name])] if codes else values[name]


def build_rows(model: type[R], values: Mapping[str, list[Any]], dataset: Related) -> Iterator[R]:
    """Make the rows of a table from its columns, whose cells have been judged."""
    names, empty, private = tuple(model.model_fields), _empty_cells(model), {"_dataset": dataset}
    fields_set = set(names)
    for record in zip(*_typed(model, values), strict=True):
        row = object.__new__(model)
        cells = empty.copy()
        cells.update(zip(names, record))  # noqa: B905  # as many by the model; `strict` would cost a fifth of all this
        _set_cells(row, cells)
        _set_fields_set(row, fields_set)
        _set_extra(row, None)
        _set_private(row, private)
        yield row
