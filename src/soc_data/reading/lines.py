"""Lines of CSV: read from a file in bounded chunks, and split into records quickly if they are canonical."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import IO

from soc_data.reading.package import refusal
from soc_data.tables.canonical import MAX_LINE, is_clean, is_unclean, write_records

CHUNK = 64 * 1024
MAX_BYTES = 4 * MAX_LINE + 4
_CONTROL = bytes(octet for octet in range(128) if is_unclean(chr(octet)))
"""The control characters of ASCII. If `bytes.translate` deletes none of them, a chunk has none: the quickest test."""


def read_chunk(stream: IO[bytes], size: int = CHUNK) -> bytes:
    """Return `size` bytes and the rest of their last line, of which at most `MAX_BYTES` more are kept.

    The rest of a longer line is skipped piece by piece, because a line may be larger than memory.
    """
    raw = stream.read(size)
    if raw and not raw.endswith(b"\n"):
        rest = stream.readline(MAX_BYTES)
        raw += rest
        while len(rest) == MAX_BYTES and not rest.endswith(b"\n"):
            rest = stream.readline(MAX_BYTES)
    return raw


def canonical_records(raw: bytes, width: int) -> list[list[str]] | None:
    """Return the records of whole lines if all are canonical, clean and have `width` cells; None if anything is wrong.

    This fast path only detects that something is wrong; finding out what takes far longer.
    """
    if len(raw) > MAX_LINE or not raw.endswith(b"\n") or len(raw.translate(None, _CONTROL)) < len(raw):
        return None
    try:
        lines = raw.decode("utf-8").split("\n")[:-1]
    except UnicodeDecodeError:
        return None
    if not raw.isascii() and not is_clean("\n".join([line for line in lines if not line.isascii()])):
        return None
    records = [_quoted_record(line) if '"' in line else line.split(",") for line in lines]
    return records if set(map(len, records)) == {width} else None


def _quoted_record(line: str) -> list[str]:
    """Parse a line with quotes; return an empty record if the canonical writer would write it differently."""
    parts = line.split('"')
    # One quoted cell with a comma is the usual case, and csv takes five times as long for it.
    if len(parts) == 3 and "," in parts[1]:
        before, after = parts[0].split(","), parts[2].split(",")
        if before[-1] == after[0] == "":
            return [*before[:-1], parts[1], *after[1:]]
    try:
        record = next(csv.reader([line], strict=True))
    except csv.Error:
        return []
    return record if write_records([record]) == line + "\n" else []


def read_csv(file: str, content: bytes) -> Iterator[tuple[int, list[str]]]:
    """Yield the records of any CSV file unchecked, each with the number of its last line.

    Raises `InvalidPackageError` if the content is not CSV in UTF-8.
    """
    try:
        reader = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True)
        for record in reader:
            yield reader.line_num, record
    except UnicodeDecodeError as error:
        raise refusal("files_are_utf8", file, "text in UTF-8", error) from None
    except csv.Error as error:
        raise refusal("files_are_csv", file, "CSV", error, line=reader.line_num) from None
