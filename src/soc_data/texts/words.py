"""The words of a paragraph, with their places and folded forms."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from soc_data.tables.spelling import APOSTROPHES, folded, sound_key

_LETTER = r"[^\W_\u0640\u064b-\u065f]"
_MARKS = r"[\u0640\u064b-\u065f\u0670]*"
_APOSTROPHE = "[" + re.escape(APOSTROPHES) + "]"
_WORD = re.compile(rf"(?:{_LETTER}{_MARKS})+(?:{_APOSTROPHE}(?:{_LETTER}{_MARKS})+)*")
_POSSESSIVE = re.compile(rf"{_APOSTROPHE}s$")
_SUFFIX = re.compile(rf"{_APOSTROPHE}.*$")
_BETWEEN = re.compile(r"[\s\-‐‑]+")
_PARTICLES = "al el ul ad as ash at an ar ed en er es de di bin ibn ben abu abou abd abdul abdel"
PARTICLES = frozenset(_PARTICLES.split())
"""Parts of Latin names that may be in lower case."""
CLITICS = frozenset("وفبلك")
"""And, so, in, for, as: the Arabic letters that are written as part of the next word."""
ARABIC = re.compile("[\u0621-\u064a]")


@dataclass(frozen=True, slots=True)
class Word:
    """One word: without a possessive ending, with its place, and whether it is joined to the word before.

    Words are joined if only white space or a hyphen separates them. `keys` are its folded forms, several if an Arabic
    word is written together with Abd.
    """

    text: str
    start: int
    end: int
    joined: bool
    keys: tuple[str, ...]

    @property
    def is_capital(self) -> bool:
        """Whether the word begins with a capital letter."""
        return self.text[0].isupper()

    @property
    def is_arabic(self) -> bool:
        """Whether the word is written in Arabic letters."""
        return ARABIC.match(self.text) is not None


@lru_cache(maxsize=512)
def words_of(paragraph: str, language: str = "en") -> tuple[Word, ...]:
    """Return the words of a paragraph; in Turkish, an apostrophe separates an ending from a name."""
    found: list[Word] = []
    last = 0
    for match in _WORD.finditer(paragraph):
        text = (_SUFFIX if language == "tr" else _POSSESSIVE).sub("", match.group())
        between = paragraph[last : match.start()]
        joined = bool(found) and _BETWEEN.fullmatch(between) is not None
        end = match.start() + len(text)
        last = match.end() if text == match.group() else end
        found.append(Word(text, match.start(), end, joined, tuple(folded(text).split())))
    return tuple(found)


def keys_of(spelling: str) -> tuple[str, ...]:
    """Return the folded words of a spelling, as `words_of` folds them, without an English article before it."""
    keys = tuple(key for word in words_of(spelling) for key in word.keys)
    return keys[1:] if keys[:1] == ("the",) else keys


def without_clitic(word: Word) -> tuple[str, ...]:
    """Return the keys of an Arabic word without an "and", "so", "in", "for" or "as" that is written with it."""
    if word.is_arabic and word.text[0] in CLITICS and len(word.text) > 3:
        return tuple(folded(word.text[1:]).split())
    return word.keys


def consonants(text: str) -> str:
    """Return the consonants of a word or a name as one text."""
    return sound_key(text).replace(" ", "")


@lru_cache(maxsize=16384)
def sound(text: str) -> str:
    """Return the consonants of a word or a name as one text, or the folded text if there are fewer than two."""
    found = consonants(text)
    return found if len(found) > 1 else folded(text)


def language_of(lines: Iterable[str]) -> str:
    """Return the language of a text, judged by its letters and the commonest words: `ar`, `tr`, `en`, or empty."""
    text = " ".join(lines).casefold()
    if len(ARABIC.findall(text)) * 2 > sum(map(str.isalpha, text)):
        return "ar"
    words = re.findall(r"[^\W\d_]+", text)
    counts = {
        "en": sum(word in ("the", "of", "and", "to", "in", "that") for word in words),
        "tr": sum(word in ("ve", "bir", "bu", "ile", "için", "da", "olarak") for word in words),
    }
    best = max(counts, key=counts.__getitem__)
    return best if counts[best] * 40 > len(words) else ""
