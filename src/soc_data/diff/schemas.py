"""The differences between the descriptors of two packages: tables, columns, codes, constraints, keys, references."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from soc_data.diff.changes import Change, Kind
from soc_data.diff.snapshots import RawTable, Snapshot

_WORDS = {"title", "description", "example", "examples"}
_PLACE = {"path", "format", "encoding", "dialect", "compression", "scheme"}
_OF_EACH_VERSION = {"id", "version", "created", "resources"}
_COMPARED_ELSEWHERE = {
    "name", "schema", "fields", "primaryKey", "uniqueKeys", "foreignKeys", "constraints", "categories", "bytes", "hash",
}  # fmt: skip


def same_words(old: str | None, new: str | None) -> bool:
    """Whether two texts have the same words, apart from punctuation and letter case."""
    return re.findall(r"\w+", (old or "").casefold()) == re.findall(r"\w+", (new or "").casefold())


def as_text(value: Any) -> str | None:
    """Return a property of a descriptor as text: a string unchanged, anything else as JSON; None if it is absent."""
    return value if value is None or isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _changed(old: Mapping[str, Any], new: Mapping[str, Any], *, but: set[str]) -> Iterator[tuple[str, Any, Any]]:
    for name in sorted((old.keys() | new.keys()) - but):
        before, after = old.get(name), new.get(name)
        if _stated(before) != _stated(after):
            yield name, before, after


def _stated(value: Any) -> str | None:
    return (
        None if value is None or value is False else json.dumps(value, sort_keys=True)
    )  # `required: false` means the same as no `required`


def package_changes(old: Snapshot, new: Snapshot) -> Iterator[Change]:
    """Yield the changes of the package as a whole, and the tables that were removed or added."""
    for name, before, after in _changed(old.descriptor, new.descriptor, but=_OF_EACH_VERSION):
        kind = Kind.LICENCE_CHANGED if name == "licenses" else Kind.PACKAGE_REWORDED
        yield Change(kind, aspect=name, old=as_text(before), new=as_text(after))
    for name, table in old.tables.items():
        if name not in new.tables:
            yield Change(Kind.TABLE_REMOVED, name, old=f"{len(table.rows)} rows")
    for name, table in new.tables.items():
        if name not in old.tables:
            yield Change(Kind.TABLE_ADDED, name, new=f"{len(table.rows)} rows")


def column_names(old: RawTable, new: RawTable) -> dict[str, str]:
    """Return old name -> new name of renamed columns: the two have the same description, and no other column has it."""
    gone = [name for name in old.columns if name not in new.columns]
    come = [name for name in new.columns if name not in old.columns]
    names = {}
    for name in gone:
        alike = [other for other in come if _described(old, name) and _described(old, name) == _described(new, other)]
        rivals = [other for other in gone if _described(old, other) == _described(old, name)]
        if len(alike) == len(rivals) == 1:
            names[name] = alike[0]
    return names


def _described(table: RawTable, column: str) -> dict[str, Any]:
    field = {name: value for name, value in table.fields[column].items() if name != "name"}
    return field if field.get("description") else {}


def table_changes(old: RawTable, new: RawTable) -> Iterator[Change]:
    """Yield the changes of the descriptor, the schema and the header of a table that is in both packages."""
    names = column_names(old, new)
    for before, after in names.items():
        yield Change(Kind.COLUMN_RENAMED, new.name, column=before, old=before, new=after)
    old = old.renamed(names)
    for column in old.columns:
        if column not in new.columns:
            yield Change(Kind.COLUMN_REMOVED, new.name, column=column)
    for column in new.columns:
        if column not in old.columns:
            yield Change(Kind.COLUMN_ADDED, new.name, column=column)
        else:
            yield from _column_changes(new.name, column, old.fields[column], new.fields[column])
    yield from _descriptor_changes(old, new)
    yield from _key_changes(old, new)


def _descriptor_changes(old: RawTable, new: RawTable) -> Iterator[Change]:
    before, after = ({**table.resource, **table.schema} for table in (old, new))
    for name, was, now in _changed(before, after, but=_COMPARED_ELSEWHERE):
        kind = Kind.FILE_CHANGED if name in _PLACE else Kind.TABLE_REWORDED
        if name == "licenses" and was and now:  # where a table names none, it has that of the package
            kind = Kind.LICENCE_CHANGED
        if name == "missingValues":
            kind = Kind.TYPE_CHANGED
        if name == "exactlyOneOf":
            kind = Kind.CONSTRAINT_CHANGED
        yield Change(kind, new.name, aspect=name, old=as_text(was), new=as_text(now))


def _key_changes(old: RawTable, new: RawTable) -> Iterator[Change]:
    if old.key != new.key:
        yield Change(Kind.KEY_CHANGED, new.name, old=", ".join(old.key) or None, new=", ".join(new.key) or None)
    shared = set(old.columns) & set(new.columns)
    for key in sorted(old.unique ^ new.unique, key=sorted):
        text = ", ".join(sorted(key))
        if key & shared:
            sides = (text if key in table.unique else None for table in (old, new))
            yield Change(Kind.UNIQUENESS_CHANGED, new.name, old=next(sides), new=next(sides))
    for columns in [*old.references, *(c for c in new.references if c not in old.references)]:
        targets = [_target(table, columns) for table in (old, new)]
        if targets[0] != targets[1] and shared.issuperset(columns):
            yield Change(Kind.REFERENCE_CHANGED, new.name, column=", ".join(columns), old=targets[0], new=targets[1])


def _target(table: RawTable, columns: tuple[str, ...]) -> str | None:
    if columns not in table.references:
        return None
    target, there = table.references[columns]
    return f"{target}.{', '.join(there)}"


def _column_changes(table: str, column: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Change]:
    for name, before, after in _changed(old, new, but=_COMPARED_ELSEWHERE):
        kind = Kind.COLUMN_REWORDED if name in _WORDS else Kind.TYPE_CHANGED
        yield Change(kind, table, column=column, aspect=name, old=as_text(before), new=as_text(after))
    for name, before, after in _changed(_constraints(old), _constraints(new), but={"enum"}):
        yield Change(
            Kind.CONSTRAINT_CHANGED, table, column=column, aspect=name, old=as_text(before), new=as_text(after)
        )
    yield from _code_changes(table, column, codes(old), codes(new))


def _constraints(field: Mapping[str, Any]) -> dict[str, Any]:
    stated = field.get("constraints")
    return stated if isinstance(stated, dict) else {}


def codes(field: Mapping[str, Any]) -> dict[str, str | None]:
    """Return the codes of a column, each with its meaning or None; empty for a column without a codelist."""
    listed = _constraints(field).get("enum")
    found: dict[str, str | None] = {str(value): None for value in listed} if isinstance(listed, list) else {}
    categories = field.get("categories")
    for category in categories if isinstance(categories, list) else []:
        if isinstance(category, dict):
            found[str(category.get("value"))] = as_text(category.get("label"))
        else:
            found[str(category)] = None
    return found


def _code_changes(table: str, column: str, old: dict[str, str | None], new: dict[str, str | None]) -> Iterator[Change]:
    if bool(old) != bool(new):
        lists = [", ".join(some) or None for some in (old, new)]
        yield Change(Kind.CONSTRAINT_CHANGED, table, column=column, aspect="codes", old=lists[0], new=lists[1])
        return
    for code, meaning in old.items():
        if code not in new:
            yield Change(Kind.CODE_REMOVED, table, column=column, code=code, old=meaning)
        elif meaning != new[code]:
            told = meaning is None or new[code] is None or same_words(meaning, new[code])
            kind = Kind.CODE_REWORDED if told else Kind.CODE_REDEFINED
            yield Change(kind, table, column=column, code=code, old=meaning, new=new[code])
    for code, meaning in new.items():
        if code not in old:
            yield Change(Kind.CODE_ADDED, table, column=column, code=code, new=meaning)
