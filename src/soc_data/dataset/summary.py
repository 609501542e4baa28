"""The summary of a package on one screen: version, counts, period, gaps."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from soc_data.dataset.table import Table
from soc_data.tables.dates import bounds
from soc_data.tables.meetings import Session


def numbered(sessions: Iterable[Session]) -> dict[int, list[Session]]:
    """Return session number -> the sessions of the General Assembly to which a source gives it, by number."""
    found: dict[int, list[Session]] = {}
    for session in sessions:
        if session.number is not None and session.body.kind == "assembly":
            found.setdefault(session.number, []).append(session)
    return dict(sorted(found.items()))


def gaps(sessions: Iterable[Session]) -> list[int]:
    """Return the session numbers from 1 to the highest stated one for which no page was read."""
    numbers = numbered(sessions)
    return [number for number in range(1, max(numbers, default=0) + 1) if number not in numbers]


def ranges(numbers: list[int]) -> str:
    """Return ascending numbers as text: `1-8, 10, 24`; `none` if there are none."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs) or "none"


def period(sessions: Iterable[Session]) -> tuple[str, str] | None:
    """Return the first and the last day of the sessions, as EDTF; None if no session has a date."""
    dated = [(s.start, s.end or s.start) for s in sessions if s.start]
    if not dated:
        return None
    first = min((start for start, _ in dated), key=lambda text: bounds(text)[1])
    last = max((end for _, end in dated), key=lambda text: bounds(text)[0])
    return first, last


def as_text(tables: Mapping[str, Table[Any]], heading: str) -> str:
    """Return the summary that `soc-data` and `print(dataset)` show, under a heading."""
    sessions: list[Session] = list(tables["sessions"].values())
    sources = tables["sources"].values()
    coded = [sum(s.statements_coded == how for s in sessions) for how in ("full", "excerpt")]
    full = sum(s.extent == "full-text" for s in sources)
    counts = "\n".join(f"  {len(table):>6,}  {name}" for name, table in tables.items())
    return "\n".join(
        [
            heading,
            "",
            f"Period    {' to '.join(period(sessions) or ['no dated session'])}",
            f"Sessions  {len(sessions)}, of which {sum(s.number is not None for s in sessions)} with a stated number; "
            f"statements coded from the full text of {coded[0]}, from the beginning of {coded[1]}",
            f"Gaps      session numbers without a page: {ranges(gaps(sessions))}",
            f"Sources   {len(sources):,}, of which {full} read in full",
            "",
            counts,
            "",
            "soc-data coverage: by year. soc-data show ID: a row and the rows that refer to it. soc-data --help: more.",
        ]
    )
