"""Topics, places, reports, and the counts and presence of participants."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from soc_data.checks.registry import check, grouped
from soc_data.reading.store import Problem, Store
from soc_data.tables.codes import Presence, Role

_IN_THE_ROOM = frozenset((Role.PRESIDED, Role.BRIEFED, Role.ATTENDED))


@check
def topics_have_two_levels(store: Store) -> Iterator[Problem]:
    """A broader topic is not itself a part of another."""
    broader = {key: above for _, key, above in store.rows("topics", "id", "broader_id")}
    places = store.keys("topics")
    for at, key, above in store.rows("topics", "id", "broader_id"):
        if above is not None and above != key and broader.get(above) is not None:
            expected = f"a topic that has no broader one: {above} is a part of {broader[above]}"
            yield Problem("topics", at, "broader_id", expected, against=(("topics", places[above], "broader_id"),))


@check
def one_person_counts_as_one(store: Store) -> Iterator[Problem]:
    """The count of a named person, if given, is 1."""
    for at, person, count in store.rows("participants", "person_id", "count"):
        if person is not None and count not in (None, 1):
            yield Problem("participants", at, "count", f"1 or nothing: {person} is one person")


@check
def nobody_is_absent_and_present(store: Store) -> Iterator[Problem]:
    """A participant who is absent from a session is not shown to be present, and neither presides, speaks nor
    attends."""
    columns = ("session_id", "person_id", "organization_id", "group_label", "role", "presence")
    for found in grouped(store.rows("participants", *columns), 4).values():
        absent = next((row for row in found if row[5] == Role.ABSENT), None)
        if absent is None:
            continue
        if absent[6] != Presence.NOT_STATED:
            yield Problem("participants", absent[0], "presence", "not-stated: the role says absent")
        for at, *_, role, presence in found:
            if role in _IN_THE_ROOM or (role != Role.ABSENT and presence == Presence.STATED):
                expected = (
                    f"a role that an absent participant can have: line {store.tables['participants'].lines[absent[0]]}"
                )
                yield Problem("participants", at, "role", expected, against=(("participants", absent[0], "role"),))


@check
def reports_are_recorded_once(store: Store) -> Iterator[Problem]:
    """Nobody puts the same report before a session twice: two reports of one body, person or group differ in kind,
    period, place in the source or note."""
    names = ("session_id", "organization_id", "person_id", "group_label", "kind", "period", "source_id", "locator",
             "note")  # fmt: skip
    first: dict[tuple[Any, ...], int] = {}
    for at, *report in store.rows("reports", *names):
        if (earlier := first.setdefault(tuple(report), at)) != at:
            line = store.tables["reports"].lines[earlier]
            yield Problem("reports", at, "id", f"another report than that of line {line}")


@check
def places_lie_in_one_country(store: Store) -> Iterator[Problem]:
    """A place has the same country as the larger place that it lies in, if that has one."""
    rows = list(store.rows("places", "id", "country", "part_of"))
    countries = {key: (at, country) for at, key, country, _ in rows}
    for at, _, country, whole in rows:
        there, around = countries.get(whole, (0, None))
        if around is not None and country != around:
            expected = f"{around}, the country of {whole}, or another larger place"
            yield Problem("places", at, "country", expected, against=(("places", there, "country"),))
