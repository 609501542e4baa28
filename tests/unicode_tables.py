"""Writes src/soc_data/tables/characters.py, the characters that may not stand in a cell and those that look alike.

Needs Python 3.11, whose Unicode is the oldest that the library runs with, and the packages `regex` and
`confusable-homoglyphs`: `python tests/unicode_tables.py`. They are needed for nothing else.
"""

from __future__ import annotations

import sys
import textwrap
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

TARGET = Path(__file__).parents[1] / "src" / "soc_data" / "tables" / "characters.py"
CATEGORIES = {"Cc", "Cf", "Cn", "Co", "Cs", "Zs", "Zl", "Zp"}
BLANKS = "\ufffc\ufffd\u2800\U0001d159"
"""Characters that show nothing, or that something was lost, and have no property of Unicode that says so."""

HEAD = '''"""Characters that may not stand in a cell, and letters that look like Latin ones.

Written by tests/unicode_tables.py from the properties of Unicode {version}: do not edit. What later versions of Unicode
added counts as unassigned, so that every Python judges alike.
"""

from __future__ import annotations

UNICODE = "{version}"

_UNCLEAN = """
{unclean}
"""
_SPANS = (span.partition("-") for span in _UNCLEAN.split())
UNCLEAN = tuple((int(first, 36), int(last or first, 36)) for first, _, last in _SPANS)
"""First and last of each span of characters, in rising order: control, format, private, unassigned, default ignorable
ones, all separators but U+0020, and those that stand for what was lost."""

_LOOKALIKES = """
{lookalikes}
"""
LOOKALIKES = str.maketrans({{pair[0]: pair[1] for pair in _LOOKALIKES.split()}})
"""Letters of other scripts, without marks and in lower case, to the Latin letter that they look like."""
'''


def base36(code: int) -> str:
    """Return a number in digits and small letters."""
    digits = ""
    while code:
        code, digit = divmod(code, 36)
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[digit] + digits
    return digits or "0"


def spans(codes: Iterable[int]) -> Iterator[str]:
    """Yield spans of rising numbers as text."""
    first = last = -1
    for code in [*codes, sys.maxunicode + 2]:
        if code == last + 1 and first >= 0:
            last = code
            continue
        if first >= 0:
            yield base36(first) if first == last else f"{base36(first)}-{base36(last)}"
        first = last = code


def unclean() -> Iterator[int]:
    """Yield the characters that may not stand in a cell."""
    import regex

    ignorable = regex.compile(r"\p{Default_Ignorable_Code_Point}")
    for code in range(sys.maxunicode + 1):
        char = chr(code)
        if char not in " \n" and (unicodedata.category(char) in CATEGORIES or char in BLANKS or ignorable.match(char)):
            yield code


def is_plain(char: str) -> bool:
    """Whether a letter is not made of another one in Unicode: what is, is folded without this table."""
    return unicodedata.normalize("NFKD", char) == char


def lookalikes() -> Iterator[str]:
    """Yield pairs of a letter of another script and the Latin letter, both in lower case, that look alike."""
    from confusable_homoglyphs import confusables

    known = confusables.confusables_data
    found: dict[str, str] = {}
    for latin in "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ":
        for entry in known.get(latin, ()):
            other = entry["c"]
            if len(other) == 1 and unicodedata.category(other)[0] == "L" and is_plain(other):
                folded = other.casefold()
                if len(folded) == 1 and not folded.isascii():
                    found.setdefault(folded, latin.casefold())
    return (f"{other}{latin}" for other, latin in sorted(found.items()))


def main() -> None:
    """Write the module."""
    assert unicodedata.unidata_version == "14.0.0", "run this with Python 3.11"
    fill = textwrap.TextWrapper(width=118, break_on_hyphens=False).fill
    text = HEAD.format(
        version=unicodedata.unidata_version,
        unclean=fill(" ".join(spans(unclean()))),
        lookalikes=fill(" ".join(lookalikes())),
    )
    TARGET.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
