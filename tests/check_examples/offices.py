"""Examples for the checks of terms in office and elections."""

from __future__ import annotations

from pathlib import Path

from check_examples.registry import Place, bad, contradict, good
from helpers import add_row, edit


@bad("terms_of_one_person_do_not_overlap")
def two_terms_at_once(package: Path) -> list[Place]:
    edit(package, "offices", "zz-chair", "seats", "")
    add_row(package, "officers", like="zz-chair-one", id="zz-chair-one-2", start="2090-06-04", end="2090-09-01")
    return [("officers", "zz-chair-one-2", "start", "2090-06-04")]


@good("terms_of_one_person_do_not_overlap")
def two_terms_that_meet_on_a_day(package: Path) -> None:
    edit(package, "offices", "zz-chair", "seats", "")
    add_row(package, "officers", like="zz-chair-one", id="zz-chair-one-2", start="2090-06-05", end="2090-09-01")


@bad("offices_are_not_overfilled")
def two_people_on_one_seat(package: Path) -> list[Place]:
    edit(package, "officers", "zz-chair-one", "end", "2090-06-06")
    return [("officers", "zz-chair-two", "start", "2090-06-05")]


@good("offices_are_not_overfilled")
def two_people_on_two_seats(package: Path) -> None:
    edit(package, "officers", "zz-chair-one", "end", "2090-06-06")
    edit(package, "offices", "zz-chair", "seats", "2")


@good("offices_are_not_overfilled")
def two_people_perhaps_on_one_seat(package: Path) -> None:
    edit(package, "officers", "zz-chair-one", "end", "[2090-06-01..]")


@bad("terms_begin_with_their_session")
def elected_before_the_session(package: Path) -> list[Place]:
    edit(package, "officers", "zz-chair-one", "start", "2090-01-01")
    return [("officers", "zz-chair-one", "start", "2090-01-01")]


@good("terms_begin_with_their_session")
def appointed_before_the_session_that_confirmed(package: Path) -> None:
    edit(package, "officers", "zz-chair-one", "start", "2090-01-01")
    edit(package, "officers", "zz-chair-one", "how_started", "appointed")


@bad("ends_of_terms_are_complete")
def an_open_term_with_a_way_of_ending(package: Path) -> list[Place]:
    edit(package, "officers", "zz-chair-two", "how_ended", "resigned")
    return [("officers", "zz-chair-two", "how_ended", "resigned")]


@good("ends_of_terms_are_complete")
def an_end_known_by_bounds(package: Path) -> None:
    edit(package, "officers", "zz-chair-two", "end", "[2090-07-01..]")
    edit(package, "officers", "zz-chair-two", "how_ended", "resigned")


@bad("elections_lie_within_their_session")
def a_vote_two_days_late(package: Path) -> list[Place]:
    edit(package, "elections", "zz-vote", "held_on", "2090-01-05")
    return [("elections", "zz-vote", "held_on", "2090-01-05")]


@bad("elections_lie_within_their_session")
def a_vote_before_the_session(package: Path) -> list[Place]:
    edit(package, "elections", "zz-vote", "held_on", "2090-01-01")
    return [("elections", "zz-vote", "held_on", "2090-01-01")]


@good("elections_lie_within_their_session")
def a_vote_after_midnight(package: Path) -> None:
    edit(package, "elections", "zz-vote", "held_on", "2090-01-04")


@bad("votes_add_up")
def more_votes_than_were_cast(package: Path) -> list[Place]:
    edit(package, "candidates", "zz-vote/zz-two", "votes", "41")
    return [("elections", "zz-vote", "votes_cast", "100")]


@bad("votes_add_up")
def more_votes_than_members(package: Path) -> list[Place]:
    edit(package, "elections", "zz-vote", "members_present", "")
    edit(package, "elections", "zz-vote", "membership", "99")
    return [("elections", "zz-vote", "membership", "99")]


@bad("votes_add_up")
def more_present_than_members(package: Path) -> list[Place]:
    edit(package, "elections", "zz-vote", "members_present", "121")
    return [("elections", "zz-vote", "membership", "120")]


@good("votes_add_up")
def more_votes_than_were_cast_with_evidence(package: Path) -> None:
    edit(package, "candidates", "zz-vote/zz-two", "votes", "41")
    contradict(package, "candidates", "zz-vote/zz-two", "votes", "40")


@good("votes_add_up")
def several_votes_a_voter_for_several_seats(package: Path) -> None:
    edit(package, "offices", "zz-chair", "seats", "2")
    edit(package, "candidates", "zz-vote/zz-one", "votes", "100")
    edit(package, "candidates", "zz-vote/zz-two", "votes", "100")


@bad("one_seat_has_one_winner")
def two_winners_of_one_seat(package: Path) -> list[Place]:
    edit(package, "candidates", "zz-vote/zz-one", "votes", "40")
    edit(package, "candidates", "zz-vote/zz-two", "outcome", "elected")
    return [("candidates", "zz-vote/zz-two", "outcome", "elected")]


@bad("one_seat_has_one_winner")
def a_loser_with_more_votes(package: Path) -> list[Place]:
    edit(package, "candidates", "zz-vote/zz-one", "votes", "39")
    return [("candidates", "zz-vote/zz-two", "votes", "40")]


@good("one_seat_has_one_winner")
def two_winners_of_two_seats(package: Path) -> None:
    edit(package, "offices", "zz-chair", "seats", "2")
    edit(package, "candidates", "zz-vote/zz-two", "outcome", "elected")
