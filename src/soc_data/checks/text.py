"""Texts: their script, what they look like, and the words of summaries."""

from __future__ import annotations

import re
import string
from collections.abc import Iterator
from functools import lru_cache
from itertools import filterfalse

from soc_data.checks.registry import check
from soc_data.reading.store import Problem, Store
from soc_data.tables.letters import (
    has_letter_of,
    is_written_in,
    look,
    look_with_places,
    mixed_word,
    script_name,
    scripts_in,
)
from soc_data.tables.patterns import SUMMARY_PATTERN, TEXT_PATTERN
from soc_data.tables.registries import LANGUAGES

MAX_WORDS = 30
NOTED = {"people": "note", "organizations": "note", "offices": "note", "topics": "definition"}
"""Table -> the column in which a row says which other row it is not to be mistaken for."""

IN_LATIN = {
    "people": ("name",), "organizations": ("name", "abbreviation"), "offices": ("name",), "places": ("name",),
    "instruments": ("name", "symbol"), "topics": ("label", "definition"), "statements": ("summary",),
}  # fmt: skip
IN_ARABIC = {"people": ("name_ar",), "organizations": ("name_ar",), "places": ("name_ar",)}

_IN_ONE_SCRIPT = re.compile(r"[\x00-ɏ‐-…]*|[\x00-@\[-`{-~؀-ۿ‐-…]*").fullmatch
"""A text with only Latin or only Arabic letters, as most are."""


@check
def words_are_of_one_script(store: Store) -> Iterator[Problem]:
    """No word has letters of several scripts: such a word only looks like what it is read as."""
    for table, stored in store.tables.items():
        for column in stored.layout.columns:
            if column.pattern not in (TEXT_PATTERN, SUMMARY_PATTERN):
                continue
            cells = stored.values[column.name]
            texts = filterfalse(_IN_ONE_SCRIPT, filterfalse(str.isascii, filter(None, cells)))
            mixed = {text: word for text in texts if (word := mixed_word(text))}
            for at, text in enumerate(cells) if mixed else ():
                if text in mixed:
                    scripts = " and ".join(sorted(scripts_in(mixed[text])))
                    expected = f"words of one script; {mixed[text]} has letters that are {scripts}"
                    yield Problem(table, at, column.name, expected)


@check
def columns_are_in_their_script(store: Store) -> Iterator[Problem]:
    """Preferred names, labels, definitions and summaries are in Latin letters, Arabic names in Arabic letters."""
    for script, columns in (("LATIN", IN_LATIN), ("ARABIC", IN_ARABIC)):
        for table, name in ((table, name) for table, names in columns.items() for name in names):
            for at, text in enumerate(store.cells(table, name)):
                if text is not None and not is_written_in(script, text):
                    yield Problem(table, at, name, f"{script.capitalize()} letters and no others")


@check
def names_are_in_the_script_of_their_language(store: Store) -> Iterator[Problem]:
    """A spelling is written in the script that its language tag names, or else in the usual script of the language, and
    in no other. The title of a source has letters of that script, unless the editors supplied the title."""
    for at, name, language in store.rows("names", "name", "language"):
        script = _script_of_tag(language)
        if script and not is_written_in(script, name):
            yield Problem("names", at, "name", f"{script.capitalize()} letters, as {language} is written", name)
    for at, title, language in store.rows("sources", "title", "language"):
        script = _script_of_tag(language)
        if script and not title.startswith("[") and not has_letter_of(script, title):
            yield Problem("sources", at, "title", f"{script.capitalize()} letters, as {language} is written")


@lru_cache(maxsize=1024)
def _script_of_tag(tag: str) -> str | None:
    language, *rest = tag.split("-")
    return script_name(next((part for part in rest if len(part) == 4), LANGUAGES.get(language, "")))


@check
def names_are_not_mistaken(store: Store) -> Iterator[Problem]:
    """No two people, organizations, offices or topics have names that differ only in look-alike letters, letter case,
    marks or the signs between words, unless each row's note, or a topic's definition, names the other's id."""
    for table, noted in NOTED.items():
        bearers: dict[str, tuple[int, str]] = {}
        notes = {key: note or "" for _, key, note in store.rows(table, "id", noted)}
        for column in _names_of(store, table):
            for at, key, name in store.rows(table, "id", column):
                for shape in _shapes(name or ""):
                    there, other = bearers.setdefault(shape, (at, key))
                    if other != key and not (other in notes.get(key, "") and key in notes.get(other, "")):
                        expected = f"a name that is not taken for that of {other}, or a {noted} in each that names both"
                        yield Problem(table, at, column, expected, against=((table, there, column),))
                        break


def _names_of(store: Store, table: str) -> list[str]:
    values = store.tables[table].values
    return [name for name in ("label" if table == "topics" else "name", "name_ar") if name in values]


def _shapes(name: str) -> set[str]:
    """Return what a name may be read as: with each capital I read as such, or as the small l that it looks like."""
    readings = (name, name.replace("I", "l")) if "I" in name else (name,)
    return {reading.translate(_LETTERS) for reading in readings} - {""}


class _Letters(dict[int, str]):
    """A table for `str.translate` from a character to the letters and digits that it looks like, filled on demand."""

    def __missing__(self, code: int) -> str:
        self[code] = "".join(filter(str.isalnum, look(chr(code))))
        return self[code]


_LETTERS = _Letters()


EPITHETS = re.compile(
    r"(?:regimes?|terroris[mt]s?|barbar(?:ic|isms?|ians?)|mart?yrs?|martyrdoms?|liberated|freed (?:areas|territor\w+)|"
    r"mullahs?|mercenar\w+|gangs?|gangsters?|heroic|criminals?)\b"
)
"""Searched for in lower-case text, with the beginning of the word checked apart: nine times as fast as one pattern."""
_QUOTED = re.compile("“[^“”]{1,30}”")  # short, so that a whole sentence in quotation marks is still checked
_ASCII_AND_TYPOGRAPHY = re.compile("[\x00-\x7f“”‘’–—…]*").fullmatch


@check
def summaries_are_neutral(store: Store) -> Iterator[Problem]:
    """A summary does not adopt the sources' epithets for an opponent or a cause, not even in look-alike letters. An
    epithet that a speaker uses as a designation stands in “quotation marks”, which mark it as the speaker's word."""
    for at, summary in store.rows("statements", "summary"):
        # Quoted words are blanked out, not removed, so that positions in the text stay right.
        text = _QUOTED.sub(lambda quoted: "_" * len(quoted[0]), summary) if "“" in summary else summary
        if text.isascii() or _ASCII_AND_TYPOGRAPHY(text):
            folded, places = text.lower(), range(len(text))
        else:
            folded, places = look_with_places(text)  # type: ignore[assignment]
        found = EPITHETS.search(folded)
        while found:
            if not folded[: found.start()][-1:].isalnum():
                stands = text[places[found.start()] : places[found.end() - 1] + 1]
                yield Problem("statements", at, "summary", f"a neutral word instead of “{stands}”")
                break
            found = EPITHETS.search(folded, found.end())


_WORD = re.compile(r"[^\W_]+(?:[-'’.,][^\W_]+)*")
_IN_WORDS = (string.ascii_letters + string.digits).encode()
_LONG_COMPOUND = 3


@check
def summaries_are_short(store: Store) -> Iterator[Problem]:
    """A summary has at most 30 words, however they are joined: dashes, slashes and underscores separate words, and a
    compound of more than three words joined by hyphens counts as that many words."""
    for at, summary in store.rows("statements", "summary"):
        if len(summary.encode().translate(None, _IN_WORDS)) >= MAX_WORDS:  # no more words than signs between them
            words = _WORD.findall(summary)
            count = len(words) + sum(_joined_to(word) for word in words if not word.isalnum())
            if count > MAX_WORDS:
                yield Problem("statements", at, "summary", f"at most {MAX_WORDS} words, not {count}")


def _joined_to(word: str) -> int:
    """Return how many words are joined to the first part of a long compound."""
    more = sum(map(word.count, "-.,"))
    return more if more >= _LONG_COMPOUND and not word[0].isdigit() else 0


_SIGNS = b"@<>&[]{}*_~`#\\/"
_MARKUP = re.compile(
    r"(?i)https?:|\bwww\.|[\w.]@\w|\b[\w-]+\.(?:com|org|net|info|gov|edu|int|eu|uk|de|fr|tr|sy)\b"  # an address
    r"|</?[a-z!][^<>]*>|&(?:#\d+|#x[0-9a-f]+|[a-z]+\d*);"  # HTML
    r"|\]\(|\*\*|__|~~|`|(?<!\w)[*_]\w[^*_]*[*_](?!\w)|^#+ |^> "  # Markdown
    r"|\[\[|\{\{|\\[a-z]+\{|\{\\"  # other markup
)


@check
def summaries_are_plain(store: Store) -> Iterator[Problem]:
    """A summary holds no address and no markup."""
    for at, summary in store.rows("statements", "summary"):
        inside = "." in summary[:-1] and summary.count(".") > summary.count(". ") + summary.endswith(".")
        marked = inside or len((octets := summary.encode()).translate(None, _SIGNS)) < len(octets)
        if marked and (found := _MARKUP.search(summary)):
            yield Problem("statements", at, "summary", f"plain words, no address and no markup such as {found.group()}")
