"""The dataset as the site sees it: the evidence on each row, the line of each row in its file, the years covered."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from itertools import groupby
from typing import Any
from urllib.parse import quote

from soc_data.dataset.about import UNVERSIONED, about, creators, identifier, released, version_of
from soc_data.dataset.dataset import Dataset
from soc_data.metadata import HOMEPAGE
from soc_data.site.addresses import address, fragment, home_of, page_of
from soc_data.site.markup import Html
from soc_data.tables import models as m
from soc_data.tables.codes import Verdict
from soc_data.tables.row import Row
from soc_data.views.coverage import Coverage, coverage

FIRST_LINE = 2
"""The line of a file's first row: the header stands above it."""


class Record:
    """A dataset with what its pages ask of it again and again."""

    def __init__(self, dataset: Dataset, description: dict[str, Any], documents: Iterable[str] = ()) -> None:
        self.dataset = dataset
        self.description = description
        """The dataset as schema.org/Dataset, with its downloads."""
        self.documents = tuple(documents)
        """The paths of further descriptions of the dataset."""
        self.about = about(dataset)
        self.version = version_of(dataset)
        self.released = released(dataset)
        self.identifier = identifier(dataset)
        self.creators = creators(self.about)
        self.licence: dict[str, str] = self.about["licenses"][0]
        self.homepage = HOMEPAGE
        self._addresses: dict[int, str] = {}
        self._places: dict[int, tuple[Row, str]] = {}
        self.names: dict[tuple[str, int], Html] = {}
        """What each row is called, by language and identity of the row."""
        self.links: dict[tuple[str, str, int], Html] = {}
        """The link to each row that has a page, by language, depth and identity of the row."""
        self.written: dict[tuple[str, str, str], Html] = {}
        """Pieces that many pages of a language share, by language, depth and what they are."""

    @cached_property
    def _evidence(self) -> dict[int, list[m.Evidence]]:
        """Identity of each row -> the further sources for it."""
        found: dict[int, list[m.Evidence]] = {}
        for row in self.dataset.evidence.values():
            table = self.dataset.tables.get(row.table_name)
            subject = None if table is None else table.get(row.row_id)
            if subject is not None:
                found.setdefault(id(subject), []).append(row)
        return found

    def evidence(self, row: Row, field: str | None = None) -> list[m.Evidence]:
        """Return the further sources for a row, or for one of its values."""
        found = self._evidence.get(id(row), [])
        return found if field is None or not found else [e for e in found if e.field == field]

    @cached_property
    def disputes(self) -> tuple[m.Evidence, ...]:
        """What contradicts a recorded value."""
        return tuple(e for e in self.dataset.evidence.values() if e.verdict == Verdict.CONTRADICTS)

    @cached_property
    def belonging(self) -> dict[str, dict[str, list[Row]]]:
        """Page -> table -> the rows that stand on it, in the order of the tables."""
        found: dict[str, dict[str, list[Row]]] = {}
        for name, table in self.dataset.tables.items():
            for row in table.values():
                found.setdefault(page_of(row), {}).setdefault(name, []).append(row)
        return found

    @cached_property
    def lines(self) -> dict[int, int]:
        """Identity of each row -> its line in its file."""
        return {
            id(row): line
            for table in self.dataset.tables.values()
            for line, row in enumerate(table.values(), FIRST_LINE)
        }

    def address(self, row: Row) -> str:
        """Return where a row stands, as `addresses.address` has it: pages ask for the same rows again and again."""
        known = self._addresses.get(id(row))
        if known is None:
            known = self._addresses[id(row)] = address(row)
        return known

    def place(self, row: Row) -> tuple[Row, str]:
        """Return the row on whose page a row stands, and its anchor there, as `addresses` has them."""
        known = self._places.get(id(row))
        if known is None:
            known = self._places[id(row)] = home_of(row), fragment(row)
        return known

    def line(self, row: Row) -> str:
        """Return the file of a row and its line there: `statements.csv#L12`."""
        return f"{row.table.name}.csv#L{self.lines[id(row)]}"

    @cached_property
    def correction_form(self) -> str:
        """What the body of a correction asks for below the page, as it stands in an address."""
        return quote(f"\nVersion: {self.version}\n\nWhat is wrong:\n\nA public source for what is right:\n", safe="")

    @property
    def files_at(self) -> str:
        """The address below which the CSV files of this version stand, with numbered lines."""
        revision = "main" if self.version == UNVERSIONED else f"v{self.version}"
        return f"{self.homepage}/blob/{revision}/data/"

    @cached_property
    def coverage(self) -> Coverage:
        """What is known of each session."""
        return coverage(self.dataset)

    @cached_property
    def years(self) -> list[str]:
        """All years from the first dated session to the last."""
        known = [int(s.year) for s in self.coverage.sessions if s.year.isdigit()]
        return [str(year) for year in range(min(known), max(known) + 1)] if known else []

    @cached_property
    def year_of(self) -> dict[str, str]:
        """Session -> its year, `undated` where it has none."""
        return {s.session: s.year for s in self.coverage.sessions}

    @cached_property
    def in_time(self) -> tuple[m.Session, ...]:
        """The sessions by first day; those without a date last."""
        return tuple(sorted(self.dataset.sessions.values(), key=lambda s: (self.year_of[s.id], s.start or "", s.id)))

    @cached_property
    def statements(self) -> tuple[m.Statement, ...]:
        """All statements, by session in time and position."""
        return tuple(s for session in self.in_time for s in sorted(session.statements, key=lambda s: s.position))

    @cached_property
    def _order(self) -> dict[int, int]:
        return {id(statement): number for number, statement in enumerate(self.statements)}

    def by_session(self, statements: Any) -> list[tuple[m.Session, list[m.Statement]]]:
        """Group statements by session, in time."""
        rows = sorted(statements, key=lambda s: self._order[id(s)])
        return [(some[0].session, some) for _, some in ((k, list(g)) for k, g in groupby(rows, lambda s: s.session_id))]
