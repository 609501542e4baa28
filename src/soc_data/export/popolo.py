"""Popolo JSON (popoloproject.com): people, organizations, posts and memberships, each with its sources.

A membership is one term in one office. Popolo dates are whole years, months or days, so a date that is uncertain or
known only by bounds is left out of `start_date` and `end_date`; its text is in `start_date_edtf` and `end_date_edtf`,
which Popolo allows a publisher to add. Attending a session is not a membership.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from soc_data.dataset.dataset import Dataset
from soc_data.export.values import as_json
from soc_data.tables import models as m

_EXACT = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")


def _date(text: str | None) -> str | None:
    return text if text is not None and _EXACT.fullmatch(text) else None


def _given(**properties: Any) -> dict[str, Any]:
    return {name: value for name, value in properties.items() if value not in (None, [])}


def _sources(rows: Iterable[Any]) -> list[dict[str, str]]:
    places: dict[str, list[str]] = {}
    for row in rows:
        seen = places.setdefault(row.source.url, [])
        if row.locator not in seen:
            seen.append(row.locator)
    return [{"url": url, "note": ", ".join(locators)} for url, locators in places.items()]


def _other_names(row: m.Person | m.Organization) -> list[dict[str, str]]:
    spellings = {name.name: name.language for name in row.names if name.name != row.name}
    if row.name_ar:
        spellings.setdefault(row.name_ar, "ar")
    return [{"name": name, "note": f"language: {language}"} for name, language in spellings.items()]


def _person(row: m.Person) -> dict[str, Any]:
    return _given(id=row.id, name=row.name, other_names=_other_names(row), sources=_sources([*row.names, *row.terms]))


def _organization(row: m.Organization) -> dict[str, Any]:
    names = _other_names(row)
    if row.abbreviation:
        names.append({"name": row.abbreviation, "note": "abbreviation"})
    return _given(
        id=row.id, name=row.name, classification=row.kind.value, parent_id=row.parent_id, other_names=names,
        sources=_sources(row.names),
    )  # fmt: skip


def _post(row: m.Office) -> dict[str, Any]:
    return {"id": row.id, "label": row.name, "role": row.name, "organization_id": row.organization_id}


def _membership(row: m.Officer) -> dict[str, Any]:
    return _given(
        id=row.id, person_id=row.person_id, organization_id=row.office.organization_id, post_id=row.office_id,
        role=row.office.name, start_date=_date(row.start), end_date=_date(row.end), start_date_edtf=row.start,
        end_date_edtf=row.end, sources=_sources([row]),
    )  # fmt: skip


def popolo(dataset: Dataset) -> dict[str, list[dict[str, Any]]]:
    """Return the four lists of Popolo objects."""
    return {
        "persons": [_person(row) for row in dataset.people.values()],
        "organizations": [_organization(row) for row in dataset.organizations.values()],
        "posts": [_post(row) for row in dataset.offices.values()],
        "memberships": [_membership(row) for row in dataset.officers.values()],
    }


def files(dataset: Dataset, stem: str) -> Iterator[tuple[str, bytes]]:
    """Yield the suffix and content of the file."""
    yield ".popolo.json", as_json(popolo(dataset))
