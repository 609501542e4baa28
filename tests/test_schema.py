"""The descriptors: generated from the models, complete, and enforced by an independent reader."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from helpers import CHECKOUT, TABLES, add_row, edit
from soc_data import validate
from soc_data.tables import codes
from soc_data.tables import patterns as cells
from soc_data.tables.codes import Code
from soc_data.tables.descriptors import check_descriptors, descriptors, write_descriptors
from soc_data.tables.kinds import parts_of
from soc_data.tables.models import MODELS, columns
from soc_data.validation.agreement import differences
from verdicts import frictionless_errors

CODELISTS = [value for value in vars(codes).values() if isinstance(value, type) and issubclass(value, Code)][1:]


# Drift


def test_committed_descriptors_are_up_to_date() -> None:
    """The descriptors in the checkout are those that the models generate."""
    assert list(check_descriptors(CHECKOUT)) == []


@pytest.mark.parametrize("file", ["datapackage.json", "schemas/sessions.json"])
def test_changed_descriptor_is_found(package: Path, file: str) -> None:
    """A descriptor that differs by one character is found, and writing mends it."""
    (package / file).write_text((package / file).read_text(encoding="utf-8") + " ", encoding="utf-8", newline="\n")
    assert [(f.file, f.value) for f in check_descriptors(package)] == [(file, "differs")]
    assert write_descriptors(package) == [file]
    assert list(check_descriptors(package)) == []


def test_missing_descriptor_is_found(package: Path) -> None:
    """A descriptor that is not there is found."""
    (package / "schemas" / "people.json").unlink()
    assert [(f.file, f.value) for f in check_descriptors(package)] == [("schemas/people.json", "missing")]


@pytest.mark.parametrize(
    ("misspelling", "place"),
    [
        (('"primaryKey"', '"primarykey"'), "primarykey"),
        (('"foreignKeys"', '"foreignKey"'), "foreignKey"),
        (('"uniqueKeys"', '"uniquekeys"'), "uniquekeys"),
        (('"required"', '"requierd"'), "fields/0/constraints/requierd"),
        (('"missingValues"', '"missingvalues"'), "missingvalues"),
    ],
)
def test_misspelt_key_is_a_finding(package: Path, misspelling: tuple[str, str], place: str) -> None:
    """A misspelt property switches a check off in other readers in silence; here it is found."""
    file = package / "schemas" / "names.json"
    text = file.read_text(encoding="utf-8")
    assert misspelling[0] in text
    file.write_text(text.replace(*misspelling), encoding="utf-8", newline="\n")
    found = [f for f in validate(package).findings if f.rule == "schemas_agree_with_the_models"]
    assert (place, "schemas/names.json") in {(f.column, f.file) for f in found}


def test_loosened_constraint_is_a_finding(package: Path) -> None:
    """A pattern that was loosened in the schema alone is found with both patterns."""
    file = package / "schemas" / "people.json"
    file.write_text(
        file.read_text(encoding="utf-8").replace("^[a-z0-9]+", "^[a-zA-Z0-9]+"), encoding="utf-8", newline="\n"
    )
    found = validate(package).findings
    assert [(f.rule, f.column) for f in found] == [("schemas_agree_with_the_models", "fields/0/constraints/pattern")]


def test_differences_name_their_places() -> None:
    """Two JSON values are compared part by part; lists of different lengths are told as wholes."""
    one: dict[str, Any] = {"a": [1, {"b": 2}], "c": [1]}
    assert list(differences(one, {"a": [1, {"b": 3}], "c": []})) == [("a/1/b", 2, 3), ("c", [1], [])]
    assert list(differences(one, json.loads(json.dumps(one)))) == []


# Completeness


def fields() -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every field of every schema, with the name of its table."""
    for table, model in MODELS.items():
        for field in model.table_schema()["fields"]:
            yield table, field


def test_every_column_is_described() -> None:
    """Each column has a title, a description that is a sentence, and an example."""
    poor = [
        f"{table}.{field['name']}"
        for table, field in fields()
        if not (field["title"] and field["description"].endswith(".") and field["example"] is not None)
    ]
    assert poor == []


def test_every_example_is_valid() -> None:
    """The example of each column is a cell that the column takes."""
    wrong = [
        f"{table}.{column.name}"
        for table, model in MODELS.items()
        for column in columns(model)
        if column.check([str(column.example)])[1]
    ]
    assert wrong == []


def test_every_code_has_a_meaning() -> None:
    """Each code of each codelist says in a sentence what it means, and the schemas give all of them."""
    assert [code for codelist in CODELISTS for code in codelist if not code.meaning.endswith(".")] == []
    for _, field in fields():
        if "categories" in field:
            assert [c["value"] for c in field["categories"]] == field["constraints"]["enum"]
            assert all(c["label"].endswith(".") for c in field["categories"])


def test_every_codelist_is_used() -> None:
    """No codelist is defined that no column has."""
    used = {parts_of(field)[0] for model in MODELS.values() for field in model.model_fields.values()}
    assert set(CODELISTS) == used - {str, int, float}


def test_every_form_is_said_in_words() -> None:
    """Each pattern of a column is explained for the findings, and none is explained that no column has."""
    used = {column.pattern for model in MODELS.values() for column in columns(model) if column.pattern}
    assert used == set(cells.FORMS)


def test_every_table_is_described() -> None:
    """Each resource has a title, a description and a schema, and the package its licences and version."""
    content = json.loads(descriptors()["datapackage.json"])
    assert [resource["name"] for resource in content["resources"]] == list(TABLES)
    assert all(
        resource["title"] and resource["description"] and resource["schema"] for resource in content["resources"]
    )
    assert all(content[name] for name in ("licenses", "contributors", "version", "keywords", "sources", "description"))


# frictionless as a second reader


@pytest.mark.parametrize("table", ["sessions", "topics", "venues"])
def test_frictionless_accepts_a_table(originals: Path, table: str) -> None:
    """An independent reader finds the tables valid that are spoilt below."""
    assert frictionless_errors(originals / "scene", table) == set()


@pytest.mark.slow  # reads the other tables as well
def test_frictionless_accepts_the_scene(originals: Path) -> None:
    """An independent reader finds the meeting valid that is spoilt below; .ci/run asks it of the shipped data."""
    import frictionless

    report = frictionless.validate(str(originals / "scene" / "datapackage.json"))
    assert [task.errors for task in report.tasks if not task.valid] == report.errors == []
    assert len(report.tasks) == len(TABLES)


@pytest.mark.parametrize(
    ("table", "spoil", "error"),
    [
        ("sessions", lambda package: edit(package, "sessions", "zz-1", "kind", "odd"), "constraint-error"),
        ("sessions", lambda package: edit(package, "sessions", "zz-1", "start", "2.1.2006"), "constraint-error"),
        ("sessions", lambda package: edit(package, "sessions", "zz-1", "number", "0"), "constraint-error"),
        ("sessions", lambda package: edit(package, "sessions", "zz-1", "number", "one"), "type-error"),
        ("sessions", lambda package: edit(package, "sessions", "zz-1", "mode", ""), "constraint-error"),
        ("sessions", lambda package: edit(package, "sessions", "zz-1", "source_id", "nowhere"), "foreign-key"),
        ("topics", lambda package: edit(package, "topics", "zz-topic", "broader_id", "nowhere"), "foreign-key"),
        ("topics", lambda package: add_row(package, "topics", like="zz-topic"), "primary-key"),
        ("venues", lambda package: add_row(package, "venues", like="zz-1/zz-town", locator="p4"), "primary-key"),
    ],
    ids=["code", "pattern", "minimum", "type", "required", "reference", "own table", "key", "composite key"],
)
def test_frictionless_refuses_what_is_refused_here(
    package: Path, table: str, spoil: Callable[[Path], object], error: str
) -> None:
    """What the schemas declare, fires in an independent reader as in this package."""
    spoil(package)
    assert frictionless_errors(package, table) == {error}
    assert not validate(package).valid
