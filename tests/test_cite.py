"""Citations: of the dataset at its version and of one row with its source, read back by readers of each format."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
import rispy
from bibtexparser.entrypoint import parse_string

from helpers import add_row, edit, run_cli
from soc_data.dataset.about import all_versions
from soc_data.dataset.dataset import Dataset, load
from soc_data.errors import UsageError
from soc_data.metadata import CONTRIBUTORS, HOMEPAGE, LICENSES, RELEASED, TITLE, VERSION
from soc_data.views.cite import CITATION_FORMATS, LATEX, as_apa, as_bibtex, as_csl, as_datacite, as_ris, cite, reference
from soc_data.views.datacite import OPEN_ACCESS

AUTHOR = CONTRIBUTORS[0]["title"]
HOSTILE = r"50% of {R&D} #1_a $x$ ~y^z \end"


def test_the_dataset_is_cited_at_its_version(shipped: Dataset) -> None:
    """The line of text has author, year, title, version and address, and names no row."""
    text = cite(shipped)
    assert text.startswith(f"{AUTHOR}. ({RELEASED[:4]}). {TITLE} (Version {VERSION}) [Data set]. https://")
    assert "Based on" not in text


def test_the_version_is_that_of_the_data(shipped: Dataset) -> None:
    """A dataset of another version, as loaded from an older release, is cited at that version."""
    other = Dataset(shipped.path, {**shipped.descriptor, "version": "0.9.3", "created": "2031-02-03T00:00:00Z"})
    assert "(2031)" in cite(other)
    assert "(Version 0.9.3)" in cite(other)


@pytest.mark.parametrize("form", CITATION_FORMATS)
def test_a_row_is_cited_with_its_source_and_locator(form: str, shipped: Dataset) -> None:
    """Every format has the row's id, and the title, address and locator of its source."""
    row = shipped.sessions["ga-068"]
    text = cite(shipped, "ga-068", form=form)
    for part in ("ga-068", row.source.publisher, row.source.url, f", {row.locator}", VERSION):
        assert part in text.replace("\\_", "_").replace("\\&", "&")


def test_a_row_without_a_source_is_cited_without(shipped: Dataset) -> None:
    """A topic rests on no source, so none is told; a source is cited with itself and no locator."""
    assert "Based on" not in cite(shipped, next(iter(shipped.topics)))
    source = next(iter(shipped.sources.values()))
    assert cite(shipped, source.id).endswith(f"{source.url}.")


def test_bibtex_is_read_by_bibtexparser(shipped: Dataset) -> None:
    """The package bibtexparser reads one entry without complaint, its key without a character that BibTeX refuses."""
    venue = next(iter(shipped.venues))
    library = parse_string(cite(shipped, venue, form="bibtex"))
    assert not library.failed_blocks
    [entry] = library.entries
    assert entry.key == f"soc-data-{VERSION}-{venue.replace('/', '-')}"
    assert entry["author"] == f"{{{AUTHOR}}}"
    assert entry["year"] == RELEASED[:4]


def test_bibtex_escapes_what_latex_would_run(shipped: Dataset) -> None:
    """Each character with a meaning to LaTeX is written as itself, and an entry with all of them still parses."""
    ref = replace(reference(shipped), title=HOSTILE, url="https://x.org/a_b}c")
    library = parse_string(as_bibtex(ref))
    assert not library.failed_blocks
    [entry] = library.entries
    title = entry["title"]
    for character, escaped in LATEX.items():
        assert character not in HOSTILE or escaped in title
    assert entry["url"] == "https://x.org/a_b%7Dc"


def test_ris_is_read_by_rispy(shipped: Dataset) -> None:
    """The package rispy reads one dataset with its author, title, year, address and note."""
    [record] = rispy.loads(cite(shipped, "ga-068", form="ris"))
    assert record["type_of_reference"] == "DATA"
    assert record["authors"] == [f"{AUTHOR},"]
    assert TITLE in next(value for key, value in record.items() if "title" in key)
    assert shipped.sessions["ga-068"].source.url in record["notes"][0]


def test_ris_keeps_a_value_on_its_line(shipped: Dataset) -> None:
    """A line break in a value cannot begin another tag."""
    [record] = rispy.loads(as_ris(replace(reference(shipped), title="One\nER  - \nTY  - BOOK")))
    assert record["type_of_reference"] == "DATA"


def test_csl_is_an_item_of_the_schema(shipped: Dataset) -> None:
    """The CSL-JSON has id, type, a literal author and date parts in numbers, whatever the title holds."""
    [item] = json.loads(as_csl(replace(reference(shipped, "ga-064"), title='a "b" \\ \n c')))
    assert (item["id"], item["type"]) == (f"soc-data-{VERSION}-ga-064", "dataset")
    assert item["author"] == [{"literal": AUTHOR}]
    assert item["issued"]["date-parts"] == [[int(part) for part in RELEASED.split("-")]]
    assert item["title"].endswith('a "b" \\ \n c')


def test_datacite_has_what_its_schema_requires(shipped: Dataset) -> None:
    """Types, creators, title, publisher, year and rights are there, and how the dataset and a row relate to others.

    The dataset is a version of the record, documented by its codebook, and supplements the code; a row is part of the
    dataset and derived from its source.
    """
    whole, row = (json.loads(as_datacite(reference(shipped, key))) for key in (None, "ga-068"))
    assert whole["types"]["resourceTypeGeneral"] == "Dataset"
    assert whole["creators"][0]["name"] == AUTHOR
    assert whole["publicationYear"] == RELEASED[:4]
    assert whole["rightsList"][0]["rightsIdentifier"] == LICENSES[0]["name"]
    assert whole["rightsList"][1]["rightsUri"] == OPEN_ACCESS
    related = {r["relationType"]: r["relatedIdentifier"] for r in whole["relatedIdentifiers"]}
    assert set(related) == {"IsVersionOf", "IsDocumentedBy", "IsSupplementTo", "IsDerivedFrom"}
    assert all_versions().endswith(related["IsVersionOf"])
    assert related["IsSupplementTo"] == f"{HOMEPAGE}/tree/v{VERSION}"
    of_row = {r["relationType"]: r["relatedIdentifier"] for r in row["relatedIdentifiers"]}
    assert of_row.keys() == {"IsPartOf", "IsDerivedFrom"}
    assert reference(shipped).url.endswith(of_row["IsPartOf"])
    assert of_row["IsDerivedFrom"] == shipped.sessions["ga-068"].source.url


def test_a_retired_id_is_cited_as_its_replacement(shipped_package: Path, shipped: Dataset) -> None:
    """Who cites an id that was released once gets the row that stands for it now."""
    add_row(
        shipped_package,
        "retired",
        table_name="sessions",
        id="ga-64",
        replaced_by="ga-064",
        retired_in="0.1.0",
        reason="Typo.",
    )
    edit(shipped_package, "sessions", "ga-064", "note", "A remark.")
    assert cite(load(shipped_package), "ga-64") == cite(shipped, "ga-064")


def test_several_authors_are_joined(shipped: Dataset) -> None:
    """Two authors are joined as each format asks for."""
    ref = replace(reference(shipped), authors=("One", "Two", "Three & Co"))
    assert as_apa(ref).startswith("One, Two, & Three & Co. (")
    assert r"author = {{One} and {Two} and {Three \& Co}}" in as_bibtex(ref)
    assert "AU  - One,\nAU  - Two,\nAU  - Three & Co," in as_ris(ref)


@pytest.mark.parametrize("form", CITATION_FORMATS)
def test_the_command_prints_each_format(form: str, shipped: Dataset) -> None:
    """`soc-data cite --format FORMAT [ROW-ID]` prints what the function returns."""
    assert run_cli("cite", "--format", form) == (0, cite(shipped, form=form) + "\n", "")
    assert run_cli("cite", "ga-064", "--format", form) == (0, cite(shipped, "ga-064", form=form) + "\n", "")


def test_an_unknown_id_or_format_is_wrong_usage(shipped: Dataset) -> None:
    """The command names the ids that are near, or the formats that there are."""
    code, _, err = run_cli("cite", "ga-0644")
    assert code == 2
    assert "ga-064" in err
    code, _, err = run_cli("cite", "--format", "endnote")
    assert code == 2
    assert "bibtex" in err
    with pytest.raises(UsageError, match="bibtex"):
        cite(shipped, form="endnote")
