"""The data package as a zip: `datapackage.json`, the CSV files, their schemas, CSVW and RO-Crate metadata, a README.

`soc_data.load` and any Frictionless reader can open it unchanged.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from soc_data.dataset.about import about
from soc_data.dataset.dataset import Dataset
from soc_data.export.archive import zip_bytes
from soc_data.export.csvw import METADATA_FILE as CSVW_FILE
from soc_data.export.csvw import csvw_metadata
from soc_data.export.provenance import provenance
from soc_data.export.readme import readme
from soc_data.export.ro_crate import METADATA_FILE as CRATE_FILE
from soc_data.export.ro_crate import as_lines, ro_crate
from soc_data.export.values import as_json
from soc_data.metadata import DESCRIPTOR
from soc_data.reading.csvio import write_table
from soc_data.tables.descriptors import descriptors


def package_files(dataset: Dataset) -> Iterator[tuple[str, bytes]]:
    """Yield the path and the content of each file of the data package, the descriptor first."""
    described = descriptors()
    package = json.loads(described.pop(DESCRIPTOR))
    contents = {DESCRIPTOR: as_json({**package, **about(dataset)}), CSVW_FILE: as_json(csvw_metadata(dataset)),
                "README.md": readme(dataset).encode(), "provenance.ttl": provenance(dataset)}  # fmt: skip
    for name, table in dataset.tables.items():
        contents[f"data/{name}.csv"] = write_table(table.model.layout(), table.values())
    contents |= {path: content.encode() for path, content in sorted(described.items())}
    yield from contents.items()
    yield CRATE_FILE, as_lines(ro_crate(dataset, contents))


def package_zip(dataset: Dataset) -> bytes:
    """Return the bytes of the zip; `datapackage.json` is at its root, where Frictionless readers look for it."""
    return zip_bytes(package_files(dataset))


def files(dataset: Dataset, stem: str) -> Iterator[tuple[str, bytes]]:
    """Yield the suffix and content of the zip."""
    yield ".zip", package_zip(dataset)
