"""Letters: the script that they belong to, and what they look like.

The script of a letter is the first word of its Unicode name, which never changes. `look` folds what a reader may
confuse: letter case, marks, compatibility forms, and letters of another script that look like Latin ones.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from soc_data.tables.characters import LOOKALIKES

_NO_SCRIPT = frozenset(("", "MODIFIER", "FEMININE", "MASCULINE", "MICRO"))
_NAMES = {
    "Latn": "LATIN", "Arab": "ARABIC", "Cyrl": "CYRILLIC", "Grek": "GREEK", "Hebr": "HEBREW", "Armn": "ARMENIAN",
    "Geor": "GEORGIAN", "Syrc": "SYRIAC", "Ethi": "ETHIOPIC", "Deva": "DEVANAGARI", "Beng": "BENGALI", "Thai": "THAI",
    "Hans": "CJK", "Hant": "CJK", "Jpan": "CJK", "Kore": "CJK",
}  # fmt: skip
_EAST_ASIAN = {"HIRAGANA": "CJK", "KATAKANA": "CJK", "KATAKANA-HIRAGANA": "CJK", "HANGUL": "CJK", "IDEOGRAPHIC": "CJK"}
"""Scripts that one text mixes as a matter of course; they count as one."""
_WORD = re.compile(r"[^\W\d_]+")


def script_name(code: str) -> str | None:
    """Return the Unicode name of an ISO 15924 script, such as `LATIN` for `Latn`; None for one that is not checked."""
    return _NAMES.get(code)


@lru_cache(maxsize=4096)
def _script_of(char: str) -> str:
    """Return the script of a letter, such as `LATIN`; empty for any other character, or a letter without a script."""
    if unicodedata.category(char)[0] != "L":
        return ""
    word = unicodedata.name(char, "").partition(" ")[0]
    return "" if word in _NO_SCRIPT else _EAST_ASIAN.get(word, word)


def scripts_in(text: str) -> set[str]:
    """Return the scripts of the letters of a text."""
    return {script for char in set(text) if (script := _script_of(char))}


_QUICK = {
    "LATIN": (re.compile(r"[A-Za-zÀ-ÖØ-öø-ɏ]"), re.compile(r"[^\W\d_A-Za-zÀ-ÖØ-öø-ɏ]")),
    "ARABIC": (re.compile(r"[ء-غف-يٮ-ۓ]"), re.compile(r"[^\W\d_ء-غف-يٮ-ۓـ]")),
    "CYRILLIC": (re.compile(r"[Ѐ-ҁ]"), re.compile(r"[^\W\d_Ѐ-ҁ]")),
}
"""Script -> a pattern that finds most of its letters, and one that finds any letter outside those.

They settle most texts without looking up each letter."""


def has_letter_of(script: str, text: str) -> bool:
    """Whether a text has a letter of the script, or has no letters at all."""
    if script in _QUICK and _QUICK[script][0].search(text):
        return True
    scripts = scripts_in(text)
    return not scripts or script in scripts


def is_written_in(script: str, text: str) -> bool:
    """Whether the letters of a text are of one script and of no other; a text without letters is written in Latin."""
    if text.isascii():
        return script == "LATIN"
    if script in _QUICK:
        own, other = _QUICK[script]
        if own.search(text) and not other.search(text):
            return True
    return (scripts_in(text) or {"LATIN"}) == {script}


def mixed_word(text: str) -> str | None:
    """Return the first word of a text that has letters of several scripts; None if there is none."""
    letters = "".join(char for char in text if not unicodedata.combining(char))
    return next((word for word in _WORD.findall(letters) if len(scripts_in(word)) > 1), None)


@lru_cache(maxsize=1024)
def _look_of(char: str) -> str:
    folded = unicodedata.normalize("NFKD", char).casefold()
    letters = (c for c in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(c))
    return "".join(letters).translate(LOOKALIKES)


def look(text: str) -> str:
    """Return what a text looks like, as far as possible in lower-case Latin letters."""
    return text.lower() if text.isascii() else "".join(map(_look_of, text))


def look_with_places(text: str) -> tuple[str, list[int]]:
    """Return what a text looks like and, for each character of the result, its position in the text."""
    looks = [_look_of(char) for char in text]
    return "".join(looks), [at for at, folded in enumerate(looks) for _ in folded]
