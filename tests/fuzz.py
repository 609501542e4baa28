"""The longer fuzz run: packages damaged at random until the time is up. `python tests/fuzz.py --seconds 180 --write`.

Each input has a number; `--seed N --only M` repeats a single one. The figures go to docs/integrity.md.
"""

from __future__ import annotations

import argparse
import json
import platform
import random
import tempfile
import time
import traceback
from collections import Counter
from pathlib import Path

from chaos import damage, files_of, judge, write_zip
from helpers import CHECKOUT, copy_package
from scene import stage_alone
from soc_data.files import write_file
from soc_data.reading.package import root

DOCUMENT = CHECKOUT / "docs" / "integrity.md"
BEGIN, END = "<!-- fuzz: written by tests/fuzz.py -->", "<!-- end of fuzz -->"
SHIPPED_EVERY = 20


def _write(package: Path, files: dict[str, bytes]) -> Path:
    for name, content in files.items():
        (package / name).parent.mkdir(parents=True, exist_ok=True)
        (package / name).write_bytes(content)
    return package


class Runner:
    """Makes damaged packages, one a number, and keeps count of what became of them."""

    def __init__(self, directory: Path, seed: int) -> None:
        self.seed = seed
        self.directory = directory
        self.bases = {"small": files_of(stage_alone(copy_package(directory / "small"))), "shipped": files_of(root())}
        _write(directory / "shipped", self.bases["shipped"])
        self.counts: Counter[str] = Counter()
        self.rules: set[str] = set()
        self.slowest = 0.0

    def run(self, number: int) -> None:
        """Make one input and judge it; an exception of any kind is a traceback that a user would have seen."""
        rng = random.Random(f"{self.seed}/{number}")
        base = "shipped" if number % SHIPPED_EVERY == 0 else "small"
        damaged = dict(self.bases[base])
        for name in rng.sample(sorted(damaged), rng.choice((1, 1, 1, 2, 5))):
            damaged[name] = damage(rng, name, damaged[name])
        started = time.perf_counter()
        try:
            report = self._judge_zip(rng, damaged) if rng.random() < 0.3 else self._judge_directory(base, damaged)
            self.counts["valid" if report[0] else "refused"] += 1
            self.rules |= report[1]
        except Exception:
            self.counts["tracebacks"] += 1
            print(f"input {number} of seed {self.seed}:\n{traceback.format_exc()}")
        self.counts["inputs"] += 1
        self.slowest = max(self.slowest, time.perf_counter() - started)

    def _judge_directory(self, base: str, damaged: dict[str, bytes]) -> tuple[bool, set[str]]:
        package = self.directory / base
        changed = {name: content for name, content in damaged.items() if content != self.bases[base][name]}
        try:
            report = judge(_write(package, changed))
        finally:
            _write(package, {name: self.bases[base][name] for name in changed})
        return report.valid, {f.rule for f in report.findings}

    def _judge_zip(self, rng: random.Random, damaged: dict[str, bytes]) -> tuple[bool, set[str]]:
        archive = self.directory / "package.zip"
        write_zip(archive, damaged)
        if rng.random() < 0.5:
            archive.write_bytes(damage(rng, archive.name, archive.read_bytes()))
        report = judge(archive)
        return report.valid, {f.rule for f in report.findings}

    def figures(self, seconds: float) -> str:
        """Return the figures as they stand in the docs."""
        counts = self.counts
        return (
            f"| inputs tried | {counts['inputs']:,} |\n| --- | --: |\n"
            f"| tracebacks | {counts['tracebacks']:,} |\n"
            f"| refused with findings | {counts['refused']:,} |\n| valid all the same | {counts['valid']:,} |\n"
            f"| different rules among the findings | {len(self.rules)} |\n"
            f"| longest time for one input | {self.slowest:.1f} s |\n"
            f"| time | {seconds:,.0f} s |\n| seed | {self.seed} |\n| Python | {platform.python_version()} |"
        )


def main() -> int:
    """Run for a time; return 1 where there was a traceback."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--seconds", type=float, default=60)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--only", type=int, help="one input, by its number")
    arguments.add_argument("--write", action="store_true", help="write the figures into the docs")
    asked = arguments.parse_args()
    with tempfile.TemporaryDirectory() as directory:
        runner = Runner(Path(directory), asked.seed)
        started, number = time.perf_counter(), 0
        while (time.perf_counter() - started < asked.seconds) if asked.only is None else number == 0:
            number += 1
            runner.run(asked.only or number)
        figures = runner.figures(time.perf_counter() - started)
    print(figures)
    print(json.dumps(sorted(runner.rules)))
    if asked.write:
        before, _, rest = DOCUMENT.read_text(encoding="utf-8").partition(BEGIN)
        write_file(DOCUMENT, f"{before}{BEGIN}\n{figures}\n{END}{rest.partition(END)[2]}".encode())
    return 1 if runner.counts["tracebacks"] else 0


if __name__ == "__main__":
    raise SystemExit(main())
