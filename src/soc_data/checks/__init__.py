"""The checks that go beyond a single cell. Each is one function: its name is the rule's id, its docstring the rule."""

from __future__ import annotations

from soc_data.checks import authorities, codes, coding, evidence, meetings, statements, structure, text, time, votes
from soc_data.checks.registry import CHECKS, run_checks

STRUCTURE = tuple(name for name, check in CHECKS.items() if check.__module__ == structure.__name__)
"""The checks of keys and references, without which rows cannot be linked; `load()` runs only these."""

__all__ = [
    "CHECKS", "STRUCTURE", "authorities", "codes", "coding", "evidence", "meetings", "run_checks", "statements",
    "structure", "text", "time", "votes",
]  # fmt: skip
