"""Models -> Frictionless descriptors: `datapackage.json` and `schemas/*.json` (Data Package 2.0, Table Schema 2.0)."""

from __future__ import annotations

import inspect
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from soc_data.files import write_file
from soc_data.findings import Finding, shown
from soc_data.metadata import DESCRIPTOR, package_metadata
from soc_data.tables.columns import Column, columns
from soc_data.tables.models import MODELS
from soc_data.tables.row import Row

_TYPES = {str: "string", int: "integer", float: "number"}
_PLAIN = {"encoding": "utf-8", "scheme": "file", "format": "csv"} | dict.fromkeys(
    ("dialect", "data", "compression", "innerpath", "control", "extrapaths", "basepath")
)
"""Property of a resource -> the one value that it may have; None: none at all."""


def field_descriptor(column: Column) -> dict[str, Any]:
    """Return the Table Schema field of a column; a codelist stands as `enum` and, with meanings, as `categories`."""
    field = column.field
    constraints: dict[str, Any] = {"required": True} if not column.optional else {}
    if column.pattern:
        constraints["pattern"] = column.pattern
    if column.minimum is not None:
        constraints["minimum"] = column.minimum
    if column.maximum is not None:
        constraints["maximum"] = column.maximum
    descriptor = {
        "name": column.name,
        "type": "string" if column.codes else _TYPES[column.type],
        "title": field.title,
        "description": field.description,
        "example": (field.examples or [None])[0],
        "constraints": constraints,
    }
    if column.codes:
        constraints["enum"] = [code.value for code in column.codes]
        descriptor["categories"] = [{"value": code.value, "label": code.meaning} for code in column.codes]
    return descriptor


def _foreign_key(model: type[Row], column: Column) -> dict[str, Any]:
    resource = "" if column.reference == model.table.name else column.reference
    return {"fields": [column.name], "reference": {"resource": resource, "fields": ["id"]}}


def table_schema(model: type[Row]) -> dict[str, Any]:
    """Return the Table Schema of a table."""
    info = model.table
    schema: dict[str, Any] = {
        "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
        "name": info.name,
        "title": info.title,
        "description": inspect.cleandoc(model.__doc__ or ""),
        "missingValues": [""],
        "fields": [field_descriptor(column) for column in columns(model)],
        "primaryKey": list(info.key),
    }
    if info.unique:
        schema["uniqueKeys"] = [list(key) for key in info.unique]
    references = [_foreign_key(model, column) for column in columns(model) if column.reference]
    if references:
        schema["foreignKeys"] = references
    return schema


def _resource(model: type[Row]) -> dict[str, Any]:
    info = model.table
    return {
        "name": info.name,
        "type": "table",
        "path": f"data/{info.name}.csv",
        "title": info.title,
        "description": inspect.cleandoc(model.__doc__ or ""),
        "scheme": _PLAIN["scheme"],
        "format": _PLAIN["format"],
        "mediatype": "text/csv",
        "encoding": _PLAIN["encoding"],
        "schema": f"schemas/{info.name}.json",
    }


def descriptors() -> dict[str, str]:
    """Return path -> content of every generated descriptor."""
    package = {**package_metadata(), "resources": [_resource(model) for model in MODELS.values()]}
    contents = {f"schemas/{name}.json": table_schema(model) for name, model in MODELS.items()}
    return {
        path: json.dumps(content, ensure_ascii=False, indent=2) + "\n"
        for path, content in {DESCRIPTOR: package, **contents}.items()
    }


def write_descriptors(directory: Path) -> list[str]:
    """Write the descriptors that differ into a checkout; return their paths."""
    drifted = [finding.file for finding in check_descriptors(directory)]
    for path in drifted:
        write_file(directory / path, descriptors()[path].encode())
    return drifted


def check_descriptors(directory: Path) -> Iterator[Finding]:
    """Yield a finding for each descriptor in a checkout that is not what the models generate."""
    for path, content in descriptors().items():
        file = directory / path
        if not file.is_file() or file.read_bytes() != content.encode():
            yield Finding(
                "descriptors_are_generated",
                path,
                "what `soc-data schema --write` writes",
                value="missing" if not file.is_file() else "differs",
            )


def differences(expected: Any, actual: Any, where: str = "") -> Iterator[tuple[str, Any, Any]]:
    """Yield `(place, expected, actual)` for each part of two JSON values that differs."""
    if isinstance(expected, dict) and isinstance(actual, dict):
        for name in [*expected, *(n for n in actual if n not in expected)]:
            yield from differences(expected.get(name), actual.get(name), f"{where}/{name}".strip("/"))
    elif isinstance(expected, list) and isinstance(actual, list) and len(expected) == len(actual):
        for number, (one, other) in enumerate(zip(expected, actual, strict=True)):
            yield from differences(one, other, f"{where}/{number}")
    elif expected != actual or type(expected) is not type(actual):  # `true` is not 1
        yield where, expected, actual


def resource_findings(resource: dict[str, Any]) -> Iterator[Finding]:
    """Yield a finding for each property of a resource that makes other readers read its file in another way."""
    for name, plain in _PLAIN.items():
        if name in resource and resource[name] != plain:
            yield Finding(
                "resources_are_plain_csv",
                DESCRIPTOR,
                f"no {name}" if plain is None else f"{name} {plain}",
                column=f"resources/{shown(resource['name'])}/{name}",
                value=shown(resource[name]),
            )


def schema_findings(file: str, model: type[Row], schema: Any) -> Iterator[Finding]:
    """Yield a finding for each part of a table's schema that is not as the models have it.

    A misspelt key or constraint would otherwise switch the check off in other readers, in silence.
    """
    for where, expected, actual in differences(table_schema(model), schema):
        yield Finding(
            "schemas_agree_with_the_models",
            file,
            str(shown(json.dumps(expected, ensure_ascii=False))),
            column=shown(where),
            value=shown(json.dumps(actual, ensure_ascii=False)),
        )
