"""What columns and tables are, as their Table Schemas describe them, and how cells are judged.

The one judge of cells for both doors: `Column.check` for the cells of a file, `Column.value_of` for a row made by hand.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any, NamedTuple

from soc_data.tables.canonical import MAX_LINE, is_clean
from soc_data.tables.dates import bounds
from soc_data.tables.patterns import DATES, DECIMAL_PATTERN, FORMS, INTEGER_PATTERN

LABELS = ("name", "title", "label", "summary")
"""The columns by which people tell a row; a table has at most one of them."""

_WHITE = "\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"


def _translated(pattern: str) -> str:
    r"""Return a pattern as Python has to read it to take the same texts as other readers of the schemas.

    White space is what Unicode takes for it: Python's `\s` has four characters more. Groups are not captured, which
    takes a third of the time of an id.
    """
    white = pattern.replace(r"\S", f"[^{_WHITE}]").replace(r"\s", _WHITE)
    return re.sub(r"(?<!\\)\((?!\?)", "(?:", white)


@cache
def matcher(pattern: str) -> Callable[[str], object]:
    """Return what tells whether a text matches a pattern as a whole."""
    return re.compile(_translated(pattern)).fullmatch


@cache
def all_match(pattern: str) -> Callable[[Iterable[str]], bool]:
    """Return what tells whether all of some texts match a pattern that admits no line feed: in half the time."""
    matches = re.compile(rf"(?:(?:{_translated(pattern)})\n)*+", re.MULTILINE).fullmatch
    return lambda texts: matches("\n".join([*texts, ""])) is not None


class ListedCode(NamedTuple):
    """One code of a codelist, and what it means."""

    value: str
    meaning: str


@dataclass(frozen=True)
class Column:
    """A column of a table: what it is called and means, and what its cells are.

    `type` is `str`, `int` or `float`; `codes` is empty for a column without a codelist; `reference` names the table of
    whose rows its cells are keys.
    """

    name: str
    title: str
    description: str
    example: str | float
    type: type[Any]
    optional: bool
    pattern: str | None = None
    minimum: float | None = None
    maximum: float | None = None
    codes: tuple[ListedCode, ...] = ()
    reference: str | None = None

    @property
    def is_date(self) -> bool:
        """Whether its cells are EDTF dates or periods."""
        return self.pattern in DATES

    def expected(self, value: str | None) -> str:
        """Say what a cell of this column should have been instead of `value`."""
        if not value:
            return "a value: this column may not be empty"
        if self.codes:
            return "one of " + ", ".join(code.value for code in self.codes)
        if self.type is int:
            return f"a whole number from {self.minimum} up, in at most nine plain digits"
        if self.type is float:
            return f"a number from {self.minimum} to {self.maximum} with a decimal point, such as 41.01384 or 36.5"
        return FORMS.get(self.pattern or "", f"a text of the form {self.pattern}")

    @cached_property
    def _is_plain(self) -> bool:
        """Whether a cell is its text, of any form that the pattern admits."""
        return not (self.codes or self.type in (int, float) or self.is_date)

    @cached_property
    def _value(self) -> Callable[[str], Any]:
        """What gives the value of a text that is not empty, None where it is not valid."""
        if self.codes:
            return {code.value: code.value for code in self.codes}.get
        if self.type is int:
            return self._number
        if self.type is float:
            return self._decimal
        matches = matcher(self.pattern or ".*")
        if self.is_date:
            return lambda text: text if matches(text) and _is_possible(text) else None
        return lambda text: text if matches(text) else None

    def _number(self, text: str) -> int | None:
        number = int(text) if matcher(INTEGER_PATTERN)(text) else -1
        return number if number >= (self.minimum or 0) else None

    def _decimal(self, text: str) -> float | None:
        number = float(text) if matcher(DECIMAL_PATTERN)(text) else math.nan
        least = -math.inf if self.minimum is None else self.minimum
        greatest = math.inf if self.maximum is None else self.maximum
        return number if least <= number <= greatest else None

    def check(self, cells: Sequence[str]) -> tuple[list[Any], list[int]]:
        """Return the cells' values, and the positions of those that are not valid; the value of such a cell is None.

        Each distinct text is judged once, and all cells that hold it share one value.
        """
        values: dict[str, Any] = dict(zip(cells, cells, strict=True))
        bad = set() if values.pop("", None) is None or self.optional else {""}
        if not (self._is_plain and all_match(self.pattern or ".*")(values)):
            values = {text: self._value(text) for text in values}
            bad |= {text for text, value in values.items() if value is None}
        return [*map(values.get, cells)], [at for at, text in enumerate(cells) if text in bad] if bad else []

    def value_of(self, cell: Any) -> Any:
        """Return the value of one cell, given as text or as a number; None where it may be empty and is.

        Raises `ValueError` where a file with such a cell would not be valid.
        """
        if cell is None or cell == "":
            if self.optional:
                return None
            raise ValueError(f"expected {self.expected(None)}")
        number = self.type is not str and isinstance(cell, self.type) and not isinstance(cell, bool)
        if not (number or isinstance(cell, str)) or self._value(str(cell)) is None:
            raise ValueError(f"expected {self.expected('…')}")
        if not number and not (len(cell) < MAX_LINE and is_clean(cell)):
            raise ValueError("expected clean text in Unicode normalization form C, of a length that a record can hold")
        return cell


def _is_possible(date: str) -> bool:
    try:
        bounds(date)
    except ValueError:
        return False
    return True


@dataclass(frozen=True)
class TableLayout:
    """What a table is: its name and title, columns and keys, and the columns of which exactly one is filled.

    `schema` is the Table Schema that all this was read from.
    """

    name: str
    title: str
    key: tuple[str, ...]
    unique: tuple[tuple[str, ...], ...]
    exactly_one_of: tuple[str, ...]
    columns: tuple[Column, ...]
    schema: Mapping[str, Any]

    @cached_property
    def by_name(self) -> dict[str, Column]:
        """Name -> column, in order."""
        return {column.name: column for column in self.columns}

    @cached_property
    def references(self) -> dict[str, str]:
        """Column -> the table that its cells are keys of."""
        return {column.name: column.reference for column in self.columns if column.reference}


def read_layout(schema: Mapping[str, Any]) -> TableLayout:
    """Return the layout that a Table Schema of this package states.

    A schema that is not of the form that `Row.table_schema` gives raises `KeyError`, `TypeError` or `ValueError`.
    """
    references = {
        key["fields"][0]: key["reference"]["resource"] or schema["name"] for key in schema.get("foreignKeys", ())
    }
    return TableLayout(
        schema["name"],
        schema["title"],
        tuple(schema["primaryKey"]),
        tuple(map(tuple, schema.get("uniqueKeys", ()))),
        tuple(schema.get("exactlyOneOf", ())),
        tuple(_read_column(field, references) for field in schema["fields"]),
        schema,
    )


def _read_column(field: Mapping[str, Any], references: Mapping[str, str]) -> Column:
    constraints = field["constraints"]
    if pattern := constraints.get("pattern"):
        matcher(pattern)
    return Column(
        name=field["name"],
        title=field["title"],
        description=field["description"],
        example=field["example"],
        type={"string": str, "integer": int, "number": float}[field["type"]],
        optional=not constraints.get("required", False),
        pattern=pattern,
        minimum=constraints.get("minimum"),
        maximum=constraints.get("maximum"),
        codes=tuple(ListedCode(code["value"], code["label"]) for code in field.get("categories", ())),
        reference=references.get(field["name"]),
    )
