"""Dates in words: what an EDTF text says, in the language of the page, and no more than that."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from soc_data.site.texts import Language
from soc_data.tables.dates import bounds

_SET = re.compile(r"\[(.*?)\.\.(.*)\]")
_PARTS = re.compile(r"([0-9]{3}[0-9X])(?:-([0-9]{2}|XX))?(?:-([0-9]{2}|XX))?([?~%]?)")


@cache
def in_words(text: str, t: Language) -> str:
    """Return an EDTF date, set or interval of the tables in words."""
    if text == "..":
        return t("has not ended")
    if found := _SET.fullmatch(text):
        earlier, later = found.groups()
        if not earlier:
            return t("{date} or earlier", date=_simple(later, t))
        if not later:
            return t("{date} or later", date=_simple(earlier, t))
        same = _is_day(earlier) and _in_month(later) == earlier[:7]
        first = str(int(earlier[8:])) if same else _simple(earlier, t)
        return t("between {first} and {last}", first=first, last=_simple(later, t))
    first, slash, last = text.partition("/")
    return f"{_simple(first, t)} – {_simple(last, t)}" if slash else _simple(first, t)


def _simple(text: str, t: Language) -> str:
    found = _PARTS.fullmatch(text)
    if found is None:
        return text
    year, month, day, sureness = found.groups()
    known = [part for part in (year, month, day) if part not in (None, "XX")]
    if "X" in year:
        words = t("{decade}s", decade=year.replace("X", "0"))
    elif len(known) == 3:
        words = f"{int(day)} {t.month(int(month))} {year}"
    else:
        words = f"{t.month(int(month))} {year}" if len(known) == 2 else year
    if sureness in ("~", "%"):
        words = t("about {date}", date=words)
    return t("{date} (uncertain)", date=words) if sureness in ("?", "%") else words


@cache
def span(start: str | None, end: str | None, t: Language) -> str:
    """Return the days of a session or a term in words; what is not known is said."""
    if start is None and end is None:
        return t("dates not known")
    if start == end and start is not None:
        return in_words(start, t)
    if start is not None and end is not None and _is_day(start) and _in_month(end) == start[:7]:
        return f"{int(start[8:])}–{in_words(end, t)}"
    words = t("first day not known") if start is None else in_words(start, t)
    return f"{words} – {t('last day not known') if end is None else in_words(end, t)}"


def _is_day(text: str) -> bool:
    return bool(re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text))


def _in_month(text: str) -> str:
    """Return the month of `2013-07-07` and of `[2013-07-07..]`; empty for what does not begin with one day."""
    day = text.removeprefix("[").removesuffix("..]")
    return day[:7] if _is_day(day) else ""


def calling(start: str | None, end: str | None, t: Language) -> str:
    """Return the days by which a session without a number is called: all where they are known, else its first."""
    known = start is None or end is None or (_is_day(start) and _is_day(end))
    return span(start, end, t) if known else in_words(str(start), t)


def machine_date(text: str | None) -> str | None:
    """Return the year, month or day that `<time datetime>` and schema.org take; None for what they cannot say."""
    return text if text is not None and re.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}", text) else None


def compact(text: str | None) -> str | None:
    """Return the first day of a date as `yyyymmdd`; None where it has no bound on that side."""
    low = date.min if text is None else bounds(text)[0]
    return None if low in (date.min, date.max) else f"{low:%Y%m%d}"
