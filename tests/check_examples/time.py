"""Examples for the checks of what can come before and after what."""

from __future__ import annotations

from pathlib import Path

from check_examples.registry import Place, bad, good
from helpers import add_row, edit


@bad("sources_are_read_after_they_appear")
def a_source_published_after_it_was_read(package: Path) -> list[Place]:
    edit(package, "sources", "zz-excerpt", "published", "2007-02")
    return [("sources", "zz-excerpt", "published", "2007-02")]


@bad("sources_are_read_after_they_appear")
def a_source_dated_after_it_was_read(package: Path) -> list[Place]:
    edit(package, "sources", "zz-excerpt", "dateline", "2007-01-02")
    return [("sources", "zz-excerpt", "dateline", "2007-01-02")]


@bad("sources_are_read_after_they_appear")
def a_source_read_in_the_future(package: Path) -> list[Place]:
    edit(package, "sources", "zz-excerpt", "read_on", "9070-01-01")
    return [("sources", "zz-excerpt", "read_on", "9070-01-01")]


@good("sources_are_read_after_they_appear")
def a_source_read_on_the_day_it_was_published(package: Path) -> None:
    edit(package, "sources", "zz-text", "published", "2006-06-05")
    edit(package, "sources", "zz-excerpt", "published", "2007-01")


@bad("nothing_follows_its_reading")
def a_session_that_began_after_its_source_was_read(package: Path) -> list[Place]:
    edit(package, "sessions", "zz-2", "start", "2007-01-02")
    return [("sessions", "zz-2", "start", "2007-01-02")]


@bad("nothing_follows_its_reading")
def a_term_that_ended_after_its_source_was_read(package: Path) -> list[Place]:
    edit(package, "officers", "zz-chair-two", "end", "2008")
    return [("officers", "zz-chair-two", "end", "2008")]


@bad("nothing_follows_its_reading")
def a_stated_day_after_the_reading(package: Path) -> list[Place]:
    edit(package, "reports", "zz-1-report", "period", "2007-02/2007-03")
    return [("reports", "zz-1-report", "period", "2007-02/2007-03")]


@bad("nothing_follows_its_reading")
def an_instrument_of_the_future(package: Path) -> list[Place]:
    edit(package, "instruments", "zz-act", "date", "9070")
    return [("instruments", "zz-act", "date", "9070")]


@bad("nothing_follows_its_reading")
def a_source_read_before_what_two_rows_take_from_it(package: Path) -> list[Place]:
    """The day of reading is told that both rows do not agree with, and neither of them."""
    edit(package, "sources", "zz-text", "read_on", "2006-01-01")
    return [("sources", "zz-text", "read_on", "2006-01-01")]


@good("nothing_follows_its_reading")
def a_term_that_lasts_beyond_the_reading(package: Path) -> None:
    edit(package, "officers", "zz-chair-two", "end", "[2007-01-01..]")


@bad("sessions_are_near_their_source")
def a_session_a_year_before_its_report(package: Path) -> list[Place]:
    edit(package, "sources", "zz-excerpt", "published", "2006-06-06")
    edit(package, "sessions", "zz-2", "number", "")
    edit(package, "sessions", "zz-2", "start", "2005-06-05")
    return [("sessions", "zz-2", "start", "2005-06-05")]


@bad("sessions_are_near_their_source")
def a_session_after_its_report(package: Path) -> list[Place]:
    edit(package, "sources", "zz-excerpt", "published", "2006-06-04")
    return [("sessions", "zz-2", "start", "2006-06-05")]


@good("sessions_are_near_their_source")
def a_session_that_a_reference_work_tells_of(package: Path) -> None:
    edit(package, "sources", "zz-excerpt", "kind", "reference")
    edit(package, "sources", "zz-excerpt", "published", "2006-12-31")
    edit(package, "sessions", "zz-2", "number", "")
    edit(package, "sessions", "zz-2", "start", "2005-06-05")


@bad("rounds_follow_each_other")
def a_second_round_before_the_first(package: Path) -> list[Place]:
    edit(package, "elections", "zz-vote", "held_on", "2006-01-03")
    add_row(package, "elections", like="zz-vote", id="zz-vote-2", round="2", held_on="2006-01-02")
    return [("elections", "zz-vote-2", "held_on", "2006-01-02")]


@good("rounds_follow_each_other")
def two_rounds_on_a_day(package: Path) -> None:
    add_row(package, "elections", like="zz-vote", id="zz-vote-2", round="2")


@bad("terms_end_after_their_session_begins")
def a_term_that_ends_before_its_session(package: Path) -> list[Place]:
    edit(package, "officers", "zz-chair-one", "start", "")
    edit(package, "officers", "zz-chair-one", "end", "[..2006-01-01]")
    return [("officers", "zz-chair-one", "end", "[..2006-01-01]")]


@good("terms_end_after_their_session_begins")
def a_term_of_a_day(package: Path) -> None:
    edit(package, "officers", "zz-chair-one", "start", "")
    edit(package, "officers", "zz-chair-one", "end", "2006-01-02")


@bad("the_dead_hold_no_office")
def an_office_for_the_dead(package: Path) -> list[Place]:
    edit(package, "officers", "zz-chair-one", "how_ended", "died")
    edit(package, "officers", "zz-chair-two", "person_id", "zz-one")
    edit(package, "officers", "zz-chair-two", "start", "2006-06-06")
    return [("officers", "zz-chair-two", "start", "2006-06-06")]


@bad("the_dead_hold_no_office")
def an_office_held_beyond_death(package: Path) -> list[Place]:
    edit(package, "officers", "zz-chair-one", "how_ended", "died")
    add_row(package, "offices", like="zz-chair", id="zz-seat", name="Member of the Zz body", seats="")
    add_row(package, "officers", like="zz-chair-one", id="zz-seat-one", office_id="zz-seat", end="2006-07-01")
    return [("officers", "zz-seat-one", "end", "2006-07-01")]


@good("the_dead_hold_no_office")
def an_office_until_death(package: Path) -> None:
    edit(package, "officers", "zz-chair-one", "how_ended", "died")
    add_row(package, "offices", like="zz-chair", id="zz-seat", name="Member of the Zz body", seats="")
    add_row(package, "officers", like="zz-chair-one", id="zz-seat-one", office_id="zz-seat", end="2006-06")


@bad("terms_are_recorded_once")
def a_term_known_by_bounds_under_two_ids(package: Path) -> list[Place]:
    for name, value in {"start": "[..2006-06-05]", "end": "[2006-06-05..]"}.items():
        edit(package, "officers", "zz-chair-two", name, value)
    add_row(package, "officers", like="zz-chair-two", id="zz-chair-three", note="Once more.")
    return [("officers", "zz-chair-three", "id", "zz-chair-three")]


@good("terms_are_recorded_once")
def two_terms_of_different_bounds(package: Path) -> None:
    for name, value in {"start": "[..2006-06-05]", "end": "[2006-06-05..]"}.items():
        edit(package, "officers", "zz-chair-two", name, value)
    add_row(package, "officers", like="zz-chair-two", id="zz-chair-three", start="[2006-06-05..]", end="")
