"""The website of all the data: every row is reached, every link leads somewhere, counts are right, no page is heavy."""

from __future__ import annotations

from pathlib import Path

import pytest

from sites import Site, far_rows, heavy_files, lost_links, repeated_ids, wrong_counts
from soc_data.dataset.dataset import Dataset


@pytest.fixture(scope="module")
def files(folder: Path) -> Site:
    """The files of the site."""
    found = (file for file in folder.rglob("*") if file.is_file())
    return Site({file.relative_to(folder).as_posix(): file.read_bytes() for file in found})


def test_all_links_lead_somewhere(files: Site) -> None:
    """No page links to a file or an anchor that is not there, and no id stands twice on a page."""
    assert lost_links(files) == set()
    assert repeated_ids(files) == []


@pytest.mark.parametrize("top", ["", "ar/"])
def test_all_rows_are_reached_in_three_steps(files: Site, dataset: Dataset, top: str) -> None:
    """From the home page of either language, each row of each table is at most three links away, at its anchor."""
    assert far_rows(files, dataset, top) == []


def test_all_counts_are_those_of_the_tables(files: Site, dataset: Dataset) -> None:
    """The home page and the lists count the rows of each table, and the lists have them all."""
    assert wrong_counts(files, dataset) == []


def test_all_pages_are_light(files: Site) -> None:
    """No page weighs 150 kB, and what the search reads weighs less than 300 kB as it is sent."""
    assert heavy_files(files) == []
