"""Packages from strangers: whatever they point to, they are refused in a sentence, and nothing is opened."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest

from helpers import add_row, file_of, read_rows, representatives, write_rows
from hostile import DESCRIPTOR, describe, findings, no_network, resource
from soc_data import InvalidPackageError, load, validate
from soc_data.reading import package as package_module
from soc_data.reading.csvio import MAX_COLUMNS, MAX_PROBLEMS
from soc_data.reading.lines import MAX_BYTES
from soc_data.reading.package import MAX_DEPTH, MAX_DESCRIPTOR

__all__ = ["no_network"]  # a fixture that applies to every test here
SCHEMA = "schemas/topics.json"
POSIX = pytest.mark.skipif(os.name == "nt", reason="needs pipes and devices of POSIX")

# Paths of the descriptor

OUTSIDE = ("/etc/passwd", "../outside.csv", "data/../../outside.csv", "https://example.org/topics.csv",
           "file:///etc/passwd", "\\\\server\\share", "C:/topics.csv", "data\\topics.csv", "~/topics.csv", "",
           "data/\u0000", "data//topics.csv", "data/topics.csv\n", "\u202edata")  # fmt: skip


@pytest.mark.parametrize(
    ("what", "outside"),
    representatives(product(["path", "schema"], OUTSIDE),
                    *zip(("path", "schema") * 4, (OUTSIDE[at] for at in (0, 1, 3, 5, 6, 9, 10, 13)), strict=True)),
)  # fmt: skip
def test_path_out_of_the_package(package: Path, outside: str, what: str) -> None:
    """A table or a schema whose path is absolute, climbs out, is an address or is none is refused by name."""
    (package.parent / "outside.csv").write_text("never read", "utf-8", newline="\n")
    describe(package, lambda content: resource(content).update({what: outside}))
    assert "paths_stay_inside" in findings(package)


def test_path_inside_the_package_is_read(package: Path) -> None:
    """Another path inside the package is none of these: it is read."""
    file_of(package, "topics").rename(package / "topics.v2.csv")
    describe(package, lambda content: resource(content).update(path="topics.v2.csv"))
    assert findings(package) == {}


@pytest.mark.parametrize("name", [DESCRIPTOR, "data/topics.csv", SCHEMA])
def test_link_out_of_the_package(package: Path, name: str) -> None:
    """A file that is a link to one outside is not opened, though that one would do."""
    file = package / name
    outside = file.rename(package.parent / "outside")
    file.symlink_to(outside)
    assert "paths_stay_inside" in findings(package)


def test_directory_that_is_a_link_out_of_the_package(package: Path) -> None:
    """A directory that is a link to one outside leads nowhere."""
    outside = (package / "data").rename(package.parent / "outside")
    (package / "data").symlink_to(outside, target_is_directory=True)
    assert "paths_stay_inside" in findings(package)


def test_link_inside_the_package_is_read(package: Path) -> None:
    """A link to a file of the package itself is as good as the file."""
    other = file_of(package, "topics").rename(package / "data" / "other.csv")
    file_of(package, "topics").symlink_to(other)
    assert findings(package) == {}


def test_link_to_itself(package: Path) -> None:
    """A link that leads to itself is told, not followed for ever."""
    file_of(package, "topics").unlink()
    file_of(package, "topics").symlink_to("topics.csv")
    assert set(findings(package)) & {"files_can_be_read", "tables_are_present"}


def test_path_that_is_too_long_for_the_system(package: Path) -> None:
    """A path that no file system takes is told."""
    describe(package, lambda content: resource(content).update(path="x" * 5000))
    assert "files_can_be_read" in findings(package)


def test_path_through_a_file(package: Path) -> None:
    """A path that goes through a file as if it were a directory is told."""
    describe(package, lambda content: resource(content).update(path="data/topics.csv/topics.csv"))
    assert set(findings(package)) & {"files_can_be_read", "tables_are_present"}


# Things that are no files


@pytest.mark.parametrize("name", [DESCRIPTOR, "data/topics.csv", SCHEMA])
@pytest.mark.parametrize("make", [getattr(os, "mkfifo", os.mkdir), os.mkdir], ids=["pipe", "directory"])
def test_pipe_or_directory_in_place_of_a_file(package: Path, name: str, make: Callable[[Path], None]) -> None:
    """A pipe, which would never end, or a directory is told to be no regular file."""
    (package / name).unlink()
    make(package / name)
    assert "regular file" in findings(package)["files_can_be_read"][0].expected


@POSIX
def test_device_in_place_of_a_file(package: Path) -> None:
    """A link to a device leads out of the package."""
    file_of(package, "topics").unlink()
    file_of(package, "topics").symlink_to("/dev/zero")
    assert "paths_stay_inside" in findings(package)


@POSIX
def test_pipe_in_place_of_a_package(tmp_path: Path) -> None:
    """A pipe given as the package is refused before it is opened."""
    os.mkfifo(tmp_path / "package.zip")
    assert "regular file" in findings(tmp_path / "package.zip")["package_can_be_opened"][0].expected


@POSIX
def test_device_in_place_of_a_package() -> None:
    """A device given as the package is refused."""
    assert "package_can_be_opened" in findings(Path("/dev/zero"))


def test_file_of_more_than_the_bound(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file larger than the bound is not read; a sparse one costs its maker nothing."""
    os.truncate(file_of(package, "topics"), package_module.MAX_EXPANDED + 1)
    assert "at most 4 GiB" in findings(package)["files_can_be_read"][0].expected


# Descriptors and schemas


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"null", b"3", b'"text"', b"{}", b'{"resources": {}}', b'{"resources": 3}', b"\xff\xfe{}",
     b"[" * 200_000, b'{"a":' * 200_000, b"9" * 10_000, b'{"resources": [' + b"[" * 900 + b"]" * 900 + b"]}",
     b'{"version": {"a": 1}, "resources": []}', b"\0"],
    ids=lambda content: repr(content[:20]),
)  # fmt: skip
def test_wrong_descriptor(package: Path, content: bytes) -> None:
    """A descriptor that is no JSON, is nested too deep or is not of the right form is told as such."""
    (package / DESCRIPTOR).write_bytes(content)
    assert set(findings(package)) == {"descriptor_is_json"}


@pytest.mark.parametrize("content", [b"", b"[" * 200_000, b'{"fields": ' + b"[" * 900 + b"]" * 900 + b"}", b"\xff"])
def test_wrong_schema(package: Path, content: bytes) -> None:
    """A schema that is no JSON or is nested too deep is told as such."""
    (package / SCHEMA).write_bytes(content)
    assert findings(package)["descriptor_is_json"][0].file == SCHEMA


@pytest.mark.parametrize("content", ["null", "[]", "3", '{"fields": [{"name": "id"}]}', '{"fields": "id"}'])
def test_schema_of_another_form(package: Path, content: str) -> None:
    """A schema that is JSON of another form is told to be another than the models'."""
    (package / SCHEMA).write_text(content, "utf-8", newline="\n")
    assert "schemas_agree_with_the_models" in findings(package)


@pytest.mark.parametrize("schema", [None, 3, [], ["schemas/topics.json"], {"fields": []}, True])
def test_schema_of_a_wrong_type(package: Path, schema: object) -> None:
    """A schema that is neither a path nor the table's schema is told."""
    describe(package, lambda content: resource(content).update(schema=schema))
    assert "schemas_agree_with_the_models" in findings(package)


def test_required_as_a_number(package: Path) -> None:
    """A constraint of another type is another constraint, though Python holds 1 and true to be equal."""
    schema = json.loads((package / SCHEMA).read_text(encoding="utf-8"))
    schema["fields"][0]["constraints"]["required"] = 1
    (package / SCHEMA).write_text(json.dumps(schema), encoding="utf-8", newline="\n")
    assert "schemas_agree_with_the_models" in findings(package)


@pytest.mark.parametrize("wrong", [None, 3, "topics", [], {}, {"name": "topics"}, {"path": "data/topics.csv"},
                                   {"name": 3, "path": "data/topics.csv"}, {"name": "topics", "path": ["a", "b"]},
                                   {"name": [], "path": {}}])  # fmt: skip
def test_resource_of_a_wrong_form(package: Path, wrong: object) -> None:
    """A resource that is no object with a name and a path is told by its number."""
    describe(package, lambda content: content["resources"].append(wrong))
    assert "resources_are_named" in findings(package)


def test_resource_twice(package: Path) -> None:
    """Two resources of one name are told."""
    describe(package, lambda content: content["resources"].append(resource(content)))
    assert "resources_are_named" in findings(package)


def test_resource_of_no_table(package: Path) -> None:
    """A resource that is no table is told; what its name does to a terminal is not."""
    describe(package, lambda content: content["resources"].append({"name": "\x1b[2Jx", "path": "data/topics.csv"}))
    assert "<U+001B>" in str(findings(package)["resources_are_tables"][0])


@pytest.mark.parametrize("asked", [{"encoding": "latin-1"}, {"dialect": {"delimiter": ";"}}, {"format": "xlsx"},
                                   {"scheme": "https"}, {"compression": "gz"}, {"data": [{"id": "x"}]}])  # fmt: skip
def test_resource_that_asks_to_be_read_in_another_way(package: Path, asked: dict[str, object]) -> None:
    """A resource that other readers would read in another way than this one is told."""
    describe(package, lambda content: resource(content).update(asked))
    assert "resources_are_plain_csv" in findings(package)


def test_descriptor_without_end(package: Path) -> None:
    """A descriptor of more bytes than the bound is not parsed."""
    (package / DESCRIPTOR).write_bytes(b" " * (MAX_DESCRIPTOR + 1))
    assert "bytes" in findings(package)["files_can_be_read"][0].expected


def test_nesting_up_to_the_bound_is_read(package: Path) -> None:
    """A descriptor with a further property, nested as deep as is allowed, is read."""
    deep: object = []
    for _ in range(MAX_DEPTH - 2):
        deep = [deep]
    describe(package, lambda content: content.update({"x:deep": deep}))
    assert findings(package) == {}


# Files without end


def test_line_without_end(package: Path) -> None:
    """A line many times longer than a record may be is told once, and what follows it is read."""
    file = file_of(package, "topics")
    header, rest = file.read_bytes().split(b"\n", 1)
    file.write_bytes(header + b"\n" + b"x" * (3 * MAX_BYTES) + b"\n" + rest)
    assert {rule: len(found) for rule, found in findings(package).items()} == {"records_are_bounded": 1}


def test_line_cut_inside_a_character_is_told_once(package: Path) -> None:
    """A long line of letters of several bytes is too long, and is not said to be no UTF-8 where it was cut."""
    file = file_of(package, "topics")
    file.write_bytes(file.read_bytes() + "ب".encode() * MAX_BYTES + b"\n")
    assert {rule: len(found) for rule, found in findings(package).items()} == {"records_are_bounded": 1}


def test_problems_without_end(package: Path) -> None:
    """A file with more problems than anybody reads is read no further, and that is told."""
    file = file_of(package, "topics")
    file.write_bytes(file.read_bytes() + b"\n" * (2 * MAX_PROBLEMS))
    found = validate(package).findings
    assert len(found) < MAX_PROBLEMS + 1000
    assert "the rest was not read" in next(f for f in found if f.rule == "files_can_be_read").expected


def test_columns_without_end(package: Path) -> None:
    """A header of very many columns is one problem, and the rows under it are not read."""
    file = file_of(package, "topics")
    header, rest = file.read_bytes().split(b"\n", 1)
    file.write_bytes(header + b",x" * MAX_COLUMNS + b"\n" + rest)
    found = [f for f in validate(package).findings if f.file == "data/topics.csv"]
    assert [f.rule for f in found] == ["headers_have_no_other_column"]


def test_package_from_a_stranger_is_not_loaded(package: Path) -> None:
    """`load()` refuses what `validate` refuses, with the same findings."""
    describe(package, lambda content: resource(content).update(path="/etc/passwd"))
    with pytest.raises(InvalidPackageError) as refused:
        load(package)
    assert {f.rule for f in refused.value.findings} == {"paths_stay_inside"}


def test_findings_grow_with_rows_and_not_with_pairs(package: Path) -> None:
    """Many terms of one person at one time are told once, at the term that they overlap: never as millions of pairs."""
    term = read_rows(package, "officers")[-1]
    terms = [term | {"id": f"zz-again-{number}"} for number in range(300)]
    write_rows(package, "officers", [*read_rows(package, "officers"), *terms])
    found = findings(package)
    [overlap] = found["terms_of_one_person_do_not_overlap"]
    assert overlap.key == term["id"]
    assert "299 other rows" in overlap.expected
    assert all(len(str(finding)) < 500 for told in found.values() for finding in told)


def test_long_chains_are_followed_once(package: Path) -> None:
    """Chains of more steps than Python recurses, of broader topics and of replaced ids, are followed to their ends."""
    length = 1_500
    topics = [
        {"id": f"zz-{n}", "label": f"Zz {n}", "broader_id": f"zz-{n + 1}", "definition": "Zz."} for n in range(length)
    ]
    ids = [{"table_name": "topics", "id": f"zz-old-{n}", "replaced_by": f"zz-old-{n + 1}", "retired_in": "0.1.0",
            "reason": "A test."} for n in range(length)]  # fmt: skip
    write_rows(package, "topics", [*read_rows(package, "topics"), *topics])
    write_rows(package, "retired", [*read_rows(package, "retired"), *ids])
    assert set(findings(package)) == {
        "references_exist", "retired_ids_lead_to_live_rows", "nothing_is_unused", "topics_have_two_levels",
    }  # fmt: skip
    add_row(package, "topics", id=f"zz-{length}", label="Zz", broader_id="zz-1", definition="Zz.")
    assert len(findings(package)["hierarchies_have_no_circle"]) == length
