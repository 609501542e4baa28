"""Packages with faults all over, made of a good one: what it costs to tell them.

`python -m benchmarks.faults SOURCE TARGET FAULT` writes one of them.
"""

from __future__ import annotations

import csv
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

Rows = list[list[str]]


def _write(file: Path, rows: Rows, end: str = "\n", *, all_quoted: bool = False) -> None:
    with file.open("w", encoding="utf-8", newline="") as out:
        if all_quoted:
            csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator=end).writerows(rows)
        else:
            csv.writer(out, lineterminator=end).writerows(rows)


def _quoted(file: Path, rows: Rows) -> None:
    _write(file, rows, all_quoted=True)


def _crlf(file: Path, rows: Rows) -> None:
    _write(file, rows, "\r\n")


def _unclean(file: Path, rows: Rows) -> None:
    for row in rows[100::200]:
        row[-1] += "\u00a0x"
    _write(file, rows)


FAULTS: dict[str, Callable[[Path, Rows], None]] = {
    "every cell quoted": _quoted,
    "a no-break space every 200 lines": _unclean,
    "CRLF": _crlf,
}


def spoil(source: Path, target: Path, fault: str) -> None:
    """Write a package with one of `FAULTS` in every table."""
    shutil.copytree(source, target)
    for file in (target / "data").glob("*.csv"):
        with file.open(encoding="utf-8", newline="") as opened:
            rows = list(csv.reader(opened))
        FAULTS[fault](file, rows)


def shorten(source: Path, target: Path) -> None:
    """Write a package without the last tenth of its reports: something for `diff` to tell."""
    shutil.copytree(source, target)
    file = target / "data/reports.csv"
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    file.write_text("".join(lines[: len(lines) * 9 // 10]), encoding="utf-8", newline="")


if __name__ == "__main__":
    spoil(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
