"""Examples for the checks of names and of what refers to them."""

from __future__ import annotations

from pathlib import Path

from check_examples.registry import Place, bad, good
from helpers import add_row, drop_row, edit

ARABIC = "ززون"


@bad("preferred_names_are_attested")
def an_attested_name_without_a_spelling(package: Path) -> list[Place]:
    drop_row(package, "names", "zz-one-n1")
    return [("people", "zz-one", "name", "Zzone Zzfirst")]


@bad("preferred_names_are_attested")
def an_editorial_name_that_is_attested(package: Path) -> list[Place]:
    edit(package, "people", "zz-one", "name_basis", "editorial")
    return [("people", "zz-one", "name_basis", "editorial")]


@bad("preferred_names_are_attested")
def an_arabic_name_attested_only_in_another_language(package: Path) -> list[Place]:
    edit(package, "people", "zz-one", "name_ar", ARABIC)
    add_row(package, "names", like="zz-one-n1", id="zz-one-n2", name=ARABIC, language="fa")
    return [("people", "zz-one", "name_ar", ARABIC)]


@good("preferred_names_are_attested")
def an_arabic_name_that_is_attested(package: Path) -> None:
    edit(package, "people", "zz-one", "name_ar", ARABIC)
    add_row(package, "names", like="zz-one-n1", id="zz-one-n2", name=ARABIC, language="ar")


@bad("people_do_not_share_a_spelling")
def two_people_of_one_name(package: Path) -> list[Place]:
    add_row(package, "names", like="zz-two-n1", id="zz-two-n2", name="ZZONE zz-first", language="tr")
    edit(package, "names", "zz-one-n1", "name", "Zzone Zz First")
    edit(package, "people", "zz-one", "name", "Zzone Zz First")
    return [("names", "zz-two-n2", "name", "ZZONE zz-first")]


@good("people_do_not_share_a_spelling")
def two_people_of_one_name_whose_notes_say_so(package: Path) -> None:
    add_row(package, "names", like="zz-two-n1", id="zz-two-n2", name="Zzone Zzfirst")
    edit(package, "people", "zz-one", "note", "Not the same as zz-two.")
    edit(package, "people", "zz-two", "note", "Not the same as zz-one.")


@good("people_do_not_share_a_spelling")
def two_people_of_one_family_name(package: Path) -> None:
    add_row(package, "names", like="zz-one-n1", id="zz-one-n2", name="Zzfamily")
    add_row(package, "names", like="zz-two-n1", id="zz-two-n2", name="Zzfamily")


@bad("nothing_is_unused")
def a_person_with_a_name_and_no_deed(package: Path) -> list[Place]:
    add_row(package, "people", id="zz-idle", name="Zzidle Zzthird", name_basis="attested")
    add_row(package, "names", like="zz-one-n1", id="zz-idle-n1", person_id="zz-idle", name="Zzidle Zzthird")
    return [("people", "zz-idle", "id", "zz-idle")]


@bad("nothing_is_unused")
def an_instrument_that_nobody_cites(package: Path) -> list[Place]:
    drop_row(package, "citations", "zz-1-s1/zz-act")
    return [("instruments", "zz-act", "id", "zz-act")]


@good("nothing_is_unused")
def a_place_that_is_only_a_larger_one(package: Path) -> None:
    add_row(package, "places", like="zz-town", id="zz-land", name="Zzland", kind="country")
    edit(package, "places", "zz-town", "part_of", "zz-land")
