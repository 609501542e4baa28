"""Contenders that judge whole columns: polars, pandera on polars, pyarrow, DuckDB. Each counts the faults it saw."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from benchmarks.tables import INTEGER, Field, Table, read_tables

UNCLEAN = r"[\p{C}\p{Z}\x{FFFD}--[ ]]"


def _frames(package: Path) -> dict[str, tuple[Table, Any]]:
    import polars as pl

    return {table.name: (table, pl.read_csv(table.file, infer_schema=False)) for table in read_tables(package)}


def _cell_faults(field: Field) -> list[Any]:
    """Return expressions that count the cells of a column that are not valid."""
    import polars as pl

    column = pl.col(field.name)
    faults = [column.is_null()] if field.required else []
    if field.codes:
        faults.append(~column.is_in(list(field.codes)))
    elif field.pattern:
        faults.append(~column.str.contains(field.pattern))
    if field.type != "string":
        number = column.cast(pl.Float64, strict=False)
        faults += [number.is_null() & column.is_not_null()]
        faults += [~column.str.contains(INTEGER)] if field.type == "integer" else []
        faults += [number < field.minimum] if field.minimum is not None else []
        faults += [number > field.maximum] if field.maximum is not None else []
    return faults


def _polars_faults(package: Path, text: bool) -> int:
    import polars as pl

    count, frames = 0, _frames(package)
    for table, frame in frames.values():
        faults = [fault for field in table.fields for fault in _cell_faults(field)]
        if text:
            for field in (field for field in table.fields if field.type == "string"):
                column = pl.col(field.name)
                faults += [column.str.contains(UNCLEAN), column != column.str.normalize("NFC")]
        if table.exclusive:
            faults.append(pl.sum_horizontal(pl.col(table.exclusive).is_not_null()) != 1)
        count += sum(frame.select(fault.sum().alias(str(at)) for at, fault in enumerate(faults)).row(0))
        count += sum(_repeated(frame, key) for key in table.keys)
        count += sum(_missing(frame, column, frames[target][1]) for column, target in table.references)
    return count


def _repeated(frame: Any, key: tuple[str, ...]) -> int:
    """Count the rows of a polars frame whose key is not theirs alone."""
    return int(frame.select(key).is_duplicated().sum())


def _missing(frame: Any, column: str, target: Any) -> int:
    """Count the cells of a polars column that are no id of another table."""
    return int(frame.select(column).drop_nulls().join(target, left_on=column, right_on="id", how="anti").height)


def polars_expressions(package: Path) -> int:
    """Polars expressions for cells, keys and references. Counts faults without a place; neither possible dates nor
    clean characters, normal form and lines."""
    return _polars_faults(package, text=False)


def polars_expressions_text(package: Path) -> int:
    """The same, with clean characters and NFC. Counts faults without a place; neither possible dates nor lines."""
    return _polars_faults(package, text=True)


def pandera_polars(package: Path) -> int:
    """Pandera on polars for cells and keys, polars for references. Names the first faults of a table; neither possible
    dates nor characters and lines."""
    import pandera.polars as pa
    import polars as pl

    kinds = {"integer": pl.Int64, "number": pl.Float64, "string": pl.String}
    count, frames = 0, {}
    for table in read_tables(package):
        columns = {}
        for field in table.fields:
            checks = [pa.Check.isin(list(field.codes))] if field.codes else []
            checks += [pa.Check.str_matches(field.pattern)] if field.pattern and not field.codes else []
            checks += [pa.Check.ge(field.minimum)] if field.minimum is not None else []
            checks += [pa.Check.le(field.maximum)] if field.maximum is not None else []
            columns[field.name] = pa.Column(kinds[field.type], checks=checks, nullable=not field.required)
        frame = pl.read_csv(table.file, schema={field.name: kinds[field.type] for field in table.fields})
        frames[table.name] = (table, pa.DataFrameSchema(columns, unique=list(table.key)).validate(frame))
        count += sum(_repeated(frame, key) for key in table.unique)
    return count + sum(
        _missing(frame, column, frames[target][1])
        for table, frame in frames.values()
        for column, target in table.references
    )


def pyarrow_compute(package: Path) -> int:
    """pyarrow.compute for cells, keys and references. Counts faults without a place; neither possible dates nor
    characters and lines."""
    import pyarrow as pa
    import pyarrow.compute as pc
    from pyarrow import csv

    kinds = {"integer": pa.int64(), "number": pa.float64(), "string": pa.string()}
    read = {}
    count: Any = 0
    for table in read_tables(package):
        types = {field.name: kinds[field.type] for field in table.fields}
        options = csv.ConvertOptions(column_types=types, strings_can_be_null=True, null_values=[""])
        read[table.name] = (table, csv.read_csv(table.file, convert_options=options))
    for table, frame in read.values():
        for field in table.fields:
            column = frame[field.name]
            count += column.null_count if field.required else 0
            if field.codes:
                count += pc.sum(pc.invert(pc.is_in(column.drop_null(), pa.array(field.codes)))).as_py() or 0
            elif field.pattern:
                count += pc.sum(pc.invert(pc.match_substring_regex(column, field.pattern))).as_py() or 0
            if field.minimum is not None:
                count += pc.sum(pc.less(column, field.minimum)).as_py() or 0
            if field.maximum is not None:
                count += pc.sum(pc.greater(column, field.maximum)).as_py() or 0
        count += sum(frame.num_rows - frame.group_by(list(key)).aggregate([]).num_rows for key in table.keys)
        for name, target in table.references:
            known = pc.is_in(frame[name].drop_null(), read[target][1]["id"].combine_chunks())
            count += pc.sum(pc.invert(known)).as_py() or 0
    return int(count)


def duckdb_constraints(package: Path) -> int:
    """DuckDB tables with constraints for cells and keys, anti-joins for references. Stops at the first cell or key that
    is not valid; neither possible dates nor characters and lines."""
    import duckdb

    tables, count = read_tables(package), 0
    with duckdb.connect() as base:
        for table in tables:
            parts = [_sql_column(field) for field in table.fields]
            parts += [f"primary key ({', '.join(map(_sql_name, table.key))})"]
            parts += [f"unique ({', '.join(map(_sql_name, key))})" for key in table.unique]
            base.execute(f"create table {_sql_name(table.name)} ({', '.join(parts)})")
            base.execute(
                f"insert into {_sql_name(table.name)} select * from "  # noqa: S608  # names of our own schemas
                "read_csv(?, header=true, all_varchar=true, delim=',', quote='\"', escape='\"')",
                [str(table.file)],
            )
        for table in tables:
            for column, target in table.references:
                found = base.execute(
                    f"select count(*) from {_sql_name(table.name)} a anti join {_sql_name(target)} b "  # noqa: S608
                    f"on a.{_sql_name(column)} = b.id where a.{_sql_name(column)} is not null"
                ).fetchone()
                count += found[0] if found else 0
    return count


def _sql_name(name: str) -> str:
    return f'"{name}"'


def _sql_column(field: Field) -> str:
    """Return a column's definition in SQL, with its constraints."""
    name = _sql_name(field.name)
    parts = [name, {"integer": "bigint", "number": "double"}.get(field.type, "varchar")]
    if field.required:
        parts.append("not null")
    if field.codes:
        parts.append(f"check ({name} in ({', '.join(map(repr, field.codes))}))")
    elif field.pattern:
        parts.append(f"check (regexp_matches({name}, '{field.pattern}'))")
    if field.minimum is not None:
        parts.append(f"check ({name} >= {field.minimum})")
    if field.maximum is not None:
        parts.append(f"check ({name} <= {field.maximum})")
    return " ".join(parts)
