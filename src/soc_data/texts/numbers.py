"""The numbers that a text states, in digits and in words, English and Arabic."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from soc_data.texts.vocabulary import plain

_FIGURE = re.compile(
    r"(?<![0-9A-Za-z.])(?:\d{1,3}(?:[,٬]\d{3})+|\d+)(?:[.٫/]\d+)?(?:(?:st|nd|rd|th)\b|['’]?[iıuüâa]?n[cç][iıuü]\b)?"
)
_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
)
_UNIT = {word: n for n, word in enumerate([*_UNITS.split(), "eighteen", "nineteen"])}
_TEN = "twenty thirty forty fifty sixty seventy eighty ninety"
_TENS = {word: 10 * n for n, word in enumerate(_TEN.split(), 2)}
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
_ORDINAL = {
    **{word: n for n, word in enumerate(_ORDINALS.split(), 1)},
    **{f"{word}th": n for word, n in _UNIT.items() if n > 12},
    **{f"{word[:-1]}ieth": n for word, n in _TENS.items()},
}
_SMALL = {**_UNIT, **_TENS, **_ORDINAL}
_LARGE = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}

_AR_ORDINALS = "اول ثاني ثالث رابع خامس سادس سابع ثامن تاسع عاشر"
_AR_CARDINALS = "اثن ثلاث اربع خمس ست سبع ثمان تسع عشر"
_AR_TENS = "عشر ثلاث اربع خمس ست سبع ثمان تسع"
_AR_WORDS = {
    **{f"ال{w}{e}": n for n, w in enumerate(_AR_ORDINALS.split(), 1) for e in ("", "ه")},
    "الاولي": 1, "الثان": 2, "الحادي": 1, "الحاديه": 1,
    **{f"{w}{e}": n for n, w in enumerate(_AR_CARDINALS.split(), 2) for e in ("", "ه")},
    "اثنان": 2, "اثنين": 2, "اثنتان": 2, "اثنتين": 2, "ثماني": 8, "ثمانيه": 8,
    **{f"{a}{w}{e}": 10 * n for n, w in enumerate(_AR_TENS.split(), 2) for e in ("ون", "ين") for a in ("", "ال")},
    "ثمانون": 80, "ثمانين": 80, "الثمانين": 80,
    "مئه": 100, "مائه": 100, "مئتان": 200, "مئتين": 200, "مائتان": 200, "مائتين": 200,
}  # fmt: skip
_AR = {plain(word): n for word, n in _AR_WORDS.items() if word not in ("اثن", "اثنه")}
_AR_LARGE = {"الف": 1_000, "الاف": 1_000, "مليون": 1_000_000, "ملايين": 1_000_000}
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class StatedNumber:
    """A number as a paragraph states it: its value, and whether it is an ordinal such as `42nd`."""

    paragraph: int
    as_stated: str
    start: int
    value: str
    is_ordinal: bool = False


def numbers_in(lines: Sequence[str], taken: dict[int, set[int]]) -> tuple[StatedNumber, ...]:
    """Return the numbers of a text's paragraphs, in order, but for what is part of something else.

    `taken` has by paragraph the places of what is no number of its own: dates, names, resolutions. In words, numbers
    count from two, for `one` mostly counts nothing.
    """
    found = []
    for number, line in enumerate(lines, 1):
        text = plain(line)
        for start, end, value, is_ordinal in sorted((*_figures(text), *_words(text))):
            if taken.get(number, set()).isdisjoint(range(start, end)):
                found.append(StatedNumber(number, line[start:end], start, value, is_ordinal))
    return tuple(found)


Read = tuple[int, int, str, bool]


def _figures(text: str) -> Iterator[Read]:
    for match in _FIGURE.finditer(text):
        figure = match.group()
        value = re.match(r"[\d,٬.٫/]*\d", figure)
        assert value
        if ":" in (text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]):
            continue  # a time of day
        plain_value = value.group().replace(",", "").replace("٬", "").replace("٫", ".")
        yield match.start(), match.end(), plain_value, value.group() != figure


def _words(text: str) -> Iterator[Read]:
    """Yield the numbers in words: runs of number words joined by only a hyphen, a space or "and"."""
    run: list[tuple[re.Match[str], str]] = []
    for match in (*_WORD.finditer(text), None):
        word = match.group() if match else ""
        if run and (
            match is None or run[-1][1] in _ORDINAL or not _goes_on(text, run[-1][0].end(), match.start(), word)
        ):
            yield from _value(run)
            run = []
        if match and word == "and" and run:
            continue
        if match and (name := _arabic(word) or (word if word in _SMALL or word in _LARGE else "")):
            run.append((match, name))
        elif match and run:
            yield from _value(run)
            run = []


def _goes_on(text: str, last: int, start: int, word: str) -> bool:
    between = text[last:start]
    return (
        between.strip(" -") in ("", "and")
        and len(between) < 8
        and bool(word in _SMALL or word in _LARGE or _arabic(word) or word == "and")
    )


def _arabic(word: str) -> str:
    """Return an Arabic word for a number, without the "and" before it; empty if it is not one."""
    for form in (word, word.removeprefix("و"), word.removeprefix("ب"), word.removeprefix("ل")):
        if form in _AR or form in _AR_LARGE:
            return form
    return ""


def _value(run: Sequence[tuple[re.Match[str], str]]) -> Iterator[Read]:
    """Yield the value of a run of words, unless it is vague, such as hundreds, or only one."""
    total = part = 0
    for _, word in run:
        if word in _LARGE or word in _AR_LARGE:
            factor = _LARGE.get(word) or _AR_LARGE[word]
            part = max(part, 1) * factor
            if factor > 100:
                total, part = total + part, 0
        else:
            part += _SMALL.get(word, 0) or _AR.get(word, 0)
    value = total + part
    is_ordinal = run[-1][1] in _ORDINAL or any(word in _AR and word.startswith("ال") for _, word in run)
    if value > 1 or is_ordinal:
        yield run[0][0].start(), run[-1][0].end(), str(value), is_ordinal
