"""People whom a text names: in full, in a new spelling, or by part of the name.

A full name is one that `likeness` matches with a known spelling. A surname alone counts if the text has the full name
of one person with it, or if a title or a verb of saying stands next to it and only one known person has it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from soc_data.texts.comparing import letters, scores_of
from soc_data.texts.spellings import Spellings
from soc_data.texts.vocabulary import SAYING, TITLES
from soc_data.texts.words import PARTICLES, Word, sound, without_clitic

MOST_WORDS = 6
LONGER = 0.06
"""How much likeness one more word is worth: `Muhammad Salim al-Khatib` is not `Salim al-Khatib`."""
MARGIN = 0.02
"""Two people whose names are so nearly alike are both told."""
Place = tuple[int, int, int, str]
"""Paragraph from 0, first word, the word after the last, the person's key."""


def people_in(read: Sequence[Sequence[Word]], spellings: Spellings) -> list[Place]:
    """Return where the paragraphs of a text name people."""
    full = [(number, *found) for number, words in enumerate(read) for found in _full_names(words, spellings)]
    taken = {(number, at) for number, first, last, *_ in full for at in range(first, last)}
    called: dict[str, set[str]] = defaultdict(set)
    for number, first, last, key in full:
        for surname in _surnames(read[number][first:last]):
            called[surname].add(key)
    named = {key for *_, key, _ in full}
    for surname, keys in spellings.surnames.items():
        if keys & named:
            called[surname] |= keys & named
    parts = [
        (number, first, last, key)
        for number, words in enumerate(read)
        for first, last, key in _parts(words, spellings, called)
        if not any((number, at) in taken for at in range(first, last))
    ]
    return full + parts


# Full names


def _full_names(words: Sequence[Word], spellings: Spellings) -> list[tuple[int, int, str]]:
    """Return the people named in full: the most similar first, of two almost as similar the longer one; none
    overlap."""
    matches = []
    for first, last in _windows(words):
        scores = scores_of(words[first:last], spellings)
        if scores:
            best = max(scores.values())
            weight = best + LONGER * (last - first)
            matches += [(-weight, first, last, key) for key, score in scores.items() if score > best - MARGIN]
    found: dict[tuple[int, int], list[str]] = {}
    taken: set[int] = set()
    for _, first, last, key in sorted(matches):
        if (first, last) in found:
            found[first, last].append(key)
        elif taken.isdisjoint(range(first, last)):
            found[first, last] = [key]
            taken.update(range(first, last))
    return [(_extended(words, first, spellings), last, key) for (first, last), keys in found.items() for key in keys]


def _windows(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Yield the runs of two or more words that may be a name: joined and, if the script has capitals, capitalised."""
    for first, word in enumerate(words):
        if not (word.is_capital or word.is_arabic):
            continue
        for last in range(first + 1, min(first + MOST_WORDS, len(words))):
            end = words[last]
            if not end.joined or not (end.is_capital or end.is_arabic or end.text in PARTICLES):
                break
            if end.is_capital or end.is_arabic:
                yield first, last + 1


def _extended(words: Sequence[Word], first: int, spellings: Spellings) -> int:
    """Return the first word of a name, including a given name before it that the known spelling does not have."""
    if first and words[first].joined and (words[first - 1].is_capital or words[first - 1].is_arabic):
        before = words[first - 1].keys
        if before and before[0] in spellings.given and words[first - 1].text not in TITLES | {"على"}:
            return first - 1
    return first


# Parts of names


def _surnames(name: Sequence[Word]) -> Iterator[str]:
    """Yield the words by which a person may be called: all of the name except the first word and the particles."""
    for word in name[1:]:
        if word.text.casefold() not in PARTICLES:
            yield " ".join(word.keys)


def _parts(words: Sequence[Word], spellings: Spellings, called: dict[str, set[str]]) -> Iterator[tuple[int, int, str]]:
    """Yield where a person is named by part of the name: first word, the one after the last, the person's key."""
    for at, word in enumerate(words):
        if not (word.is_capital or word.is_arabic) or word.text.casefold() in PARTICLES:
            continue
        first = at - 1 if at and word.joined and words[at - 1].text.casefold() in ("al", "el") else at
        if _is_in_another_name(words, first, at, spellings):
            continue
        people = _called(word, called)
        if not people and is_said_of_somebody(words, first, at):
            people = _called(word, spellings.surnames)
        if len(people) == 1:
            yield first, at + 1, next(iter(people))


def _called(word: Word, called: Mapping[str, set[str]]) -> set[str]:
    """Return the people called by a word: exactly after folding or else, in Latin script, by sound and most letters."""
    for keys in (word.keys, without_clitic(word)):
        if people := called.get(" ".join(keys)):
            return people
    wanted = " ".join(word.keys)
    if word.is_arabic or len(sound(wanted)) < 2:
        return set()
    alike = [people for name, people in called.items() if sound(name) == sound(wanted) and letters(name, wanted) > 0.7]
    return set().union(*(people for people in alike if people))


def is_said_of_somebody(words: Sequence[Word], first: int, at: int) -> bool:
    """Whether a title stands before a name, or a verb of saying next to it."""
    before = words[first - 1] if first else None
    after = words[at + 1] if at + 1 < len(words) else None
    if before and words[first].joined and (before.text in TITLES or before.text in SAYING):
        return True
    return bool(after and after.joined and after.text in SAYING and not words[at].is_arabic)


def _is_in_another_name(words: Sequence[Word], first: int, at: int, spellings: Spellings) -> bool:
    """Whether a given name stands before a word, or another name follows: then they are the name of another person."""
    if first and words[first].joined:
        before = words[first - 1]
        if before.text not in TITLES and (before.is_capital or before.is_arabic) and set(before.keys) & spellings.given:
            return True
    if words[at].is_arabic or at + 1 == len(words) or not words[at + 1].joined:
        return False
    return words[at + 1].text[0].isupper() or words[at + 1].text in PARTICLES - {"an", "as", "at", "de"}
