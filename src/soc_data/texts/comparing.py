"""How similar words of a text are to the known names of people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from soc_data.tables.spelling import folded, likeness, spelling_key
from soc_data.texts.spellings import Known, Spellings, is_arabic
from soc_data.texts.words import PARTICLES, Word, consonants, sound, without_clitic

MIN_LIKENESS = 0.86
MIN_WITH_ENDS = 0.75
"""The lowest score of a name whose first and last words both agree."""
PARTLY = 0.87
"""The factor for a name with a middle or last name more or less than the other."""
MIN_CONSONANTS = 4
"""The score of a name in another script, which is compared only by its consonants."""
_VOWELS = frozenset("aeiouاع")
_NO_NAMES = PARTICLES | {"عبد", "ابو", "بن", "ابن", "ال"}
"""Words that do not name anybody without the next word."""


def scores_of(window: Sequence[Word], spellings: Spellings) -> dict[str, float]:
    """Return person -> how similar the words are to the most similar spelling of the person, if similar enough."""
    scores: dict[str, float] = {}
    for text, keys in _readings(window):
        for known in {*spellings.ends.get(sound(keys[0]), ()), *spellings.ends.get(sound(keys[-1]), ())}:
            is_across = is_arabic(keys) != is_arabic(known.keys)
            if len(known.keys) < 2 or (is_across and is_arabic(keys) and known.key in spellings.arabic):
                continue  # without capitals, comparing only consonants would find too much
            if score := _score_across(keys, known) if is_across else _score(text, keys, known):
                scores[known.key] = max(score, scores.get(known.key, 0.0))
    return scores


def _readings(window: Sequence[Word]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield some words as a name with its keys: unchanged, without a clitic, and with Al- separated."""
    rest = tuple(key for word in window[1:] for key in word.keys)
    text = " ".join(word.text for word in window)
    if window[0].keys and window[-1].keys:
        yield text, (*window[0].keys, *rest)
    if (bare := without_clitic(window[0])) != window[0].keys and bare:
        yield text[1:], (*bare, *rest)
    end = window[-1].text
    if end.startswith("Al") and len(end) > 5 and not end.isupper():
        yield f"{text[: -len(end)]}al-{end[2:]}", (*window[0].keys, *rest[:-1], "al", folded(end[2:]))


@lru_cache(maxsize=65536)
def _score(text: str, keys: tuple[str, ...], known: Known) -> float:
    """Return how similar a name is to a spelling; 0 if not enough for the name of the same person."""
    if keys == known.keys:
        return 1.0
    mine, others = _names(keys), _names(known.keys)
    if len(mine) < 2 or len(others) < 2:
        joined = " ".join(keys)
        return likeness(text, known.spelling) if letters(joined, " ".join(known.keys)) >= MIN_LIKENESS else 0.0
    if len(mine) < len(others) and all(map(_alike, mine, others[-len(mine) :])):
        return PARTLY  # Muhammad Farouk Tayfour, called Farouk Tayfour
    if not _alike(mine[0], others[0]):
        return 0.0
    if not _alike(mine[-1], others[-1]):
        return PARTLY if len(mine) < len(others) and mine == others[: len(mine)] else 0.0
    if len(mine) != len(others):
        return PARTLY
    score = (likeness(text, known.spelling) + letters(" ".join(keys), " ".join(known.keys))) / 2
    return score if score >= MIN_WITH_ENDS else 0.0


def _score_across(keys: tuple[str, ...], known: Known) -> float:
    """Like `_score`, for a spelling in another script: by the consonants only."""
    mine, others = _names(keys), _names(known.keys)
    if not mine or not others or (keys[0][0] in _VOWELS) != (known.keys[0][0] in _VOWELS):
        return 0.0
    one, other = consonants(" ".join(keys)), consonants(" ".join(known.keys))
    if consonants(mine[-1]) != consonants(others[-1]) or len(one) < MIN_CONSONANTS:
        return 0.0
    if one == other:
        return 0.95
    is_near = letters(one, other) >= MIN_LIKENESS and letters(consonants(keys[0]), consonants(known.keys[0])) >= 0.75
    return 0.9 if is_near and not is_arabic(keys) else 0.0


def _names(keys: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(key for key in keys if key not in _NO_NAMES)


def letters(one: str, other: str) -> float:
    """Return the share of letters that two spellings have in common, from 0 to 1."""
    return SequenceMatcher(None, spelling_key(one), spelling_key(other), autojunk=False).ratio()


def _alike(one: str, other: str) -> bool:
    """Whether two words are forms of one name: most letters agree, or the consonants do and, in Latin script, half of
    the letters.

    Ahmad and Muhammad have the same consonants for `sound_key`; they are distinguished because one begins with a vowel.
    """
    if (one[0] in _VOWELS) != (other[0] in _VOWELS):
        return False
    same = letters(one, other)
    if min(len(one), len(other)) > 3 and (one.startswith(other) or other.startswith(one)):
        return True  # Nour and Noureddine
    return same >= 0.75 or (
        sound(one) == sound(other) and (len(one) == len(other) if is_arabic((one,)) else same >= 0.5)
    )
