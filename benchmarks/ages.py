"""This checkout beside earlier ones, each on its own data grown by its own program, in turn."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from time import monotonic

from benchmarks.faults import FAULTS, shorten
from benchmarks.measure import ROOT, grown, process, side_by_side, spoilt
from benchmarks.report import Age

SIZES = (1, 10, 100)
CODE = {
    "validate": "import soc_data, sys; soc_data.validate(sys.argv[1])",
    "load": "import soc_data, sys; soc_data.load(sys.argv[1])",
}


class Ages:
    """Measures the same commands in each checkout; keeps what was found."""

    def __init__(self, earlier: Sequence[Path], directory: Path, rounds: int) -> None:
        self.checkouts = {**{_commit(checkout): checkout for checkout in earlier}, "now": ROOT}
        self.directory = directory
        self.rounds = rounds
        self.found: list[Age] = []
        self.rows = {
            (age, size): grown(directory / f"{age}-{size}", size, checkout)
            for age, checkout in self.checkouts.items()
            for size in SIZES
        }

    def count(self, what: str, counted: Callable[[str, Path], float]) -> None:
        """Keep a number of each checkout."""
        self.found.append((what, {age: counted(age, checkout) for age, checkout in self.checkouts.items()}, ""))

    def each(self, what: str, arguments: list[str], size: int | None = None) -> None:
        """Measure Python with arguments in each; `{}` in them stands for what is called like the checkout. Where the
        rows count, their `size` in times the shipped ones, tell the time for each row, and the memory."""
        found = side_by_side(
            {
                age: ([sys.executable, *(part.format(self.directory / age) for part in arguments)], checkout)
                for age, checkout in self.checkouts.items()
            },
            min(3, self.rounds) if size == 100 else self.rounds,
        )
        self.found.append((what, {age: run[0] for age, run in found.items()}, "s"))
        if size:
            rows = {age: self.rows[age, size] for age in found}
            self.found.append((f"{what}, a row", {age: 1e6 * run[0] / rows[age] for age, run in found.items()}, "µs"))
            self.found.append((f"{what}, memory", {age: run[1] for age, run in found.items()}, "MB"))

    def tests(self) -> None:
        """Run the tests of the earliest and of this one once; tell the time on the clock and that of the processor."""
        clock, processor = {}, {}
        for age in (next(iter(self.checkouts)), "now"):
            checkout = self.checkouts[age]
            start = monotonic()
            processor[age] = process([sys.executable, "-m", "pytest", "-q"], checkout)[0]
            clock[age] = monotonic() - start
        self.found += [("`pytest`, on the clock", clock, "s"), ("`pytest`", processor, "s")]


def compare_ages(earlier: Sequence[Path], directory: Path, rounds: int) -> list[Age]:
    """Return the figures of earlier checkouts beside those of this one."""
    ages = Ages(earlier, directory, rounds)
    ages.count("lines of `src`", lambda age, checkout: _lines(checkout))
    ages.count("rules across tables", lambda age, checkout: _checks(checkout))
    ages.count("rows of the shipped data", lambda age, checkout: ages.rows[age, 1])
    ages.each("`import soc_data`", ["-c", "import soc_data"])
    ages.each("`soc-data validate`", ["-m", "soc_data", "validate"])
    for size in SIZES:
        for name, code in CODE.items():
            ages.each(f"{name} at {size} times", ["-c", code, f"{{}}-{size}"], size)
    for age in ages.checkouts:
        shorten(directory / f"{age}-10", directory / f"{age}-short")
        for number, fault in enumerate(FAULTS):
            spoilt(directory / f"{age}-10", directory / f"{age}-fault{number}", fault)
    for number, fault in enumerate(FAULTS):
        ages.each(f"validate at 10 times, {fault}", ["-c", CODE["validate"], f"{{}}-fault{number}"])
    ages.each("`soc-data diff` at 10 times", ["-m", "soc_data", "diff", "{}-10", "{}-short"])
    ages.each("`soc-data export xlsx`", ["-m", "soc_data", "export", "xlsx", "-o", "{}.xlsx"])
    ages.tests()
    return ages.found


def _commit(checkout: Path) -> str:
    command = ["git", "-C", str(checkout), "rev-parse", "--short", "HEAD"]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def _lines(checkout: Path) -> int:
    return sum(len(file.read_text(encoding="utf-8").splitlines()) for file in checkout.glob("src/**/*.py"))


def _checks(checkout: Path) -> int:
    files = checkout.glob("src/soc_data/checks/*.py")
    return sum(len(re.findall(r"^@\w*check$", file.read_text(encoding="utf-8"), re.MULTILINE)) for file in files)
