"""What a dataset says of itself as a whole: version, day, creators, identifiers, addresses."""

from __future__ import annotations

import re
from typing import Any

from soc_data import metadata
from soc_data.dataset.dataset import Dataset
from soc_data.metadata import HOMEPAGE, NAME, WEBSITE, doi_address, package_metadata
from soc_data.tables.patterns import VERSION_PATTERN

UNVERSIONED = "unversioned"
_DOI = re.compile(r"https://doi\.org/(10\.[0-9]{4,9}/\S+)")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def version_of(dataset: Dataset) -> str:
    """Return the version of a loaded dataset; `unversioned` if its descriptor has none of the form 0.1.0."""
    version = dataset.version
    return version if isinstance(version, str) and re.fullmatch(VERSION_PATTERN, version) else UNVERSIONED


def doi_of(dataset: Dataset) -> str | None:
    """Return the DOI of the dataset's version, which its descriptor states as its `id`; None where it states none."""
    found = _DOI.fullmatch(str(dataset.descriptor.get("id")))
    return found[1] if found else None


def about(dataset: Dataset) -> dict[str, Any]:
    """Return the package's metadata with the version, the day and the DOI that the dataset itself states."""
    package = {**package_metadata(doi_of(dataset) or ""), "version": version_of(dataset)}
    created = dataset.descriptor.get("created")
    if isinstance(created, str) and _DAY.match(created):
        package["created"] = created
    return package


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


def permanent_address(dataset: Dataset) -> str | None:
    """Return the address of the dataset's version that stays where it is: its DOI, else that below `BASE_URI`."""
    doi, version = doi_of(dataset), version_of(dataset)
    if doi:
        return doi_address(doi)
    return f"{metadata.BASE_URI}{version}/" if metadata.BASE_URI and version != UNVERSIONED else None


def identifier(dataset: Dataset) -> str:
    """Return the address by which the dataset's version is cited: a permanent one, else the page of its release."""
    return permanent_address(dataset) or release_page(dataset)


def all_versions() -> str:
    """Return the address of the record over all its versions: its DOI, else `BASE_URI`, else the home page."""
    if metadata.CONCEPT_DOI:
        return doi_address(metadata.CONCEPT_DOI)
    return metadata.BASE_URI or HOMEPAGE


def file_address(dataset: Dataset, path: str) -> str:
    """Return the address of a file of the repository, or of the whole for an empty path, as the version has it."""
    version = version_of(dataset)
    kind = "blob" if path else "tree"
    return f"{HOMEPAGE}/{kind}/{'main' if version == UNVERSIONED else f'v{version}'}/{path}".rstrip("/")


def website(dataset: Dataset) -> str:
    """Return where the site of the dataset's version begins once it is published."""
    return f"{WEBSITE}{version_of(dataset)}/"
