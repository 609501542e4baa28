"""A small data package of four tables with whatever columns a test of diffs needs, as a value to change and write."""

from __future__ import annotations

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

from soc_data.tables.canonical import write_records

Spec = dict[str, Any]


def _field(name: str, **properties: Any) -> dict[str, Any]:
    return {"name": name, "type": "string", "title": name.title(), "description": f"The {name} of it."} | properties


PACKAGE: Spec = {
    "descriptor": {"name": "tiny", "version": "1.2.3", "licenses": [{"name": "CC0-1.0"}], "title": "Tiny"},
    "people": {
        "schema": {
            "title": "People", "primaryKey": "id", "missingValues": [""],
            "fields": [
                _field("id", constraints={"required": True}), _field("name"),
                _field("role", constraints={"enum": ["chair", "member"]}, categories=[
                    {"value": "chair", "label": "Presides."}, {"value": "member", "label": "Belongs to it."},
                ]),
                _field("age", type="integer", constraints={"minimum": 0}),
            ],
        },
        "rows": [["ada", "Ada", "chair", "50"], ["ben", "NA", "member", "007"], ["cyd", "سيد", "", ""]],
    },
    "votes": {
        "schema": {
            "primaryKey": ["contest", "person"], "uniqueKeys": [["contest", "votes"]],
            "fields": [_field("contest"), _field("person"), _field("votes", type="integer")],
            "foreignKeys": [{"fields": ["person"], "reference": {"resource": "people", "fields": ["id"]}}],
        },
        "rows": [["first", "ada", "53"], ["first", "ben", "40"]],
    },
    "topics": {
        "schema": {"primaryKey": "id", "fields": [_field("id"), _field("definition")]},
        "rows": [["aid", "Relief of all kinds."]],
    },
    "evidence": {
        "schema": {
            "primaryKey": "id",
            "fields": [_field(n) for n in ("id", "table_name", "row_id", "field", "stated_value")],
        },
        "rows": [["e1", "people", "ada", "name", "ada"], ["e2", "votes", "first/ada", "person", "ada"]],
    },
    "retired": {
        "schema": {
            "primaryKey": ["table_name", "id"],
            "fields": [_field("table_name"), _field("id"), _field("replaced_by"), _field("reason")],
        },
        "rows": [["people", "old", "ada", "They were one."]],
    },
}  # fmt: skip


def tiny() -> Spec:
    """Return a package to change: `descriptor`, and by table `schema`, `rows` and perhaps `resource`."""
    return deepcopy(PACKAGE)


def field(spec: Spec, table: str, name: str) -> dict[str, Any]:
    """Return the descriptor of a column."""
    found: dict[str, Any] = next(f for f in spec[table]["schema"]["fields"] if f["name"] == name)
    return found


def drop(spec: Spec, table: str, name: str) -> None:
    """Drop a column."""
    at = [f["name"] for f in spec[table]["schema"]["fields"]].index(name)
    del spec[table]["schema"]["fields"][at]
    for row in spec[table]["rows"]:
        del row[at]


def write(spec: Spec, directory: Path) -> Path:
    """Write a package to a directory and return that."""
    spec = deepcopy(spec)
    (directory / "data").mkdir(parents=True)
    descriptor = spec.pop("descriptor")
    resources = []
    for name, table in spec.items():
        resource = {"name": name, "path": f"data/{name}.csv", "schema": table["schema"], **table.get("resource", {})}
        header = [f["name"] for f in table["schema"]["fields"]]
        (directory / resource["path"]).write_text(write_records([header, *table["rows"]]), "utf-8", newline="\n")
        resources.append(resource)
    content = json.dumps({**descriptor, "resources": resources}, ensure_ascii=False)
    (directory / "datapackage.json").write_text(content, "utf-8", newline="\n")
    return directory
