"""The columns of the tables as checks: compiled from the models' own fields, applied to many cells at a time."""

from __future__ import annotations

import types
import typing
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic.fields import FieldInfo
from pydantic_core import SchemaValidator, ValidationError, core_schema

from soc_data.tables.codes import Code
from soc_data.tables.kinds import (
    DATE_PATTERN,
    DECIMAL_PATTERN,
    FORMS,
    INTEGER_PATTERN,
    PERIOD_PATTERN,
    SHA256_PATTERN,
    SUMMARY_PATTERN,
    TERM_END_PATTERN,
    TEXT_PATTERN,
    URL_PATTERN,
)
from soc_data.tables.row import Row


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its name, whether it may be empty, its cells' type, and what a cell is expected to be."""

    name: str
    field: FieldInfo
    type: type[Any]
    optional: bool
    pattern: str | None
    minimum: float | None
    maximum: float | None
    reference: str | None
    validator: SchemaValidator

    @property
    def codes(self) -> tuple[Code, ...]:
        """The codes of its codelist, in order; empty for a column without one."""
        return tuple(self.type) if issubclass(self.type, Code) else ()

    @property
    def is_date(self) -> bool:
        """Whether its cells are EDTF dates or periods."""
        return self.pattern in (DATE_PATTERN, PERIOD_PATTERN, TERM_END_PATTERN)

    @property
    def is_text(self) -> bool:
        """Whether its cells are free text, an address or a hash: long, and each different from the others."""
        return self.pattern in (TEXT_PATTERN, SUMMARY_PATTERN, URL_PATTERN, SHA256_PATTERN)

    def expected(self, value: str | None) -> str:
        """Say what a cell of this column should have been instead of `value`."""
        if value is None:
            return "a value: this column may not be empty"
        if self.codes:
            return "one of " + ", ".join(code.value for code in self.codes)
        if self.type is int:
            return f"a whole number from {self.minimum} up, in at most nine plain digits"
        if self.type is float:
            return f"a number from {self.minimum:g} to {self.maximum:g} with a decimal point, such as 41.01384 or 36.5"
        return FORMS[self.pattern] if self.pattern else "text"

    @property
    def kind(self) -> tuple[Any, ...]:
        """What the validity of a cell that is not empty depends on."""
        return self.type, self.pattern, self.minimum, self.maximum

    def check(self, cells: Sequence[str], known: dict[str, Any] | None = None) -> tuple[list[Any], list[int]]:
        """Return the cells' values, and the positions of those that are not valid; the value of such a cell is None.

        `known` holds the values of texts that were found valid in columns of the same `kind`: such a text is not
        checked again, and all cells that hold it share one value.
        """
        if known is not None:
            distinct = set(cells)
            new = [cell or None for cell in distinct if cell not in known]
            values, bad = self._judge(new)
            if not bad and (self.optional or "" not in distinct):
                known.update(zip([cell or "" for cell in new], values, strict=True))
                return [*map(known.__getitem__, cells)], []
        return self._judge([cell or None for cell in cells])

    def _judge(self, cells: list[str | None]) -> tuple[list[Any], list[int]]:
        try:
            return self.validator.validate_python(cells), []
        except ValidationError as error:
            bad = sorted({int(e["loc"][0]) for e in error.errors(include_url=False, include_context=False)})
        wrong = set(bad)
        good = iter(self.validator.validate_python([cell for i, cell in enumerate(cells) if i not in wrong]))
        return [None if i in wrong else next(good) for i in range(len(cells))], bad


def _field_schemas(model: type[Row]) -> dict[str, Any]:
    schema: Any = model.__pydantic_core_schema__
    while schema["type"] != "model-fields":
        schema = schema["schema"]
    return {name: field["schema"] for name, field in schema["fields"].items()}


def _cell_schema(schema: Any) -> Any:
    """Drop the default, and let an integer be read from plain digits only: lax mode also takes ` 1_2 ` and `1.0`."""
    if schema["type"] == "default":
        return _cell_schema(schema["schema"])
    if schema["type"] == "nullable":
        return core_schema.nullable_schema(_cell_schema(schema["schema"]))
    if schema["type"] == "int":
        return core_schema.chain_schema([core_schema.str_schema(pattern=INTEGER_PATTERN), schema])
    if schema["type"] == "float":
        return core_schema.chain_schema([core_schema.str_schema(pattern=DECIMAL_PATTERN), schema])
    return schema


def _constraint(schema: Any, name: str) -> Any:
    while "schema" in schema:
        schema = schema["schema"]
    return schema.get(name)


def _column(model: type[Row], name: str, schema: Any) -> Column:
    field = model.model_fields[name]
    arms = [a for a in typing.get_args(field.annotation) if a is not types.NoneType]
    return Column(
        name=name,
        field=field,
        type=_plain_type(arms[0] if arms else field.annotation),
        optional=not field.is_required(),
        pattern=_constraint(schema, "pattern"),
        minimum=_constraint(schema, "ge"),
        maximum=_constraint(schema, "le"),
        reference=model.references().get(name),
        validator=SchemaValidator(core_schema.list_schema(_cell_schema(schema))),
    )


def _plain_type(annotation: Any) -> type[Any]:
    while not isinstance(annotation, type):
        annotation = typing.get_args(annotation)[0]
    return annotation


@cache
def columns(model: type[Row]) -> tuple[Column, ...]:
    """Return the columns of a table in their order, from its model."""
    return tuple(_column(model, name, schema) for name, schema in _field_schemas(model).items())
