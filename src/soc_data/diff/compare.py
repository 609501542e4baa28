"""The rows of two packages by primary key: added, removed, redirected, and changed cell by cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from soc_data.diff.changes import Change, Diff, Kind
from soc_data.diff.identity import Identities
from soc_data.diff.schemas import column_names, package_changes, same_words, table_changes
from soc_data.diff.snapshots import Cell, Key, RawTable, Record, Snapshot, text_of

DEFINING = {("topics", "definition")}
"""Columns that define a codelist that is a table: other words there mean another definition."""

_NAMES_A_ROW = {"table_name", "row_id"}
_STATES_A_CELL = {"field", "stated_value"}


def compare(old: Snapshot, new: Snapshot) -> Diff:
    """Return the changes from the old package to the new one. The order of rows and columns does not count."""
    changes = list(package_changes(old, new))
    redirects, identities = _Redirects(old, new), Identities(old, new)
    shared = [name for name in new.tables if name in old.tables]
    # Tables that name rows of any other table come last, when the redirects of all other tables are known.
    for name in sorted(shared, key=lambda name: set(new.tables[name].columns) >= _NAMES_A_ROW):
        before, after = old.tables[name], new.tables[name]
        changes += table_changes(before, after)
        changes += _Rows(before.renamed(column_names(before, after)), after, redirects, identities).changes()
    changes += _reused(old, new)
    return Diff(old, new, tuple(changes))


def _retired(snapshot: Snapshot) -> dict[tuple[str, str], Cell]:
    """Return (table, retired key) -> the key that replaces it."""
    table = snapshot.tables.get("retired")
    if table is None or not {"table_name", "id", "replaced_by"} <= set(table.columns):
        return {}
    rows = (dict(zip(table.columns, row, strict=True)) for row in table.rows)
    return {(row["table_name"] or "", row["id"] or ""): row["replaced_by"] for row in rows}


def _reused(old: Snapshot, new: Snapshot) -> Iterator[Change]:
    for table, key in _retired(old):
        if table in new.tables and key in new.tables[table].records:
            yield Change(Kind.ID_REUSED, table, key)


class _Redirects:
    """Where the ids of the old package are in the new one, according to the new one's table `retired`."""

    def __init__(self, old: Snapshot, new: Snapshot) -> None:
        self.new = new
        self.moved: dict[tuple[str, str], str] = {}
        """(table, key in the old package) -> key in the new one. Composite keys that hold such ids are added later."""
        onward = _retired(new)
        for table, key in onward:
            target = _end_of_chain(onward, table, key)
            rows = new.tables[table].records if table in new.tables else {}
            if table in old.tables and key in old.tables[table].records and target in rows and key not in rows:
                self.moved[table, key] = target or ""

    def _id(self, table: RawTable | None, column: str | None, cell: Cell) -> Cell:
        """Return a cell as in the new package: a redirected id, if the column refers to a key, else the cell itself."""
        if table is None or (column or "",) not in table.references:
            return cell
        target, there = table.references[column or "",]
        is_key = target in self.new.tables and self.new.tables[target].key == there
        return self.moved.get((target, cell or ""), cell) if is_key else cell

    def follow(self, table: RawTable, columns: tuple[str, ...], row: Record) -> Record:
        """Return a row of the old package with its ids as in the new package."""
        cells = {name: self._id(table, name, cell) for name, cell in zip(columns, row, strict=True)}
        if cells.keys() >= _NAMES_A_ROW:
            named = cells["table_name"] or ""
            cells["row_id"] = self.moved.get((named, cells["row_id"] or ""), cells["row_id"])
            if cells.keys() >= _STATES_A_CELL:
                cells["stated_value"] = self._id(self.new.tables.get(named), cells["field"], cells["stated_value"])
        return tuple(cells[name] for name in columns)


def _end_of_chain(onward: dict[tuple[str, str], Cell], table: str, key: str) -> Cell:
    target, seen = onward[table, key], {key}
    while target is not None and (table, target) in onward and target not in seen:
        seen.add(target)
        target = onward[table, target]
    return target


def _numbered(rows: list[Record]) -> list[Key]:
    """Return keys for rows of a table without a key: all their cells, and a number for each repetition."""
    seen: Counter[Record] = Counter()
    keys = []
    for row in rows:
        seen[row] += 1
        keys.append((*row, str(seen[row])))
    return keys


class _Rows:
    """The rows of one table in both packages, in the columns that both have, by a key that is unique in both."""

    def __init__(self, old: RawTable, new: RawTable, redirects: _Redirects, identities: Identities) -> None:
        self.table = new
        self.identities = identities
        self.redirects = redirects
        self.columns = tuple(name for name in new.columns if name in old.columns)
        keys = (new.key, old.key)
        self.key = next((k for k in keys if old.by(k) is not None and new.by(k) is not None), None)
        self.places = [self.columns.index(name) for name in self.key or ()]
        self.old, self.old_cells = self._read(old)
        self.new, self.new_cells = self._read(new)

    def _read(self, table: RawTable) -> tuple[dict[Key, Record], dict[Key, dict[str, Cell]]]:
        """Return the rows of a package by key, twice: in the shared columns only, and with all their cells."""
        at = [table.columns.index(name) for name in self.columns]
        rows = [tuple(row[i] for i in at) for row in table.rows]
        keys = [self._key(row) for row in rows] if self.key else _numbered(rows)
        whole = (dict(zip(table.columns, row, strict=True)) for row in table.rows)
        return dict(zip(keys, rows, strict=True)), dict(zip(keys, whole, strict=True))

    def _key(self, row: Record) -> Key:
        return tuple(row[at] for at in self.places)

    def changes(self) -> Iterator[Change]:
        """Yield the changes, in the order of the old rows, then the added ones in the order of the new."""
        by_text = {text_of(key): key for key in self.new}
        reached: set[Key] = set()
        for key, row in self.old.items():
            followed = self.redirects.follow(self.table, self.columns, row)
            target = self._target(key, followed, by_text)
            if target is None:
                yield Change(Kind.ROW_REMOVED, self.table.name, text_of(key), row=self.old_cells[key])
                continue
            reached.add(target)
            if target != key:
                yield self._moved(key, target)
            if target == key or target not in self.old:  # else the row was merged into another
                yield from self._cells(target, row, followed, skip_key=target != key)
        for key in self.new:
            if key not in reached:
                yield Change(Kind.ROW_ADDED, self.table.name, text_of(key), row=self.new_cells[key])

    def _target(self, key: Key, followed: Record, by_text: dict[str, Key]) -> Key | None:
        """Return the key of a row in the new package: its own, the one it was redirected to, or None."""
        if key in self.new:
            return key
        stated = self.redirects.moved.get((self.table.name, text_of(key)))
        if stated is not None:
            return by_text.get(stated)
        derived = self._key(followed) if self.key else key
        return derived if derived in self.new else None

    def _moved(self, key: Key, target: Key) -> Change:
        place = (self.table.name, text_of(key))
        kind = Kind.ROW_MERGED if target in self.old else Kind.ROW_REDIRECTED
        if place not in self.redirects.moved:
            kind = Kind.ROW_FOLLOWED
            self.redirects.moved[place] = text_of(target)  # for the tables that name rows of this one
        return Change(kind, self.table.name, text_of(target), old=text_of(key), new=text_of(target))

    def _cells(self, key: Key, row: Record, followed: Record, *, skip_key: bool) -> Iterator[Change]:
        before, after = (dict(zip(self.columns, cells, strict=True)) for cells in (followed, self.new[key]))
        if followed != self.new[key] and self.identities.is_another(self.table.name, text_of(key), before, after):
            yield Change(Kind.ID_PASSED_ON, self.table.name, text_of(key))
        for at, column in enumerate(self.columns):
            old, led, new = row[at], followed[at], self.new[key][at]
            if old == new or (skip_key and at in self.places):
                continue
            kind = Kind.REFERENCE_FOLLOWED if led == new else Kind.VALUE_CHANGED
            if (self.table.name, column) in DEFINING and not same_words(old, new):
                kind = Kind.DEFINITION_CHANGED
            yield Change(kind, self.table.name, text_of(key), column, old=old, new=new)
