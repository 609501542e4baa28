"""This checkout beside an earlier one, each on its own data grown by its own program, in turn."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from benchmarks.faults import FAULTS, shorten
from benchmarks.measure import ROOT, grown, side_by_side, spoilt
from benchmarks.report import Age

SIZES = (1, 10, 100)
CODE = {
    "validate": "import soc_data, sys; soc_data.validate(sys.argv[1])",
    "load": "import soc_data, sys; soc_data.load(sys.argv[1])",
}


class Ages:
    """Measures the same commands in both checkouts; keeps what was found."""

    def __init__(self, earlier: Path, directory: Path, rounds: int) -> None:
        self.checkouts = {"first": earlier, "now": ROOT}
        self.directory = directory
        self.rounds = rounds
        self.found: list[Age] = []
        self.rows = {
            (age, size): grown(directory / f"{age}-{size}", size, checkout)
            for age, checkout in self.checkouts.items()
            for size in SIZES
        }

    def count(self, what: str, first: float, now: float) -> None:
        """Keep two numbers."""
        self.found.append((what, first, now, ""))

    def both(self, what: str, arguments: list[str], size: int | None = None) -> None:
        """Measure Python with arguments in both; `{}` in them stands for what is called `first` or `now`. Where the
        rows count, their `size` in times the shipped ones, tell the time for each row, and the memory."""
        found = side_by_side(
            {
                age: ([sys.executable, *(part.format(self.directory / age) for part in arguments)], checkout)
                for age, checkout in self.checkouts.items()
            },
            min(3, self.rounds) if size == 100 else self.rounds,
        )
        first, now = found["first"], found["now"]
        self.found.append((what, first[0], now[0], "s"))
        if size:
            each = {age: 1e6 * found[age][0] / self.rows[age, size] for age in self.checkouts}
            self.found.append((f"{what}, a row", each["first"], each["now"], "µs"))
            self.found.append((f"{what}, memory", first[1], now[1], "MB"))


def compare_ages(earlier: Path, directory: Path, rounds: int) -> list[Age]:
    """Return the figures of an earlier checkout beside those of this one."""
    ages = Ages(earlier, directory, rounds)
    ages.count("lines of `src`", *(_lines(checkout) for checkout in ages.checkouts.values()))
    ages.count("rules across tables", *(_checks(checkout) for checkout in ages.checkouts.values()))
    ages.count("rows of the shipped data", ages.rows["first", 1], ages.rows["now", 1])
    ages.both("`import soc_data`", ["-c", "import soc_data"])
    ages.both("`soc-data validate`", ["-m", "soc_data", "validate"])
    for size in SIZES:
        for name, code in CODE.items():
            ages.both(f"{name} at {size} times", ["-c", code, f"{{}}-{size}"], size)
    for age in ages.checkouts:
        shorten(directory / f"{age}-10", directory / f"{age}-short")
        for number, fault in enumerate(FAULTS):
            spoilt(directory / f"{age}-10", directory / f"{age}-fault{number}", fault)
    for number, fault in enumerate(FAULTS):
        ages.both(f"validate at 10 times, {fault}", ["-c", CODE["validate"], f"{{}}-fault{number}"])
    ages.both("`soc-data diff` at 10 times", ["-m", "soc_data", "diff", "{}-10", "{}-short"])
    ages.both("`soc-data export xlsx`", ["-m", "soc_data", "export", "xlsx", "-o", "{}.xlsx"])
    return ages.found


def _lines(checkout: Path) -> int:
    return sum(len(file.read_text(encoding="utf-8").splitlines()) for file in checkout.glob("src/**/*.py"))


def _checks(checkout: Path) -> int:
    files = checkout.glob("src/soc_data/checks/*.py")
    return sum(len(re.findall(r"^@\w*check$", file.read_text(encoding="utf-8"), re.MULTILINE)) for file in files)
