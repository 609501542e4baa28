"""Citations of the dataset at its version, or of one row with its source and the place in that source."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from soc_data.dataset.about import about, creators, release_page, released, stem_of
from soc_data.dataset.dataset import Dataset
from soc_data.errors import UsageError
from soc_data.tables.models import Source
from soc_data.tables.row import Row
from soc_data.views.show import find_row

LATEX = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#", "_": r"\_", "%": r"\%",
    "^": r"\textasciicircum{}", "~": r"\textasciitilde{}",
}  # fmt: skip
"""The special characters of LaTeX -> how they are escaped."""

_IN_ADDRESS = {"\\": "%5C", "{": "%7B", "}": "%7D"}
"""The characters that would break a BibTeX `url`, which is not escaped otherwise -> their percent codes."""


@dataclass(frozen=True, slots=True)
class Reference:
    """The content of a citation, before formatting. `row`, `source` and `locator` are None for the whole dataset."""

    key: str
    title: str
    authors: tuple[str, ...]
    released: str
    version: str
    url: str
    description: str
    keywords: tuple[str, ...]
    licence: dict[str, str]
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
        url=release_page(dataset),
        description=package["description"],
        keywords=tuple(package["keywords"]),
        licence=package["licenses"][0],
        **(_row_parts(row) if row else {}),
    )


def _row_parts(row: Row) -> dict[str, Any]:
    source = row if isinstance(row, Source) else getattr(row, "source", None)
    return {"row": f"{type(row).__name__} {row.key}", "source": source, "locator": getattr(row, "locator", None)}


def _replaced(text: str, by: dict[str, str]) -> str:
    return "".join(by.get(character, character) for character in text)


def _joined(names: tuple[str, ...]) -> str:
    return f"{', '.join(names[:-1])}, & {names[-1]}" if len(names) > 1 else names[0]


def as_apa(ref: Reference) -> str:
    """Return one line of text in APA style."""
    title = f"{ref.row}. In {ref.title}" if ref.row else ref.title
    basis = f" Based on: {ref.basis}." if ref.basis else ""
    return f"{_joined(ref.authors)}. ({ref.year}). {title} (Version {ref.version}) [Data set]. {ref.url}{basis}"


def as_bibtex(ref: Reference) -> str:
    """Return a BibTeX entry of type `misc`, which both BibTeX and biblatex know."""
    fields = {
        "author": " and ".join("{" + _replaced(name, LATEX) + "}" for name in ref.authors),
        "title": "{" + _replaced(ref.full_title, LATEX) + "}",
        "year": ref.year,
        "version": ref.version,
        "howpublished": "Data set",
        "url": _replaced(ref.url, _IN_ADDRESS),
        "note": _replaced(f"Version {ref.version}" + (f". Based on: {ref.basis}" if ref.basis else ""), LATEX),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items()]
    return "\n".join([f"@misc{{{ref.key},", *lines, "}"])


def _ris(ref: Reference) -> Iterator[tuple[str, str]]:
    yield "TY", "DATA"
    yield from (
        ("AU", f"{name},") for name in ref.authors
    )  # the comma marks a single name, which readers would else split
    yield "TI", ref.full_title
    yield "PY", ref.year
    yield "DA", ref.released.replace("-", "/")
    yield "ET", ref.version
    yield "UR", ref.url
    yield from (("KW", keyword) for keyword in ref.keywords)
    if ref.basis:
        yield "N1", f"Based on: {ref.basis}"
    yield "ER", ""


def as_ris(ref: Reference) -> str:
    """Return a RIS record, one tag per line."""
    return "\n".join(f"{tag}  - {' '.join(value.split())}" for tag, value in _ris(ref))


def as_csl(ref: Reference) -> str:
    """Return a CSL-JSON list with one item, for Zotero and pandoc."""
    item: dict[str, Any] = {
        "id": ref.key,
        "type": "dataset",
        "title": ref.full_title,
        "author": [{"literal": name} for name in ref.authors],
        "issued": {"date-parts": [[int(part) for part in ref.released.split("-")]]},
        "version": ref.version,
        "URL": ref.url,
        "keyword": ", ".join(ref.keywords),
    }
    if ref.basis:
        item["note"] = f"Based on: {ref.basis}"
    return json.dumps([item], ensure_ascii=False, indent=2)


def as_datacite(ref: Reference) -> str:
    """Return DataCite metadata (schema 4) as JSON, without a DOI: whoever registers one adds it."""
    content: dict[str, Any] = {
        "schemaVersion": "http://datacite.org/schema/kernel-4",
        "types": {"resourceTypeGeneral": "Dataset", "resourceType": "Data set"},
        "creators": [{"name": name, "nameType": "Organizational"} for name in ref.authors],
        "titles": [{"title": ref.full_title}],
        "publisher": {"name": ref.authors[0]},
        "publicationYear": ref.year,
        "dates": [{"date": ref.released, "dateType": "Issued"}],
        "version": ref.version,
        "url": ref.url,
        "alternateIdentifiers": [{"alternateIdentifier": ref.key, "alternateIdentifierType": "release and row"}],
        "subjects": [{"subject": keyword} for keyword in ref.keywords],
        "descriptions": [{"description": ref.description, "descriptionType": "Abstract"}],
        "rightsList": [
            {"rights": ref.licence["title"], "rightsUri": ref.licence["path"], "rightsIdentifier": ref.licence["name"]}
        ],
    }
    if ref.source is not None:
        content["descriptions"].append({"description": f"Based on: {ref.basis}", "descriptionType": "Other"})
        content["relatedIdentifiers"] = [
            {
                "relatedIdentifier": ref.source.url,
                "relatedIdentifierType": "URL",
                "relationType": "IsDerivedFrom",
            }
        ]
    return json.dumps(content, ensure_ascii=False, indent=2)


CITATION_FORMATS: dict[str, Callable[[Reference], str]] = {
    "apa": as_apa,
    "bibtex": as_bibtex,
    "ris": as_ris,
    "csl-json": as_csl,
    "datacite": as_datacite,
}
"""Format name -> the function that writes a reference in it."""


def cite(dataset: Dataset, row_id: str | None = None, *, form: str = "apa") -> str:
    """Return a citation of the dataset, or of one row, in one of `CITATION_FORMATS`.

    A retired id is cited as the row that replaces it. Raises `UsageError` if there is no such format or row.
    """
    if form not in CITATION_FORMATS:
        raise UsageError(f"no citation format {form!r}; there are {', '.join(CITATION_FORMATS)}")
    return CITATION_FORMATS[form](reference(dataset, row_id))
