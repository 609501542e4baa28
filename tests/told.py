"""What machines read of the invented meeting, where the project has no identifiers and where it has invented ones."""

from __future__ import annotations

import json
import re
import warnings
from pathlib import Path
from typing import Any

import pytest
from rdflib import Graph, Namespace

from helpers import add_row, copy_package
from soc_data import metadata
from soc_data.dataset.about import identifier
from soc_data.dataset.dataset import Dataset, load
from soc_data.export.croissant import croissant
from soc_data.export.csvw import csvw_metadata
from soc_data.export.datacite import datacite
from soc_data.export.dcat import dcat
from soc_data.export.schema_org import schema_org
from soc_data.export.site import members
from soc_data.export.zip import package_files
from soc_data.metadata import DESCRIPTOR
from soc_data.tables.descriptors import write_descriptors
from soc_data.views.cite import CITATION_FORMATS, cite

DOI, CONCEPT_DOI, BASE_URI = "10.1234/zz.5678", "10.1234/zz.5677", "https://w3id.org/zz-record/"
DOI_ADDRESS = f"https://doi.org/{DOI}"
SDO = Namespace("https://schema.org/")
NONE, BASE, BOTH = "none", "a base address", "a DOI and a base address"


def invented(package: Path, kind: str, patch: pytest.MonkeyPatch) -> Dataset:
    """Return a package as it is loaded where the project has no identifiers, or invented ones."""
    patch.setattr(metadata, "BASE_URI", "" if kind == NONE else BASE_URI)
    patch.setattr(metadata, "DOI", DOI if kind == BOTH else "")
    patch.setattr(metadata, "CONCEPT_DOI", CONCEPT_DOI if kind == BOTH else "")
    write_descriptors(package)
    return load(package)


class Told:
    """All that machines read of the invented meeting, with one kind of identifiers."""

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset
        self.identifier = identifier(dataset)
        self.zip = dict(package_files(dataset))
        self.site = dict(members(dataset))
        self.descriptions: dict[str, Any] = {
            "schema.org": schema_org(dataset),
            "croissant": croissant(dataset),
            "csvw": csvw_metadata(dataset),
            "dcat": dcat(dataset),
            "datacite": datacite(dataset),
            "descriptor": json.loads(self.zip[DESCRIPTOR]),
            "crate": json.loads(self.zip["ro-crate-metadata.json"]),
            "readme": self.zip["README.md"].decode(),
            "linkset": json.loads(self.site["linkset.json"]),
            "twin": json.loads(self.site["sessions/zz-1.json"]),
            "home": self.site["index.html"].decode(),
            "page": self.site["sessions/zz-1.html"].decode(),
            **{f"cite {form}": cite(dataset, form=form) for form in CITATION_FORMATS},
            "cite a row": cite(dataset, "zz-1-s1"),
        }


def all_told(scene: Path, folder: Path) -> dict[str, Told]:
    """By the kind of identifiers that the project has, what machines read of the invented meeting."""
    found = {}
    for kind in (NONE, BASE, BOTH):
        package = copy_package(folder / kind, scene)
        add_row(package, "retired", table_name="people", id="zz-nil", retired_in="0.1.0", reason="A mistake.")
        with pytest.MonkeyPatch.context() as patch:
            found[kind] = Told(invented(package, kind, patch))
    return found


def graph_of(content: Any) -> Graph:
    """Return JSON-LD as rdflib reads it. The context of schema.org, which is not at hand, is what it says in short."""
    text = content if isinstance(content, str) else json.dumps(content)
    text = re.sub(r'"@context": ?"https://schema.org"', '"@context": {"@vocab": "https://schema.org/"}', text)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # rdflib's own parser uses what rdflib deprecates
        return Graph().parse(data=text, format="json-ld")


def in_head(page: bytes) -> list[tuple[str, str, str]]:
    """Return relation, address and media type of the typed links of a page."""
    head = page.decode().partition("</head>")[0]
    return re.findall(r'<link rel="([a-z-]+)" href="([^"]*)"(?: type="([^"]*)")?>', head)
