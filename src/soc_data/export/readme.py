"""The README of the data package: its files, how to read and cite it, and the data dictionary."""

from __future__ import annotations

from collections.abc import Iterator

from soc_data.dataset.about import about, all_versions, identifier, website
from soc_data.dataset.dataset import Dataset
from soc_data.export.dictionary import dictionary
from soc_data.metadata import LICENSES
from soc_data.views.cite import cite

FILES = """\
- `data/`: the tables, as CSV in UTF-8 with a header. An empty cell is a missing value, and nothing else is.
- `datapackage.json` and `schemas/`: the description of each column, as a Frictionless data package.
- `csv-metadata.json`: the same as CSV on the Web.
- `ro-crate-metadata.json`: the files as an RO-Crate, and the publications that each table is based on.
- `provenance.ttl`: the publication that each row is based on, as PROV. The row's locator gives the place in it."""

READING = """\
Each fact names its source and a locator: `p7` is the seventh paragraph, `p7-8` the seventh and the eighth; `excerpt`
says that only the beginning of the page could be read. Rows of `evidence` are further sources for a value, or
contradict it.

Dates are EDTF text: `2023-09-12` is that day, `2018-02` some day of that month, `[..2023-10-09]` that day or earlier,
`[2023-10-09..]` that day or later, `..` has not ended."""


def readme(dataset: Dataset) -> str:
    """Return the README of a dataset, in Markdown."""
    return "\n".join(_parts(dataset)).rstrip() + "\n"


def _parts(dataset: Dataset) -> Iterator[str]:
    package = about(dataset)
    yield f"# {package['title']}, version {package['version']}\n\n{package['description']}\n"
    yield f"{identifier(dataset)}\n\n## Files\n\n{FILES}\n\n| table | rows | one row is |\n| --- | --: | --- |"
    for name, table in dataset.tables.items():
        described = table.model.table_schema()["description"].partition(".")[0]
        yield f"| [{name}](data/{name}.csv) | {len(table):,} | {described[0].lower()}{described[1:]} |"
    yield f"\n## Reading\n\n{READING}\n\n## Citing\n\n{cite(dataset)}\n\nAs BibTeX:\n"
    yield f"```bibtex\n{cite(dataset, form='bibtex')}\n```\n"
    yield f"All versions: {all_versions()}. To browse: {website(dataset)}\n\n## Licence\n"
    yield from (f"{licence['title']} ({licence['name']}): {licence['path']}" for licence in LICENSES)
    yield "The publications belong to their publishers; only facts and short wordings are taken from them. Also used:\n"
    yield from (f"- {source['title']}: {source['path']}" for source in package["sources"] if "path" in source)
    yield "\n## Data dictionary\n"
    yield from dictionary("###")
