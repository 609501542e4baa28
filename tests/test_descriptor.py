"""What a descriptor says and must not: each fault is told once, where it stands."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from helpers import file_of
from hostile import describe, resource
from soc_data import Finding, validate


def only(package: Path) -> Finding:
    """Return the one finding of a package."""
    found = validate(package).findings
    assert len(found) == 1, found
    return found[0]


def digest_of(package: Path, table: str) -> str:
    """Return the SHA-256 of a table's file."""
    return hashlib.sha256(file_of(package, table).read_bytes()).hexdigest()


@pytest.mark.parametrize("file", ["datapackage.json", "schemas/people.json"])
@pytest.mark.parametrize("more", ['{"title": "x", ', '{"weight": NaN, ', '{"weight": -Infinity, '])
def test_a_key_twice_or_a_number_that_is_none(package: Path, file: str, more: str) -> None:
    """JSON that two readers would read differently, or one not at all, is refused."""
    path = package / file
    path.write_text(path.read_text("utf-8").replace("{", more, 1), "utf-8")
    found = only(package)
    assert (found.rule, found.file) == ("descriptor_is_json", file)


@pytest.mark.parametrize("name", ["type", "mediatype"])
def test_another_type_or_media_type(package: Path, name: str) -> None:
    """A resource that says it is something else than a table in CSV is a finding."""
    describe(package, lambda content: resource(content).update({name: "application/json"}))
    assert (only(package).rule, only(package).column) == ("resources_are_plain_csv", f"resources/topics/{name}")


def test_sizes_and_hashes_that_are_right(package: Path) -> None:
    """A resource may state the size and the hash of its file, by whichever of the usual algorithms."""
    content = file_of(package, "topics").read_bytes()
    md5 = hashlib.new("md5", content, usedforsecurity=False).hexdigest()
    describe(package, lambda d: resource(d).update(bytes=len(content), hash=md5))
    describe(package, lambda d: resource(d, "people").update(hash=f"sha256:{digest_of(package, 'people')}"))
    assert validate(package).valid


@pytest.mark.parametrize(
    ("name", "value"), [("bytes", 1), ("bytes", "1"), ("hash", "0" * 32), ("hash", "sha256:0"), ("hash", "rot13:x")]
)
def test_sizes_and_hashes_that_are_wrong(package: Path, name: str, value: object) -> None:
    """A size or a hash that is not that of the file is a finding."""
    describe(package, lambda content: resource(content).update({name: value}))
    assert (only(package).rule, only(package).column) == ("sizes_and_hashes_are_right", f"resources/topics/{name}")


@pytest.mark.parametrize("version", ["next", "1.0", "v1.0.0", ""])
def test_a_version_that_is_none(package: Path, version: str) -> None:
    """A version is three numbers."""
    describe(package, lambda content: content.update(version=version))
    assert (only(package).rule, only(package).value) == ("package_has_a_version", version)


def test_no_version(package: Path) -> None:
    """A package without a version cannot be cited."""
    describe(package, lambda content: content.pop("version"))
    assert only(package).rule == "package_has_a_version"


def _exchange(content: dict[str, Any]) -> None:
    one, other = resource(content, "people"), resource(content, "topics")
    one["path"], other["path"] = other["path"], one["path"]


def _lead_astray(content: dict[str, Any]) -> None:
    resource(content, "people")["path"] = "data/topics.csv"


@pytest.mark.parametrize("change", [_exchange, _lead_astray])
def test_a_path_to_the_file_of_another_table(package: Path, change: Callable[[dict[str, Any]], None]) -> None:
    """A path that leads to the file of another table is told once, with the right one, and the rest is read."""
    describe(package, change)
    found = only(package)
    assert (found.rule, found.column) == ("resources_have_their_own_file", "resources/people/path")
    assert found.value == "data/topics.csv, which has the columns of topics"
    assert "data/people.csv" in found.expected


def test_the_file_of_another_table_and_none_of_its_own(package: Path) -> None:
    """A table whose own file is nowhere is told so."""
    file_of(package, "people").write_bytes(file_of(package, "topics").read_bytes())
    found = validate(package).findings[0]
    assert (found.rule, found.expected) == ("resources_have_their_own_file", "the path of the file of people")


def test_a_schema_of_another_table(package: Path) -> None:
    """A schema that is given to the wrong table is told with both names, and not part by part."""
    describe(package, lambda content: resource(content, "people").update(schema="schemas/topics.json"))
    found = only(package)
    assert found.rule == "schemas_agree_with_the_models"
    assert found.expected == "the schema of people, not that of topics"
    schema = json.loads((package / "schemas" / "topics.json").read_text("utf-8"))
    describe(package, lambda content: resource(content, "people").update(schema=schema))
    assert only(package).expected == found.expected
