"""Sessions, terms in office and elections: how their dates, numbers and seats fit together."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from datetime import date
from heapq import heappop, heappush
from itertools import accumulate

from soc_data.checks.registry import check, disputed, grouped
from soc_data.reading.store import Cell, Problem, Store
from soc_data.tables.codes import HowStarted, Weekday
from soc_data.tables.dates import bounds, earliest, is_impossible, latest, must_overlap

_WEEK = tuple(Weekday)
LONGEST = 31
"""The maximum number of days between the beginning and the end of a session."""


@check
def starts_do_not_follow_ends(store: Store) -> Iterator[Problem]:
    """Sessions and terms do not certainly end before they start, by the bounds of their dates."""
    for table in ("sessions", "officers"):
        for at, start, end in store.rows(table, "start", "end"):
            if start and end and is_impossible((start, end)):
                against = ((table, at, "start"),)
                yield Problem(table, at, "end", f"an end not before the start {start}", against=against)


@check
def sessions_last_days(store: Store) -> Iterator[Problem]:
    """A session does not certainly last more than 31 days."""
    for at, start, end in store.rows("sessions", "start", "end"):
        if start and end and (earliest(end) - latest(start)).days > LONGEST:
            against = (("sessions", at, "start"),)
            yield Problem("sessions", at, "end", f"an end at most {LONGEST} days after {start}", against=against)


@check
def sessions_have_a_basis_for_their_dates(store: Store) -> Iterator[Problem]:
    """A session has a first day unless its `date_basis` is `unknown`; a note explains what is inferred."""
    for at, start, end, basis, note in store.rows("sessions", "start", "end", "date_basis", "note"):
        if (start is None) != (basis == "unknown") or (end is not None and start is None):
            yield Problem("sessions", at, "start", "dates if date_basis is not unknown, and none if it is")
        if basis == "inferred" and note is None:
            yield Problem("sessions", at, "note", "a note that says what the date is inferred from")


@check
def weekdays_fit_dates(store: Store) -> Iterator[Problem]:
    """A stated weekday is the weekday of a day on which the session may have begun, unless evidence records the
    contradiction."""
    contested = disputed(store, "sessions")
    for at, key, start, weekday in store.rows("sessions", "id", "start", "weekday"):
        if not (weekday and start) or (key, "weekday") in contested:
            continue
        first, last = bounds(start)
        # At most a week of days: from then on, every weekday is possible.
        days = [_WEEK[(first.weekday() + i) % 7] for i in range(min(7, (last - first).days + 1))]
        if weekday not in days:
            expected, against = f"{' or '.join(days)}, the weekday of {start}", (("sessions", at, "start"),)
            yield Problem("sessions", at, "weekday", expected, against=against)


@check
def session_numbers_are_unique(store: Store) -> Iterator[Problem]:
    """No two sessions of a body have the same number, except those whose number evidence contradicts."""
    contested = disputed(store, "sessions")
    for (_, number), rows in grouped(store.rows("sessions", "body_id", "number", "id"), 2).items():
        certain = [row for row in rows if (row[-1], "number") not in contested]
        if number is not None:
            for at, *_ in certain[1:]:
                expected = f"a number that {certain[0][-1]} does not have, or evidence on it"
                yield Problem("sessions", at, "number", expected)


@check
def session_numbers_rise_with_time(store: Store) -> Iterator[Problem]:
    """Of two sessions of a body, the one with the higher number did not certainly begin first, except those whose
    number or start evidence contradicts."""
    contested = {key for key, column in disputed(store, "sessions") if column in ("number", "start")}
    for rows in grouped(store.rows("sessions", "body_id", "number", "id", "start"), 1).values():
        certain = (r for r in rows if r[2] is not None and r[4] is not None and r[3] not in contested)
        latest_so_far, holder = date.min, (0, "")
        for at, _, number, key, start in sorted(certain, key=lambda r: r[2]):
            if latest(start) < latest_so_far:
                expected = f"a start after that of {holder[1]}, which has a lower number than {number}"
                yield Problem("sessions", at, "start", expected, against=(("sessions", holder[0], "start"),))
            if earliest(start) > latest_so_far:
                latest_so_far, holder = earliest(start), (at, key)


@check
def terms_of_one_person_do_not_overlap(store: Store) -> Iterator[Problem]:
    """Two terms of one person in one office do not certainly overlap; they may share a hand-over day."""
    for rows in grouped(store.rows("officers", "person_id", "office_id", "id", "start", "end"), 2).values():
        if len(rows) == 1:
            continue
        rows.sort(key=lambda row: (latest(row[4]), row[0]))
        since = [latest(start) for *_, start, _ in rows]
        last = _last_to_end([end for *_, end in rows])
        for i, (at, *_, start, end) in enumerate(rows):
            if begun := min(i, bisect_left(since, earliest(end))):
                there, *_, other, other_start, other_end = rows[last[begun - 1]]
                if must_overlap((start, end), (other_start, other_end)):
                    expected = f"a term outside that of {other}, {other_start} to {other_end}"
                    yield Problem("officers", at, "start", expected, against=_term(there))


def _term(at: int) -> tuple[Cell, Cell]:
    """Return the cells of a term that overlaps others, one of which is wrong: the end, unless more points elsewhere."""
    return ("officers", at, "end"), ("officers", at, "start")


def _last_to_end(ends: list[str | None]) -> list[int]:
    """Return, for each position, which of the terms up to it ends last.

    If any of these terms overlaps a later one, the last to end does, so that only one comparison is needed.
    """
    days = [earliest(end) for end in ends]

    def later(one: int, other: int) -> int:
        return one if days[one] >= days[other] else other

    return list(accumulate(range(len(days)), later))


@check
def offices_are_not_overfilled(store: Store) -> Iterator[Problem]:
    """An office never certainly has more holders at one time than seats; holders may share a hand-over day."""
    seats = {key: (at, count) for at, key, count in store.rows("offices", "id", "seats") if count is not None}
    for (office,), rows in grouped(store.rows("officers", "office_id", "id", "start", "end"), 1).items():
        if office not in seats:
            continue
        there, count = seats[office]
        if count == 0:
            yield Problem("offices", there, "seats", f"at least 1, or nothing: {rows[0][2]} is a term in {office}")
            continue
        certain = sorted(
            (latest(start), earliest(end), at, key)
            for at, _, key, start, end in rows
            if start and end and latest(start) < earliest(end)
        )
        # A sweep in order of starts: `holding` is a heap of the terms still running, the first to end on top.
        holding: list[tuple[date, int, str]] = []
        for since, until, at, key in certain:
            while holding and holding[0][0] <= since:
                heappop(holding)
            if len(holding) >= count:
                others = ", ".join(other for *_, other in holding[:3])
                expected = f"at most {count} in {office} at one time, which {others} already fill{'s' * (count == 1)}"
                against = (
                    ("offices", there, "seats"),
                    *(cell for _, other, _ in holding[:20] for cell in _term(other)),
                )
                yield Problem("officers", at, "start", expected, against=against)
            heappush(holding, (until, at, key))


@check
def terms_begin_with_their_session(store: Store) -> Iterator[Problem]:
    """A person elected at a session does not certainly take office before its first day."""
    starts = {key: (at, start) for at, key, start in store.rows("sessions", "id", "start")}
    for at, start, how, session in store.rows("officers", "start", "how_started", "start_session_id"):
        there, begun = starts.get(session, (0, None))
        if start and begun and how == HowStarted.ELECTED and latest(start) < earliest(begun):
            expected = f"a start on or after {begun}, when {session} began"
            yield Problem("officers", at, "start", expected, against=(("sessions", there, "start"),))


@check
def ends_of_terms_are_complete(store: Store) -> Iterator[Problem]:
    """`how_ended` is given only for a term that has ended."""
    for at, end, how in store.rows("officers", "end", "how_ended"):
        if how is not None and end in (None, ".."):
            yield Problem("officers", at, "how_ended", "nothing, or an end date, at least one known by bounds")


@check
def elections_lie_within_their_session(store: Store) -> Iterator[Problem]:
    """The day of a vote can lie within its session, or on the day after it for a vote past midnight."""
    spans = {key: (at, start, end) for at, key, start, end in store.rows("sessions", "id", "start", "end")}
    for at, held_on, session in store.rows("elections", "held_on", "session_id"):
        there, start, end = spans.get(session, (0, None, None))
        before = held_on and latest(held_on) < earliest(start)
        if before or (held_on and end and (earliest(held_on) - latest(end)).days > 1):
            against = (("sessions", there, "start" if before else "end"),)
            yield Problem("elections", at, "held_on", f"a day of {session}, {start} to {end}", against=against)
