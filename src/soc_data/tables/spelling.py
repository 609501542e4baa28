"""Spellings: when two are the same, and how near one is to another.

`spelling_key` takes away what no reader takes for another name: letter case, marks, hyphens, apostrophes.
`sound_key` goes further, to the consonants that the romanisations of one Arabic name share, from Latin and from Arabic
letters. `likeness` compares by the first, then by the second, then by `difflib` of the standard library: for a few
thousand spellings a faster matcher would be one more dependency and no better answer.
"""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher
from functools import lru_cache

_LATIN = str.maketrans(dict(zip(
    "ابتثجحخدذرزسشصضطظعغفقكلمنهويىةأإآؤئءپچگ",
    ["", "b", "t", "t", "j", "h", "k", "d", "d", "r", "z", "s", "s", "s", "d", "t", "z", "", "g", "f", "k", "k", "l",
     "m", "n", "h", "", "", "", "", "", "", "", "", "", "", "b", "j", "g"], strict=True)))  # fmt: skip


class _WithoutMarks(dict[int, int | None]):
    """A table for `str.translate` that drops apostrophes and combining marks, filled as characters are met."""

    def __missing__(self, code: int) -> int | None:
        self[code] = None if unicodedata.combining(chr(code)) else code
        return self[code]


_WITHOUT_MARKS = _WithoutMarks(dict.fromkeys(map(ord, "’‘'ʿʾ`´")))
_SEPARATORS = re.compile(r"[\W_]+")
_ARTICLE_AR = re.compile(r"\bال")
_ARTICLE = re.compile(r"\b(?:al|el|ul|ed|ad|as|ar|ur|er|at|an|ash|az)[ -](?=\w)")
_SERVANT_AR = re.compile(r"\bعبد ?ال")
_SERVANT = re.compile(r"\babd(?:[aeiou][ltrnsdz]{1,2}h?)?[ -]?(?:[aeu]?l|[aeu]r|[aeu]s|[aeu]n)?[ -]?(?=\w)")
_DIGRAPHS = (
    ("kh", "k"),
    ("gh", "g"),
    ("sh", "s"),
    ("ch", "s"),
    ("th", "t"),
    ("dh", "d"),
    ("ph", "f"),
    ("q", "k"),
    ("c", "k"),
    ("x", "ks"),
    ("v", "w"),
    ("p", "b"),
)


@lru_cache(maxsize=16384)
def spelling_key(name: str) -> str:
    """Return a name without letter case, marks, hyphens and apostrophes, in single spaces."""
    letters = unicodedata.normalize("NFKD", name.casefold()).translate(_WITHOUT_MARKS)
    return _SEPARATORS.sub(" ", letters).strip()


@lru_cache(maxsize=16384)
def sound_key(name: str) -> str:
    """Return the consonants of a name that its romanisations share, word by word, without the article."""
    text = spelling_key(name).replace("ı", "i")
    text = _ARTICLE_AR.sub("", _SERVANT_AR.sub("عبد", text)).translate(_LATIN)
    text = _ARTICLE.sub("", _SERVANT.sub("abd", text))
    for digraph, letter in _DIGRAPHS:
        text = text.replace(digraph, letter)
    words = [re.sub(r"(.)\1+", r"\1", re.sub(r"[aeiouywh]", "", word)) for word in text.split()]
    return " ".join(word for word in words if word)


def likeness(wanted: str, spelling: str) -> float:
    """Return how near two spellings are, from 0 to 1; 1 only where a reader would take them for the same."""
    if wanted == spelling or spelling_key(wanted) == spelling_key(spelling):
        return 1.0
    one, other = sound_key(wanted).replace(" ", ""), sound_key(spelling).replace(" ", "")
    sounds = SequenceMatcher(None, one, other, autojunk=False).ratio() if one and other else 0.0
    letters = SequenceMatcher(None, spelling_key(wanted), spelling_key(spelling), autojunk=False).ratio()
    alone = 0.95 if one == other and len(one) > 2 else 0.85
    return min(0.99, max(letters, 0.5 * sounds + 0.5 * letters, alone * sounds, _share(wanted, spelling)))


def _share(wanted: str, spelling: str) -> float:
    """How sure it is that `wanted` is a part of the name `spelling`, its words in any order."""
    for key, least, score in ((spelling_key, 2, 0.9), (sound_key, 3, 0.8)):
        words = key(wanted).split()
        if max(map(len, words), default=0) >= least and set(words) <= set(key(spelling).split()):
            return score
    return 0.0
