"""The publication that each row is based on, as PROV in Turtle: one line per row and one per publication."""

from __future__ import annotations

from collections.abc import Iterator

from soc_data import metadata
from soc_data.dataset.about import website
from soc_data.dataset.dataset import Dataset
from soc_data.export.values import iri
from soc_data.site.addresses import identity
from soc_data.tables.models import Source
from soc_data.tables.row import Row


def derivations(dataset: Dataset) -> Iterator[tuple[Row, Source]]:
    """Yield each row that is based on a publication, and the row of that publication."""
    for table in dataset.tables.values():
        for row in table.values():
            source = getattr(row, "source", None)
            if source is not None:
                yield row, source


def provenance(dataset: Dataset) -> bytes:
    """Return the Turtle: rows are derived from publications; a publication is the content of an address when read.

    Addresses are relative to the common beginning of the identities of rows.
    """
    site = website(dataset)
    start = metadata.BASE_URI or site

    def named(row: Row) -> str:
        return f"<{identity(row, site).removeprefix(start)}>"

    pages = [f"{named(source)} prov:specializationOf <{iri(source.url)}> ." for source in dataset.sources.values()]
    drawn = [f"{named(row)} prov:wasDerivedFrom {named(source)} ." for row, source in derivations(dataset)]
    head = ["@prefix prov: <http://www.w3.org/ns/prov#> .", f"@base <{start}> .", ""]
    return ("\n".join([*head, *pages, "", *drawn]) + "\n").encode()
