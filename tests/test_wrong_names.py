"""A table or an id that does not exist is told with those that were perhaps meant."""

from __future__ import annotations

import pytest

from helpers import TABLES, run_cli
from soc_data.dataset.dataset import Dataset
from soc_data.errors import UsageError


def test_a_dataset_is_a_collection_of_tables(shipped: Dataset) -> None:
    """It can be asked for the names of its tables, and iterated over."""
    assert list(shipped) == list(shipped.tables) == list(TABLES)
    assert "people" in shipped
    assert "person" not in shipped
    assert 3 not in shipped
    with pytest.raises(KeyError, match="did you mean people"):
        shipped["peoples"]


@pytest.mark.parametrize("ask", ["to_pandas", "to_polars"])
def test_a_frame_of_no_table(shipped: Dataset, ask: str) -> None:
    """The error names the table that was meant, or all where none is near."""
    with pytest.raises(UsageError, match="no table 'session'; did you mean sessions"):
        getattr(shipped, ask)("session")
    with pytest.raises(UsageError, match=r"there are sources, .*, retired"):
        getattr(shipped, ask)("xyzzy")


@pytest.mark.parametrize("command", ["show", "cite"])
@pytest.mark.parametrize(
    ("asked", "told"),
    [("soc-presidnt", "soc-president"), ("HADI-AL-BAHRA", "hadi-al-bahra"), ("bahra", "hadi-al-bahra"),
     ("ga-46x", "ga-046"), ("xyz", None), ("table", None), ("a", None), ("", None), ("123456", None)],
)  # fmt: skip
def test_ids_that_are_near(command: str, asked: str, told: str | None) -> None:
    """An unknown id is told with those that were perhaps meant, and with none where none is near."""
    code, out, err = run_cli(command, asked)
    assert (code, out) == (2, "")
    assert f"no row has the id {asked!r}" in err
    assert (told in err) if told else ("near it" not in err)
