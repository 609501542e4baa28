"""What differs between two packages: every kind of change, what is none, and what cannot be compared."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from changes import CHANGES, NO_CHANGES, Told, differ, told
from soc_data.diff import Bump, Kind, compare
from soc_data.diff.snapshots import snapshot
from soc_data.errors import InvalidPackageError
from tiny import Spec, tiny, write


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_a_change_is_found_and_nothing_else(tmp_path: Path, change: Callable[[Spec], list[Told]]) -> None:
    """An edit of the new package is told as what it is, with the values before and after, and nothing beside it."""
    expected: list[Told] = []
    diff = differ(tmp_path, lambda spec: expected.extend(change(spec)))
    assert told(diff) == expected
    assert diff.required == max(kind.bump for kind, *_ in expected)


def test_every_kind_of_change_has_an_example() -> None:
    """No kind of change is without an example above."""
    assert {kind for change in CHANGES for kind, *_ in change(tiny())} == set(Kind)


@pytest.mark.parametrize("edit", NO_CHANGES, ids=lambda edit: edit.__name__)
def test_what_is_no_change(tmp_path: Path, edit: Callable[[Spec], None]) -> None:
    """Order alone, and the version itself, are no change and require no version."""
    diff = differ(tmp_path, edit)
    assert diff.changes == ()
    assert diff.required is Bump.NONE


def test_tables_without_a_key_are_compared_by_whole_rows(tmp_path: Path) -> None:
    """Without a primary key a row is told by all its cells, and two equal rows are two."""
    base = tiny()
    base["loose"] = {"schema": {"fields": [{"name": "a"}]}, "rows": [["x"], ["x"], ["y"]]}
    diff = differ(tmp_path, lambda spec: spec["loose"].update(rows=[["x"], ["z"], ["y"]]), base=base)
    assert [c.kind for c in diff.changes] == [Kind.ROW_REMOVED, Kind.ROW_ADDED]
    assert [c.row for c in diff.changes] == [{"a": "x"}, {"a": "z"}]


def test_a_resource_without_its_file_counts_as_no_table(tmp_path: Path) -> None:
    """A package whose table is missing can still be compared: the table is gone."""
    old = write(tiny(), tmp_path / "old")
    new = write(tiny(), tmp_path / "new")
    (new / "data" / "topics.csv").unlink()
    assert told(compare(snapshot(old), snapshot(new))) == [(Kind.TABLE_REMOVED, "topics", "1 rows", None)]


def test_a_package_without_schemas_is_compared_by_its_headers(tmp_path: Path) -> None:
    """Where a schema file is missing, the columns are those of the header and the cells are still compared."""
    old, new = write(tiny(), tmp_path / "old"), write(tiny(), tmp_path / "new")
    for package in (old, new):
        descriptor = json.loads((package / "datapackage.json").read_text("utf-8"))
        descriptor["resources"] = [{"name": "topics", "path": "data/topics.csv", "schema": "schemas/topics.json"}]
        (package / "datapackage.json").write_text(json.dumps(descriptor), "utf-8", newline="\n")
    (new / "data" / "topics.csv").write_text("id,definition\naid,Less.\n", "utf-8", newline="\n")
    assert [c.kind for c in compare(snapshot(old), snapshot(new)).changes] == [Kind.ROW_REMOVED, Kind.ROW_ADDED]


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        (b"id,definition\naid\n", "rows_fill_the_header"),
        (b"id,definition\naid,x\naid,y\n", "primary_keys_are_unique"),
        (b"id,id\naid,x\n", "headers_have_no_other_column"),
        (b"id,definition\naid,\xff\n", "files_are_utf8"),
        (b'id,definition\naid,"x"y\n', "files_are_csv"),
    ],
)
def test_tables_that_cannot_be_compared_are_refused(tmp_path: Path, content: bytes, rule: str) -> None:
    """A table whose rows cannot be told apart, or that is no CSV, is refused with the rule that it breaks."""
    package = write(tiny(), tmp_path / "package")
    (package / "data" / "topics.csv").write_bytes(content)
    with pytest.raises(InvalidPackageError) as refused:
        snapshot(package)
    assert [f.rule for f in refused.value.findings] == [rule]


@pytest.mark.parametrize("schema", [[], "x", {"fields": 1}, {"fields": [1, {"name": 2}], "primaryKey": 3},
                                    {"foreignKeys": [{"fields": 1, "reference": 2}], "uniqueKeys": 3},
                                    {"fields": [{"name": "id", "constraints": [], "categories": {}}]}])  # fmt: skip
def test_nonsense_in_a_schema_is_no_crash(tmp_path: Path, schema: object) -> None:
    """Whatever stands in a descriptor, the packages are compared, or refused in a sentence."""
    old, new = write(tiny(), tmp_path / "old"), write(tiny(), tmp_path / "new")
    descriptor = json.loads((new / "datapackage.json").read_text("utf-8"))
    descriptor["resources"][2]["schema"] = schema
    (new / "datapackage.json").write_text(json.dumps(descriptor), "utf-8", newline="\n")
    assert compare(snapshot(old), snapshot(new)).changes
