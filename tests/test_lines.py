"""Chunks of lines: what is clean is taken apart at once, and nothing else is taken for clean."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from soc_data.reading.lines import MAX_BYTES, canonical_records, read_chunk
from soc_data.tables.canonical import MAX_LINE, write_records

AMISS = {
    "no line end": b"a,b",
    "a carriage return": b"a,b\r\n",
    "a NUL byte": b"a,\x00\n",
    "a tab": b"a,b\tc\n",
    "not UTF-8": b"a,\xff\n",
    "a lone surrogate": b"a,\xed\xa0\x80\n",
    "a byte order mark": b"\xef\xbb\xbfa,b\n",
    "a no-break space": "a,b\u00a0c\n".encode(),
    "a direction mark": "a,\u200fb\n".encode(),
    "NFD": "a,e\u0301\n".encode(),
    "too few cells": b"a,b\na\n",
    "too many cells": b"a,b\na,b,c\n",
    "an empty line": b"a,b\n\n",
    "needless quotes": b'a,"b"\n',
    "a quote in an open cell": b'a,b"c"\n',
    "text after quotes": b'a,"b,c"d\n',
    "a quote that is not closed": b'a,"b\n',
    "a record on two lines": b'a,"b\nc"\n',
    "a line too long": b"a," + b"b" * MAX_LINE + b"\n",
}


@pytest.mark.parametrize("chunk", AMISS.values(), ids=AMISS)
def test_a_chunk_with_something_amiss_is_not_clean(chunk: bytes) -> None:
    """Whatever is amiss in one line, the chunk is left to the reading that says what it is."""
    assert canonical_records(chunk, 2) is None


@pytest.mark.parametrize(
    ("line", "record"),
    [
        ("a,b", ["a", "b"]),
        (",", ["", ""]),
        ('"a,b",c', ["a,b", "c"]),
        ('a,"b,c"', ["a", "b,c"]),
        ('"say ""a"", b",c', ['say "a", b', "c"]),
        ('"a,b","c,d"', ["a,b", "c,d"]),
        ("هادي,البحرة", ["هادي", "البحرة"]),
    ],
)
def test_a_clean_line_is_taken_apart(line: str, record: list[str]) -> None:
    """A canonical line gives its cells, with and without quotes."""
    assert canonical_records(f"{line}\n".encode(), 2) == [record]


@given(st.lists(st.text(alphabet='ab,"é ', max_size=8), min_size=3, max_size=3))
def test_what_the_canonical_writer_writes_is_clean(record: list[str]) -> None:
    """Records that are written come back as they were."""
    assert canonical_records(write_records([record]).encode(), 3) == [record]


@given(st.text(alphabet='a,"b', min_size=1, max_size=12))
def test_the_short_way_agrees_with_csv(line: str) -> None:
    """A line passes for clean exactly where csv reads it and the canonical writer writes it back."""
    try:
        records = list(csv.reader([line], strict=True))
    except csv.Error:
        records = []
    canonical = records if records and write_records(records) == line + "\n" else None
    width = len(canonical[0]) if canonical else line.count(",") + 1
    assert canonical_records(f"{line}\n".encode(), width) == canonical


def test_lines_are_read_whole() -> None:
    """A chunk ends with the line in which its size is reached, and the chunks together are the file."""
    stream = io.BytesIO(b"one\ntwo\nthree")
    assert [read_chunk(stream, 5), read_chunk(stream, 5), read_chunk(stream, 5)] == [b"one\ntwo\n", b"three", b""]


def test_a_line_without_end_is_cut() -> None:
    """Of a line that is far too long only the beginning is kept in memory; the next chunk begins after it."""
    stream = io.BytesIO(b"x" * (3 * MAX_BYTES) + b"\nnext\n")
    assert len(read_chunk(stream, 10)) == 10 + MAX_BYTES
    assert read_chunk(stream, 10) == b"next\n"
