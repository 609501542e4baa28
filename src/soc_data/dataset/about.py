"""Metadata of a dataset as a whole: version, day, creators, addresses."""

from __future__ import annotations

import re
from typing import Any

from soc_data.dataset.dataset import Dataset
from soc_data.metadata import HOMEPAGE, NAME, package_metadata
from soc_data.tables.patterns import VERSION_PATTERN

UNVERSIONED = "unversioned"
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def version_of(dataset: Dataset) -> str:
    """Return the version of a loaded dataset; `unversioned` if its descriptor has none of the form 0.1.0."""
    version = dataset.version
    return version if isinstance(version, str) and re.fullmatch(VERSION_PATTERN, version) else UNVERSIONED


def about(dataset: Dataset) -> dict[str, Any]:
    """Return this package's metadata, with the version and the day that the dataset itself states."""
    metadata = {**package_metadata(), "version": version_of(dataset)}
    created = dataset.descriptor.get("created")
    if isinstance(created, str) and _DAY.match(created):
        metadata["created"] = created
    return metadata


def released(dataset: Dataset) -> str:
    """Return the day of the dataset's version, as `2026-11-21`."""
    return str(about(dataset)["created"])[:10]


def creators(metadata: dict[str, Any]) -> list[str]:
    """Return the names of the dataset's creators, as package metadata gives them."""
    return [c["title"] for c in metadata["contributors"] if "creator" in c.get("roles", ())]


def stem_of(dataset: Dataset) -> str:
    """Return the beginning of the names of the dataset's release files: `soc-data-0.1.0`."""
    return f"{NAME}-{version_of(dataset)}"


def release_page(dataset: Dataset) -> str:
    """Return the address of the release page of the dataset's version; the home page if it has no version."""
    version = version_of(dataset)
    return HOMEPAGE if version == UNVERSIONED else f"{HOMEPAGE}/releases/tag/v{version}"


def download_address(dataset: Dataset, file: str) -> str:
    """Return the address of a file of the dataset's release."""
    return f"{HOMEPAGE}/releases/download/v{version_of(dataset)}/{file}"
