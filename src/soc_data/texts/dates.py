"""The dates that a text states, as EDTF, with the day of the week that it gives for them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from soc_data.tables.codes import Weekday
from soc_data.texts.vocabulary import DAYS, MONTHS, WEEKDAYS, plain

_NAMES = "|".join(sorted((re.escape(name) for name in MONTHS), key=len, reverse=True))
_DAY_NAMES = "|".join(sorted(map(re.escape, DAYS), key=len, reverse=True))
_M = rf"(?P<month>{_NAMES})(?!\w)\.?(?:\s*[/(]\s*(?:{_NAMES})\)?)?"
_D = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?:\s*(?:-|–|—|to|and|&|و|ve|الى|حتي)\s*(?P<last>[0-3]?\d)(?:st|nd|rd|th)?)?"
_Y = r"(?P<year>(?:19|20)\d\d)(?!\d)"


def _after(*words: str) -> str:
    return "(?:" + "|".join(rf"(?<=\b{word} )" for word in words) + ")"


_FORMS = [re.compile(form) for form in (
    rf"(?<![\d\w./-]){_D}(?:\s+of)?\s*{_M}(?:\s*,?\s*(?:عام\s+|سنه\s+)?{_Y})?",
    rf"(?<!\w){_M}\s+{_D}(?!\d)(?:\s*,?\s*{_Y})?",
    rf"(?<!\w){_M}\s*,?\s*(?:of\s+|عام\s+|من عام\s+)?{_Y}",
    r"(?<![\d./-])(?P<year>(?:19|20)\d\d)([-./])(?P<month>[01]?\d)\2(?P<day>[0-3]?\d)(?![\d/-])",
    r"(?<![\d./-])(?P<day>[0-3]?\d)([-./])(?P<month>[01]?\d)\2(?P<year>(?:19|20)\d\d)(?![\d/-]|\.\d)",
    rf"{_after('in', 'of', 'by', 'to', 'for', 'since', 'until', 'شهر')}(?P<month>{_NAMES})(?!\w)",
    rf"{_after('in', 'year', 'since', 'عام', 'سنه')}{_Y}", rf"(?<=\(){_Y}(?=\))",
)]  # fmt: skip
"""Ways to write a date, the most certain first."""
_AND_MONTH = re.compile(rf"\s*(?:and|or|و)\s*(?P<month>{_NAMES})(?!\w)")
_WEEKDAY = re.compile(rf"(?<!\w)[وفب]?(?:{_DAY_NAMES})(?!\w)")
_BEFORE = re.compile(
    rf"(?<!\w)[وفب]?(?P<day>{_DAY_NAMES})(?:\s*(?:and|-|–|و)\s*(?:{_DAY_NAMES}))?[\s,،(]*(?:on )?(?:the )?$"
)
_AFTER = re.compile(rf"^[\s,،]*\(?(?P<day>{_DAY_NAMES})(?!\w)\)?")


MOST_OF_A_HEAD = 100
"""The maximum number of characters in a line that ends with a date line."""


@dataclass(frozen=True, slots=True)
class StatedDate:
    """A date as a paragraph states it: first and last day as EDTF, with `XXXX` for a year that is not stated.

    Both are empty if the text gives only a day of the week. `weekday` is the day of the week that the text gives for
    the first day; `found` is the actual one, None if no single day is stated.
    """

    paragraph: int
    as_stated: str
    start: int
    first: str = ""
    last: str = ""
    weekday: Weekday | None = None
    found: Weekday | None = None

    @property
    def is_contradicted(self) -> bool:
        """Whether the first day is another day of the week than the text says."""
        return None not in (self.weekday, self.found) and self.weekday != self.found

    def within(self, year: int) -> StatedDate:
        """Return the date with `year` in place of a year that is not stated."""
        first, last = (text.replace("XXXX", f"{year:04}") for text in (self.first, self.last))
        return replace(self, first=first, last=last, found=_weekday_of(first))


def dates_in(lines: Sequence[str]) -> tuple[StatedDate, ...]:
    """Return the dates of a text's paragraphs, in order."""
    return tuple(found for number, line in enumerate(lines, 1) for found in _of_paragraph(number, line))


def nearest(weekday: Weekday, to: date) -> tuple[date, date]:
    """Return the last such weekday on or before a day, and the first one after it."""
    back = (to.weekday() - WEEKDAYS.index(weekday)) % 7
    return to - timedelta(back), to - timedelta(back) + timedelta(7)


def dateline_of(lines: Sequence[str], dates: Sequence[StatedDate], within: int = 6) -> str:
    """Return the day at the head of a text, as EDTF; empty if there is none.

    It stands alone on one of the first lines, or ends one of them after a dash or a comma.
    """
    for found in dates:
        if found.paragraph <= within and re.fullmatch(r"\d{4}-\d\d-\d\d", found.first) and found.first == found.last:
            line = lines[found.paragraph - 1]
            before, after = line[: found.start].strip(), line[found.start + len(found.as_stated) :].strip()
            is_alone = not before or (before[-1] in "–—-,|" and "." not in before)
            if is_alone and not re.search(r"[^\W\d_]", after) and len(line) <= MOST_OF_A_HEAD:
                return found.first
    return ""


def _of_paragraph(number: int, line: str) -> list[StatedDate]:
    text = plain(line)
    taken: list[tuple[int, int]] = []
    found = []
    for form in _FORMS:
        for match in form.finditer(text):
            if not _overlaps(match.span(), taken) and (one := _date(number, line, text, match)):
                found.append(one)
                taken.append((one.start, one.start + len(one.as_stated)))
                found += _further_months(number, line, text, match, taken)
    for match in _WEEKDAY.finditer(text):
        if not _overlaps(match.span(), taken):
            name = next(day for day in DAYS if match.group().endswith(day))
            start = match.end() - len(name)
            found.append(StatedDate(number, line[start : match.end()], start, weekday=DAYS[name]))
    return sorted(found, key=lambda one: one.start)


def _further_months(
    number: int, line: str, text: str, match: re.Match[str], taken: list[tuple[int, int]]
) -> Iterator[StatedDate]:
    """Yield the further months after a month without a day: `July and August`."""
    parts = match.groupdict()
    if not parts.get("month") or "day" in parts or "year" in parts:
        return
    while more := _AND_MONTH.match(text, taken[-1][1]):
        start, end = more.span("month")
        taken.append((start, end))
        month = f"XXXX-{MONTHS[more['month']]:02}"
        yield StatedDate(number, line[start:end], start, month, month)


def _overlaps(span: tuple[int, int], taken: Sequence[tuple[int, int]]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in taken)


def _date(number: int, line: str, text: str, match: re.Match[str]) -> StatedDate | None:
    """Return the date of a match, with the day of the week next to it; None if there is no such day."""
    parts = match.groupdict()
    year = parts.get("year") or "XXXX"
    month = parts.get("month")
    first = last = year
    if month:
        if line[match.start("month")].islower():
            return None  # in lower case, "may" and "march" are not months
        first = last = f"{year}-{MONTHS.get(month) or int(month):02}"
        if parts.get("day"):
            first, last = (f"{first}-{int(day):02}" for day in (parts["day"], parts.get("last") or parts["day"]))
    if not _exists(first) or not _exists(last):
        return None
    start, end = match.span()
    if before := _BEFORE.search(text, 0, start):
        weekday, start = DAYS[before["day"]], before.start("day")
    elif after := _AFTER.match(text[end:]):
        weekday, end = DAYS[after["day"]], end + after.end()
    else:
        weekday = None
    as_stated = line[start:end].rstrip(" .,")
    return StatedDate(number, as_stated, start, first, last, weekday, _weekday_of(first))


def _exists(text: str) -> bool:
    """Whether there is such a day; in a leap year, if no year is stated."""
    try:
        date.fromisoformat(f"{text.replace('XXXX', '2020')}-01-01"[:10])
    except ValueError:
        return False
    return True


def _weekday_of(text: str) -> Weekday | None:
    return WEEKDAYS[date.fromisoformat(text).weekday()] if re.fullmatch(r"\d{4}-\d\d-\d\d", text) else None
