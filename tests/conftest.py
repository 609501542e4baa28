"""Fixtures that all tests share."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from soc_data.dataset.dataset import Dataset, load
from soc_data.metadata import DESCRIPTOR
from soc_data.reading.package import root


@pytest.fixture(scope="session")
def shipped() -> Dataset:
    """The shipped data, loaded once; rows are immutable, so tests can share them."""
    return load()


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A writable copy of the shipped data package: descriptor, data and schemas."""
    copy = tmp_path / "package"
    copy.mkdir()
    shutil.copy(root() / DESCRIPTOR, copy)
    for folder in ("data", "schemas"):
        shutil.copytree(root() / folder, copy / folder)
    return copy
