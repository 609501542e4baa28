"""The registry of checks. A check is a generator function: its name is the rule's id, its docstring the rule."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from soc_data.checks.blame import settled
from soc_data.findings import Finding
from soc_data.reading.store import Problem, Store

Check = Callable[[Store], Iterator[Problem]]
CHECKS: dict[str, Check] = {}
"""Rule id -> check, in the order of definition."""


def check(function: Check) -> Check:
    """Register a generator function as a check. A test, not this, asserts its docstring: `python -OO` drops it."""
    CHECKS[function.__name__] = function
    return function


def run_checks(names: Iterable[str], store: Store) -> list[Finding]:
    """Run the named checks and return their findings. An exception in a check is a bug and is not caught."""
    found = [(name, problem) for name in names for problem in CHECKS[name](store)]
    return [store.finding(name, problem) for name, problem in (settled(found, store) if found else ())]


def disputed(store: Store, table: str) -> set[tuple[str, str]]:
    """Return `(row key, column)` for each cell of a table that some evidence contradicts."""
    return store.once(_disputed)[table]


def _disputed(store: Store) -> defaultdict[str, set[tuple[str, str]]]:
    """Return table -> its disputed cells."""
    cells: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    for _, verdict, table, row_id, column in store.rows("evidence", "verdict", "table_name", "row_id", "field"):
        if verdict == "contradicts":
            cells[table].add((row_id, column))
    return cells


def grouped(rows: Iterable[tuple[Any, ...]], size: int) -> dict[Any, list[tuple[Any, ...]]]:
    """Group rows `(position, key..., rest...)` by the `size` cells after the position; a group's key is their tuple."""
    groups: dict[Any, list[tuple[Any, ...]]] = {}
    for row in rows:
        groups.setdefault(row[1 : 1 + size], []).append(row)
    return groups
