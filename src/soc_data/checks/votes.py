"""Votes and winners."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from soc_data.checks.registry import check, disputed, grouped
from soc_data.reading.store import Cell, Problem, Store
from soc_data.tables.codes import Outcome


class _Step(NamedTuple):
    """A number of votes or voters, and the cells that it comes from."""

    name: str
    number: int
    cells: tuple[Cell, ...]


_ABOVE = ("votes_cast", "members_present", "membership")


def _single(store: Store) -> set[str]:
    return {key for _, key, count in store.rows("offices", "id", "seats") if count == 1}


@check
def votes_add_up(store: Store) -> Iterator[Problem]:
    """Votes for candidates ≤ votes cast ≤ members present ≤ membership. Only a number that evidence contradicts is
    exempt.

    In a contest for one seat the votes of all candidates are added; otherwise each candidate's votes count alone.
    """
    contested, of_candidates = disputed(store, "elections"), disputed(store, "candidates")
    single = _single(store)
    votes: dict[str, list[tuple[int, int]]] = {}
    for at, election, person, count in store.rows("candidates", "election_id", "person_id", "votes"):
        if count is not None and (f"{election}/{person}", "votes") not in of_candidates:
            votes.setdefault(election, []).append((count, at))
    for at, key, office, *counts in store.rows("elections", "id", "office_id", *_ABOVE):
        steps = [
            _Step(name, count, (("elections", at, name),))
            for name, count in zip(_ABOVE, counts, strict=True)
            if count is not None and (key, name) not in contested
        ]
        given = sorted(votes.get(key, []), reverse=True)
        if steps and given and given[0][0] > steps[0].number:
            yield from _beyond(steps[0], given)
        elif office in single:
            steps.insert(0, _Step("votes of candidates", sum(count for count, _ in given), _votes(given)))
        for below, above in pairwise(steps):
            if below.number > above.number:
                expected = f"at least the {below.number} {below.name.replace('_', ' ')}"
                yield Problem("elections", at, above.name, expected, against=below.cells[:100])


def _votes(given: list[tuple[int, int]]) -> tuple[Cell, ...]:
    return tuple(("candidates", at, "votes") for _, at in given)


def _beyond(step: _Step, given: list[tuple[int, int]]) -> Iterator[Problem]:
    """Yield the candidates who alone have more votes than there were."""
    for count, at in given:
        if count > step.number:
            expected = f"at most the {step.number} {step.name.replace('_', ' ')}"
            yield Problem("candidates", at, "votes", expected, against=step.cells)


@check
def one_seat_has_one_winner(store: Store) -> Iterator[Problem]:
    """A contest for one seat elects at most one candidate, and nobody else in it has more votes, except votes that
    evidence contradicts."""
    office_of = {key: office for _, key, office in store.rows("elections", "id", "office_id")}
    single, contested = _single(store), disputed(store, "candidates")
    rows_of = grouped(store.rows("candidates", "election_id", "person_id", "votes", "outcome"), 1)
    for (election,), rows in rows_of.items():
        winners = [row for row in rows if row[4] == Outcome.ELECTED]
        if not winners or office_of.get(election) not in single:
            continue
        for at, *_ in winners[1:]:
            expected = "one elected candidate in a contest for one seat"
            yield Problem("candidates", at, "outcome", expected, against=(("candidates", winners[0][0], "outcome"),))
        counted = [row for row in rows if row[3] is not None and (f"{election}/{row[2]}", "votes") not in contested]
        least = min((row for row in counted if row in winners), key=lambda row: row[3], default=None)
        for at, _, _, votes, _ in counted if least else ():
            if least and votes > least[3]:
                expected = "no more votes than the elected candidate, or evidence on it"
                yield Problem("candidates", at, "votes", expected, against=(("candidates", least[0], "votes"),))


@check
def withdrawn_candidates_have_no_votes(store: Store) -> Iterator[Problem]:
    """A candidate who withdrew before the vote has no votes, unless evidence contradicts how the candidacy ended."""
    contested = disputed(store, "candidates")
    for at, election, person, votes, outcome in store.rows(
        "candidates", "election_id", "person_id", "votes", "outcome"
    ):
        if outcome == Outcome.WITHDREW and votes and (f"{election}/{person}", "outcome") not in contested:
            yield Problem("candidates", at, "votes", "nothing, or 0: the candidate withdrew before the vote")
