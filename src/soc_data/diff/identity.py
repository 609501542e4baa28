"""What an id stands for: whether a row under the same key is still about the same person, body, meeting or fact.

A corrected value or another spelling does not make it another thing. It is another thing if nothing that identified it
is left: an office belongs to another body, a session has another number and other days, no spelling of a person is
similar to an earlier one.
"""

from __future__ import annotations

from collections.abc import Mapping

from soc_data.diff.snapshots import Cell, Snapshot
from soc_data.tables.dates import bounds
from soc_data.tables.spelling import likeness, spelling_key

Cells = Mapping[str, Cell]

_NEAR = 0.75
"""The lowest likeness of two spellings of one name, as in `soc-data find`."""

_WHO = ("person_id", "organization_id", "place_id", "group_label")
_TELLING = {
    **dict.fromkeys(("people", "organizations", "places"), ("name", "name_ar")), "offices": ("name",),
    "topics": ("label",), "instruments": ("name",), "sources": ("title", "url"), "statements": ("summary",),
    "names": ("name",),
}  # fmt: skip
"""Table -> the columns, such as names, by which a reader recognises its rows."""

_ATTESTED = {"people": "person_id", "organizations": "organization_id", "places": "place_id"}
"""Table -> the column of `names` that refers to it."""

_BELONGS: dict[str, tuple[str, ...]] = {
    "offices": ("organization_id",), "sessions": ("body_id",), "officers": ("person_id", "office_id"),
    "elections": ("session_id", "office_id"), "participants": ("session_id", *_WHO), "reports": ("session_id", *_WHO),
    "statements": ("session_id",), "parties": ("statement_id", *_WHO), "names": _WHO,
    "evidence": ("table_name", "row_id", "field"),
}  # fmt: skip
"""Table -> the columns that make a row about something else if one of them changes."""


_MARKS: dict[str, tuple[str, ...]] = {
    "sessions": ("body_id", "number", "start", "source_id"), "officers": ("person_id", "office_id", "start"),
    "elections": ("session_id", "office_id", "seat", "round"), "participants": ("session_id", *_WHO, "role"),
    "reports": ("session_id", *_WHO, "kind", "period", "locator"),
    "evidence": ("table_name", "row_id", "field", "source_id", "locator"),
}  # fmt: skip
"""Table without names -> the columns that together identify its rows: if two rows were exchanged, each has all of them
from the other."""


class Identities:
    """Decides whether rows of two packages under the same key stand for the same thing."""

    def __init__(self, old: Snapshot, new: Snapshot) -> None:
        self._sides = (old, new)
        self._spellings: dict[str, tuple[dict[str, set[str]], dict[str, set[str]]]] = {}
        self._bearers: dict[tuple[str, tuple[str, ...]], dict[tuple[str, ...], set[str]]] = {}

    def is_another(self, table: str, key: str, before: Cells, after: Cells) -> bool:
        """Whether a row stands for something else than before; `before` has the references of the new package."""
        changed = [name for name in after if before.get(name) != after[name]]
        if any(_is_other(name, before.get(name), after[name]) for name in _BELONGS.get(table, ()) if name in changed):
            return True
        marks = [_MARKS[table]] if table in _MARKS else [(name,) for name in _TELLING.get(table, ())]
        told = [mark for mark in marks if not set(mark).isdisjoint(changed)]
        if any(self._is_taken_over(table, key, mark, after) for mark in told):
            return True
        if table == "sessions":
            return _is_another_session(before, after)
        if table == "statements":
            return _is_another_statement(before, after)
        return bool(told) and table in _TELLING and self._is_renamed(table, key)

    def _is_taken_over(self, table: str, key: str, mark: tuple[str, ...], after: Cells) -> bool:
        """Whether what identifies a row identified another row before, one that still exists."""
        told = tuple(spelling_key(after.get(name) or "") for name in mark)
        bearers = self._bearers_of(table, mark).get(told, set()) if any(told) else set()
        return key not in bearers and not bearers.isdisjoint(self._sides[1].tables[table].records)

    def _bearers_of(self, table: str, mark: tuple[str, ...]) -> dict[tuple[str, ...], set[str]]:
        """Return identifying cells -> the keys of the old rows that had them; each spelling identifies its row."""
        if (table, mark) not in self._bearers:
            found: dict[tuple[str, ...], set[str]] = {}
            for key, row in self._sides[0].tables[table].records.items():
                found.setdefault(tuple(spelling_key(row.get(name) or "") for name in mark), set()).add(key)
            for key, names in self._names(table)[0].items() if table in _ATTESTED else ():
                for name in names:
                    found.setdefault((spelling_key(name),), set()).add(key)
            self._bearers[table, mark] = found
        return self._bearers[table, mark]

    def _is_renamed(self, table: str, key: str) -> bool:
        """Whether no name of a row is similar to one that it had before."""
        old, new = (names.get(key, set()) for names in self._names(table))
        if not old or not new or {*map(spelling_key, old)} & {*map(spelling_key, new)}:
            return False
        return not any(likeness(one, other) >= _NEAR for one in old for other in new)

    def _names(self, table: str) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
        """Return key -> every spelling of a row, for the old and for the new package."""
        if table not in self._spellings:
            self._spellings[table] = (_names(self._sides[0], table), _names(self._sides[1], table))
        return self._spellings[table]


def _names(side: Snapshot, table: str) -> dict[str, set[str]]:
    found = {
        key: {name for column in _TELLING[table] if (name := row.get(column))}
        for key, row in side.tables[table].records.items()
    }
    owner = _ATTESTED.get(table, "")
    for row in side.tables["names"].records.values() if owner and "names" in side.tables else ():
        if (key := row.get(owner)) and (name := row.get("name")):
            found.setdefault(key, set()).add(name)
    return found


def _is_other(column: str, before: Cell, after: Cell) -> bool:
    """Whether a row belongs to something else than before; the label of a group may be reworded."""
    return column != "group_label" or not before or not after or likeness(before, after) < _NEAR


def _is_another_session(before: Cells, after: Cells) -> bool:
    """Whether number and first day both changed; a session without a number is identified by its day and source."""
    number = "number" if before.get("number") or after.get("number") else "source_id"
    return before.get(number) != after.get(number) and _are_apart(before.get("start"), after.get("start"))


def _are_apart(one: Cell, other: Cell) -> bool:
    """Whether two dates cannot be the same."""
    try:
        (first, last), (begins, ends) = bounds(one or ""), bounds(other or "")
    except ValueError:
        return one != other
    return last < begins or ends < first


def _is_another_statement(before: Cells, after: Cells) -> bool:
    """Whether a statement has another speaker, act or topic, and a summary with hardly any of the same words."""
    told = ("speaker_person_id", "speaker_organization_id", "speaker_group", "act", "topic_id")
    if all(before.get(name) == after.get(name) for name in told):
        return False
    old, new = ({*spelling_key(cells.get("summary") or "").split()} for cells in (before, after))
    return len(old & new) < min(len(old), len(new)) / 3
