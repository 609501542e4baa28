"""The pages that list: the home page, one a table, and what runs across tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any

from soc_data.site import across
from soc_data.site.machine import list_twin
from soc_data.site.markup import escaped, html, joined
from soc_data.site.page import Page
from soc_data.site.pictures.calendar import calendar
from soc_data.site.record import Record
from soc_data.site.rows import candidates, contest, dates
from soc_data.site.sections import Field, Section, Shown, grid, section, statements
from soc_data.site.sheets import Sheet
from soc_data.tables import models as m
from soc_data.tables.row import Row

Sections = Callable[[Page], list[Section]]


def sheets(record: Record) -> Iterator[Sheet]:
    """Yield the home page, the lists of rows, and the pages across tables."""
    yield Sheet("index.html", lambda page: page.t(page.record.about["title"]), across.home, across.home_twin,
                "index.html", template="home.html")  # fmt: skip
    for name, title, made in _LISTS:
        yield _list(name, title, made)
    for name, title, made, template in across.PAGES:
        path = f"{name}/index.html"
        yield Sheet(path, _said(title), made, _twin_of(path, name), path, template=template)


def _said(title: str) -> Callable[[Page], str]:
    return lambda page: page.t(title)


def _twin_of(path: str, name: str) -> Callable[[Record], dict[str, Any]]:
    return lambda record: list_twin(record, path, across.rows(record, name))


def _list(name: str, title: str, made: Sections) -> Sheet:
    path = f"{name}/index.html"
    template = "statements.html" if name == "statements" else "page.html"

    def twin(record: Record) -> dict[str, Any]:
        return list_twin(record, path, record.dataset.tables[name].values())

    return Sheet(path, _said(title), made, twin, path, template=template)


def listed(page: Page, rows: Iterable[Row], *fields: Field, keys: Callable[[Any], str] | None = None) -> list[Section]:
    """Return a section with rows as a table of links; `keys` labels the parts of a table that is split."""
    found = list(rows)
    if not found:
        return [section(page, "All", "text", html("<p>%s</p>", page.t("There are none.")))]
    shown = grid(page, found, fields, page.title, cited=False)
    labels = [keys(row) for row in found] if keys else [""] * len(found)
    plain = replace(shown, rows=[("", cells) for _, cells in shown.rows], keys=labels)
    return [section(page, "All", "table", plain, len(found))]


def link(page: Page, row: Row) -> Shown:
    """Return a link to a row."""
    return page.link(row)


def count(relation: str) -> Callable[[Page, Any], Shown]:
    """Return what shows how many rows a relation leads to; nothing where it is none."""
    return lambda page, row: str(len(getattr(row, relation)) or "")


def _places(page: Page, row: m.Session) -> Shown:
    return joined([page.link(v.place) for v in row.venues], f"{page.t.comma} ")


def _sessions(page: Page) -> list[Section]:
    return [
        calendar(page),
        *listed(page, page.record.in_time, ("Session", link), ("Days", dates), "kind", ("Venues", _places),
                "statements_coded", ("Statements", count("statements")), ("Elections", count("elections"))),
    ]  # fmt: skip


def _statements(page: Page) -> list[Section]:
    return statements(page, "All statements", page.record.statements)


def _arabic(page: Page, row: Any) -> Shown:
    """The other name: the Arabic one on English pages, the Latin one on Arabic pages."""
    if page.t.is_arabic:
        return page.foreign(row.name) if row.name_ar else ""
    return page.foreign(row.name_ar, "ar") if row.name_ar else ""


def _offices(page: Page, row: m.Person) -> Shown:
    found = list(dict.fromkeys(term.office for term in row.terms))
    more = f" +{len(found) - 2}" if len(found) > 2 else ""
    return joined([page.name(office) for office in found[:2]], "; ") + more


def _spoken(page: Page, row: Any) -> Shown:
    return str(len(row.statements) + len(row.joint_statements) or "")


def _people(page: Page) -> list[Section]:
    rows = sorted(page.record.dataset.people.values(), key=lambda p: p.name.casefold())
    return listed(page, rows, ("Name", link), ("In the other script", _arabic), ("Offices", _offices),
                  ("Speaks", _spoken), ("Is a party", count("parties")), keys=lambda p: p.name[:1].upper())  # fmt: skip


def _organizations(page: Page) -> list[Section]:
    rows = sorted(page.record.dataset.organizations.values(), key=lambda o: o.name.casefold())
    return listed(page, rows, ("Name", link), ("In the other script", _arabic), "kind", ("Speaks", _spoken),
                  ("Is a party", count("parties")), keys=lambda o: o.name[:1].upper())  # fmt: skip


def _all_offices(page: Page) -> list[Section]:
    return listed(page, page.record.dataset.offices.values(), ("Office", link), "organization_id", "seats",
                  ("Terms", count("terms")))  # fmt: skip


def _elections(page: Page) -> list[Section]:
    order = {s.id: n for n, s in enumerate(page.record.in_time)}
    rows = sorted(page.record.dataset.elections.values(), key=lambda e: order[e.session_id])
    return listed(page, rows, ("Office", contest), "seat", "session_id", "held_on", ("Candidates", candidates),
                  keys=lambda e: page.record.year_of[e.session_id])  # fmt: skip


def _topics(page: Page) -> list[Section]:
    return listed(page, page.record.dataset.topics.values(), ("Topic", link), "broader_id", "definition",
                  ("Statements", count("statements")))  # fmt: skip


def _all_places(page: Page) -> list[Section]:
    return listed(page, page.record.dataset.places.values(), ("Name", link), ("In the other script", _arabic), "kind",
                  "part_of", ("Sessions", count("venues")), ("Statements", count("statements")))  # fmt: skip


def _instruments(page: Page) -> list[Section]:
    return listed(page, page.record.dataset.instruments.values(), ("Name", link), "kind", "symbol", "date",
                  ("Cited in", count("citations")))  # fmt: skip


def host(row: m.Source) -> str:
    """Return the name of the machine that a source stands on, without `www`."""
    return row.url.split("/")[2].removeprefix("www.")


def _sources(page: Page) -> list[Section]:
    rows = sorted(page.record.dataset.sources.values(), key=lambda s: (host(s), s.published or "", s.id))
    return listed(page, rows, ("Title", link), ("Stands on", lambda p, s: escaped(host(s))), "published", "kind",
                  "extent", keys=host)  # fmt: skip


_LISTS: tuple[tuple[str, str, Sections], ...] = (
    ("sessions", "Sessions", _sessions), ("statements", "Statements", _statements), ("people", "People", _people),
    ("organizations", "Organizations", _organizations), ("offices", "Offices", _all_offices),
    ("elections", "Elections", _elections), ("topics", "Topics", _topics), ("places", "Places", _all_places),
    ("instruments", "Instruments", _instruments), ("sources", "Sources", _sources),
)  # fmt: skip
