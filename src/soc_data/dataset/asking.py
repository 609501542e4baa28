"""Conditions on the rows of a table: its own columns, and those of the rows that it refers to.

A condition is a column, an operator and a value: `act=condemns`, `votes>=50`, `summary~aid`. A column of another table
is reached through the reference to it: `session.start`, `statement.session.start`; `topic` is short for `topic_id`.

- `=` and `!=` compare any cell; `!=` keeps exactly the rows that `=` leaves out. An empty value, `end=`, asks for an
  empty cell. An empty cell meets only that condition, and `!=` with any value.
- `<`, `<=`, `>`, `>=` compare numbers and dates.
- `~` asks whether a text contains another. Both are folded by `soc_data.tables.spelling.folded`: letter case, marks and
  hyphens do not count, nor do the Arabic article and the forms of an Arabic letter.
- Dates are compared by their bounds. A row is kept if some reading of its date meets the condition or, with `certain`,
  only if every reading does. `start>=2019` means on 1 January 2019 or later, `start>2019` after 2019.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from operator import ge, gt, le, lt
from typing import Any, TypeVar

from soc_data.errors import UsageError
from soc_data.tables.columns import Column
from soc_data.tables.dates import Bounds, bounds, edtf
from soc_data.tables.models import MODELS, columns
from soc_data.tables.row import One, Related, Row
from soc_data.tables.spelling import folded

R = TypeVar("R", bound=Row)
Test = Callable[[Any], bool]

WHOLES = {"topics": "broader_id", "places": "part_of", "organizations": "parent_id"}
"""Table -> the column that names the larger topic, place or body that a row is part of."""

_CONDITION = re.compile(r"\s*([a-z_.]+)\s*(!=|<=|>=|=|<|>|~)\s*(.*?)\s*", re.DOTALL)
_ORDER = {"<": lt, "<=": le, ">": gt, ">=": ge}


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition: the path to a column, an operator, and the value as text; an empty text means an empty cell."""

    path: str
    operator: str
    value: str

    def __str__(self) -> str:
        return f"{self.path}{self.operator}{self.value}"


def read_condition(text: str) -> Condition:
    """Parse a condition; raise `UsageError` if the text is not one."""
    found = _CONDITION.fullmatch(text)
    if found is None:
        raise UsageError(f"{text!r} is not a condition such as topic=refugees, session.start>=2019 or summary~aid")
    return Condition(*found.groups())


def matching(
    model: type[R],
    rows: Iterable[R],
    conditions: Iterable[str],
    equal: Mapping[str, Any],
    *,
    narrower: bool = False,
    certain: bool = False,
) -> list[R]:
    """Return the rows that meet every condition; `equal` maps columns to the values that they must have.

    With `narrower`, a topic includes its narrower topics, a place the places in it, a body its parts.
    Raises `UsageError` for a column, code or id that does not exist, or a value that cannot be compared.
    """
    asked = [*map(read_condition, conditions), *(Condition(n, "=", _text_of(v)) for n, v in equal.items())]
    given = list(rows)
    dataset = given[0].dataset if given else None
    targets = [_target(model, condition) for condition in asked]
    if narrower and not any(target.references() and c.reference in WHOLES for _, target, c in targets):
        raise UsageError(f"narrower needs a condition on {', '.join(WHOLES)}, and there is none")
    for condition, (steps, _, column) in zip(asked, targets, strict=True):
        test = _test(condition, column, dataset, narrower=narrower, certain=certain)
        given = [row for row in given if test(_value(row, steps, column.name))]
    return given


def _text_of(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, Row):
        return value.key
    return edtf(value) if isinstance(value, date) else str(value)


def _value(row: Row | None, steps: list[str], name: str) -> Any:
    for step in steps:
        key = getattr(row, step, None)
        row = None if row is None or key is None else row.dataset.tables[row.references()[step]][key]
    return getattr(row, name, None)


# Paths


def _relations(model: type[Row]) -> dict[str, str]:
    """Return relation name -> its column, for the relations that lead to one row."""
    return {name: value.column for name, value in vars(model).items() if isinstance(value, One)}


def _target(model: type[Row], condition: Condition) -> tuple[list[str], type[Row], Column]:
    """Return the columns that a path goes through, and the table and the column that it leads to."""
    *through, last = condition.path.split(".")
    steps = []
    for name in through:
        step = _column(model, name).name
        if step not in model.references():
            raise UsageError(f"{condition}: {model.table.name}.{step} refers to no other table")
        steps.append(step)
        model = MODELS[model.references()[step]]
    return steps, model, _column(model, last)


def _column(model: type[Row], name: str) -> Column:
    named = {column.name: column for column in columns(model)}
    relations = _relations(model)
    if (found := named.get(relations.get(name, name))) is not None:
        return found
    raise UsageError(f"{model.table.name} has no column {name!r}" + _near(name, [*named, *relations], "; it has "))


def _near(value: str, known: Iterable[str], otherwise: str = "") -> str:
    """Return the end of a message: the known values nearest to `value`, or else `otherwise` and all of them."""
    every = list(known)
    near = get_close_matches(value, every, 4, 0.5)
    if near:
        return f"; near it: {', '.join(near)}"
    return otherwise + ", ".join(every) if otherwise else ""


# Tests of a cell


def _test(condition: Condition, column: Column, dataset: Related | None, *, narrower: bool, certain: bool) -> Test:
    operator, value = condition.operator, condition.value
    if operator == "!=":
        equals = _test(Condition(condition.path, "=", value), column, dataset, narrower=narrower, certain=certain)
        return lambda cell: not equals(cell)
    if operator == "~":
        wanted = folded(value)
        return lambda cell: cell is not None and wanted in folded(str(cell))
    if not value:
        if operator != "=":
            raise UsageError(f"{condition}: only = and != can ask for an empty value")
        return lambda cell: cell is None
    if column.is_date:
        return _date_test(condition, certain=certain)
    if column.type in (int, float):
        return _number_test(condition)
    if operator != "=":
        raise UsageError(f"{condition}: {column.name} is text, so only =, != and ~ apply")
    allowed = _allowed(condition, column, dataset, narrower=narrower)
    return lambda cell: cell in allowed


def _allowed(condition: Condition, column: Column, dataset: Related | None, *, narrower: bool) -> set[str]:
    """Return the texts that count as equal to the value; raise `UsageError` if it is an unknown code or id."""
    value, table = condition.value, column.reference
    if column.codes and value not in (codes := [code.value for code in column.codes]):
        raise UsageError(f"{condition}: {column.name} has no code {value!r}" + _near(value, codes, "; the codes are "))
    if table is None or dataset is None:
        return {value}
    if value not in dataset.tables[table]:
        raise UsageError(f"{condition}: {table} has no row {value!r}" + _near(value, dataset.tables[table]))
    return {value, *(_parts(dataset, table, value) if narrower and table in WHOLES else ())}


def _parts(dataset: Related, table: str, key: str) -> set[str]:
    direct = {row.key for row in dataset.referring(table, WHOLES[table], key)}
    return direct.union(*(_parts(dataset, table, part) for part in direct))


def _number_test(condition: Condition) -> Test:
    try:
        wanted = float(condition.value)
    except ValueError:
        raise UsageError(f"{condition}: {condition.value!r} is not a number") from None
    if condition.operator == "=":
        return lambda cell: cell == wanted
    compare = _ORDER[condition.operator]
    return lambda cell: cell is not None and compare(cell, wanted)


def _date_test(condition: Condition, *, certain: bool) -> Test:
    try:
        wanted = bounds(condition.value)
    except ValueError as error:
        raise UsageError(f"{condition}: {error}") from None
    test = _every_reading if certain else _some_reading
    return lambda cell: cell is not None and test(condition.operator, bounds(cell), wanted)


def _some_reading(operator: str, one: Bounds, other: Bounds) -> bool:
    """Whether some day within `one` meets the condition; `other` is the span of the value asked for."""
    if operator == "=":
        return one[0] <= other[1] and other[0] <= one[1]
    side = operator in (">", ">=")  # the latest day is the best case for "after", the earliest for "before"
    # The bound of the value is its last day for > and <= and its first for >= and <: `start>2019` is after all of 2019.
    return bool(_ORDER[operator](one[side], other[operator in (">", "<=")]))


def _every_reading(operator: str, one: Bounds, other: Bounds) -> bool:
    """As `_some_reading`, for every day within `one`: the worst case decides."""
    if operator == "=":
        return other[0] <= one[0] and one[1] <= other[1]
    side = operator in ("<", "<=")
    return bool(_ORDER[operator](one[side], other[operator in (">", "<=")]))
