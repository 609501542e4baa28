"""Statements by act or topic and year: the count, a bar as wide, and what could be read below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from soc_data.site.markup import Html, html, joined
from soc_data.site.page import Page
from soc_data.site.pictures import svg
from soc_data.site.pictures.strip import counts, note, strip
from soc_data.site.sections import Grid, Picture, Section, Shown, section
from soc_data.tables import models as m
from soc_data.tables.codes import Act, StatementsCoded

LEFT, STEP, ROW, TOP = 210, 54, 30, 24
WIDEST = 40
UNDATED = "undated"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a matrix: its label, where it leads, and the count in each column, by the column's head."""

    label: str
    link: Shown
    values: dict[str, int]


def matrix(
    page: Page, lines: Sequence[Line], heads: Sequence[str], left: float = LEFT, step: float = STEP
) -> tuple[Html, float]:
    """Return counts with a bar each under heads, and how high they are."""
    most = max((n for line in lines for n in line.values.values()), default=1)
    titles = [svg.wrapped(head, int(step / 6.5), 5) for head in heads]
    deepest = max(map(len, titles), default=1)
    top = TOP + 12 * (deepest - 1)
    shapes = [svg.label(left + (i + 0.5) * step, top - 8 - 6 * (len(title) - 1), title, "axis", "middle", 12)
              for i, title in enumerate(titles)]  # fmt: skip
    for number, line in enumerate(lines):
        y = top + number * ROW
        shapes += [svg.label(left - 10, y + 18, svg.wrapped(line.label, int(left / 6.2))),
                   svg.line(left, y + ROW, left + step * len(heads), y + ROW, "grid")]  # fmt: skip
        for column, head in enumerate(heads):
            if count := line.values.get(head, 0):
                shapes.append(_bar(left + (column + 0.5) * step, y, count, most, f"{line.label}, {head}: {count}"))
    return joined(shapes), top + len(lines) * ROW


def _bar(middle: float, top: float, count: int, most: int, title: str) -> Html:
    """A count, and below it a bar as wide as the count."""
    width = max(WIDEST * count / most, 2)
    return svg.text(middle, top + 17, count, "value", "middle") + svg.rect(
        middle - width / 2, top + 21, width, 4, "area", title
    )


def columns_of(page: Page) -> list[str]:
    """Return the years, and one more column for the sessions without a date where statements of such are coded."""
    undated = any(page.record.year_of[s.session_id] == UNDATED for s in page.record.statements)
    return [*page.record.years, *([UNDATED] if undated else [])]


def by_year(page: Page, title: str, lines: Sequence[Line], what: str) -> Section:
    """Return a picture of counts by year, with the coverage strip below it."""
    years = columns_of(page)
    heads = [page.t("undated") if year == UNDATED else year for year in years]
    shapes, height = matrix(page, lines, heads)
    below, more = strip(page, years, LEFT, STEP, height + 14)
    width = LEFT + STEP * len(years) + 4
    drawn = svg.drawing(width, height + 14 + more, page.t(title), shapes + below)
    rows: list[Any] = [("", [line.link, *(str(line.values.get(head, 0) or "") for head in heads)]) for line in lines]
    for code in StatementsCoded:
        label = page.t("Sessions coded: {how}", how=page.t.label(code))
        rows.append(("", [label, *(str(counts(page, year)[code] or "") for year in years)]))
    return section(
        page,
        title,
        "picture",
        Picture(page.t(title), drawn, Grid(page.t(title), [page.t(what), *heads], rows), note(page)),
    )


def acts(page: Page) -> Section:
    """Return the acts by year."""
    lines = []
    for act in Act:
        values = _count(page, [s for s in page.record.statements if s.act == act])
        if values:
            link = html('<a href="%s">%s</a>', page.query("statements/index.html", act=act.value), page.t.label(act))
            lines.append(Line(page.t.label(act), link, values))
    return by_year(page, "Acts by year", lines, "Act")


def topics(page: Page) -> Section:
    """Return the broad topics by year; a statement counts for the broadest topic above its own."""
    found: dict[str, list[m.Statement]] = {}
    for statement in page.record.statements:
        found.setdefault(_broadest(statement.topic).id, []).append(statement)
    lines = [
        Line(page.plain_name(topic), page.link(topic), _count(page, found[topic.id]))
        for topic in page.record.dataset.topics.values()
        if topic.id in found
    ]
    return by_year(page, "Topics by year", lines, "Topic")


def _broadest(topic: m.Topic) -> m.Topic:
    seen = {topic.id}
    while topic.broader is not None and topic.broader.id not in seen:
        topic = topic.broader
        seen.add(topic.id)
    return topic


def _count(page: Page, statements: Sequence[m.Statement]) -> dict[str, int]:
    values: dict[str, int] = {}
    undated = page.t("undated")
    for statement in statements:
        year = page.record.year_of[statement.session_id]
        year = undated if year == UNDATED else year
        values[year] = values.get(year, 0) + 1
    return values
