"""The codebook as rows: every column of every table, and every code of every codelist."""

from __future__ import annotations

from collections.abc import Iterator

from soc_data.tables.columns import Column
from soc_data.tables.models import MODELS, columns

HEADER = ("table_name", "column_name", "type", "required", "refers_to", "title", "description", "example", "codes")
CODES_HEADER = ("table_name", "column_name", "code", "meaning")

Entry = tuple[str, str, str, str, str | None, str, str, str, str | None]


def kind_of(column: Column) -> str:
    """Return the kind of a column in a word: `code`, `date`, `integer` or `text`."""
    if column.codes:
        return "code"
    if column.is_date:
        return "date"
    return "integer" if column.type is int else "text"


def codebook() -> Iterator[Entry]:
    """Yield one entry a column, with the columns of `HEADER`; `codes` has one `code: meaning` a line."""
    for name, model in MODELS.items():
        for column in columns(model):
            codes = "\n".join(f"{code.value}: {code.meaning}" for code in column.codes) or None
            required = "no" if column.optional else "yes"
            yield (
                name, column.name, kind_of(column), required, column.reference,
                column.title, column.description, str(column.example), codes,
            )  # fmt: skip


def codelists() -> Iterator[tuple[str, str, str, str]]:
    """Yield one entry a code, with the columns of `CODES_HEADER`."""
    for name, model in MODELS.items():
        for column in columns(model):
            for code in column.codes:
                yield name, column.name, code.value, code.meaning
