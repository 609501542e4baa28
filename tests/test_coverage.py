"""Coverage: what is known is measured, and never falls."""

from __future__ import annotations

import json
from pathlib import Path

from helpers import CHECKOUT, drop_row, run_cli
from soc_data import Dataset, load
from soc_data.tables.models import FACT_TABLES
from soc_data.views.coverage import coverage, fallen, render

FLOOR: dict[str, int] = json.loads((CHECKOUT / "docs/data/coverage.json").read_text(encoding="utf-8"))


def test_no_figure_falls_below_the_last_release(shipped: Dataset) -> None:
    """Every total of the shipped data is at least that of docs/data/coverage.json."""
    assert fallen(coverage(shipped), FLOOR) == []


def test_a_lost_venue_lowers_the_figures(package: Path) -> None:
    """A package that lost a venue falls below what it had, and the totals that fell are named with both figures."""
    full = coverage(load(package)).totals
    drop_row(package, "venues", "zz-1/zz-town")
    count = full["sessions with a venue"]
    assert fallen(coverage(load(package)), full) == [
        f"sessions with a venue: {count - 1}, below {count}", f"facts: {full['facts'] - 1:,}, below {full['facts']:,}"
    ]  # fmt: skip


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


# Floors


def test_the_command_checks_the_floors(package: Path, tmp_path: Path) -> None:
    """`--floors FILE --check` succeeds where no total fell, and names each that did, with exit code 1."""
    floors = tmp_path / "floors.json"
    assert run_cli("coverage", package, "--floors", floors, "--write") == (0, f"written: {floors}\n", "")
    assert run_cli("coverage", package, "--floors", floors, "--check")[0] == 0
    drop_row(package, "venues", "zz-1/zz-town")
    code, out, err = run_cli("coverage", package, "--floors", floors, "--check")
    assert (code, err) == (1, "")
    assert out.startswith("sessions with a venue: ")


def test_the_command_raises_the_floors_and_never_lowers_one(package: Path, tmp_path: Path) -> None:
    """`--write` writes the totals of the data; one that fell keeps its floor, is told, and the exit code is 1."""
    floors = tmp_path / "floors.json"
    floors.write_text('{"sessions": 1, "venues of old": 3}', encoding="utf-8", newline="\n")
    assert run_cli("coverage", package, "--floors", floors, "--write")[0] == 1
    written = json.loads(floors.read_text(encoding="utf-8"))
    assert written == {**coverage(load(package)).totals, "venues of old": 3}
    drop_row(package, "venues", "zz-1/zz-town")
    code, out, _ = run_cli("coverage", package, "--floors", floors, "--write")
    assert code == 1
    assert "sessions with a venue" in out
    assert json.loads(floors.read_text(encoding="utf-8")) == written


def test_the_floors_of_the_checkout_are_met() -> None:
    """The command finds the shipped data above the floors of the checkout, as CI asks."""
    assert run_cli("coverage", CHECKOUT, "--floors", CHECKOUT / "docs/data/coverage.json", "--check")[0] == 0


def test_floors_that_cannot_be_read(tmp_path: Path) -> None:
    """A file that is missing or no table of totals, or `--floors` alone, is wrong usage."""
    wrong = tmp_path / "wrong.json"
    for text in ("[1]", "{", '{"sessions": "many"}'):
        wrong.write_text(text, encoding="utf-8", newline="\n")
        assert run_cli("coverage", "--floors", wrong, "--check")[0] == 2
    assert run_cli("coverage", "--floors", tmp_path / "nowhere.json", "--check")[0] == 2
    assert run_cli("coverage", "--floors", wrong)[0] == 2
    assert run_cli("coverage", "--check")[0] == 2
