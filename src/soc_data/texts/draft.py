"""A draft of what can be recorded from a new text: what a program finds in it, for the editor to check."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from difflib import get_close_matches
from typing import Any

from soc_data.dataset.dataset import Dataset
from soc_data.errors import UsageError
from soc_data.tables.authorities import Name, Source
from soc_data.tables.codes import Extent, plain
from soc_data.tables.dates import days
from soc_data.texts.dates import StatedDate, dateline_of, dates_in
from soc_data.texts.files import Text
from soc_data.texts.mentions import Mention, mentions
from soc_data.texts.numbers import StatedNumber, numbers_in
from soc_data.texts.spellings import COLUMNS, Spellings, spellings_of
from soc_data.texts.strangers import Stranger, strangers_in
from soc_data.texts.words import language_of

Row = dict[str, str]
"""A row of a table as in its CSV file: column -> cell."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What a program finds in a text.

    `source` is its row of `sources`, with empty cells for what only the page shows; `names` are rows of `names` for the
    spellings that are not recorded; `mentions` are the known names, `strangers` the unknown ones. `day` is the day of
    the text, from which a missing year is guessed: its date line, or its publication.
    """

    text: Text
    source_id: str | None
    source: Row
    names: tuple[Row, ...]
    mentions: tuple[Mention, ...]
    dates: tuple[StatedDate, ...]
    numbers: tuple[StatedNumber, ...]
    strangers: tuple[Stranger, ...]
    day: date | None


def draft(dataset: Dataset, text: Text, source_id: str | None = None, spellings: Spellings | None = None) -> Draft:
    """Return the draft of a text, of a source that is known or is to be entered.

    Without `source_id` it is the source with the hash of the text, if there is one. `spellings` are those to look for;
    None means all of the dataset. Raises `UsageError`, with similar ids, if there is no such source.
    """
    source = _source(dataset, text, source_id)
    language = source.language if source else language_of(text.lines)
    dates = dates_in(text.lines)
    found = mentions(text.lines, spellings or spellings_of(dataset), language)
    taken = _taken(found, dates)
    row = _row(text, source, language, dateline_of(text.lines, dates))
    return Draft(
        text, source.id if source else None, row,
        tuple(_new_spellings(dataset, found, row)), found, dates,
        numbers_in(text.lines, taken), strangers_in(text.lines, taken, language),
        days(row["dateline"] or row["published"] or None)[0],
    )  # fmt: skip


def _source(dataset: Dataset, text: Text, source_id: str | None) -> Source | None:
    if source_id is None:
        return next((s for s in dataset.sources.values() if s.text_sha256 == text.sha256), None)
    if source_id not in dataset.sources:
        near = get_close_matches(source_id, dataset.sources, 3)
        raise UsageError(
            f"no source has the id {source_id!r}" + (f"; did you mean {' or '.join(near)}?" if near else "")
        )
    return dataset.sources[source_id]


def _row(text: Text, source: Source | None, language: str, dateline: str) -> Row:
    """Return the row of `sources`: the recorded cells, and those that the text shows."""
    cells: dict[str, Any] = {column: getattr(source, column, None) for column in Source.model_fields}
    cells["language"] = language
    cells["dateline"] = cells["dateline"] or dateline
    cells |= {"extent": Extent.FULL_TEXT, "text_sha256": text.sha256, "paragraphs": len(text.lines)}
    return {column: "" if cell is None else str(plain(cell)) for column, cell in cells.items()}


def _taken(*pieces: Iterable[Mention | StatedDate]) -> dict[int, set[int]]:
    """Return by paragraph the places of the characters that are part of something already."""
    taken: dict[int, set[int]] = {}
    for piece in (piece for some in pieces for piece in some):
        taken.setdefault(piece.paragraph, set()).update(range(piece.start, piece.start + len(piece.as_stated)))
    return taken


def _new_spellings(dataset: Dataset, found: Iterable[Mention], source: Row) -> Iterator[Row]:
    """Yield a row of `names` for each spelling that is not recorded, at its first place, unless it may belong to two
    rows."""
    places: dict[tuple[int, int], int] = {}
    for mention in found:
        places[mention.paragraph, mention.start] = places.get((mention.paragraph, mention.start), 0) + 1
    done: set[tuple[str, str]] = set()
    used: set[str] = set(dataset.names)
    for mention in found:
        is_new = not mention.is_recorded and mention.kind in COLUMNS and (mention.key, mention.as_stated) not in done
        if is_new and places[mention.paragraph, mention.start] == 1:
            done.add((mention.key, mention.as_stated))
            key = _free_id(f"{mention.key}-{source['language'] or 'und'}-s", used)
            yield {**dict.fromkeys(Name.model_fields, ""), "id": key, COLUMNS[mention.kind]: mention.key,
                   "name": mention.as_stated, "language": source["language"], "source_id": source["id"],
                   "locator": f"p{mention.paragraph}"}  # fmt: skip


def _free_id(beginning: str, used: set[str]) -> str:
    number = 1
    while f"{beginning}{number}" in used:
        number += 1
    used.add(f"{beginning}{number}")
    return f"{beginning}{number}"


def guessed(stated: StatedDate, day: date | None) -> StatedDate | None:
    """Return a date with the year of the text's own day, or the year before if that would lie far ahead.

    None if the date has a year, or the text has no day.
    """
    if day is None or not stated.first.startswith("XXXX-"):
        return None
    ahead = day + timedelta(183)
    this_year = stated.within(day.year)
    return stated.within(day.year - 1) if this_year.first > ahead.isoformat()[: len(this_year.first)] else this_year
