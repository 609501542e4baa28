"""CSV on the Web (W3C): metadata for the CSV files, to be placed as `csv-metadata.json` beside the directory `data`.

A CSVW foreign key allows no empty cell. So a column that may be empty has `dc:references` instead, which names the
table that its ids belong to; no reader checks it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from soc_data.dataset.about import about, creators, identifier, released
from soc_data.dataset.dataset import Dataset
from soc_data.export.values import as_json
from soc_data.tables.columns import Column
from soc_data.tables.models import MODELS, columns
from soc_data.tables.row import Row, described

METADATA_FILE = "csv-metadata.json"


def _datatype(column: Column) -> dict[str, Any]:
    if column.type is int:
        return {"base": "integer", "minimum": column.minimum or 0}
    if column.type is float:
        return {"base": "decimal", "minimum": column.minimum, "maximum": column.maximum}
    if column.codes:
        return {"base": "string", "format": "|".join(re.escape(code.value) for code in column.codes)}
    return {"base": "string", "format": column.pattern} if column.pattern else {"base": "string"}


def _column(column: Column) -> dict[str, Any]:
    target = {"dc:references": {"@id": f"data/{column.reference}.csv"}} if column.reference else {}
    return {
        "name": column.name,
        "titles": column.name,
        "dc:title": column.title,
        "dc:description": column.description,
        "datatype": _datatype(column),
        "required": not column.optional,
        **target,
    }


def _table(model: type[Row]) -> dict[str, Any]:
    keys = [
        {
            "columnReference": [column.name],
            "reference": {"resource": f"data/{column.reference}.csv", "columnReference": ["id"]},
        }
        for column in columns(model)
        if column.reference and not column.optional
    ]
    schema = {"columns": [_column(c) for c in columns(model)], "primaryKey": list(model.table.key)}
    return {
        "url": f"data/{model.table.name}.csv",
        "dc:title": model.table.title,
        "dc:description": described(model),
        "tableSchema": {**schema, "foreignKeys": keys} if keys else schema,
    }


def csvw_metadata(dataset: Dataset) -> dict[str, Any]:
    """Return the metadata of the table group."""
    package = about(dataset)
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "dc:identifier": identifier(dataset),
        "dc:title": package["title"],
        "dc:description": package["description"],
        "dc:creator": creators(package),
        "dc:publisher": creators(package)[0],
        "dc:license": {"@id": package["licenses"][0]["path"]},
        "dc:issued": {"@value": released(dataset), "@type": "xsd:date"},
        "dc:hasVersion": package["version"],
        "dialect": {"encoding": "utf-8", "lineTerminators": ["\n"], "header": True},
        "tables": [_table(model) for model in MODELS.values()],
    }


def files(dataset: Dataset, stem: str) -> Iterator[tuple[str, bytes]]:
    """Yield the suffix and content of the metadata."""
    yield ".csv-metadata.json", as_json(csvw_metadata(dataset))
