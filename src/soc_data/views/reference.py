"""The content of a citation, before formatting: of the dataset at its version, or of one row with its source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from soc_data.dataset.about import (
    about,
    all_versions,
    creators,
    doi_of,
    file_address,
    identifier,
    release_page,
    released,
    stem_of,
)
from soc_data.dataset.dataset import Dataset
from soc_data.tables.models import Source
from soc_data.tables.row import Row
from soc_data.views.show import find_row


@dataclass(frozen=True, slots=True)
class Relation:
    """How another resource is related to the cited one, in DataCite's terms (`IsVersionOf`), and its address."""

    kind: str
    address: str


@dataclass(frozen=True, slots=True)
class Reference:
    """The content of a citation. `row` and the attributes after it are None for the whole dataset; a row has the DOI of
    its dataset."""

    key: str
    title: str
    authors: tuple[str, ...]
    released: str
    version: str
    url: str
    landing_page: str
    description: str
    keywords: tuple[str, ...]
    licence: dict[str, str]
    doi: str | None = None
    relations: tuple[Relation, ...] = ()
    row: str | None = None
    source: Source | None = None
    locator: str | None = None

    @property
    def year(self) -> str:
        """The year of the release."""
        return self.released[:4]

    @property
    def full_title(self) -> str:
        """The title of the dataset, preceded by the row if one is cited."""
        return f"{self.row}, in: {self.title}" if self.row else self.title

    @property
    def basis(self) -> str | None:
        """The source and the locator in words; None if there is no source."""
        if self.source is None:
            return None
        parts = [self.source.title, self.source.publisher, self.source.published, self.source.url, self.locator]
        return ", ".join(part for part in parts if part)


def reference(dataset: Dataset, row_id: str | None = None) -> Reference:
    """Return the content of a citation; raise `UsageError` with similar ids if no row has the id."""
    package = about(dataset)
    row = None if row_id is None else find_row(dataset, row_id)
    return Reference(
        key=stem_of(dataset) + (f"-{row.key.replace('/', '-')}" if row else ""),
        title=package["title"],
        authors=tuple(creators(package)),
        released=released(dataset),
        version=package["version"],
        url=identifier(dataset),
        landing_page=release_page(dataset),
        description=package["description"],
        keywords=tuple(package["keywords"]),
        licence=package["licenses"][0],
        doi=doi_of(dataset),
        **(_row_parts(dataset, row) if row else {"relations": tuple(_relations(dataset))}),
    )


def _row_parts(dataset: Dataset, row: Row) -> dict[str, Any]:
    source = row if isinstance(row, Source) else getattr(row, "source", None)
    relations = [Relation("IsPartOf", identifier(dataset))]
    if source is not None:
        relations.append(Relation("IsDerivedFrom", source.url))
    return {"row": f"{type(row).__name__} {row.key}", "source": source, "locator": getattr(row, "locator", None),
            "relations": tuple(relations)}  # fmt: skip


def _relations(dataset: Dataset) -> Iterator[Relation]:
    yield Relation("IsVersionOf", all_versions())
    yield Relation("IsDocumentedBy", file_address(dataset, "docs/codebook.md"))
    yield Relation("IsDocumentedBy", file_address(dataset, "docs/methodology.md"))
    yield Relation("IsSupplementTo", file_address(dataset, ""))
    yield from (Relation("IsDerivedFrom", s["path"]) for s in about(dataset)["sources"] if "path" in s)
