"""The registry of checks. A check is a generator: its name is the rule's id, its docstring what it asks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from soc_data.findings import Finding
from soc_data.reading.store import Problem, Store

Check = Callable[[Store], Iterator[Problem]]
CHECKS: dict[str, Check] = {}
"""Rule id -> check, in the order of definition."""


def check(function: Check) -> Check:
    """Register a generator function as a check. A test holds that each has a docstring: `python -OO` has none."""
    CHECKS[function.__name__] = function
    return function


def run_checks(names: Iterable[str], store: Store) -> list[Finding]:
    """Run the named checks and return what they find. An exception in a check is a bug, never a finding."""
    return [store.finding(name, problem) for name in names for problem in CHECKS[name](store)]


def disputed(store: Store, table: str) -> set[tuple[str, str]]:
    """Return `(row key, column)` of the cells of a table that some evidence contradicts."""
    return {
        (row_id, column)
        for _, name, row_id, column, verdict in store.rows("evidence", "table_name", "row_id", "field", "verdict")
        if name == table and verdict == "contradicts"
    }


def grouped(rows: Iterable[tuple[Any, ...]], size: int) -> dict[Any, list[tuple[Any, ...]]]:
    """Group `(position, key..., rest...)` by the `size` cells after the position; the key is a tuple of them."""
    groups: dict[Any, list[tuple[Any, ...]]] = {}
    for row in rows:
        groups.setdefault(row[1 : 1 + size], []).append(row)
    return groups
