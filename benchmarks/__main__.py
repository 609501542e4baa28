"""`python -m benchmarks`: grow the shipped package, measure side by side, write docs/benchmarks.md and its picture."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from benchmarks.contenders import CONTENDERS
from benchmarks.grow import grow
from benchmarks.measure import Figure, compare, start_up
from benchmarks.report import draw, figures_page, write_page

ROOT = Path(__file__).resolve().parents[1]
ROUNDS = {1: 7, 10: 5, 100: 2}


def main() -> None:
    """Measure the sizes asked for and write the page."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--sizes", type=int, nargs="+", default=[1, 10, 100], help="times the shipped rows")
    arguments.add_argument("--all", action="store_true", help="1000 times too, without frictionless and pandera")
    chosen = arguments.parse_args()
    sizes = [*chosen.sizes, *([1000] if chosen.all and 1000 not in chosen.sizes else [])]
    starts = start_up(9)
    rows: dict[int, int] = {}
    figures: dict[int, dict[str, Figure]] = {}
    for size in sizes:
        with tempfile.TemporaryDirectory() as directory:
            rows[size] = grow(ROOT, Path(directory), size)
            names = [n for n in CONTENDERS if size < 1000 or n not in ("frictionless_validate", "pydantic_rows")]
            figures[size] = compare(names, Path(directory), ROUNDS.get(size, 1))
        print(size, rows[size], figures[size], flush=True)
    write_page(ROOT / "docs/benchmarks.md", figures_page(rows, figures, starts))
    draw(ROOT / "docs/benchmarks.svg", rows, figures)


if __name__ == "__main__":
    main()
