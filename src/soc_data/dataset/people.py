"""Finding a person under any spelling."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from soc_data.tables.authorities import Person
from soc_data.tables.spelling import likeness

MIN_LIKENESS = 0.75
"""The lowest score of a match."""
MAX_LENGTH = 200
"""The longest name that is looked for: comparison takes time in proportion to the product of two lengths."""


@dataclass(frozen=True, slots=True)
class Match:
    """A person found for a name: the most similar spelling, and how similar it is, from 0 to 1."""

    person: Person
    spelling: str
    score: float


def find_person(people: Iterable[Person], name: str, limit: int = 10) -> tuple[Match, ...]:
    """Return at most `limit` people whose spellings are most similar to `name`, best match first; empty if none is.

    Raises `ValueError` if `name` has no letter or is longer than `MAX_LENGTH`.
    """
    if not any(c.isalpha() for c in name) or len(name) > MAX_LENGTH:
        raise ValueError(f"a name has letters, and at most {MAX_LENGTH} characters")
    best: dict[str, Match] = {}
    for person in people:
        for spelling in {person.name, *(row.name for row in person.names)}:
            score = likeness(name, spelling)
            if score >= MIN_LIKENESS and (person.id not in best or score > best[person.id].score):
                best[person.id] = Match(person, spelling, round(score, 3))
    return tuple(sorted(best.values(), key=lambda match: (-match.score, match.person.id))[:limit])
