"""The data dictionary in Markdown: the meaning of each table, each column with its form, and every code."""

from __future__ import annotations

from collections.abc import Iterator

from soc_data.tables.columns import Column
from soc_data.tables.models import MODELS, columns
from soc_data.tables.row import Row, described


def dictionary(heading: str = "##") -> Iterator[str]:
    """Yield the section of each table, in Markdown, in the order of the tables; `heading` is its heading mark."""
    for model in MODELS.values():
        info = model.table
        yield f"{heading} {info.name}\n\n{described(model)}\n"
        yield f"Key: {', '.join(f'`{name}`' for name in info.key)}." + "".join(
            f" Also unique: {', '.join(f'`{name}`' for name in key)}." for key in info.unique
        )
        if info.exactly_one_of:
            yield f"\nExactly one of these is filled: {', '.join(f'`{name}`' for name in info.exactly_one_of)}."
        yield "\n| column | what it means | form | example |\n| --- | --- | --- | --- |"
        yield from (_column(column) for column in columns(model))
        yield ""
        yield from _codes(model)


def _column(column: Column) -> str:
    form = {int: "integer", float: "number"}.get(column.type, "EDTF date" if column.is_date else "text")
    if column.reference:
        form = f"key of `{column.reference}`"
    elif column.codes:
        form = "code, see below"
    required = "" if column.optional else ", required"
    return f"| `{column.name}` | {column.description} | {form}{required} | {column.example} |"


def _codes(model: type[Row]) -> Iterator[str]:
    for column in columns(model):
        if column.codes:
            yield f"Codes of `{column.name}`:\n"
            yield "\n".join(f"- `{code.value}`: {code.meaning}" for code in column.codes) + "\n"
