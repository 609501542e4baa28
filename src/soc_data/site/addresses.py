"""Where each row stands on the site: the page of its own, or an anchor on the page of the row that it belongs to.

An address is relative to the root of a language: `sessions/ga-064.html#s001`. It depends on the row's id alone, so it
stays where it is from version to version.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from soc_data import metadata
from soc_data.tables import models as m
from soc_data.tables.row import Row

OWN_PAGE = ("sessions", "people", "organizations", "offices", "elections", "places", "topics", "instruments", "sources")
"""The tables whose rows have a page each."""
RETIRED_PAGE = "retired/index.html"


def _named(name: m.Name) -> Row:
    return name.person or name.organization or name.place or name.source


def _concerned(row: m.Evidence) -> Row:
    """The row that a piece of evidence is about; its source where there is no such row, as in data not yet checked."""
    found = row.dataset.tables.get(row.table_name, {}).get(row.row_id)
    return row.source if found is None else home_of(found)


_HOMES: dict[type[Row], Callable[[Any], Row]] = {
    m.Statement: lambda row: row.session,
    m.Party: lambda row: row.statement.session,
    m.Citation: lambda row: row.statement.session,
    m.Participant: lambda row: row.session,
    m.Report: lambda row: row.session,
    m.Venue: lambda row: row.session,
    m.Officer: lambda row: row.office,
    m.Candidate: lambda row: row.election,
    m.Name: _named,
    m.Evidence: _concerned,
}


def home_of(row: Row) -> Row:
    """Return the row on whose page a row stands: often itself."""
    home = _HOMES.get(type(row))
    return row if home is None else home(row)


def fragment(row: Row) -> str:
    """Return the anchor of a row on its page, empty for the row that the page is about.

    It is the row's id without that of the page: `s001` for `ga-064-s001`.
    """
    home = home_of(row)
    if row is home:
        return ""
    key = row.key.replace("/", "-")
    return key.removeprefix(f"{home.key}-")


def page_of(row: Row) -> str:
    """Return the page on which a row stands."""
    if isinstance(row, m.Retired):
        return RETIRED_PAGE
    home = home_of(row)
    return f"{home.table.name}/{home.key}.html"


def address(row: Row) -> str:
    """Return the page of a row and, where it has one, the anchor on it."""
    if isinstance(row, m.Retired):
        return f"{RETIRED_PAGE}#{row.table_name}-{row.id}"
    anchor = fragment(row)
    return page_of(row) + (f"#{anchor}" if anchor else "")


def identity(row: Row, start: str) -> str:
    """Return the address by which a row is known: below `BASE_URI` the same in every version, else in this version.

    `start` is where the site of the version begins. A row with a page of its own is not that page: it is `#it`.
    """
    page, _, anchor = address(row).partition("#")
    if metadata.BASE_URI:
        return metadata.BASE_URI + page.removesuffix(".html") + (f"#{anchor}" if anchor else "")
    return f"{start}{page}#{anchor or 'it'}"


def part(page: str, number: int) -> str:
    """Return the address of the second and further parts of a page that is split; no id has an underscore."""
    return page if number == 1 else page.replace(".html", f"_{number}.html")
