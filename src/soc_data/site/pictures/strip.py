"""The coverage strip: what could be read of each year, to stand under every count over time."""

from __future__ import annotations

from collections.abc import Sequence

from soc_data.site.markup import Html, joined
from soc_data.site.page import Page
from soc_data.site.pictures import svg
from soc_data.tables.codes import StatementsCoded

_KINDS = ((StatementsCoded.FULL, "sure"), (StatementsCoded.EXCERPT, "maybe"), (StatementsCoded.NONE, "hollow"))
SIDE, STEP = 9, 12


def counts(page: Page, year: str) -> dict[StatementsCoded, int]:
    """Return how many sessions of a year are coded from a full text, from a beginning, and not at all."""
    found = [s.coded for s in page.record.coverage.sessions if s.year == year]
    return {code: found.count(code.value) for code, _ in _KINDS}


def strip(page: Page, years: Sequence[str], left: float, step: float, top: float) -> tuple[Html, float]:
    """Return a column of squares under each year, one a session, and how high the highest column is."""
    shapes = [svg.text(left - 10, top + SIDE, page.t("Sessions known"), "label", "end")]
    across = max(int((step - 6) // STEP), 1)
    most = 0
    for column, year in enumerate(years):
        kinds = [(code, kind) for code, kind in _KINDS for _ in range(counts(page, year)[code])]
        for place, (code, kind) in enumerate(kinds):
            x, y = left + column * step + 4 + place % across * STEP, top + place // across * STEP
            shapes.append(svg.rect(x, y, SIDE, SIDE, kind, f"{year}: {page.t.label(code)}"))
        most = max(most, -(-len(kinds) // across))
    return joined(shapes), most * STEP + 4


def note(page: Page) -> str:
    """Return how the strip is read, and why counts of different years are not to be compared without it."""
    from soc_data.dataset.summary import ranges

    missing = page.t.numbers(ranges(list(page.record.coverage.gaps)))
    return page.t(
        "Squares below: the sessions known of each year. Solid: coded from a text read to its end. Hatched: from the "
        "beginning of a page. Hollow: not coded. Session numbers without a page: {missing}. A year with more rows is "
        "a year of which more could be read.",
        missing=missing,
    )
