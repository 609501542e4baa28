"""Sources and locators, statements, citations, evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from soc_data.checks.registry import check, grouped
from soc_data.codes import Extent, Layer, StatementsCoded, Verdict
from soc_data.models import MODELS
from soc_data.store import Problem, Store

EPITHETS = re.compile(
    r"\b(regime|terroris[mt]s?|barbaric|mart?yrs?|martyrdom|liberated|freed (?:areas|territor\w+)|"
    r"mullahs?|mercenar\w+|gangs?|heroic|criminal)\b",
    re.IGNORECASE,
)
SOURCED = tuple(name for name, model in MODELS.items() if "locator" in model.model_fields)
"""The tables of facts: each of their rows has a source and a locator."""


def paragraphs_of(locator: str) -> range:
    """Return the paragraphs that a locator names, counted from 1; an empty range for `excerpt`."""
    if locator == "excerpt":
        return range(0)
    first, _, last = locator[1:].partition("-")
    return range(int(first), int(last or first) + 1)


@check
def locators_lie_inside_their_source(store: Store) -> Iterator[Problem]:
    """A locator names paragraphs that its source has, in rising order; a source read as an excerpt has none to name."""
    length = {
        key: (count or 0) if extent == Extent.FULL_TEXT else None
        for _, key, extent, count in store.rows("sources", "id", "extent", "paragraphs")
    }
    for table in SOURCED:
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
    for at, extent, *marks in store.rows("sources", "extent", "text_sha256", "paragraphs"):
        for name, mark in zip(("text_sha256", "paragraphs"), marks, strict=True):
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
    """`statements_coded` is `none` exactly where a session has no statements, and `full` only for full texts."""
    extents = {key: extent for _, key, extent in store.rows("sources", "id", "extent")}
    coded = {session: extents.get(source) for _, session, source in store.rows("statements", "session_id", "source_id")}
    for at, key, stated in store.rows("sessions", "id", "statements_coded"):
        actual = StatementsCoded.NONE
        if key in coded:
            actual = StatementsCoded.FULL if coded[key] == Extent.FULL_TEXT else StatementsCoded.EXCERPT
        if stated != actual:
            yield Problem(
                "sessions", at, "statements_coded", f"{actual}, by the session's statements and their sources"
            )


@check
def restatements_point_back(store: Store) -> Iterator[Problem]:
    """A statement restates only an earlier one of its own session."""
    places = {
        key: (session, position)
        for _, key, session, position in store.rows("statements", "id", "session_id", "position")
    }
    for at, session, position, restated in store.rows("statements", "session_id", "position", "restates_id"):
        if restated in places and not (places[restated][0] == session and places[restated][1] < position):
            yield Problem("statements", at, "restates_id", f"an earlier statement of {session}")


@check
def relayed_statements_name_their_origin(store: Store) -> Iterator[Problem]:
    """A relayed statement says from whom, and no other does."""
    for at, layer, origin in store.rows("statements", "layer", "relayed_from_id"):
        if (layer == Layer.RELAYED) != (origin is not None):
            yield Problem(
                "statements",
                at,
                "relayed_from_id",
                "whose position it is, for layer relayed" if origin is None else "nothing: the layer is not relayed",
            )


@check
def summaries_are_neutral(store: Store) -> Iterator[Problem]:
    """A summary does not take over the sources' epithets for an opponent or a cause."""
    for at, summary in store.rows("statements", "summary"):
        if found := EPITHETS.search(summary):
            yield Problem("statements", at, "summary", f"a neutral word instead of “{found.group()}”")


@check
def citations_stand_in_their_statement(store: Store) -> Iterator[Problem]:
    """A citation has the source of its statement, and lies within the statement's paragraphs."""
    stands = {
        key: (source, locator) for _, key, source, locator in store.rows("statements", "id", "source_id", "locator")
    }
    for at, statement, source, locator in store.rows("citations", "statement_id", "source_id", "locator"):
        if statement not in stands:
            continue
        of_source, of_locator = stands[statement]
        if source != of_source or not set(paragraphs_of(locator)) <= set(paragraphs_of(of_locator)):
            yield Problem(
                "citations",
                at,
                "locator",
                f"a place within {of_source} {of_locator}, as its statement",
                f"{source} {locator}",
            )


@check
def evidence_concerns_a_cell(store: Store) -> Iterator[Problem]:
    """Evidence names a table, a row and a column that exist; what supports states the recorded value, and what
    contradicts states another."""
    keys = {name: store.keys(name) for name in MODELS}
    rows = store.rows("evidence", "table_name", "row_id", "field", "stated_value", "verdict")
    for at, table, row_id, name, stated, verdict in rows:
        if table not in MODELS:
            yield Problem("evidence", at, "table_name", "one of " + ", ".join(MODELS))
        elif row_id not in keys[table]:
            yield Problem("evidence", at, "row_id", f"a key of {table}")
        elif name not in MODELS[table].model_fields:
            yield Problem("evidence", at, "field", "one of " + ", ".join(MODELS[table].model_fields))
        else:
            value = store.cells(table, name)[keys[table][row_id]]
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
    live = {name: store.keys(name) for name in MODELS}
    for at, table, key, new in store.rows("retired", "table_name", "id", "replaced_by"):
        if table not in live:
            yield Problem("retired", at, "table_name", "one of " + ", ".join(MODELS))
            continue
        if key in live[table]:
            yield Problem("retired", at, "id", f"an id that is no row of {table} any more")
        seen = {key}
        while (table, new) in forward and new not in seen:
            seen.add(new)
            new = forward[table, new]
        if new is not None and new not in live[table]:
            yield Problem("retired", at, "replaced_by", f"a chain of replacements that ends in a row of {table}")
