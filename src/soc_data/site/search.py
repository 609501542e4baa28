"""What the search, the filters and the matching of names read: two files that set a variable each.

Files of data could not be fetched by a page that was opened from disk; a script can be loaded there too.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from soc_data.site.days import span
from soc_data.site.page import Page
from soc_data.site.record import Record
from soc_data.site.texts import LANGUAGES, Language, arabic
from soc_data.tables.codes import Act, Code, Layer, PartyRole, SpeakerGroup, StatementsCoded
from soc_data.tables.spelling import rules

NAMED = {"people": "Person", "organizations": "Organization", "places": "Place"}
"""Tables whose rows have spellings -> what one of them is called."""
LABELLED = {"offices": "Office", "instruments": "Instrument", "topics": "Topic"}
WORDS = (
    "Session", "Statement", "Source", *NAMED.values(), *LABELLED.values(), "{n} found", "Nothing found.", "Show more",
    "a line of the list", "matched as", "how near", "not sure", "no match", "Name", "excerpt",
)  # fmt: skip
"""The texts that the scripts show, besides those of the page."""


def files(record: Record) -> Iterator[tuple[str, bytes]]:
    """Yield the index of names and titles, and the statements."""
    yield "assets/index.js", _script("socIndex", index(record))
    yield "assets/statements.js", _script("socStatements", statements(record))


def _script(name: str, content: Any) -> bytes:
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return f"window.{name}={text};\n".encode()


def index(record: Record) -> dict[str, Any]:
    """Return the rules of spelling, and what can be found by name: id, name, Arabic name, spellings, by table."""
    data = record.dataset
    return {
        "rules": rules(),
        "words": {text: arabic()["interface"][text] for text in WORDS},
        "kinds": {**NAMED, **LABELLED},
        "named": {
            name: [_entry(row) for row in data.tables[name].values()] for name in (*NAMED, *LABELLED)
        },
        "sessions": [
            [row.id, row.number, row.start, *(_session(record, row, t) for t in LANGUAGES)] for row in record.in_time
        ],
        "sources": [[row.id, row.title, row.publisher, row.published] for row in data.sources.values()],
    }  # fmt: skip


def _entry(row: Any) -> list[Any]:
    name = getattr(row, "name", None) or row.label
    arabic_name = arabic()["topics"].get(row.key) if hasattr(row, "label") else getattr(row, "name_ar", None)
    spellings = dict.fromkeys(n.name for n in getattr(row, "names", ()))
    others = [s for s in (*spellings, getattr(row, "abbreviation", None), getattr(row, "symbol", None)) if s]
    return [row.key, name, arabic_name, *(s for s in others if s not in (name, arabic_name))]


def _session(record: Record, row: Any, t: Language) -> str:
    name = Page(record, t, "x/x.html", "").session_name(row)
    return f"{name} · {span(row.start, row.end, t)}" if row.number is not None else name


def _labels(codes: type[Code]) -> dict[str, list[str]]:
    return {code.value: [t.label(code) for t in LANGUAGES] for code in codes}


def statements(record: Record) -> dict[str, Any]:
    """Return every statement as a list, and the names of all that they refer to."""
    data = record.dataset
    rows = [
        [s.id, s.session_id, s.position, s.speaker_person_id or s.speaker_organization_id or s.speaker_group,
         s.act, s.topic_id, s.place_id or "", s.summary, s.layer,
         [[p.role, p.person_id or p.organization_id or p.group_label] for p in s.parties], s.source_id, s.locator]
        for s in record.statements
    ]  # fmt: skip
    used = {s.speaker_person_id or s.speaker_organization_id for s in record.statements}
    used |= {p.person_id or p.organization_id for p in data["parties"].values()}
    return {
        "rows": rows,
        "sessions": {s.id: [record.year_of[s.id], s.statements_coded, *(_session(record, s, t) for t in LANGUAGES)]
                     for s in record.in_time if s.statements},
        "names": {row.key: [name, row.name, row.name_ar] for name in ("people", "organizations")
                  for row in data.tables[name].values() if row.key in used},
        "topics": {row.id: [t.topic(row.id, row.label) for t in LANGUAGES] for row in data.topics.values()},
        "broader": {row.id: row.broader_id for row in data.topics.values() if row.broader_id},
        "places": {row.id: [row.name, row.name_ar] for row in data.places.values() if row.statements},
        "acts": _labels(Act), "roles": _labels(PartyRole), "layers": _labels(Layer), "groups": _labels(SpeakerGroup),
        "coded": _labels(StatementsCoded),
    }  # fmt: skip


__all__ = ["files", "index", "statements"]
