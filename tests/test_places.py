"""Coordinates of places: numbers in every format. .ci/standards compares them with the gazetteer that they are from."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from helpers import edit
from soc_data import Dataset, load, validate
from soc_data.dataset.table import Table
from soc_data.tables.codes import PlaceKind
from soc_data.tables.models import Place


def located(places: Table[Place]) -> list[Place]:
    """Return the places with a point."""
    return [place for place in places.values() if place.geonames_id is not None]


def test_only_settlements_have_a_point(shipped: Dataset) -> None:
    """A settlement has a GeoNames id, latitude and longitude, or none of the three; regions and countries have none."""
    assert {"istanbul", "cairo", "azaz", "tal-abyad"} <= {place.id for place in located(shipped.places)}
    for place in shipped.places.values():
        given = [value is not None for value in (place.geonames_id, place.latitude, place.longitude)]
        assert all(given) or not any(given), place.id
        assert not any(given) or place.kind in (PlaceKind.CITY, PlaceKind.DISTRICT), place.id


def test_no_two_places_have_one_point(shipped: Dataset) -> None:
    """A GeoNames id stands for one place."""
    ids = [place.geonames_id for place in located(shipped.places)]
    assert len(ids) == len(set(ids))


def test_coordinates_are_numbers_everywhere(shipped: Dataset, shipped_sqlite: Path) -> None:
    """On rows, in frames and in SQLite a coordinate is a number, to be put on a map as it is."""
    istanbul = shipped.places["istanbul"]
    assert isinstance(istanbul.latitude, float)
    assert shipped.places.to_polars().filter(id="istanbul")["latitude"].to_list() == [istanbul.latitude]
    assert shipped.places.to_pandas().set_index("id")["longitude"]["istanbul"] == istanbul.longitude
    with closing(sqlite3.connect(shipped_sqlite)) as base:
        found = base.execute("SELECT latitude, longitude FROM places WHERE id = 'istanbul'").fetchone()
    assert found == (istanbul.latitude, istanbul.longitude)


@pytest.mark.parametrize(
    "value", ["41,01384", "41", "90.5", "-91.0", "41.0138400", "4.1e1", "41.123456789", "NaN", "north"]
)
def test_what_is_no_latitude(package: Path, value: str) -> None:
    """A cell that is no plain number of degrees from -90 to 90 is a finding that says what was expected."""
    edit(package, "places", "zz-town", "latitude", value)
    [found] = [f for f in validate(package).findings if f.rule == "cells_are_valid"]
    assert (found.key, found.column, found.value) == ("zz-town", "latitude", value)
    assert "a number from -90 to 90" in found.expected


@pytest.mark.parametrize("value", ["41.01384", "-33.5", "0.5", "90.0", "-90.0"])
def test_what_is_a_latitude(package: Path, value: str) -> None:
    """A plain number of degrees is taken, and is that number."""
    edit(package, "places", "zz-town", "latitude", value)
    assert validate(package).valid
    assert load(package).places["zz-town"].latitude == float(value)
