"""The data package as a zip: `datapackage.json`, the CSV files, their schemas, CSVW metadata and a README.

`soc_data.load` and any Frictionless reader can open it unchanged.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from soc_data.dataset.about import about
from soc_data.dataset.dataset import Dataset
from soc_data.export.archive import zip_bytes
from soc_data.export.csvw import METADATA_FILE, csvw_metadata
from soc_data.export.values import as_json
from soc_data.metadata import DESCRIPTOR
from soc_data.reading.csvio import write_table
from soc_data.tables.descriptors import descriptors
from soc_data.views.cite import cite


def package_files(dataset: Dataset) -> Iterator[tuple[str, bytes]]:
    """Yield the path and the content of each file of the data package, the descriptor first."""
    described = descriptors()
    package = json.loads(described.pop(DESCRIPTOR))
    yield DESCRIPTOR, as_json({**package, **about(dataset)})
    yield METADATA_FILE, as_json(csvw_metadata(dataset))
    yield "README.md", _readme(dataset).encode()
    for name, table in dataset.tables.items():
        yield f"data/{name}.csv", write_table(table.model.layout(), table.values())
    yield from ((path, content.encode()) for path, content in sorted(described.items()))


def _readme(dataset: Dataset) -> str:
    package = about(dataset)
    licence = package["licenses"][0]
    lines = [f"- `data/{name}.csv`: {table.model.table.title}, {len(table):,} rows"
             for name, table in dataset.tables.items()]  # fmt: skip
    return "\n".join(
        [f"# {package['title']}, version {package['version']}", "", package["description"], "",
         "The tables are CSV in UTF-8; an empty cell is a missing value. `schemas/` describes every column, and",
         "`datapackage.json` the whole as a Frictionless data package.", "", *lines, "",
         f"Licence: {licence['title']}, {licence['path']}", "", f"To cite it: {cite(dataset)}", ""]
    )  # fmt: skip


def package_zip(dataset: Dataset) -> bytes:
    """Return the bytes of the zip; `datapackage.json` is at its root, where Frictionless readers look for it."""
    return zip_bytes(package_files(dataset))


def files(dataset: Dataset, stem: str) -> Iterator[tuple[str, bytes]]:
    """Yield the suffix and content of the zip."""
    yield ".zip", package_zip(dataset)
