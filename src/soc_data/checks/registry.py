"""The registry of checks. A check is a generator: its name is the rule's id, its docstring what it asks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from soc_data.findings import Finding
from soc_data.reading.store import Problem, Store

Check = Callable[[Store], Iterator[Problem]]
CHECKS: dict[str, Check] = {}
"""Rule id -> check, in the order of definition."""
ROW_CHECKS: list[str] = []
"""The checks that judge every row by itself."""


def check(function: Check) -> Check:
    """Register a generator function as a check. A test holds that each has a docstring: `python -OO` has none."""
    CHECKS[function.__name__] = function
    return function


def row_check(function: Check) -> Check:
    """Register a check that judges every row by itself: it is run on each chunk of rows as soon as that is read, so
    that the columns that it alone reads need not be kept."""
    ROW_CHECKS.append(function.__name__)
    return check(function)


def run_checks(names: Iterable[str], store: Store) -> list[Finding]:
    """Run the named checks and return what they find. An exception in a check is a bug, never a finding."""
    return [store.finding(name, problem) for name in names for problem in CHECKS[name](store)]


class _Listener(Store):
    """An empty store that notes which columns it is asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: set[tuple[str, str]] = set()

    def rows(self, table: str, *names: str) -> Iterator[tuple[Any, ...]]:
        """Note the columns; there are no rows."""
        self.asked.update((table, name) for name in names)
        return iter(())

    def cells(self, table: str, name: str) -> list[Any]:
        """Note the column; there are no cells."""
        self.asked.add((table, name))
        return []

    def keys(self, table: str) -> dict[str, int]:
        """There are no keys."""
        return {}

    def are_distinct(self, table: str, name: str) -> bool:
        """No two of no cells are equal."""
        return True

    def is_unread(self, table: str) -> bool:
        """Every table is simply empty."""
        return False


def columns_read(names: Iterable[str]) -> set[tuple[str, str]]:
    """Return `(table, column)` for what the named checks ask of any store, found by running them on an empty one."""
    listener = _Listener()
    run_checks(names, listener)
    return listener.asked


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
