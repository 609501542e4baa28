"""DCAT 3 (W3C) as JSON-LD, in the profile DCAT-AP 3, which data catalogues and portals harvest.

Access rights, languages and the theme are codes of the European Union's Publications Office, as the profile requires.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from soc_data.dataset.about import (
    about,
    all_versions,
    creators,
    doi_of,
    download_address,
    file_address,
    identifier,
    release_page,
    released,
    stem_of,
    website,
)
from soc_data.dataset.dataset import Dataset
from soc_data.export.formats import NOTHING, Artefact, Made, artefacts
from soc_data.export.schema_org import period_covered
from soc_data.export.values import as_json
from soc_data.metadata import HOMEPAGE, doi_address

_MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"
_AUTHORITY = "http://publications.europa.eu/resource/authority/"
_THEME = "Government and public sector"
PUBLIC = f"{_AUTHORITY}access-right/PUBLIC"
CONTEXT = {
    "adms": "http://www.w3.org/ns/adms#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "prov": "http://www.w3.org/ns/prov#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def _text(value: str) -> dict[str, str]:
    return {"@value": value, "@language": "en"}


def _named(kind: str, address: str) -> dict[str, str]:
    return {"@id": address, "@type": kind}


def _checked(file: Artefact) -> dict[str, Any]:
    """Return the size and the hash of a file, if it is made already."""
    if file.size is None:
        return {}
    return {
        "dcat:byteSize": {"@value": str(file.size), "@type": "xsd:nonNegativeInteger"},
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": _named("spdx:ChecksumAlgorithm", "spdx:checksumAlgorithm_sha256"),
            "spdx:checksumValue": {"@value": file.sha256, "@type": "xsd:hexBinary"},
        },
    }


def _distribution(dataset: Dataset, file: Artefact) -> dict[str, Any]:
    address = {"@id": download_address(dataset, file.name)}
    return {
        "@type": "dcat:Distribution",
        **address,
        "dcterms:title": _text(file.name),
        "dcterms:description": _text(file.title),
        "dcat:accessURL": {"@id": release_page(dataset)},
        "dcat:downloadURL": address,
        "dcat:mediaType": _named("dcterms:MediaType", _MEDIA_TYPES + file.media_type),
        "dcterms:license": _licence(dataset),
        "dcterms:rights": _rights(),
        **_checked(file),
    }


def _licence(dataset: Dataset) -> dict[str, str]:
    return _named("dcterms:LicenseDocument", about(dataset)["licenses"][0]["path"])


def _rights() -> dict[str, str]:
    return _named("dcterms:RightsStatement", PUBLIC)


def _period(dataset: Dataset) -> dict[str, Any]:
    period = period_covered(dataset)
    if period is None:
        return {}
    first, last = ({"@value": year, "@type": "xsd:gYear"} for year in period)
    span = {"@type": "dcterms:PeriodOfTime", "dcat:startDate": first, "dcat:endDate": last}
    return {"dcterms:temporal": span}


def _identified(dataset: Dataset) -> dict[str, Any]:
    doi = doi_of(dataset)
    if doi is None:
        return {"dcterms:identifier": identifier(dataset)}
    notation = {"@value": doi_address(doi), "@type": "http://purl.org/spar/datacite/doi"}
    return {
        "dcterms:identifier": doi_address(doi),
        "adms:identifier": {"@type": "adms:Identifier", "skos:notation": notation},
    }


def _origin(dataset: Dataset) -> dict[str, Any]:
    """Return what the dataset is made from, and who compiled it."""
    sources = about(dataset)["sources"]
    statement = "; ".join(source["title"] for source in sources)
    return {
        "dcterms:provenance": {
            "@type": "dcterms:ProvenanceStatement",
            "rdfs:label": _text(f"Compiled from: {statement}."),
        },
        "prov:wasDerivedFrom": [{"@id": source["path"]} for source in sources if "path" in source],
    }


def _agents(dataset: Dataset) -> dict[str, Any]:
    names = creators(about(dataset))
    makers = [{"@id": f"{HOMEPAGE}#{number}", "@type": "foaf:Agent", "foaf:name": _text(name)}
              for number, name in enumerate(names, 1)]  # fmt: skip
    issues = {"@type": "vcard:Kind", "vcard:fn": names[0], "vcard:hasURL": {"@id": f"{HOMEPAGE}/issues"}}
    return {"dcterms:creator": makers, "dcterms:publisher": makers[0], "dcat:contactPoint": issues}


def _content(dataset: Dataset) -> dict[str, Any]:
    """Return in which languages and about what the data are, and where they are described."""
    package = about(dataset)
    documents = [file_address(dataset, path) for path in ("docs/codebook.md", "docs/methodology.md")]
    return {
        "dcterms:language": [_named("dcterms:LinguisticSystem", f"{_AUTHORITY}language/{c}") for c in ("ENG", "ARA")],
        "dcterms:spatial": {"@type": "dcterms:Location", "skos:prefLabel": _text("Syria")},
        "dcat:theme": {**_named("skos:Concept", f"{_AUTHORITY}data-theme/GOVE"), "skos:prefLabel": _text(_THEME)},
        "dcat:keyword": [_text(keyword) for keyword in package["keywords"]],
        "dcat:landingPage": _named("foaf:Document", website(dataset)),
        "foaf:page": [_named("foaf:Document", address) for address in documents],
    }


def dcat(dataset: Dataset, made: Made = NOTHING) -> dict[str, Any]:
    """Return the DCAT description of a dataset; `made` holds the files whose size and hash are stated."""
    package = about(dataset)
    return {
        "@context": CONTEXT,
        "@type": "dcat:Dataset",
        "@id": identifier(dataset),
        **_identified(dataset),
        "dcterms:title": _text(package["title"]),
        "dcterms:description": _text(package["description"]),
        **_agents(dataset),
        "dcterms:issued": {"@value": released(dataset), "@type": "xsd:date"},
        "dcterms:license": _licence(dataset),
        "dcterms:accessRights": _rights(),
        "dcat:version": package["version"],
        "dcat:isVersionOf": _named("dcat:Resource", all_versions()),
        **_content(dataset),
        **_origin(dataset),
        **_period(dataset),
        "dcat:distribution": [_distribution(dataset, artefact) for artefact in artefacts(stem_of(dataset), made)],
    }


def files(dataset: Dataset, stem: str, made: Made = NOTHING) -> Iterator[tuple[str, bytes]]:
    """Yield the suffix and content of the description."""
    yield ".dcat.jsonld", as_json(dcat(dataset, made))
