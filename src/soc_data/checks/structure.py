"""Keys, references and exclusive columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import Any

from soc_data.checks.registry import check
from soc_data.reading.store import Cell, Problem, Store

MANY = 100
"""With so many lost keys, or rows that none refers to, it is not sought which is which."""


def _repeated(store: Store, table: str, key: Sequence[str]) -> Iterator[tuple[int, int, tuple[Any, ...]]]:
    """Yield `(position, position of the first, key)` for each row that has the key of an earlier one."""
    cells = [store.cells(table, name) for name in key]
    # A quick test for the usual case, in which nothing is repeated.
    if len(set(cells[0] if len(key) == 1 else zip(*cells, strict=True))) == len(cells[0]):
        return
    first: dict[tuple[Any, ...], int] = {}
    for at, values in enumerate(zip(*cells, strict=True)):
        if any(value is not None for value in values) and (earlier := first.setdefault(values, at)) != at:
            yield at, earlier, values


@check
def primary_keys_are_unique(store: Store) -> Iterator[Problem]:
    """No two rows of a table have the same primary key."""
    for table, stored in store.tables.items():
        for at, earlier, values in _repeated(store, table, stored.layout.key):
            yield Problem(
                table,
                at,
                stored.layout.key[-1],
                f"a unique key: line {stored.lines[earlier]} has the same",
                "/".join(map(str, values)),
            )


@check
def unique_keys_hold(store: Store) -> Iterator[Problem]:
    """No two rows agree in all columns of a further unique key; empty cells count as equal."""
    for table, stored in store.tables.items():
        for key in stored.layout.unique:
            for at, earlier, values in _repeated(store, table, key):
                text = ", ".join(f"{n}={v}" for n, v in zip(key, values, strict=True) if v is not None)
                column = next(n for n, v in zip(reversed(key), reversed(values), strict=True) if v is not None)
                yield Problem(
                    table,
                    at,
                    column,
                    f"no second row with the same {', '.join(key)}: line {stored.lines[earlier]} has them",
                    text,
                )


@check
def references_exist(store: Store) -> Iterator[Problem]:
    """A cell that refers to another table holds a key of it; a key that is none is told once, with how many rows name
    it."""
    for target, columns in _referring_columns(store).items():
        if store.is_unread(target):
            continue
        keys = {None, *store.cells(target, "id")}
        lost: dict[str, list[Cell]] = {}
        for table, name in columns:
            cells = store.cells(table, name)
            for at, cell in enumerate(cells) if not keys.issuperset(cells) else ():
                if cell not in keys:
                    lost.setdefault(cell, []).append((table, at, name))
        yield from _lost(store, target, columns, lost)


def _lost(store: Store, target: str, columns: list[tuple[str, str]], lost: dict[str, list[Cell]]) -> Iterator[Problem]:
    """Yield the first row that names a missing key, with how many others do.

    Where a row that nothing refers to has almost that key, all of them are yielded, against it."""
    if lost:
        named = {cell for table, name in columns for cell in store.cells(table, name)}
        unused = [key for key in store.keys(target) if key not in named][: MANY if len(lost) < MANY else 0]
    for missing, (first, *others) in lost.items():
        near = [key for key in get_close_matches(missing, unused, 1, 0.8) if _numbers(key) == _numbers(missing)]
        against = tuple((target, store.keys(target)[key], "id") for key in near)
        told = [first, *others] if near else [first]
        more = f", as for {len(others):,} other row{'s' * (len(others) != 1)}" if others and not near else ""
        yield from (Problem(*cell, f"a key of {target}{more}", against=against) for cell in told)


def _numbers(key: str) -> list[int]:
    return [int(number) for number in re.findall("[0-9]+", key)]


def _referring_columns(store: Store) -> dict[str, list[tuple[str, str]]]:
    """Return table -> `(table, column)` of every column that refers to it."""
    columns: dict[str, list[tuple[str, str]]] = {}
    for table, stored in store.tables.items():
        for name, target in stored.layout.references.items():
            columns.setdefault(target, []).append((table, name))
    return columns


@check
def exclusive_columns_are_filled_once(store: Store) -> Iterator[Problem]:
    """Of a set of columns that exclude each other, exactly one is filled."""
    for table, stored in store.tables.items():
        names = stored.layout.exactly_one_of
        if not names:
            continue
        for row in store.rows(table, *names):
            if row.count(None) != len(names) - 1:
                at, *cells = row
                filled = [name for name, cell in zip(names, cells, strict=True) if cell is not None]
                yield Problem(
                    table,
                    at,
                    (filled or names)[-1],
                    f"exactly one of {', '.join(names)}",
                    "filled: " + (", ".join(filled) or "none"),
                )


@check
def hierarchies_have_no_circle(store: Store) -> Iterator[Problem]:
    """No row is, directly or through others, a part of itself: organizations, places, topics, restatements."""
    for table, name in (
        ("organizations", "parent_id"),
        ("places", "part_of"),
        ("topics", "broader_id"),
        ("statements", "restates_id"),
    ):
        above = {key: up for _, key, up in store.rows(table, "id", name) if up is not None}
        for key in in_circles(above):
            yield Problem(table, store.keys(table)[key], name, f"a chain of {name} that ends")


def in_circles(above: Mapping[Any, Any]) -> list[Any]:
    """Return the keys that lead, step by step, back to themselves; each step is followed once, even in long chains."""
    found: set[Any] = set()
    seen: set[Any] = set()
    for key in above:
        path: dict[Any, None] = {}
        while key in above and key not in seen:
            seen.add(key)
            path[key] = None
            key = above[key]
        if key in path:
            steps = list(path)
            found.update(steps[steps.index(key) :])
    return [key for key in above if key in found]
