"""Further sources, for and against: what each is about, what the record has, what is stated there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from soc_data.site.addresses import home_of
from soc_data.site.markup import html, joined
from soc_data.site.page import Page
from soc_data.site.sections import Grid, Section, Shown, section
from soc_data.tables import models as m
from soc_data.tables.codes import Verdict
from soc_data.tables.row import Row


def concerned(page: Page, row: m.Evidence) -> Shown:
    """Return a link to the row that a piece of evidence is about."""
    subject = row.dataset.tables.get(row.table_name, {}).get(row.row_id)
    if subject is None:
        return row.row_id
    return html('<a href="%s">%s</a>', page.to(subject), called(page, subject))


_CALLED: dict[type[Row], Callable[[Page, Any], Shown]] = {
    m.Candidate: lambda page, row: page.name(row.person),
    m.Officer: lambda page, row: page.name(row.person),
    m.Venue: lambda page, row: page.name(row.place),
    m.Participant: lambda page, row: plain_who(page, row),
    m.Report: lambda page, row: plain_who(page, row),
    m.Statement: lambda page, row: f"{page.t('Statement')} {row.position}",
    m.Party: lambda page, row: f"{page.t('Statement')} {row.statement.position}",
    m.Citation: lambda page, row: f"{page.t('Statement')} {row.statement.position}",
}


def plain_who(page: Page, row: Any) -> Shown:
    """Return the person, body or unnamed group of a row, without a link."""
    somebody = row.person or row.organization
    return page.foreign(row.group_label or "") if somebody is None else page.name(somebody)


def called(page: Page, row: Row) -> Shown:
    """Return what a row is called: on a page that is not that of its home, with its home."""
    short = _CALLED.get(type(row))
    if short is None:
        return page.name(row)
    home = home_of(row)
    return short(page, row) if home is page.row else html("%s · %s", short(page, row), page.name(home))


def field(page: Page, row: m.Evidence) -> Shown:
    """Return the title of the column that a piece of evidence is about."""
    return page.heading(row.table_name, row.field)


def recorded(page: Page, row: m.Evidence) -> Shown:
    """Return the value that the record has, with its source."""
    subject = row.dataset.tables.get(row.table_name, {}).get(row.row_id)
    if subject is None:
        return ""
    value = page.value(subject, row.field) or page.t("empty")
    return html("%s %s", value, page.ref(subject)) if hasattr(subject, "locator") else value


def evidence(page: Page) -> list[Section]:
    """Return the further sources for what stands on a page, those that contradict first, alike ones in one line."""
    found: list[Any] = page.record.belonging.get(page.first, {}).get("evidence", [])
    if not found:
        return []
    groups: dict[tuple[Any, ...], list[Any]] = {}
    for row in sorted(found, key=lambda e: e.verdict != Verdict.CONTRADICTS):
        groups.setdefault((row.table_name, row.row_id, row.field, row.stated_value, row.verdict), []).append(row)
    head = [page.t("Concerning"), page.t("Column"), page.t("Recorded"), page.t("Stated there"),
            page.codelist(Verdict, page.heading("evidence", "verdict")), page.heading("evidence", "note"),
            page.t("Source")]  # fmt: skip
    lines: list[Any] = [("", _evidence_line(page, rows)) for rows in groups.values()]
    title = "Further sources, for and against"
    return [
        section(
            page, title, "table", Grid(page.t(title), head, lines, wide=(5,), model=m.Evidence, linked=True), len(found)
        )
    ]


def _evidence_line(page: Page, rows: list[m.Evidence]) -> list[Shown]:
    first = rows[0]
    said = [page.foreign(row.note) for row in rows if row.note]
    notes = joined(said) if len(said) < 2 else joined([html("<p>%s</p>", note) for note in said])
    marks = [html('<span id="%s">%s\N{NO-BREAK SPACE}%s</span>', page.anchor(row), page.ref(row), page.mark(row))
             for row in rows]  # fmt: skip
    return [concerned(page, first), field(page, first), recorded(page, first), page.stated(first),
            page.t.label(first.verdict), notes, joined(marks, " ")]  # fmt: skip
