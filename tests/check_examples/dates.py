"""Examples for the checks of dates and session numbers."""

from __future__ import annotations

from pathlib import Path

from check_examples.registry import Place, bad, contradict, good
from helpers import add_row, edit


@bad("starts_do_not_follow_ends")
def a_session_that_ends_before_it_starts(package: Path) -> list[Place]:
    edit(package, "sessions", "zz-2", "end", "2006-06-04")
    return [("sessions", "zz-2", "end", "2006-06-04")]


@bad("starts_do_not_follow_ends")
def a_term_that_ended_before_its_bounds(package: Path) -> list[Place]:
    edit(package, "officers", "zz-chair-two", "end", "[..2006-06-04]")
    return [("officers", "zz-chair-two", "end", "[..2006-06-04]")]


@good("starts_do_not_follow_ends")
def a_start_known_by_its_month(package: Path) -> None:
    edit(package, "sessions", "zz-2", "start", "2006-06")
    edit(package, "sessions", "zz-2", "end", "2006-06-01")


@bad("sessions_last_days")
def a_session_that_ends_a_year_later(package: Path) -> list[Place]:
    edit(package, "sessions", "zz-2", "end", "2007-06")
    return [("sessions", "zz-2", "end", "2007-06")]


@good("sessions_last_days")
def a_session_of_a_month(package: Path) -> None:
    edit(package, "sessions", "zz-2", "end", "2006-07-06")


@good("sessions_last_days")
def a_session_that_ended_some_day(package: Path) -> None:
    edit(package, "sessions", "zz-2", "end", "[2006-06-05..]")


@bad("sessions_have_a_basis_for_their_dates")
def a_stated_date_that_is_not_there(package: Path) -> list[Place]:
    edit(package, "sessions", "zz-2", "start", "")
    return [("sessions", "zz-2", "start", "")]


@bad("sessions_have_a_basis_for_their_dates")
def an_unknown_date_that_is_there(package: Path) -> list[Place]:
    edit(package, "sessions", "zz-2", "date_basis", "unknown")
    return [("sessions", "zz-2", "start", "2006-06-05")]


@bad("sessions_have_a_basis_for_their_dates")
def an_inferred_date_without_a_reason(package: Path) -> list[Place]:
    edit(package, "sessions", "zz-2", "date_basis", "inferred")
    return [("sessions", "zz-2", "note", "")]


@good("sessions_have_a_basis_for_their_dates")
def a_session_without_dates(package: Path) -> None:
    edit(package, "sessions", "zz-2", "start", "")
    edit(package, "sessions", "zz-2", "date_basis", "unknown")


@bad("weekdays_fit_dates")
def another_weekday(package: Path) -> list[Place]:
    edit(package, "sessions", "zz-1", "weekday", "tuesday")
    return [("sessions", "zz-1", "weekday", "tuesday")]


@good("weekdays_fit_dates")
def another_weekday_with_evidence(package: Path) -> None:
    edit(package, "sessions", "zz-1", "weekday", "tuesday")
    contradict(package, "sessions", "zz-1", "weekday", "monday")


@good("weekdays_fit_dates")
def a_weekday_in_a_month(package: Path) -> None:
    edit(package, "sessions", "zz-2", "start", "2006-06")
    edit(package, "sessions", "zz-2", "weekday", "sunday")


@bad("session_numbers_are_unique")
def one_number_for_two_sessions(package: Path) -> list[Place]:
    edit(package, "sessions", "zz-2", "number", "1")
    return [("sessions", "zz-2", "number", "1")]


@good("session_numbers_are_unique")
def one_number_for_two_sessions_with_evidence(package: Path) -> None:
    edit(package, "sessions", "zz-2", "number", "1")
    contradict(package, "sessions", "zz-1", "number", "2")


@bad("session_numbers_rise_with_time")
def a_higher_number_earlier(package: Path) -> list[Place]:
    edit(package, "sessions", "zz-2", "start", "2006-01-01")
    return [("sessions", "zz-2", "start", "2006-01-01")]


@good("session_numbers_rise_with_time")
def a_higher_number_perhaps_earlier(package: Path) -> None:
    edit(package, "sessions", "zz-2", "start", "2006-01")


@good("session_numbers_rise_with_time")
def a_higher_number_earlier_with_evidence(package: Path) -> None:
    edit(package, "sessions", "zz-2", "start", "2006-01-01")
    contradict(package, "sessions", "zz-2", "start", "2006-07-01")


@bad("weekdays_fit_dates")
def a_weekday_outside_a_set_of_days(package: Path) -> list[Place]:
    edit(package, "sessions", "zz-2", "start", "[2006-06-05..2006-06-07]")
    edit(package, "sessions", "zz-2", "weekday", "thursday")
    return [("sessions", "zz-2", "weekday", "thursday")]


@good("weekdays_fit_dates")
def a_weekday_inside_a_set_of_days(package: Path) -> None:
    edit(package, "sessions", "zz-2", "start", "[2006-06-05..2006-06-07]")
    edit(package, "sessions", "zz-2", "weekday", "wednesday")


@bad("session_numbers_are_unique")
def one_number_for_three_sessions_with_evidence_on_one(package: Path) -> list[Place]:
    edit(package, "sessions", "zz-2", "number", "1")
    add_row(package, "sessions", like="zz-2", id="zz-3", start="2006-07-05")
    contradict(package, "sessions", "zz-1", "number", "2")
    return [("sessions", "zz-3", "number", "1")]


@bad("session_numbers_rise_with_time")
def one_session_after_two_of_a_higher_number(package: Path) -> list[Place]:
    """The session is told that both others do not agree with, and neither of them."""
    add_row(package, "sessions", like="zz-2", id="zz-3", number="3", start="2006-07-05")
    edit(package, "sessions", "zz-1", "start", "2006-10-02")
    edit(package, "sessions", "zz-1", "end", "2006-10-03")
    return [("sessions", "zz-1", "start", "2006-10-02")]
