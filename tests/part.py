"""A part of the shipped data, whole in itself: what hangs on two sessions and two offices, and all it refers to."""

from __future__ import annotations

import shutil
from pathlib import Path

from helpers import Cells, key_of, read_rows, write_rows
from soc_data.metadata import DESCRIPTOR
from soc_data.reading.package import root
from soc_data.tables.models import MODELS

SESSIONS = {"ga-064", "ga-068"}
OFFICES = {"soc-president", "soc-political-committee-secretary"}

Kept = dict[str, dict[str, Cells]]


def part(target: Path) -> Path:
    """Write the part as a package of its own and return where it is."""
    target.mkdir(parents=True)
    shutil.copy(root() / DESCRIPTOR, target)
    for folder in ("data", "schemas"):
        shutil.copytree(root() / folder, target / folder)
    rows = {name: {key_of(name, row): row for row in read_rows(target, name)} for name in MODELS}
    kept = _hanging(rows)
    _refer(rows, kept)
    _attested(rows, kept)
    for name in MODELS:
        write_rows(target, name, [row for key, row in rows[name].items() if key in kept[name]])
    return target


def _hanging(rows: Kept) -> Kept:
    """The rows of the sessions and the offices, and what belongs to them."""
    kept: Kept = {name: {} for name in MODELS}
    for name, column, wanted in (
        ("sessions", "id", SESSIONS), ("venues", "session_id", SESSIONS), ("elections", "session_id", SESSIONS),
        ("participants", "session_id", SESSIONS), ("reports", "session_id", SESSIONS),
        ("statements", "session_id", SESSIONS), ("offices", "id", OFFICES), ("officers", "office_id", OFFICES),
    ):  # fmt: skip
        kept[name] = {key: row for key, row in rows[name].items() if row[column] in wanted}
    for name, column, above in (
        ("candidates", "election_id", "elections"), ("parties", "statement_id", "statements"),
        ("citations", "statement_id", "statements"),
    ):  # fmt: skip
        kept[name] = {key: row for key, row in rows[name].items() if row[column] in kept[above]}
    kept["evidence"] = {k: row for k, row in rows["evidence"].items() if row["row_id"] in kept[row["table_name"]]}
    return kept


def _refer(rows: Kept, kept: Kept) -> None:
    """Add what the kept rows refer to, until nothing is missing."""
    waiting = [(name, row) for name, some in kept.items() for row in some.values()]
    while waiting:
        name, row = waiting.pop()
        for column, target in MODELS[name].references().items():
            if (key := row[column]) and key not in kept[target]:
                kept[target][key] = rows[target][key]
                waiting.append((target, rows[target][key]))


def _attested(rows: Kept, kept: Kept) -> None:
    """Add the spellings of what is kept that stand in a source which is kept."""
    for key, row in rows["names"].items():
        holders = [(target, row[column]) for column, target in MODELS["names"].references().items() if row[column]]
        if all(holder in kept[target] for target, holder in holders):
            kept["names"][key] = row
