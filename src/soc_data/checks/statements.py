"""Sources and locators, statements, citations, evidence."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping
from itertools import pairwise
from typing import Any

from soc_data.checks.registry import check, grouped
from soc_data.reading.store import Problem, Store
from soc_data.tables.codes import Extent, Layer, PartyRole, StatementsCoded, Verdict
from soc_data.tables.patterns import paragraphs_of

EPITHETS = re.compile(
    r"(?:regime|terroris[mt]s?|barbaric|mart?yrs?|martyrdom|liberated|freed (?:areas|territor\w+)|"
    r"mullahs?|mercenar\w+|gangs?|heroic|criminal)\b"
)
"""To be sought in lower case and checked for the beginning of a word: nine times as fast as a pattern for both."""
_QUOTED = re.compile("“[^“”]{1,30}”")


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


def _roles(store: Store) -> dict[str, dict[tuple[Any, ...], list[tuple[int, str]]]]:
    """Return statement -> party (person, organization, label) -> its roles, each with the position of its row."""
    found: dict[str, dict[tuple[Any, ...], list[tuple[int, str]]]] = {}
    rows = store.rows("parties", "statement_id", "role", "person_id", "organization_id", "group_label")
    for at, statement, role, *party in rows:
        found.setdefault(statement, {}).setdefault(tuple(party), []).append((at, role))
    return found


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
    for parties in _roles(store).values():
        for found in parties.values():
            roles = {role for _, role in found}
            at, last = found[-1]
            if {PartyRole.OPPOSED, PartyRole.SUPPORTED} <= roles:
                yield Problem("parties", at, "role", "one of opposed and supported, not both for one party")
            elif PartyRole.CONCERNED in roles and len(roles) > 1:
                yield Problem(
                    "parties", at, "role", f"no second role beside concerned, or none that is concerned: {last}"
                )


@check
def speakers_are_no_parties(store: Store) -> Iterator[Problem]:
    """The first-named speaker of a statement is no party to it."""
    columns = ("id", "speaker_person_id", "speaker_organization_id", "speaker_group")
    speakers = {key: speaker for _, key, *speaker in store.rows("statements", *columns)}
    rows = store.rows("parties", "statement_id", "person_id", "organization_id")
    for at, statement, person, organization in rows:
        spoken_by = speakers.get(statement, [])
        for column, party, speaker in zip(
            ("person_id", "organization_id"), (person, organization), spoken_by, strict=False
        ):
            if party is not None and party == speaker:
                yield Problem("parties", at, column, f"somebody else: {party} is the speaker of {statement}")


@check
def wordings_come_from_full_texts(store: Store) -> Iterator[Problem]:
    """How a source names a party is recorded only from a source that was read in full."""
    extents = {key: extent for _, key, extent in store.rows("sources", "id", "extent")}
    for at, source, wording in store.rows("parties", "source_id", "as_stated"):
        if wording is not None and extents.get(source, Extent.FULL_TEXT) != Extent.FULL_TEXT:
            yield Problem("parties", at, "as_stated", f"nothing: {source} was not read in full")


@check
def summaries_are_neutral(store: Store) -> Iterator[Problem]:
    """A summary does not take over the sources' epithets for an opponent or a cause; one that a speaker uses as a
    designation stands in “quotation marks”, so that it is seen to be the speaker's word."""
    for at, summary in store.rows("statements", "summary"):
        for found in EPITHETS.finditer(_QUOTED.sub(lambda quoted: "_" * len(quoted[0]), summary.lower())):
            if not summary[: found.start()][-1:].isalnum():
                yield Problem("statements", at, "summary", f"a neutral word instead of “{found.group()}”")
                break


def _outside_their_statement(store: Store, table: str) -> Iterator[Problem]:
    """Yield the rows of a table that stand in another source or paragraph than the statement they belong to."""
    places = store.keys("statements")
    sources, locators = store.cells("statements", "source_id"), store.cells("statements", "locator")
    for at, statement, source, locator in store.rows(table, "statement_id", "source_id", "locator"):
        stands = places.get(statement)
        if stands is None or sources[stands] is None or locators[stands] is None:
            continue
        of_source, of_locator = sources[stands], locators[stands]
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


@check
def evidence_concerns_a_cell(store: Store) -> Iterator[Problem]:
    """Evidence names a table, a row and a column that exist; what supports states the recorded value, and what
    contradicts states another."""
    rows = store.rows("evidence", "table_name", "row_id", "field", "stated_value", "verdict")
    for at, table, row_id, name, stated, verdict in rows:
        if table not in store.tables:
            yield Problem("evidence", at, "table_name", "one of " + ", ".join(store.tables))
        elif store.is_unread(table):
            continue
        elif (of := store.keys(table).get(row_id)) is None:
            yield Problem("evidence", at, "row_id", f"a key of {table}")
        elif name not in store.tables[table].values:
            yield Problem("evidence", at, "field", "one of " + ", ".join(store.tables[table].values))
        else:
            value = store.cells(table, name)[of]
            recorded = None if value is None else str(value)
            if (stated == recorded) != (verdict == Verdict.SUPPORTS):
                yield Problem(
                    "evidence",
                    at,
                    "stated_value",
                    f"{'the' if verdict == Verdict.SUPPORTS else 'not the'} recorded value “{recorded or ''}”",
                )


@check
def retired_ids_lead_to_live_rows(store: Store) -> Iterator[Problem]:
    """A retired id is no row any more; its replacement is a row, or a retired id that leads to one."""
    forward = {(table, key): new for _, table, key, new in store.rows("retired", "table_name", "id", "replaced_by")}
    live = {table: store.keys(table) for table in {table for table, _ in forward} & store.tables.keys()}
    ended = _ended(forward, live)
    for at, table, key, new in store.rows("retired", "table_name", "id", "replaced_by"):
        if table not in store.tables:
            yield Problem("retired", at, "table_name", "one of " + ", ".join(store.tables))
            continue
        if key in live[table]:
            yield Problem("retired", at, "id", f"an id that is no row of {table} any more")
        if new is not None and (table, key) not in ended and not store.is_unread(table):
            yield Problem("retired", at, "replaced_by", f"a chain of replacements that ends in a row of {table}")


def _ended(forward: Mapping[tuple[str, str], str | None], live: Mapping[str, Container[str]]) -> set[tuple[str, str]]:
    """Return the retired ids whose chain of replacements ends in a row or in nothing; each step is taken once."""
    ends: dict[tuple[str, str], bool] = {}
    for step in forward:
        path = []
        new: str | None = step[1]
        while new is not None and (step := (step[0], new)) in forward and step not in ends:
            ends[step] = False  # until it is known: a circle does not end
            path.append(step)
            new = forward[step]
        outcome = new is None or ends.get(step, new in live.get(step[0], ()))
        ends.update(dict.fromkeys(path, outcome))
    return {step for step, outcome in ends.items() if outcome}
