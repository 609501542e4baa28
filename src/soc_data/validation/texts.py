"""The data against the full texts: what is said to stand in a paragraph does stand there."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from soc_data.dataset.dataset import Dataset
from soc_data.errors import UsageError
from soc_data.findings import Finding, shown
from soc_data.tables.codes import Extent
from soc_data.tables.models import FACT_TABLES, Citation, Name, Participant, Party, Session, Source
from soc_data.tables.patterns import paragraphs_of

_LETTER_FOR_LETTER: tuple[tuple[type, str], ...] = (
    (Name, "name"), (Participant, "capacity"), (Participant, "rank_or_title"), (Session, "number_as_stated"),
    (Citation, "as_stated"), (Party, "as_stated"),
)  # fmt: skip
"""The columns whose cells stand in the source letter for letter."""


def _texts(directory: Path) -> dict[str, list[str]]:
    """Return SHA-256 -> the non-empty lines of each text in a directory."""
    if not directory.is_dir():
        raise UsageError(f"no such directory: {directory}")
    texts = {}
    for file in sorted(directory.glob("*.txt")):
        content = file.read_bytes()
        lines = content.decode("utf-8", errors="replace").splitlines()
        texts[hashlib.sha256(content).hexdigest()] = [line for line in lines if line.strip()]
    if not texts:
        raise UsageError(f"no texts (*.txt) in {directory}")
    return texts


def verify_sources(dataset: Dataset, directory: Path) -> tuple[list[Finding], str]:
    """Check a dataset against the full texts in a directory, which are told by their hashes.

    Checked: each full text is there and has the recorded number of paragraphs; each locator names paragraphs that
    exist; each spelling, capacity, title, citation and number stands in its paragraphs. Returns the findings and a
    phrase that says what was checked. Raises `UsageError` for a directory without texts.
    """
    texts = _texts(directory)
    full = {source.id: source for source in dataset.sources.values() if source.extent == Extent.FULL_TEXT}
    findings = [finding for source in full.values() for finding in _check_source(source, texts)]
    lines = {key: texts[s.text_sha256] for key, s in full.items() if s.text_sha256 in texts}
    locators = spellings = 0
    for table in FACT_TABLES:
        for row in dataset[table].values():
            if row.source_id in lines:
                locators += 1
                findings += _check_locator(row, lines[row.source_id])
                wanted = [(c, getattr(row, c)) for model, c in _LETTER_FOR_LETTER if isinstance(row, model)]
                spellings += sum(text is not None for _, text in wanted)
                findings += _check_spellings(row, wanted, lines[row.source_id])
    return findings, f"{len(lines)} texts, {locators:,} locators, {spellings:,} spellings"


def _problem(row: Any) -> Callable[..., Finding]:
    def make(rule: str, column: str, expected: str) -> Finding:
        return Finding(
            rule, f"data/{row.table.name}.csv", expected, key=row.key, column=column, value=shown(getattr(row, column))
        )

    return make


def _check_source(source: Source, texts: dict[str, list[str]]) -> Iterator[Finding]:
    if source.text_sha256 not in texts:
        yield _problem(source)("texts_have_their_hash", "text_sha256", "the hash of a text in the directory")
    elif len(texts[source.text_sha256]) != source.paragraphs:
        count = len(texts[source.text_sha256])
        yield _problem(source)("texts_have_their_paragraphs", "paragraphs", f"{count}, the non-empty lines of the text")


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
