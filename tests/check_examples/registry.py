"""How examples of checks are written down."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from helpers import add_row

Place = tuple[str, str, str, str]
Example = Callable[[Path], list[Place]]
BAD: list[tuple[str, Example]] = []
GOOD: list[tuple[str, Callable[[Path], None]]] = []


def bad(rule: str) -> Callable[[Example], Example]:
    """Register an example that breaks a rule."""

    def register(example: Example) -> Example:
        BAD.append((rule, example))
        return example

    return register


def good(rule: str) -> Callable[[Callable[[Path], None]], Callable[[Path], None]]:
    """Register an example that comes near to breaking a rule and does not."""

    def register(example: Callable[[Path], None]) -> Callable[[Path], None]:
        GOOD.append((rule, example))
        return example

    return register


def contradict(package: Path, table: str, key: str, column: str, value: str) -> None:
    """Add evidence that contradicts a cell."""
    add_row(package, "evidence", like="zz-1-end-e1", id=f"zz-e-{column.replace('_', '-')}", table_name=table,
            row_id=key, field=column, stated_value=value, verdict="contradicts",
            note="The page gives another value.")  # fmt: skip
