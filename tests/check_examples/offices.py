"""Examples for the checks of terms in office and of the days of elections."""

from __future__ import annotations

from pathlib import Path

from check_examples.registry import Place, bad, good
from helpers import add_row, edit


@bad("terms_of_one_person_do_not_overlap")
def two_terms_at_once(package: Path) -> list[Place]:
    edit(package, "offices", "zz-chair", "seats", "")
    add_row(package, "officers", like="zz-chair-one", id="zz-chair-one-2", start="2006-06-04", end="2006-09-01")
    return [("officers", "zz-chair-one-2", "start", "2006-06-04")]


@good("terms_of_one_person_do_not_overlap")
def two_terms_that_meet_on_a_day(package: Path) -> None:
    edit(package, "offices", "zz-chair", "seats", "")
    add_row(package, "officers", like="zz-chair-one", id="zz-chair-one-2", start="2006-06-05", end="2006-09-01")


@bad("offices_are_not_overfilled")
def two_people_on_one_seat(package: Path) -> list[Place]:
    edit(package, "officers", "zz-chair-one", "end", "2006-06-06")
    return [("officers", "zz-chair-two", "start", "2006-06-05")]


@good("offices_are_not_overfilled")
def two_people_on_two_seats(package: Path) -> None:
    edit(package, "officers", "zz-chair-one", "end", "2006-06-06")
    edit(package, "offices", "zz-chair", "seats", "2")


@good("offices_are_not_overfilled")
def two_people_perhaps_on_one_seat(package: Path) -> None:
    edit(package, "officers", "zz-chair-one", "end", "[2006-06-01..]")


@bad("terms_begin_with_their_session")
def elected_before_the_session(package: Path) -> list[Place]:
    edit(package, "officers", "zz-chair-one", "start", "2006-01-01")
    return [("officers", "zz-chair-one", "start", "2006-01-01")]


@good("terms_begin_with_their_session")
def appointed_before_the_session_that_confirmed(package: Path) -> None:
    edit(package, "officers", "zz-chair-one", "start", "2006-01-01")
    edit(package, "officers", "zz-chair-one", "how_started", "appointed")


@bad("ends_of_terms_are_complete")
def an_open_term_with_a_way_of_ending(package: Path) -> list[Place]:
    edit(package, "officers", "zz-chair-two", "how_ended", "resigned")
    return [("officers", "zz-chair-two", "how_ended", "resigned")]


@good("ends_of_terms_are_complete")
def an_end_known_by_bounds(package: Path) -> None:
    edit(package, "officers", "zz-chair-two", "end", "[2006-07-01..]")
    edit(package, "officers", "zz-chair-two", "how_ended", "resigned")


@bad("elections_lie_within_their_session")
def a_vote_two_days_late(package: Path) -> list[Place]:
    edit(package, "elections", "zz-vote", "held_on", "2006-01-05")
    return [("elections", "zz-vote", "held_on", "2006-01-05")]


@bad("elections_lie_within_their_session")
def a_vote_before_the_session(package: Path) -> list[Place]:
    edit(package, "elections", "zz-vote", "held_on", "2006-01-01")
    return [("elections", "zz-vote", "held_on", "2006-01-01")]


@good("elections_lie_within_their_session")
def a_vote_after_midnight(package: Path) -> None:
    edit(package, "elections", "zz-vote", "held_on", "2006-01-04")


@bad("offices_are_not_overfilled")
def an_office_without_a_seat(package: Path) -> list[Place]:
    edit(package, "offices", "zz-chair", "seats", "0")
    return [("offices", "zz-chair", "seats", "0")]
