"""RO-Crate 1.1 as JSON-LD: the files of the data package, what they are, and the publications that each is based on."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from soc_data.dataset.about import about, all_versions, creators, doi_of, identifier, released, website
from soc_data.dataset.dataset import Dataset
from soc_data.export.provenance import derivations
from soc_data.export.schema_org import period_covered
from soc_data.export.values import iri
from soc_data.metadata import HOMEPAGE, doi_address
from soc_data.site.days import machine_date
from soc_data.tables.models import Source
from soc_data.views.cite import cite

METADATA_FILE = "ro-crate-metadata.json"
_PROV = "http://www.w3.org/ns/prov#"
CONTEXT = [
    "https://w3id.org/ro/crate/1.1/context",
    {"sha256": "http://schema.org/sha256", "wasDerivedFrom": f"{_PROV}wasDerivedFrom"},
]
_MEDIA_TYPES = {"csv": "text/csv", "json": "application/json", "md": "text/markdown", "ttl": "text/turtle"}
_ABOUT = {
    "README.md": "What the package holds, how to read and cite it, and the data dictionary.",
    "csv-metadata.json": "The tables as CSV on the Web.",
    "datapackage.json": "The tables as a Frictionless data package.",
    "provenance.ttl": "The publication that each row is based on.",
}
_STANDARDS = {
    "csv-metadata.json": "http://www.w3.org/ns/csvw",
    "datapackage.json": "https://datapackage.org/profiles/2.0/datapackage.json",
    "provenance.ttl": _PROV,
}

Entity = dict[str, Any]


def _refer(addresses: Iterable[str]) -> Any:
    """Return references as a list, but a single one without a list, as the standard recommends."""
    found = [{"@id": address} for address in addresses]
    return found[0] if len(found) == 1 else found


def _descriptor() -> Entity:
    crate = {"@id": "https://w3id.org/ro/crate/1.1"}
    return {"@id": METADATA_FILE, "@type": "CreativeWork", "conformsTo": crate, "about": {"@id": "./"}}


def _root(dataset: Dataset, paths: Iterable[str]) -> Entity:
    package, doi, covered = about(dataset), doi_of(dataset), period_covered(dataset)
    return {
        "@id": "./",
        "@type": "Dataset",
        "identifier": doi_address(doi) if doi else identifier(dataset),
        **({"cite-as": identifier(dataset)} if doi else {}),
        "name": package["title"],
        "description": package["description"],
        "url": website(dataset),
        "version": package["version"],
        "datePublished": released(dataset),
        "license": {"@id": package["licenses"][0]["path"]},
        "keywords": ", ".join(package["keywords"]),
        "author": _refer(_maker(name) for name in creators(package)),
        "publisher": {"@id": _maker(creators(package)[0])},
        "creditText": cite(dataset),
        "conditionsOfAccess": "Open access, for anyone and without registration.",
        **({"temporalCoverage": "/".join(covered)} if covered else {}),
        "isBasedOn": _refer(source["path"] for source in package["sources"] if "path" in source),
        "exampleOfWork": {"@id": all_versions()},
        "hasPart": _refer(paths),
    }


def _maker(name: str) -> str:
    return f"#{name.replace(' ', '-')}"


def _around(dataset: Dataset) -> Iterator[Entity]:
    """Yield what the dataset refers to: makers, licence, the record of all versions, and how it was made."""
    package = about(dataset)
    licence = package["licenses"][0]
    for name in creators(package):
        yield {"@id": _maker(name), "@type": "Organization", "name": name, "url": HOMEPAGE}
    yield {"@id": licence["path"], "@type": "CreativeWork", "name": licence["title"], "identifier": licence["name"],
           "url": licence["path"]}  # fmt: skip
    yield {"@id": all_versions(), "@type": "CreativeWork", "name": f"{package['title']}, all versions"}
    yield from ({"@id": source["path"], "@type": "CreativeWork", "name": source["title"], "url": source["path"]}
                for source in package["sources"] if "path" in source)  # fmt: skip
    yield {
        "@id": "#compilation",
        "@type": "CreateAction",
        "name": "Reading of the publications and coding of what they say",
        "description": "Each publication in data/sources.csv was read, and what it says was entered row by row.",
        "agent": {"@id": _maker(creators(package)[0])},
        "object": {"@id": "data/sources.csv"},
        "result": {"@id": "./"},
        "endTime": released(dataset),
    }


def _file(path: str, content: bytes) -> Entity:
    standard = _STANDARDS.get(path)
    return {
        "@id": path,
        "@type": "File",
        "name": path,
        **({"description": _ABOUT[path]} if path in _ABOUT else {}),
        "encodingFormat": _MEDIA_TYPES[path.rpartition(".")[2]],
        "contentSize": str(len(content)),
        "sha256": hashlib.sha256(content).hexdigest(),
        **({"conformsTo": {"@id": standard}} if standard else {}),
    }


def _table(dataset: Dataset, name: str, sources: Iterable[str]) -> Entity:
    """Return the properties of a table, besides those of every file."""
    table = dataset.tables[name]
    return {
        "name": table.model.table.title,
        "description": f"{table.model.table_schema()['description']} {len(table)} rows.",
        "license": {"@id": about(dataset)["licenses"][0]["path"]},
        "conformsTo": {"@id": f"schemas/{name}.json"},
        **({"wasDerivedFrom": drawn} if (drawn := _refer(sources)) else {}),
    }


def _publication(source: Source) -> Entity:
    day = machine_date(source.published)
    return {
        "@id": iri(source.url),
        "@type": "CreativeWork",
        "name": source.title,
        "url": source.url,
        "publisher": source.publisher,
        "inLanguage": source.language,
        **({"datePublished": day} if day else {}),
        "identifier": source.id,
    }


def as_lines(crate: Entity) -> bytes:
    """Return the metadata as JSON with one line per entity; fully indented, it takes twice the space."""
    entities = ",\n".join(json.dumps(entity, ensure_ascii=False) for entity in crate["@graph"])
    return f'{{"@context": {json.dumps(crate["@context"])},\n"@graph": [\n{entities}\n]}}\n'.encode()


def ro_crate(dataset: Dataset, files: Mapping[str, bytes]) -> Entity:
    """Return the metadata of a crate with the given files, path -> content."""
    drawn: dict[str, dict[str, None]] = {name: {} for name in dataset.tables}
    for row, source in derivations(dataset):
        drawn[row.table.name][iri(source.url)] = None
    entities = [_descriptor(), _root(dataset, files), *_around(dataset)]
    for path, content in files.items():
        name = path.removeprefix("data/").removesuffix(".csv")
        more = _table(dataset, name, drawn[name]) if path.startswith("data/") else {}
        entities.append({**_file(path, content), **more})
    return {"@context": CONTEXT, "@graph": [*entities, *map(_publication, dataset.sources.values())]}
