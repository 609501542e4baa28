"""Metadata that Datasette shows with the SQLite file: descriptions of tables and columns, the licence, and queries."""

from __future__ import annotations

from typing import Any

from soc_data.dataset.about import about, identifier
from soc_data.dataset.dataset import Dataset
from soc_data.dataset.flat import flat_columns
from soc_data.export.sql_views import QUERIES, VIEWS
from soc_data.tables.columns import LABELS
from soc_data.tables.models import MODELS, columns
from soc_data.tables.row import Row, described

SEARCHABLE = {"statements": "summary", "names": "name", "people": "spellings"}
"""Table -> the column of its full-text index, `<table>_fts`."""


def _table(model: type[Row]) -> dict[str, Any]:
    table: dict[str, Any] = {
        "title": model.table.title,
        "description": described(model),
        "columns": {flat.name: flat.description for flat in flat_columns(model)},
        "facets": [column.name for column in columns(model) if column.codes],
    }
    if model.table.name in SEARCHABLE:
        table |= {"fts_table": f"{model.table.name}_fts", "fts_pk": "rowid"}
    if label := next((name for name in LABELS if name in model.model_fields), None):
        table["label_column"] = label
    return table


def datasette_metadata(dataset: Dataset, database: str) -> dict[str, Any]:
    """Return the metadata for a database with the given name, in the form of Datasette's `--metadata`."""
    package = about(dataset)
    licence = package["licenses"][0]
    tables = {name: _table(model) for name, model in MODELS.items()}
    tables["codebook"] = {"description": "Every column of every table: type, meaning, an example, its codes."}
    tables["codes"] = {"description": "Every code of every codelist, with its meaning."}
    tables["folding"] = {"description": "How the search folds Arabic, step by step: a text and its replacement."}
    return {
        "title": f"{package['title']}, version {package['version']}",
        "description": package["description"],
        "license": licence["title"],
        "license_url": licence["path"],
        "source": package["name"],
        "source_url": identifier(dataset),
        "databases": {
            database: {
                "tables": {**tables, **{view.name: {"description": view.description} for view in VIEWS}},
                "queries": {
                    query.name: {
                        "sql": query.select.strip(),
                        "title": query.name.replace("_", " ").capitalize(),
                        "description": query.description,
                    }
                    for query in QUERIES
                },
            }
        },
    }
