"""Sessions, terms in office and elections: time, numbers and votes."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from datetime import date
from heapq import heappop, heappush
from itertools import accumulate, pairwise
from typing import Any

from soc_data.checks.registry import check, disputed, grouped
from soc_data.reading.store import Problem, Store
from soc_data.tables.codes import HowStarted, Outcome, Weekday
from soc_data.tables.dates import bounds, earliest, is_impossible, latest, must_overlap


@check
def starts_do_not_follow_ends(store: Store) -> Iterator[Problem]:
    """Sessions and terms do not end before they start, by the bounds of their dates."""
    for table in ("sessions", "officers"):
        for at, start, end in store.rows(table, "start", "end"):
            if start and end and is_impossible((start, end)):
                yield Problem(table, at, "end", f"an end not before the start {start}")


@check
def sessions_have_a_basis_for_their_dates(store: Store) -> Iterator[Problem]:
    """A session has a first day unless its `date_basis` is `unknown`; what is inferred is explained in a note."""
    for at, start, end, basis, note in store.rows("sessions", "start", "end", "date_basis", "note"):
        if (start is None) != (basis == "unknown") or (end is not None and start is None):
            yield Problem("sessions", at, "start", "dates where date_basis is not unknown, and none where it is")
        if basis == "inferred" and note is None:
            yield Problem("sessions", at, "note", "a note saying from what the date is inferred")


@check
def weekdays_fit_dates(store: Store) -> Iterator[Problem]:
    """A stated weekday is that of the session's first day, unless evidence records the contradiction."""
    contested = disputed(store, "sessions")
    for at, key, start, weekday in store.rows("sessions", "id", "start", "weekday"):
        if weekday and start and bounds(start)[0] == bounds(start)[1] and (key, "weekday") not in contested:
            actual = list(Weekday)[bounds(start)[0].weekday()]
            if actual != weekday:
                yield Problem("sessions", at, "weekday", f"{actual}, the weekday of {start}")


@check
def session_numbers_are_unique(store: Store) -> Iterator[Problem]:
    """No two sessions of a body have one number, unless evidence contradicts the number of one of them."""
    contested = disputed(store, "sessions")
    for (_, number), rows in grouped(store.rows("sessions", "body_id", "number", "id"), 2).items():
        if number is not None and len(rows) > 1 and not any((key, "number") in contested for *_, key in rows):
            for at, *_ in rows[1:]:
                yield Problem("sessions", at, "number", f"a number that {rows[0][-1]} does not have, or evidence on it")


@check
def session_numbers_rise_with_time(store: Store) -> Iterator[Problem]:
    """Of two sessions of a body, the one with the higher number did not certainly begin first, or evidence says so."""
    contested = disputed(store, "sessions")
    for rows in grouped(store.rows("sessions", "body_id", "number", "id", "start"), 1).values():
        numbered = sorted((r for r in rows if r[2] is not None and r[4] is not None), key=lambda r: r[2])
        latest_so_far, holder = date.min, ""
        for at, _, number, key, start in numbered:
            if latest(start) < latest_so_far and not {(key, "number"), (key, "start")} & contested:
                yield Problem(
                    "sessions", at, "start", f"a start after that of {holder}, which has a lower number than {number}"
                )
            if earliest(start) > latest_so_far:
                latest_so_far, holder = earliest(start), key


@check
def terms_of_one_person_do_not_overlap(store: Store) -> Iterator[Problem]:
    """Two terms of one person in one office do not certainly overlap; a day of change-over may be shared."""
    for rows in grouped(store.rows("officers", "person_id", "office_id", "id", "start", "end"), 2).values():
        if len(rows) == 1:
            continue
        rows.sort(key=lambda row: (latest(row[4]), row[0]))
        since = [latest(start) for *_, start, _ in rows]
        last = _last_to_end([end for *_, end in rows])
        for i, (at, *_, start, end) in enumerate(rows):
            if begun := min(i, bisect_left(since, earliest(end))):
                *_, other, other_start, other_end = rows[last[begun - 1]]
                if must_overlap((start, end), (other_start, other_end)):
                    yield Problem(
                        "officers", at, "start", f"a term outside that of {other}, {other_start} to {other_end}"
                    )


def _last_to_end(ends: list[str | None]) -> list[int]:
    """Return for each position which of the terms up to it ends last: if any of them overlaps a later one, it does."""
    days = [earliest(end) for end in ends]

    def later(one: int, other: int) -> int:
        return one if days[one] >= days[other] else other

    return list(accumulate(range(len(days)), later))


@check
def offices_are_not_overfilled(store: Store) -> Iterator[Problem]:
    """No more people certainly hold an office at one time than it has seats; a day of change-over may be shared."""
    seats = {key: count for _, key, count in store.rows("offices", "id", "seats") if count is not None}
    for (office,), rows in grouped(store.rows("officers", "office_id", "id", "start", "end"), 1).items():
        if office not in seats:
            continue
        certain = sorted(
            (latest(start), earliest(end), at, key)
            for at, _, key, start, end in rows
            if start and end and latest(start) < earliest(end)
        )
        holding: list[tuple[date, str]] = []
        for since, until, at, key in certain:
            while holding and holding[0][0] <= since:
                heappop(holding)
            if len(holding) >= seats[office]:
                others = ", ".join(other for _, other in holding[:3])
                yield Problem(
                    "officers",
                    at,
                    "start",
                    f"at most {seats[office]} in {office} at one time, which {others} already fill",
                )
            heappush(holding, (until, key))


@check
def terms_begin_with_their_session(store: Store) -> Iterator[Problem]:
    """Somebody elected at a session does not take office certainly before its first day."""
    starts = {key: start for _, key, start in store.rows("sessions", "id", "start")}
    for at, start, how, session in store.rows("officers", "start", "how_started", "start_session_id"):
        begun = starts.get(session)
        if start and begun and how == HowStarted.ELECTED and latest(start) < earliest(begun):
            yield Problem("officers", at, "start", f"a start on or after {begun}, when {session} began")


@check
def ends_of_terms_are_complete(store: Store) -> Iterator[Problem]:
    """`how_ended` is given only for a term that has ended."""
    for at, end, how in store.rows("officers", "end", "how_ended"):
        if how is not None and end in (None, ".."):
            yield Problem("officers", at, "how_ended", "nothing, or the date of the end, known at least by bounds")


@check
def elections_lie_within_their_session(store: Store) -> Iterator[Problem]:
    """The day of a vote may lie within its session, or on the night after its last day."""
    spans = {key: (start, end) for _, key, start, end in store.rows("sessions", "id", "start", "end")}
    for at, held_on, session in store.rows("elections", "held_on", "session_id"):
        start, end = spans.get(session, (None, None))
        if held_on and (latest(held_on) < earliest(start) or (end and (earliest(held_on) - latest(end)).days > 1)):
            yield Problem("elections", at, "held_on", f"a day of {session}, {start} to {end}")


@check
def votes_add_up(store: Store) -> Iterator[Problem]:
    """Votes for candidates ≤ votes cast ≤ members present ≤ membership, or evidence records the conflict.

    In a contest for one seat the votes of all candidates count together, else each candidate's alone.
    """
    contested = {key for key, _ in disputed(store, "elections")}
    contested |= {key.partition("/")[0] for key, _ in disputed(store, "candidates")}
    single = {key for _, key, count in store.rows("offices", "id", "seats") if count == 1}
    votes = grouped(
        ((at, election, count or 0) for at, election, count in store.rows("candidates", "election_id", "votes")), 1
    )
    for at, key, office, *steps in store.rows(
        "elections", "id", "office_id", "votes_cast", "members_present", "membership"
    ):
        given = [count for *_, count in votes.get((key,), [])]
        total = sum(given) if office in single else max(given, default=0)
        if key not in contested:
            yield from _steps_rise(
                at,
                [
                    ("votes of candidates", total),
                    *zip(("votes_cast", "members_present", "membership"), steps, strict=True),
                ],
            )


def _steps_rise(at: int, steps: list[tuple[str, Any]]) -> Iterator[Problem]:
    known = [(name, count) for name, count in steps if count is not None]
    for (name, count), (above, bound) in pairwise(known):
        if count > bound:
            yield Problem("elections", at, above, f"at least the {count} {name.replace('_', ' ')}")


@check
def one_seat_has_one_winner(store: Store) -> Iterator[Problem]:
    """A contest for one seat elects at most one candidate, and nobody else in it has more votes."""
    single = {key for _, key, count in store.rows("offices", "id", "seats") if count == 1}
    office_of = {key: office for _, key, office in store.rows("elections", "id", "office_id")}
    contested = disputed(store, "candidates")
    for (election,), rows in grouped(
        store.rows("candidates", "election_id", "person_id", "votes", "outcome"), 1
    ).items():
        if office_of.get(election) not in single:
            continue
        winners = [row for row in rows if row[4] == Outcome.ELECTED]
        for at, *_ in winners[1:]:
            yield Problem("candidates", at, "outcome", "one elected candidate in a contest for one seat")
        for at, _, person, votes, _ in rows:
            if (
                any(w[3] is not None and (votes or 0) > w[3] for w in winners)
                and (f"{election}/{person}", "votes") not in contested
            ):
                yield Problem("candidates", at, "votes", "no more votes than the elected candidate, or evidence on it")
