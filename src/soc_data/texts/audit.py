"""The names in a full text that no row uses: advice for the editor, not a verdict."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from soc_data.dataset.dataset import Dataset
from soc_data.tables.models import FACT_TABLES, Evidence, Name
from soc_data.tables.patterns import paragraphs_of
from soc_data.tables.row import Row
from soc_data.texts.files import Text
from soc_data.texts.mentions import Mention, mentions
from soc_data.texts.spellings import KINDS, Spellings


def unused(dataset: Dataset, source_id: str, text: Text, spellings: Spellings) -> tuple[Mention, ...]:
    """Return the known names in the text of a source that no row uses in their paragraph.

    A row uses what it refers to; evidence uses what the row that it is about refers to. A row of `names` alone does not
    count, since it only says how something is written. If a name may belong to several rows, one row in use is enough.
    """
    used = _used(dataset, source_id)
    found = mentions(text.lines, spellings, dataset.sources[source_id].language)
    settled = {(m.paragraph, m.start) for m in found if (m.kind, m.key) in used[m.paragraph]}
    return tuple(m for m in found if (m.paragraph, m.start) not in settled)


def _used(dataset: Dataset, source_id: str) -> dict[int, set[tuple[str, str]]]:
    """Return paragraph -> table and key of what the rows located in it refer to."""
    used: dict[int, set[tuple[str, str]]] = defaultdict(set)
    for table in FACT_TABLES:
        if table == Name.table.name:
            continue
        for row in dataset.referring(table, "source_id", source_id):
            referred = {*references(row), *(references(row.row) if isinstance(row, Evidence) else ())}
            for number in paragraphs_of(row.locator):
                used[number] |= referred
    return used


def references(row: Row) -> Iterator[tuple[str, str]]:
    """Yield table and key of the people, bodies, places and instruments that a row refers to, and its own if it is one
    of them.

    For a statement these are its speaker and its place; its parties are separate rows.
    """
    if row.table.name in KINDS:
        yield row.table.name, row.key
    for column, table in type(row).references().items():
        key: Any = getattr(row, column)
        if table in KINDS and key is not None:
            yield table, key
