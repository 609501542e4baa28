"""Whole processes, side by side: processor time and peak memory of each, in turn, several times; medians are kept.

Time is processor time, of the user and of the system, of all threads: what others do on the machine blurs it far less
than the time on the clock.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Figure:
    """Medians of one program on one size: seconds of the whole process, seconds of a further run in it, peak MB; and
    the faults that it found."""

    cold: float
    warm: float | None
    memory: float
    faults: int


def process(command: Sequence[str], checkout: Path = ROOT) -> tuple[float, float, str]:
    """Run a process in a checkout to its end; return its seconds, its peak memory in MB and what it printed."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(checkout / "src"), *_extra_paths()])}
    child = subprocess.Popen(command, cwd=checkout, env=environment, stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    printed = child.stdout.read()
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise RuntimeError(f"{' '.join(command)} ended with {child.returncode}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, printed


def _extra_paths() -> list[str]:
    return [path for path in os.environ.get("PYTHONPATH", "").split(os.pathsep) if path and not _is_ours(Path(path))]


def _is_ours(path: Path) -> bool:
    return path.resolve() in (ROOT, ROOT / "src")


def grown(target: Path, times: int, checkout: Path = ROOT) -> int:
    """Grow a package in a process of its own, since a child's peak memory counts from that of its parent."""
    command = [sys.executable, "-m", "benchmarks.grow", str(checkout), str(target), str(times)]
    return int(process(command, checkout)[2])


def spoilt(source: Path, target: Path, fault: str) -> Path:
    """Write a package with one of `faults.FAULTS`, in a process of its own for the same reason."""
    process([sys.executable, "-m", "benchmarks.faults", str(source), str(target), fault])
    return target


def load_and_rows(package: Path) -> tuple[float, float]:
    """Return the MB that `load()` takes at its peak, and the MB of its rows alone."""
    whole, alone = map(float, process([sys.executable, "-m", "benchmarks.memory", str(package)])[2].split())
    return whole, alone


def contender(name: str, package: Path, runs: int = 1) -> list[str]:
    """Return the command that runs a contender in a process of its own."""
    return [sys.executable, "-m", "benchmarks.contenders", name, str(package), str(runs)]


Run = tuple[float, float, str]
"""Seconds, MB and what was printed."""


def side_by_side(commands: dict[str, tuple[list[str], Path]], rounds: int) -> dict[str, Run]:
    """Run commands in turn, each in its checkout, `rounds` times; return the medians of seconds and MB, and what was
    printed last. A first round warms the disk, and does not count where there are more than three."""
    taken: dict[str, list[Run]] = {name: [] for name in commands}
    warming = rounds > 3
    for turn in range(rounds + warming):
        for name, (command, checkout) in commands.items():
            run = process(command, checkout)
            if turn >= warming:
                taken[name].append(run)
    return {
        name: (median(run[0] for run in runs), median(run[1] for run in runs), runs[-1][2])
        for name, runs in taken.items()
    }


def compare(names: Sequence[str], package: Path, rounds: int) -> dict[str, Figure]:
    """Measure contenders on one package, cold in turn, then warm: the median of three further runs in one process."""
    cold = side_by_side({name: (contender(name, package), ROOT) for name in names}, rounds)
    figures = {}
    for name, (seconds, memory, printed) in cold.items():
        warm = None
        if seconds < 5:
            runs = [line.split() for line in process(contender(name, package, 4))[2].splitlines()]
            warm = median(float(run[0]) for run in runs[1:])
        figures[name] = Figure(seconds, warm, memory, int(printed.split()[1]))
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
    commands = {name: ([sys.executable, "-c", code], ROOT) for name, code in START_UP.items()}
    commands["soc-data validate"] = ([sys.executable, "-m", "soc_data", "validate"], ROOT)
    commands["frictionless validate"] = ([sys.executable, "-m", "frictionless", "validate", "datapackage.json"], ROOT)
    return {name: seconds for name, (seconds, _, _) in side_by_side(commands, rounds).items()}
