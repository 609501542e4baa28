"""schema.org/Dataset as JSON-LD, which dataset search engines read."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from soc_data.dataset.about import about, creators, download_address, release_page, released, stem_of
from soc_data.dataset.dataset import Dataset
from soc_data.dataset.summary import period
from soc_data.export.formats import artefacts
from soc_data.export.values import as_json
from soc_data.tables.dates import bounds
from soc_data.views.cite import cite


def period_covered(dataset: Dataset) -> tuple[str, str] | None:
    """Return the first and the last year of the sessions, each as text; None if no session has a date."""
    days = [day for text in period(dataset.sessions.values()) or () for day in bounds(text)]
    years = [day.year for day in days if day not in (date.min, date.max)]
    return (f"{min(years):04}", f"{max(years):04}") if years else None


def _download(dataset: Dataset, file: str, title: str, media_type: str) -> dict[str, Any]:
    return {
        "@type": "DataDownload",
        "name": file,
        "description": title,
        "encodingFormat": media_type,
        "contentUrl": download_address(dataset, file),
    }


def schema_org(dataset: Dataset) -> dict[str, Any]:
    """Return the schema.org description of a dataset, as JSON-LD."""
    package = about(dataset)
    covered = period_covered(dataset)
    return {
        "@context": {"@vocab": "https://schema.org/"},
        "@type": "Dataset",
        "@id": release_page(dataset),
        "name": package["title"],
        "alternateName": package["name"],
        "description": package["description"],
        "url": package["homepage"],
        "version": package["version"],
        "datePublished": released(dataset),
        "license": package["licenses"][0]["path"],
        "keywords": package["keywords"],
        "inLanguage": ["en", "ar"],
        "isAccessibleForFree": True,
        "creator": [{"@type": "Organization", "name": name} for name in creators(package)],
        "citation": cite(dataset),
        **({"temporalCoverage": "/".join(covered)} if covered else {}),
        "spatialCoverage": {"@type": "Place", "name": "Syria"},
        "variableMeasured": [
            {"@type": "PropertyValue", "name": name, "description": f"{table.model.table.title}: {len(table)} rows"}
            for name, table in dataset.tables.items()
        ],
        "distribution": [_download(dataset, *artefact) for artefact in artefacts(stem_of(dataset))],
    }


def files(dataset: Dataset, stem: str) -> Iterator[tuple[str, bytes]]:
    """Yield the suffix and content of the description."""
    yield ".schema-org.jsonld", as_json(schema_org(dataset))
