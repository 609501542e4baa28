r"""The lexical forms of cells, as regular expressions that mean the same to Python and to readers of JSON Schema.

`[0-9]` is written out because `\d` admits other digits. The whole cell must match (`fullmatch`): `$` alone would admit
a line end.
"""

from __future__ import annotations

from functools import lru_cache

_DATE = r"[0-9]{3}[0-9X](-([0-9]{2}|XX)(-([0-9]{2}|XX))?)?[?~%]?"
_BOUNDED = rf"\[({_DATE}\.\.({_DATE})?|\.\.{_DATE})\]"

SLUG_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
_START = r"[^\s=+@＝＋＠－-]"  # the excluded signs would make a spreadsheet read the cell as a formula
TEXT_PATTERN = rf"^{_START}$|^{_START}.*\S$"
SUMMARY_PATTERN = rf"^{_START}\S*( \S+){{0,29}}$"
LOCATOR_PATTERN = r"^(excerpt|p[1-9][0-9]{0,3}(-[1-9][0-9]{0,3})?)$"
DATE_PATTERN = rf"^({_DATE}|{_BOUNDED})$"
PERIOD_PATTERN = rf"^{_DATE}(/{_DATE})?$"
TERM_END_PATTERN = rf"^(\.\.|{_DATE}|{_BOUNDED})$"
URL_PATTERN = r"^https?://\S+$"
SHA256_PATTERN = r"^[0-9a-f]{64}$"
LANGUAGE_PATTERN = r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$"
COUNTRY_PATTERN = r"^[A-Z]{2}$"
VERSION_PATTERN = r"^[0-9]+\.[0-9]+\.[0-9]+$"
INTEGER_PATTERN = r"^(0|[1-9][0-9]{0,8})$"
DECIMAL_PATTERN = r"^-?(0\.([0-9]{0,3}[1-9]|0)|[1-9][0-9]{0,2}\.([0-9]{0,4}[1-9]|0))$"
"""A number with a decimal point and no redundant zeros: the form in which Python writes the same number."""

DATES = frozenset((DATE_PATTERN, PERIOD_PATTERN, TERM_END_PATTERN))
"""The patterns of EDTF. A pattern cannot tell 2018-02-30 from a date, so a match must also have bounds."""

FORMS = {
    SLUG_PATTERN: "an id of lower-case letters, digits and single hyphens, such as hadi-al-bahra",
    TEXT_PATTERN: "text without white space at either end, and not beginning with = + - @",
    SUMMARY_PATTERN: "at most 30 words with single spaces between them, and not beginning with = + - @",
    LOCATOR_PATTERN: "a locator: p7, p7-8 or excerpt",
    DATE_PATTERN: "a possible EDTF date: 2018-11-10, 2018-11, 2018, [..2018-11-10] or [2018-11-10..]",
    PERIOD_PATTERN: "a possible EDTF date or interval: 2023-07 or 2023-07/2023-08",
    TERM_END_PATTERN: "a possible EDTF date, or .. for a term that has not ended",
    URL_PATTERN: "an address that begins with http:// or https://",
    SHA256_PATTERN: "64 hexadecimal digits in lower case",
    LANGUAGE_PATTERN: "a BCP 47 tag: ar, en or ku-Latn",
    COUNTRY_PATTERN: "an ISO 3166-1 code of two capital letters",
    VERSION_PATTERN: "a version of three numbers: 0.2.0",
}
"""Pattern -> what it requires, in words."""


@lru_cache(maxsize=4096)
def paragraphs_of(locator: str) -> range:
    """Return the paragraphs that a locator names, counted from 1; an empty range for `excerpt`."""
    if locator == "excerpt":
        return range(0)
    first, _, last = locator[1:].partition("-")
    return range(int(first), int(last or first) + 1)
