"""Examples for the checks of keys, references and hierarchies."""

from __future__ import annotations

from pathlib import Path

from check_examples.registry import Place, bad, good
from helpers import add_row, edit


@bad("primary_keys_are_unique")
def a_key_twice(package: Path) -> list[Place]:
    add_row(package, "topics", id="zz-topic", label="Another", definition="Another with the same id.")
    return [("topics", "zz-topic", "id", "zz-topic")]


@bad("primary_keys_are_unique")
def a_composite_key_twice(package: Path) -> list[Place]:
    add_row(package, "venues", like="zz-1/zz-town", locator="p4")
    return [("venues", "zz-1/zz-town", "place_id", "zz-1/zz-town")]


@good("primary_keys_are_unique")
def one_half_of_a_composite_key_twice(package: Path) -> None:
    add_row(package, "venues", like="zz-1/zz-town", session_id="zz-2")


@bad("unique_keys_hold")
def two_statements_at_one_position(package: Path) -> list[Place]:
    add_row(package, "statements", like="zz-1-s2", id="zz-1-s3")
    return [("statements", "zz-1-s3", "position", "session_id=zz-1, position=2")]


@bad("unique_keys_hold")
def a_spelling_recorded_twice(package: Path) -> list[Place]:
    """The columns of other owners are empty in both rows, and empty counts as equal."""
    add_row(package, "names", like="zz-one-n1", id="zz-one-n2")
    return [("names", "zz-one-n2", "language", "person_id=zz-one, name=Zzone Zzfirst, language=en")]


@good("unique_keys_hold")
def a_spelling_in_two_languages(package: Path) -> None:
    add_row(package, "names", like="zz-one-n1", id="zz-one-n2", language="ku-Latn")


@bad("references_exist")
def a_place_that_is_not_there(package: Path) -> list[Place]:
    add_row(package, "venues", like="zz-1/zz-town", place_id="zz-nowhere")
    return [("venues", "zz-1/zz-nowhere", "place_id", "zz-nowhere")]


@good("references_exist")
def an_optional_reference_left_empty(package: Path) -> None:
    edit(package, "statements", "zz-1-s2", "place_id", "")


@bad("exclusive_columns_are_filled_once")
def a_person_and_a_group_in_one_row(package: Path) -> list[Place]:
    edit(package, "participants", "zz-1-two", "group_label", "Some members")
    return [("participants", "zz-1-two", "group_label", "filled: person_id, group_label")]


@bad("exclusive_columns_are_filled_once")
def a_report_by_nobody(package: Path) -> list[Place]:
    edit(package, "reports", "zz-1-report", "organization_id", "")
    return [("reports", "zz-1-report", "group_label", "filled: none")]


@good("exclusive_columns_are_filled_once")
def another_of_the_exclusive_columns(package: Path) -> None:
    edit(package, "reports", "zz-1-report", "organization_id", "")
    edit(package, "reports", "zz-1-report", "group_label", "Some members")


@bad("hierarchies_have_no_circle")
def two_topics_inside_each_other(package: Path) -> list[Place]:
    add_row(package, "topics", id="zz-part", label="Part", broader_id="zz-topic", definition="A part.")
    edit(package, "topics", "zz-topic", "broader_id", "zz-part")
    return [("topics", "zz-topic", "broader_id", "zz-part"), ("topics", "zz-part", "broader_id", "zz-topic")]


@bad("hierarchies_have_no_circle")
def a_place_inside_itself(package: Path) -> list[Place]:
    edit(package, "places", "zz-town", "part_of", "zz-town")
    return [("places", "zz-town", "part_of", "zz-town")]


@good("hierarchies_have_no_circle")
def a_body_inside_a_body(package: Path) -> None:
    add_row(package, "organizations", like="zz-body", id="zz-whole", name="Whole")
    edit(package, "organizations", "zz-body", "parent_id", "zz-whole")
