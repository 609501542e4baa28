"""Citations of the dataset at its version, or of one row with its source and the place in that source."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

from soc_data.dataset.dataset import Dataset
from soc_data.errors import UsageError
from soc_data.views.datacite import as_datacite
from soc_data.views.reference import Reference, reference

LATEX = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#", "_": r"\_", "%": r"\%",
    "^": r"\textasciicircum{}", "~": r"\textasciitilde{}",
}  # fmt: skip
"""The special characters of LaTeX -> how they are escaped."""

_IN_ADDRESS = {"\\": "%5C", "{": "%7B", "}": "%7D"}
"""The characters that would break a BibTeX `url`, which is not escaped otherwise -> their percent codes."""


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
        **({"doi": _replaced(ref.doi, _IN_ADDRESS)} if ref.doi else {}),
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
    if ref.doi:
        yield "DO", ref.doi
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
        **({"DOI": ref.doi} if ref.doi else {}),
        "URL": ref.url,
        "keyword": ", ".join(ref.keywords),
    }
    if ref.basis:
        item["note"] = f"Based on: {ref.basis}"
    return json.dumps([item], ensure_ascii=False, indent=2)


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


__all__ = ["CITATION_FORMATS", "LATEX", "Reference", "as_apa", "as_bibtex", "as_csl", "as_datacite", "as_ris", "cite",
           "reference"]  # fmt: skip
