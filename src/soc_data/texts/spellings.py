"""The spellings of people, bodies, places and instruments, indexed for finding them in a text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from soc_data.dataset.dataset import Dataset
from soc_data.tables.authorities import Instrument
from soc_data.tables.codes import InstrumentKind
from soc_data.texts.words import keys_of, sound

KINDS = ("people", "organizations", "places", "instruments")
COLUMNS = {"people": "person_id", "organizations": "organization_id", "places": "place_id"}
"""Table -> the column of `names` that refers to it."""
_NUMBER = re.compile(r"\bresolution (\d+(?:/\d+)?)$")


@dataclass(frozen=True, slots=True)
class Known:
    """One spelling of one row: its table and key, the spelling, and its folded words.

    A wording is a phrase that statements use for the row, and not a name of it.
    """

    kind: str
    key: str
    spelling: str
    keys: tuple[str, ...]
    is_wording: bool = False


@dataclass(slots=True)
class Spellings:
    """All spellings of a dataset, except those that only one source attests, if one is left out.

    `first` leads from a first word to spellings of bodies, places and instruments; `ends` from the sound of a first or
    last word to those of people; `given` holds the first words of people's names, `surnames` leads from the last words
    to their bearers, `arabic` holds those with a spelling in Arabic letters; `numbers` leads from the number of a
    resolution to its key; `recorded` holds every spelling as written, by table and key.
    """

    first: dict[str, list[Known]] = field(default_factory=lambda: defaultdict(list))
    ends: dict[str, list[Known]] = field(default_factory=lambda: defaultdict(list))
    given: set[str] = field(default_factory=set)
    surnames: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    arabic: set[str] = field(default_factory=set)
    numbers: dict[str, str] = field(default_factory=dict)
    recorded: dict[tuple[str, str], set[str]] = field(default_factory=lambda: defaultdict(set))

    def add(self, kind: str, key: str, spelling: str, *, is_wording: bool = False) -> None:
        """Add one spelling of a row."""
        if spelling in self.recorded[kind, key] or not (keys := keys_of(spelling)):
            return
        self.recorded[kind, key].add(spelling)
        known = Known(kind, key, spelling, keys, is_wording)
        if kind != "people":
            self.first[keys[0]].append(known)
            return
        for end in {sound(keys[0]), sound(keys[-1])}:
            self.ends[end].append(known)
        if len(keys) > 1:
            if is_arabic(keys):
                self.arabic.add(key)
            self.given.add(keys[0])
            self.surnames[keys[-1]].add(key)


def is_arabic(keys: Sequence[str]) -> bool:
    """Whether the words of a spelling are in Arabic letters."""
    return "\u0600" < keys[0] < "\u0700"


def spellings_of(dataset: Dataset, without: str | None = None) -> Spellings:
    """Return the spellings of a dataset; `without` is a source that counts as not yet read.

    What only that source attests is then left out: its rows of `names`, a preferred name of a person that only they
    attest, and its wordings of instruments and bodies.
    """
    found = Spellings()
    for kind in KINDS:
        for key, spelling in _spellings(dataset, kind, without):
            found.add(kind, key, spelling)
    for kind, key, spelling in _wordings(dataset, without):
        found.add(kind, key, spelling, is_wording=True)
    for instrument in dataset.instruments.values():
        if number := _number(instrument):
            found.numbers[number] = instrument.id
    return found


def _number(instrument: Instrument) -> str | None:
    """Return the number of a resolution, by which texts name it; None for any other instrument."""
    match = _NUMBER.search(instrument.name) if instrument.kind == InstrumentKind.RESOLUTION else None
    return match.group(1) if match else None


def _spellings(dataset: Dataset, kind: str, without: str | None) -> Iterator[tuple[str, str]]:
    """Yield key and spelling from `names` and from the rows themselves."""
    left: dict[str, set[str]] = defaultdict(set)
    gone: dict[str, set[str]] = defaultdict(set)
    for name in dataset.names.values():
        if kind in COLUMNS and (key := getattr(name, COLUMNS[kind])):
            (gone if name.source_id == without else left)[key].add(name.name)
    for key, row in dataset[kind].items():
        own = [getattr(row, column, None) for column in ("name", "name_ar", "abbreviation", "symbol")]
        dropped = gone[key] - left[key] if kind == "people" else set()
        is_new = bool(dropped) and not left[key]
        for spelling in (*left[key], *(text for text in own if text and not is_new)):
            if spelling not in dropped:
                yield key, spelling


def _wordings(dataset: Dataset, without: str | None) -> Iterator[tuple[str, str, str]]:
    """Yield table, key and wording of instruments and bodies as statements name them, if a wording is unambiguous.

    The wording of an instrument has several words, one of them a number or capitalised; that of a body has several
    words, and two sources use it for the same body. No wording stands for two rows. Resolutions are found by their
    numbers.
    """
    meant: dict[tuple[str, ...], set[tuple[str, str]]] = defaultdict(set)
    sources: dict[tuple[str, ...], dict[str, str]] = defaultdict(dict)
    for kind, table, column in (("instruments", "citations", "instrument_id"),
                                ("organizations", "parties", "organization_id")):  # fmt: skip
        for row in dataset[table].values():
            key, wording = getattr(row, column), row.as_stated
            is_number = table == "citations" and _number(row.instrument)
            if key and wording and not is_number and row.source_id != without and len(keys := keys_of(wording)) > 1:
                meant[keys].add((kind, key))
                sources[keys][row.source_id] = wording
    for keys, rows in meant.items():
        wording = next(iter(sources[keys].values()))
        if len(rows) == 1 and (len(sources[keys]) > 1 or _is_telling(wording)):
            [(kind, key)] = rows
            if kind == "instruments" or len(sources[keys]) > 1:
                yield kind, key, wording


def _is_telling(wording: str) -> bool:
    """Whether a wording has a capital after its first letter, or a number, or is in Arabic letters."""
    return any(c.isupper() for c in wording[1:]) or any(c.isdigit() for c in wording) or wording[0] > "\u0600"
