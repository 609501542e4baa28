"""Sources and locators, statements, parties, citations."""

from __future__ import annotations

from collections.abc import Iterator

from soc_data.checks.registry import check, grouped
from soc_data.reading.store import Problem, Store
from soc_data.tables.codes import Extent, Layer, PartyRole, StatementsCoded
from soc_data.tables.patterns import paragraphs_of

_FULL_TEXT, _RELAYED, _RELAYED_FROM = Extent.FULL_TEXT, Layer.RELAYED, PartyRole.RELAYED_FROM
"""Named here, as Python 3.11 takes three times as long to look up a code in its list as to compare a cell with it."""


@check
def locators_lie_inside_their_source(store: Store) -> Iterator[Problem]:
    """A locator names paragraphs that its source has, in ascending order; for a source read as an excerpt it is
    `excerpt`."""
    sources = store.rows("sources", "id", "extent", "paragraphs")
    length = {
        key: (at, (count or 0) if extent == _FULL_TEXT else None) for at, key, extent, count in sources
    }  # fmt: skip
    allowed = {key: range(1) if last is None else range(1, last + 1) for key, (_, last) in length.items()}
    for table in (name for name, stored in store.tables.items() if "locator" in stored.values):
        named = {text: paragraphs_of(text) for text in set(store.cells(table, "locator")) - {None}}
        last_of = {text: paragraphs[-1] if paragraphs else -1 for text, paragraphs in named.items()} | {"excerpt": 0}
        for at, source, locator in store.rows(table, "source_id", "locator"):
            if last_of[locator] in allowed.get(source, ()) or source not in length:
                continue  # nearly all rows
            there, last = length[source]
            if expected := _expected_locator(source, locator, last):
                column = "paragraphs" if last is not None and named[locator] else "extent"
                against = (("sources", there, column),) if named[locator] or locator == "excerpt" else ()
                yield Problem(table, at, "locator", expected, against=against)


def _expected_locator(source: str, locator: str, length: int | None) -> str | None:
    """Return what was expected instead of a locator, by the number of paragraphs of its source; None if it is valid."""
    if length is None:
        return None if locator == "excerpt" else f"excerpt: {source} was not read in full"
    if locator == "excerpt":
        return f"a paragraph: {source} was read in full"
    named = paragraphs_of(locator)
    inside = named and named[-1] <= length
    return None if inside else f"paragraphs in ascending order up to p{length}, the last of {source}"


@check
def full_texts_are_identified(store: Store) -> Iterator[Problem]:
    """A source read in full has a hash and a number of paragraphs; one read as an excerpt has neither."""
    for name in ("text_sha256", "paragraphs"):
        for at, extent, mark in store.rows("sources", "extent", name):
            if (mark is not None) != (extent == _FULL_TEXT):
                yield Problem("sources", at, name, "a value" if mark is None else "nothing: only an excerpt was read")


@check
def statements_follow_their_text(store: Store) -> Iterator[Problem]:
    """The positions of a session's statements run from 1 without a gap, and follow the paragraphs of each source."""
    rows = store.rows("statements", "session_id", "position", "source_id", "locator")
    for found in grouped(rows, 1).values():
        found.sort(key=lambda row: row[2])
        if store.is_whole("statements"):
            yield from _gaps([(at, position) for at, _, position, *_ in found])
        yield from _steps_back([(at, source, locator) for at, _, _, source, locator in found if locator != "excerpt"])


def _gaps(placed: list[tuple[int, int]]) -> Iterator[Problem]:
    """Yield the first row after a gap or, if a single row stands far off as if it had left the gap, that row."""
    gap = next((n for n, (_, position) in enumerate(placed, 1) if position != n), None)
    if gap is not None:
        last, far = placed[-1]
        between = [position for _, position in placed[gap - 1 : -1]]
        alone = far > len(placed) + 1 and between == list(range(gap + 1, len(placed) + 1))
        at = last if alone else placed[gap - 1][0]
        yield Problem("statements", at, "position", f"{gap}: positions run from 1 without a gap")


def _steps_back(located: list[tuple[int, str, str]]) -> Iterator[Problem]:
    """Yield the rows whose paragraph comes before that of an earlier row of the same source."""
    furthest: dict[str, tuple[int, int, str]] = {}
    for at, source, locator in located:
        first = paragraphs_of(locator).start
        before, holder, stands = furthest.get(source, (0, 0, ""))
        if first < before:
            expected = f"no paragraph before {stands}, the place of a statement before it"
            yield Problem("statements", at, "locator", expected, against=(("statements", holder, "locator"),))
        else:
            furthest[source] = first, at, locator


@check
def sessions_say_how_far_they_are_coded(store: Store) -> Iterator[Problem]:
    """`statements_coded` is `none` if and only if a session has no statements, and `full` only if every source of its
    statements was read in full."""
    full = {key for _, key, extent in store.rows("sources", "id", "extent") if extent == _FULL_TEXT}
    coded: dict[str, set[str]] = {}
    for _, session, source in store.rows("statements", "session_id", "source_id"):
        coded.setdefault(session, set()).add(source)
    all_statements, all_sources = store.is_whole("statements"), store.is_whole("sources")
    for at, key, stated in store.rows("sessions", "id", "statements_coded"):
        if key not in coded:
            if stated != StatementsCoded.NONE and all_statements:
                yield Problem("sessions", at, "statements_coded", "none: it has no statement")
        elif stated == StatementsCoded.NONE:
            yield Problem("sessions", at, "statements_coded", "another value: the session has statements")
        elif stated == StatementsCoded.FULL and coded[key] - full and all_sources:
            expected = "excerpt: not every source of its statements is a full text"
            yield Problem("sessions", at, "statements_coded", expected)


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
    """A relayed statement has a party with the role `relayed-from`, and no other statement has one."""
    rows = store.rows("parties", "statement_id", "role")
    origins = [(statement, at) for at, statement, role in rows if role == _RELAYED_FROM]
    relayed, places = {statement for statement, _ in origins}, store.keys("statements")
    layers = {}
    is_whole = store.is_whole("parties")
    for at, key, layer in store.rows("statements", "id", "layer"):
        if key in relayed:
            layers[key] = layer
        elif layer == _RELAYED and is_whole:
            yield Problem(
                "statements",
                at,
                "layer",
                "another layer, or a party with the role relayed-from that says whose position it is",
            )
    for statement, at in origins:
        if layers.get(statement, _RELAYED) != _RELAYED:
            expected, against = f"another role: {statement} is not a relayed statement", places[statement]
            yield Problem("parties", at, "role", expected, against=(("statements", against, "layer"),))


@check
def nobody_is_opposed_and_supported(store: Store) -> Iterator[Problem]:
    """No party is both opposed and supported in one statement, and `concerned` is never a second role."""
    rows = store.rows("parties", "statement_id", "person_id", "organization_id", "group_label", "role")
    for found in grouped(rows, 4).values():
        if len(found) == 1:
            continue
        roles = {role for *_, role in found}
        at, *_, last = found[-1]
        if {PartyRole.OPPOSED, PartyRole.SUPPORTED} <= roles:
            yield Problem("parties", at, "role", "one of opposed and supported, not both for one party")
        elif PartyRole.CONCERNED in roles and len(roles) > 1:
            yield Problem("parties", at, "role", f"no second role beside concerned, or not concerned: {last}")


@check
def speakers_are_no_parties(store: Store) -> Iterator[Problem]:
    """The first-named speaker of a statement is not a party to it."""
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
    extents = {key: (at, extent) for at, key, extent in store.rows("sources", "id", "extent")}
    excerpts = {key: at for key, (at, extent) in extents.items() if extent != _FULL_TEXT}
    for at, source, wording in store.rows("parties", "source_id", "as_stated"):
        if source in excerpts and wording is not None:
            against = (("sources", excerpts[source], "extent"),)
            yield Problem("parties", at, "as_stated", f"nothing: {source} was not read in full", against=against)


def _outside_their_statement(store: Store, table: str) -> Iterator[Problem]:
    """Yield a problem for each row of a table whose source or paragraphs are not within those of its statement."""
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
            against = (("statements", stands, "locator" if source == of_source else "source_id"),)
            yield Problem(table, at, "locator", expected, f"{source} {locator}", against)


@check
def citations_stand_in_their_statement(store: Store) -> Iterator[Problem]:
    """A citation has the source of its statement, and lies within the statement's paragraphs."""
    return _outside_their_statement(store, "citations")


@check
def parties_stand_in_their_statement(store: Store) -> Iterator[Problem]:
    """A party has the source of its statement, and lies within the statement's paragraphs."""
    return _outside_their_statement(store, "parties")
