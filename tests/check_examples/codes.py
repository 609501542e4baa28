"""Examples for the checks of codes that others keep."""

from __future__ import annotations

from pathlib import Path

from check_examples.registry import Place, bad, good
from helpers import add_row, edit

URL = "https://example.org/zz-text"


@bad("languages_are_registered")
def a_language_that_nobody_registered(package: Path) -> list[Place]:
    edit(package, "sources", "zz-text", "language", "xx")
    return [("sources", "zz-text", "language", "xx")]


@bad("languages_are_registered")
def a_language_of_two_letters_by_three(package: Path) -> list[Place]:
    edit(package, "names", "zz-one-n1", "language", "eng")
    return [("names", "zz-one-n1", "language", "eng")]


@bad("languages_are_registered")
def a_script_that_goes_without_saying(package: Path) -> list[Place]:
    edit(package, "names", "zz-one-n1", "language", "en-Latn")
    return [("names", "zz-one-n1", "language", "en-Latn")]


@bad("languages_are_registered")
def a_script_and_a_country_that_nobody_registered(package: Path) -> list[Place]:
    edit(package, "names", "zz-one-n1", "language", "en-Zzzy")
    edit(package, "names", "zz-two-n1", "language", "en-XX")
    return [("names", "zz-one-n1", "language", "en-Zzzy"), ("names", "zz-two-n1", "language", "en-XX")]


@good("languages_are_registered")
def a_language_with_script_and_country(package: Path) -> None:
    edit(package, "names", "zz-one-n1", "language", "ku-Latn-TR")
    edit(package, "names", "zz-two-n1", "language", "kmr")


@bad("countries_are_registered")
def a_country_that_nobody_registered(package: Path) -> list[Place]:
    edit(package, "places", "zz-town", "country", "XX")
    return [("places", "zz-town", "country", "XX")]


@good("countries_are_registered")
def another_country(package: Path) -> None:
    edit(package, "places", "zz-town", "country", "TR")


def _address(package: Path, url: str) -> list[Place]:
    edit(package, "sources", "zz-text", "url", url)
    return [("sources", "zz-text", "url", url)]


@bad("addresses_can_be_opened")
def an_address_without_a_host(package: Path) -> list[Place]:
    return _address(package, "https:///zz-text")


@bad("addresses_can_be_opened")
def an_address_with_a_port_that_cannot_be(package: Path) -> list[Place]:
    return _address(package, "https://example.org:99999/zz-text")


@bad("addresses_can_be_opened")
def an_address_with_a_user(package: Path) -> list[Place]:
    return _address(package, "https://user@example.org/zz-text")


@bad("addresses_can_be_opened")
def an_address_with_half_a_percent_code(package: Path) -> list[Place]:
    return _address(package, "https://example.org/100%")


@bad("addresses_can_be_opened")
def an_address_on_this_machine(package: Path) -> list[Place]:
    return _address(package, "http://localhost/zz-text")


@good("addresses_can_be_opened")
def an_address_with_a_port_and_arabic_letters(package: Path) -> None:
    _address(package, "http://www.example.org:8080/نص?x=1&y=%D9%86#p3")


def _second(package: Path, url: str) -> list[Place]:
    edit(package, "sources", "zz-excerpt", "url", url)
    return [("sources", "zz-excerpt", "url", url)]


@bad("no_source_stands_under_two_addresses")
def the_same_address_by_another_scheme(package: Path) -> list[Place]:
    return _second(package, URL.replace("https", "http"))


@bad("no_source_stands_under_two_addresses")
def the_same_address_with_a_host_in_capitals(package: Path) -> list[Place]:
    return _second(package, URL.replace("example", "EXAMPLE"))


@bad("no_source_stands_under_two_addresses")
def the_same_address_with_its_default_port(package: Path) -> list[Place]:
    return _second(package, URL.replace(".org", ".org:443"))


@bad("no_source_stands_under_two_addresses")
def the_same_address_with_a_slash_and_a_fragment(package: Path) -> list[Place]:
    return _second(package, f"{URL}/#top")


@bad("no_source_stands_under_two_addresses")
def the_same_address_with_codes_in_small_letters(package: Path) -> list[Place]:
    edit(package, "sources", "zz-text", "url", f"{URL}%D9%86")
    return _second(package, f"{URL}%d9%86")


@good("no_source_stands_under_two_addresses")
def an_address_in_other_letters(package: Path) -> None:
    _second(package, "https://example.org/ZZ-text")
    add_row(package, "sources", like="zz-excerpt", id="zz-other", url=f"{URL}?page=2")
    add_row(package, "evidence", like="zz-1-end-e1", id="zz-e2", source_id="zz-other")
