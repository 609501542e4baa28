"""The pages of the site, each as what it is made from: its address, its title, what stands on it, its twin."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from soc_data.site import rows
from soc_data.site.addresses import OWN_PAGE, page_of
from soc_data.site.machine import twin
from soc_data.site.page import Page
from soc_data.site.record import Record
from soc_data.site.sections import Section
from soc_data.site.texts import Language
from soc_data.tables import models as m
from soc_data.tables.row import Row


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page in both languages.

    `twin` makes the page's JSON, `here` is the entry of the navigation that it stands under. A page that is `whole`
    is never split: its anchors are addresses that others keep.
    """

    path: str
    title: Callable[[Page], str]
    sections: Callable[[Page], list[Section]]
    twin: Callable[[Record], dict[str, Any]]
    here: str
    row: Row | None = None
    template: str = "page.html"
    whole: bool = False
    subtitle: Callable[[Page], Any] = field(default=lambda page: "")


def row_sheets(record: Record) -> Iterator[Sheet]:
    """Yield the page of each row that has one."""
    for name in OWN_PAGE:
        for row in record.dataset.tables[name].values():
            yield _row_sheet(row)


def _row_sheet(row: Row) -> Sheet:
    return Sheet(
        path=page_of(row),
        title=lambda page: page.plain_name(row),
        sections=lambda page: rows.sections(page, row),
        twin=lambda record: twin(record, row),
        here=f"{row.table.name}/index.html",
        row=row,
        whole=isinstance(row, m.Session),
        subtitle=lambda page: _subtitle(page, row),
    )


def _subtitle(page: Page, row: Row) -> Any:
    """Return the line under a title: when a session was, how a name is written in the other script."""
    if isinstance(row, m.Session):
        return page.span(row.start, row.end) if row.number is not None else page.link(row.body)
    if isinstance(row, m.Source):
        return page.foreign(row.publisher)
    if isinstance(row, m.Election):
        return page.span(row.held_on, row.held_on) if row.held_on else page.link(row.session)
    arabic = getattr(row, "name_ar", None)
    if not arabic:
        return ""
    return page.foreign(str(getattr(row, "name", ""))) if page.t.is_arabic else page.foreign(arabic, "ar")


def titles(t: Language) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Return the entries of the navigation, and the further ones at the foot of each page."""
    tables = [(f"{name}/index.html", t(title)) for name, title in (
        ("sessions", "Sessions"), ("statements", "Statements"), ("people", "People"),
        ("organizations", "Organizations"),
        ("offices", "Offices"), ("elections", "Elections"), ("topics", "Topics"), ("places", "Places"),
        ("instruments", "Instruments"), ("sources", "Sources"))]  # fmt: skip
    main = [*tables, ("pictures/index.html", t("Pictures"))]
    return main, [(f"{name}/index.html", t(title)) for name, title in (
        ("disputed", "Where sources disagree"), ("coverage", "Coverage"), ("names", "Match a list of names"),
        ("search", "Search"), ("codes", "Codes"), ("retired", "Retired ids"), ("about", "About"))]  # fmt: skip
