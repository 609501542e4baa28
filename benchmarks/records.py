"""Contenders that make an object of each record: msgspec and Pydantic, after Python's csv module."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Annotated, Any, Literal

from benchmarks.tables import Field, Table, read_tables

_TYPES = {"integer": int, "number": float, "string": str}


def _records(table: Table) -> Iterator[dict[str, str]]:
    """Yield the records of a table without their empty cells."""
    with table.file.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, strict=True):
            yield {name: cell for name, cell in row.items() if cell}


def _key_faults(tables: Iterable[Table], rows: dict[str, list[Any]]) -> int:
    """Count the rows whose key an earlier one has, and the cells that are no id of the table they refer to."""
    count = 0
    for table in tables:
        for key in table.keys:
            count += len(rows[table.name]) - len(
                {tuple(getattr(row, name) for name in key) for row in rows[table.name]}
            )
        for column, target in table.references:
            known = {None, *(row.id for row in rows[target])}
            count += sum(getattr(row, column) not in known for row in rows[table.name])
    return count


def _kind(field: Field, constraint: Callable[..., Any]) -> Any:
    """Return the type of a column's cells; `constraint` makes what stands beside the plain type."""
    if field.codes:
        return Literal[field.codes]
    limits = {"pattern": field.pattern, "ge": field.minimum, "le": field.maximum}
    given = {name: limit for name, limit in limits.items() if limit is not None}
    return Annotated[_TYPES[field.type], constraint(**given)] if given else _TYPES[field.type]


def msgspec_structs(package: Path) -> int:
    """The csv module and one msgspec struct a row, then keys and references by sets. Stops at the first cell that is
    not valid; neither possible dates nor characters and lines."""
    import msgspec

    rows, tables = {}, read_tables(package)
    for table in tables:
        fields: list[Any] = []
        for field in table.fields:
            kind = _kind(field, msgspec.Meta)
            fields.append((field.name, kind) if field.required else (field.name, kind | None, None))
        struct = msgspec.defstruct(table.name, fields, kw_only=True, forbid_unknown_fields=True)
        rows[table.name] = msgspec.convert(list(_records(table)), list[struct], strict=False)  # type: ignore[valid-type]
    return _key_faults(tables, rows)


def pydantic_models(package: Path) -> int:
    """The csv module and one Pydantic model a row, then keys and references by sets. Stops at the first row that is not
    valid; neither possible dates nor characters and lines."""
    import pydantic

    rows, tables = {}, read_tables(package)
    for table in tables:
        fields: dict[str, Any] = {}
        for field in table.fields:
            kind = _kind(field, pydantic.Field)
            fields[field.name] = (kind, ...) if field.required else (kind | None, None)
        model = pydantic.create_model(table.name, **fields)
        rows[table.name] = [model.model_validate(record) for record in _records(table)]
    return _key_faults(tables, rows)
