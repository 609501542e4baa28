"""Croissant 1.0 (MLCommons) as JSON-LD: the zip, its CSV files, and every column with its type.

References are stated in the descriptions of the columns and not as `references`: the reference implementation joins
tables on those when it reads, which drops rows with an empty reference, and fails if a table has several references.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any

from soc_data.dataset.about import (
    about,
    creators,
    download_address,
    permanent_address,
    release_page,
    released,
    stem_of,
)
from soc_data.dataset.dataset import Dataset
from soc_data.export.values import as_json
from soc_data.export.zip import package_zip
from soc_data.tables.columns import Column
from soc_data.tables.models import columns
from soc_data.tables.row import Row, described
from soc_data.views.cite import cite

_TERMS = (
    "citeAs", "column", "dataType", "equivalentProperty", "extract", "field", "fileObject", "includes",
    "isLiveDataset", "jsonPath", "key", "md5", "parentField", "path", "recordSet", "references", "regex", "repeated",
    "replace", "samplingRate", "separator", "source", "subField", "transform",
)  # fmt: skip

_TYPES = {int: "sc:Integer", float: "sc:Float"}

CONTEXT: dict[str, Any] = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "sc": "https://schema.org/",
    "cr": "http://mlcommons.org/croissant/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "dct": "http://purl.org/dc/terms/",
    "conformsTo": "dct:conformsTo",
    "data": {"@id": "cr:data", "@type": "@json"},
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "fileProperty": "cr:fileProperty",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    **{term: f"cr:{term}" for term in _TERMS},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
}
"""The context that the standard prescribes."""


def _field(name: str, column: Column) -> dict[str, Any]:
    target = f" Refers to {column.reference}/id." if column.reference else ""
    return {
        "@type": "cr:Field",
        "@id": f"{name}/{column.name}",
        "name": column.name,
        "description": f"{column.description}{target}",
        "dataType": _TYPES.get(column.type, "sc:Text"),
        "source": {"fileObject": {"@id": f"{name}.csv"}, "extract": {"column": column.name}},
    }


def _record_set(model: type[Row]) -> dict[str, Any]:
    name = model.table.name
    return {
        "@type": "cr:RecordSet",
        "@id": name,
        "name": name,
        "description": described(model),
        "key": [{"@id": f"{name}/{column}"} for column in model.table.key],
        "field": [_field(name, column) for column in columns(model)],
    }


def _distribution(dataset: Dataset) -> Iterator[dict[str, Any]]:
    file = f"{stem_of(dataset)}.zip"
    yield {
        "@type": "cr:FileObject",
        "@id": file,
        "name": file,
        "contentUrl": download_address(dataset, file),
        "encodingFormat": "application/zip",
        "sha256": hashlib.sha256(package_zip(dataset)).hexdigest(),
    }
    for name in dataset.tables:
        yield {
            "@type": "cr:FileObject",
            "@id": f"{name}.csv",
            "name": f"{name}.csv",
            "containedIn": {"@id": file},
            "contentUrl": f"data/{name}.csv",
            "encodingFormat": "text/csv",
        }


def croissant(dataset: Dataset) -> dict[str, Any]:
    """Return the description."""
    package, address = about(dataset), permanent_address(dataset)
    makers = [{"@type": "sc:Organization", "name": name} for name in creators(package)]
    return {
        "@context": CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": "http://mlcommons.org/croissant/1.0",
        "name": package["name"],
        "alternateName": package["title"],
        "description": package["description"],
        **({"identifier": address, "sameAs": release_page(dataset)} if address else {}),
        "url": package["homepage"],
        "license": package["licenses"][0]["path"],
        "version": package["version"],
        "datePublished": released(dataset),
        "keywords": package["keywords"],
        "creator": makers,
        "publisher": makers[0],
        "citeAs": cite(dataset, form="bibtex"),
        "distribution": list(_distribution(dataset)),
        "recordSet": [_record_set(table.model) for table in dataset.tables.values()],
    }


def files(dataset: Dataset, stem: str) -> Iterator[tuple[str, bytes]]:
    """Yield the suffix and content of the description."""
    yield ".croissant.json", as_json(croissant(dataset))
