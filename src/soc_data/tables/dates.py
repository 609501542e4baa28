"""The part of EDTF (ISO 8601-2:2019, levels 0 to 2) that the tables use, and its bounds as days.

Supported: `2018-11-10`, `2018-11`, `2018`, `201X`, `2018-XX`, `2018-11-XX`, each with a trailing `?`, `~` or `%`; sets
known by bounds, `[..2023-10-09]`, `[2023-10-09..]`, `[2019-06-29..2019-07-15]`; intervals, `2023-07/2023-08`; `..`.
A qualifier says how certain a date is and does not change its bounds. The tests compare the results with the maintained
`edtf` package, which is not a dependency: importing it takes longer than reading all the data.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Any

_DATE = re.compile(r"([0-9]{3}[0-9X])(?:-([0-9]{2}|XX)(?:-([0-9]{2}|XX))?)?[?~%]?")
_SET = re.compile(r"\[(.*?)\.\.(.*)\]")

Bounds = tuple[date, date]
"""The earliest and the latest day that a date may mean; `date.min` or `date.max` for a side that is open."""

Span = tuple[str | None, str | None]
"""A start and an end as they stand in the tables; None if unknown."""


def _year_bounds(year: str) -> tuple[int, int]:
    return int(year.replace("X", "0")), int(year.replace("X", "9"))


def _last_day(year: int, month: int) -> date:
    return date(year, 12, 31) if month == 12 else date(year, month + 1, 1) - timedelta(days=1)


@lru_cache(maxsize=4096)
def _simple(text: str) -> Bounds:
    match = _DATE.fullmatch(text)
    if match is None:
        raise ValueError(f"{text!r} is not an EDTF date such as 2018-11-10, 2018-11, 2018 or 201X")
    year, month, day = match.groups()
    first, last = _year_bounds(year)
    if month in (None, "XX"):
        if day not in (None, "XX"):
            raise ValueError(f"{text!r} gives a day without a month")
        return date(first, 1, 1), date(last, 12, 31)
    try:
        if day in (None, "XX"):
            return date(first, int(month), 1), _last_day(last, int(month))
        return date(first, int(month), int(day)), date(last, int(month), int(day))
    except ValueError as error:
        raise ValueError(f"{text!r} is not a day of the calendar: {error}") from None


@lru_cache(maxsize=4096)
def bounds(text: str) -> Bounds:
    """Return the earliest and the latest day of an EDTF date, set or interval.

    Raises `ValueError` if `text` is not one, is not a possible date, or ends before it begins.
    """
    if text == "..":  # a term that has not ended: its end lies after every day
        return date.max, date.max
    if match := _SET.fullmatch(text):
        earlier, later = match.groups()
        if not earlier and not later:
            raise ValueError(f"{text!r} has no bound")
        low = _simple(earlier)[0] if earlier else date.min
        high = _simple(later)[1] if later else date.max
    else:
        first, slash, last = text.partition("/")
        low = _simple(first)[0]
        high = _simple(last if slash else first)[1]
    if low > high:
        raise ValueError(f"{text!r} ends before it begins")
    return low, high


def earliest(text: str | None) -> date:
    """Return the first day that `text` may mean; `date.min` if it is None."""
    return date.min if text is None else bounds(text)[0]


def latest(text: str | None) -> date:
    """Return the last day that `text` may mean; `date.max` if it is None."""
    return date.max if text is None else bounds(text)[1]


Days = tuple[date | None, date | None]
"""The first and the last day that a date may mean; None for a side that is open or unknown."""


def days(text: str | None) -> Days:
    """Return the first and the last day that an EDTF text may mean, for calculations.

    A side that is open or unknown is None, never `date.min` or `date.max`. Raises `ValueError` if `text` is not EDTF.
    """
    low, high = (date.min, date.max) if text is None else bounds(text)
    # `..` has both its bounds at `date.max`, so the lower one may stand for either extreme.
    return (None if low in (date.min, date.max) else low, None if high == date.max else high)


def edtf(on: str | date) -> str:
    """Return a day as EDTF text; a text is returned unchanged."""
    return on if isinstance(on, str) else date(on.year, on.month, on.day).isoformat()


class _Day:
    """A bound of a date column, read as an attribute of a row: a day, or None if it is open or unknown."""

    side = 0

    def __init__(self, column: str) -> None:
        self.column = column

    if TYPE_CHECKING:

        def __get__(self, row: Any, owner: type[Any]) -> date | None: ...

    else:

        def __get__(self, row: Any, owner: type[Any]) -> Any:
            return self if row is None else days(getattr(row, self.column))[self.side]


class Earliest(_Day):
    """The first day that a date column may mean: `term.start_earliest`."""


class Latest(_Day):
    """The last day that a date column may mean: `term.start_latest`."""

    side = 1


def is_impossible(span: Span) -> bool:
    """Whether the span certainly ends before it starts."""
    return latest(span[1]) < earliest(span[0])


def may_overlap(one: Span, other: Span) -> bool:
    """Whether the two spans share a day under some reading of the dates."""
    return earliest(one[0]) <= latest(other[1]) and earliest(other[0]) <= latest(one[1])


def must_cover(span: Span, other: Span) -> bool:
    """Whether `span` includes the whole of `other` under every reading of the dates."""
    return latest(span[0]) <= earliest(other[0]) and latest(other[1]) <= earliest(span[1])


def must_overlap(one: Span, other: Span) -> bool:
    """Whether the two spans share more than a single hand-over day under every reading of the dates."""
    return latest(one[0]) < earliest(other[1]) and latest(other[0]) < earliest(one[1])
