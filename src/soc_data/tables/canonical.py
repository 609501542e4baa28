"""The canonical text of a table's file: which characters stand in it, how long a record is, how it is written.

UTF-8 without a byte order mark, NFC, LF line ends, commas, quotes only where they are needed, one record a line.
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
"""How the descriptor of such a file tells other readers to read it."""

MAX_LINE = 100_000
"""The most characters that a record may have, its line end included."""

_COMMON = (
    "\n -~¡-¬®-ıĴ-ľŁ-ňŊ-ž"  # Latin
    "\u0386-\u038a\u038c\u038e-\u03a1\u03a3-\u03ce\u0400-\u045f"  # Greek and Cyrillic
    "،؛؞-غـ-ْ٠-٭ٱ-ٳٹ-ۓ"  # Arabic
    "–—‘’“”„…"
)
"""Most characters of most texts, all of which are clean and plain."""
_UNCOMMON = re.compile(f"[^{_COMMON}]")
_DRESSED = frozenset(("<font>", "<wide>", "<narrow>", "<initial>", "<medial>", "<final>", "<isolated>", "<circle>",
                      "<square>", "<vertical>", "<small>"))  # fmt: skip
"""The ways in which Unicode says that a character is another one in a certain dress."""


@lru_cache(maxsize=4096)
def is_unclean(char: str) -> bool:
    """Whether a character is invisible, deceptive or not to be told apart: control, format, private, unassigned and
    default ignorable ones, separators but U+0020, U+FFFD. A line feed is none: it ends a record."""
    code = ord(char)
    at = bisect(UNCLEAN, (code, sys.maxunicode)) - 1
    return at >= 0 and code <= UNCLEAN[at][1]


@lru_cache(maxsize=4096)
def is_dressed(char: str) -> bool:
    """Whether a character is a presentation form, a ligature, or a mathematical, full-width or enclosed character, for
    which there is a plain one."""
    form = unicodedata.decomposition(char).partition(" ")[0]
    return form in _DRESSED or (
        form == "<compat>" and unicodedata.name(char, "").startswith(("LATIN ", "ROMAN ", "SMALL ROMAN "))
    )


def uncommon(text: str) -> set[str]:
    """Return the characters of a text that have to be looked at one by one."""
    return set(_UNCOMMON.findall(text))


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
    """Whether a text is in Unicode normalization form C and has plain and clean characters only; line feeds are not
    looked at."""
    return unicodedata.is_normalized("NFC", text) and not any(
        is_unclean(char) or is_dressed(char) for char in uncommon(text)
    )
