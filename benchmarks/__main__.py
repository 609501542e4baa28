"""`python -m benchmarks`: grow the shipped package, measure side by side, write docs/benchmarks.md and its picture."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from benchmarks.contenders import CONTENDERS
from benchmarks.measure import Figure, compare, grown, load_and_rows, start_up
from benchmarks.report import draw, figures_page, write_page

ROOT = Path(__file__).resolve().parents[1]
ROUNDS = {1: 7, 10: 5, 100: 3}


def main() -> None:
    """Measure the sizes asked for and write the page."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--sizes", type=int, nargs="+", default=[1, 10, 100], help="times the shipped rows")
    arguments.add_argument("--all", action="store_true", help="1000 times too: some ten minutes more, and 12 GB")
    chosen = arguments.parse_args()
    sizes = [*chosen.sizes, *([1000] if chosen.all and 1000 not in chosen.sizes else [])]
    starts = start_up(9)
    rows: dict[int, int] = {}
    figures: dict[int, dict[str, Figure]] = {}
    memory = (0.0, 0.0)
    for size in sizes:
        with tempfile.TemporaryDirectory() as directory:
            rows[size] = grown(ROOT, Path(directory), size)
            figures[size] = compare(list(CONTENDERS), Path(directory), ROUNDS.get(size, 1))
            if size <= 100:
                memory = load_and_rows(Path(directory))
        print(size, rows[size], figures[size], flush=True)
    write_page(ROOT / "docs/benchmarks.md", figures_page(rows, figures, starts, memory))
    draw(ROOT / "docs/benchmarks.svg", rows, figures)


if __name__ == "__main__":
    main()
