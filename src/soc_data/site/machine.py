"""What machines read of a page: JSON beside it, JSON-LD within it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Any

from soc_data.metadata import WEBSITE
from soc_data.site.addresses import OWN_PAGE, identity, page_of
from soc_data.site.days import machine_date
from soc_data.site.markup import Html
from soc_data.site.page import Page
from soc_data.site.record import Record
from soc_data.tables import models as m
from soc_data.tables.codes import Code
from soc_data.tables.row import Row
from soc_data.views.cite import as_apa, reference

MOST_SUBJECTS = 10
"""How many sources a page names as `subjectOf`: search engines read the first few, people read the list on the page."""


def site_address(record: Record, path: str = "") -> str:
    """Return where a file of this version stands once the site is published."""
    return f"{WEBSITE}{record.version}/{path}"


def as_json(content: Any) -> bytes:
    """Return JSON in UTF-8, one line a member of the object: indented all through it takes four times as long."""
    lines = [f"{json.dumps(name)}: {json.dumps(value, ensure_ascii=False)}" for name, value in content.items()]
    return ("{\n" + ",\n".join(lines) + "\n}\n").encode()


def in_page(content: Any) -> Html:
    """Return JSON that cannot end the script element it stands in."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return Html(text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e"))


def cells(row: Row) -> dict[str, Any]:
    """Return the filled cells of a row."""
    return {k: v.value if isinstance(v, Code) else v for k, v in row.__dict__.items() if v is not None}


# The twin of a page


def _head(record: Record, path: str) -> dict[str, Any]:
    return {
        "page": path,
        "address": site_address(record, path),
        "dataset": record.identifier,
        "version": record.version,
        "license": record.licence["path"],
    }


def twin(record: Record, row: Row) -> dict[str, Any]:
    """Return a row, the rows that stand on its page, and the ids of those that refer to it."""
    path = page_of(row)
    belonging = {
        name: [{**cells(r), "address": record.address(r), "csv": record.line(r)} for r in rows]
        for name, rows in record.belonging[path].items()
        if rows != [row]
    }
    return {
        **_head(record, path),
        "table": row.table.name,
        "id": row.key,
        "csv": record.line(row),
        "citation": as_apa(reference(record.dataset, row.key)) if _cited_by_key(record, row) else None,
        "row": cells(row),
        "rows": belonging,
        "referred_to_by": _referring(record, row),
    }


def _cited_by_key(record: Record, row: Row) -> bool:
    """Whether the key alone leads to this row: ids are unique in a table, and an id may stand in two tables."""
    first = next(t for t in record.dataset.tables.values() if row.key in t and t.model is not m.Retired)
    return first.model is type(row)


def _referring(record: Record, row: Row) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, model in m.MODELS.items():
        for column, target in model.references().items():
            if target == row.table.name:
                keys = [r.key for r in record.dataset.referring(name, column, row.key)]
                if keys:
                    found[f"{name}.{column}"] = keys
    return found


def list_twin(record: Record, path: str, rows: Iterable[Row]) -> dict[str, Any]:
    """Return the ids on a page that lists rows, each with its address."""
    return {
        **_head(record, path),
        "rows": [{"table": r.table.name, "id": r.key, "address": record.address(r)} for r in rows],
    }


# JSON-LD


def _source(row: m.Source) -> dict[str, Any]:
    return {
        "@type": "CreativeWork",
        "name": row.title,
        "url": row.url,
        "inLanguage": row.language,
        "publisher": {"@type": "Organization", "name": row.publisher},
        **_dated("datePublished", row.published),
    }


def _dated(name: str, text: str | None) -> dict[str, str]:
    day = machine_date(text)
    return {name: day} if day else {}


def _subject_of(rows: Iterable[Any]) -> dict[str, Any]:
    found = list({row.source_id: row.source for row in rows}.values())[:MOST_SUBJECTS]
    return {"subjectOf": [_source(s) for s in found]} if found else {}


def _names(row: Any) -> dict[str, Any]:
    others = dict.fromkeys(n.name for n in row.names if n.name != row.name)
    return {"name": row.name, **({"alternateName": list(others)} if others else {})}


def _session(row: m.Session) -> dict[str, Any]:
    venues = [{"@type": "Place", "name": v.place.name} for v in row.venues]
    number = f"session {row.number}" if row.number else f"{row.kind.value} session"
    return {
        "name": f"{row.body.name}, {number}",
        **_dated("startDate", row.start),
        **_dated("endDate", row.end),
        **({"location": venues} if venues else {}),
        "organizer": {"@type": "Organization", "name": row.body.name},
        **_subject_of([row, *row.statements]),
    }


def _person(row: m.Person) -> dict[str, Any]:
    roles = [{"@type": "Role", "roleName": t.office.name, **_dated("startDate", t.start), **_dated("endDate", t.end)}
             for t in row.terms]  # fmt: skip
    return {
        **_names(row),
        **({"hasOccupation": roles} if roles else {}),
        **_subject_of([*row.terms, *row.participations, *row.names]),
    }


def _organization(row: m.Organization) -> dict[str, Any]:
    parent = row.parent
    return {
        **_names(row),
        **({"parentOrganization": {"@type": "Organization", "name": parent.name}} if parent else {}),
        **_subject_of([*row.names, *row.participations, *row.reports]),
    }


def _election(row: m.Election) -> dict[str, Any]:
    return {
        "name": f"Election: {row.office.name}",
        **_dated("startDate", row.held_on),
        **_subject_of([row]),
    }


KINDS: dict[type[Row], str] = {
    m.Session: "Event", m.Person: "Person", m.Organization: "Organization", m.Election: "Event",
    m.Source: "CreativeWork", m.Place: "Place", m.Topic: "DefinedTerm", m.Office: "Occupation",
    m.Instrument: "CreativeWork",
}  # fmt: skip
"""What a row with a page of its own is, in the terms of schema.org."""
_PROPERTIES: dict[type[Row], Callable[[Any], dict[str, Any]]] = {
    m.Session: _session,
    m.Person: _person,
    m.Organization: _organization,
    m.Election: _election,
    m.Source: _source,
    m.Place: lambda row: {**_names(row), **_subject_of(row.names)},
    m.Topic: lambda row: {"name": row.label, "description": row.definition},
    m.Office: lambda row: {"name": row.name, **_subject_of(row.terms)},
    m.Instrument: lambda row: {"name": row.name, **_dated("datePublished", row.date),
                               **({"url": row.url} if row.url else {})},
}  # fmt: skip


def linked_data(page: Page) -> dict[str, Any]:
    """Return what a page says of itself in the terms of schema.org."""
    record, own = page.record, site_address(page.record, page.full_path)
    if page.path == "index.html":
        return {**record.description, "subjectOf": {"@type": "WebPage", "url": own, "inLanguage": page.t.code}}
    described = {"@context": "https://schema.org", "@type": "WebPage", "@id": own, "url": own, "name": page.title,
                 "inLanguage": page.t.code, "license": record.licence["path"], "version": record.version,
                 "isPartOf": {"@type": "Dataset", "@id": record.identifier,
                              "name": record.about["title"]}}  # fmt: skip
    if page.row is None:
        return described
    main = {"@id": identity(page.row, site_address(record)), "identifier": page.row.key}
    return {
        **described,
        "mainEntity": {**main, "@type": KINDS[type(page.row)], **_PROPERTIES[type(page.row)](page.row)},
    }


__all__ = ["KINDS", "OWN_PAGE", "as_json", "cells", "in_page", "linked_data", "list_twin", "site_address", "twin"]
