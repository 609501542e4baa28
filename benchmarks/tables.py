"""The tables of a package as its own Table Schemas describe them, for contenders that have no reader of their own."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

INTEGER = r"^(0|[1-9][0-9]{0,8})$"


@dataclass(frozen=True)
class Field:
    """A column: its type, whether it is filled, its form, codes and bounds."""

    name: str
    type: str
    required: bool
    pattern: str | None
    codes: tuple[str, ...]
    minimum: float | None
    maximum: float | None


@dataclass(frozen=True)
class Table:
    """A table: its file, columns and keys, and `(column, table)` for each reference."""

    name: str
    file: Path
    fields: tuple[Field, ...]
    key: tuple[str, ...]
    unique: tuple[tuple[str, ...], ...]
    exclusive: tuple[str, ...]
    references: tuple[tuple[str, str], ...]

    @property
    def keys(self) -> tuple[tuple[str, ...], ...]:
        """The primary key and the further unique ones."""
        return (self.key, *self.unique)


def read_tables(package: Path) -> list[Table]:
    """Return the tables of a package."""
    resources = json.loads((package / "datapackage.json").read_text(encoding="utf-8"))["resources"]
    return [_table(package, resource) for resource in resources]


def _table(package: Path, resource: dict[str, Any]) -> Table:
    schema = json.loads((package / resource["schema"]).read_text(encoding="utf-8"))
    return Table(
        resource["name"],
        package / resource["path"],
        tuple(_field(field) for field in schema["fields"]),
        tuple(schema["primaryKey"]),
        tuple(map(tuple, schema.get("uniqueKeys", ()))),
        tuple(schema.get("exactlyOneOf", ())),
        tuple(
            (key["fields"][0], key["reference"]["resource"] or schema["name"]) for key in schema.get("foreignKeys", ())
        ),
    )


def _field(field: dict[str, Any]) -> Field:
    rules = field["constraints"]
    return Field(
        field["name"],
        field["type"],
        rules.get("required", False),
        rules.get("pattern"),
        tuple(rules.get("enum", ())),
        rules.get("minimum"),
        rules.get("maximum"),
    )
