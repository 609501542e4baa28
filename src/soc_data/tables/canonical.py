"""The canonical text of a table's file: which characters stand in it, how long a record is, how it is written.

UTF-8 without a byte order mark, NFC, LF line ends, commas, quotes only where they are needed, one record a line.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterable
from typing import Any

PLAIN_CSV = {"encoding": "utf-8", "scheme": "file", "format": "csv"}
"""How the descriptor of such a file tells other readers to read it."""

MAX_LINE = 100_000
"""The most characters that a record may have, its line end included."""

UNCLEAN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\xa0\xad\u061c\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff\ufff0-\uffff]"
)
"""Control, invisible, directional and unusual space characters, and U+FFFD: none of them may stand in a cell."""


class _Lines(list[str]):
    write = list.append


def canonical_lines(records: Iterable[Iterable[Any]]) -> list[str]:
    """Return each record as its canonical line, with the line end; None becomes an empty cell."""
    lines = _Lines()
    csv.writer(lines, lineterminator="\n").writerows(records)  # calls `write` once a record
    return lines


def write_records(records: Iterable[Iterable[Any]]) -> str:
    """Return records as canonical CSV text."""
    return "".join(canonical_lines(records))


def is_clean(text: str) -> bool:
    """Whether a text is in Unicode normalization form C and has no unclean character; line feeds are not looked at."""
    return unicodedata.is_normalized("NFC", text) and not UNCLEAN.search(text)
