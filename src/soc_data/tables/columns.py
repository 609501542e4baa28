"""Columns and tables as their Table Schemas describe them, and how cells are checked.

Both ways into the package use the same checks: `Column.check` for the cells of a file, `Column.value_of` for a row made
by hand.
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
from soc_data.tables.patterns import DATES, DECIMAL_PATTERN, FORMS, INTEGER_PATTERN, SLUG_PATTERN

LABELS = ("name", "title", "label", "summary")
"""The columns by which people recognise a row; a table has at most one of them."""

_WHITE = "\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"


def _translated(pattern: str) -> str:
    r"""Return a pattern in the form in which Python matches the same texts as other readers of the schemas.

    `\s` stands for Unicode white space; Python's own matches four more characters. Groups become non-capturing, since
    capturing takes a third of the time of matching an id.
    """
    white = pattern.replace(r"\S", f"[^{_WHITE}]").replace(r"\s", _WHITE)
    return re.sub(r"(?<!\\)\((?!\?)", "(?:", white)


@cache
def matcher(pattern: str) -> Callable[[str], object]:
    """Return a function that tests whether a whole text matches a pattern."""
    return re.compile(_translated(pattern)).fullmatch


@cache
def all_match(pattern: str) -> Callable[[Iterable[str]], bool]:
    """Return a function that tests whether all given texts match a pattern, which must not admit a line feed.

    The texts are joined and matched in one run, which takes half the time of one match per text.
    """
    if pattern == SLUG_PATTERN:
        # The same without a group for each hyphen: ids are half of all cells, and this takes half the time.
        slugs = re.compile(r"(?:[a-z0-9][a-z0-9-]*+(?<!-)\n)*+").fullmatch
        return lambda texts: slugs(text := "\n".join([*texts, ""])) is not None and "--" not in text
    # `*+` is possessive: with `*`, a mismatch in the last text would backtrack through all the others.
    matches = re.compile(rf"(?:(?:{_translated(pattern)})\n)*+", re.MULTILINE).fullmatch
    return lambda texts: matches("\n".join([*texts, ""])) is not None


class ListedCode(NamedTuple):
    """One code of a codelist and its meaning."""

    value: str
    meaning: str


@dataclass(frozen=True)
class Column:
    """A column of a table: its name and meaning, and the cells that it accepts.

    `type` is `str`, `int` or `float`; `codes` is empty for a column without a codelist; `reference` names the table
    whose keys the cells hold.
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
        """Return, in words, what a cell of this column should have held instead of `value`."""
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
        """Whether the value of a cell is its text, and its pattern alone decides whether it is valid."""
        return not (self.codes or self.type in (int, float) or self.is_date)

    @cached_property
    def _value(self) -> Callable[[str], Any]:
        """The function that turns a non-empty text into its value, or into None if the text is invalid."""
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
        """Return the values of the cells, and the positions of the invalid ones, whose value is None.

        Each distinct text is checked once, and all cells that hold it share one value.
        """
        distinct = set(cells)
        bad = set() if self.optional else distinct & {""}
        distinct.discard("")  # so that `values.get` below yields None for it
        if self._is_plain and all_match(self.pattern or ".*")(distinct):
            if len(distinct) == len(cells):
                return [*cells], []
            values: dict[str, Any] = dict(zip(distinct, distinct, strict=True))
        else:
            values = {text: self._value(text) for text in distinct}
            bad |= {text for text, value in values.items() if value is None}
        return [*map(values.get, cells)], [at for at, text in enumerate(cells) if text in bad] if bad else []

    def value_of(self, cell: Any) -> Any:
        """Return the value of one cell, given as text or as a number; None if it is empty and may be.

        Raises `ValueError` if a file with this cell would be invalid.
        """
        if cell is None or cell == "":
            if self.optional:
                return None
            raise ValueError(f"expected {self.expected(None)}")
        number = self.type is not str and isinstance(cell, self.type) and not isinstance(cell, bool)
        if not (number or isinstance(cell, str)) or self._value(str(cell)) is None:
            raise ValueError(f"expected {self.expected('…')}")
        if not number and not (len(cell) < MAX_LINE and is_clean(cell)):
            raise ValueError("expected clean text in Unicode normalization form C, short enough for a record")
        return cell


def _is_possible(date: str) -> bool:
    try:
        bounds(date)
    except ValueError:
        return False
    return True


@dataclass(frozen=True)
class TableLayout:
    """A table: its name, title, columns and keys, and the columns of which exactly one must be filled.

    `schema` is the Table Schema that the other attributes were read from.
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
        """Column name -> column, in order."""
        return {column.name: column for column in self.columns}

    @cached_property
    def references(self) -> dict[str, str]:
        """Column -> the table whose keys its cells hold."""
        return {column.name: column.reference for column in self.columns if column.reference}


def read_layout(schema: Mapping[str, Any]) -> TableLayout:
    """Return the layout that a Table Schema of this package describes.

    Raises `KeyError`, `TypeError` or `ValueError` if the schema does not have the form that `Row.table_schema` writes.
    """
    # A table that refers to itself has an empty `resource` in Table Schema.
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
        try:
            matcher(pattern)  # compiled now, so that a broken pattern fails here and not at the first cell
        except re.error as error:  # which is no ValueError
            raise ValueError(f"{pattern} is not a pattern") from error
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
