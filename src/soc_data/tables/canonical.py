"""The canonical form of a table's file: the characters that it may contain, the length of a record, how it is written.

UTF-8 without a byte order mark, NFC, LF line ends, commas, quotes only where needed, one record per line.
"""

from __future__ import annotations

import csv
import re
import sys
import unicodedata
from bisect import bisect
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from soc_data.tables.characters import UNCLEAN

PLAIN_CSV = {"encoding": "utf-8", "scheme": "file", "format": "csv"}
"""How the descriptor tells other readers to read such a file."""

MAX_LINE = 100_000
"""The maximum number of characters in a record, including its line end."""

_COMMON = (
    "\n -~¡-¬®-ıĴ-ľŁ-ňŊ-ž"  # Latin
    "\u0386-\u038a\u038c\u038e-\u03a1\u03a3-\u03ce\u0400-\u045f"  # Greek and Cyrillic
    "،؛؞-غـ-ْ٠-٭ٱ-ٳٹ-ۓ"  # Arabic
    "–—‘’“”„…"
)
"""The characters that make up most texts. All are clean and plain, so only the others are looked up one by one."""
_UNCOMMON = re.compile(f"[^{_COMMON}]")
_DRESSED = frozenset(("<font>", "<wide>", "<narrow>", "<initial>", "<medial>", "<final>", "<isolated>", "<circle>",
                      "<square>", "<vertical>", "<small>"))  # fmt: skip
"""The tags by which the Unicode database marks a character as a styled variant of another."""


@lru_cache(maxsize=4096)
def is_unclean(char: str) -> bool:
    """Whether a character is invisible or ambiguous: a control, format, private-use, unassigned or default-ignorable
    character, a separator other than U+0020, or U+FFFD. A line feed is not unclean: it ends a record."""
    code = ord(char)
    at = bisect(UNCLEAN, (code, sys.maxunicode)) - 1
    return at >= 0 and code <= UNCLEAN[at][1]


@lru_cache(maxsize=4096)
def is_dressed(char: str) -> bool:
    """Whether a character is a styled variant of a plain one: a presentation form, a ligature, or a mathematical,
    full-width or enclosed character."""
    form = unicodedata.decomposition(char).partition(" ")[0]
    return form in _DRESSED or (
        form == "<compat>" and unicodedata.name(char, "").startswith(("LATIN ", "ROMAN ", "SMALL ROMAN "))
    )


def uncommon(text: str) -> set[str]:
    """Return the characters of a text that must be checked one by one."""
    return set(_UNCOMMON.findall(text))


class _Lines(list[str]):
    """A list that `csv.writer` can write to: each record becomes one item, so no text has to be split again."""

    write = list.append


def canonical_lines(records: Iterable[Iterable[Any]]) -> list[str]:
    """Return each record as its canonical line, including the line end; None becomes an empty cell."""
    lines = _Lines()
    csv.writer(lines, lineterminator="\n").writerows(records)  # calls `write` once per record
    return lines


def write_records(records: Iterable[Iterable[Any]]) -> str:
    """Return records as canonical CSV text."""
    return "".join(canonical_lines(records))


def is_clean(text: str) -> bool:
    """Whether a text is in Unicode normalization form C and contains only plain, clean characters; line feeds are
    allowed."""
    return unicodedata.is_normalized("NFC", text) and not any(
        is_unclean(char) or is_dressed(char) for char in uncommon(text)
    )
