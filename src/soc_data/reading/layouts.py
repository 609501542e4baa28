"""The layouts of the tables, from the Table Schemas that are installed with the package."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from soc_data.errors import InvalidPackageError, SocDataError
from soc_data.metadata import DESCRIPTOR
from soc_data.reading.package import Package, root
from soc_data.tables.columns import TableLayout, read_layout

Layouts = Mapping[str, TableLayout]
"""Table -> layout, in the order of `datapackage.json`."""


@cache
def read_layouts(directory: Path) -> Layouts:
    """Return the layouts that the descriptors of an installation describe.

    Raises `SocDataError` if one of them is missing or damaged.
    """
    file, layouts = DESCRIPTOR, {}
    try:
        with Package(directory) as package:
            for resource in package.descriptor()["resources"]:
                file = resource["schema"]
                layouts[resource["name"]] = read_layout(package.read_json(file))
        file = DESCRIPTOR
        if layouts.keys() != {schema.stem for schema in directory.glob("schemas/*.json")}:
            raise LookupError("a schema without a resource")
    except (InvalidPackageError, OSError, AttributeError, LookupError, TypeError, ValueError) as error:
        raise SocDataError(
            f"{file}, a descriptor beside this installation of soc-data, is missing or damaged: "
            "reinstall soc-data, or in a checkout run `soc-data schema --write`"
        ) from error
    return layouts


def layouts_for(path: Path | str | None) -> Layouts:
    """Return the layouts by which the package at `path` is checked: those of this installation.

    If `path` is the shipped package itself, its descriptors would be checked against themselves; then the layouts are
    those that the models generate.
    """
    shipped = root()
    if path is None or Path(path).resolve() not in (shipped, shipped / DESCRIPTOR):
        return read_layouts(shipped)
    from soc_data.tables.models import MODELS  # imports Pydantic, which reading otherwise does not need

    return {name: model.layout() for name, model in MODELS.items()}
