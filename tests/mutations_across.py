"""Mutations of the rules that concern several rows or tables, at every table and column where a rule applies.

The examples of `check_examples` break each rule in the scene; here each is broken wherever else it holds: at each table
of facts, each column of text, each date, each column that evidence can concern, each table from which an id can retire.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from check_examples.registry import contradict
from helpers import TABLES, Cells, add_row, edit, key_of
from mutation import Change, Mutation, RowChange, append, invented
from soc_data.checks.authorities import NAMED
from soc_data.checks.text import IN_ARABIC, IN_LATIN, NOTED
from soc_data.tables.columns import Column
from soc_data.tables.models import FACT_TABLES, MODELS, columns
from soc_data.tables.patterns import (
    COUNTRY_PATTERN,
    LANGUAGE_PATTERN,
    SLUG_PATTERN,
    SUMMARY_PATTERN,
    TEXT_PATTERN,
    URL_PATTERN,
)

CIRCULAR = {"organizations": "parent_id", "places": "part_of", "topics": "broader_id", "statements": "restates_id"}
REFERRED = ("sources", "organizations", "people", "offices", "places", "topics", "instruments")
LOOK_ALIKE = "Zz bоdy"
"""With a Cyrillic letter."""
ALIKE: dict[str, Callable[[str], str]] = {
    "letter case": str.upper, "a mark": lambda name: name.replace("z", "ż", 1),
    "a hyphen": lambda name: name.replace(" ", "-", 1),
    "a letter of another script": lambda name: name.replace("o", "о", 1),
}  # fmt: skip
"""How a name can be changed so that it is still taken for the same."""
BAD_CODES = {
    LANGUAGE_PATTERN: ("languages_are_registered", {
        "a language that nobody registered": "xx", "a language by three letters that has two": "eng",
        "a script that goes without saying": "en-Latn", "a country that nobody registered": "en-XX"}),
    COUNTRY_PATTERN: ("countries_are_registered", {
        "a country that nobody registered": "XX", "a country that is no more": "YU"}),
    URL_PATTERN: ("addresses_can_be_opened", {
        "an address without a host": "https:///zz", "a port that cannot be": "https://example.org:99999/zz",
        "a user in an address": "https://user@example.org/zz", "half a percent code": "https://example.org/100%",
        "an address on this machine": "http://localhost/zz"}),
}  # fmt: skip
"""Pattern of a column -> the rule about the codes that it holds, and what breaks it."""
WRITTEN = {"ar": "Zz Latin", "ar-Latn": "زز", "en": "زز", "ru": "Zz Latin"}
"""Language tag -> a name that is not in its script."""


def across() -> Iterator[Mutation]:
    """Yield every mutation of a rule across rows and tables, but for the examples."""
    for of in (_locators, _names, _hierarchies, _unused, _letters, _codes, _dates, _evidence, _retired, _disputed):
        yield from of()


def _rule(kind: str, rule: str, table: str, column: str, change: Cells | Change) -> Mutation:
    if isinstance(change, dict):
        change = RowChange(table, change)
    return Mutation(kind, "rule", rule, table, change, column, alone=False)


def _with_source(table: str, like: str, source: Cells, cells: Cells) -> Change:
    """Return the change that gives the invented row a source of its own, and sets cells in it."""

    def change(package: Path) -> None:
        key = f"zz-of-{table}"
        add_row(package, "sources", like=like, id=key, url=f"https://example.org/{key}", **source)
        RowChange(table, {"source_id": key} | cells)(package)

    return change


def _locators() -> Iterator[Mutation]:
    rule = "locators_lie_inside_their_source"
    for table in FACT_TABLES:
        for kind, source, value in (
            ("a paragraph past the end", "zz-text", "p21"), ("a falling span", "zz-text", "p4-3"),
            ("no paragraph of a full text", "zz-text", "excerpt"), ("a paragraph of an excerpt", "zz-excerpt", "p3"),
        ):  # fmt: skip
            yield _rule(kind, rule, table, "locator", _with_source(table, source, {}, {"locator": value}))


def _names() -> Iterator[Mutation]:
    rule = "preferred_names_are_attested"
    for table in NAMED:
        yield _rule("an Arabic name nowhere attested", rule, table, "name_ar", {"name_ar": "زز"})
        if "name_basis" in MODELS[table].model_fields:
            cells = {"name_basis": "attested", "name": "Zznowhere"}
            yield _rule("a name nowhere attested", rule, table, "name", cells)
    for table in NOTED:
        column = "label" if table == "topics" else "name"
        for what, change in ALIKE.items():
            name = change(invented(table)[column])
            if name != invented(table)[column]:
                yield _rule(f"a name that differs by {what}", "names_are_not_mistaken", table, column,
                            append(table, id="zz-alike", **{column: name}))  # fmt: skip


def _hierarchies() -> Iterator[Mutation]:
    for table, column in CIRCULAR.items():
        key = invented(table)["id"]
        yield _rule("a part of itself", "hierarchies_have_no_circle", table, column, {column: key})


def _unused() -> Iterator[Mutation]:
    own: dict[str, Cells] = {
        "sources": {"url": "https://example.org/zz-idle"}, "topics": {"label": "Idleness"},
        "people": {"name": "Zzidle", "name_basis": "editorial"},
        "organizations": {"name": "Zzidle"}, "offices": {"name": "Zzidle"},
    }  # fmt: skip
    for table in REFERRED:
        change = append(table, id="zz-idle", **own.get(table, {}))
        yield Mutation("a row that nothing refers to", "rule", "nothing_is_unused", table, change, "id")


def _letters() -> Iterator[Mutation]:
    for table in TABLES:
        for column in columns(MODELS[table]):
            if column.pattern in (TEXT_PATTERN, SUMMARY_PATTERN):
                yield _rule("a word of two scripts", "words_are_of_one_script", table, column.name,
                            {column.name: LOOK_ALIKE})  # fmt: skip
    for names, text in ((IN_LATIN, "زز"), (IN_ARABIC, "Zz")):
        for table, name in ((table, name) for table, columns_of in names.items() for name in columns_of):
            yield _rule("a name in another script", "columns_are_in_their_script", table, name, {name: text})
    for tag, text in WRITTEN.items():
        for table, name in (("names", "name"), ("sources", "title")):
            yield _rule(f"no letter as {tag} is written", "names_are_in_the_script_of_their_language", table, name,
                        {name: text, "language": tag})  # fmt: skip


def _codes() -> Iterator[Mutation]:
    for table in TABLES:
        for column in columns(MODELS[table]):
            rule, wrong = BAD_CODES.get(column.pattern or "", ("", {}))
            for kind, text in wrong.items():
                yield _rule(kind, rule, table, column.name, {column.name: text})


def _dates() -> Iterator[Mutation]:
    rule = "nothing_follows_its_reading"
    for table in (table for table in TABLES if table != "sources"):
        for column in (column for column in columns(MODELS[table]) if column.is_date):
            kind = f"a date in {column.name} that is after the reading"
            if "source_id" in MODELS[table].model_fields:
                cells = {"locator": "p3", column.name: "2008-01-02"}
                yield _rule(kind, rule, table, column.name, _with_source(table, "zz-text", {}, cells))
            else:
                yield _rule(kind, rule, table, column.name, {column.name: "9070"})


# Evidence on each table and column


def _on(table: str, column: str, stated: str, **cells: str) -> RowChange:
    """Return the change that adds evidence that contradicts a cell of the invented row."""
    row = {"table_name": table, "row_id": key_of(table, invented(table)), "field": column, "stated_value": stated,
           "verdict": "contradicts", "note": "Otherwise in the source."}  # fmt: skip
    return append("evidence", id=f"zz-{table}-{column}-e9".replace("_", "-"), **row | cells)


def _malformed(column: Column) -> str | None:
    """Return what cannot stand in a column; None where any text can."""
    if column.reference:
        return "zz-no-such-row"
    if column.is_date:
        return "2006-02-30"
    if column.codes or column.type in (int, float):
        return "x"
    return "Not Of This Form" if column.check(["Not Of This Form"])[1] else None


def _evidence() -> Iterator[Mutation]:
    for table in TABLES:
        yield _rule(f"evidence on no row of {table}", "evidence_concerns_a_cell", "evidence", "row_id",
                    _on(table, columns(MODELS[table])[-1].name, "p9", row_id="zz-no-such-row"))  # fmt: skip
        yield _rule(f"evidence on no column of {table}", "evidence_concerns_a_cell", "evidence", "field",
                    _on(table, "no_such_column", "p9"))  # fmt: skip
        for column in columns(MODELS[table]):
            if (stated := _malformed(column)) is not None:
                yield _rule(f"a stated {column.name} of {table} in another form",
                            "stated_values_have_the_form_of_their_column", "evidence", "stated_value",
                            _on(table, column.name, stated))  # fmt: skip
    for table in FACT_TABLES:
        yield _rule(f"support for another locator of {table}", "evidence_concerns_a_cell", "evidence", "stated_value",
                    _on(table, "locator", "p9", verdict="supports"))  # fmt: skip
        cells = {name: invented(table)[name] for name in ("source_id", "locator")} | {"note": ""}
        yield _rule(f"the source of a row of {table} against it", "sources_do_not_contradict_themselves", "evidence",
                    "note", _on(table, "locator", "p9", **cells))  # fmt: skip


def _retired() -> Iterator[Mutation]:
    rules = "retired_ids_lead_to_live_rows", "retirements_name_a_key_and_a_version"
    for table in TABLES:
        key = MODELS[table].table.key
        live, gone = key_of(table, invented(table)), "/".join(["zz-gone"] * len(key))
        retire = partial(append, "retired", table_name=table)
        yield _rule(
            f"a retired id that is a row of {table}", rules[0], "retired", "id", retire(id=live, replaced_by="")
        )
        yield _rule(f"a replacement that is no row of {table}", rules[0], "retired", "replaced_by",
                    retire(id=gone, replaced_by=f"{gone}-too"))  # fmt: skip
        if all(column.pattern == SLUG_PATTERN for column in columns(MODELS[table]) if column.name in key):
            yield _rule(f"a retired id that is no key of {table}", rules[1], "retired", "id",
                        retire(id=f"{gone}/zz-gone", replaced_by=""))  # fmt: skip


# Evidence excuses the very cell that it names

_EXCUSED = (
    ("weekdays_fit_dates", "sessions", "zz-1", "weekday", "tuesday", ("sessions", "zz-1", "end", "2006-01-04")),
    ("session_numbers_are_unique", "sessions", "zz-2", "number", "1", ("sessions", "zz-2", "start", "2006-06-06")),
    ("session_numbers_rise_with_time", "sessions", "zz-2", "start", "2005-06-05",
     ("sessions", "zz-2", "mode", "online")),
    ("votes_add_up", "elections", "zz-vote", "votes_cast", "99", ("elections", "zz-vote", "membership", "121")),
    ("votes_add_up", "elections", "zz-vote", "members_present", "99",
     ("elections", "zz-vote", "held_on", "2006-01-03")),
    ("votes_add_up", "elections", "zz-vote", "membership", "109", ("elections", "zz-vote", "method", "acclamation")),
    ("votes_add_up", "candidates", "zz-vote/zz-two", "votes", "400",
     ("candidates", "zz-vote/zz-two", "outcome", "withdrew")),
    ("one_seat_has_one_winner", "candidates", "zz-vote/zz-two", "votes", "61",
     ("candidates", "zz-vote/zz-two", "outcome", "withdrew")),
    ("withdrawn_candidates_have_no_votes", "candidates", "zz-vote/zz-two", "outcome", "withdrew",
     ("candidates", "zz-vote/zz-two", "votes", "41")),
)  # fmt: skip
"""Rule, a cell and a value that breaks it, and another cell on which there is evidence, which does not excuse that."""


def _disputed() -> Iterator[Mutation]:
    for rule, table, key, column, value, beside in _EXCUSED:

        def change(package: Path, table: str = table, key: str = key, column: str = column, value: str = value,
                   beside: tuple[str, str, str, str] = beside) -> None:  # fmt: skip
            edit(package, table, key, column, value)
            contradict(package, *beside)

        told = "votes" if column == "outcome" else column
        yield _rule(f"{column} {value}, with evidence on another cell, {beside[2]}", rule, table, told, change)
