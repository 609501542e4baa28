"""The layouts of the tables come from the descriptors of the installation; a damaged one is a readable error."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from helpers import TABLES
from soc_data.errors import SocDataError
from soc_data.reading.layouts import read_layouts


def change(package: Path, edit: Callable[[dict[str, Any]], object]) -> None:
    """Change the first column of a schema."""
    file = package / "schemas" / "places.json"
    schema = json.loads(file.read_text("utf-8"))
    edit(schema["fields"][0])
    file.write_text(json.dumps(schema), "utf-8")


def test_every_table_has_a_layout(package: Path) -> None:
    """The layouts are those of all tables, in their order."""
    assert tuple(read_layouts(package)) == TABLES


@pytest.mark.parametrize(
    "edit",
    [
        lambda field: field["constraints"].update(pattern="("),
        lambda field: field.update(type="colour"),
        lambda field: field.pop("title"),
        lambda field: field.update(constraints=[]),
    ],
    ids=["pattern", "type", "title", "constraints"],
)
def test_a_damaged_schema_is_an_error(package: Path, edit: Callable[[dict[str, Any]], object]) -> None:
    """The error names the file and what to do."""
    change(package, edit)
    with pytest.raises(SocDataError, match=r"schemas/places\.json, .*reinstall soc-data"):
        read_layouts(package)


def test_a_missing_descriptor_is_an_error(package: Path) -> None:
    """So does the error if a file is not there at all."""
    (package / "schemas" / "places.json").unlink()
    with pytest.raises(SocDataError, match=r"schemas/places\.json, .*reinstall soc-data"):
        read_layouts(package)
