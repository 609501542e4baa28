"""The traps of docs/questions.md are real, and what the page says to do instead helps.

That of csvkit is sprung by `.ci/standards`, in an environment of its own; those of Excel need Excel.
"""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from helpers import CHECKOUT, edit, file_of, program, read_rows, write_rows
from soc_data import Dataset
from soc_data.export import export

TRAPS = (CHECKOUT / "docs/questions.md").read_text(encoding="utf-8").partition("## Traps")[2]
NAMED = re.findall(r"^- \*\*(.*?)\*\*", TRAPS, re.MULTILINE)


def test_the_traps_are_those_that_are_tried() -> None:
    """A trap that is added to the page is to be tried here."""
    assert [name.split()[0] for name in NAMED] == [
        "Acts", "Silence", "Relayed", "csvkit", "DuckDB", "polars", "pandas", "`retired`", "Excel",
    ]  # fmt: skip


def test_counting_by_act(shipped: Dataset) -> None:
    """Whoever counts the act `condemns` misses most statements that oppose somebody: they have most acts there are."""
    opposing = {party.statement.id: party.statement.act for party in shipped.parties.where(role="opposed").values()}
    assert sum(act == "condemns" for act in opposing.values()) < len(opposing) / 2
    acts = type(next(iter(opposing.values())))
    assert len(acts) == 18
    assert len(set(opposing.values())) > len(acts) / 2


def test_excerpts_and_full_texts(shipped: Dataset) -> None:
    """Sessions that are coded from a whole text have several times the statements of those known by its beginning."""
    coded: dict[str, list[int]] = {"full": [], "excerpt": [], "none": []}
    for session in shipped.sessions.values():
        coded[session.statements_coded].append(len(session.statements))
    assert sum(coded["full"]) / len(coded["full"]) > 2 * sum(coded["excerpt"]) / len(coded["excerpt"])
    assert coded["none"]
    assert not any(coded["none"])


def test_layers(shipped: Dataset) -> None:
    """A body's own statements are those of the layer `primary`, not all in which it speaks."""
    spoken = shipped.statements.where(speaker_organization="soc-general-assembly")
    assert 0 < len(spoken.where(layer="primary")) < len(spoken)


def test_duckdb_guesses_types(shipped_package: Path) -> None:
    """DuckDB takes whole days for a DATE until a row has another form, and reads all as text when told so."""
    import duckdb

    query = f"select typeof(read_on) from read_csv('{shipped_package}/data/sources.csv'{{}}) limit 1"  # noqa: S608
    assert duckdb.execute(query.format("")).fetchone() == ("DATE",)
    first = read_rows(shipped_package, "sources")[0]["id"]
    edit(shipped_package, "sources", first, "read_on", "2026-11")
    assert duckdb.execute(query.format("")).fetchone() == ("VARCHAR",)
    edit(shipped_package, "sources", first, "read_on", "2026-11-21")
    assert duckdb.execute(query.format(", all_varchar = true")).fetchone() == ("VARCHAR",)


def test_polars_guesses_from_the_first_rows(shipped_package: Path) -> None:
    """It fails on a later row that is no number as the first hundred were, and reads all as text when told so."""
    import polars as pl

    rows = read_rows(shipped_package, "evidence")
    later = next(at for at, row in enumerate(rows) if at > 100 and row["stated_value"][:1].isalpha())
    for row in rows[:later]:
        row["stated_value"] = "12"
    write_rows(shipped_package, "evidence", rows)
    file = file_of(shipped_package, "evidence")
    with pytest.raises(pl.exceptions.ComputeError):
        pl.read_csv(file)
    assert pl.read_csv(file, infer_schema=False).height == len(rows)


def test_pandas_takes_na_for_missing(shipped_package: Path) -> None:
    """A cell `NA` is missing to pandas, unless told that only an empty cell is."""
    import pandas as pd

    first = read_rows(shipped_package, "people")[0]["id"]
    edit(shipped_package, "people", first, "note", "NA")
    file = file_of(shipped_package, "people")
    assert pd.read_csv(file)["note"].isna()[0]
    assert pd.read_csv(file, keep_default_na=False, na_values=[""]).loc[0, "note"] == "NA"


@pytest.fixture
def without_retired(shipped_package: Path) -> Path:
    """A package in which nothing was retired yet, as the first release is."""
    write_rows(shipped_package, "retired", [])
    return file_of(shipped_package, "retired")


def test_a_table_that_is_only_a_header(without_retired: Path, shipped: Dataset, tmp_path: Path) -> None:
    """In a header alone pandas finds no type; the Parquet file has the types all the same."""
    import duckdb
    import pandas as pd

    assert set(pd.read_csv(without_retired).dtypes.astype(str)) == {"object"}
    export(shipped, "parquet", tmp_path / "parquet")
    [file] = (tmp_path / "parquet").rglob("retired.parquet")
    described = duckdb.execute(f"describe select * from '{file}'").fetchall()  # noqa: S608
    assert {column[1] for column in described} == {"VARCHAR"}


def test_r_takes_a_header_alone_for_logical(without_retired: Path) -> None:
    """R finds no type in a header alone, and takes the columns for logical."""
    code = f"cat(unique(sapply(read.csv('{without_retired.as_posix()}'), class)))"
    done = subprocess.run([program("Rscript"), "-e", code], capture_output=True, text=True, check=True)
    assert done.stdout == "logical"
