"""Many mutations in one package, so that the quick tests try them all: `verdicts.py` gives each a package of its own.

A mutation of a cell, a reference, a key or of exclusive columns becomes a further row of its table, with a line of its
own. The others change the text of a file or rows that others depend on: those of one kind are applied together, one a
table.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from helpers import TABLES, key_of, read_rows, write_rows
from mutation import Mutation, RowChange
from mutations import corpus
from soc_data.findings import Finding
from soc_data.tables.models import MODELS
from soc_data.validation.validate import validate

KEY_RULES = {"primary_keys_are_unique", "unique_keys_hold"}
"""Rules that a copy of a row breaks whatever else is wrong with it."""
RULES_OF_ROWS = {
    "cells_are_valid",
    "references_exist",
    "exclusive_columns_are_filled_once",
    "words_are_of_one_script", "columns_are_in_their_script", "names_are_in_the_script_of_their_language",
    "languages_are_registered", "countries_are_registered", "addresses_can_be_opened",
    "evidence_concerns_a_cell", "stated_values_have_the_form_of_their_column", "sources_do_not_contradict_themselves",
    "retired_ids_lead_to_live_rows", "retirements_name_a_key_and_a_version",
    *KEY_RULES,
}  # fmt: skip
BESIDE = {"a full-width =": {"cells_have_plain_characters"}}
"""Kind of mutation -> the rules that it breaks besides: a full-width sign begins a formula and is not plain."""


@dataclass(frozen=True)
class Batch:
    """Mutations that are tried in one package; `of_rows` where each is a further row."""

    name: str
    of_rows: bool
    mutations: list[Mutation]

    @property
    def base(self) -> str:
        """The package of `originals` that is enough for the mutations."""
        return "staged" if any(mutation.row == "shipped" for mutation in self.mutations) else "scene"

    def problems(self, package: Path) -> list[str]:
        """Apply the mutations to a package, validate it and return what was not found in its place, and what was found
        elsewhere."""
        if self.of_rows:
            lines = add_rows(package, self.mutations)
            return list(_row_problems(lines, validate(package).findings))
        for mutation in self.mutations:
            mutation.change(package)
        findings = validate(package).findings
        return [f"not found: {m}" for m in self.mutations if not any(is_told(m, f) for f in findings)]


def is_told(mutation: Mutation, finding: Finding) -> bool:
    """Whether a finding names the rule that a mutation breaks, its table's file and its column."""
    return (
        finding.rule == mutation.rule
        and (not mutation.table or finding.file == f"data/{mutation.table}.csv")
        and mutation.column in (None, finding.column)
    )


def batches() -> list[Batch]:
    """Return the whole corpus in batches, but for the examples of rules, each of which is a test of test_checks.py."""
    found: dict[tuple[str, bool], list[Mutation]] = {}
    for mutation in corpus():
        if mutation.table:
            of_rows = mutation.rule in RULES_OF_ROWS
            found.setdefault((mutation.rule if of_rows else mutation.kind, of_rows), []).append(mutation)
    return [Batch(name, of_rows, mutations) for (name, of_rows), mutations in found.items()]


Lines = dict[tuple[str, int], tuple[Mutation, str]]
"""File and line -> the mutation that stands there, and the key of the row."""


def add_rows(package: Path, mutations: list[Mutation]) -> Lines:
    """Add a row for each mutation to its table."""
    lines: Lines = {}
    for table in TABLES:
        before = read_rows(package, table)
        rows = list(before)
        for mutation in mutations:
            if mutation.table == table:
                assert isinstance(mutation.change, RowChange)
                rows.append(mutation.change.in_copy(before))
                lines[f"data/{table}.csv", len(rows) + 1] = mutation, key_of(table, rows[-1])
        write_rows(package, table, rows)
    return lines


def untold(package: Path, mutations: list[Mutation]) -> list[Mutation]:
    """Apply mutations of rows to a package, and return those that are not found in their line and column."""
    lines = add_rows(package, mutations)
    told = {(f.file, f.line, f.rule, f.column) for f in validate(package).findings}
    return [mutation for place, (mutation, _) in lines.items() if (*place, mutation.rule, mutation.column) not in told]


def _row_problems(lines: Lines, findings: tuple[Finding, ...]) -> Iterator[str]:
    """Yield what differs from one finding a mutation, at its line, row key and column, and none elsewhere."""
    rules = {mutation.rule for mutation, _ in lines.values()}
    told: dict[tuple[str, int | None], list[Finding]] = {}
    for finding in findings:
        told.setdefault((finding.file, finding.line), []).append(finding)
    for place, (mutation, key) in lines.items():
        at_line = told.pop(place, [])
        of_rule = [finding for finding in at_line if finding.rule == mutation.rule]
        if len(of_rule) != 1 or not is_told(mutation, of_rule[0]):
            yield f"not found: {mutation}, line {place[1]}: {[str(f) for f in of_rule]}"
        elif mutation.column not in MODELS[mutation.table].table.key and of_rule[0].key != key:
            yield f"another key than {key}: {of_rule[0]}"
        others = {f.rule for f in at_line} - rules - KEY_RULES
        if mutation.rule == "cells_are_valid" and others != BESIDE.get(mutation.kind, set()):
            yield f"found beside {mutation}: {[str(f) for f in at_line]}"
    yield from (f"found elsewhere: {f}" for elsewhere in told.values() for f in elsewhere if f.rule in rules)
