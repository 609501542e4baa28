"""Tables as pandas and polars frames. Text remains text: a cell `NA` is not a missing value; an empty cell is."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from typing import TYPE_CHECKING, Any, cast

from soc_data.dataset.flat import FlatColumn, flat_columns
from soc_data.errors import MissingExtraError
from soc_data.tables.row import Row

if TYPE_CHECKING:
    import pandas
    import polars

_PANDAS = {"integer": "Int64", "number": "Float64", "day": "datetime64[s]"}
"""Kind of column -> pandas dtype. In seconds, because nanoseconds cover only 1677 to 2262."""


def require(module: str, extra: str) -> Any:
    """Import and return a module that an extra installs; raise `MissingExtraError` naming the extra if it is absent."""
    try:
        return import_module(module)
    except ImportError as error:
        raise MissingExtraError(f"this needs {module}: pip install 'soc-data[{extra}]'") from error


def _codes(flat: FlatColumn) -> list[str]:
    return [code.value for code in flat.column.codes]


def to_pandas(model: type[Row], rows: Iterable[Row]) -> pandas.DataFrame:
    """Return rows as a pandas frame: `string`, `Int64`, `Float64`, `category` for codelists, and `datetime64` columns.

    The `datetime64` columns are the bounds of the EDTF columns: `start_earliest` and `start_latest` beside `start`. A
    missing value is `<NA>`, or `NaT` for a date. Raises `MissingExtraError` if pandas is not installed.
    """
    pd = require("pandas", "pandas")
    given = list(rows)
    series = {}
    for flat in flat_columns(model):
        cells = flat.cells(given)
        coded = flat.kind == "code"
        series[flat.name] = (
            pd.Categorical(cells, categories=_codes(flat))
            if coded
            else pd.array(cells, dtype=_PANDAS.get(flat.kind, "string"))
        )
    return cast("pandas.DataFrame", pd.DataFrame(series))


def to_polars(model: type[Row], rows: Iterable[Row]) -> polars.DataFrame:
    """Return rows as a polars frame: `String`, `Int64`, `Float64`, `Enum` for codelists, and `Date` columns.

    The `Date` columns are the bounds of the EDTF columns; a missing value is null. Raises `MissingExtraError` if polars
    is not installed.
    """
    pl = require("polars", "polars")
    kinds = {"integer": pl.Int64, "number": pl.Float64, "day": pl.Date}
    given = list(rows)
    series = [
        pl.Series(
            flat.name,
            flat.cells(given),
            dtype=pl.Enum(_codes(flat)) if flat.kind == "code" else kinds.get(flat.kind, pl.String),
        )
        for flat in flat_columns(model)
    ]
    return cast("polars.DataFrame", pl.DataFrame(series))
