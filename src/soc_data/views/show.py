"""One row and the rows that refer to it, as text for a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator
from difflib import get_close_matches
from typing import Any

from soc_data.dataset.dataset import Dataset
from soc_data.errors import UsageError
from soc_data.tables import models as m
from soc_data.tables.codes import PartyRole, Verdict
from soc_data.tables.row import Row

Section = tuple[str, list[str]]


def find_row(dataset: Dataset, key: str) -> Row:
    """Return the row with a key; for a retired key, its replacement. Raises `UsageError` with similar keys if none."""
    for table in dataset.tables.values():
        if key in table and table.model is not m.Retired:
            found: Row = table[key]
            return found
    for retired in dataset.retired.values():
        if retired.id == key and retired.replaced_by:
            return find_row(dataset, retired.replaced_by)
    live = [table for table in dataset.tables.values() if table.model is not m.Retired]
    near = _near(key.casefold(), [known for table in live for known in table])
    raise UsageError(f"no row has the id {key!r}" + (f"; near it: {', '.join(near)}" if near else ""))


def _near(key: str, known: list[str]) -> list[str]:
    """Return at most five ids that are spelt similarly or contain the key as whole words."""
    # The hyphens around both let the key match whole words only: `idlib` is in `idlib-province`, `id` is not.
    words = [name for name in known if f"-{key}-" in f"-{name}-".replace("/", "-")]
    return list(dict.fromkeys([*get_close_matches(key, known, 5, 0.75), *sorted(words, key=len)]))[:5]


def show(dataset: Dataset, key: str, *, width: int = 100, bold: bool = False) -> str:
    """Return a row and the rows that refer to it, as text; raise `UsageError` if no row has the key."""
    row = find_row(dataset, key)
    head = f"{type(row).__name__}: {_label(row)}"
    lines = [f"\033[1m{head}\033[0m" if bold else head, ""]
    lines += _block([f"{name}: {value}" for name, value in _cells(row)], width)
    for title, items in [*_SECTIONS.get(type(row), lambda _: iter(()))(row), *_evidence(row)]:
        if items:
            lines += ["", f"\033[1m{title}\033[0m" if bold else title, *_block(items, width)]
    return "\n".join(lines)


def _block(items: list[str], width: int) -> list[str]:
    return [
        line
        for item in items
        for line in textwrap.wrap(
            item, width, initial_indent="  ", subsequent_indent="      ", break_long_words=False, break_on_hyphens=False
        )
    ]


def _cells(row: Row) -> Iterator[tuple[str, Any]]:
    for name, value in row:
        if value is not None:
            target = row.references().get(name)
            label = _label(row.dataset.tables[target][value]) if target else ""
            yield name, f"{value} ({label})" if label and label != value else value


def _label(row: Row) -> str:
    if isinstance(row, m.Session):
        number = f"{row.number}. " if row.number else ""
        return f"{number}{row.kind} session, {span(row.start, row.end)} ({row.id})"
    if isinstance(row, m.Source):
        return f"{row.title} ({row.publisher})"
    name = str(getattr(row, "name", getattr(row, "label", row.key)))
    arabic = getattr(row, "name_ar", None)
    return f"{name} · {arabic}" if arabic else name


def span(start: str | None, end: str | None) -> str:
    """Return the dates of a session or term as text, with `?` for an unknown one."""
    return start if start == end and start else f"{start or '?'} to {end or '?'}"


def _who(row: Any) -> str:
    person, body = row.person, row.organization
    return str(person.name if person else body.name if body else row.group_label)


def _party(row: m.Party) -> str:
    worded = f", as “{row.as_stated}”" if row.as_stated else ""
    return f"{_who(row)}{worded} {_at(row)}"


def _at(row: Any) -> str:
    return f"[{row.source_id} {row.locator}]"


def _statement(row: m.Statement, *, session: bool = False) -> str:
    layer = "" if row.layer == "primary" else f", {row.layer}"
    place = f"{row.session_id}, " if session else ""
    roles: dict[str, list[str]] = {}
    for party in row.parties:
        roles.setdefault(party.role.value, []).append(_who(party))
    told = "".join(f"; {role}: {', '.join(names)}" for role, names in roles.items())
    return f"{place}{row.position}. {row.act}{layer} · {row.topic.label}: {row.summary}{told} {_at(row)}"


def _term(row: m.Officer, *, office: bool) -> str:
    what = row.office.name if office else _label(row.person)
    how = row.how_started.value + (f", {row.how_ended}" if row.how_ended else "")
    seat = f", {row.seat} seat" if row.seat else ""
    return f"{span(row.start, row.end)}: {what}{seat} ({how}) {_at(row)}"


def _contest(row: m.Election) -> str:
    counts = [(row.votes_cast, "votes cast"), (row.members_present, "members present"), (row.membership, "members")]
    stated = ", ".join(f"{count} {what}" for count, what in counts if count is not None)
    people = "; ".join(_candidate(c) for c in row.candidates)
    seat = f", {row.seat} seat" if row.seat else ""
    turn = f", round {row.round}" if row.round > 1 else ""
    method = "" if row.method == "unknown" else f", {row.method}"
    counted = f" ({stated})" if stated else ""
    return f"{row.office.name}{seat}{turn}{method}{counted}: {people or 'nobody named'} {_at(row)}"


def _candidate(row: m.Candidate) -> str:
    votes = "" if row.votes is None else f" {row.votes}"
    return f"{row.person.name}{votes} ({row.outcome.value})"


def _participant(row: m.Participant) -> str:
    count = f" ({row.count})" if row.count is not None else ""
    capacity = f", {row.capacity}" if row.capacity else ""
    return f"{row.role}: {_who(row)}{count}{capacity} {_at(row)}"


def _spelling(row: m.Name) -> str:
    return f"{row.name} ({row.language}) {_at(row)}"


def _of_session(row: m.Session) -> Iterator[Section]:
    yield "Venues", [f"{_label(v.place)} {_at(v)}" for v in row.venues]
    yield "Elections", [_contest(e) for e in row.elections]
    yield "Participants", [_participant(p) for p in row.participants]
    yield "Reports", [f"{r.kind}: {_who(r)} {_at(r)}" for r in row.reports]
    yield "Statements", [_statement(s) for s in row.statements]


def _of_person(row: m.Person) -> Iterator[Section]:
    yield "Spellings", [_spelling(n) for n in row.names]
    yield "Terms in office", [_term(t, office=True) for t in row.terms]
    yield (
        "Candidacies",
        [f"{c.election.session_id}, {c.election.office.name}: {_candidate(c)} {_at(c)}" for c in row.candidacies],
    )
    yield from _at_sessions(row)


def _at_sessions(row: m.Person | m.Organization) -> Iterator[Section]:
    """Yield what a person or a body did and said at sessions, and what was said about them."""
    yield "At sessions", [f"{p.session_id}: {_participant(p)}" for p in row.participations]
    yield "Reports", [f"{r.session_id}: {r.kind} {_at(r)}" for r in row.reports]
    yield "Statements", [_statement(s, session=True) for s in row.statements]
    yield "Statements made jointly with others", [_statement(s, session=True) for s in row.joint_statements]
    for role in PartyRole:
        if role != PartyRole.CO_SPEAKER:
            found = [_statement(p.statement, session=True) for p in row.parties if p.role == role]
            yield f"Statements with the role {role.value}", found


def _of_office(row: m.Office) -> Iterator[Section]:
    yield "Terms", [_term(t, office=False) for t in row.terms]


def _of_source(row: m.Source) -> Iterator[Section]:
    yield "Sessions", [_label(s) for s in row.sessions]
    yield "Spellings first attested here", [f"{n.name} ({n.language}) {n.locator}" for n in row.names]
    yield "Statements", [_statement(s, session=True) for s in row.statements]
    yield "Supports or contradicts", [_evidence_line(e) for e in row.evidence]


def _of_organization(row: m.Organization) -> Iterator[Section]:
    yield "Parts", [_label(o) for o in row.parts]
    yield "Spellings", [_spelling(n) for n in row.names]
    yield "Offices", [_label(o) for o in row.offices]
    yield "Sessions", [_label(s) for s in row.sessions]
    yield from _at_sessions(row)


def _of_election(row: m.Election) -> Iterator[Section]:
    yield "Candidates", [f"{_candidate(c)} {_at(c)}" for c in row.candidates]


def _of_statement(row: m.Statement) -> Iterator[Section]:
    yield "Parties", [f"{p.role}: {_party(p)}" for p in row.parties]
    yield "Cites", [f"{c.instrument.name}, as “{c.as_stated}”" for c in row.citations]
    yield "Restated by", [_statement(s) for s in row.restated_by]


def _of_place(row: m.Place) -> Iterator[Section]:
    yield "Spellings", [_spelling(n) for n in row.names]
    yield "Sessions held there", [_label(v.session) for v in row.venues]
    yield "Statements on it", [_statement(s, session=True) for s in row.statements]


def _of_topic(row: m.Topic) -> Iterator[Section]:
    yield "Narrower topics", [t.label for t in row.narrower]
    yield "Statements", [_statement(s, session=True) for s in row.statements]


def _of_instrument(row: m.Instrument) -> Iterator[Section]:
    yield "Cited in", [f"{_statement(c.statement, session=True)} as “{c.as_stated}”" for c in row.citations]


_SECTIONS: dict[type[Row], Callable[[Any], Iterator[Section]]] = {
    m.Session: _of_session, m.Person: _of_person, m.Office: _of_office, m.Source: _of_source,
    m.Organization: _of_organization, m.Election: _of_election, m.Statement: _of_statement, m.Place: _of_place,
    m.Topic: _of_topic, m.Instrument: _of_instrument,
}  # fmt: skip


def _evidence_line(row: m.Evidence) -> str:
    stated = f"“{row.stated_value}”" if row.stated_value is not None else "otherwise"
    note = f" ({row.note})" if row.note else ""
    return f"{row.row_id}, {row.field}: {row.verdict} with {stated} {_at(row)}{note}"


def _evidence(row: Row) -> Iterator[Section]:
    """Yield the evidence on the row itself and on the terms, contests and candidacies shown with it."""
    near = {(row.table.name, row.key)}
    for relation in ("terms", "elections", "candidates"):
        near |= {(r.table.name, r.key) for r in getattr(row, relation, ())}
    for election in getattr(row, "elections", ()):
        near |= {("candidates", c.key) for c in election.candidates}
    found = [e for e in row.dataset.tables["evidence"].values() if (e.table_name, e.row_id) in near]
    yield "Contradicted", [_evidence_line(e) for e in found if e.verdict == Verdict.CONTRADICTS]
    supports: dict[tuple[str, str, str | None], list[str]] = {}
    for e in found:
        if e.verdict == Verdict.SUPPORTS:
            supports.setdefault((e.row_id, e.field, e.stated_value), []).append(f"{e.source_id} {e.locator}")
    yield "Supported", [f"{key}, {field} “{value}”: {'; '.join(by)}" for (key, field, value), by in supports.items()]
