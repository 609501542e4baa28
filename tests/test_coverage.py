"""Coverage: what is known is measured, and never falls."""

from __future__ import annotations

import json
from pathlib import Path

from helpers import CHECKOUT, drop_row, run_cli
from soc_data import Dataset, load
from soc_data.tables.models import FACT_TABLES
from soc_data.views.coverage import Coverage, coverage, render

FLOOR: dict[str, int] = json.loads((CHECKOUT / "docs/data/coverage.json").read_text(encoding="utf-8"))


def fallen(measured: Coverage) -> list[str]:
    """Return the figures that lie below those of the last release."""
    return [name for name, count in FLOOR.items() if measured.totals[name] < count]


def test_no_figure_falls_below_the_last_release(shipped: Dataset) -> None:
    """Every total of the shipped data is at least that of docs/data/coverage.json."""
    assert fallen(coverage(shipped)) == []


def test_a_lost_venue_lowers_the_figures(shipped_package: Path) -> None:
    """A package that lost a venue falls below the last release, so the test above can fail."""
    drop_row(shipped_package, "venues", "ga-042/istanbul")
    assert "sessions with a venue" in fallen(coverage(load(shipped_package)))


def test_every_fact_has_source_and_locator(shipped: Dataset) -> None:
    """The facts counted by locator are all rows of the tables of facts."""
    assert sum(coverage(shipped).located.values()) == sum(len(shipped[table]) for table in FACT_TABLES)


def test_gaps_are_the_numbers_without_a_session(shipped: Dataset) -> None:
    """A number is a gap exactly where no session of the Assembly has it."""
    measured = coverage(shipped)
    numbers = {session.number for session in measured.sessions if session.number}
    assert set(measured.gaps) == set(range(1, max(numbers) + 1)) - numbers
    assert 64 in numbers
    assert 64 not in measured.gaps


def test_every_form_tells_the_same(shipped: Dataset) -> None:
    """Text and Markdown name every session, and JSON has its figures."""
    measured = coverage(shipped)
    content = json.loads(render(measured, "json"))
    assert [s["session"] for s in content["sessions"]] == list(shipped.sessions)
    assert content["totals"] == measured.totals
    for form in ("text", "markdown"):
        assert all(session.session in render(measured, form) for session in measured.sessions)


def test_the_command_prints_the_coverage() -> None:
    """`soc-data coverage` prints the table of years."""
    code, out, _ = run_cli("coverage")
    assert code == 0
    assert out.startswith("year")
