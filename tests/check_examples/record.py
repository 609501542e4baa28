"""Examples for the checks of sources, statements, evidence and retired ids."""

from __future__ import annotations

from pathlib import Path

from check_examples.registry import Place, bad, good
from helpers import add_row, edit


@bad("locators_lie_inside_their_source")
def a_paragraph_behind_the_end(package: Path) -> list[Place]:
    edit(package, "names", "zz-one-n1", "locator", "p20-21")
    return [("names", "zz-one-n1", "locator", "p20-21")]


@bad("locators_lie_inside_their_source")
def paragraphs_in_falling_order(package: Path) -> list[Place]:
    edit(package, "names", "zz-one-n1", "locator", "p5-4")
    return [("names", "zz-one-n1", "locator", "p5-4")]


@bad("locators_lie_inside_their_source")
def a_paragraph_of_an_excerpt(package: Path) -> list[Place]:
    edit(package, "sessions", "zz-2", "locator", "p1")
    return [("sessions", "zz-2", "locator", "p1")]


@bad("locators_lie_inside_their_source")
def an_excerpt_of_a_full_text(package: Path) -> list[Place]:
    edit(package, "names", "zz-one-n1", "locator", "excerpt")
    return [("names", "zz-one-n1", "locator", "excerpt")]


@good("locators_lie_inside_their_source")
def the_last_paragraph(package: Path) -> None:
    edit(package, "names", "zz-one-n1", "locator", "p19-20")


@bad("full_texts_are_identified")
def a_full_text_without_a_hash(package: Path) -> list[Place]:
    edit(package, "sources", "zz-text", "text_sha256", "")
    return [("sources", "zz-text", "text_sha256", "")]


@bad("full_texts_are_identified")
def an_excerpt_with_paragraphs(package: Path) -> list[Place]:
    edit(package, "sources", "zz-excerpt", "paragraphs", "3")
    return [("sources", "zz-excerpt", "paragraphs", "3")]


@good("full_texts_are_identified")
def a_full_text_of_which_little_is_used(package: Path) -> None:
    edit(package, "sources", "zz-text", "paragraphs", "5")


@bad("statements_follow_their_text")
def a_gap_between_positions(package: Path) -> list[Place]:
    edit(package, "statements", "zz-1-s2", "position", "3")
    return [("statements", "zz-1-s2", "position", "3")]


@bad("statements_follow_their_text")
def a_statement_that_steps_back(package: Path) -> list[Place]:
    edit(package, "statements", "zz-1-s2", "locator", "p2")
    return [("statements", "zz-1-s2", "locator", "p2")]


@good("statements_follow_their_text")
def two_statements_in_one_paragraph(package: Path) -> None:
    edit(package, "statements", "zz-1-s2", "locator", "p3")
    edit(package, "parties", "zz-1-s2-supported-zz-body", "locator", "p3")


@bad("sessions_say_how_far_they_are_coded")
def statements_where_none_are_said_to_be(package: Path) -> list[Place]:
    edit(package, "sessions", "zz-1", "statements_coded", "none")
    return [("sessions", "zz-1", "statements_coded", "none")]


@bad("sessions_say_how_far_they_are_coded")
def no_statements_where_some_are_said_to_be(package: Path) -> list[Place]:
    edit(package, "sessions", "zz-2", "statements_coded", "excerpt")
    return [("sessions", "zz-2", "statements_coded", "excerpt")]


@good("sessions_say_how_far_they_are_coded")
def statements_from_an_excerpt(package: Path) -> None:
    add_row(package, "statements", like="zz-1-s2", id="zz-2-s1", session_id="zz-2", position="1",
            source_id="zz-excerpt", locator="excerpt")  # fmt: skip
    edit(package, "sessions", "zz-2", "statements_coded", "excerpt")


@bad("restatements_point_back")
def a_statement_that_restates_a_later_one(package: Path) -> list[Place]:
    edit(package, "statements", "zz-1-s1", "restates_id", "zz-1-s2")
    return [("statements", "zz-1-s1", "restates_id", "zz-1-s2")]


@bad("restatements_point_back")
def a_statement_that_restates_another_session(package: Path) -> list[Place]:
    add_row(package, "statements", like="zz-1-s2", id="zz-2-s1", session_id="zz-2", restates_id="zz-1-s1")
    return [("statements", "zz-2-s1", "restates_id", "zz-1-s1")]


@good("restatements_point_back")
def a_statement_that_restates_an_earlier_one(package: Path) -> None:
    edit(package, "statements", "zz-1-s2", "restates_id", "zz-1-s1")


@bad("relayed_statements_name_their_origin")
def relayed_from_nobody(package: Path) -> list[Place]:
    edit(package, "statements", "zz-1-s2", "layer", "relayed")
    return [("statements", "zz-1-s2", "layer", "relayed")]


@bad("relayed_statements_name_their_origin")
def an_own_position_from_somebody(package: Path) -> list[Place]:
    edit(package, "parties", "zz-1-s2-supported-zz-body", "role", "relayed-from")
    return [("parties", "zz-1-s2-supported-zz-body", "role", "relayed-from")]


@good("relayed_statements_name_their_origin")
def relayed_from_somebody(package: Path) -> None:
    edit(package, "statements", "zz-1-s2", "layer", "relayed")
    edit(package, "parties", "zz-1-s2-supported-zz-body", "role", "relayed-from")


@bad("nobody_is_opposed_and_supported")
def a_body_opposed_and_supported(package: Path) -> list[Place]:
    add_row(package, "parties", like="zz-1-s2-supported-zz-body", id="zz-x", role="opposed")
    return [("parties", "zz-x", "role", "opposed")]


@bad("nobody_is_opposed_and_supported")
def a_body_concerned_and_supported(package: Path) -> list[Place]:
    add_row(package, "parties", like="zz-1-s2-supported-zz-body", id="zz-x", role="concerned")
    return [("parties", "zz-x", "role", "concerned")]


@good("nobody_is_opposed_and_supported")
def a_body_asked_and_supported(package: Path) -> None:
    add_row(package, "parties", like="zz-1-s2-supported-zz-body", id="zz-x", role="addressee")


@bad("speakers_are_no_parties")
def a_speaker_who_is_a_party(package: Path) -> list[Place]:
    edit(package, "parties", "zz-1-s2-supported-zz-body", "organization_id", "")
    edit(package, "parties", "zz-1-s2-supported-zz-body", "person_id", "zz-one")
    return [("parties", "zz-1-s2-supported-zz-body", "person_id", "zz-one")]


@good("speakers_are_no_parties")
def another_person_as_a_party(package: Path) -> None:
    edit(package, "parties", "zz-1-s2-supported-zz-body", "organization_id", "")
    edit(package, "parties", "zz-1-s2-supported-zz-body", "person_id", "zz-two")


@bad("wordings_come_from_full_texts")
def a_wording_from_an_excerpt(package: Path) -> list[Place]:
    for table, key in (("statements", "zz-1-s2"), ("parties", "zz-1-s2-supported-zz-body")):
        edit(package, table, key, "source_id", "zz-excerpt")
        edit(package, table, key, "locator", "excerpt")
    return [("parties", "zz-1-s2-supported-zz-body", "as_stated", "the body")]


@good("wordings_come_from_full_texts")
def a_wording_from_a_full_text(package: Path) -> None:
    edit(package, "parties", "zz-1-s2-supported-zz-body", "as_stated", "this body")


@bad("parties_stand_in_their_statement")
def a_party_outside_its_statement(package: Path) -> list[Place]:
    edit(package, "parties", "zz-1-s2-supported-zz-body", "locator", "p3")
    return [("parties", "zz-1-s2-supported-zz-body", "locator", "zz-text p3")]


@good("parties_stand_in_their_statement")
def a_party_within_the_span_of_its_statement(package: Path) -> None:
    edit(package, "statements", "zz-1-s2", "locator", "p4-5")


@bad("summaries_are_neutral")
def an_epithet(package: Path) -> list[Place]:
    edit(package, "statements", "zz-1-s2", "summary", "The chair spoke of the Regime.")
    return [("statements", "zz-1-s2", "summary", "The chair spoke of the Regime.")]


@bad("summaries_are_neutral")
def an_epithet_beside_a_quoted_one(package: Path) -> list[Place]:
    edit(package, "statements", "zz-1-s2", "summary", "The chair called the “terrorist” group criminal.")
    return [("statements", "zz-1-s2", "summary", "The chair called the “terrorist” group criminal.")]


@good("summaries_are_neutral")
def a_designation_in_quotation_marks(package: Path) -> None:
    edit(package, "statements", "zz-1-s2", "summary", "The chair called the group “terrorist”.")


@good("summaries_are_neutral")
def a_word_that_only_begins_like_an_epithet(package: Path) -> None:
    edit(package, "statements", "zz-1-s2", "summary", "The chair spoke of a regimen and of bestregime.")


@bad("citations_stand_in_their_statement")
def a_citation_outside_its_statement(package: Path) -> list[Place]:
    edit(package, "citations", "zz-1-s1/zz-act", "locator", "p5")
    return [("citations", "zz-1-s1/zz-act", "locator", "zz-text p5")]


@bad("citations_stand_in_their_statement")
def a_citation_from_another_source(package: Path) -> list[Place]:
    edit(package, "citations", "zz-1-s1/zz-act", "source_id", "zz-excerpt")
    edit(package, "citations", "zz-1-s1/zz-act", "locator", "excerpt")
    return [("citations", "zz-1-s1/zz-act", "locator", "zz-excerpt excerpt")]


@good("citations_stand_in_their_statement")
def a_citation_in_the_last_paragraph_of_its_statement(package: Path) -> None:
    edit(package, "citations", "zz-1-s1/zz-act", "locator", "p4")


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
    edit(package, "evidence", "zz-1-end-e1", "stated_value", "2090-01-04")
    return [("evidence", "zz-1-end-e1", "stated_value", "2090-01-04")]


@bad("evidence_concerns_a_cell")
def contradiction_with_the_same_value(package: Path) -> list[Place]:
    edit(package, "evidence", "zz-1-end-e1", "verdict", "contradicts")
    return [("evidence", "zz-1-end-e1", "stated_value", "2090-01-03")]


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
