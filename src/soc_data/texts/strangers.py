"""Names in a text that no row has: words with capitals and, in Arabic, the words after a title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from soc_data.texts.vocabulary import DAYS, MONTHS, RANKS, TITLES, plain
from soc_data.texts.words import PARTICLES, Word, words_of

_WORDS = """
a an and the this that these those he she it they we our i his her their its in on at of by for from with to as but or
if so not no all also during following regarding before after about among meanwhile moreover furthermore finally while
when then additionally simultaneously alternatively where there here who which what how any some other many most may
bu bir ve son söz
"""
_SMALL = frozenset(_WORDS.split())
"""Words that are not names at the beginning of a sentence."""
_SENTENCE = re.compile(r"(?:^|[.!?:;–—\n]|\.[”\"’])\s*[“\"‘'(«]*$")
_LATIN_SHARE = 2
"""How many words with capitals make a name where no title stands before them."""


@dataclass(frozen=True, slots=True)
class Stranger:
    """A name that is not known: its place, and the title before it, empty if there is none."""

    paragraph: int
    as_stated: str
    start: int
    title: str = ""


def strangers_in(lines: Sequence[str], taken: dict[int, set[int]], language: str) -> tuple[Stranger, ...]:
    """Return the unknown names of a text, in order; `taken` has by paragraph the places of what is known."""
    small = {word.text for line in lines for word in words_of(line, language) if word.text[0].islower()}
    found = []
    for number, line in enumerate(lines, 1):
        words = words_of(line, language)
        free = [taken.get(number, set()).isdisjoint(range(word.start, word.end)) for word in words]
        for title, first, last in (*_capitals(line, words, free, small), *_titled(words, free)):
            name = line[words[first].start : words[last - 1].end]
            found.append(Stranger(number, name, words[first].start, title))
    return tuple(sorted(found, key=lambda one: (one.paragraph, one.start)))


Name = tuple[str, int, int]
"""A title, and the first word of a name and the one after its last."""


def _capitals(line: str, words: Sequence[Word], free: Sequence[bool], small: set[str]) -> Iterator[Name]:
    """Yield the runs of capitalised words: two or more, or one after a title."""
    at = 0
    while at < len(words):
        if not free[at] or not words[at].is_capital:
            at += 1
            continue
        last = at + 1
        while last < len(words) and free[last] and words[last].joined and _goes_on(words, free, last):
            last += 1
        title, first = _without_beginning(line, words, at, last, small)
        length = sum(word.text not in PARTICLES for word in words[first:last])
        if length >= (1 if title else _LATIN_SHARE):
            yield title, first, last
        at = last


def _goes_on(words: Sequence[Word], free: Sequence[bool], at: int) -> bool:
    """Whether a word continues a name: it is capitalised, or is a particle before a word that is."""
    if words[at].is_capital:
        return True
    after = at + 1
    return words[at].text in PARTICLES and after < len(words) and free[after] and words[after].is_capital


def _without_beginning(line: str, words: Sequence[Word], first: int, last: int, small: set[str]) -> tuple[str, int]:
    """Return the title of a run and its first word after that, without a word that only begins the sentence."""
    begins = _SENTENCE.search(line[: words[first].start]) is not None
    while first < last and begins and _is_common(words[first].text, small):
        first += 1
        begins = False
    titles = [at for at in range(first, last) if _is_title(words, at)]
    if titles:
        return " ".join(word.text for word in words[first : titles[-1] + 1]), titles[-1] + 1
    is_titled = first and first < last and words[first].joined and words[first - 1].text in TITLES
    return words[first - 1].text if is_titled else "", first


def _is_title(words: Sequence[Word], at: int) -> bool:
    """Whether a word is a title; `General` only after another title, since assemblies are general as well."""
    return words[at].text in TITLES or (words[at].text == "General" and at > 0 and words[at - 1].text in TITLES)


def _is_common(word: str, small: set[str]) -> bool:
    lower = word.lower()
    return lower in small or lower in _SMALL or plain(word) in MONTHS or plain(word) in DAYS


def _titled(words: Sequence[Word], free: Sequence[bool]) -> Iterator[Name]:
    """Yield the two words after an Arabic title of a person, which mostly are a name."""
    for at, word in enumerate(words):
        if word.is_arabic and word.text in RANKS and at + 2 < len(words):
            pair = words[at + 1 : at + 3]
            is_name = all(one.is_arabic and one.joined for one in pair) and pair[0].text not in TITLES
            if is_name and all(free[at + 1 : at + 3]):
                yield word.text, at + 1, at + 3
