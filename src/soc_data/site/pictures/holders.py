"""Terms in office on a time axis: certain days solid, possible days hatched, ends that no source bounds left open."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from soc_data.site.markup import Html, html, joined
from soc_data.site.page import Page
from soc_data.site.pictures import svg
from soc_data.site.sections import Grid, Picture, Section, section
from soc_data.tables import models as m
from soc_data.tables.dates import earliest, latest
from soc_data.tables.row import Row

LEFT, WIDTH, ROW, HIGH, TOP = 210, 900, 24, 32, 26
MOST_LETTERS = 34
MANY = 60
"""From how many terms on the list of terms stands in the place of a picture's own table."""


class Axis:
    """Years from left to right."""

    def __init__(self, years: Sequence[str], left: float = LEFT, width: float = WIDTH) -> None:
        self.first, self.last = date(int(years[0]), 1, 1), date(int(years[-1]) + 1, 1, 1)
        self.years, self.left, self.right = years, left, width - 8
        self.scale = (self.right - left) / (self.last - self.first).days

    def x(self, day: date) -> float:
        """Return where a day lies; days off the axis lie at its ends."""
        return self.left + (min(max(day, self.first), self.last) - self.first).days * self.scale

    def lines(self, top: float, bottom: float) -> Html:
        """Return a line at the start of each year, and the year above it."""
        marks = []
        for year in self.years:
            x = self.x(date(int(year), 1, 1))
            marks.append(svg.line(x, top, x, bottom, "grid"))
            marks.append(svg.text(x + 3, top - 6, year, "axis"))
        return joined(marks)


def bar(axis: Axis, y: float, start: str | None, end: str | None) -> Html:
    """Return a term: what is certain, what is possible on either side, and open ends."""
    low, begun = (date.min, None) if start is None else (earliest(start), latest(start))
    ended, high = (None, date.max) if end is None else (earliest(end), latest(end))
    shapes = []
    certain = begun is not None and ended is not None and begun != date.max and begun <= ended
    solid_from, solid_to = begun or low, ended or high
    if low == date.min:
        shapes.append(_open(axis, y, axis.first, solid_from if begun else axis.last))
    elif begun is not None and low < begun:
        shapes.append(_possible(axis, y, low, min(begun, high)))
    if high == date.max and ended != date.max:
        shapes.append(_open(axis, y, solid_to if ended else (begun or axis.first), axis.last))
    elif ended is not None and ended != date.max and ended < high:
        shapes.append(_possible(axis, y, max(ended, low), high))
    if certain:
        assert begun is not None
        assert ended is not None
        shapes.append(_certain(axis, y, begun, ended))
    elif begun is not None and begun != date.max and ended is None:
        shapes.append(svg.line(axis.x(begun), y, axis.x(begun), y + 14, "edge"))
    return joined(shapes)


def _certain(axis: Axis, y: float, first: date, last: date) -> Html:
    x = axis.x(first)
    shape = svg.rect(x, y, max(axis.x(last) - x, 2.5), 14, "sure")
    if last == date.max:  # the term has not ended, by the source
        shape += html('<path class="sure" d="M%s %sl9 7l-9 7z"/>', svg.number(axis.right - 1), svg.number(y))
    return shape


def _possible(axis: Axis, y: float, first: date, last: date) -> Html:
    x = axis.x(first)
    return svg.rect(x, y, max(axis.x(last) - x, 2.5), 14, "maybe")


def _open(axis: Axis, y: float, first: date, last: date) -> Html:
    return svg.line(axis.x(first), y + 7, axis.x(last), y + 7, "open")


def _chart(page: Page, terms: Sequence[m.Officer], title: str, named: Callable[[m.Officer], Row]) -> Section:
    """Return terms as bars, a line for each person or office, the first to begin uppermost."""
    lines: dict[str, list[m.Officer]] = {}
    for term in _in_time(terms):
        lines.setdefault(named(term).key, []).append(term)
    labels = [svg.wrapped(page.plain_name(named(some[0])), MOST_LETTERS) for some in lines.values()]
    axis, row = Axis(page.record.years), HIGH if any(len(label) > 1 for label in labels) else ROW
    height = TOP + row * len(lines) + 6
    shapes = [axis.lines(TOP, height - 4)]
    for number, some in enumerate(lines.values()):
        y = TOP + row * number + (row - 14) / 2
        name = page.plain_name(named(some[0]))
        shapes.append(svg.label(LEFT - 10, y + 11, labels[number]))
        for term in some:
            words = f"{name}: {page.span(term.start, term.end)}"
            shapes.append(svg.link(page.to(term), words, bar(axis, y, term.start, term.end)))
    drawn = svg.drawing(WIDTH, height, page.t(title), joined(shapes))
    note = page.t("Solid: certainly in office. Hatched: perhaps. Dotted: no source read says when it began or ended.")
    return section(page, title, "picture", Picture(page.t(title), drawn, _behind(page, terms, title, named), note))


def _behind(page: Page, terms: Sequence[m.Officer], title: str, named: Callable[[m.Officer], Row]) -> Grid | Html:
    """The same as a table; where there are many terms, a link to the list of them on the page."""
    if len(terms) > MANY:
        return html('<a href="%s#_terms">%s</a>', page.up + page.first, page.t("The same as a table"))
    head = [page.t("Who or what"), page.heading("officers", "start"), page.heading("officers", "end")]
    lines: list[Any] = [
        ("", [page.name(named(term)), page.when(term.start), page.when(term.end)]) for term in _in_time(terms)
    ]
    return Grid(page.t(title), head, lines)


def _in_time(terms: Sequence[m.Officer]) -> list[m.Officer]:
    return sorted(terms, key=lambda t: (latest(t.start) if t.start else date.max, t.id))


def of_office(page: Page, row: m.Office) -> Section:
    """Return who held an office, over time."""
    return _chart(page, row.terms, "Holders over time", lambda term: term.person)


def of_person(page: Page, row: m.Person) -> Section:
    """Return the offices of a person, over time."""
    return _chart(page, row.terms, "Offices over time", lambda term: term.office)
