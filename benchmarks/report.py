"""The figures as a page and a picture."""

from __future__ import annotations

import os
import platform
from datetime import UTC, datetime
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path

from benchmarks.contenders import CONTENDERS
from benchmarks.measure import Figure

START, STOP = "<!-- figures: written by python -m benchmarks -->", "<!-- end of figures -->"
Figures = dict[int, dict[str, Figure]]
Age = tuple[str, dict[str, float], str]
"""What was measured, the figure of each checkout, the latest last, and the unit."""
LIBRARIES = ("frictionless", "polars", "pandera", "pyarrow", "duckdb", "msgspec", "pydantic")


def _cell(figure: Figure | None) -> str:
    if figure is None:
        return "–"
    warm = "" if figure.warm is None else f" / {figure.warm:.2f}"
    return f"{figure.cold:.2f}{warm} s, {figure.memory:.0f} MB"


def _sizes(rows: dict[int, int], figures: Figures) -> list[str]:
    lines = ["| | " + " | ".join(f"{count:,} rows" for count in rows.values()) + " | what it checks |"]
    lines.append("| --- |" + " --- |" * (len(rows) + 1))
    for name, function in CONTENDERS.items():
        cells = [_cell(figures[size].get(name)) for size in rows]
        lines.append(
            f"| {name.replace('_', ' ')} | {' | '.join(cells)} | {' '.join((function.__doc__ or '').split())} |"
        )
    return lines


def _ratios(rows: dict[int, int], figures: Figures, memory: tuple[float, float]) -> list[str]:
    lines = [_slope(rows, figures, name) for name in ("soc_data_validate", "soc_data_load") if len(rows) > 1]
    lines.append(
        f"- `load()` takes {memory[0]:.0f} MB beyond its imports at its peak, {memory[0] / memory[1]:.2f} times the "
        f"{memory[1]:.0f} MB of the rows themselves, both as bytes that Python asks for, at up to 100 times the rows."
    )
    for size, count in rows.items():
        ours, other = figures[size], figures[size].get("frictionless_validate")
        if other:
            checked, loaded = ours["soc_data_validate"], ours["soc_data_load"]
            lines.append(
                f"- {count:,} rows: validate {other.cold / checked.cold:.1f} times as fast as frictionless, in "
                f"{checked.memory:.0f} MB; load {other.cold / loaded.cold:.1f} times as fast."
            )
    return lines


def _slope(rows: dict[int, int], figures: Figures, name: str) -> str:
    """Tell what each further row costs from one size to the next: the same where the cost is linear."""
    steps = []
    for small, large in pairwise(rows):
        less, more, count = figures[small][name], figures[large][name], rows[large] - rows[small]
        steps.append(
            f"{(more.cold - less.cold) / count * 1e6:.1f} µs and "
            f"{(more.memory - less.memory) / count * 2**20:.0f} bytes up to {rows[large]:,} rows"
        )
    return f"- {name.replace('_', ' ')}: each further row costs " + "; ".join(steps) + "."


def _starts(starts: dict[str, float]) -> list[str]:
    lines = ["| process | ms |", "| --- | --: |"]
    lines += [f"| {name} | {1000 * seconds:.0f} |" for name, seconds in starts.items()]
    extra = 1000 * (starts["import soc_data"] - starts["bare Python"])
    share = starts["soc-data validate"] / starts["frictionless validate"]
    models = starts["soc-data validate"] / starts["Pydantic and the models"]
    return [
        *lines,
        "",
        f"- `import soc_data` takes {extra:.0f} ms more than bare Python.",
        f"- `soc-data validate` takes {share:.2f} of the time of `frictionless validate` on the shipped data, and "
        f"{models:.2f} times that of importing Pydantic and building the models.",
    ]


def _faulty(faulty: dict[str, dict[str, Figure]]) -> list[str]:
    """Tell what faulty input costs: kind of fault -> program -> figure; the first kind is the clean package."""
    programs = list(next(iter(faulty.values())))
    lines = ["| | " + " | ".join(name.replace("_", " ") for name in programs) + " |"]
    lines.append("| --- |" + " --- |" * len(programs))
    clean = next(iter(faulty.values()))
    for kind, figures in faulty.items():
        cells = [
            f"{figure.cold:.2f} s, {figure.cold / clean[name].cold:.1f} times, {figure.faults:,} faults"
            for name, figure in figures.items()
        ]
        lines.append(f"| {kind} | {' | '.join(cells)} |")
    return lines


def _ages(ages: list[Age]) -> list[str]:
    names = list(ages[0][1])
    lines = [
        f"| | {' | '.join(names)} | {names[-1]} / {names[0]} |",
        "| --- |" + " --: |" * (len(names) + 1),
    ]
    for what, figures, unit in ages:
        form = ",.0f" if unit in ("", "MB") else ",.3f" if unit == "s" else ",.1f"
        cells = [f"{figures[name]:{form}} {unit}".strip() if name in figures else "–" for name in names]
        lines.append(f"| {what} | {' | '.join(cells)} | {figures[names[-1]] / figures[names[0]]:.2f} |")
    return lines


def figures_page(
    rows: dict[int, int],
    figures: Figures,
    starts: dict[str, float],
    memory: tuple[float, float],
    faulty: dict[str, dict[str, Figure]],
    ages: list[Age],
) -> str:
    """Return the generated part of docs/benchmarks.md."""
    libraries = ", ".join(f"{name} {version(name)}" for name in LIBRARIES)
    where = f"CPython {platform.python_version()}, {os.cpu_count()} cores, {libraries}; {datetime.now(UTC):%Y-%m-%d}."
    return "\n".join([
        where,
        "",
        "Processor seconds of the whole process / of a further run in it (median of three), and peak memory:",
        "",
        *_sizes(rows, figures),
        "",
        *_ratios(rows, figures, memory),
        "",
        "Starting up, on the shipped data:",
        "",
        *_starts(starts),
        "",
        "Faulty input, at the smallest of these sizes:",
        "",
        *_faulty(faulty),
        *(["", "Earlier commits and this one, in one run:", "", *_ages(ages)] if ages else []),
    ])  # fmt: skip


def write_page(page: Path, content: str) -> None:
    """Replace the generated part of the page."""
    text = page.read_text(encoding="utf-8")
    before, rest = text.split(START)
    page.write_text(f"{before}{START}\n\n{content}\n\n{STOP}{rest.split(STOP)[1]}", encoding="utf-8", newline="\n")


def draw(picture: Path, rows: dict[int, int], figures: Figures) -> None:
    """Draw seconds and memory over rows, both axes logarithmic, as an SVG."""
    import matplotlib as mpl

    mpl.use("svg")
    mpl.rcParams["svg.hashsalt"] = "soc-data"
    from matplotlib import pyplot as plt

    chart, (left, right) = plt.subplots(1, 2, figsize=(13, 4.5), sharex=True)
    for number, name in enumerate(CONTENDERS):
        known = [(rows[size], figures[size][name]) for size in rows if name in figures[size]]
        label, line = name.replace("_", " "), "o-" if number < 10 else "s--"  # there are ten colours
        left.loglog([count for count, _ in known], [f.cold for _, f in known], line, label=label)
        right.loglog([count for count, _ in known], [f.memory for _, f in known], line, label=label)
    left.set(xlabel="rows", ylabel="seconds, whole process")
    right.set(xlabel="rows", ylabel="peak memory, MB")
    right.legend(fontsize="small", loc="center left", bbox_to_anchor=(1, 0.5))
    chart.tight_layout()
    chart.savefig(picture, metadata={"Date": None})
