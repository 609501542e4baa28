"""Evidence on single cells, and the ids that were retired."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from typing import Any

from soc_data.checks.registry import check
from soc_data.reading.store import Problem, Store
from soc_data.tables.codes import Verdict
from soc_data.tables.columns import TableLayout, matcher
from soc_data.tables.patterns import SLUG_PATTERN

_SUPPORTS = Verdict.SUPPORTS
"""Named here, as Python 3.11 takes three times as long to look up a code in its list as to compare a cell with it."""


def _concerned(store: Store, table: str, row_id: str, name: str) -> tuple[str, int, str] | None:
    """Return the cell that evidence concerns; None if there is no such cell."""
    stored = store.tables.get(table)
    at = store.keys(table).get(row_id) if stored else None
    return (table, at, name) if stored and at is not None and name in stored.values else None


@check
def evidence_concerns_a_cell(store: Store) -> Iterator[Problem]:
    """Evidence names a table, a row and a column that exist. Supporting evidence states the recorded value;
    contradicting evidence states another value, or none if it only denies the recorded one."""
    rows = store.rows("evidence", "table_name", "row_id", "field", "stated_value", "verdict")
    for at, table, row_id, name, stated, verdict in rows:
        if table not in store.tables:
            yield Problem("evidence", at, "table_name", "one of " + ", ".join(store.tables))
        elif store.is_unread(table):
            continue
        elif (of := store.keys(table).get(row_id)) is None:
            yield Problem("evidence", at, "row_id", f"a key of {table}")
        elif name not in store.tables[table].values:
            yield Problem("evidence", at, "field", "one of " + ", ".join(store.tables[table].values))
        elif of not in store.tables[table].invalid:  # an invalid row is reported in its own table
            value = store.cells(table, name)[of]
            recorded = None if value is None else str(value)
            if (stated == recorded) != (verdict == _SUPPORTS) or (stated is None and recorded is None):
                expected = f"{'the' if verdict == _SUPPORTS else 'not the'} recorded value “{recorded or ''}”"
                yield Problem("evidence", at, "stated_value", expected, against=((table, of, name),))


@check
def stated_values_have_the_form_of_their_column(store: Store) -> Iterator[Problem]:
    """The value that a further source states has the form of the column that it concerns: a code of its list, a
    possible date, a number in plain digits, a key of the table that the column refers to."""
    rows = store.rows("evidence", "table_name", "row_id", "field", "stated_value", "verdict")
    for at, table, _, name, stated, verdict in rows:
        if stated is None or verdict == _SUPPORTS or table not in store.tables:
            continue  # a supported value equals the recorded one, which is checked in its own table
        column = store.tables[table].layout.by_name.get(name)
        if column is None:
            continue
        if column.check([stated])[1]:
            yield Problem("evidence", at, "stated_value", f"{column.expected(stated)}, as in {table}.{name}")
        elif column.reference and stated not in store.keys(column.reference) and not store.is_unread(column.reference):
            yield Problem("evidence", at, "stated_value", f"a key of {column.reference}, as in {table}.{name}")


@check
def evidence_is_recorded_once(store: Store) -> Iterator[Problem]:
    """No two rows of evidence say the same about one cell from one place in a source."""
    first: dict[tuple[Any, ...], int] = {}
    names = ("table_name", "row_id", "field", "stated_value", "verdict", "source_id", "locator")
    for at, *said in store.rows("evidence", *names):
        if (earlier := first.setdefault(tuple(said), at)) != at:
            line = store.tables["evidence"].lines[earlier]
            yield Problem("evidence", at, "id", f"another row: line {line} says the same from the same place")


@check
def sources_do_not_contradict_themselves(store: Store) -> Iterator[Problem]:
    """No source both supports and contradicts one cell. If the source that a row is based on contradicts one of its
    cells, a note explains how."""
    names = ("verdict", "table_name", "row_id", "field", "source_id", "note")
    against = [row for row in store.rows("evidence", *names) if row[1] != _SUPPORTS]
    contradicted = {row[2:6] for row in against}
    supporters: dict[tuple[Any, ...], int] = {}
    for at, verdict, *cell, _ in store.rows("evidence", *names):
        if verdict == _SUPPORTS and tuple(cell) in contradicted:
            supporters.setdefault(tuple(cell), at)
    for at, _, table, row_id, name, source, note in against:
        if (supporting := supporters.get((table, row_id, name, source))) is not None:
            line = store.tables["evidence"].lines[supporting]
            yield Problem("evidence", at, "verdict", f"one verdict of {source} on one cell: in line {line} it supports")
        elif note is None and source == _own_source(store, table, row_id, name):
            yield Problem("evidence", at, "note", f"a note: {source} is the source of the row that it contradicts")


def _own_source(store: Store, table: str, row_id: str, name: str) -> Any:
    """Return the source of the row that evidence concerns; None if it has none."""
    cell = _concerned(store, table, row_id, name)
    sources = store.tables[table].values.get("source_id") if cell else None
    return sources[cell[1]] if cell and sources else None


@check
def retired_ids_lead_to_live_rows(store: Store) -> Iterator[Problem]:
    """A retired id is no longer a row; its replacement is a row, or a retired id that leads to one."""
    forward = {(table, key): new for _, table, key, new in store.rows("retired", "table_name", "id", "replaced_by")}
    live = {table: store.keys(table) for table in {table for table, _ in forward} & store.tables.keys()}
    ended = _ended(forward, live)
    for at, table, key, new in store.rows("retired", "table_name", "id", "replaced_by"):
        if table not in store.tables:
            yield Problem("retired", at, "table_name", "one of " + ", ".join(store.tables))
            continue
        if key in live[table]:
            yield Problem("retired", at, "id", f"an id that is no longer a row of {table}")
        if new is not None and (table, key) not in ended and not store.is_unread(table):
            yield Problem("retired", at, "replaced_by", f"a chain of replacements that ends in a row of {table}")


def _ended(forward: Mapping[tuple[str, str], str | None], live: Mapping[str, Container[str]]) -> set[tuple[str, str]]:
    """Return the retired ids whose chain of replacements ends in a row or in nothing.

    Each step is followed only once, so that long chains take linear time.
    """
    ends: dict[tuple[str, str], bool] = {}
    for step in forward:
        path = []
        new: str | None = step[1]
        while new is not None and (step := (step[0], new)) in forward and step not in ends:
            ends[step] = False  # until the outcome is known: a circle has none, and does not end
            path.append(step)
            new = forward[step]
        outcome = new is None or ends.get(step, new in live.get(step[0], ()))
        ends.update(dict.fromkeys(path, outcome))
    return {step for step, outcome in ends.items() if outcome}


@check
def retirements_name_a_key_and_a_version(store: Store) -> Iterator[Problem]:
    """A retired id and its replacement have the form of their table's keys, and the version that retired it is not
    later than that of the package."""
    for at, table, key, new, version in store.rows("retired", "table_name", "id", "replaced_by", "retired_in"):
        if table in store.tables:
            layout = store.tables[table].layout
            for name, cell in (("id", key), ("replaced_by", new)):
                if cell is not None and not _is_key(layout, cell):
                    yield Problem("retired", at, name, f"a key of {table}: {' / '.join(layout.key)}")
        if store.version is not None and _numbers(version) > _numbers(store.version):
            yield Problem("retired", at, "retired_in", f"a version up to {store.version}, the version of the package")


def _is_key(layout: TableLayout, text: str) -> bool:
    """Whether a text may be a key of a table: as many ids as its key has columns, joined by `/`."""
    parts = text.split("/")
    # Keys of `retired` are keys of any table, so they have no form of their own.
    slugs = layout.name != "retired" and all(layout.by_name[name].pattern == SLUG_PATTERN for name in layout.key)
    return not slugs or (len(parts) == len(layout.key) and all(map(matcher(SLUG_PATTERN), parts)))


def _numbers(version: str) -> list[tuple[int, str]]:
    """Return a sort key for versions. Numbers are compared as digits, because `int` refuses very long ones."""
    return [(len(number), number) for number in (part.lstrip("0") for part in version.split("."))]
