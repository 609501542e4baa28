"""Examples for the checks of scripts, look-alike names and summaries."""

from __future__ import annotations

from pathlib import Path

from check_examples.registry import Place, bad, good
from helpers import add_row, edit

CHAIR = "The chair "


def summarise(package: Path, summary: str) -> list[Place]:
    """Give the second statement another summary; return its place."""
    edit(package, "statements", "zz-1-s2", "summary", summary)
    return [("statements", "zz-1-s2", "summary", summary)]


@bad("words_are_of_one_script")
def a_cyrillic_letter_in_a_latin_word(package: Path) -> list[Place]:
    edit(package, "sources", "zz-text", "publisher", "Nоbody")
    return [("sources", "zz-text", "publisher", "Nоbody")]


@bad("words_are_of_one_script")
def a_greek_letter_in_a_cyrillic_word(package: Path) -> list[Place]:
    edit(package, "sources", "zz-text", "publisher", "Никтο")
    return [("sources", "zz-text", "publisher", "Никтο")]


@good("words_are_of_one_script")
def words_of_two_scripts(package: Path) -> None:
    edit(package, "sources", "zz-text", "title", "An invented text, نص")


@bad("columns_are_in_their_script")
def a_preferred_name_in_arabic_letters(package: Path) -> list[Place]:
    edit(package, "offices", "zz-chair", "name", "رئيس")
    return [("offices", "zz-chair", "name", "رئيس")]


@bad("columns_are_in_their_script")
def an_arabic_name_in_latin_letters(package: Path) -> list[Place]:
    edit(package, "places", "zz-town", "name_ar", "Zztown")
    return [("places", "zz-town", "name_ar", "Zztown")]


@good("columns_are_in_their_script")
def a_preferred_name_with_marks(package: Path) -> None:
    edit(package, "offices", "zz-chair", "name", "Çhaır of the Zz body ’90")


@bad("names_are_in_the_script_of_their_language")
def an_english_spelling_in_arabic_letters(package: Path) -> list[Place]:
    add_row(package, "names", like="zz-one-n1", id="zz-one-n2", name="ززون")
    return [("names", "zz-one-n2", "name", "ززون")]


@bad("names_are_in_the_script_of_their_language")
def a_title_in_another_script_than_its_language(package: Path) -> list[Place]:
    edit(package, "sources", "zz-text", "language", "ru")
    return [("sources", "zz-text", "title", "An invented text")]


@good("names_are_in_the_script_of_their_language")
def spellings_in_the_script_that_the_tag_names(package: Path) -> None:
    add_row(package, "names", like="zz-one-n1", id="zz-one-n2", name="Zzon", language="ar-Latn")
    add_row(package, "names", like="zz-one-n1", id="zz-one-n3", name="Ззон", language="ru")
    add_row(package, "names", like="zz-one-n1", id="zz-one-n4", name="ززون", language="ku-Arab")


@bad("names_are_not_mistaken")
def a_body_with_a_cyrillic_name_that_looks_latin(package: Path) -> list[Place]:
    add_row(package, "organizations", like="zz-body", id="zz-body-2", name="ZZ-Bódy", parent_id="zz-body")
    add_row(package, "participants", id="zz-x", session_id="zz-1", organization_id="zz-body-2", role="attended",
            presence="stated", source_id="zz-text", locator="p3")  # fmt: skip
    return [("organizations", "zz-body-2", "name", "ZZ-Bódy")]


@bad("names_are_not_mistaken")
def a_person_with_a_capital_i_for_a_small_l(package: Path) -> list[Place]:
    edit(package, "people", "zz-one", "name", "Zzli Zzfirst")
    edit(package, "names", "zz-one-n1", "name", "Zzli Zzfirst")
    edit(package, "people", "zz-two", "name", "ZzIi Zzfirst")
    return [("people", "zz-two", "name", "ZzIi Zzfirst")]


@good("names_are_not_mistaken")
def two_offices_of_one_name_whose_notes_say_so(package: Path) -> None:
    add_row(package, "offices", like="zz-chair", id="zz-chair-2", note="Not zz-chair.")
    edit(package, "offices", "zz-chair", "note", "Not zz-chair-2.")
    add_row(package, "officers", like="zz-chair-one", id="zz-x", office_id="zz-chair-2")


@bad("summaries_are_neutral")
def an_epithet(package: Path) -> list[Place]:
    return summarise(package, f"{CHAIR}spoke of the Regime.")


@bad("summaries_are_neutral")
def an_epithet_beside_a_quoted_one(package: Path) -> list[Place]:
    return summarise(package, f"{CHAIR}called the “terrorist” group criminal.")


@bad("summaries_are_neutral")
def an_epithet_in_the_plural(package: Path) -> list[Place]:
    return summarise(package, f"{CHAIR}spoke of regimes.")


@bad("summaries_are_neutral")
def an_epithet_after_a_letter_that_folds_to_two(package: Path) -> list[Place]:
    return summarise(package, f"{CHAIR}from İzmir and the İİ spoke of mercenaries.")


@bad("summaries_are_neutral")
def an_epithet_with_a_mark(package: Path) -> list[Place]:
    return summarise(package, f"{CHAIR}spoke of the régime.")


@bad("summaries_are_neutral")
def an_epithet_in_quotation_marks_that_do_not_close(package: Path) -> list[Place]:
    return summarise(package, f"{CHAIR}spoke of “martyrs.")


@good("summaries_are_neutral")
def a_designation_in_quotation_marks(package: Path) -> None:
    summarise(package, f"{CHAIR}called the group “terrorist”.")


@good("summaries_are_neutral")
def a_word_that_only_begins_like_an_epithet(package: Path) -> None:
    summarise(package, f"{CHAIR}spoke of a regimen and of bestregime.")


@bad("summaries_are_short")
def words_joined_by_dashes(package: Path) -> list[Place]:
    return summarise(package, f"{CHAIR}told of " + "–".join(["a"] * 27))


@bad("summaries_are_short")
def words_joined_by_hyphens(package: Path) -> list[Place]:
    return summarise(package, f"{CHAIR}told of " + "-".join(["a"] * 27))


@bad("summaries_are_short")
def words_joined_by_slashes(package: Path) -> list[Place]:
    return summarise(package, f"{CHAIR}told of " + "/".join(["a"] * 27))


@good("summaries_are_short")
def thirty_words_with_compounds_and_numbers(package: Path) -> None:
    summarise(package, f"{CHAIR}spoke of Syrian-led " + "one " * 22 + "state's 1,000,000 people.")


@bad("summaries_are_plain")
def an_address_in_a_summary(package: Path) -> list[Place]:
    return summarise(package, f"{CHAIR}spoke, as https://example.org/x has it.")


@bad("summaries_are_plain")
def a_bare_address_in_a_summary(package: Path) -> list[Place]:
    return summarise(package, f"{CHAIR}spoke to example.com about it.")


@bad("summaries_are_plain")
def a_tag_in_a_summary(package: Path) -> list[Place]:
    return summarise(package, f"{CHAIR}<b>thanked</b> the body.")


@bad("summaries_are_plain")
def emphasis_in_a_summary(package: Path) -> list[Place]:
    return summarise(package, f"{CHAIR}*thanked* the body.")


@good("summaries_are_plain")
def signs_that_are_no_markup(package: Path) -> None:
    summarise(package, f"{CHAIR}thanked 5.2 million people & others (3 < 4).")
