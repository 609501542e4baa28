"""Mutations of the text of a file: encoding, line ends, header, quoting, characters."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from functools import partial

from helpers import change_bytes, file_of
from mutation import Mutation
from soc_data.tables.canonical import MAX_LINE


def _swap(content: bytes) -> bytes:
    rows = [line.split(b",", 2) for line in content.splitlines()]
    return b"".join(b",".join([second, first, *rest]) + b"\n" for first, second, *rest in rows[:1]) + b"".join(
        b",".join(row) + b"\n" for row in rows[1:]
    )


def _last_line(before: bytes, after: bytes) -> Callable[[bytes], bytes]:
    """Replace text in the last line."""

    def change(content: bytes) -> bytes:
        *lines, last = content.splitlines(keepends=True)
        assert before in last
        return b"".join(lines) + last.replace(before, after, 1)

    return change


def _texts() -> Iterator[tuple[str, str, Callable[[bytes], bytes]]]:
    """Yield `(kind, rule, change of a file's bytes)`."""
    yield "an empty file", "files_are_not_empty", lambda _: b""
    yield "a byte order mark", "files_have_no_byte_order_mark", lambda c: b"\xef\xbb\xbf" + c
    yield "CRLF line ends", "lines_end_with_lf", lambda c: c.replace(b"\n", b"\r\n")
    yield "no line end at the end", "files_are_canonical", lambda c: c[:-1]
    yield "needless quotes", "files_are_canonical", lambda c: b'"' + c.replace(b",", b'",', 1)
    yield "a blank line", "rows_fill_the_header", lambda c: c + b"\n"
    yield "a cell too few", "rows_fill_the_header", lambda c: c[:-1].rpartition(b",")[0] + b"\n"
    yield "a cell too many", "rows_fill_the_header", lambda c: c[:-1] + b",\n"
    yield "a column without a name", "headers_have_no_other_column", lambda c: c.replace(b"\n", b",\n")
    yield "a further column", "headers_have_no_other_column", lambda c: c.replace(b"\n", b",x\n")
    yield (
        "a column missing",
        "headers_have_every_column",
        lambda c: b"".join(line.rpartition(b",")[0] + b"\n" for line in c.splitlines()),
    )
    yield "two names swapped in the header", "headers_are_in_order", _swap
    yield "a stray quote", "records_are_one_line", _last_line(b",", b',"')
    yield "a line break in a cell", "records_are_one_line", _last_line(b",", b',"x\ny",')
    yield "text after a closing quote", "files_are_csv", _last_line(b",", b',"x"y,')
    yield "a line too long", "records_are_bounded", _last_line(b",", b"," + b"x" * MAX_LINE)
    for kind, octets in {
        "Latin-1": b"\xe9",
        "a lone surrogate": b"\xed\xa0\x80",
        "an overlong form": b"\xc0\xaf",
    }.items():
        yield f"bytes that are no UTF-8: {kind}", "files_are_utf8", _last_line(b",", octets + b",")
    for kind, character in {
        "NUL": "\0", "a control character": "\x07", "a carriage return": "\r", "a no-break space": "\xa0",
        "a zero-width space": "\u200b", "a soft hyphen": "\xad", "a right-to-left mark": "\u200f",
        "a direction override": "\u202e", "a replacement character": "\ufffd", "a zero-width no-break space": "\ufeff",
    }.items():  # fmt: skip
        yield f"{kind} in a cell", "cells_are_clean", _last_line(b",", b"x" + character.encode() + b"x,")
    for kind, text in {
        "a full-width letter": "Ａ", "a mathematical letter": "𝐀", "a ligature": "ﬁ", "an enclosed letter": "Ⓐ",
        "an Arabic presentation form": "ﻻ",
    }.items():  # fmt: skip
        yield f"{kind} in a cell", "cells_have_plain_characters", _last_line(b",", f"x{text},".encode())
    yield "text not in NFC", "cells_are_nfc", _last_line(b",", unicodedata.normalize("NFD", "é").encode() + b",")


def of_text(table: str) -> Iterator[Mutation]:
    file = f"data/{table}.csv"
    for kind, rule, change in _texts():
        yield Mutation(
            kind, "text of the file", rule, table, partial(change_bytes, file=file, change=change), alone=False
        )
    yield Mutation("no file", "text of the file", "tables_are_present", table,
                   lambda package: file_of(package, table).unlink(), alone=False)  # fmt: skip
