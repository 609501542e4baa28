"""Whole processes, side by side: wall time and peak memory of each, in turn, several times; medians are kept."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median


@dataclass(frozen=True)
class Figure:
    """Medians of one program on one size: seconds of the whole process, seconds of a second run in it, peak MB."""

    cold: float
    warm: float | None
    memory: float


def process(command: Sequence[str]) -> tuple[float, float, str]:
    """Run a process to its end; return its wall seconds, its peak memory in MB and what it printed."""
    started = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    printed = child.stdout.read()
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise RuntimeError(f"{' '.join(command)} ended with {child.returncode}")
    return time.perf_counter() - started, usage.ru_maxrss / 1024, printed


def grown(source: Path, target: Path, times: int) -> int:
    """Grow a package in a process of its own, since a child's peak memory counts from that of its parent."""
    return int(process([sys.executable, "-m", "benchmarks.grow", str(source), str(target), str(times)])[2])


def load_and_rows(package: Path) -> tuple[float, float]:
    """Return the MB that `load()` takes at its peak, and the MB of its rows alone."""
    whole, alone = map(float, process([sys.executable, "-m", "benchmarks.memory", str(package)])[2].split())
    return whole, alone


def contender(name: str, package: Path, runs: int = 1) -> list[str]:
    """Return the command that runs a contender in a process of its own."""
    return [sys.executable, "-m", "benchmarks.contenders", name, str(package), str(runs)]


def side_by_side(commands: dict[str, list[str]], rounds: int) -> dict[str, tuple[float, float]]:
    """Run the commands in turn, `rounds` times; return the medians of seconds and MB. A first round warms the disk, and
    does not count where there are more than three."""
    taken: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
    warming = rounds > 3
    for turn in range(rounds + warming):
        for name, command in commands.items():
            seconds, memory, _ = process(command)
            if turn >= warming:
                taken[name].append((seconds, memory))
    return {name: (median(s for s, _ in runs), median(m for _, m in runs)) for name, runs in taken.items()}


def compare(names: Sequence[str], package: Path, rounds: int) -> dict[str, Figure]:
    """Measure contenders on one package, cold in turn, then warm."""
    cold = side_by_side({name: contender(name, package) for name in names}, rounds)
    figures = {}
    for name, (seconds, memory) in cold.items():
        warm = float(process(contender(name, package, 2))[2].split()[1]) if seconds < 30 else None
        figures[name] = Figure(seconds, warm, memory)
    return figures


START_UP = {
    "bare Python": "pass",
    "import soc_data": "import soc_data",
    "import pydantic": "from pydantic import BaseModel",
    "Pydantic and the models": "import soc_data.tables.models",
    "import frictionless": "import frictionless",
}


def start_up(rounds: int) -> dict[str, float]:
    """Return the seconds that a process takes for each import, and the two commands on the shipped data."""
    commands = {name: [sys.executable, "-c", code] for name, code in START_UP.items()}
    commands["soc-data validate"] = [sys.executable, "-m", "soc_data", "validate"]
    commands["frictionless validate"] = [sys.executable, "-m", "frictionless", "validate", "datapackage.json"]
    return {name: seconds for name, (seconds, _) in side_by_side(commands, rounds).items()}
