"""The sessions on a calendar, a line a year, and the numbers for which no page was read."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from soc_data.dataset.summary import numbered, ranges
from soc_data.site.markup import Html, joined
from soc_data.site.page import Page
from soc_data.site.pictures import svg
from soc_data.site.sections import Grid, Picture, Section, section
from soc_data.tables import models as m
from soc_data.tables.dates import bounds

LEFT, WIDTH, ROW, LANE, TOP = 48, 900, 30, 22, 24
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


def _block(page: Page, row: m.Session, top: float, lane: int) -> Html:
    """A session on the line of its year: its days solid, or the days between which it sat as a thin hatched band."""
    found = _of(row)
    assert found is not None, "only sessions with a bound are drawn"
    first, last, certain = found
    words = f"{page.session_name(row)}: {page.span(row.start, row.end)}"
    x, width = _ends(first, last)
    y = top + 12 + lane * LANE
    shape = svg.rect(x, y, width, 12, "sure", words) if certain else svg.rect(x, y + 3, width, 6, "maybe", words)
    if row.number is not None:
        shape += svg.text(x + 2.5, y - 2, row.number, "tick", "middle")
    return svg.link(page.to(row), words, shape)


def _ends(first: date, last: date) -> tuple[float, float]:
    """Return where a session begins and how wide it is; one that may lie in the next year ends with its own."""
    x = _x(first)
    return x, max(_x(min(last, date(first.year, 12, 31))) - x + 2.3, 5)


def _lanes(rows: Sequence[m.Session]) -> list[tuple[m.Session, int]]:
    """Give each session of a year the first lane in which neither it nor its number covers another."""
    ends: list[float] = []
    placed = []
    for row in sorted(rows, key=lambda row: _bounds(row)[0]):
        x, width = _ends(*_bounds(row))
        lane = next((number for number, end in enumerate(ends) if x - 8 > end), len(ends))
        ends[lane : lane + 1] = [x + max(width, 10)]
        placed.append((row, lane))
    return placed


def _bounds(row: m.Session) -> tuple[date, date]:
    found = _of(row)
    assert found is not None, "only sessions with a bound are drawn"
    return found[:2]


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
    years: dict[str, list[m.Session]] = {year: [] for year in page.record.years}
    for row in page.record.in_time:
        found = _of(row)
        if found is not None and str(found[0].year) in years:
            years[str(found[0].year)].append(row)
    shapes, top = [], float(TOP)
    for year, rows in years.items():
        placed = _lanes(rows)
        shapes += [_block(page, row, top, lane) for row, lane in placed]
        shapes.append(svg.text(LEFT - 8, top + 22, year, "label", "end"))
        top += ROW + LANE * max((lane for _, lane in placed), default=0)
        shapes.append(svg.line(LEFT, top, WIDTH, top, "grid"))
    numbers, height = _numbers(page, top + 34)
    shapes = [*_months(page, top), *shapes, svg.text(LEFT, top + 24, page.t("By number"), "label"), numbers]
    title = "Sessions on the calendar"
    drawn = svg.drawing(WIDTH + 4, top + 38 + height, page.t(title), joined(shapes))
    return section(page, title, "picture", Picture(page.t(title), drawn, _table(page), _note(page)))


def _months(page: Page, bottom: float) -> Iterator[Html]:
    for month in range(1, 13):
        x = _x(date(2001, month, 1))
        yield svg.text(x + 4, TOP - 8, page.t.month(month), "axis")
        yield svg.line(x, TOP, x, bottom, "grid")


def _note(page: Page) -> str:
    missing = page.t.numbers(ranges(list(page.record.coverage.gaps)))
    words = page.t(
        "Solid: the days are known. Hatched: only bounds are known. Below, the numbers that sources give: dashed where "
        "no page was read ({missing}).",
        missing=missing,
    )
    undated = sum(_of(row) is None for row in page.record.in_time)
    more = page.t("Sessions without any date, in the table only: {undated}.", undated=undated)
    return f"{words} {more}" if undated else words


def _table(page: Page) -> Grid:
    rows: list[Any] = [
        ("", [page.link(row), page.span(row.start, row.end), page.t.label(row.date_basis)])
        for row in page.record.in_time
    ]
    head = [page.t("Session"), page.t("Days"), page.heading("sessions", "date_basis")]
    return Grid(page.t("Sessions on the calendar"), head, rows)
