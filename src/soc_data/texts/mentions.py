"""Known names in a text: the rows that it names, the paragraph, and how it writes the name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from soc_data.tables.spelling import folded
from soc_data.texts.people import people_in
from soc_data.texts.spellings import Known, Spellings
from soc_data.texts.words import CLITICS, Word, without_clitic, words_of

_RESOLUTION = ("resolution", "resolutions", "unscr", "قرار", "قرارات", "قرارين", "قراري")
_NEAR = 6
"""How many words may stand between the word "resolution" and its number."""


_Other = tuple[int, int, str, str, bool]
"""First word, the one after the last, table, key, and whether it is a wording and not a name."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A known row that a paragraph names: table and key, the paragraph counted from 1, and the name as written.

    `is_recorded` says whether that is a spelling of the row, or a wording, which is none to record.
    """

    kind: str
    key: str
    paragraph: int
    as_stated: str
    start: int
    is_recorded: bool


def mentions(lines: Sequence[str], spellings: Spellings, language: str) -> tuple[Mention, ...]:
    """Return the known names in the paragraphs of a text, in order; of two names that overlap, the longer one."""
    read = [words_of(line, language) for line in lines]
    found = []
    taken: list[set[int]] = [set() for _ in read]
    for number, first, last, key in people_in(read, spellings):
        found.append(_mention("people", key, number + 1, (lines[number], read[number], first, last), spellings))
        taken[number].update(range(first, last))
    for number, words in enumerate(read):
        for first, last, kind, key, is_wording in _others(words, spellings, taken[number]):
            mention = _mention(kind, key, number + 1, (lines[number], words, first, last), spellings)
            found.append(replace(mention, is_recorded=mention.is_recorded or is_wording))
    return tuple(sorted(found, key=lambda mention: (mention.paragraph, mention.start, mention.kind, mention.key)))


def _mention(
    kind: str, key: str, paragraph: int, place: tuple[str, Sequence[Word], int, int], spellings: Spellings
) -> Mention:
    line, words, first, last = place
    start = words[first].start
    as_stated, recorded = line[start : words[last - 1].end], spellings.recorded[kind, key]
    if as_stated[0] in CLITICS and as_stated not in recorded and folded(as_stated[1:]) in map(folded, recorded):
        as_stated, start = as_stated[1:], start + 1
    return Mention(kind, key, paragraph, as_stated, start, as_stated in recorded)


def _others(words: Sequence[Word], spellings: Spellings, taken: set[int]) -> Iterator[_Other]:
    """Yield the bodies, places and instruments that a paragraph names."""
    flat = [(key, at) for at, word in enumerate(words) for key in word.keys]
    matches = []
    for position, (_, at) in enumerate(flat):
        for known in _beginning(words[at], spellings):
            last = _ends(known, words, flat, position)
            if last is not None:
                matches.append((at - last, at, last, known.kind, known.key, known.is_wording))
    matches += [(a - b, a, b, "instruments", key, True) for a, b, key in _numbers(words, spellings)]
    done: dict[tuple[int, int], None] = {}
    for _, first, last, kind, key, is_wording in sorted(matches):
        if (first, last) in done or not taken & set(range(first, last)):
            done[first, last] = None
            taken.update(range(first, last))
            yield first, last, kind, key, is_wording


def _beginning(word: Word, spellings: Spellings) -> Iterator[Known]:
    starts = {keys[0] for keys in (word.keys, without_clitic(word)) if keys}
    for start in starts:
        yield from spellings.first.get(start, ())


def _ends(known: Known, words: Sequence[Word], flat: Sequence[tuple[str, int]], position: int) -> int | None:
    """Return the number of the word after a spelling that begins at a position; None if the spelling is not there."""
    piece = flat[position : position + len(known.keys)]
    if tuple(key for key, _ in piece[1:]) != known.keys[1:]:
        return None
    first, last = piece[0][1], piece[-1][1]
    written = words[first : last + 1]
    if not all(word.joined for word in written[1:]) or not _is_cased(known.spelling, written):
        return None
    return last + 1


def _is_cased(spelling: str, written: Sequence[Word]) -> bool:
    """Whether a text has the capitals of a one-word spelling: all of an abbreviation's, otherwise the first."""
    [first, *more] = written
    if more or first.is_arabic:
        return True
    return first.text == spelling if spelling.isupper() else first.is_capital or spelling.islower()


def _numbers(words: Sequence[Word], spellings: Spellings) -> Iterator[tuple[int, int, str]]:
    """Yield the numbers of known resolutions that stand near the word "resolution": first word, the one after the last,
    key."""
    for at, word in enumerate(words):
        if word.text.isdigit():
            before = {key for other in words[max(at - _NEAR, 0) : at] for key in other.keys}
            after = words[at + 1] if at + 1 < len(words) else word
            whole = f"{word.text}/{after.text}" if after.start == word.end + 1 else ""
            if before & set(_RESOLUTION) and whole in spellings.numbers:
                yield at, at + 2, spellings.numbers[whole]
            elif before & set(_RESOLUTION) and word.text in spellings.numbers:
                yield at, at + 1, spellings.numbers[word.text]
