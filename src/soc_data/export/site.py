"""The record as a website: a folder that opens from disk, zipped in a release. `soc_data.site` makes the pages."""

from __future__ import annotations

from collections.abc import Iterator

from soc_data.dataset.dataset import Dataset
from soc_data.dataset.frames import require
from soc_data.export.archive import zip_bytes
from soc_data.export.schema_org import schema_org

LEVEL = 6
"""Compression level of the zip: the highest takes three times as long and saves one per cent."""


def members(dataset: Dataset) -> Iterator[tuple[str, bytes]]:
    """Yield the path and the content of each file of the site; raise `MissingExtraError` if Jinja2 is missing."""
    require("jinja2", "site")
    from soc_data.site.build import site_files

    yield from site_files(dataset, schema_org(dataset))


def files(dataset: Dataset, stem: str) -> Iterator[tuple[str, bytes]]:
    """Yield the suffix and content of the zip of the site, which holds a single folder."""
    yield ".site.zip", zip_bytes(((f"{stem}-site/{path}", content) for path, content in members(dataset)), LEVEL)
