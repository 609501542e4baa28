"""The pages of rows: what stands on the page of a session, a person, a body and so on, section by section."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import Any

from soc_data.site.addresses import home_of
from soc_data.site.evidence import concerned, evidence, field
from soc_data.site.markup import html, joined
from soc_data.site.page import Page
from soc_data.site.pictures import holders, votes
from soc_data.site.sections import Section, Shown, links, section, statements, table
from soc_data.tables import models as m
from soc_data.tables.codes import PartyRole
from soc_data.tables.row import Row

Sections = Iterator[list[Section]]


def who(page: Page, row: Any) -> Shown:
    """Return the person, body or unnamed group of a row."""
    return page.who(row.person or row.organization or row.group_label)


def candidates(page: Page, row: m.Election) -> Shown:
    """Return who stood in a contest, with votes and outcome."""
    shown = [
        html(
            "%s%s (%s)",
            page.link(c.person),
            "" if c.votes is None else html(" <b>%s</b>", c.votes),
            page.t.label(c.outcome),
        )
        for c in row.candidates
    ]
    return joined(shown, "<br>") or page.t("nobody named")


def contest(page: Page, row: m.Election) -> Shown:
    """Return a link to a contest, called by its office."""
    return html('<a href="%s">%s</a>', page.to(row), page.name(row.office))


def by_session(page: Page, row: m.Election) -> Shown:
    """Return a link to a contest, called by its session."""
    return html('<a href="%s">%s</a>', page.to(row), page.session_name(row.session))


def dates(page: Page, row: Any) -> Shown:
    """Return the days of a session in words."""
    return page.span(row.start, row.end)


WHO = ("Who", who)
_TERM = ("seat", "start", "end", "how_started", "how_ended", "start_session_id", "note")
_CONTEST = (
    "seat",
    "round",
    "held_on",
    "method",
    "votes_cast",
    "members_present",
    "membership",
    ("Candidates", candidates),
)


def facts(page: Page, row: Row) -> list[Section]:
    """Return a section with the cells of a row."""
    return [section(page, "Facts", "facts", page.facts(row, skip=("name", "label", "title")))]


def _session(page: Page, row: m.Session) -> Sections:
    yield facts(page, row)
    yield table(page, "Venues", row.venues, "place_id")
    yield table(page, "Elections", row.elections, ("Office", contest), *_CONTEST)
    yield table(page, "Terms that began here", row.terms_begun, "person_id", "office_id", *_TERM[:4])
    yield table(
        page, "Participants", row.participants, WHO, "count", "role", "presence", "capacity", "rank_or_title", "note"
    )
    yield table(page, "Reports", row.reports, WHO, "kind", "period", "note")
    yield statements(page, "Statements", row.statements, _coded(page, row))


def _coded(page: Page, row: m.Session) -> Shown:
    if row.statements_coded == "full":
        return page.t("In the editors' words, in the order of a text that was read to its end.")
    return page.t("In the editors' words. Only the beginning of a page could be read: more may have been said.")


def _at_sessions(page: Page, row: Any) -> Sections:
    yield table(page, "At sessions", row.participations, "session_id", "count", "role", "presence", "capacity",
                "rank_or_title", "note")  # fmt: skip
    yield table(page, "Reports", row.reports, "session_id", "kind", "period", "note")


def _mentions(row: Any) -> Iterable[m.Statement]:
    """The statements that a person or a body makes, or has a part in."""
    return dict.fromkeys(chain(row.statements, (party.statement for party in row.parties)))


def _parts(page: Page, row: Any) -> list[Section]:
    """How often a person or a body speaks or has a part, by part; each leads to those statements."""
    counts = [("speaker", page.t("speaks"), len(row.statements))]
    for role in PartyRole:
        counts.append((role.value, page.t.label(role), sum(party.role == role for party in row.parties)))
    shown = [
        html('<a href="%s">%s</a> %s', page.query("statements/index.html", party=row.id, role=role), label, count)
        for role, label, count in counts
        if count
    ]
    return [section(page, "Part in statements", "links", shown)] if shown else []


def _person(page: Page, row: m.Person) -> Sections:
    yield facts(page, row)
    if row.terms:
        yield [holders.of_person(page, row)]
    yield table(page, "Terms in office", row.terms, "office_id", *_TERM)
    yield table(page, "Candidacies", row.candidacies, "election_id", "votes", "outcome")
    yield from _at_sessions(page, row)
    yield _parts(page, row)
    yield table(page, "Spellings", row.names, "name", "language")
    yield statements(page, "Statements", _mentions(row))


def _organization(page: Page, row: m.Organization) -> Sections:
    yield facts(page, row)
    yield links(page, "Parts", row.parts)
    yield links(page, "Offices", row.offices)
    yield table(
        page, "Sessions", row.sessions, ("Session", lambda p, s: p.link(s)), ("Days", dates), "kind", "statements_coded"
    )
    yield from _at_sessions(page, row)
    yield _parts(page, row)
    yield table(page, "Spellings", row.names, "name", "language")
    yield statements(page, "Statements", _mentions(row))


def _office(page: Page, row: m.Office) -> Sections:
    yield facts(page, row)
    if row.terms:
        yield [holders.of_office(page, row)]
    yield table(page, "Terms", row.terms, "person_id", *_TERM)
    found = [e for e in row.dataset.tables["elections"].values() if e.office_id == row.id]
    yield table(page, "Elections", found, ("Session", by_session), *_CONTEST)


def _election(page: Page, row: m.Election) -> Sections:
    yield facts(page, row)
    if any(c.votes is not None for c in row.candidates):
        yield [votes.of_contest(page, row)]
    yield table(page, "Candidates", row.candidates, "person_id", "votes", "outcome")


def _place(page: Page, row: m.Place) -> Sections:
    yield facts(page, row)
    yield links(page, "Places in it", row.parts)
    yield table(page, "Spellings", row.names, "name", "language")
    yield table(page, "Sessions held here", row.venues, "session_id", ("Days", lambda p, v: dates(p, v.session)))
    yield statements(page, "Statements", row.statements)


def _topic(page: Page, row: m.Topic) -> Sections:
    yield facts(page, row)
    yield links(page, "Narrower topics", row.narrower)
    yield statements(page, "Statements", row.statements)


def _instrument(page: Page, row: m.Instrument) -> Sections:
    yield facts(page, row)
    yield statements(page, "Cited in", [c.statement for c in row.citations])


def _source(page: Page, row: m.Source) -> Sections:
    yield facts(page, row)
    yield [section(page, "Where to read it", "links", [
        html('<a class="out" href="%s" rel="noreferrer">%s</a>', row.url, page.t("The original page")),
        html('<a class="out" href="%s" rel="noreferrer">%s</a>', archive(row),
             page.t("Look it up in the Wayback Machine, nearest to its date")),
    ])]  # fmt: skip
    yield links(page, "Rests on it", _resting(row))
    yield table(page, "What it supports or contradicts", row.evidence, ("Concerning", concerned), ("Column", field),
                ("Stated", lambda p, e: p.stated(e)), "verdict", "note")  # fmt: skip
    yield table(
        page, "Spellings first attested here", row.names, ("Of", lambda p, n: p.link(named(n))), "name", "language"
    )
    yield statements(page, "Statements", row.statements)


def named(name: m.Name) -> Row:
    """Return whose spelling a name is."""
    found: Row | None = name.person or name.organization or name.place
    assert found is not None, "a name is of somebody or something: the check exactly_one_of holds that"
    return found


def _resting(row: m.Source) -> list[Row]:
    """The pages with rows that rest on a source, besides statements and spellings."""
    found: dict[str, Row] = {}
    for table_name in ("sessions", "venues", "elections", "candidates", "officers", "participants", "reports"):
        for fact in row.dataset.referring(table_name, "source_id", row.key):
            home = home_of(fact)
            found.setdefault(f"{home.table.name}/{home.key}", home)
    return list(found.values())


_PAGES: dict[type[Row], Callable[[Page, Any], Sections]] = {
    m.Session: _session, m.Person: _person, m.Organization: _organization, m.Office: _office, m.Election: _election,
    m.Place: _place, m.Topic: _topic, m.Instrument: _instrument, m.Source: _source,
}  # fmt: skip


def sections(page: Page, row: Row) -> list[Section]:
    """Return what stands on the page of a row. Statements come last: they are the part that may be long."""
    found = [s for some in _PAGES[type(row)](page, row) for s in some]
    if isinstance(row, m.Session):  # the one page whose statements are its own, and that is never split
        return [*found, *evidence(page)]
    last = [s for s in found if s.kind == "statements"]
    return [*(s for s in found if s.kind != "statements"), *evidence(page), *last]


def archive(source: m.Source) -> str:
    """Return the address under which the Wayback Machine looks a source up, nearest to its day."""
    from soc_data.site.days import compact

    day = compact(source.published) or compact(source.dateline) or compact(source.read_on)
    return f"https://web.archive.org/web/{day or '2'}/{source.url}"
