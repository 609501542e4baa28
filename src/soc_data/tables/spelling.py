"""Spellings: when two are the same, and how similar two are.

`spelling_key` removes what never distinguishes two names: letter case, marks, hyphens, apostrophes. `folded` also
unifies the forms of an Arabic letter and removes the article; the full-text search of the SQLite file folds by the same
two tables, `ALIKE` and `STARTS`. `sound_key` reduces a name, in Latin or Arabic letters, to the consonants that all
romanisations of an Arabic name share. `likeness` compares by `folded`, then by `sound_key`, then by `difflib` of the
standard library: for a few thousand spellings, a faster matcher would add a dependency and no better answer.

The rules are available as data, `rules()`, for the search of the website: `site/assets/site.js` has the same functions.
"""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Any

APOSTROPHES = "’‘'ʿʾ`´"
LETTERS = dict(zip(
    "ابتثجحخدذرزسشصضطظعغفقكلمنهويىةأإآؤئءپچگ",
    ["", "b", "t", "t", "j", "h", "k", "d", "d", "r", "z", "s", "s", "s", "d", "t", "z", "", "g", "f", "k", "k", "l",
     "m", "n", "h", "", "", "", "", "", "", "", "", "", "", "b", "j", "g"], strict=True))  # fmt: skip
"""Arabic letter -> the Latin letter that it sounds like; empty for a vowel or a weak consonant."""

ALIKE = {
    **dict.fromkeys("أإآٱ", "ا"), "ؤ": "و", **dict.fromkeys("ئىی", "ي"), "ة": "ه", "ک": "ك",
    **dict.fromkeys("\u0640\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0653\u0654\u0655\u0670", ""),
}  # fmt: skip
"""Letter -> the one that stands for all its forms: hamza and madda, alef maqsura, ta marbuta, the Persian yeh and kaf;
empty for marks and for the tatweel, the stroke that lengthens a word."""

STARTS = ((" عبدال", " عبد "), (" وال", " "), (" بال", " "), (" لل", " "), (" ال", " "))
"""Beginning of a word -> its replacement: the article is removed, alone or after "and", "in" or "for"; after Abd, a
space takes its place."""

_ALIKE = str.maketrans(ALIKE)


SOUND: tuple[tuple[str, str] | dict[str, str], ...] = (
    ("ı", "i"),
    (" عبد ", " عبد"),
    LETTERS,
    (" abd(?:[aeiou][ltrnsdz]{1,2}h?)? ?(?:[aeu]?l|[aeu]r|[aeu]s|[aeu]n)? ?(?=[^ ])", " abd"),
    (" (?:al|el|ul|ed|ad|as|ar|ur|er|at|an|ash|az)(?= [^ ])", ""),
    ("kh", "k"), ("gh", "g"), ("sh", "s"), ("ch", "s"), ("th", "t"), ("dh", "d"), ("ph", "f"),
    ("q", "k"), ("c", "k"), ("x", "ks"), ("v", "w"), ("p", "b"),
    ("[aeiouywh]", ""),
    ("([^ ])(?=\\1)", ""),
    (" +", " "),
)  # fmt: skip
"""The steps that turn a folded spelling, with a space at either end, into a sound key, in order: a pattern and its
replacement, or letters that are replaced one by one. The patterns mean the same in Python and in JavaScript: they use
no `\\b`, no `\\w` and no lookbehind."""


class _InWords(dict[int, str | None]):
    """A table for `str.translate` that drops apostrophes and marks (Unicode category Mn) and makes a space of any other
    character that is no letter or digit, filled on demand."""

    def __missing__(self, code: int) -> str | None:
        char = chr(code)
        self[code] = None if unicodedata.category(char) == "Mn" else char if char.isalnum() else " "
        return self[code]


_IN_WORDS = _InWords(dict.fromkeys(map(ord, APOSTROPHES)))
_STEPS = tuple(str.maketrans(step) if isinstance(step, dict) else (re.compile(step[0]), step[1]) for step in SOUND)


def rules() -> dict[str, Any]:
    """Return the rules as data, for implementations in another language.

    `casefold` holds the characters whose case folding differs from their lower case; `separators` is the pattern of the
    text between words, in JavaScript syntax.
    """
    known = (chr(code) for code in range(0x80, 0x2000))
    return {
        "apostrophes": APOSTROPHES,
        "casefold": {c: c.casefold() for c in known if c == c.lower() != c.casefold()},
        "separators": "[^\\p{L}\\p{N}]+",
        "alike": ALIKE,
        "starts": [list(start) for start in STARTS],
        "sound": [step if isinstance(step, dict) else list(step) for step in SOUND],
    }


@lru_cache(maxsize=16384)
def spelling_key(name: str) -> str:
    """Return a name without letter case, marks, hyphens and apostrophes, its words separated by single spaces."""
    return " ".join(unicodedata.normalize("NFKD", name.casefold()).translate(_IN_WORDS).split())


@lru_cache(maxsize=16384)
def folded(text: str) -> str:
    """Return the `spelling_key` of a text, with the forms of each Arabic letter unified and without the article."""
    return _without_article(with_letters_alike(spelling_key(text)))


def with_letters_alike(text: str) -> str:
    """Return a text with the forms of each Arabic letter unified."""
    return text.translate(_ALIKE)


def _without_article(text: str) -> str:
    text = f" {text}"
    for start, left in STARTS:
        text = text.replace(start, left)
    return text.strip()


@lru_cache(maxsize=16384)
def sound_key(name: str) -> str:
    """Return the consonants that the romanisations of a name share, word by word, without the article."""
    text = f" {folded(name)} "
    for step in _STEPS:
        text = text.translate(step) if isinstance(step, dict) else step[0].sub(step[1], text)
    return text.strip()


def likeness(wanted: str, spelling: str) -> float:
    """Return how similar two spellings are, from 0 to 1; 1 only if they are the same to a reader."""
    if wanted == spelling or (folded(wanted) == folded(spelling) and folded(wanted)):
        return 1.0
    one, other = sound_key(wanted).replace(" ", ""), sound_key(spelling).replace(" ", "")
    sounds = SequenceMatcher(None, one, other, autojunk=False).ratio() if one and other else 0.0
    letters = SequenceMatcher(None, spelling_key(wanted), spelling_key(spelling), autojunk=False).ratio()
    # Equal sounds count for more than similar ones, unless they are too short to tell names apart.
    alone = 0.95 if one == other and len(one) > 2 else 0.85
    return min(0.99, max(letters, 0.5 * sounds + 0.5 * letters, alone * sounds, _share(wanted, spelling)))


def _share(wanted: str, spelling: str) -> float:
    """Return a score for `wanted` being part of the name `spelling`, its words in any order; 0 if it is not."""
    for key, least, score in ((folded, 2, 0.9), (sound_key, 3, 0.8)):
        words = key(wanted).split()
        if max(map(len, words), default=0) >= least and set(words) <= set(key(spelling).split()):
            return score
    return 0.0
