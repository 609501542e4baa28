"""Dates that compute: the first and last day of every EDTF date, in every format and in the reader's own tool."""

from __future__ import annotations

import csv
import io
import sqlite3
import subprocess
import zipfile
from collections.abc import Callable
from contextlib import closing
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from exports import parquet_file, release_file
from helpers import program
from soc_data import Dataset
from soc_data.dataset.flat import flat_columns
from soc_data.export import FORMATS, build_release
from soc_data.tables.dates import Earliest, Latest, days
from soc_data.tables.models import MODELS, columns

if TYPE_CHECKING:
    import pandas as pd

DATED = {
    table: [flat.name for flat in flat_columns(model) if flat.kind == "day"]
    for table, model in MODELS.items()
    if any(column.is_date for column in columns(model))
}
"""Table -> the columns of its bounds."""

Found = list[tuple[date | None, ...]]


@pytest.fixture(scope="module")
def shipped(sample: Dataset) -> Dataset:
    """Of the shipped data, the part that is exported here."""
    return sample


@pytest.fixture(scope="module")
def release(shipped: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A release of that part."""
    directory = tmp_path_factory.mktemp("release")
    build_release(shipped, directory, [FORMATS[name] for name in ("csv", "parquet", "sqlite", "xlsx")])
    return directory


@pytest.fixture(scope="module")
def plain(release: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The CSV files with bounds of the release, unpacked."""
    directory = tmp_path_factory.mktemp("csv")
    with zipfile.ZipFile(release_file(release, "csv")) as archive:
        archive.extractall(directory)
    return directory


def wanted(shipped: Dataset, table: str) -> Found:
    """Return the bounds of a table's dates, row by row, from the EDTF texts."""
    named = [column.name for column in columns(MODELS[table]) if column.is_date]
    return [tuple(day for name in named for day in days(getattr(row, name))) for row in shipped[table].values()]


def from_text(cells: list[str | None]) -> tuple[date | None, ...]:
    """Return ISO texts as days; what is empty or missing is None."""
    return tuple(date.fromisoformat(cell) if cell else None for cell in cells)


def of_frame(frame: pd.DataFrame, names: list[str]) -> Found:
    """Return columns of a pandas frame, which are real dates, as rows of days."""
    import pandas as pd

    assert all(pd.api.types.is_datetime64_any_dtype(frame[name]) for name in names)
    return [
        tuple(None if pd.isna(cell) else cell.date() for cell in row) for row in frame[names].itertuples(index=False)
    ]


def by_to_pandas(shipped: Dataset, release: Path, table: str) -> Found:
    """`to_pandas` gives `datetime64` columns."""
    return of_frame(shipped.to_pandas(table), DATED[table])


def by_to_polars(shipped: Dataset, release: Path, table: str) -> Found:
    """`to_polars` gives `Date` columns."""
    import polars as pl

    frame = shipped.to_polars(table).select(DATED[table])
    assert set(frame.dtypes) == {pl.Date}
    return frame.rows()


def by_pandas(shipped: Dataset, release: Path, table: str) -> Found:
    """Pandas reads the plain CSV with the columns named as dates."""
    import pandas as pd

    with zipfile.ZipFile(release_file(release, "csv")) as archive, archive.open(f"{table}.csv") as file:
        frame = pd.read_csv(file, keep_default_na=False, na_values=[""], parse_dates=DATED[table])
    return of_frame(frame, DATED[table])


def by_polars(shipped: Dataset, release: Path, table: str) -> Found:
    """Polars reads Parquet."""
    import polars as pl

    frame = pl.read_parquet(parquet_file(release, table)).select(DATED[table])
    assert set(frame.dtypes) == {pl.Date}
    return frame.rows()


def by_duckdb(shipped: Dataset, release: Path, table: str) -> Found:
    """DuckDB reads Parquet and finds dates."""
    import duckdb

    names = ", ".join(f'"{name}"' for name in DATED[table])
    return duckdb.execute(f"select {names} from '{parquet_file(release, table)}'").fetchall()  # noqa: S608


def by_sqlite3(shipped: Dataset, release: Path, table: str) -> Found:
    """SQLite has ISO texts, which its own `date()` takes as they are."""
    names = ", ".join(f'date("{name}")' for name in DATED[table])
    with closing(sqlite3.connect(release_file(release, "sqlite"))) as base:
        return [from_text(list(row)) for row in base.execute(f"SELECT {names} FROM {table} ORDER BY rowid")]  # noqa: S608


def by_openpyxl(shipped: Dataset, release: Path, table: str) -> Found:
    """The workbook has date cells."""
    import openpyxl

    book = openpyxl.load_workbook(release_file(release, "xlsx"), read_only=True)
    with closing(book):
        header, *rows = book[table].iter_rows(values_only=True)
    places = [header.index(name) for name in DATED[table]]
    cells: list[list[Any]] = [[row[at] if at < len(row) else None for at in places] for row in rows]
    assert {type(cell) for row in cells for cell in row} <= {datetime, type(None)}
    return [tuple(None if cell is None else cell.date() for cell in row) for row in cells]


READERS: list[Callable[[Dataset, Path, str], Found]] = [
    by_to_pandas,
    by_to_polars,
    by_pandas,
    by_polars,
    by_duckdb,
    by_sqlite3,
    by_openpyxl,
]


@pytest.mark.parametrize("read", READERS)
def test_every_format_has_the_same_bounds(
    read: Callable[[Dataset, Path, str], Found], release: Path, shipped: Dataset
) -> None:
    """Each reader finds, as dates of its own, the bounds that the EDTF texts have; what is open is missing."""
    for table in DATED:
        assert read(shipped, release, table) == wanted(shipped, table), table


def test_r_reads_the_same_bounds(plain: Path, shipped: Dataset) -> None:
    """R reads the plain CSV files and takes the bounds for dates, with `as.Date` and nothing else."""
    script = """
    for (table in commandArgs(TRUE)) {
      rows <- read.csv(paste0(table, ".csv"), na.strings = "", colClasses = "character", encoding = "UTF-8")
      bounds <- grep("_(earliest|latest)$", names(rows))
      rows[bounds] <- lapply(rows[bounds], as.Date)
      stopifnot(all(sapply(rows[bounds], inherits, "Date")))
      stopifnot(all(rows$start_earliest <= rows$start_latest, na.rm = TRUE))
      write.csv(rows[bounds], paste0(table, ".r"), row.names = FALSE, na = "", quote = FALSE)
    }
    """
    subprocess.run([program("Rscript"), "-e", script, *DATED], cwd=plain, check=True, capture_output=True)
    for table in DATED:
        found = list(csv.reader(io.StringIO((plain / f"{table}.r").read_text(encoding="utf-8"))))
        assert found[0] == DATED[table]
        assert [from_text(list(row)) for row in found[1:]] == wanted(shipped, table), table


@pytest.mark.slow  # LibreOffice starts in seconds; openpyxl reads the same workbook above
def test_libreoffice_reads_the_same_bounds(release: Path, shipped: Dataset, tmp_path: Path) -> None:
    """LibreOffice opens the workbook and saves its sheets as CSV with the days as days."""
    every_sheet = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
    office = [program("soffice"), f"-env:UserInstallation=file://{tmp_path}/profile", "--headless"]
    book = release_file(release, "xlsx")
    subprocess.run(
        [*office, "--convert-to", every_sheet, "--outdir", tmp_path, book], check=True, capture_output=True, timeout=300
    )
    for table, names in DATED.items():
        with next(tmp_path.glob(f"*-{table}.csv")).open(encoding="utf-8", newline="") as file:
            assert [from_text([row[name] for name in names]) for row in csv.DictReader(file)] == wanted(shipped, table)


def test_views_have_the_bounds(release: Path) -> None:
    """The readable views carry the bounds of sessions and terms, so that SQL can order and compare by day."""
    with closing(sqlite3.connect(release_file(release, "sqlite"))) as base:
        last = base.execute("SELECT max(session_start_latest) FROM statements_readable").fetchone()[0]
        assert last == base.execute("SELECT max(start_latest) FROM sessions WHERE id IN "
                                    "(SELECT session_id FROM statements)").fetchone()[0]  # fmt: skip
        term = base.execute("SELECT start_latest, end_earliest FROM officers_readable WHERE person = 'Hadi al-Bahra' "
                            "AND office LIKE 'President of the Syrian Opp%' ORDER BY 1").fetchall()  # fmt: skip
    assert len(term) >= 2
    assert all(start and start <= (end or start) for start, end in term)


# On rows


def test_every_date_of_a_row_has_its_bounds() -> None:
    """Each date column of each model has `…_earliest` and `…_latest`, and no other column has."""
    for model in MODELS.values():
        wanted = {
            (f"{column.name}_{suffix}", kind, column.name)
            for column in columns(model)
            if column.is_date
            for suffix, kind in (("earliest", Earliest), ("latest", Latest))
        }
        found = {
            (name, type(value), value.column)
            for name, value in vars(model).items()
            if isinstance(value, (Earliest, Latest))
        }
        assert found == wanted


def test_bounds_of_a_row(shipped: Dataset) -> None:
    """A day is its own first and last day; an end that is open is None."""
    session = shipped.sessions["ga-064"]
    assert (session.start_earliest, session.start_latest) == (date(2022, 10, 17), date(2022, 10, 17))
    open_ended = next(term for term in shipped.officers.values() if (term.end or "").endswith("..]"))
    assert open_ended.end_earliest is not None
    assert open_ended.end_latest is None


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2018-11-10", date(2018, 11, 10), date(2018, 11, 10)),
        ("2018-02?", date(2018, 2, 1), date(2018, 2, 28)),
        ("[..2023-10-09]", None, date(2023, 10, 9)),
        ("[2023-10-09..]", date(2023, 10, 9), None),
        ("2023-07/2023-08", date(2023, 7, 1), date(2023, 8, 31)),
        ("..", None, None),
        (None, None, None),
    ],
)
def test_bounds_are_missing_where_open(text: str | None, first: date | None, last: date | None) -> None:
    """What is open or not known has no bound, rather than the first or last day that a computer can count."""
    assert days(text) == (first, last)


def test_what_is_no_date_has_no_bounds() -> None:
    """A text that is no EDTF is an error, not a missing bound."""
    with pytest.raises(ValueError, match="next Monday"):
        days("next Monday")


def test_holders_on_a_day_of_the_calendar(shipped: Dataset) -> None:
    """`holders` and `covers` take a `datetime.date` or `datetime` as they take its text."""
    office = shipped.offices["soc-president"]
    found = office.holders(on="2023-10-09")
    assert found
    assert office.holders(on=date(2023, 10, 9)) == office.holders(on=datetime(2023, 10, 9, 12)) == found
    assert found[0].covers(date(2023, 10, 9), certain=True)
    assert not any(term.covers(date(2011, 1, 1)) for term in office.terms)


def test_no_sentinel_day_is_written(plain: Path) -> None:
    """No file has a day such as 9999-12-31 or 0001-01-01 for an end that is open."""
    cells: set[Any] = set()
    for table, names in DATED.items():
        with (plain / f"{table}.csv").open(encoding="utf-8", newline="") as file:
            cells |= {row[name] for row in csv.DictReader(file) for name in names}
    assert "" in cells
    assert all("1900" < cell < "2100" for cell in cells - {""})
