"""Examples for the checks of evidence and of retired ids."""

from __future__ import annotations

from pathlib import Path

from check_examples.registry import Place, bad, good
from helpers import add_row, edit

E1 = "zz-1-end-e1"
TABLE = ("table_name", "row_id", "field", "stated_value")


def state(package: Path, *cells: str, verdict: str = "contradicts") -> None:
    """Make the evidence of the scene concern another cell: table, row, column, stated value."""
    for name, value in zip(TABLE, cells, strict=True):
        edit(package, "evidence", E1, name, value)
    edit(package, "evidence", E1, "verdict", verdict)


@bad("evidence_concerns_a_cell")
def evidence_on_no_table(package: Path) -> list[Place]:
    edit(package, "evidence", "zz-1-end-e1", "table_name", "meetings")
    return [("evidence", "zz-1-end-e1", "table_name", "meetings")]


@bad("evidence_concerns_a_cell")
def evidence_on_no_row(package: Path) -> list[Place]:
    edit(package, "evidence", "zz-1-end-e1", "row_id", "zz-9")
    return [("evidence", "zz-1-end-e1", "row_id", "zz-9")]


@bad("evidence_concerns_a_cell")
def evidence_on_no_column(package: Path) -> list[Place]:
    edit(package, "evidence", "zz-1-end-e1", "field", "finish")
    return [("evidence", "zz-1-end-e1", "field", "finish")]


@bad("evidence_concerns_a_cell")
def support_for_another_value(package: Path) -> list[Place]:
    edit(package, "evidence", "zz-1-end-e1", "stated_value", "2006-01-04")
    return [("evidence", "zz-1-end-e1", "stated_value", "2006-01-04")]


@bad("evidence_concerns_a_cell")
def contradiction_with_the_same_value(package: Path) -> list[Place]:
    edit(package, "evidence", "zz-1-end-e1", "verdict", "contradicts")
    return [("evidence", "zz-1-end-e1", "stated_value", "2006-01-03")]


@good("evidence_concerns_a_cell")
def support_for_a_cell_of_a_composite_key(package: Path) -> None:
    add_row(package, "evidence", like="zz-1-end-e1", id="zz-e-votes", table_name="candidates",
            row_id="zz-vote/zz-two", field="votes", stated_value="40")  # fmt: skip


@bad("retired_ids_lead_to_live_rows")
def a_retired_id_that_is_a_row(package: Path) -> list[Place]:
    edit(package, "retired", "people/zz-uno", "id", "zz-two")
    return [("retired", "people/zz-two", "id", "zz-two")]


@bad("retired_ids_lead_to_live_rows")
def a_replacement_that_is_not_there(package: Path) -> list[Place]:
    edit(package, "retired", "people/zz-uno", "replaced_by", "zz-none")
    return [("retired", "people/zz-uno", "replaced_by", "zz-none")]


@bad("retired_ids_lead_to_live_rows")
def retired_from_no_table(package: Path) -> list[Place]:
    edit(package, "retired", "people/zz-uno", "table_name", "persons")
    return [("retired", "persons/zz-uno", "table_name", "persons")]


@good("retired_ids_lead_to_live_rows")
def a_chain_of_replacements(package: Path) -> None:
    add_row(package, "retired", like="people/zz-uno", id="zz-eins", replaced_by="zz-uno")


@good("retired_ids_lead_to_live_rows")
def a_retired_id_with_no_replacement(package: Path) -> None:
    edit(package, "retired", "people/zz-uno", "replaced_by", "")


@bad("evidence_concerns_a_cell")
def support_for_nothing(package: Path) -> list[Place]:
    state(package, "sessions", "zz-2", "end", "", verdict="supports")
    return [("evidence", E1, "stated_value", "")]


@bad("evidence_concerns_a_cell")
def two_rows_that_support_another_value(package: Path) -> list[Place]:
    """The cell is told that both do not agree with, and neither of them."""
    add_row(package, "evidence", like=E1, id="zz-e2", source_id="zz-text", locator="p3")
    edit(package, "sessions", "zz-1", "end", "2006-01-04")
    return [("sessions", "zz-1", "end", "2006-01-04")]


@good("evidence_concerns_a_cell")
def a_denial_without_another_value(package: Path) -> None:
    state(package, "sessions", "zz-1", "end", "")


@bad("stated_values_have_the_form_of_their_column")
def a_stated_person_who_is_not_there(package: Path) -> list[Place]:
    state(package, "officers", "zz-chair-one", "person_id", "zz-nobody")
    return [("evidence", E1, "stated_value", "zz-nobody")]


@bad("stated_values_have_the_form_of_their_column")
def a_stated_number_in_another_form(package: Path) -> list[Place]:
    state(package, "elections", "zz-vote", "votes_cast", "0101")
    return [("evidence", E1, "stated_value", "0101")]


@bad("stated_values_have_the_form_of_their_column")
def a_stated_day_that_cannot_be(package: Path) -> list[Place]:
    state(package, "sessions", "zz-1", "end", "2006-02-30")
    return [("evidence", E1, "stated_value", "2006-02-30")]


@bad("stated_values_have_the_form_of_their_column")
def a_stated_code_of_no_list(package: Path) -> list[Place]:
    state(package, "sessions", "zz-1", "mode", "by letter")
    return [("evidence", E1, "stated_value", "by letter")]


@good("stated_values_have_the_form_of_their_column")
def another_person_as_a_stated_value(package: Path) -> None:
    state(package, "officers", "zz-chair-one", "person_id", "zz-two")


@bad("evidence_is_recorded_once")
def the_same_evidence_twice(package: Path) -> list[Place]:
    add_row(package, "evidence", like=E1, id="zz-e2", note="Once more.")
    return [("evidence", "zz-e2", "id", "zz-e2")]


@good("evidence_is_recorded_once")
def the_same_evidence_from_another_source(package: Path) -> None:
    add_row(package, "evidence", like=E1, id="zz-e2", source_id="zz-text", locator="p3")


@bad("sources_do_not_contradict_themselves")
def a_source_that_supports_and_contradicts(package: Path) -> list[Place]:
    add_row(package, "evidence", like=E1, id="zz-e2", stated_value="2006-01-04", verdict="contradicts")
    return [("evidence", "zz-e2", "verdict", "contradicts")]


@bad("sources_do_not_contradict_themselves")
def a_source_against_its_own_row_without_a_note(package: Path) -> list[Place]:
    state(package, "sessions", "zz-2", "start", "2006-06-06")
    return [("evidence", E1, "note", "")]


@good("sources_do_not_contradict_themselves")
def a_source_against_its_own_row_with_a_note(package: Path) -> None:
    state(package, "sessions", "zz-2", "start", "2006-06-06")
    edit(package, "evidence", E1, "note", "The title of the page has the day after.")


@bad("retirements_name_a_key_and_a_version")
def a_retired_key_of_another_shape(package: Path) -> list[Place]:
    edit(package, "retired", "people/zz-uno", "table_name", "candidates")
    edit(package, "retired", "candidates/zz-uno", "replaced_by", "zz-vote/zz-one")
    return [("retired", "candidates/zz-uno", "id", "zz-uno")]


@bad("retirements_name_a_key_and_a_version")
def a_retired_id_in_capitals(package: Path) -> list[Place]:
    edit(package, "retired", "people/zz-uno", "id", "Zz Uno")
    return [("retired", "people/Zz Uno", "id", "Zz Uno")]


@bad("retirements_name_a_key_and_a_version")
def retired_in_a_version_that_is_not_there(package: Path) -> list[Place]:
    edit(package, "retired", "people/zz-uno", "retired_in", "10.0.0")
    return [("retired", "people/zz-uno", "retired_in", "10.0.0")]


@good("retirements_name_a_key_and_a_version")
def a_retired_composite_key(package: Path) -> None:
    edit(package, "retired", "people/zz-uno", "table_name", "candidates")
    edit(package, "retired", "candidates/zz-uno", "replaced_by", "zz-vote/zz-one")
    edit(package, "retired", "candidates/zz-uno", "id", "zz-vote/zz-uno")
