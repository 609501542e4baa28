"""What an id stands for: whether a row under the same key is still about the same person, body, meeting or fact.

A value may be corrected and a name spelt otherwise; that is no other thing. It is one where nothing that tells the
thing is left: another body that an office belongs to, another number and other days of a session, no spelling of a
person that is near to an earlier one.
"""

from __future__ import annotations

from collections.abc import Mapping

from soc_data.diff.snapshots import Cell, Snapshot
from soc_data.tables.dates import bounds
from soc_data.tables.spelling import likeness, spelling_key

Cells = Mapping[str, Cell]

_NEAR = 0.75
"""So alike are two spellings of one name at least, as for `soc-data find`."""

_WHO = ("person_id", "organization_id", "place_id", "group_label")
_NAMED = {"people": ("person_id", ("name", "name_ar")), "organizations": ("organization_id", ("name", "name_ar")),
          "places": ("place_id", ("name", "name_ar")), "offices": (None, ("name",)), "topics": (None, ("label",)),
          "instruments": (None, ("name",)), "sources": (None, ("title", "url"))}  # fmt: skip
"""Table -> the column of `names` that refers to it, and its own columns of names."""

_BELONGS: dict[str, tuple[str, ...]] = {
    "offices": ("organization_id",), "sessions": ("body_id",), "officers": ("person_id", "office_id"),
    "elections": ("session_id", "office_id"), "participants": ("session_id", *_WHO), "reports": ("session_id", *_WHO),
    "statements": ("session_id",), "parties": ("statement_id", *_WHO), "names": _WHO,
    "evidence": ("table_name", "row_id", "field"),
}  # fmt: skip
"""Table -> the columns of which none can change without the row being about something else."""


class Identities:
    """Tells whether rows of two packages under one key stand for the same."""

    def __init__(self, old: Snapshot, new: Snapshot) -> None:
        self._sides = (old, new)
        self._attested: dict[str, tuple[dict[str, set[str]], dict[str, set[str]]]] = {}

    def is_another(self, table: str, key: str, before: Cells, after: Cells) -> bool:
        """Whether a row stands for something else than before, whose references are those of the new package."""
        if any(before.get(name) != after.get(name) for name in _BELONGS.get(table, ())):
            return True
        if table == "sessions":
            return _is_another_session(before, after)
        if table == "statements":
            return _is_another_statement(before, after)
        return table in _NAMED and self._is_another_name(table, key, before, after)

    def _is_another_name(self, table: str, key: str, before: Cells, after: Cells) -> bool:
        _, columns = _NAMED[table]
        if all(before.get(name) == after.get(name) for name in columns if name in after):
            return False
        old, new = (self._names(side, table, key, cells) for side, cells in enumerate((before, after)))
        if not old or not new or {*map(spelling_key, old)} & {*map(spelling_key, new)}:
            return False
        return not any(likeness(one, other) >= _NEAR for one in old for other in new)

    def _names(self, side: int, table: str, key: str, cells: Cells) -> set[str]:
        """Return every spelling of a row in one of the packages."""
        owner, columns = _NAMED[table]
        if owner is not None and owner not in self._attested:
            self._attested[owner] = (_attested(self._sides[0], owner), _attested(self._sides[1], owner))
        attested = self._attested[owner][side].get(key, set()) if owner is not None else set()
        return {name for column in columns if (name := cells.get(column))} | attested


def _attested(side: Snapshot, owner: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for row in side.tables["names"].records.values() if "names" in side.tables else ():
        if (key := row.get(owner)) and (name := row.get("name")):
            found.setdefault(key, set()).add(name)
    return found


def _is_another_session(before: Cells, after: Cells) -> bool:
    """Whether number and first day have both changed; a session without a number is told by its day and its source."""
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
    """Whether a statement has another speaker, act or topic, and a summary of which hardly a word is the same."""
    told = ("speaker_person_id", "speaker_organization_id", "speaker_group", "act", "topic_id")
    if all(before.get(name) == after.get(name) for name in told):
        return False
    old, new = ({*spelling_key(cells.get("summary") or "").split()} for cells in (before, after))
    return len(old & new) < min(len(old), len(new)) / 3
