"""The record as a website: a folder that opens from disk, zipped in a release. `soc_data.site` makes the pages."""

from __future__ import annotations

from collections.abc import Iterator

from soc_data.dataset.dataset import Dataset
from soc_data.dataset.frames import require
from soc_data.export.archive import zip_bytes
from soc_data.export.datacite import datacite
from soc_data.export.dcat import dcat
from soc_data.export.formats import NOTHING, Made
from soc_data.export.schema_org import schema_org
from soc_data.export.values import as_json

LEVEL = 6
"""Compression level of the zip: the highest takes three times as long and saves one per cent."""


def members(dataset: Dataset, made: Made = NOTHING) -> Iterator[tuple[str, bytes]]:
    """Yield the path and the content of each file of the site; raise `MissingExtraError` without Jinja2.

    The descriptions of the dataset by standards stand beside the home page.
    """
    require("jinja2", "site")
    from soc_data.site.build import site_files

    documents = {
        "dataset.schema-org.jsonld": as_json(schema_org(dataset, made)),
        "dataset.dcat.jsonld": as_json(dcat(dataset, made)),
        "dataset.datacite.json": as_json(datacite(dataset, made)),
    }
    yield from site_files(dataset, schema_org(dataset, made), documents)


def files(dataset: Dataset, stem: str, made: Made = NOTHING) -> Iterator[tuple[str, bytes]]:
    """Yield the zip of the site, all of it in one folder."""
    content = ((f"{stem}-site/{path}", content) for path, content in members(dataset, made))
    yield ".site.zip", zip_bytes(content, LEVEL)
