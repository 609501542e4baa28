"""`soc-data format`: what an editor or a spreadsheet left in another form comes back to the shipped bytes."""

from __future__ import annotations

import csv
import io
import random
import subprocess
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from helpers import TABLES, change_bytes, edit, file_of, program, read_rows, row_of, run_cli, write_rows
from soc_data.tables.models import MODELS
from soc_data.validation.formatting import format_package
from soc_data.validation.rules import FORM

Files = dict[str, bytes]


def files(package: Path) -> Files:
    """Return table -> the bytes of its file."""
    return {table: file_of(package, table).read_bytes() for table in TABLES}


def rewrite(package: Path, change: Callable[[list[list[str]]], str]) -> None:
    """Write every table anew, by a function from its records to a text."""
    for table in TABLES:
        with file_of(package, table).open(encoding="utf-8", newline="") as file:
            records = list(csv.reader(file))
        file_of(package, table).write_bytes(change(records).encode())


def written(records: list[list[str]], **dialect: object) -> str:
    """Return records as CSV of another dialect."""
    out = io.StringIO()
    csv.writer(out, **{"lineterminator": "\n", **dialect}).writerows(records)  # type: ignore[arg-type]
    return out.getvalue()


def shuffled(records: list[list[str]]) -> str:
    """Return a table with its rows in another order."""
    header, *rows = records
    random.Random(7).shuffle(rows)
    return written([header, *rows])


def columns_reversed(records: list[list[str]]) -> str:
    """Return a table with its columns in another order."""
    return written([record[::-1] for record in records])


def with_empty_rows(records: list[list[str]]) -> str:
    """Return a table as a spreadsheet leaves it where rows were deleted."""
    return written([*records, [""] * len(records[0]), [""] * len(records[0])])


FORMS: dict[str, tuple[Callable[[list[list[str]]], str], str]] = {
    "quotes around every cell": (lambda r: written(r, quoting=csv.QUOTE_ALL), "quotes only where they are needed"),
    "CRLF": (lambda r: written(r, lineterminator="\r\n"), "line ends made LF"),
    "a byte order mark": (lambda r: "\ufeff" + written(r), "byte order mark removed"),
    "semicolons": (lambda r: written(r, delimiter=";"), "semicolons between cells made commas"),
    "tabs": (lambda r: written(r, delimiter="\t"), "tabs between cells made commas"),
    "no line end at the end": (lambda r: written(r).rstrip("\n"), "each row ended"),
    "columns in another order": (columns_reversed, "columns put in order"),
    "empty rows at the end": (with_empty_rows, "2 empty rows removed"),
    "all of it": (
        lambda r: "\ufeff" + written([c[::-1] for c in r], quoting=csv.QUOTE_ALL, lineterminator="\r\n", delimiter=";"),
        "columns put in order",
    ),
}
"""What a careless editor did to every file -> how it is told."""


def assert_comes_back(package: Path, form: str) -> None:
    """Spoil the form of every file; `format` must give back the bytes, tell what it did, and change nothing twice."""
    before = files(package)
    change, told = FORMS[form]
    rewrite(package, change)
    assert all(files(package)[table] != before[table] for table in TABLES)
    code, out, err = run_cli("format", package)
    assert (code, err) == (0, "")
    assert out.count("rewritten: data/") == len(TABLES)
    assert out.count(told) == len(TABLES)
    assert files(package) == before
    assert run_cli("format", package) == (0, "all tables are canonical\n", "")


@pytest.mark.parametrize("form", FORMS)
def test_another_form_comes_back_to_the_same_bytes(package: Path, form: str) -> None:
    """Whatever was done to the form of the files, the bytes are again those of before."""
    run_cli("format", package)  # the rows of the scene are not in order
    assert_comes_back(package, form)


def test_all_forms_come_back_to_the_shipped_bytes(shipped_package: Path) -> None:
    """So it is with the shipped data, after all of it together."""
    assert_comes_back(shipped_package, "all of it")


def test_rows_come_back_to_their_order(sample_package: Path) -> None:
    """Shuffled rows stand again as they stood; only topics, which are ordered by hand, stay as they are put."""
    before = files(sample_package)
    rewrite(sample_package, shuffled)
    run_cli("format", sample_package)
    after = files(sample_package)
    assert [table for table in TABLES if after[table] != before[table]] == ["topics"]
    assert sorted(after["topics"].splitlines()) == sorted(before["topics"].splitlines())


@pytest.mark.slow  # LibreOffice starts in seconds; what it leaves is among FORMS
def test_a_table_saved_by_libreoffice_comes_back(sample_package: Path, tmp_path: Path) -> None:
    """LibreOffice opens the CSV files and saves them, quoting all text: afterwards the bytes are those of before."""
    before = files(sample_package)
    form = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,true,false"
    office = [program("soffice"), f"-env:UserInstallation=file://{tmp_path}/profile", "--headless"]
    saved = tmp_path / "saved"
    how = ["--infilter=CSV:44,34,76,1", "--convert-to", form, "--outdir", str(saved)]
    subprocess.run(
        [*office, *how, *(sample_package / "data").glob("*.csv")], check=True, capture_output=True, timeout=300
    )
    for table in TABLES:
        file_of(sample_package, table).write_bytes((saved / f"{table}.csv").read_bytes())
    assert files(sample_package) != before
    run_cli("format", sample_package)
    assert files(sample_package) == before


def test_decomposed_letters_are_composed(sample_package: Path) -> None:
    """A cell that a system saved in NFD is in NFC again, and counted."""
    before = files(sample_package)
    text = before["people"].decode()
    file_of(sample_package, "people").write_bytes(unicodedata.normalize("NFD", text).encode())
    _, out, _ = run_cli("format", sample_package)
    assert "brought to Unicode normalization form C" in out
    assert files(sample_package) == before


def test_a_new_row_finds_its_place(sample_package: Path) -> None:
    """A row that was added at the end moves to its place: a statement to its position, a party to its statement."""
    first = read_rows(sample_package, "statements")[0]
    parties = [row for row in read_rows(sample_package, "parties") if row["statement_id"] != first["id"]]
    new = {**row_of(sample_package, "parties", parties[0]["id"]), "id": "zz-new", "statement_id": first["id"]}
    write_rows(sample_package, "parties", [*parties, new])
    format_package(sample_package)
    assert read_rows(sample_package, "parties")[0]["id"] == "zz-new"


def test_dates_are_ordered_by_their_bounds(sample_package: Path) -> None:
    """Sessions stand by first day, one known only to be before a day by that day, one without a date last."""
    edit(sample_package, "sessions", "ga-064", "start", "[..2013-01-01]")
    edit(sample_package, "sessions", "ga-068", "start", "")
    format_package(sample_package)
    ids = [row["id"] for row in read_rows(sample_package, "sessions")]
    at = ids.index("ga-064")
    days = [row["start"] for row in read_rows(sample_package, "sessions")]
    assert days[at - 1] <= "2013-01-01" <= days[at + 1]
    assert "ga-068" in ids[-2:]


def test_topics_follow_the_one_they_are_under(sample_package: Path) -> None:
    """A topic written at the end of the file moves behind those under the same broader topic."""
    rows = read_rows(sample_package, "topics")
    new = {**rows[0], "id": "zz-topic", "broader_id": rows[0]["id"]}
    write_rows(sample_package, "topics", [*rows, new])
    format_package(sample_package)
    ids = [row["id"] for row in read_rows(sample_package, "topics")]
    last = max(at for at, row in enumerate(rows) if row["broader_id"] == rows[0]["id"])
    assert ids.index("zz-topic") == last + 1


def test_no_row_is_lost(sample_package: Path) -> None:
    """Topics under each other in a circle, under one that is missing, or twice, are wrong and all still there."""
    rows = read_rows(sample_package, "topics")
    wrong = [("zz-a", "zz-b"), ("zz-b", "zz-a"), ("zz-c", "nowhere"), ("zz-d", "zz-d"), ("zz-e", ""), ("zz-e", "")]
    write_rows(sample_package, "topics", [*({**rows[0], "id": a, "broader_id": b} for a, b in wrong), *rows])
    before = file_of(sample_package, "topics").read_bytes()
    format_package(sample_package)
    after = file_of(sample_package, "topics").read_bytes()
    assert sorted(after.splitlines()) == sorted(before.splitlines())
    format_package(sample_package)
    assert file_of(sample_package, "topics").read_bytes() == after


def test_no_value_is_touched(package: Path) -> None:
    """What is wrong in a cell stays wrong, for `validate` to tell: format mends no meaning."""
    edit(package, "sessions", "zz-1", "kind", " Ordinary ")
    edit(package, "sessions", "zz-1", "number", "01")
    format_package(package)
    row = row_of(package, "sessions", "zz-1")
    assert (row["kind"], row["number"]) == (" Ordinary ", "01")
    assert run_cli("validate", package)[0] == 1


def test_check_writes_nothing(sample_package: Path) -> None:
    """`--check` tells what would be rewritten, exits with 1 and leaves the files alone; canonical files pass."""
    assert run_cli("format", "--check", sample_package) == (0, "all tables are canonical\n", "")
    change_bytes(sample_package, "data/people.csv", lambda content: content.replace(b"\n", b"\r\n"))
    spoilt = files(sample_package)
    code, out, _ = run_cli("format", "--check", sample_package)
    assert (code, out) == (1, "to be rewritten: data/people.csv: line ends made LF\n")
    assert files(sample_package) == spoilt


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda content: content.decode().encode("utf-16"), "expected text in UTF-8"),
        (lambda content: content.replace(b"name_basis", b"basis", 1), "headers_have_every_column"),
        (lambda content: content + b"a,b\n", "2 cells"),
        (lambda content: content + b'"a', "files_are_csv"),
        (lambda content: b"", "headers_have_every_column"),
    ],
    ids=["UTF-16", "a column of another name", "a row of two cells", "an open quote", "an empty file"],
)
def test_what_cannot_be_read_is_told_and_nothing_written(
    sample_package: Path, spoil: Callable[[bytes], bytes], words: str
) -> None:
    """Where a file is no such table, it is named, the exit code is 1, and no other file is written either."""
    change_bytes(sample_package, "data/people.csv", spoil)
    change_bytes(sample_package, "data/topics.csv", lambda content: content.replace(b"\n", b"\r\n"))
    before = files(sample_package)
    code, out, err = run_cli("format", sample_package)
    assert (code, out) == (1, "")
    assert "data/people.csv" in err
    assert words in err
    assert files(sample_package) == before


def test_a_zip_is_not_rewritten(sample_package: Path, tmp_path: Path) -> None:
    """A zip, and a path that is not there, are wrong usage."""
    (tmp_path / "x.zip").write_bytes(b"PK")
    for path in (tmp_path / "x.zip", tmp_path / "nowhere"):
        code, out, err = run_cli("format", path)
        assert (code, out) == (2, "")
        assert path.name in err


def test_validate_points_to_format(package: Path) -> None:
    """Findings of form alone end with the command that mends them, and after it the package is valid; others do not."""
    run_cli("format", package)  # the rows of the scene are not in order
    change_bytes(package, "data/people.csv", lambda content: b"\xef\xbb\xbf" + content.replace(b"\n", b"\r\n"))
    code, out, _ = run_cli("validate", package)
    assert code == 1
    assert out.splitlines()[-1].startswith(f"soc-data format {package} corrects")
    assert "lines_end_with_lf" in out.splitlines()[-1]
    run_cli("format", package)
    assert run_cli("validate", package)[0] == 0
    edit(package, "sessions", "zz-1", "kind", "odd")
    assert "soc-data format" not in run_cli("validate", package)[1]


def test_the_rules_of_form_are_rules() -> None:
    """Each rule that is said to be mended is one that `validate` knows."""
    from soc_data.validation.rules import READING

    assert READING.keys() >= FORM


def test_every_order_names_columns() -> None:
    """What a table is ordered by are its columns, or those of a row that it refers to, and tells all rows apart."""
    for model in MODELS.values():
        info = model.table
        for path in info.order:
            for name in path.split("|"):
                column, _, further = name.partition(".")
                assert column in model.model_fields
                assert not further or further in MODELS[model.references()[column]].model_fields
        assert info.under is None or model.references()[info.under] == info.name
