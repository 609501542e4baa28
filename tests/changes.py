"""Edits of the tiny package: one or more for every kind of change, with all that each changes, and some that change
nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from soc_data.diff import Diff, Kind, compare
from soc_data.diff.snapshots import snapshot
from tiny import Spec, drop, field, tiny, write

Told = tuple[Kind, str, str | None, str | None]


def differ(tmp_path: Path, *edits: Callable[[Spec], object], base: Spec | None = None) -> Diff:
    """Compare the tiny package with itself after some edits."""
    base = base or tiny()
    old = write(base, tmp_path / "old")
    for edit in edits:
        edit(base)
    return compare(snapshot(old), snapshot(write(base, tmp_path / "new")))


def told(diff: Diff) -> list[Told]:
    """Return what changed, in short."""
    return [(c.kind, c.name if c.kind is not Kind.VALUE_CHANGED else f"{c.key}.{c.column}", c.old, c.new)
            for c in diff.changes]  # fmt: skip


# Every kind of change: the edit, and all that it changes


def table_removed(spec: Spec) -> list[Told]:
    del spec["topics"]
    return [(Kind.TABLE_REMOVED, "topics", "1 rows", None)]


def table_added(spec: Spec) -> list[Told]:
    spec["places"] = {"schema": {"primaryKey": "id", "fields": [{"name": "id"}]}, "rows": [["doha"], ["cairo"]]}
    return [(Kind.TABLE_ADDED, "places", None, "2 rows")]


def column_removed(spec: Spec) -> list[Told]:
    drop(spec, "people", "name")
    return [(Kind.COLUMN_REMOVED, "people.name", None, None)]


def column_added(spec: Spec) -> list[Told]:
    spec["topics"]["schema"]["fields"].append({"name": "label", "type": "string"})
    spec["topics"]["rows"][0].append("Aid")
    return [(Kind.COLUMN_ADDED, "topics.label", None, None)]


def column_renamed(spec: Spec) -> list[Told]:
    field(spec, "people", "name")["name"] = "spelling"
    return [(Kind.COLUMN_RENAMED, "people.name", "name", "spelling")]


def key_column_renamed(spec: Spec) -> list[Told]:
    field(spec, "votes", "contest")["name"] = "election"
    spec["votes"]["schema"] |= {"primaryKey": ["election", "person"], "uniqueKeys": [["election", "votes"]]}
    return [(Kind.COLUMN_RENAMED, "votes.contest", "contest", "election")]


def code_removed(spec: Spec) -> list[Told]:
    del field(spec, "people", "role")["constraints"]["enum"][1]
    del field(spec, "people", "role")["categories"][1]
    return [(Kind.CODE_REMOVED, "member", "Belongs to it.", None)]


def code_added(spec: Spec) -> list[Told]:
    field(spec, "people", "role")["constraints"]["enum"].append("guest")
    field(spec, "people", "role")["categories"].append({"value": "guest", "label": "Was asked to come."})
    return [(Kind.CODE_ADDED, "guest", None, "Was asked to come.")]


def code_redefined(spec: Spec) -> list[Told]:
    field(spec, "people", "role")["categories"][0]["label"] = "Presides or deputises."
    return [(Kind.CODE_REDEFINED, "chair", "Presides.", "Presides or deputises.")]


def code_reworded(spec: Spec) -> list[Told]:
    field(spec, "people", "role")["categories"][0]["label"] = "presides"
    return [(Kind.CODE_REWORDED, "chair", "Presides.", "presides")]


def codelist_dropped(spec: Spec) -> list[Told]:
    del field(spec, "people", "role")["constraints"], field(spec, "people", "role")["categories"]
    return [(Kind.CONSTRAINT_CHANGED, "people.role", "chair, member", None)]


def definition_changed(spec: Spec) -> list[Told]:
    spec["topics"]["rows"][0][1] = "Relief of some kinds."
    return [(Kind.DEFINITION_CHANGED, "aid", "Relief of all kinds.", "Relief of some kinds.")]


def definition_reworded(spec: Spec) -> list[Told]:
    spec["topics"]["rows"][0][1] = "Relief, of all kinds"
    return [(Kind.VALUE_CHANGED, "aid.definition", "Relief of all kinds.", "Relief, of all kinds")]


def type_changed(spec: Spec) -> list[Told]:
    field(spec, "people", "age")["type"] = "string"
    return [(Kind.TYPE_CHANGED, "people.age", "integer", "string")]


def missing_values_changed(spec: Spec) -> list[Told]:
    spec["people"]["schema"]["missingValues"] = ["", "NA"]
    return [(Kind.TYPE_CHANGED, "people", '[""]', '["", "NA"]'), (Kind.VALUE_CHANGED, "ben.name", "NA", None)]


def constraint_tightened(spec: Spec) -> list[Told]:
    field(spec, "people", "name")["constraints"] = {"required": True}
    return [(Kind.CONSTRAINT_CHANGED, "people.name", None, "true")]


def constraint_of_zero_loosened(spec: Spec) -> list[Told]:
    field(spec, "people", "age")["constraints"] = {}
    return [(Kind.CONSTRAINT_CHANGED, "people.age", "0", None)]


def key_changed(spec: Spec) -> list[Told]:
    spec["votes"]["schema"]["primaryKey"] = "person"
    return [(Kind.KEY_CHANGED, "votes", "contest, person", "person")]


def uniqueness_changed(spec: Spec) -> list[Told]:
    spec["votes"]["schema"]["uniqueKeys"] = []
    return [(Kind.UNIQUENESS_CHANGED, "votes", "contest, votes", None)]


def reference_dropped(spec: Spec) -> list[Told]:
    spec["votes"]["schema"]["foreignKeys"] = []
    return [(Kind.REFERENCE_CHANGED, "votes.person", "people.id", None)]


def reference_turned(spec: Spec) -> list[Told]:
    spec["votes"]["schema"]["foreignKeys"][0]["reference"]["resource"] = "topics"
    return [(Kind.REFERENCE_CHANGED, "votes.person", "people.id", "topics.id")]


def file_changed(spec: Spec) -> list[Told]:
    spec["people"]["resource"] = {"path": "data/persons.csv"}
    return [(Kind.FILE_CHANGED, "people", "data/people.csv", "data/persons.csv")]


def licence_changed(spec: Spec) -> list[Told]:
    spec["descriptor"]["licenses"] = [{"name": "MIT"}]
    return [(Kind.LICENCE_CHANGED, "licenses", '[{"name": "CC0-1.0"}]', '[{"name": "MIT"}]')]


def row_removed(spec: Spec) -> list[Told]:
    del spec["people"]["rows"][2]
    return [(Kind.ROW_REMOVED, "cyd", None, None)]


def row_removed_by_composite_key(spec: Spec) -> list[Told]:
    del spec["votes"]["rows"][1]
    return [(Kind.ROW_REMOVED, "first/ben", None, None)]


def row_added(spec: Spec) -> list[Told]:
    spec["people"]["rows"].insert(0, ["dan", "Dan", "", ""])
    return [(Kind.ROW_ADDED, "dan", None, None)]


def id_reused(spec: Spec) -> list[Told]:
    spec["people"]["rows"].append(["old", "Olda", "", ""])
    return [(Kind.ROW_ADDED, "old", None, None), (Kind.ID_REUSED, "old", None, None)]


def row_redirected(spec: Spec) -> list[Told]:
    spec["people"]["rows"][0][0] = "ada-b"
    spec["votes"]["rows"][0][1] = "ada-b"
    spec["evidence"]["rows"] = [
        ["e1", "people", "ada-b", "name", "ada"],
        ["e2", "votes", "first/ada-b", "person", "ada-b"],
    ]
    spec["retired"]["rows"] += [["people", "ada", "ada-x", "A slip."], ["people", "ada-x", "ada-b", "Another slip."]]
    return [
        (Kind.ROW_REDIRECTED, "ada", "ada", "ada-b"),
        (Kind.ROW_FOLLOWED, "first/ada", "first/ada", "first/ada-b"),
        (Kind.ROW_ADDED, "people/ada", None, None),
        (Kind.ROW_ADDED, "people/ada-x", None, None),
        (Kind.REFERENCE_FOLLOWED, "e1", "ada", "ada-b"),
        (Kind.REFERENCE_FOLLOWED, "e2", "first/ada", "first/ada-b"),
        (Kind.REFERENCE_FOLLOWED, "e2", "ada", "ada-b"),
    ]


def row_merged(spec: Spec) -> list[Told]:
    del spec["people"]["rows"][2]
    spec["retired"]["rows"].append(["people", "cyd", "ben", "They were one."])
    return [(Kind.ROW_MERGED, "cyd", "cyd", "ben"), (Kind.ROW_ADDED, "people/cyd", None, None)]


def row_redirected_and_corrected(spec: Spec) -> list[Told]:
    spec["people"]["rows"][2] = ["sid", "سيد", "chair", ""]
    spec["retired"]["rows"].append(["people", "cyd", "sid", "A slip."])
    return [
        (Kind.ROW_REDIRECTED, "cyd", "cyd", "sid"),
        (Kind.VALUE_CHANGED, "sid.role", None, "chair"),
        (Kind.ROW_ADDED, "people/cyd", None, None),
    ]


def redirect_to_nowhere(spec: Spec) -> list[Told]:
    del spec["people"]["rows"][2]
    spec["retired"]["rows"].append(["people", "cyd", "nobody", "Wrong."])
    return [(Kind.ROW_REMOVED, "cyd", None, None), (Kind.ROW_ADDED, "people/cyd", None, None)]


def redirects_in_a_circle(spec: Spec) -> list[Told]:
    del spec["people"]["rows"][2]
    spec["retired"]["rows"] += [["people", "cyd", "dye", "Wrong."], ["people", "dye", "cyd", "Wrong."]]
    return [
        (Kind.ROW_REMOVED, "cyd", None, None),
        (Kind.ROW_ADDED, "people/cyd", None, None),
        (Kind.ROW_ADDED, "people/dye", None, None),
    ]


def value_changed(spec: Spec) -> list[Told]:
    spec["votes"]["rows"][0][2] = "54"
    return [(Kind.VALUE_CHANGED, "first/ada.votes", "53", "54")]


def leading_zeros_lost(spec: Spec) -> list[Told]:
    spec["people"]["rows"][1][3] = "7"
    return [(Kind.VALUE_CHANGED, "ben.age", "007", "7")]


def value_emptied(spec: Spec) -> list[Told]:
    spec["people"]["rows"][1][1] = ""
    return [(Kind.VALUE_CHANGED, "ben.name", "NA", None)]


def id_passed_on(spec: Spec) -> list[Told]:
    spec["people"]["rows"][0][1] = "Grace"
    return [(Kind.ID_PASSED_ON, "ada", None, None), (Kind.VALUE_CHANGED, "ada.name", "Ada", "Grace")]


def column_reworded(spec: Spec) -> list[Told]:
    field(spec, "people", "name")["description"] = "What they are called."
    return [(Kind.COLUMN_REWORDED, "people.name", "The name of it.", "What they are called.")]


def table_reworded(spec: Spec) -> list[Told]:
    spec["people"]["schema"]["title"] = "Persons"
    return [(Kind.TABLE_REWORDED, "people", "People", "Persons")]


def package_reworded(spec: Spec) -> list[Told]:
    spec["descriptor"]["title"] = "Very tiny"
    return [(Kind.PACKAGE_REWORDED, "title", "Tiny", "Very tiny")]


CHANGES = [
    table_removed, table_added, column_removed, column_added, column_renamed, key_column_renamed, code_removed,
    code_added, code_redefined, code_reworded, codelist_dropped, definition_changed, definition_reworded, type_changed,
    missing_values_changed, constraint_tightened, constraint_of_zero_loosened, key_changed, uniqueness_changed,
    reference_dropped, reference_turned, file_changed, licence_changed, row_removed, row_removed_by_composite_key,
    row_added, id_reused, row_redirected, row_merged, row_redirected_and_corrected, redirect_to_nowhere,
    redirects_in_a_circle, value_changed, leading_zeros_lost, value_emptied, id_passed_on, column_reworded,
    table_reworded, package_reworded,
]  # fmt: skip


# What is no change


def rows_reordered(spec: Spec) -> None:
    for table in ("people", "votes", "evidence"):
        spec[table]["rows"].reverse()


def columns_reordered(spec: Spec) -> None:
    for table in ("people", "votes"):
        spec[table]["schema"]["fields"].reverse()
        for row in spec[table]["rows"]:
            row.reverse()


def silence_instead_of_false(spec: Spec) -> None:
    field(spec, "people", "name")["constraints"] = {"required": False}


def unique_key_in_another_order(spec: Spec) -> None:
    spec["votes"]["schema"]["uniqueKeys"] = [["votes", "contest"]]


def another_version(spec: Spec) -> None:
    spec["descriptor"] |= {"version": "1.2.4", "created": "2007-01-01T00:00:00Z"}


NO_CHANGES = [rows_reordered, columns_reordered, silence_instead_of_false, unique_key_in_another_order, another_version]
