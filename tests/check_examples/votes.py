"""Examples for the checks of votes and winners."""

from __future__ import annotations

from pathlib import Path

from check_examples.registry import Place, bad, contradict, good
from helpers import edit


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


@bad("votes_add_up")
def more_votes_than_were_cast_with_evidence_on_something_else(package: Path) -> list[Place]:
    edit(package, "candidates", "zz-vote/zz-two", "votes", "41")
    contradict(package, "elections", "zz-vote", "held_on", "2006-01-03")
    return [("elections", "zz-vote", "votes_cast", "100")]


@bad("votes_add_up")
def more_votes_than_members_with_evidence_on_the_votes_cast(package: Path) -> list[Place]:
    edit(package, "elections", "zz-vote", "members_present", "99")
    contradict(package, "elections", "zz-vote", "votes_cast", "98")
    return [("elections", "zz-vote", "members_present", "99")]


@bad("one_seat_has_one_winner")
def a_loser_with_more_votes_and_evidence_on_the_outcome(package: Path) -> list[Place]:
    edit(package, "candidates", "zz-vote/zz-one", "votes", "39")
    contradict(package, "candidates", "zz-vote/zz-two", "outcome", "withdrew")
    return [("candidates", "zz-vote/zz-two", "votes", "40")]


@good("one_seat_has_one_winner")
def a_loser_with_more_votes_and_evidence_on_them(package: Path) -> None:
    edit(package, "candidates", "zz-vote/zz-one", "votes", "39")
    contradict(package, "candidates", "zz-vote/zz-one", "votes", "61")


@bad("withdrawn_candidates_have_no_votes")
def votes_for_somebody_who_withdrew(package: Path) -> list[Place]:
    edit(package, "candidates", "zz-vote/zz-two", "outcome", "withdrew")
    return [("candidates", "zz-vote/zz-two", "votes", "40")]


@good("withdrawn_candidates_have_no_votes")
def no_vote_for_somebody_who_withdrew(package: Path) -> None:
    edit(package, "candidates", "zz-vote/zz-two", "outcome", "withdrew")
    edit(package, "candidates", "zz-vote/zz-two", "votes", "0")
