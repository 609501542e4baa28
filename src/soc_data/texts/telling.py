"""Output of a draft: as text, whose rows can be pasted into the tables, and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict

from soc_data.findings import one_line
from soc_data.tables.canonical import write_records
from soc_data.tables.codes import Weekday
from soc_data.texts.dates import StatedDate, nearest
from soc_data.texts.draft import Draft, Row, guessed
from soc_data.texts.mentions import Mention
from soc_data.texts.spellings import KINDS


def as_text(draft: Draft) -> str:
    """Return a draft as text."""
    whose = f"the text of {draft.source_id}" if draft.source_id else "the text of no source yet"
    parts = [
        [f"{one_line(draft.text.file)}: sha256 {draft.text.sha256}, {len(draft.text.lines)} paragraphs, {whose}"],
        ["data/sources.csv", *_csv([draft.source])],
        ["data/names.csv, spellings that are not recorded", *_csv(draft.names)] if draft.names else [],
        *(_section(kind.capitalize(), _known(draft.mentions, kind)) for kind in KINDS),
        _section("Names that no row has", (f"p{one.paragraph}  {f'{one.title} {one.as_stated}'.strip()}"
                                           for one in draft.strangers)),
        _section("Dates", (f"p{one.paragraph}  {one.as_stated}: {_date(one, draft)}" for one in draft.dates)),
        _section("Numbers", (_number(one.paragraph, one.as_stated, one.value) for one in draft.numbers)),
    ]  # fmt: skip
    return "\n\n".join("\n".join(lines) for lines in parts if lines)


def as_json(draft: Draft) -> str:
    """Return a draft as a JSON object: `source`, `names`, `mentions`, `strangers`, `dates`, `numbers`."""
    content = asdict(draft)
    del content["text"], content["day"]
    return json.dumps({"file": draft.text.file, **content}, ensure_ascii=False, indent=2)


def _csv(rows: Iterable[Row]) -> list[str]:
    """Return the header and the lines of some rows, as in the file of the table."""
    rows = list(rows)
    return write_records([list(rows[0]), *(list(row.values()) for row in rows)]).rstrip("\n").split("\n")


def _section(title: str, lines: Iterable[str]) -> list[str]:
    told = [f"  {line}" for line in lines]
    return [f"{title}:", *told] if told else []


def _known(mentions: Iterable[Mention], kind: str) -> Iterator[str]:
    """Yield a line for each row that is named: its id, and where and how it is named."""
    places: dict[str, dict[str, list[Mention]]] = {}
    for mention in mentions:
        if mention.kind == kind:
            places.setdefault(mention.key, {}).setdefault(mention.as_stated, []).append(mention)
    for key, spellings in places.items():
        told = []
        for spelling, found in spellings.items():
            where = ", ".join(f"p{number}" for number in sorted({mention.paragraph for mention in found}))
            is_new = not found[0].is_recorded and kind != "instruments"
            told.append(f"{where} “{spelling}”{' (not recorded)' if is_new else ''}")
        yield f"{key}: {'; '.join(told)}"


def _date(stated: StatedDate, draft: Draft) -> str:
    """Return the meaning of a date, and whether the day of the week fits."""
    if not stated.first:
        assert stated.weekday
        if draft.day is None:
            return f"a {_day(stated.weekday)}, no date"
        before, after = nearest(stated.weekday, draft.day)
        return f"a {_day(stated.weekday)}: {before} or {after}, the nearest to {draft.day}"
    told = _span(stated) + _weekday(stated)
    guess = guessed(stated, draft.day)
    return f"{told}; {_span(guess)}{_weekday(guess)}, if it is near {draft.day}" if guess else told


def _span(stated: StatedDate) -> str:
    return stated.first if stated.first == stated.last else f"{stated.first} to {stated.last}"


def _weekday(stated: StatedDate) -> str:
    if stated.found is None:
        return ""
    if stated.is_contradicted:
        assert stated.weekday
        return f", a {_day(stated.found)}, NOT a {_day(stated.weekday)} as the text says"
    return f", a {_day(stated.found)}{' as the text says' if stated.weekday else ''}"


def _day(weekday: Weekday) -> str:
    return weekday.value.capitalize()


def _number(paragraph: int, as_stated: str, value: str) -> str:
    return f"p{paragraph}  {as_stated}" + ("" if as_stated == value else f": {value}")
