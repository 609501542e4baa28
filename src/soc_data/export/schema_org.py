"""schema.org/Dataset as JSON-LD, which dataset search engines read."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from soc_data.dataset.about import (
    about,
    all_versions,
    creators,
    doi_of,
    download_address,
    identifier,
    permanent_address,
    release_page,
    released,
    stem_of,
    website,
)
from soc_data.dataset.dataset import Dataset
from soc_data.dataset.summary import period
from soc_data.export.formats import NOTHING, Artefact, Made, artefacts
from soc_data.export.values import as_json
from soc_data.metadata import doi_address
from soc_data.tables.dates import bounds
from soc_data.views.cite import cite


def period_covered(dataset: Dataset) -> tuple[str, str] | None:
    """Return the first and the last year of the sessions, each as text; None if no session has a date."""
    days = [day for text in period(dataset.sessions.values()) or () for day in bounds(text)]
    years = [day.year for day in days if day not in (date.min, date.max)]
    return (f"{min(years):04}", f"{max(years):04}") if years else None


def _download(dataset: Dataset, file: Artefact) -> dict[str, Any]:
    return {
        "@type": "DataDownload",
        "name": file.name,
        "description": file.title,
        "encodingFormat": file.media_type,
        "contentUrl": download_address(dataset, file.name),
        **({} if file.size is None else {"contentSize": f"{file.size} B", "sha256": file.sha256}),
    }


def _identifiers(dataset: Dataset) -> dict[str, Any]:
    doi, permanent = doi_of(dataset), permanent_address(dataset)
    known: list[Any] = [stem_of(dataset)]
    if doi:
        address = doi_address(doi)
        known.insert(0, {"@type": "PropertyValue", "propertyID": "https://registry.identifiers.org/registry/doi",
                         "value": f"doi:{doi}", "url": address})  # fmt: skip
    elif permanent:
        known.insert(0, permanent)
    return {"identifier": known, **({"sameAs": release_page(dataset)} if permanent else {})}


def _related(package: dict[str, Any]) -> dict[str, Any]:
    """Return what the dataset draws on beside the publications, and what it is a version of."""
    return {
        "isBasedOn": [source["path"] for source in package["sources"] if "path" in source],
        "exampleOfWork": {"@type": "CreativeWork", "@id": all_versions(), "name": package["title"]},
    }


def _content(dataset: Dataset) -> dict[str, Any]:
    """Return when, where and what the data are about."""
    covered = period_covered(dataset)
    return {
        **({"temporalCoverage": "/".join(covered)} if covered else {}),
        "spatialCoverage": {"@type": "Place", "name": "Syria"},
        "variableMeasured": [
            {"@type": "PropertyValue", "name": name, "description": f"{table.model.table.title}: {len(table)} rows"}
            for name, table in dataset.tables.items()
        ],
    }


def schema_org(dataset: Dataset, made: Made = NOTHING) -> dict[str, Any]:
    """Return the schema.org description of a dataset; `made` holds the files whose size and hash are stated."""
    package = about(dataset)
    makers = [{"@type": "Organization", "name": name, "url": package["homepage"]} for name in creators(package)]
    return {
        "@context": {"@vocab": "https://schema.org/"},
        "@type": "Dataset",
        "@id": identifier(dataset),
        **_identifiers(dataset),
        "name": package["title"],
        "alternateName": package["name"],
        "description": package["description"],
        "url": website(dataset),
        "version": package["version"],
        "datePublished": released(dataset),
        "license": package["licenses"][0]["path"],
        "keywords": package["keywords"],
        "inLanguage": ["en", "ar"],
        "isAccessibleForFree": True,
        "conditionsOfAccess": "Open access, for anyone and without registration.",
        "creator": makers,
        "publisher": makers[0],
        "citation": cite(dataset),
        **_related(package),
        **_content(dataset),
        "distribution": [_download(dataset, artefact) for artefact in artefacts(stem_of(dataset), made)],
    }


def files(dataset: Dataset, stem: str, made: Made = NOTHING) -> Iterator[tuple[str, bytes]]:
    """Yield the suffix and content of the description."""
    yield ".schema-org.jsonld", as_json(schema_org(dataset, made))
