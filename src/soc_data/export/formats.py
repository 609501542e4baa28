"""The registry of formats: the name of each, the files that it consists of, and the extra that it needs."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from types import MappingProxyType
from typing import Any, NamedTuple, cast

from soc_data.dataset.dataset import Dataset
from soc_data.dataset.table import Table
from soc_data.export.archive import zip_bytes
from soc_data.tables.models import MODELS

Made = Mapping[str, bytes]
"""Name -> content of the files of a release that are made already."""
NOTHING: Made = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Format:
    """One format: its name on the command line, its title, and the suffixes of its files.

    `suffix` ends the name of its file; with `per_table` there is one file a table instead, `-<table><suffix>`, and with
    `bundled` a release has these in one zip. `takes_table` says whether one table, or some rows of it, can be written.
    `companions` are the suffixes of files that go with it. `extra` is what must be installed, None where nothing.
    One with `folder` is many files that belong together: a folder when exported alone, one file of the release.
    One that `describes` tells of the other files of the release; in a release it has the size and the SHA-256 of those
    that are made before it.
    """

    name: str
    title: str
    suffix: str
    media_type: str
    extra: str | None = None
    companions: tuple[str, ...] = ()
    per_table: bool = False
    bundled: bool = False
    takes_table: bool = False
    folder: bool = False
    describes: bool = False

    @property
    def suffixes(self) -> tuple[str, ...]:
        """The ends of the names of its files in a release, after their common stem."""
        if self.bundled:
            return (f"-{self.name}.zip",)
        if self.per_table:
            return tuple(f"-{table}{self.suffix}" for table in MODELS)
        return (self.suffix, *self.companions)

    def files(self, dataset: Dataset, stem: str) -> Iterator[tuple[str, bytes]]:
        """Yield the suffix and the content of each file; raise `MissingExtraError` if the extra is missing."""
        yield from cast("Iterator[tuple[str, bytes]]", self._module().files(dataset, stem))

    def members(self, dataset: Dataset) -> Iterator[tuple[str, bytes]]:
        """Yield the path in the folder and the content of each file, for a format with `folder`."""
        yield from cast("Iterator[tuple[str, bytes]]", self._module().members(dataset))

    def release_files(self, dataset: Dataset, stem: str, made: Made = NOTHING) -> Iterator[tuple[str, bytes]]:
        """Yield the suffix and the content of each file of a release: as `files`, what is bundled as one zip."""
        if self.describes:
            yield from cast("Iterator[tuple[str, bytes]]", self._module().files(dataset, stem, made))
        elif not self.bundled:
            yield from self.files(dataset, stem)
        else:
            yield self.suffixes[0], zip_bytes((s.removeprefix("-"), c) for s, c in self.files(dataset, stem))

    def content(self, dataset: Dataset, table: Table[Any]) -> bytes:
        """Return the file of one table, for a format that `takes_table`; raise as `files` does."""
        return cast("bytes", self._module().content(dataset, table))

    def _module(self) -> Any:
        return import_module(f"soc_data.export.{self.name.replace('-', '_')}")


_LD = "application/ld+json"

FORMATS: dict[str, Format] = {
    form.name: form
    for form in (
        Format("zip", "Data package and RO-Crate: CSV with schemas, a data dictionary and provenance, zipped", ".zip",
               "application/zip"),
        Format("sqlite", "SQLite database with full-text search, and its descriptions for Datasette", ".sqlite",
               "application/vnd.sqlite3", companions=(".datasette.json",)),
        Format("csv", "CSV with the bounds of dates as columns, one file per table", ".csv", "text/csv",
               per_table=True, bundled=True, takes_table=True),
        Format("parquet", "Parquet, one file per table", ".parquet", "application/vnd.apache.parquet", "parquet",
               per_table=True, takes_table=True),
        Format("xlsx", "Excel workbook, one sheet per table", ".xlsx",
               "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx",
               takes_table=True),
        Format("jsonl", "JSON Lines, one file per table, one line per row", ".jsonl", "application/jsonl",
               per_table=True, bundled=True, takes_table=True),
        Format("popolo", "People, organizations, posts and memberships as Popolo JSON", ".popolo.json",
               "application/json"),
        Format("croissant", "Description of the tables for machine learning (Croissant)", ".croissant.json", _LD),
        Format("csvw", "Description of the CSV files (CSV on the Web)", ".csv-metadata.json", "application/csvm+json"),
        Format("site", "Website that opens from disk, in English and Arabic", ".site.zip", "application/zip", "site",
               folder=True, describes=True),
        Format("schema-org", "Description of the dataset for search engines (schema.org)", ".schema-org.jsonld", _LD,
               describes=True),
        Format("dcat", "Description of the dataset for data catalogues (DCAT)", ".dcat.jsonld", _LD, describes=True),
        Format("datacite", "Description of the dataset for the registration of its DOI (DataCite)", ".datacite.json",
               "application/vnd.datacite.datacite+json", describes=True),
    )
}  # fmt: skip
"""Name -> format, in the order in which they are told and made. The module `soc_data.export.<name>` writes each."""


class Artefact(NamedTuple):
    """A file of a release; its size in bytes and its SHA-256 where it is made already."""

    name: str
    title: str
    media_type: str
    size: int | None = None
    sha256: str | None = None


def artefacts(stem: str, made: Made = NOTHING) -> Iterator[Artefact]:
    """Yield every file of a release, without making any."""
    for form in FORMATS.values():
        for suffix in form.suffixes:
            other = "application/zip" if form.bundled else "application/json"
            media_type = form.media_type if suffix.endswith(form.suffix) else other
            content = made.get(stem + suffix)
            known = () if content is None else (len(content), hashlib.sha256(content).hexdigest())
            yield Artefact(stem + suffix, form.title, media_type, *known)
