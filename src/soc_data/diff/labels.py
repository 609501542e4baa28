"""The names of rows in sentences, from the tables as read, whatever their columns."""

from __future__ import annotations

import re

from soc_data.diff.changes import Diff
from soc_data.diff.snapshots import Cell, Snapshot
from soc_data.findings import VALUE_LIMIT, shown

_NOUNS = {
    "people": ("person", "people"), "officers": ("term in office", "terms in office"),
    "organizations": ("body", "bodies"), "elections": ("contest", "contests"),
    "candidates": ("candidacy", "candidacies"), "names": ("spelling", "spellings"),
    "evidence": ("piece of evidence", "pieces of evidence"), "retired": ("retired id", "retired ids"),
}  # fmt: skip
_NAMED = {
    "people": "name", "organizations": "name", "offices": "name", "places": "name", "instruments": "name",
    "topics": "label", "sources": "title",
}  # fmt: skip
_TOLD = {"sessions", "officers", "elections", "candidates", *_NAMED}


def noun(table: str, count: int) -> str:
    """Return the noun for `count` rows of a table: `person`, `people`."""
    one, many = _NOUNS.get(table, (escaped(table.removesuffix("s")), escaped(table)))
    return one if count == 1 else many


def ordinal(number: str) -> str:
    """Return a number as an English ordinal, and any other text unchanged: `64th`, `founding`."""
    if not re.fullmatch("[0-9]+", number):
        return number
    endings = {"1": "st", "2": "nd", "3": "rd"}
    return number + ("th" if number[-2:-1] == "1" else endings.get(number[-1], "th"))


def escaped(text: Cell, limit: int = VALUE_LIMIT) -> str:
    """Return a value as Markdown text, with markup escaped."""
    return re.sub(r"([\\`*_\[\]<>|#@])", r"\\\1", shown(text, limit) or "?")


def quoted(text: Cell) -> str:
    """Return a value as a Markdown code span; backticks in it are replaced, so that they cannot end it."""
    return "`" + (shown(text) or "").replace("`", "'") + "`"


class Labels:
    """Names rows of the two packages of a diff."""

    def __init__(self, diff: Diff) -> None:
        self.diff = diff

    def knows(self, table: str) -> bool:
        """Whether rows of the table have a name other than their key."""
        return table in _TOLD

    def title(self, table: str, column: str) -> str:
        """Return the name of a column: its title, or else `table.column`."""
        field = self.diff.new.tables[table].fields.get(column, {})
        title = field.get("title")
        place = quoted(f"{table}.{column}")
        return f"{escaped(title)} ({place})" if isinstance(title, str) else place

    def of(self, side: Snapshot, table: str, key: str) -> str:
        """Return the name of a row, with its key in backticks."""
        name = self._name(side, table, key)
        return f"{name} ({quoted(key)})" if name else quoted(key)

    def _name(self, side: Snapshot, table: str, key: str) -> str | None:
        def cell(column: str) -> Cell:
            return side.cell(table, key, column)

        def other(named: str, column: str) -> str:
            there = cell(column)
            return escaped(side.cell(named, there, _NAMED[named]) or there)

        if table in _NAMED:
            return escaped(cell(_NAMED[table])) if cell(_NAMED[table]) else None
        if table == "sessions":
            return self._session(cell("number"), cell("kind"), cell("start"), cell("end"))
        if table == "officers":
            return f"{other('people', 'person_id')} as {other('offices', 'office_id')}, from {escaped(cell('start'))}"
        if table == "elections":
            return f"{other('offices', 'office_id')} at {quoted(cell('session_id'))}"
        if table == "candidates":
            contest = self._name(side, "elections", cell("election_id") or "")
            return f"{other('people', 'person_id')} for {contest}"
        return None

    @staticmethod
    def _session(number: Cell, kind: Cell, start: Cell, end: Cell) -> str:
        head = " ".join([*([ordinal(number)] if number else []), kind or "", "session"])
        days = start if end in (None, start) else f"{start} to {end}"
        return escaped(f"{head.strip()}, {days or 'day unknown'}")
