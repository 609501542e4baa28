"""The votes of one contest as bars, with the counts of voters that the sources state."""

from __future__ import annotations

from typing import Any

from soc_data.site.markup import Html, joined
from soc_data.site.page import Page
from soc_data.site.pictures import svg
from soc_data.site.sections import Grid, Picture, Section, section
from soc_data.tables import models as m
from soc_data.tables.codes import Verdict

LEFT, WIDTH, ROW = 210, 720, 30


def _stated_otherwise(page: Page, row: m.Candidate) -> list[int]:
    """The votes that other sources state."""
    found = [e for e in page.record.evidence(row, "votes") if e.verdict == Verdict.CONTRADICTS]
    return [int(e.stated_value) for e in found if e.stated_value and e.stated_value.isdigit()]


def of_contest(page: Page, row: m.Election) -> Section:
    """Return the votes of each candidate; what another source states is a hollow mark on the same line."""
    totals = [("votes_cast", row.votes_cast), ("members_present", row.members_present), ("membership", row.membership)]
    others = {c.key: _stated_otherwise(page, c) for c in row.candidates}
    stated = [n for _, n in totals if n is not None]
    most = max([*stated, *(c.votes or 0 for c in row.candidates), *(n for some in others.values() for n in some), 1])
    scale = (WIDTH - LEFT - 60) / most
    shapes, y = [], 8.0
    for c in sorted(row.candidates, key=lambda c: -(c.votes or -1)):
        shapes.append(_bar(page, c, y, scale, others[c.key]))
        y += ROW
    for name, count in totals:
        if count is not None:
            x = LEFT + count * scale
            shapes += [svg.line(x, 4, x, y, "total"), svg.text(x, y + 13, f"{page.heading('elections', name)}: {count}",
                                                              "axis", "end")]  # fmt: skip
            y += 16
    title = "Votes"
    drawn = svg.drawing(WIDTH, y + 8, page.t(title), joined(shapes))
    note = page.t("Bars: votes as recorded. Hollow marks: what another source states. Lines: voters, as stated.")
    return section(page, title, "picture", Picture(page.t(title), drawn, _table(page, row, others), note))


def _bar(page: Page, row: m.Candidate, y: float, scale: float, others: list[int]) -> Html:
    name = page.plain_name(row.person)
    shapes = [svg.label(LEFT - 10, y + 15, svg.wrapped(name, 34))]
    if row.votes is None:
        shapes.append(svg.text(LEFT + 4, y + 15, page.t("votes not stated"), "axis"))
    else:
        kind = "sure" if row.outcome == "elected" else "plain"
        shapes.append(svg.rect(LEFT, y + 2, row.votes * scale, 18, kind, f"{name}: {row.votes}"))
        shapes.append(svg.text(LEFT + row.votes * scale + 6, y + 16, row.votes, "value"))
    shapes += [svg.circle(LEFT + n * scale, y + 11, 4.5, "hollow") for n in others]
    return joined(shapes)


def _table(page: Page, row: m.Election, others: dict[str, list[int]]) -> Grid:
    head = [page.heading("candidates", "person_id"), page.heading("candidates", "votes"), page.t("Others state"),
            page.heading("candidates", "outcome")]  # fmt: skip
    lines: list[Any] = [
        ("", [page.link(c.person), "–" if c.votes is None else str(c.votes), ", ".join(map(str, others[c.key])) or "–",
              page.t.label(c.outcome)]) for c in row.candidates
    ]  # fmt: skip
    return Grid(page.t("Votes"), head, lines)
