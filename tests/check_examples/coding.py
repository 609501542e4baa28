"""Examples for the checks of counts, presence, reports, topics and places."""

from __future__ import annotations

from pathlib import Path

from check_examples.registry import Place, bad, good
from helpers import add_row, edit


@bad("topics_have_two_levels")
def a_third_level(package: Path) -> list[Place]:
    for key, above in (("zz-part", "zz-topic"), ("zz-part-of-part", "zz-part")):
        add_row(package, "topics", id=key, label=f"Label of {key}", broader_id=above, definition="A part.")
        add_row(package, "statements", like="zz-1-s2", id=f"zz-1-{key}", position=str(3 + (above == "zz-part")),
                topic_id=key)  # fmt: skip
    return [("topics", "zz-part-of-part", "broader_id", "zz-part")]


@good("topics_have_two_levels")
def a_second_level(package: Path) -> None:
    add_row(package, "topics", id="zz-part", label="Zz part", broader_id="zz-topic", definition="A part.")
    edit(package, "statements", "zz-1-s2", "topic_id", "zz-part")


@bad("one_person_counts_as_one")
def two_of_one_person(package: Path) -> list[Place]:
    edit(package, "participants", "zz-1-two", "count", "2")
    return [("participants", "zz-1-two", "count", "2")]


@good("one_person_counts_as_one")
def one_of_one_person(package: Path) -> None:
    edit(package, "participants", "zz-1-two", "count", "1")


@bad("nobody_is_absent_and_present")
def somebody_absent_who_attended(package: Path) -> list[Place]:
    add_row(package, "participants", like="zz-1-two", id="zz-x", role="absent", presence="not-stated")
    return [("participants", "zz-1-two", "role", "attended")]


@bad("nobody_is_absent_and_present")
def somebody_absent_who_was_seen(package: Path) -> list[Place]:
    edit(package, "participants", "zz-1-two", "role", "absent")
    return [("participants", "zz-1-two", "presence", "stated")]


@good("nobody_is_absent_and_present")
def somebody_absent_who_was_elected(package: Path) -> None:
    edit(package, "participants", "zz-1-two", "role", "absent")
    edit(package, "participants", "zz-1-two", "presence", "not-stated")
    add_row(package, "participants", like="zz-1-two", id="zz-x", role="elected", presence="not-stated")


@bad("reports_are_recorded_once")
def a_report_under_two_ids(package: Path) -> list[Place]:
    add_row(package, "reports", like="zz-1-report", id="zz-1-report-2")
    return [("reports", "zz-1-report-2", "id", "zz-1-report-2")]


@good("reports_are_recorded_once")
def a_report_and_a_briefing(package: Path) -> None:
    add_row(package, "reports", like="zz-1-report", id="zz-1-report-2", kind="briefing")


@bad("places_lie_in_one_country")
def a_town_in_a_province_of_another_country(package: Path) -> list[Place]:
    add_row(package, "places", like="zz-town", id="zz-land", name="Zzland", kind="province", country="TR")
    edit(package, "places", "zz-town", "part_of", "zz-land")
    return [("places", "zz-town", "country", "SY")]


@good("places_lie_in_one_country")
def a_town_in_a_region_across_borders(package: Path) -> None:
    add_row(package, "places", like="zz-town", id="zz-land", name="Zzland", kind="region", country="")
    edit(package, "places", "zz-town", "part_of", "zz-land")
