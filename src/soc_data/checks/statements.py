"""Sources and locators, statements, parties, citations."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from soc_data.checks.registry import check, grouped
from soc_data.reading.store import Problem, Store
from soc_data.tables.codes import Extent, Layer, PartyRole, StatementsCoded
from soc_data.tables.patterns import paragraphs_of


@check
def locators_lie_inside_their_source(store: Store) -> Iterator[Problem]:
    """A locator names paragraphs that its source has, in rising order; a source read as an excerpt has none to name."""
    length = {
        key: (count or 0) if extent == Extent.FULL_TEXT else None
        for _, key, extent, count in store.rows("sources", "id", "extent", "paragraphs")
    }
    for table in (name for name, stored in store.tables.items() if "locator" in stored.values):
        for at, source, locator in store.rows(table, "source_id", "locator"):
            if source in length and (expected := _expected_locator(source, locator, length[source])):
                yield Problem(table, at, "locator", expected)


def _expected_locator(source: str, locator: str, length: int | None) -> str | None:
    """Say what a locator should have been, by the number of paragraphs of its source; None where it may stand."""
    if length is None:
        return None if locator == "excerpt" else f"excerpt: {source} was not read in full"
    if locator == "excerpt":
        return f"a paragraph: {source} was read in full"
    named = paragraphs_of(locator)
    inside = named and named[-1] <= length
    return None if inside else f"paragraphs in rising order up to p{length}, the last of {source}"


@check
def full_texts_are_identified(store: Store) -> Iterator[Problem]:
    """A source read in full has a hash and a number of paragraphs; one read as an excerpt has neither."""
    for name in ("text_sha256", "paragraphs"):
        for at, extent, mark in store.rows("sources", "extent", name):
            if (mark is not None) != (extent == Extent.FULL_TEXT):
                yield Problem("sources", at, name, "a value" if mark is None else "nothing: only an excerpt was read")


@check
def statements_follow_their_text(store: Store) -> Iterator[Problem]:
    """The positions of a session's statements run from 1 without a gap, and follow the paragraphs of each source."""
    rows = store.rows("statements", "session_id", "position", "source_id", "locator")
    for found in grouped(rows, 1).values():
        ordered = sorted(found, key=lambda row: row[2])
        for expected, (at, _, position, *_) in enumerate(ordered, 1):
            if position != expected:
                yield Problem("statements", at, "position", f"{expected}: positions run from 1 without a gap")
                break
        for one, other in pairwise(row for row in ordered if row[4] != "excerpt"):
            if one[3] == other[3] and paragraphs_of(one[4]).start > paragraphs_of(other[4]).start:
                yield Problem(
                    "statements",
                    other[0],
                    "locator",
                    f"no paragraph before {one[4]}, where the statement before it stands",
                )


@check
def sessions_say_how_far_they_are_coded(store: Store) -> Iterator[Problem]:
    """`statements_coded` is `none` exactly where a session has no statements, and `full` only where every source of
    its statements was read in full."""
    extents = {key: extent for _, key, extent in store.rows("sources", "id", "extent")}
    coded: dict[str, set[Any]] = {}
    for _, session, source in store.rows("statements", "session_id", "source_id"):
        coded.setdefault(session, set()).add(extents.get(source))
    for at, key, stated in store.rows("sessions", "id", "statements_coded"):
        if (stated == StatementsCoded.NONE) != (key not in coded):
            expected = "another value: the session has statements" if key in coded else "none: it has no statement"
            yield Problem("sessions", at, "statements_coded", expected)
        elif stated == StatementsCoded.FULL and coded[key] != {Extent.FULL_TEXT}:
            yield Problem(
                "sessions", at, "statements_coded", "excerpt: not every source of its statements is a full text"
            )


@check
def restatements_point_back(store: Store) -> Iterator[Problem]:
    """A statement restates only an earlier one of its own session."""
    places = store.keys("statements")
    sessions, positions = store.cells("statements", "session_id"), store.cells("statements", "position")
    for at, session, position, restated in store.rows("statements", "session_id", "position", "restates_id"):
        earlier = places.get(restated)
        if earlier is not None and not (sessions[earlier] == session and (positions[earlier] or 0) < position):
            yield Problem("statements", at, "restates_id", f"an earlier statement of {session}")


@check
def relayed_statements_name_their_origin(store: Store) -> Iterator[Problem]:
    """A relayed statement has a party `relayed-from`, and no other statement has one."""
    rows = store.rows("parties", "statement_id", "role")
    origins = {statement: at for at, statement, role in rows if role == PartyRole.RELAYED_FROM}
    layers = {}
    for at, key, layer in store.rows("statements", "id", "layer"):
        layers[key] = layer
        if layer == Layer.RELAYED and key not in origins and not store.is_unread("parties"):
            yield Problem(
                "statements", at, "layer", "another layer, or a party relayed-from that says whose position it is"
            )
    for statement, at in origins.items():
        if layers.get(statement, Layer.RELAYED) != Layer.RELAYED:
            yield Problem("parties", at, "role", f"another role: {statement} is no relayed statement")


@check
def nobody_is_opposed_and_supported(store: Store) -> Iterator[Problem]:
    """No party is both opposed and supported in one statement, and `concerned` is nobody's second role."""
    rows = store.rows("parties", "statement_id", "person_id", "organization_id", "group_label", "role")
    for found in grouped(rows, 4).values():
        if len(found) == 1:
            continue
        roles = {role for *_, role in found}
        at, *_, last = found[-1]
        if {PartyRole.OPPOSED, PartyRole.SUPPORTED} <= roles:
            yield Problem("parties", at, "role", "one of opposed and supported, not both for one party")
        elif PartyRole.CONCERNED in roles and len(roles) > 1:
            yield Problem("parties", at, "role", f"no second role beside concerned, or none that is concerned: {last}")


@check
def speakers_are_no_parties(store: Store) -> Iterator[Problem]:
    """The first-named speaker of a statement is no party to it."""
    for column in ("person_id", "organization_id"):
        speakers = dict(
            zip(store.cells("statements", "id"), store.cells("statements", f"speaker_{column}"), strict=True)
        )
        for at, statement, party in store.rows("parties", "statement_id", column):
            if party is not None and party == speakers.get(statement):
                yield Problem("parties", at, column, f"somebody else: {party} is the speaker of {statement}")


@check
def wordings_come_from_full_texts(store: Store) -> Iterator[Problem]:
    """How a source names a party is recorded only from a source that was read in full."""
    extents = {key: extent for _, key, extent in store.rows("sources", "id", "extent")}
    for at, source, wording in store.rows("parties", "source_id", "as_stated"):
        if wording is not None and extents.get(source, Extent.FULL_TEXT) != Extent.FULL_TEXT:
            yield Problem("parties", at, "as_stated", f"nothing: {source} was not read in full")


def _outside_their_statement(store: Store, table: str) -> Iterator[Problem]:
    """Yield the rows of a table that stand in another source or paragraph than the statement they belong to."""
    places = store.keys("statements")
    sources, locators = store.cells("statements", "source_id"), store.cells("statements", "locator")
    for at, statement, source, locator in store.rows(table, "statement_id", "source_id", "locator"):
        stands = places.get(statement)
        if stands is None or sources[stands] is None or locators[stands] is None:
            continue
        of_source, of_locator = sources[stands], locators[stands]
        if locator == of_locator and source == of_source:
            continue
        if source != of_source or not set(paragraphs_of(locator)) <= set(paragraphs_of(of_locator)):
            expected = f"a place within {of_source} {of_locator}, as its statement"
            yield Problem(table, at, "locator", expected, f"{source} {locator}")


@check
def citations_stand_in_their_statement(store: Store) -> Iterator[Problem]:
    """A citation has the source of its statement, and lies within the statement's paragraphs."""
    return _outside_their_statement(store, "citations")


@check
def parties_stand_in_their_statement(store: Store) -> Iterator[Problem]:
    """A party has the source of its statement, and lies within the statement's paragraphs."""
    return _outside_their_statement(store, "parties")
