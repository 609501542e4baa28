"""For each check, examples that break it and examples that only come near to breaking it.

Each example changes a package that holds the scene of `scene.py`. One that breaks the rule returns the places where
the rule must find it, `(table, row key, column, value)`, and no others; one that does not must leave the package valid.
"""

from check_examples import authorities, codes, coding, dates, evidence, offices, record, structure, text, time, votes
from check_examples.registry import BAD, GOOD, Example, Place

__all__ = [
    "BAD", "GOOD", "Example", "Place", "authorities", "codes", "coding", "dates", "evidence", "offices", "record",
    "structure", "text", "time", "votes",
]  # fmt: skip
