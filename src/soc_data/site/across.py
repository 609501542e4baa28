"""The home page and the pages that run across tables: pictures, disputes, coverage, codes, retired ids, search."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable
from typing import Any

from soc_data.dataset.summary import ranges
from soc_data.site.evidence import concerned, field, recorded
from soc_data.site.machine import site_address
from soc_data.site.markup import html
from soc_data.site.page import Page
from soc_data.site.pictures import acts
from soc_data.site.pictures.calendar import calendar
from soc_data.site.pictures.relations import relations
from soc_data.site.record import Record
from soc_data.site.sections import Grid, Section, section, table
from soc_data.tables import codes
from soc_data.tables.codes import Code
from soc_data.tables.row import Row


def home(page: Page) -> list[Section]:
    """The home page: the calendar of sessions; the rest stands in its template."""
    return [calendar(page)]


def home_twin(record: Record) -> dict[str, Any]:
    """Return the description of the dataset, how many rows each table has, and where the lists stand."""
    tables = {name: len(rows) for name, rows in record.dataset.tables.items()}
    return {
        "page": "index.html",
        "address": site_address(record),
        "rows_by_table": tables,
        "description": record.description,
    }


def _pictures(page: Page) -> list[Section]:
    return [acts.acts(page), acts.topics(page), *relations(page)]  # the calendar stands on the home page


def _disputed(page: Page) -> list[Section]:
    lede = page.t("Each line is a value that another source states otherwise. Both stay in the record, side by side.")
    return table(page, "Values that a source contradicts", page.record.disputes, ("Concerning", concerned),
                 ("Column", field), ("Recorded", recorded), ("Stated there", lambda p, e: p.stated(e)), "note",
                 lede=lede)  # fmt: skip


_YEAR = ("Sessions", "Numbered", "Dated", "With a venue", "Contests", "With votes", "Statements", "Coded in full",
         "From excerpts")  # fmt: skip


def _coverage(page: Page) -> list[Section]:
    known = page.record.coverage
    years: dict[str, list[Any]] = {}
    for session in known.sessions:
        years.setdefault(session.year, []).append(session)
    lines: list[Any] = [("", [page.t("undated") if year == "undated" else year, *map(str, _figures(some))])
                        for year, some in sorted(years.items())]  # fmt: skip
    lines.append(("", [page.t("all"), *map(str, _figures(list(known.sessions)))]))
    by_year = Grid(page.t("By year"), [page.t("Year"), *map(page.t, _YEAR)], lines)
    facts = sum(known.located.values())
    missing = page.t.numbers(ranges(list(known.gaps)))
    lede = page.t(
        "Session numbers without a page: {missing}. Facts with source and place: {facts}, all of them; {paragraph} by "
        "paragraph, {excerpt} from pages of which only the beginning could be read.",
        missing=missing, facts=f"{facts:,}", paragraph=f"{known.located['paragraph']:,}",
        excerpt=f"{known.located['excerpt']:,}",
    )  # fmt: skip
    return [
        section(page, "By year", "table", by_year, lede=lede),
        section(page, "By session", "table", _by_session(page)),
    ]


def _figures(some: list[Any]) -> list[int]:
    return [
        len(some), sum(s.number is not None for s in some), sum(s.dates != "unknown" for s in some),
        sum(s.venues > 0 for s in some), sum(s.contests for s in some), sum(s.contests_with_votes for s in some),
        sum(s.statements for s in some), sum(s.coded == "full" for s in some), sum(s.coded == "excerpt" for s in some),
    ]  # fmt: skip


def _by_session(page: Page) -> Grid:
    head = [page.t(title) for title in ("Session", "Days", "Venues", "Contests", "With votes", "Statements", "Coded")]
    by_id = {s.session: s for s in page.record.coverage.sessions}
    lines: list[Any] = []
    for row in page.record.in_time:
        s = by_id[row.id]
        figures = [str(n or "") for n in (s.venues, s.contests, s.contests_with_votes, s.statements)]
        how = page.t.label(row.statements_coded)
        lines.append(("", [page.link(row), page.span(row.start, row.end), *figures, how]))
    return Grid(page.t("By session"), head, lines)


def codelists() -> list[type[Code]]:
    """Return the codelists, in the order in which they are written."""
    return [
        value
        for value in vars(codes).values()
        if isinstance(value, type) and issubclass(value, Code) and value is not Code
    ]


def _codes(page: Page) -> list[Section]:
    found = []
    head = [page.t("Code"), page.t("Label"), page.t("Meaning")]
    for codelist in codelists():
        title = inspect.cleandoc(codelist.__doc__ or "").removesuffix(".")
        lines: list[Any] = [
            (f"{codelist.__name__}-{code.value}",
             [html('<code dir="ltr">%s</code>', code.value), page.t.label(code), page.foreign(code.meaning)])
            for code in codelist
        ]  # fmt: skip
        found.append(Section(page.t.codelist(codelist.__name__, title), f"_{codelist.__name__}", "table",
                             Grid(codelist.__name__, head, lines)))  # fmt: skip
    return found


def _retired(page: Page) -> list[Section]:
    found = list(page.record.dataset.retired.values())
    if not found:
        words = page.t("No id was retired so far. One that is released is never used again.")
        more = html('<a href="%sabout/index.html">%s</a>', page.up, page.t("About"))
        return [section(page, "Retired ids", "text", html("<p>%s %s</p>", words, more))]
    head = [page.heading("retired", name) for name in ("table_name", "id", "replaced_by", "retired_in", "reason")]
    lines: list[Any] = [(f"{r.table_name}-{r.id}", [r.table_name, html("<code>%s</code>", r.id), _successor(page, r),
                                                    r.retired_in, page.foreign(r.reason)]) for r in found]  # fmt: skip
    return [section(page, "Retired ids", "table", Grid(page.t("Retired ids"), head, lines), len(found))]


def _successor(page: Page, row: Any) -> Any:
    found = page.record.dataset.tables.get(row.table_name, {}).get(row.replaced_by) if row.replaced_by else None
    return page.link(found) if found is not None else row.replaced_by or "–"


def _none(page: Page) -> list[Section]:
    return []


def rows(record: Record, name: str) -> Iterable[Row]:
    """Return the rows that a page across tables lists, for its JSON."""
    return {"disputed": record.disputes, "retired": tuple(record.dataset.retired.values()),
            "coverage": record.in_time}.get(name, ())  # fmt: skip


PAGES: tuple[tuple[str, str, Callable[[Page], list[Section]], str], ...] = (
    ("pictures", "Pictures", _pictures, "page.html"),
    ("disputed", "Where sources disagree", _disputed, "page.html"),
    ("coverage", "Coverage", _coverage, "page.html"),
    ("codes", "Codes", _codes, "page.html"),
    ("retired", "Retired ids", _retired, "page.html"),
    ("names", "Match a list of names", _none, "names.html"),
    ("search", "Search", _none, "search.html"),
    ("about", "About", _none, "about.html"),
)
