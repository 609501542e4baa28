"""Models -> Frictionless descriptors: `datapackage.json` and `schemas/*.json` (Data Package 2.0, Table Schema 2.0)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from soc_data.files import write_files
from soc_data.findings import Finding
from soc_data.metadata import DESCRIPTOR, package_metadata, resource_metadata
from soc_data.tables.canonical import PLAIN_CSV
from soc_data.tables.models import MODELS
from soc_data.tables.row import Row, described


def _resource(model: type[Row]) -> dict[str, Any]:
    info = model.table
    return {
        "name": info.name,
        "type": "table",
        "path": f"data/{info.name}.csv",
        "title": info.title,
        "description": described(model),
        "scheme": PLAIN_CSV["scheme"],
        "format": PLAIN_CSV["format"],
        "mediatype": "text/csv",
        "encoding": PLAIN_CSV["encoding"],
        "schema": f"schemas/{info.name}.json",
        **resource_metadata(info.name),
    }


def descriptors() -> dict[str, str]:
    """Return the generated descriptors: path -> content."""
    package = {**package_metadata(), "resources": [_resource(model) for model in MODELS.values()]}
    contents = {f"schemas/{name}.json": model.table_schema() for name, model in MODELS.items()}
    return {
        path: json.dumps(content, ensure_ascii=False, indent=2) + "\n"
        for path, content in {DESCRIPTOR: package, **contents}.items()
    }


def write_descriptors(directory: Path) -> list[str]:
    """Write those descriptors of a checkout that are missing or differ; return their paths."""
    drifted = [finding.file for finding in check_descriptors(directory)]
    contents = descriptors()
    write_files({directory / path: contents[path].encode() for path in drifted})
    return drifted


def check_descriptors(directory: Path) -> Iterator[Finding]:
    """Yield a finding for each descriptor of a checkout that differs from what the models generate."""
    for path, content in descriptors().items():
        file = directory / path
        if not file.is_file() or file.read_bytes() != content.encode():
            yield Finding(
                "descriptors_are_generated",
                path,
                "what `soc-data schema --write` writes",
                value="missing" if not file.is_file() else "differs",
            )
