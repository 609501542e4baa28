"""Parties and their roles, as two coders gave them: what measure.py adds to docs/agreement.md on statements of 2026."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

Unit = dict[str, str]
Pair = tuple[Unit, Unit]
STANCES = ("addressee", "opposed", "supported")


def parties(unit: Unit) -> set[tuple[str, str]]:
    """Return the parties of a unit as (role, id or label)."""
    return {(role, party) for role, _, party in (text.partition(":") for text in unit["parties"].split(";")) if party}


def roles(pairs: Iterable[Pair]) -> Iterator[tuple[str, str]]:
    """Yield, for each party that either coder names in a statement, the roles that each gives it; `none` for none."""
    for pair in pairs:
        one, two = map(parties, pair)
        for who in sorted({party for _, party in one | two}):
            given = (sorted(role for role, party in side if party == who) for side in (one, two))
            yield tuple("+".join(found) or "none" for found in given)


def stances(pairs: Iterable[Pair]) -> Iterator[tuple[str, str]]:
    """Yield the same with the roles that give no stance (co-speaker, relayed-from, concerned) taken for `none`."""
    for sides in roles(pairs):
        yield tuple("+".join(role for role in side.split("+") if role in STANCES) or "none" for side in sides)


def same_parties(pairs: Sequence[Pair], *, concerned: bool) -> int:
    """Count the statements in which both coders give the same parties the same roles, `concerned` counted or not."""
    kept = [[{p for p in parties(unit) if concerned or p[0] != "concerned"} for unit in pair] for pair in pairs]
    return sum(one == two for one, two in kept)


def confusions(pairs: Iterable[Pair]) -> Iterator[Sequence[object]]:
    """List the roles that differ, the most frequent first."""
    found = Counter(sides for sides in roles(pairs) if sides[0] != sides[1])
    for (one, two), count in sorted(found.items(), key=lambda item: (-item[1], item[0])):
        yield one, two, count
