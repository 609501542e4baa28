"""Tables as pandas and polars frames: right types, and texts that look like nothing stay texts."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from helpers import SOME_TABLES, add_row, edit, read_rows
from soc_data import Dataset, MissingExtraError, load
from soc_data.dataset.flat import flat_columns
from soc_data.errors import UsageError
from soc_data.reading.csvio import write_table
from soc_data.reading.package import root
from soc_data.tables.models import MODELS, columns

TREACHEROUS = ("NA", "null", "nan", "None", "N/A", "NULL", "NaN", "true", "1e5", "007")


@pytest.fixture
def treacherous(package: Path) -> Path:
    """A package with topics whose labels a careless reader takes for missing values or numbers."""
    for text in TREACHEROUS:
        key = f"zz-{text.lower().replace('/', '-')}-{TREACHEROUS.index(text)}"
        add_row(package, "topics", id=key, label=text, broader_id="zz-topic", definition=text)
    return package


def labels(frame: list[str | None], count: int) -> tuple[str | None, ...]:
    """Return the last cells of a column."""
    return tuple(frame[-count:])


def test_texts_stay_texts_when_loaded(treacherous: Path) -> None:
    """A cell `NA`, `null` or `nan` is that text, and an empty cell is None."""
    topics = list(load(treacherous).topics.values())[-len(TREACHEROUS) :]
    assert tuple(topic.label for topic in topics) == TREACHEROUS
    assert load(treacherous).topics["zz-topic"].broader_id is None


def test_texts_stay_texts_in_pandas(treacherous: Path) -> None:
    """In pandas a cell `NA` is text; only an empty cell is missing."""
    frame = load(treacherous).to_pandas("topics")
    assert labels(frame["label"].tolist(), len(TREACHEROUS)) == TREACHEROUS
    assert not frame["label"].isna().any()
    assert frame.set_index("id")["broader_id"].isna()["zz-topic"]


def test_texts_stay_texts_in_polars(treacherous: Path) -> None:
    """In polars a cell `NA` is text; only an empty cell is null."""
    import polars as pl

    frame = load(treacherous).to_polars("topics")
    assert labels(frame["label"].to_list(), len(TREACHEROUS)) == TREACHEROUS
    assert frame["label"].null_count() == 0
    assert frame.filter(pl.col("id") == "zz-topic")["broader_id"].to_list() == [None]


def test_texts_stay_texts_when_written(treacherous: Path) -> None:
    """The canonical writer gives back the bytes that were read."""
    table = load(treacherous).topics
    assert write_table(table.model.layout(), table.values()) == (treacherous / "data" / "topics.csv").read_bytes()


@pytest.mark.parametrize("table", SOME_TABLES)
def test_every_table_writes_back_to_its_bytes(shipped: Dataset, table: str) -> None:
    """Every shipped file is what the canonical writer makes of its rows."""
    written = write_table(MODELS[table].layout(), shipped[table].values())
    assert written == (root() / "data" / f"{table}.csv").read_bytes()


@pytest.mark.parametrize("table", SOME_TABLES)
def test_pandas_types(shipped: Dataset, table: str) -> None:
    """Every column is `string`, `Int64` or a `category` of all its codes in their order, and has every row."""
    frame = shipped.to_pandas(table)
    assert list(frame.columns) == [flat.name for flat in flat_columns(MODELS[table])]
    assert len(frame) == len(shipped[table])
    for column in columns(MODELS[table]):
        if column.codes:
            assert list(frame[column.name].cat.categories) == [code.value for code in column.codes]
        else:
            kind = {int: "Int64", float: "Float64"}.get(column.type, "string")
            assert str(frame[column.name].dtype) == kind


@pytest.mark.parametrize("table", SOME_TABLES)
def test_polars_types(shipped: Dataset, table: str) -> None:
    """Every column is `String`, `Int64` or an `Enum` of all its codes in their order, and has every row."""
    import polars as pl

    frame = shipped.to_polars(table)
    assert frame.height == len(shipped[table])
    for column in columns(MODELS[table]):
        if column.codes:
            assert frame.schema[column.name] == pl.Enum([code.value for code in column.codes])
        else:
            kind = {int: pl.Int64, float: pl.Float64}.get(column.type, pl.String)
            assert frame.schema[column.name] == kind


@pytest.mark.parametrize("table", SOME_TABLES)
def test_frames_hold_the_cells_of_the_files(shipped: Dataset, table: str) -> None:
    """Both frames hold, cell by cell, what stands in the file."""
    import polars as pl

    rows = [{name: cell or None for name, cell in row.items()} for row in read_rows(root(), table)]
    names = [column.name for column in columns(MODELS[table])]
    polars_rows = shipped.to_polars(table).select(names).cast(pl.String).to_dicts()
    pandas_frame = shipped.to_pandas(table)[names].astype("string").astype(object)
    pandas_rows = pandas_frame.where(pandas_frame.notna(), None).to_dict("records")
    assert rows == polars_rows == pandas_rows


def test_numbers_with_gaps_stay_whole(shipped: Dataset) -> None:
    """A column of numbers with empty cells has no fractions."""
    import pandas as pd

    numbers = shipped.to_pandas("sessions").set_index("id")["number"]
    assert numbers["ga-064"] == 64
    assert numbers.isna().any()
    assert pd.api.types.is_integer_dtype(numbers)


def test_an_empty_table_keeps_its_types(package: Path) -> None:
    """A table without rows has its columns and types all the same."""
    import polars as pl

    file = package / "data" / "retired.csv"
    file.write_bytes(file.read_bytes().partition(b"\n")[0] + b"\n")
    dataset = load(package)
    assert [str(kind) for kind in dataset.to_pandas("retired").dtypes] == ["string"] * 5
    assert set(dataset.to_polars("retired").dtypes) == {pl.String}


@pytest.mark.parametrize("name", ["pandas", "polars"])
def test_missing_extra_is_named(shipped: Dataset, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Where the package is not installed, the error names the extra that installs it."""
    monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(MissingExtraError, match=rf"soc-data\[{name}\]"):
        getattr(shipped, f"to_{name}")("sessions")


def test_unknown_table(shipped: Dataset) -> None:
    """A table that is not there raises `UsageError` with its name."""
    with pytest.raises(UsageError, match="moods"):
        shipped.to_pandas("moods")


def test_arabic_survives(shipped_package: Path) -> None:
    """Arabic text comes out of a frame as it went into the file."""
    edit(shipped_package, "people", "hadi-al-bahra", "note", "هادي البحرة")
    assert load(shipped_package).to_pandas("people").set_index("id")["note"]["hadi-al-bahra"] == "هادي البحرة"
