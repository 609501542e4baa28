"""The record as a website: a folder that opens from disk, zipped in a release. `soc_data.site` makes the pages."""

from __future__ import annotations

from collections.abc import Iterator

from soc_data.dataset.dataset import Dataset
from soc_data.dataset.frames import require
from soc_data.export.archive import zip_bytes
from soc_data.export.schema_org import schema_org

LEVEL = 6
"""Of compression: the highest takes three times as long and saves a hundredth."""


def members(dataset: Dataset) -> Iterator[tuple[str, bytes]]:
    """Yield the path and the content of each file of the site; raise `MissingExtraError` without Jinja2."""
    require("jinja2", "site")
    from soc_data.site.build import site_files

    yield from site_files(dataset, schema_org(dataset))


def files(dataset: Dataset, stem: str) -> Iterator[tuple[str, bytes]]:
    """Yield the zip of the site, all of it in one folder."""
    yield ".site.zip", zip_bytes(((f"{stem}-site/{path}", content) for path, content in members(dataset)), LEVEL)
