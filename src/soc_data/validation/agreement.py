"""Whether the descriptors of a package agree with ours."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from soc_data.errors import InvalidPackageError
from soc_data.findings import Finding, shown
from soc_data.metadata import DESCRIPTOR
from soc_data.reading.layouts import Layouts
from soc_data.reading.package import Package
from soc_data.tables.canonical import PLAIN_CSV
from soc_data.tables.columns import TableLayout

_PLAIN = PLAIN_CSV | dict.fromkeys(("dialect", "data", "compression", "innerpath", "control", "extrapaths", "basepath"))
"""Property of a resource -> the only value that it may have; None if the property may not be there."""


def descriptor_findings(package: Package, layouts: Layouts) -> Iterator[Finding]:
    """Yield a finding for each difference of a package's descriptor and schemas from ours."""
    for resource in package.descriptor()["resources"]:
        name, schema, file = resource["name"], resource.get("schema"), DESCRIPTOR
        yield from _resource_findings(resource)
        if name not in layouts:
            yield Finding("resources_are_tables", DESCRIPTOR, "one of " + ", ".join(layouts), value=shown(name))
            continue
        if isinstance(schema, str):
            file = schema
            try:
                schema = package.read_json(file)
            except FileNotFoundError:
                yield Finding("schemas_agree_with_the_models", file, "a Table Schema", value="no such file")
                continue
            except InvalidPackageError as error:
                yield from error.findings
                continue
        yield from _schema_findings(file, layouts[name], schema)


def differences(expected: Any, actual: Any, where: str = "") -> Iterator[tuple[str, Any, Any]]:
    """Yield `(place, expected, actual)` for each part of two JSON values that differs."""
    if isinstance(expected, dict) and isinstance(actual, dict):
        for name in [*expected, *(n for n in actual if n not in expected)]:
            yield from differences(expected.get(name), actual.get(name), f"{where}/{name}".strip("/"))
    elif isinstance(expected, list) and isinstance(actual, list) and len(expected) == len(actual):
        for number, (one, other) in enumerate(zip(expected, actual, strict=True)):
            yield from differences(one, other, f"{where}/{number}")
    elif expected != actual or type(expected) is not type(actual):  # in Python True == 1, in JSON they differ
        yield where, expected, actual


def _resource_findings(resource: dict[str, Any]) -> Iterator[Finding]:
    """Yield a finding for each property of a resource that would make other readers read its file differently."""
    for name, plain in _PLAIN.items():
        if name in resource and resource[name] != plain:
            yield Finding(
                "resources_are_plain_csv",
                DESCRIPTOR,
                f"no {name}" if plain is None else f"{name} {plain}",
                column=f"resources/{shown(resource['name'])}/{name}",
                value=shown(resource[name]),
            )


def _schema_findings(file: str, layout: TableLayout, schema: Any) -> Iterator[Finding]:
    """Yield a finding for each part of a table's schema that differs from what its model generates.

    Otherwise a misspelt key or constraint would silently disable the check in other readers.
    """
    # The quick test compares by `repr`, because `==` takes True and 1 for equal.
    if repr(schema) == repr(layout.schema):
        return
    for where, expected, actual in differences(layout.schema, schema):
        yield Finding(
            "schemas_agree_with_the_models",
            file,
            str(shown(json.dumps(expected, ensure_ascii=False))),
            column=shown(where),
            value=shown(json.dumps(actual, ensure_ascii=False)),
        )
