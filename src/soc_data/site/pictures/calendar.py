"""The sessions on a calendar, a line a year, and the numbers for which no page was read."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import Any

from soc_data.dataset.summary import numbered, ranges
from soc_data.site.markup import EMPTY, Html, joined
from soc_data.site.page import Page
from soc_data.site.pictures import svg
from soc_data.site.sections import Grid, Picture, Section, section
from soc_data.tables import models as m
from soc_data.tables.dates import bounds

LEFT, WIDTH, ROW, TOP = 48, 900, 30, 24
SQUARE, ACROSS = 27, 30


def _x(day: date) -> float:
    month = (WIDTH - LEFT) / 12
    return LEFT + (day.month - 1 + (day.day - 1) / monthrange(day.year, day.month)[1]) * month


def _of(row: m.Session) -> tuple[date, date, bool] | None:
    """The first and the last day of a session, and whether they are certain; None where it has no bounded day."""
    if row.start is None:
        return None
    low, high = bounds(row.start)
    last = bounds(row.end)[1] if row.end else high
    certain = low == high and (row.end is None or bounds(row.end)[0] == last)
    if low == date.min or last == date.max:
        return (high, high, False) if high != date.max else (low, low, False)
    return low, max(last, low), certain


def _block(page: Page, row: m.Session, years: list[str]) -> Html:
    found = _of(row)
    if found is None or str(found[0].year) not in years:
        return EMPTY
    first, last, certain = found
    y = TOP + years.index(str(first.year)) * ROW
    last = min(last, date(first.year, 12, 31))
    words = f"{page.session_name(row)}: {page.span(row.start, row.end)}"
    x, width = _x(first), max(_x(last) - _x(first) + 2.3, 5)
    shape = svg.rect(x, y + 12, width, 12, "sure" if certain else "maybe", words)
    if row.number is not None:
        shape += svg.text(x + width / 2, y + 10, row.number, "tick", "middle")
    return svg.link(page.to(row), words, shape)


def _numbers(page: Page, top: float) -> tuple[Html, float]:
    """The numbers from 1 to the highest one stated: solid where a page was read, hollow where none was."""
    known = numbered(page.record.dataset.sessions.values())
    shapes = []
    most = max(known, default=0)
    for number in range(1, most + 1):
        x = LEFT + (number - 1) % ACROSS * (SQUARE + 1)
        y = top + (number - 1) // ACROSS * (SQUARE - 5)
        read = number in known
        shape = svg.rect(x, y, SQUARE - 3, SQUARE - 8, "plain" if read else "gap")
        shape += svg.text(x + (SQUARE - 3) / 2, y + 13.5, number, "tick", "middle")
        shapes.append(
            svg.link(page.to(known[number][0]), page.session_name(known[number][0]), shape) if read else shape
        )
    return joined(shapes), -(-most // ACROSS) * (SQUARE - 5)


def calendar(page: Page) -> Section:
    """Return the picture of all sessions."""
    record = page.record
    years = record.years
    bottom = TOP + ROW * len(years)
    shapes = [
        svg.text(_x(date(2001, month, 1)) + 4, TOP - 8, page.t.month(month)[:9], "axis") for month in range(1, 13)
    ]
    shapes += [
        svg.line(_x(date(2001, month, 1)), TOP, _x(date(2001, month, 1)), bottom, "grid") for month in range(1, 13)
    ]
    for number, year in enumerate(years):
        shapes += [svg.text(LEFT - 8, TOP + number * ROW + 22, year, "label", "end"),
                   svg.line(LEFT, TOP + (number + 1) * ROW, WIDTH, TOP + (number + 1) * ROW, "grid")]  # fmt: skip
    shapes += [_block(page, row, years) for row in record.in_time]
    numbers, height = _numbers(page, bottom + 34)
    shapes += [svg.text(LEFT, bottom + 24, page.t("By number"), "label"), numbers]
    title = "Sessions on the calendar"
    drawn = svg.drawing(WIDTH + 4, bottom + 38 + height, page.t(title), joined(shapes))
    return section(page, title, "picture", Picture(page.t(title), drawn, _table(page), _note(page)))


def _note(page: Page) -> str:
    undated = sum(_of(row) is None for row in page.record.in_time)
    return page.t(
        "Solid: the days are known. Hatched: only bounds are known. Sessions without any date, in the table only: "
        "{undated}. Below, the numbers that sources give: dashed where no page was read ({missing}).",
        undated=undated, missing=ranges(list(page.record.coverage.gaps)),
    )  # fmt: skip


def _table(page: Page) -> Grid:
    rows: list[Any] = [
        ("", [page.link(row), page.span(row.start, row.end), page.t.label(row.date_basis)])
        for row in page.record.in_time
    ]
    head = [page.t("Session"), page.t("Days"), page.heading("sessions", "date_basis")]
    return Grid(page.t("Sessions on the calendar"), head, rows)
