"""The data against the full texts of the sources: what a row locates in a paragraph does stand there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from soc_data.dataset.dataset import Dataset
from soc_data.findings import Finding, shown
from soc_data.tables.codes import Extent
from soc_data.tables.models import FACT_TABLES, Citation, Name, Participant, Party, Session, Source
from soc_data.tables.patterns import paragraphs_of
from soc_data.texts.files import Text, texts_in

_LETTER_FOR_LETTER: tuple[tuple[type, str], ...] = (
    (Name, "name"), (Participant, "capacity"), (Participant, "rank_or_title"), (Session, "number_as_stated"),
    (Citation, "as_stated"), (Party, "as_stated"),
)  # fmt: skip
"""The columns whose cells quote the source letter for letter."""


@dataclass(frozen=True, slots=True)
class Verification:
    """The findings, a phrase that says what was checked, and what was not checked.

    `found` holds each text with the ids of the sources that have its hash, if any; `unchecked` holds the ids of the
    sources read in full whose text is not in the directory.
    """

    findings: tuple[Finding, ...]
    checked: str
    found: tuple[tuple[Text, tuple[str, ...]], ...]
    unchecked: tuple[str, ...]


def verify_sources(dataset: Dataset, directory: Path, *, every: bool = False) -> Verification:
    """Check a dataset against the full texts in a directory, which are identified by their hashes.

    Checked: each text has the recorded number of paragraphs; each locator names paragraphs that exist; each spelling,
    capacity, title, citation and number stands in its paragraphs. A source whose text is missing is not checked; this
    is a finding only with `every`, or if no text belongs to any source. Raises `UsageError` for a directory without
    texts.
    """
    texts = texts_in(directory)
    by_hash = {text.sha256: text.lines for text in texts}
    full = {source.id: source for source in dataset.sources.values() if source.extent == Extent.FULL_TEXT}
    lines = {key: by_hash[s.text_sha256] for key, s in full.items() if s.text_sha256 in by_hash}
    unchecked = tuple(key for key in full if key not in lines)
    findings = [finding for key in lines for finding in _check_paragraphs(full[key], lines[key])]
    if every:
        findings += [_without_text(full[key]) for key in unchecked]
    elif not lines:
        findings += [_of_no_source(text) for text in texts]
    locators = spellings = 0
    for table in FACT_TABLES:
        for row in dataset[table].values():
            if row.source_id in lines:
                locators += 1
                findings += _check_locator(row, lines[row.source_id])
                wanted = [(c, getattr(row, c)) for model, c in _LETTER_FOR_LETTER if isinstance(row, model)]
                spellings += sum(text is not None for _, text in wanted)
                findings += _check_spellings(row, wanted, lines[row.source_id])
    checked = f"{len(lines)} of {len(full)} texts, {locators:,} locators, {spellings:,} spellings"
    found = ((text, tuple(key for key, s in full.items() if s.text_sha256 == text.sha256)) for text in texts)
    return Verification(tuple(findings), checked, tuple(found), unchecked)


def _problem(row: Any) -> Callable[..., Finding]:
    def make(rule: str, column: str, expected: str) -> Finding:
        return Finding(
            rule, f"data/{row.table.name}.csv", expected, key=row.key, column=column, value=shown(getattr(row, column))
        )

    return make


def _without_text(source: Source) -> Finding:
    return _problem(source)("texts_have_their_hash", "text_sha256", "the hash of a text in the directory")


def _of_no_source(text: Text) -> Finding:
    return Finding(
        "texts_have_their_hash", text.file, "a text whose SHA-256 is that of a source read in full", value=text.sha256
    )


def _check_paragraphs(source: Source, lines: list[str]) -> Iterator[Finding]:
    if len(lines) != source.paragraphs:
        expected = f"{len(lines)}, the non-empty lines of the text"
        yield _problem(source)("texts_have_their_paragraphs", "paragraphs", expected)


def _check_locator(row: Any, lines: list[str]) -> Iterator[Finding]:
    named = paragraphs_of(row.locator)
    if not named or named[-1] > len(lines):
        yield _problem(row)("locators_exist_in_the_text", "locator", f"paragraphs from p1 to p{len(lines)}")


def _check_spellings(row: Any, wanted: list[tuple[str, str | None]], lines: list[str]) -> Iterator[Finding]:
    text = "\n".join(lines[number - 1] for number in paragraphs_of(row.locator) if number <= len(lines))
    for column, spelling in wanted:
        if spelling is not None and spelling not in text:
            yield _problem(row)(
                "spellings_stand_in_the_text", column, f"a text that stands in {row.source_id} {row.locator}"
            )
