"""Parties to statements: nobody whom a summary names is forgotten, and rows lead to each other."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from soc_data import Dataset
from soc_data.tables.models import Organization, Person, Statement

EXCEPTIONS = Path(__file__).parents[1] / "docs" / "data" / "named_without_role.csv"
SHORT = {
    "syrian-opposition-coalition": ("Coalition",),
    "syrian-government": ("government forces",),
    "syrian-interim-government": ("Interim Government",),
    "syrian-negotiations-commission": ("Negotiations Commission",),
    "soc-political-committee": ("Political Committee",),
    "soc-general-secretariat": ("General Secretariat",),
    "un-security-council": ("Security Council",),
    "russia": ("Russian",),
    "iran": ("Iranian",),
    "turkey": ("Turkish",),
}
"""The short names by which summaries call some bodies."""


def names_of(data: Dataset) -> dict[str, str]:
    """Return name -> id of every person and body."""
    found = {row.name: row.id for table in (data.organizations, data.people) for row in table.values()}
    found |= {row.abbreviation: row.id for row in data.organizations.values() if row.abbreviation}
    return found | {name: key for key, names in SHORT.items() for name in names}


def wholes(row: Person | Organization | str) -> Iterator[str]:
    """Yield the bodies that a body is a part of."""
    while isinstance(row, Organization) and row.parent is not None:
        row = row.parent
        yield row.id


@cache
def pattern_of(names: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds any of some names, the longest first, but not where it issued a resolution that is cited."""
    return re.compile(
        rf"(?<![\w-])({'|'.join(map(re.escape, sorted(names, key=len, reverse=True)))})(?![\w-])(?! resol)"
    )


def unlisted(data: Dataset, statement: Statement) -> Iterator[str]:
    """Yield the people and bodies that a summary names and that have no part in the statement."""
    names = names_of(data)
    pattern = pattern_of(tuple(names))
    involved = [*statement.speakers, *(party.party for party in statement.parties)]
    listed = {row.id for row in involved if not isinstance(row, str)} | {w for row in involved for w in wholes(row)}
    place = statement.place.name if statement.place else None
    yield from sorted(
        {m[1] for m in pattern.finditer(statement.summary) if names[m[1]] not in listed and m[1] != place}
    )


def test_whoever_a_summary_names_is_a_party(shipped: Dataset) -> None:
    """A person or body in a summary speaks, is a party or the place, or is listed with the reason why not."""
    with EXCEPTIONS.open(encoding="utf-8", newline="") as file:
        excused = {(row["statement_id"], row["name"]) for row in csv.DictReader(file) if row["reason"]}
    found = {(s.id, name) for s in shipped.statements.values() for name in unlisted(shipped, s)}
    assert found == excused


def test_a_forgotten_party_is_seen(shipped: Dataset) -> None:
    """A statement that loses its parties no longer passes."""
    statement = next(s for s in shipped.statements.values() if any(p.organization_id == "russia" for p in s.parties))
    summary = "Hadi al-Bahra condemned Russia."
    bare = Statement.model_validate({**statement.model_dump(), "summary": summary})
    object.__setattr__(bare, "__pydantic_private__", {"_dataset": shipped})
    assert list(unlisted(shipped, statement)) == []
    assert set(unlisted(shipped, bare)) <= {"Hadi al-Bahra"}


def test_statements_and_parties_lead_to_each_other(shipped: Dataset) -> None:
    """A body's statements about it are those in which it is a party and no speaker; joint ones are kept apart."""
    for table in (shipped.organizations, shipped.people):
        for row in table.values():
            assert all(row in [party.party for party in s.parties] for s in row.statements_about)
            assert all(row in s.speakers and s.speaker != row for s in row.joint_statements)
    assert shipped.organizations["russia"].statements_about


def test_labels_are_worded_alike(shipped: Dataset) -> None:
    """No two labels differ only in letter case, spaces or hyphens, and no label is the name of a body."""
    labels = {p.group_label for p in shipped.parties.values() if p.group_label}
    assert len({re.sub(r"[\W_]+", "", label).casefold() for label in labels}) == len(labels)
    assert not labels & {row.name for row in shipped.organizations.values()}
