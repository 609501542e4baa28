"""The codebook as rows: every column of every table as exported, and every code of every codelist."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from soc_data.dataset.flat import FlatColumn, flat_columns
from soc_data.tables.models import MODELS, columns

HEADER = ("table_name", "column_name", "type", "required", "refers_to", "title", "description", "example", "codes")
CODES_HEADER = ("table_name", "column_name", "code", "meaning")

Entry = tuple[str, str, str, str, str | None, str, str, str, str | None]


def codebook(tables: Iterable[str] = tuple(MODELS)) -> Iterator[Entry]:
    """Yield one entry per column of some tables, with the columns of `HEADER`; `codes` has a line per code."""
    for name in tables:
        for flat in flat_columns(MODELS[name]):
            yield _entry(name, flat)


def _entry(table: str, flat: FlatColumn) -> Entry:
    column, bound = flat.column, flat.side is not None
    example = "" if bound else str(column.example)
    codes = "\n".join(f"{code.value}: {code.meaning}" for code in column.codes) or None
    required = "no" if bound or column.optional else "yes"
    return (table, flat.name, flat.kind, required, column.reference, flat.title, flat.description, example, codes)


def codelists() -> Iterator[tuple[str, str, str, str]]:
    """Yield one entry per code, with the columns of `CODES_HEADER`."""
    for name, model in MODELS.items():
        for column in columns(model):
            for code in column.codes:
                yield name, column.name, code.value, code.meaning
