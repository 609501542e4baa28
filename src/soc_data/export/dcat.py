"""DCAT 3 (W3C) as JSON-LD, which data catalogues and portals harvest."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from soc_data.dataset.about import about, creators, download_address, release_page, released, stem_of
from soc_data.dataset.dataset import Dataset
from soc_data.export.formats import artefacts
from soc_data.export.schema_org import period_covered
from soc_data.export.values import as_json

_MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"
_LANGUAGES = "http://id.loc.gov/vocabulary/iso639-1/"
CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def _text(value: str) -> dict[str, str]:
    return {"@value": value, "@language": "en"}


def _distribution(dataset: Dataset, file: str, title: str, media_type: str) -> dict[str, Any]:
    address = {"@id": download_address(dataset, file)}
    return {
        "@type": "dcat:Distribution",
        **address,
        "dcterms:title": _text(title),
        "dcat:accessURL": {"@id": release_page(dataset)},
        "dcat:downloadURL": address,
        "dcat:mediaType": {"@id": _MEDIA_TYPES + media_type},
        "dcterms:license": {"@id": about(dataset)["licenses"][0]["path"]},
    }


def _period(dataset: Dataset) -> dict[str, Any]:
    period = period_covered(dataset)
    if period is None:
        return {}
    first, last = ({"@value": year, "@type": "xsd:gYear"} for year in period)
    span = {"@type": "dcterms:PeriodOfTime", "dcat:startDate": first, "dcat:endDate": last}
    return {"dcterms:temporal": span}


def dcat(dataset: Dataset) -> dict[str, Any]:
    """Return the DCAT description of a dataset, as JSON-LD."""
    package = about(dataset)
    makers = [{"@type": "foaf:Agent", "foaf:name": name} for name in creators(package)]
    return {
        "@context": CONTEXT,
        "@type": "dcat:Dataset",
        "@id": release_page(dataset),
        "dcterms:identifier": stem_of(dataset),
        "dcterms:title": _text(package["title"]),
        "dcterms:description": _text(package["description"]),
        "dcterms:creator": makers,
        "dcterms:publisher": makers[:1],
        "dcterms:issued": {"@value": released(dataset), "@type": "xsd:date"},
        "dcterms:license": {"@id": package["licenses"][0]["path"]},
        "dcterms:language": [{"@id": _LANGUAGES + code} for code in ("en", "ar")],
        "dcat:version": package["version"],
        "dcat:keyword": [_text(keyword) for keyword in package["keywords"]],
        "dcat:landingPage": {"@id": package["homepage"]},
        **_period(dataset),
        "dcat:distribution": [_distribution(dataset, *artefact) for artefact in artefacts(stem_of(dataset))],
    }


def files(dataset: Dataset, stem: str) -> Iterator[tuple[str, bytes]]:
    """Yield the suffix and content of the description."""
    yield ".dcat.jsonld", as_json(dcat(dataset))
