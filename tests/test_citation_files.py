"""CITATION.cff and .zenodo.json are valid and say what the package says of itself."""

from __future__ import annotations

import json
import tomllib
from typing import Any

import pytest
import yaml

from helpers import CHECKOUT
from soc_data.dataset.dataset import Dataset
from soc_data.metadata import CONTRIBUTORS, DOI, HOMEPAGE, LICENSES, RELEASED, TITLE, VERSION
from soc_data.views.cite import cite, reference

CODE_LICENCE, DATA_LICENCE = "MIT", LICENSES[0]["name"]

_TEXT = {"type": "string", "minLength": 1}
_ADDRESS = {"type": "string", "pattern": "^https?://"}
_PERSON = {"type": "object", "required": ["family-names"], "properties": {"family-names": _TEXT, "given-names": _TEXT}}
_ENTITY = {"type": "object", "required": ["name"], "properties": {"name": _TEXT, "website": _TEXT}}
CFF = {
    "type": "object",
    "required": ["cff-version", "message", "title", "authors"],
    "additionalProperties": False,
    "properties": {
        **dict.fromkeys(("abstract", "commit", "doi", "message", "title", "version"), _TEXT),
        "cff-version": {"const": "1.2.0"},
        "type": {"enum": ["dataset", "software"]},
        "authors": {"type": "array", "minItems": 1, "items": {"anyOf": [_PERSON, _ENTITY]}},
        "contact": {"type": "array", "minItems": 1, "items": {"anyOf": [_PERSON, _ENTITY]}},
        "date-released": {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
        "identifiers": {"type": "array", "minItems": 1, "items": {"type": "object", "required": ["type", "value"]}},
        "keywords": {"type": "array", "minItems": 1, "uniqueItems": True, "items": _TEXT},
        "license": {"anyOf": [_TEXT, {"type": "array", "minItems": 1, "items": _TEXT}]},
        "license-url": _ADDRESS,
        **dict.fromkeys(("repository", "repository-artifact", "repository-code", "url"), _ADDRESS),
        "preferred-citation": {"type": "object", "required": ["type", "title", "authors"]},
        "references": {"type": "array", "minItems": 1},
    },
}  # fmt: skip
"""The top level of the Citation File Format 1.2.0: its keys, which of them are required, and their types.

`.ci/standards` checks the file against the whole schema with cffconvert.
"""


def _cff() -> dict[str, Any]:
    loaded = yaml.load((CHECKOUT / "CITATION.cff").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506
    assert isinstance(loaded, dict)
    return loaded


def _zenodo() -> dict[str, Any]:
    loaded = json.loads((CHECKOUT / ".zenodo.json").read_text(encoding="utf-8"))
    assert isinstance(loaded, dict)
    return loaded


def _licences(value: str | list[str]) -> set[str]:
    return {part.lower() for part in ([value] if isinstance(value, str) else value)}


def _names(authors: list[dict[str, str]]) -> list[str]:
    return [a.get("name") or f"{a.get('given-names', '')} {a['family-names']}".strip() for a in authors]


def test_citation_cff_is_valid() -> None:
    """CITATION.cff has the keys and types of the Citation File Format 1.2.0."""
    import jsonschema

    jsonschema.validate(_cff(), CFF)


@pytest.mark.parametrize(
    "change", [{"cff-version": "1.1.0"}, {"authors": []}, {"titel": "x"}, {"date-released": "21.11.2026"}]
)
def test_the_schema_refuses_what_is_no_cff(change: dict[str, Any]) -> None:
    """A wrong version, no author, a misspelt key and a wrong date are each refused."""
    import jsonschema

    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**_cff(), **change}, CFF)


def test_titles_agree(shipped: Dataset) -> None:
    """CITATION.cff, .zenodo.json, the descriptor and a citation have one title."""
    assert _cff()["title"] == _zenodo()["title"] == shipped.descriptor["title"] == reference(shipped).title == TITLE


def test_versions_agree(shipped: Dataset) -> None:
    """CITATION.cff, .zenodo.json, the descriptor and a citation have one version."""
    stated = {_cff()["version"], _zenodo()["version"], shipped.descriptor["version"], reference(shipped).version}
    assert stated == {VERSION}


def test_dois_agree() -> None:
    """CITATION.cff has the DOI of the package, and none as long as there is none; with one it is still valid."""
    import jsonschema

    assert _cff().get("doi", "") == DOI
    jsonschema.validate({**_cff(), "doi": "10.1234/zz.5678"}, CFF)


def test_days_of_release_agree(shipped: Dataset) -> None:
    """CITATION.cff, the descriptor and a citation give one day of release."""
    days = {_cff()["date-released"], shipped.descriptor["created"][:10], reference(shipped).released}
    assert days == {RELEASED}


def test_authors_agree(shipped: Dataset) -> None:
    """All name the same creators in the same order."""
    creators: list[str] = [str(c["title"]) for c in CONTRIBUTORS if "creator" in c["roles"]]
    assert _names(_cff()["authors"]) == creators
    assert [creator["name"] for creator in _zenodo()["creators"]] == creators
    assert list(reference(shipped).authors) == creators
    assert cite(shipped).startswith(f"{creators[0]}")


def test_licences_agree() -> None:
    """The data's licence stands in all; no file names a licence beside that and the code's."""
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert set(project["license"].split(" AND ")) == {CODE_LICENCE, DATA_LICENCE}
    for stated in (_licences(_cff()["license"]), _licences(_zenodo()["license"])):
        assert DATA_LICENCE.lower() in stated
        assert stated <= {CODE_LICENCE.lower(), DATA_LICENCE.lower()}


def test_addresses_agree() -> None:
    """The repository that CITATION.cff names is the home page of the package."""
    assert HOMEPAGE in {_cff().get("repository-code"), _cff().get("url"), _cff().get("repository")}
