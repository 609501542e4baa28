"""The programs that are compared: each reads a whole data package; its docstring says what it checks, and what not.

`python -m benchmarks.contenders NAME PATH [RUNS]` runs one in this process and prints the seconds of each run, so that
the first is cold and the others warm, and beside them the faults that it found.
"""

from __future__ import annotations

import csv
import sys
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.frames import (
    duckdb_constraints,
    pandera_polars,
    polars_expressions,
    polars_expressions_text,
    pyarrow_compute,
)
from benchmarks.records import msgspec_structs, pydantic_models


def soc_data_validate(package: Path) -> int:
    """`soc_data.validate`: everything, all rules across tables included; tells each fault with its place."""
    import soc_data

    return len(soc_data.validate(package).findings)


def soc_data_load(package: Path) -> int:
    """`soc_data.load`: cells, keys and references, with their places; gives typed rows. No rules across tables."""
    import soc_data

    return int(not soc_data.load(package).sessions)


def frictionless_validate(package: Path) -> int:
    """`frictionless.validate`: cells, primary keys and references, with their places; neither further unique keys nor
    possible dates, characters and lines."""
    from frictionless import validate

    return sum(len(task.errors) for task in validate(str(package / "datapackage.json")).tasks)


def polars_read(package: Path) -> int:
    """The bare reading of polars: nothing is checked."""
    import polars as pl

    return int(not sum(pl.read_csv(file, infer_schema=False).height for file in _files(package)))


def csv_read(package: Path) -> int:
    """The bare reading of Python's `csv.reader`: nothing is checked."""
    count = 0
    for path in _files(package):
        with path.open(encoding="utf-8", newline="") as file:
            count += sum(1 for _ in csv.reader(file, strict=True))
    return int(not count)


def _files(package: Path) -> list[Path]:
    return sorted((package / "data").glob("*.csv"))


CONTENDERS: dict[str, Callable[[Path], int]] = {
    function.__name__: function
    for function in (
        soc_data_validate, soc_data_load, frictionless_validate, polars_expressions, polars_expressions_text,
        pandera_polars, pyarrow_compute, duckdb_constraints, msgspec_structs, pydantic_models, polars_read, csv_read,
    )
}  # fmt: skip


def main() -> None:
    """Run one contender and print the seconds of each run and the number of faults."""
    name, path, *rest = sys.argv[1:]
    for _ in range(int(rest[0]) if rest else 1):
        started = time.process_time()
        faults = CONTENDERS[name](Path(path))
        print(time.process_time() - started, faults)


if __name__ == "__main__":
    main()
