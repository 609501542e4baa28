"""Packages read as they are: any tables and columns, every cell as text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from soc_data.reading.lines import read_csv
from soc_data.reading.package import MAX_EXPANDED, Package, refusal
from soc_data.reading.revisions import open_release, open_revision

Cell = str | None
Key = tuple[Cell, ...]
Record = tuple[Cell, ...]


def _objects(value: Any) -> list[dict[str, Any]]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def names_in(value: Any) -> tuple[str, ...]:
    """Return the column names of a key in a schema: a text or a list of texts."""
    listed = value if isinstance(value, (list, tuple)) else [value]
    return tuple(name for name in listed if isinstance(name, str))


@dataclass(frozen=True)
class RawTable:
    """One table of a package: its descriptor, its schema, its columns in the order of the file, and its rows as text.

    A missing value is None.
    """

    name: str
    resource: Mapping[str, Any]
    schema: Mapping[str, Any]
    columns: tuple[str, ...]
    rows: tuple[Record, ...]

    @cached_property
    def key(self) -> tuple[str, ...]:
        """The columns of the primary key; empty if the schema states none."""
        return names_in(self.schema.get("primaryKey"))

    @cached_property
    def unique(self) -> set[frozenset[str]]:
        """The further unique keys, each a set of columns."""
        stated = self.schema.get("uniqueKeys")
        return {frozenset(names_in(key)) for key in stated} if isinstance(stated, list) else set()

    @cached_property
    def references(self) -> dict[tuple[str, ...], tuple[str, tuple[str, ...]]]:
        """Columns -> the table that they refer to, and the columns there."""
        found = {}
        for stated in _objects(self.schema.get("foreignKeys")):
            target = stated.get("reference")
            if isinstance(target, dict):
                table = target.get("resource") or self.name
                found[names_in(stated.get("fields"))] = (str(table), names_in(target.get("fields")))
        return found

    @cached_property
    def fields(self) -> dict[str, dict[str, Any]]:
        """Column -> its descriptor; empty for a column that the schema does not describe."""
        stated = {f["name"]: f for f in _objects(self.schema.get("fields")) if isinstance(f.get("name"), str)}
        return {name: stated.get(name, {}) for name in self.columns}

    def by(self, key: Sequence[str]) -> dict[Key, Record] | None:
        """Return the rows by some columns; None if a column is missing, or the columns do not identify a row."""
        if not key or not set(key) <= set(self.columns):
            return None
        places = [self.columns.index(name) for name in key]
        rows = {tuple(row[at] for at in places): row for row in self.rows}
        return rows if len(rows) == len(self.rows) else None

    @cached_property
    def records(self) -> dict[str, dict[str, Cell]]:
        """The rows by the text of their key, each as column -> cell; empty if there is no key."""
        rows = self.by(self.key) or {}
        return {text_of(key): dict(zip(self.columns, row, strict=True)) for key, row in rows.items()}

    def renamed(self, names: Mapping[str, str]) -> RawTable:
        """Return the table with some columns renamed, also in its schema."""

        def new(stated: Any) -> list[str]:
            return [names.get(name, name) for name in names_in(stated)]

        schema = dict(self.schema)
        schema["fields"] = [
            {**f, "name": names.get(str(f.get("name")), f.get("name"))} for f in _objects(schema.get("fields"))
        ]
        schema["primaryKey"] = new(schema.get("primaryKey"))
        schema["uniqueKeys"] = [new(list(key)) for key in self.unique]
        if "exactlyOneOf" in schema:
            schema["exactlyOneOf"] = new(schema["exactlyOneOf"])
        schema["foreignKeys"] = [{**f, "fields": new(f.get("fields"))} for f in _objects(schema.get("foreignKeys"))]
        return replace(self, schema=schema, columns=tuple(names.get(name, name) for name in self.columns))


def text_of(key: Key) -> str:
    """Return a key as one text, in the form of `soc_data.tables.row.Row.key`."""
    return "/".join(part or "" for part in key)


@dataclass(frozen=True)
class Snapshot:
    """A package as read: `label` is the path or revision that was asked for, `version` what its descriptor states."""

    label: str
    descriptor: Mapping[str, Any]
    tables: dict[str, RawTable]

    @property
    def version(self) -> str | None:
        """The version that the descriptor states, if any."""
        version = self.descriptor.get("version")
        return version if isinstance(version, str) else None

    def cell(self, table: str, key: str | None, column: str) -> Cell:
        """Return a cell by table, key and column; None if there is no such cell."""
        return self.tables[table].records.get(key or "", {}).get(column) if table in self.tables else None


def read_snapshot(package: Package, label: str) -> Snapshot:
    """Read all tables of an open package; a resource whose file is missing is skipped.

    Raises `InvalidPackageError` if a file is not CSV in UTF-8, a row does not fit the header, or two rows of a table
    have the same primary key: such tables cannot be compared.
    """
    descriptor, paths = package.descriptor(), package.table_paths()
    resources = {resource["name"]: resource for resource in descriptor["resources"]}
    tables = {}
    for name, path in paths.items():
        try:
            content = package.read(path, MAX_EXPANDED)
        except FileNotFoundError:
            continue
        tables[name] = _table(name, path, resources[name], _schema(package, resources[name]), content)
    return Snapshot(label, descriptor, tables)


def snapshot(text: str | Path, checkout: Path | str = ".") -> Snapshot:
    """Read the tables of a package given by path or git revision; see `open_revision`, whose errors it raises."""
    with open_revision(str(text), checkout) as package:
        return read_snapshot(package, str(text))


def snapshot_of_release(tag: str, checkout: Path) -> Snapshot:
    """Read the tables of the release with a tag; see `open_release`, whose errors it raises."""
    with open_release(tag, checkout) as package:
        return read_snapshot(package, tag)


def _schema(package: Package, resource: Mapping[str, Any]) -> Mapping[str, Any]:
    stated = resource.get("schema")
    if isinstance(stated, str):
        try:
            stated = package.read_json(stated)
        except FileNotFoundError:
            stated = None
    return stated if isinstance(stated, dict) else {}


def _table(name: str, path: str, resource: Mapping[str, Any], schema: Mapping[str, Any], content: bytes) -> RawTable:
    missing = schema.get("missingValues")
    empty = {"", *(v for v in missing if isinstance(v, str))} if isinstance(missing, list) else {""}
    lines = read_csv(path, content)
    _, header = next(lines, (1, []))
    rows = []
    for line, cells in lines:
        if len(cells) != len(header):
            expected = f"{len(header)} cells, as in the header"
            raise refusal("rows_fill_the_header", path, expected, ",".join(cells), line=line)
        rows.append(tuple(None if cell in empty else cell for cell in cells))
    if len(set(header)) < len(header):
        raise refusal("headers_have_no_other_column", path, "each column once", ",".join(header), line=1)
    table = RawTable(name, resource, schema, tuple(header), tuple(rows))
    if set(table.key) <= set(header) and table.key and table.by(table.key) is None:
        raise refusal("primary_keys_are_unique", path, f"each {', '.join(table.key)} once")
    return table
