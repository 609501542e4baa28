"""Time: a possible order of publication, reading and events, and of the terms in a life."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from soc_data.checks.registry import check, grouped
from soc_data.metadata import RELEASED
from soc_data.reading.store import Problem, Store
from soc_data.tables.codes import HowEnded, SourceKind
from soc_data.tables.dates import earliest, latest

NEAR = 300
"""The maximum number of days between the end of a session and the publication that first reports it."""

_LATER = frozenset((SourceKind.REFERENCE, SourceKind.BLOG))
"""Kinds of source that may report a session at any time after it."""


def today() -> date:
    """Return the last day that does not count as future: today anywhere on Earth, but not before this code's release.

    The added day covers the time zones that are ahead of the local one.
    """
    return max(date.today(), date.fromisoformat(RELEASED)) + timedelta(days=1)


@check
def sources_are_read_after_they_appear(store: Store) -> Iterator[Problem]:
    """A source was not read in the future, nor certainly before the day on which it was published or dated."""
    now = today()
    for at, published, dateline, read_on in store.rows("sources", "published", "dateline", "read_on"):
        if earliest(read_on) > now:
            yield Problem("sources", at, "read_on", "a day that is not in the future")
        for name, day in (("published", published), ("dateline", dateline)):
            if day is not None and earliest(day) > latest(read_on):
                yield Problem("sources", at, name, f"a day not after {read_on}, on which the source was read")


def _dates(store: Store) -> Iterator[tuple[str, str]]:
    """Yield `(table, column)` for each date column of a table other than `sources`."""
    for table, stored in store.tables.items():
        if table != "sources":
            yield from ((table, column.name) for column in stored.layout.columns if column.is_date)


@check
def nothing_follows_its_reading(store: Store) -> Iterator[Problem]:
    """No date certainly lies after the day on which its source was read or, if it has no source, in the future."""
    read = {key: (at, latest(day), day) for at, key, day in store.rows("sources", "id", "read_on")}
    # A date before the first reading of all is in order; most dates are, and need no closer look.
    first = min((day for _, day, _ in read.values()), default=date.min)
    for table, name in _dates(store):
        if "source_id" in store.tables[table].values:
            days = set(store.cells(table, name)) - {None, ".."}
            late = {day for day in days if earliest(day) > first}
            for at, day, source in store.rows(table, name, "source_id") if late else ():
                if day in late and source in read:
                    there, last, read_on = read[source]
                    if earliest(day) > last:
                        expected = f"a date not after {read_on}, on which {source} was read"
                        yield Problem(table, at, name, expected, against=(("sources", there, "read_on"),))
        else:
            for at, day in store.rows(table, name):
                if day is not None and earliest(day) > today():
                    yield Problem(table, at, name, "a date that is not in the future")


@check
def sessions_are_near_their_source(store: Store) -> Iterator[Problem]:
    """The communiqué, release or news report that a session is based on was not certainly published before the session
    began, nor certainly more than 300 days after it ended."""
    published = {
        key: (at, day)
        for at, key, day, kind in store.rows("sources", "id", "published", "kind")
        if day is not None and kind not in _LATER
    }
    for at, start, end, source in store.rows("sessions", "start", "end", "source_id"):
        if start is None or source not in published:
            continue
        there, day = published[source]
        days = (earliest(day) - latest(end or start)).days if latest(end or start) < date.max else 0
        if earliest(start) > latest(day) or days > NEAR:
            expected = f"a day at most {NEAR} days before {source} was published, and not after it: {day}"
            yield Problem("sessions", at, "start", expected, against=(("sources", there, "published"),))


@check
def rounds_follow_each_other(store: Store) -> Iterator[Problem]:
    """Of two rounds of one contest, the later one was not certainly held before the earlier one."""
    rows = store.rows("elections", "session_id", "office_id", "seat", "round", "id", "held_on")
    for found in grouped(rows, 3).values():
        held = sorted((row for row in found if row[-1] is not None), key=lambda row: row[4])
        for (there, *_, one, before), (at, *_, after) in pairwise(held):
            if latest(after) < earliest(before):
                expected = f"a day on or after {before}, on which {one} was held, an earlier round"
                yield Problem("elections", at, "held_on", expected, against=(("elections", there, "held_on"),))


@check
def terms_end_after_their_session_begins(store: Store) -> Iterator[Problem]:
    """A term does not certainly end before the first day of the session that elected or confirmed the person."""
    starts = {key: (at, start) for at, key, start in store.rows("sessions", "id", "start")}
    for at, end, session in store.rows("officers", "end", "start_session_id"):
        there, begun = starts.get(session, (0, None))
        if end and begun and latest(end) < earliest(begun):
            expected = f"an end on or after {begun}, when {session} began"
            yield Problem("officers", at, "end", expected, against=(("sessions", there, "start"),))


@check
def the_dead_hold_no_office(store: Store) -> Iterator[Problem]:
    """Nobody certainly takes or still holds an office after the end of a term in which that person died."""
    rows = list(store.rows("officers", "person_id", "id", "start", "end", "how_ended"))
    died_in = [(at, person, key, end) for at, person, key, _, end, how in rows if how == HowEnded.DIED and end]
    died_in.sort(key=lambda row: latest(row[-1]), reverse=True)
    deaths = {
        person: (at, key, end) for at, person, key, end in died_in
    }  # sorted latest first, so that the earliest death of a person is kept
    for at, person, key, start, end, _ in rows:
        if person in deaths and deaths[person][1] != key:
            there, term, died = deaths[person]
            for name, day in (("start", start), ("end", end)):
                if day is not None and earliest(day) > latest(died):
                    expected = f"a day not after {died}, on which {person} died in {term}"
                    yield Problem("officers", at, name, expected, against=(("officers", there, "how_ended"),))
                    break


@check
def terms_are_recorded_once(store: Store) -> Iterator[Problem]:
    """No two terms of one person in one office and seat have the same start and the same end."""
    first: dict[tuple[Any, ...], tuple[int, str]] = {}
    for at, key, *term in store.rows("officers", "id", "person_id", "office_id", "seat", "start", "end"):
        earlier, other = first.setdefault(tuple(term), (at, key))
        if earlier != at:
            yield Problem(
                "officers", at, "id", f"another term than {other}, which has the same person, office and days"
            )
