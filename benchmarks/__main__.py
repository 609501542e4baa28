"""`python -m benchmarks`: grow the shipped package, measure side by side, write docs/benchmarks.md and its picture."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from benchmarks.ages import compare_ages
from benchmarks.contenders import CONTENDERS
from benchmarks.faults import FAULTS
from benchmarks.measure import ROOT, Figure, compare, grown, load_and_rows, spoilt, start_up
from benchmarks.report import draw, figures_page, write_page

ROUNDS = {1: 7, 10: 5, 100: 3}
OF_FAULTS = ("soc_data_validate", "frictionless_validate", "polars_expressions_text")


def faulty(package: Path, directory: Path, rounds: int) -> dict[str, dict[str, Figure]]:
    """Measure what a clean package and those with faults all over cost."""
    figures = {"clean": compare(OF_FAULTS, package, rounds)}
    for number, fault in enumerate(FAULTS):
        figures[fault] = compare(OF_FAULTS, spoilt(package, directory / str(number), fault), rounds)
    return figures


def main() -> None:
    """Measure the sizes asked for and write the page."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--sizes", type=int, nargs="+", default=[1, 10, 100], help="times the shipped rows")
    arguments.add_argument("--all", action="store_true", help="1000 times too: some ten minutes more, and 12 GB")
    arguments.add_argument(
        "--earlier", type=Path, nargs="+", default=[], help="checkouts of earlier commits, measured beside this one"
    )
    arguments.add_argument("--rounds", type=int, help="how often each is run, in place of 7, 5 and 3 times")
    chosen = arguments.parse_args()
    sizes = [*chosen.sizes, *([1000] if chosen.all and 1000 not in chosen.sizes else [])]
    starts = start_up(9)
    rows: dict[int, int] = {}
    figures: dict[int, dict[str, Figure]] = {}
    memory, faults = (0.0, 0.0), {}
    for size in sizes:
        with tempfile.TemporaryDirectory() as directory:
            package = Path(directory) / "grown"
            rows[size] = grown(package, size)
            figures[size] = compare(list(CONTENDERS), package, chosen.rounds or ROUNDS.get(size, 1))
            if size <= 100:
                memory = load_and_rows(package)
            if size == sizes[0]:
                faults = faulty(package, Path(directory), chosen.rounds or 3)
        print(size, rows[size], figures[size], flush=True)
    with tempfile.TemporaryDirectory() as directory:
        ages = (
            compare_ages([e.resolve() for e in chosen.earlier], Path(directory), chosen.rounds or 5)
            if chosen.earlier
            else []
        )
    write_page(ROOT / "docs/benchmarks.md", figures_page(rows, figures, starts, memory, faults, ages))
    draw(ROOT / "docs/benchmarks.svg", rows, figures)


if __name__ == "__main__":
    main()
