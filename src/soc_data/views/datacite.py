"""DataCite metadata (schema 4.5), with which a DOI is registered."""

from __future__ import annotations

import json
from typing import Any

from soc_data.views.reference import Reference, Relation

OPEN_ACCESS = "http://purl.org/coar/access_right/c_abf2"
"""Open access, in the vocabulary of the Confederation of Open Access Repositories."""
_DOI = "https://doi.org/"
_W3ID = "https://w3id.org/"


def _related(relation: Relation) -> dict[str, str]:
    address = relation.address
    kind = "w3id" if address.startswith(_W3ID) else "URL"
    if address.startswith(_DOI):
        kind, address = "DOI", address.removeprefix(_DOI)
    return {"relatedIdentifier": address, "relatedIdentifierType": kind, "relationType": relation.kind}


def _rights(ref: Reference) -> list[dict[str, str]]:
    licence = {
        "rights": ref.licence["title"],
        "rightsUri": ref.licence["path"],
        "rightsIdentifier": ref.licence["name"],
        "rightsIdentifierScheme": "SPDX",
        "schemeUri": "https://spdx.org/licenses/",
    }
    return [licence, {"rights": "open access", "rightsUri": OPEN_ACCESS}]


def datacite(ref: Reference) -> dict[str, Any]:
    """Return the metadata of a reference. A row has no DOI; the dataset has one if its descriptor states it."""
    descriptions = [{"description": ref.description, "descriptionType": "Abstract"}]
    if ref.basis:
        descriptions.append({"description": f"Based on: {ref.basis}", "descriptionType": "Other"})
    return {
        "schemaVersion": "http://datacite.org/schema/kernel-4",
        **({"doi": ref.doi} if ref.doi and not ref.row else {}),
        "types": {"resourceTypeGeneral": "Dataset", "resourceType": "Data set"},
        "creators": [{"name": name, "nameType": "Organizational"} for name in ref.authors],
        "titles": [{"title": ref.full_title}],
        "publisher": {"name": ref.authors[0]},
        "publicationYear": ref.year,
        "dates": [{"date": ref.released, "dateType": "Issued"}],
        "language": "en",
        "version": ref.version,
        "url": ref.landing_page,
        "alternateIdentifiers": [{"alternateIdentifier": ref.key, "alternateIdentifierType": "release and row"}],
        "relatedIdentifiers": [_related(relation) for relation in ref.relations],
        "subjects": [{"subject": keyword} for keyword in ref.keywords],
        "descriptions": descriptions,
        "geoLocations": [{"geoLocationPlace": "Syria"}],
        "rightsList": _rights(ref),
    }


def as_datacite(ref: Reference) -> str:
    """Return DataCite metadata as JSON."""
    return json.dumps(datacite(ref), ensure_ascii=False, indent=2)
