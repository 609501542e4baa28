"""The changes between two packages, as data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from soc_data.diff.policy import Bump, next_version
from soc_data.diff.snapshots import Snapshot
from soc_data.tables.codes import DetailedText


class Kind(DetailedText):
    """The kind of a change; `bump` is the version step that it requires, `words` describes it."""

    __details__ = ("bump", "words")
    bump: Bump
    words: str

    TABLE_REMOVED = "table_removed", Bump.MAJOR, "table removed"
    COLUMN_REMOVED = "column_removed", Bump.MAJOR, "column removed"
    COLUMN_RENAMED = "column_renamed", Bump.MAJOR, "column renamed"
    CODE_REMOVED = "code_removed", Bump.MAJOR, "code removed"
    CODE_REDEFINED = "code_redefined", Bump.MAJOR, "meaning of a code changed"
    DEFINITION_CHANGED = "definition_changed", Bump.MAJOR, "definition changed"
    TYPE_CHANGED = "type_changed", Bump.MAJOR, "type or form changed"
    CONSTRAINT_CHANGED = "constraint_changed", Bump.MAJOR, "constraint changed"
    KEY_CHANGED = "key_changed", Bump.MAJOR, "primary key changed"
    UNIQUENESS_CHANGED = "uniqueness_changed", Bump.MAJOR, "unique key changed"
    REFERENCE_CHANGED = "reference_changed", Bump.MAJOR, "reference changed"
    FILE_CHANGED = "file_changed", Bump.MAJOR, "place or format of the file changed"
    LICENCE_CHANGED = "licence_changed", Bump.MAJOR, "licence changed"
    ROW_REMOVED = "row_removed", Bump.MAJOR, "row removed"
    ID_REUSED = "id_reused", Bump.MAJOR, "retired id used again"
    ID_PASSED_ON = "id_passed_on", Bump.MAJOR, "id stands for another thing"
    TABLE_ADDED = "table_added", Bump.MINOR, "table added"
    COLUMN_ADDED = "column_added", Bump.MINOR, "column added"
    CODE_ADDED = "code_added", Bump.MINOR, "code added"
    ROW_ADDED = "row_added", Bump.MINOR, "row added"
    ROW_REDIRECTED = "row_redirected", Bump.MINOR, "id redirected"
    ROW_MERGED = "row_merged", Bump.MINOR, "id merged into another"
    ROW_FOLLOWED = "row_followed", Bump.MINOR, "key follows a redirected id"
    REFERENCE_FOLLOWED = "reference_followed", Bump.PATCH, "reference follows a redirected id"
    VALUE_CHANGED = "value_changed", Bump.PATCH, "value corrected"
    CODE_REWORDED = "code_reworded", Bump.PATCH, "code reworded"
    COLUMN_REWORDED = "column_reworded", Bump.PATCH, "column reworded"
    TABLE_REWORDED = "table_reworded", Bump.PATCH, "table reworded"
    PACKAGE_REWORDED = "package_reworded", Bump.PATCH, "package reworded"


REDIRECTIONS = (Kind.ROW_REDIRECTED, Kind.ROW_MERGED, Kind.ROW_FOLLOWED)
"""The changes that lead from the key of a row to another key."""


@dataclass(frozen=True, slots=True)
class Change:
    """One change. Attributes that do not apply are None; `table` is empty for a change of the package itself.

    `key` is the row's key in the new package (in the old one if the row was removed). `old` and `new` are the values
    before and after: cells, the keys of a redirected id, or the property of a descriptor that `aspect` names, as JSON.
    `row` holds the cells of a row that was added or removed.
    """

    kind: Kind
    table: str = ""
    key: str | None = None
    column: str | None = None
    code: str | None = None
    aspect: str | None = None
    old: str | None = None
    new: str | None = None
    row: Mapping[str, str | None] | None = None

    @property
    def name(self) -> str:
        """The name of what changed, as a release note must give it: an id, `table.column`, a code, or a table."""
        if self.kind in REDIRECTIONS:
            return self.old or ""
        if self.code is not None:
            return self.code
        column = ".".join(part for part in (self.table, self.column) if part)
        return self.key or column or self.aspect or "datapackage.json"

    def as_dict(self) -> dict[str, Any]:
        """Return the change for JSON, without attributes that do not apply."""
        told = {name: getattr(self, name) for name in ("kind", "table", "key", "column", "code", "aspect", "row")}
        sides = {"old": self.old, "new": self.new} if (self.old, self.new) != (None, None) else {}
        given = {name: value for name, value in told.items() if value not in (None, "")}
        return given | sides | {"bump": self.kind.bump.word}


def required_bump(changes: Iterable[Change]) -> Bump:
    """Return the version step that some changes require: the largest that any one of them requires."""
    return max((change.kind.bump for change in changes), default=Bump.NONE)


@dataclass(frozen=True, slots=True)
class Diff:
    """Two packages and the changes from the old one to the new one, in the order of the tables."""

    old: Snapshot
    new: Snapshot
    changes: tuple[Change, ...]

    @property
    def required(self) -> Bump:
        """The version step that the changes require."""
        return required_bump(self.changes)

    @property
    def required_version(self) -> str | None:
        """The lowest version that the new package may have; None if the old one has no version `X.Y.Z`."""
        try:
            return next_version(self.old.version or "", self.required)
        except ValueError:
            return None

    def of(self, *kinds: Kind) -> list[Change]:
        """Return the changes of the given kinds."""
        return [change for change in self.changes if change.kind in kinds]
