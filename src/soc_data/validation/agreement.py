"""Whether the descriptors of a package agree with ours."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from soc_data.errors import InvalidPackageError
from soc_data.findings import Finding, shown
from soc_data.metadata import DESCRIPTOR
from soc_data.reading.layouts import Layouts
from soc_data.reading.package import UNREADABLE, Package
from soc_data.tables.canonical import PLAIN_CSV
from soc_data.tables.columns import TableLayout, matcher
from soc_data.tables.patterns import FORMS, VERSION_PATTERN

_NONE = ("dialect", "data", "compression", "innerpath", "control", "extrapaths", "basepath")
_PLAIN = PLAIN_CSV | {"type": "table", "mediatype": "text/csv"} | dict.fromkeys(_NONE)
"""Property of a resource -> the one value that it may have; None: none at all."""


def descriptor_findings(package: Package, layouts: Layouts) -> Iterator[Finding]:
    """Yield what the descriptor and the schemas of a package state otherwise than ours."""
    descriptor = package.descriptor()
    version = descriptor.get("version")
    if not matcher(VERSION_PATTERN)(version or ""):
        yield Finding(
            "package_has_a_version", DESCRIPTOR, FORMS[VERSION_PATTERN], column="version", value=shown(version)
        )
    for resource in descriptor["resources"]:
        name, schema, file = resource["name"], resource.get("schema"), DESCRIPTOR
        yield from _resource_findings(resource)
        yield from _file_findings(package, resource)
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
        if of := _other_table(layouts, name, schema):
            expected, value = f"the schema of {name}, not that of {of}", f"the schema of {of}"
            yield Finding(
                "schemas_agree_with_the_models", file, expected, column=f"resources/{name}/schema", value=value
            )
        else:
            yield from _schema_findings(file, layouts[name], schema)


def _other_table(layouts: Layouts, name: str, schema: Any) -> str | None:
    """Return the table whose schema this is, where that is another one."""
    stated = schema.get("name") if isinstance(schema, dict) else None
    return stated if isinstance(stated, str) and stated != name and stated in layouts else None


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


def _file_findings(package: Package, resource: dict[str, Any]) -> Iterator[Finding]:
    """Yield a finding for a size or hash of a resource that is not that of its file."""
    if not {"bytes", "hash"} & resource.keys():
        return
    stated = str(resource.get("hash", ""))
    name, _, digest = stated.rpartition(":")
    known = stated == "" or (name or "md5") in ("md5", "sha1", "sha256", "sha512")
    actual, size = hashlib.new(name or "md5" if known else "md5", usedforsecurity=False), 0
    try:
        with package.open(resource["path"]) as file:
            while chunk := file.read(2**20):
                actual.update(chunk)
                size += len(chunk)
    except (InvalidPackageError, *UNREADABLE):
        return  # told where the table is read
    for what, is_right, expected in (
        ("bytes", resource.get("bytes", size) == size, f"{size}, the size of {resource['path']}"),
        ("hash", stated == "" or (known and digest.lower() == actual.hexdigest()),
         f"{actual.name}:{actual.hexdigest()}, the hash of {resource['path']}"),
    ):  # fmt: skip
        if not is_right:
            where = f"resources/{shown(resource['name'])}/{what}"
            yield Finding("sizes_and_hashes_are_right", DESCRIPTOR, expected, column=where, value=shown(resource[what]))


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
