"""Tables as pandas and polars frames. Texts stay texts: a cell `NA` is no missing value, and an empty one is."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, cast

from soc_data.dataset.table import Table
from soc_data.errors import MissingExtraError

if TYPE_CHECKING:
    import pandas
    import polars


def require(module: str, extra: str) -> Any:
    """Import and return a module that an extra installs; raise `MissingExtraError` naming the extra where it is not."""
    try:
        return import_module(module)
    except ImportError as error:
        raise MissingExtraError(f"this needs {module}: pip install 'soc-data[{extra}]'") from error


def to_pandas(table: Table[Any]) -> pandas.DataFrame:
    """Return a table as a pandas frame: `string`, `Int64` and, for codelists, `category` columns, missing as `<NA>`."""
    pd = require("pandas", "pandas")
    series = {}
    for column in table.columns:
        cells = table.cells(column.name)
        if column.codes:
            codes = [code.value for code in column.codes]
            series[column.name] = pd.Categorical(cells, categories=codes)
        else:
            series[column.name] = pd.array(cells, dtype="Int64" if column.type is int else "string")
    return cast("pandas.DataFrame", pd.DataFrame(series))


def to_polars(table: Table[Any]) -> polars.DataFrame:
    """Return a table as a polars frame: `String`, `Int64` and, for codelists, `Enum` columns, missing as null."""
    pl = require("polars", "polars")
    series = []
    for column in table.columns:
        cells = table.cells(column.name)
        if column.codes:
            kind = pl.Enum([code.value for code in column.codes])
            series.append(pl.Series(column.name, cells, dtype=kind))
        else:
            series.append(pl.Series(column.name, cells, dtype=pl.Int64 if column.type is int else pl.String))
    return cast("polars.DataFrame", pl.DataFrame(series))
