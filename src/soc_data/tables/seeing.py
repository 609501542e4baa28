"""Display of rows: the first ones as text for a terminal, or as HTML for a notebook."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import escape
from itertools import islice
from typing import Any

FIRST = 10
"""How many rows of a table are shown."""

_WIDTH = 120
_CELL = 40
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")


def _text(value: Any) -> str:
    text = "" if value is None else str(value)
    return text if len(text) <= _CELL else f"{text[: _CELL - 1]}…"


def as_text(heading: str, header: Sequence[str], records: Iterable[Sequence[Any]], more: int = 0) -> str:
    """Return a heading and rows in aligned columns; `more` is the number of rows that are not shown.

    Columns that are empty in all shown rows are left out, then the last columns until the rest fits the width.
    """
    cells = [[_text(cell) for cell in record] for record in records]
    filled = [at for at in range(len(header)) if any(row[at] for row in cells)] or list(range(len(header)))
    columns = [[header[at], *(row[at] for row in cells)] for at in filled]
    while len(columns) > 1 and sum(max(map(len, column)) + 2 for column in columns) > _WIDTH:
        columns.pop()
    padded = [[cell.ljust(max(map(len, column))) for cell in column] for column in columns]
    lines = ["  ".join(row).rstrip() for row in zip(*padded, strict=True)]
    closing = [f"… and {more:,} more"] if more else []
    if hidden := ", ".join(header[at] for at in filled[len(columns) :]):
        closing.append(f"not shown: {hidden}")
    return "\n".join([heading, *(f"  {line}" for line in lines + closing)])


def _cell(tag: str, value: Any) -> str:
    text = "" if value is None else str(value)
    direction = ' dir="rtl"' if _RIGHT_TO_LEFT.search(text) else ""
    return f'<{tag}{direction} style="text-align: start; vertical-align: top">{escape(text)}</{tag}>'


def as_html(heading: str, header: Sequence[str], records: Iterable[Sequence[Any]], more: int = 0) -> str:
    """Return an HTML table with a caption; Arabic cells run right to left. `more` rows are counted, not shown."""
    head = "".join(_cell("th", name) for name in header)
    body = "".join(f"<tr>{''.join(_cell('td', cell) for cell in record)}</tr>" for record in records)
    foot = f'<tfoot><tr><td colspan="{len(header)}">… and {more:,} more</td></tr></tfoot>' if more else ""
    top = f"<thead><tr>{head}</tr></thead>" if header else ""
    return f"<table><caption>{escape(heading)}</caption>{top}<tbody>{body}</tbody>{foot}</table>"


def first_rows(names: Sequence[str], rows: Iterable[Any]) -> list[tuple[Any, ...]]:
    """Return the cells of the first `FIRST` rows."""
    return [tuple(getattr(row, name) for name in names) for row in islice(rows, FIRST)]
