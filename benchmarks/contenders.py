"""The programs that are compared: each reads a whole data package; what it checks stands in its docstring.

`python -m benchmarks.contenders NAME PATH [RUNS]` runs one in this process and prints the seconds of each run, so that
the first is cold and the second warm.
"""

from __future__ import annotations

import csv
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any


def _tables(package: Path) -> list[Path]:
    return sorted((package / "data").glob("*.csv"))


def soc_data_validate(package: Path) -> None:
    """`soc_data.validate`: everything, all rules across tables included."""
    import soc_data

    assert soc_data.validate(package).valid


def soc_data_load(package: Path) -> None:
    """`soc_data.load`: cells, keys and references; gives typed rows."""
    import soc_data

    assert soc_data.load(package).sessions


def frictionless_validate(package: Path) -> None:
    """`frictionless.validate`: cells, primary keys and references."""
    from frictionless import validate

    assert validate(str(package / "datapackage.json")).valid


def pydantic_rows(package: Path) -> None:
    """The csv module and one Pydantic model a row, then keys and references: cells, primary keys and references."""
    from soc_data.tables.models import MODELS

    tables: dict[str, dict[str, Any]] = {}
    for name, model in MODELS.items():
        with (package / "data" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            rows = [model.model_validate({k: v or None for k, v in row.items()}) for row in csv.DictReader(file)]
        tables[name] = {row.key: row for row in rows}
        assert len(tables[name]) == len(rows)
    for name, model in MODELS.items():
        for column, target in model.references().items():
            assert {getattr(row, column) for row in tables[name].values()} - {None} <= tables[target].keys()


def pandera_polars(package: Path) -> None:
    """Checks by pandera on polars: cells and primary keys; no references."""
    import pandera.polars as pa
    import polars as pl

    from soc_data.tables.models import MODELS, columns

    for name, model in MODELS.items():
        schema = {}
        for column in columns(model):
            checks = [pa.Check.str_matches(column.pattern)] if column.pattern else []
            checks += [pa.Check.isin([code.value for code in column.codes])] if column.codes else []
            checks += [pa.Check.ge(column.minimum)] if column.minimum is not None else []
            kind = {int: pl.Int64, float: pl.Float64}.get(column.type, pl.String)
            schema[column.name] = pa.Column(kind, checks=checks, nullable=column.optional)
        kinds = {int: pl.Int64, float: pl.Float64}
        types = {column.name: kinds.get(column.type, pl.String) for column in columns(model)}
        frame = pl.read_csv(package / "data" / f"{name}.csv", schema=types)
        pa.DataFrameSchema(schema, unique=list(model.table.key)).validate(frame)


def polars_read(package: Path) -> None:
    """The bare reading of polars: nothing is checked."""
    import polars as pl

    assert sum(pl.read_csv(file, infer_schema=False).height for file in _tables(package))


def csv_read(package: Path) -> None:
    """The bare reading of Python's `csv.reader`: nothing is checked."""
    count = 0
    for path in _tables(package):
        with path.open(encoding="utf-8", newline="") as file:
            count += sum(1 for _ in csv.reader(file, strict=True))
    assert count


CONTENDERS: dict[str, Callable[[Path], None]] = {
    function.__name__: function
    for function in (
        soc_data_validate, soc_data_load, frictionless_validate, pydantic_rows, pandera_polars, polars_read, csv_read,
    )
}  # fmt: skip


def main() -> None:
    """Run one contender and print the seconds of each run."""
    name, path, *rest = sys.argv[1:]
    for _ in range(int(rest[0]) if rest else 1):
        started = time.perf_counter()
        CONTENDERS[name](Path(path))
        print(time.perf_counter() - started)


if __name__ == "__main__":
    main()
