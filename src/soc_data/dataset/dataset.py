"""`load()`: a data package as typed tables whose rows are linked to each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any

from soc_data.checks import STRUCTURE, run_checks
from soc_data.dataset.people import Match, find_person
from soc_data.dataset.rows import build_rows
from soc_data.dataset.summary import as_text
from soc_data.dataset.table import Table
from soc_data.errors import InvalidPackageError, UsageError
from soc_data.findings import Finding, shown
from soc_data.reading.layouts import layouts_for
from soc_data.reading.package import Package, located
from soc_data.reading.store import Store, gc_paused
from soc_data.tables import models as m
from soc_data.tables.models import MODELS
from soc_data.tables.row import Row, described
from soc_data.tables.seeing import as_html

if TYPE_CHECKING:
    import pandas
    import polars


class Dataset:
    """A loaded data package: one attribute per table, each a `Table`, and the queries that span several tables.

    `version` is the version in the package's descriptor, or None; `path` is where the package was read from.
    """

    sources: Table[m.Source]
    organizations: Table[m.Organization]
    people: Table[m.Person]
    names: Table[m.Name]
    offices: Table[m.Office]
    places: Table[m.Place]
    topics: Table[m.Topic]
    instruments: Table[m.Instrument]
    sessions: Table[m.Session]
    venues: Table[m.Venue]
    officers: Table[m.Officer]
    elections: Table[m.Election]
    candidates: Table[m.Candidate]
    participants: Table[m.Participant]
    reports: Table[m.Report]
    statements: Table[m.Statement]
    parties: Table[m.Party]
    citations: Table[m.Citation]
    evidence: Table[m.Evidence]
    retired: Table[m.Retired]

    def __init__(self, path: Path, descriptor: Mapping[str, Any]) -> None:
        self.path = path
        self.descriptor = descriptor
        self.version: str | None = descriptor.get("version")
        self.tables: dict[str, Table[Any]] = {}
        self._indexes: dict[tuple[str, str], dict[str, tuple[Any, ...]]] = {}

    def __setstate__(self, state: dict[str, Any]) -> None:
        """Attach the unpickled rows to this dataset: a row is pickled without its link (see `Row.__reduce__`)."""
        self.__dict__.update(state)
        for row in (row for table in self.tables.values() for row in table.values() if row._dataset is None):
            row._dataset = self

    def _add(self, model: type[Row], keys: Iterable[str], rows: Iterable[Row]) -> None:
        table = Table(model, dict(zip(keys, rows, strict=True)))
        self.tables[model.table.name] = table
        setattr(self, model.table.name, table)

    def __getitem__(self, table: str) -> Table[Any]:
        """Return a table by name; raise `KeyError` with similar names if there is none."""
        try:
            return self.tables[table]
        except KeyError:
            raise KeyError(_no_table(table, self.tables)) from None

    def __contains__(self, table: object) -> bool:
        """Whether a table has this name."""
        return table in self.tables

    def __iter__(self) -> Iterator[str]:
        """Iterate over the names of the tables."""
        return iter(self.tables)

    def __repr__(self) -> str:
        return f"<soc_data.Dataset {shown(self.version) or 'without version'}: {len(self.tables)} tables>"

    def __str__(self) -> str:
        title = self.descriptor.get("title") or self.path.name
        return as_text(self.tables, f"{shown(title)}, version {shown(self.version) or 'not stated'}")

    def _repr_html_(self) -> str:
        title = self.descriptor.get("title") or self.path.name
        rows = [
            (name, f"{len(table):,}", described(table.model).partition("\n")[0]) for name, table in self.tables.items()
        ]
        heading = f"{shown(title)}, version {shown(self.version) or 'not stated'}"
        return as_html(heading, ("table", "rows", "one row is"), rows)

    def referring(self, table: str, column: str, key: str) -> tuple[Any, ...]:
        """Return the rows of `table` whose `column` holds `key`, in the order of the table."""
        index = self._indexes.get((table, column))
        if index is None:  # built at the first use of the relation
            found: dict[str, list[Any]] = {}
            for row in self.tables[table].values():
                found.setdefault(getattr(row, column), []).append(row)
            index = self._indexes[table, column] = {k: tuple(v) for k, v in found.items()}
        return index.get(key, ())

    def find_person(self, name: str, limit: int = 10) -> tuple[Match, ...]:
        """Return at most `limit` people whose attested spellings are most similar to `name`, best match first.

        Raises `ValueError` if `name` has no letter or is longer than 200 characters.
        """
        return find_person(self.people.values(), name, limit)

    def to_pandas(self, table: str) -> pandas.DataFrame:
        """Return a table as a pandas frame; needs the extra `pandas`. See `soc_data.dataset.frames`.

        Raises `UsageError` with similar names if there is no such table.
        """
        return self._asked(table).to_pandas()

    def to_polars(self, table: str) -> polars.DataFrame:
        """Return a table as a polars frame; needs the extra `polars`. Raises as `to_pandas` does."""
        return self._asked(table).to_polars()

    def _asked(self, table: str) -> Table[Any]:
        if table not in self.tables:
            raise UsageError(_no_table(table, self.tables))
        return self.tables[table]


def _no_table(name: object, tables: Iterable[str]) -> str:
    near = get_close_matches(str(name), tables, 3)
    return f"no table {name!r}; " + (f"did you mean {' or '.join(near)}?" if near else f"there are {', '.join(tables)}")


def load(path: str | Path | None = None) -> Dataset:
    """Load the shipped data, or the package at `path`: a directory, a checkout, a zip or a `datapackage.json`.

    Cells, keys and references are checked; `soc-data validate` checks the other rules. Raises `InvalidPackageError`
    with all findings if one of these checks fails, `FileNotFoundError` if `path` does not exist.
    """
    where = located(path)
    findings: list[Finding] = []
    store = Store(layouts_for(path))
    with Package(where) as package, gc_paused():
        dataset = Dataset(where, package.descriptor())
        store.read(package, findings)
        findings += run_checks(STRUCTURE, store)
        if findings:
            raise InvalidPackageError(findings)
        for name, model in MODELS.items():
            table = store.tables.pop(name)
            dataset._add(model, table.keys(), build_rows(model, table.values, dataset))
    return dataset
