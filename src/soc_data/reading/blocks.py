"""Blocks of CSV lines: read from a file within bounds, and taken apart at once where nothing is amiss in them.

Canonical form: UTF-8 without a byte order mark, NFC, LF line ends, commas, quotes only where they are needed, one
record a line.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterable
from typing import IO, Any

BLOCK = 64 * 1024
MAX_LINE = 100_000
MAX_BYTES = 4 * MAX_LINE + 4
UNCLEAN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\xa0\xad\u061c\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff\ufff0-\uffff]"
)
"""Control, invisible, directional and unusual space characters, and U+FFFD: none of them may stand in a cell."""

_CONTROL = bytes(octet for octet in range(128) if octet != 0x0A and UNCLEAN.match(chr(octet)))


def write_records(records: Iterable[Iterable[Any]]) -> str:
    """Return records as canonical CSV text; None becomes an empty cell."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(records)
    return out.getvalue()


def read_lines(stream: IO[bytes], size: int = BLOCK) -> bytes:
    """Return `size` bytes and the rest of the last line; of one that is far too long, only some `MAX_BYTES` of it.

    A line may be as long as memory is not.
    """
    raw = stream.read(size)
    if raw and not raw.endswith(b"\n"):
        rest = stream.readline(MAX_BYTES)
        raw += rest
        while len(rest) == MAX_BYTES and not rest.endswith(b"\n"):
            rest = stream.readline(MAX_BYTES)
    return raw


def clean_records(raw: bytes, width: int) -> list[list[str]] | None:
    """Return the records of whole lines that are canonical, clean and of `width` cells; None where anything is amiss.

    What it is that is amiss takes far longer to find out: this only sees whether there is something.
    """
    if len(raw) > MAX_LINE or not raw.endswith(b"\n") or len(raw.translate(None, _CONTROL)) < len(raw):
        return None
    try:
        lines = raw.decode("utf-8").split("\n")[:-1]
    except UnicodeDecodeError:
        return None
    if not raw.isascii() and not _is_clean("\n".join([line for line in lines if not line.isascii()])):
        return None
    records = [_quoted_record(line) if '"' in line else line.split(",") for line in lines]
    return records if set(map(len, records)) <= {width} else None


def _is_clean(text: str) -> bool:
    return unicodedata.is_normalized("NFC", text) and not UNCLEAN.search(text)


def _quoted_record(line: str) -> list[str]:
    """Parse a line with quotes; return nothing where it is not as the canonical writer writes it."""
    parts = line.split('"')
    if len(parts) == 3 and "," in parts[1] and parts[0][-1:] in ("", ",") and parts[2][:1] in ("", ","):
        record = (parts[0] + parts[2]).split(",")  # one quoted cell with a comma: here csv takes five times as long
        record[parts[0].count(",")] = parts[1]
        return record
    try:
        record = next(csv.reader([line], strict=True))
    except csv.Error:
        return []
    return record if write_records([record]) == line + "\n" else []
