"""DataCite metadata as JSON for registering the DOI of a version, with the sizes and formats of its files."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from soc_data.dataset.about import stem_of
from soc_data.dataset.dataset import Dataset
from soc_data.export.formats import NOTHING, Made, artefacts
from soc_data.export.schema_org import period_covered
from soc_data.export.values import as_json
from soc_data.views import datacite as metadata
from soc_data.views.reference import reference


def datacite(dataset: Dataset, made: Made = NOTHING) -> dict[str, Any]:
    """Return the metadata of the dataset as a whole."""
    content = metadata.datacite(reference(dataset))
    files = list(artefacts(stem_of(dataset), made))
    if covered := period_covered(dataset):
        content["dates"].append({"date": "/".join(covered), "dateType": "Other", "dateInformation": "years covered"})
    sizes = [f"{file.name}: {file.size} bytes" for file in files if file.size is not None]
    rows = [f"{len(table)} rows of {name}" for name, table in dataset.tables.items()]
    return {**content, "sizes": rows + sizes, "formats": list(dict.fromkeys(file.media_type for file in files))}


def files(dataset: Dataset, stem: str, made: Made = NOTHING) -> Iterator[tuple[str, bytes]]:
    """Yield the suffix and content of the metadata."""
    yield ".datacite.json", as_json(datacite(dataset, made))
