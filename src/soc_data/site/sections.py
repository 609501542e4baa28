"""What pages are made of: sections of facts, tables, statements, pictures and links."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from soc_data.site.addresses import home_of
from soc_data.site.markup import Html, html
from soc_data.site.page import CODELISTS, Page
from soc_data.tables.models import MODELS
from soc_data.tables.row import Row

Shown = Html | str


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page under a heading. `kind` says how the template writes its content."""

    title: str
    anchor: str
    kind: str
    content: Any
    count: int | None = None
    lede: Shown = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as it is shown: what it is, its head, and each row with its anchor, empty where it has none."""

    label: str
    head: Sequence[Shown]
    rows: Sequence[tuple[str, Sequence[Shown]]]
    keys: Sequence[str] = ()
    """What each row is filed under, to label the parts of a table that is split."""
    wide: Sequence[int] = ()
    """The columns of long texts, by number: they need room where the window is narrow."""
    model: type[Row] | None = None
    """What kind of row it has, where these can be linked to and cited."""
    linked: bool = False
    """Whether the rows have their own address here, on the first part of the page."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing, the same as a table or a link to it, and a note on how to read it."""

    title: str
    svg: Html
    table: Grid | Html
    note: Shown = ""


Field = str | tuple[str, Callable[[Page, Any], Shown]]
"""A column of a table, or a title and what is shown under it."""


_WIDE = ("note", "definition", "capacity", "reason")


def _cell(page: Page, row: Row, field: Field, cited: bool) -> Shown:
    if not isinstance(field, str):
        return field[1](page, row)
    return page.cell(row, field) if cited else page.value(row, field)


def _head(page: Page, table: str, field: Field) -> Shown:
    """Return the title of a column; that of a codelist leads to its codes."""
    if not isinstance(field, str):
        return page.t(field[0])
    codelist = CODELISTS[MODELS[table]].get(field)
    title = page.heading(table, field)
    return page.codelist(codelist, title) if codelist else title


def grid(page: Page, rows: Sequence[Row], fields: Sequence[Field], label: str, *, cited: bool = True) -> Grid:
    """Return rows of one table as they are shown, those of facts with their source and the link to themselves.

    Without `cited`, the values alone: in a list whose rows have a page each, that page names the sources.
    """
    table = rows[0].table.name
    head = [_head(page, table, f) for f in fields]
    facts = cited and hasattr(rows[0], "locator")
    linked = home_of(rows[0]) is page.row
    lines = []
    above: list[Shown] = []
    for row in rows:
        full = [_cell(page, row, field, cited) for field in fields]
        cells = _without_repeats(page, fields, full, above) if linked else full
        above = full
        if facts:
            cells.append(html("%s\N{NO-BREAK SPACE}%s", page.ref(row), page.mark(row)))
        lines.append((page.anchor(row), cells))
    wide = tuple(number for number, field in enumerate(fields) if field in _WIDE)
    return Grid(
        label,
        [*head, page.t("Source")] if facts else head,
        lines,
        wide=wide,
        model=type(rows[0]) if facts else None,
        linked=linked,
    )


def _without_repeats(page: Page, fields: Sequence[Field], cells: list[Shown], above: list[Shown]) -> list[Shown]:
    """Return cells, a long note that is that of the row above by a word: such a table is never cut between them."""
    same = [number < len(above) and cell == above[number] and len(cell) > 40 for number, cell in enumerate(cells)]
    said = html('<span class="quiet">%s</span>', page.t("as above"))
    return [said if fields[n] == "note" and same[n] else cell for n, cell in enumerate(cells)]


def table(page: Page, title: str, rows: Iterable[Row], *fields: Field, lede: Shown = "") -> list[Section]:
    """Return a section with rows as a table; none where there are no rows."""
    found = list(rows)
    if not found:
        return []
    shown = [f for f in fields if not isinstance(f, str) or any(_filled(page, row, f) for row in found)]
    return [section(page, title, "table", grid(page, found, shown, page.t(title)), len(found), lede)]


def _filled(page: Page, row: Row, field: str) -> bool:
    return getattr(row, field) is not None or bool(page.record.evidence(row, field))


def section(page: Page, title: str, kind: str, content: Any, count: int | None = None, lede: Shown = "") -> Section:
    """Return a section whose anchor follows from its English title; ids of rows never begin with an underscore."""
    anchor = "_" + "".join(c if c.isalnum() else "-" for c in title.lower()).strip("-")
    return Section(page.t(title), anchor, kind, content, count, lede)


def links(page: Page, title: str, rows: Iterable[Row]) -> list[Section]:
    """Return a section with links to rows; none where there are no rows."""
    found = list(dict.fromkeys(rows))
    return [section(page, title, "links", [page.link(row) for row in found], len(found))] if found else []


def statements(page: Page, title: str, rows: Iterable[Any], lede: Shown = "") -> list[Section]:
    """Return a section with statements, session by session; none where there are none."""
    found = list(rows)
    if not found:
        return []
    return [section(page, title, "statements", page.record.by_session(found), len(found), lede)]
