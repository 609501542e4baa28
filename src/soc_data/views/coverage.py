"""What the tables cover: by year, by session, by kind of locator. No total may fall between releases."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from soc_data.dataset.dataset import Dataset
from soc_data.dataset.summary import gaps, numbered, ranges
from soc_data.tables.dates import bounds
from soc_data.tables.models import FACT_TABLES, Session


@dataclass(frozen=True, slots=True)
class SessionCoverage:
    """What is known of one session: counts of rows, the basis of its dates, and how far its statements are coded."""

    session: str
    number: int | None
    year: str
    dates: str
    venues: int
    officers: int
    contests: int
    contests_with_votes: int
    statements: int
    coded: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """What is known of each session, the session numbers without a page, and the number of facts by kind of locator."""

    sessions: tuple[SessionCoverage, ...]
    gaps: tuple[int, ...]
    located: dict[str, int]

    @property
    def totals(self) -> dict[str, int]:
        """The totals that may not fall from one release to the next."""
        with_dates = [s for s in self.sessions if s.dates not in ("unknown",)]
        return {
            "sessions": len(self.sessions),
            "numbers": len({s.number for s in self.sessions if s.number}),
            "sessions with dates": len(with_dates),
            "sessions with a venue": sum(s.venues > 0 for s in self.sessions),
            "contests": sum(s.contests for s in self.sessions),
            "contests with votes": sum(s.contests_with_votes for s in self.sessions),
            "terms": sum(s.officers for s in self.sessions),
            "statements": sum(s.statements for s in self.sessions),
            "facts": sum(self.located.values()),
        }


def coverage(dataset: Dataset) -> Coverage:
    """Measure the coverage of a dataset."""
    located = {"paragraph": 0, "excerpt": 0}
    for table in FACT_TABLES:
        for row in dataset[table].values():
            located["excerpt" if row.locator == "excerpt" else "paragraph"] += 1
    return Coverage(
        tuple(_session(s) for s in dataset.sessions.values()), tuple(gaps(dataset.sessions.values())), located
    )


def fallen(measured: Coverage, floors: dict[str, int]) -> list[str]:
    """Return one line for each total below its floor, such as the total of the last release."""
    totals = measured.totals
    return [
        f"{name}: {totals.get(name, 0):,}, below {floor:,}"
        for name, floor in floors.items()
        if totals.get(name, 0) < floor
    ]


def year_of(start: str | None) -> str:
    """Return the year of a first day: of its latest bound, or the earliest if that is open; `undated` for None."""
    if start is None:
        return "undated"
    low, high = bounds(start)
    return str(low.year if high == date.max else high.year)


def _session(session: Session) -> SessionCoverage:
    contests = session.elections
    # Only the numbers of the General Assembly are shown: other bodies number their own meetings.
    return SessionCoverage(
        session=session.id,
        number=session.number
        if session.id
        in {s.id for s in numbered(session.dataset.tables["sessions"].values()).get(session.number or 0, ())}
        else None,
        year=year_of(session.start),
        dates=session.date_basis.value,
        venues=len(session.venues),
        officers=len(session.terms_begun),
        contests=len(contests),
        contests_with_votes=sum(any(c.votes is not None for c in e.candidates) for e in contests),
        statements=len(session.statements),
        coded=session.statements_coded.value,
    )


_SESSION_HEAD = ("session", "number", "dates", "venues", "terms begun", "contests", "with votes", "statements", "coded")
_YEAR_HEAD = ("year", "sessions", "numbered", "dated", "with a venue", "terms begun", "contests", "with votes",
              "statements", "coded in full", "from excerpts")  # fmt: skip


def _session_cells(s: SessionCoverage) -> list[Any]:
    return [
        s.session,
        s.number or "",
        s.dates,
        s.venues,
        s.officers,
        s.contests,
        s.contests_with_votes,
        s.statements,
        s.coded,
    ]


def _year_cells(year: str, some: list[SessionCoverage]) -> list[Any]:
    return [
        year,
        len(some),
        sum(s.number is not None for s in some),
        sum(s.dates != "unknown" for s in some),
        sum(s.venues > 0 for s in some),
        sum(s.officers for s in some),
        sum(s.contests for s in some),
        sum(s.contests_with_votes for s in some),
        sum(s.statements for s in some),
        sum(s.coded == "full" for s in some),
        sum(s.coded == "excerpt" for s in some),
    ]


def render(measured: Coverage, form: str) -> str:
    """Return the coverage as `text`, `markdown` or `json`."""
    if form == "json":
        return json.dumps({**asdict(measured), "totals": measured.totals}, ensure_ascii=False, indent=2)
    table = _markdown if form == "markdown" else _text
    years: dict[str, list[SessionCoverage]] = {}
    for session in measured.sessions:
        years.setdefault(session.year, []).append(session)
    facts = sum(measured.located.values())
    shares = ", ".join(
        f"{count:,} ({count / facts:.0%}) by {kind}" for kind, count in measured.located.items() if facts
    )
    return "\n\n".join(
        [
            table(_YEAR_HEAD, [_year_cells(year, some) for year, some in sorted(years.items())]),
            table(_SESSION_HEAD, [_session_cells(s) for s in measured.sessions]),
            f"Session numbers without a page: {ranges(list(measured.gaps))}.",
            f"Facts with source and locator: {facts:,}, all of them; {shares}.",
        ]
    )


def _markdown(head: tuple[str, ...], rows: list[list[Any]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines)


def _text(head: tuple[str, ...], rows: list[list[Any]]) -> str:
    widths = [max(len(str(row[i])) for row in [head, *rows]) for i in range(len(head))]
    return "\n".join(
        "  ".join(str(cell).ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in [head, *rows]
    )
