"""What a reader of files must catch: each fault is told with its place, with exit code 1 and without a traceback."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from helpers import (
    SOME_TABLES,
    add_row,
    change_bytes,
    edit,
    file_of,
    key_of,
    line_of,
    process,
    read_rows,
    representatives,
    run_cli,
    zip_package,
)
from hostile import describe
from soc_data.tables.models import MODELS
from soc_data.validation.validate import validate

SESSIONS = "data/sessions.csv"
KEY = "zz-1"


@dataclass(frozen=True)
class Fault:
    """A way to spoil the row of one session or its whole file, and what must be found.

    `line` None stands for the line of the session; `key` and `column` are those of the finding.
    """

    name: str
    spoil: Callable[[Path], object]
    rule: str
    column: str | None
    value: str | None
    line: int | None = None
    key: str | None = KEY
    file: str = SESSIONS


def cell(column: str, value: str) -> Callable[[Path], object]:
    """Spoil one cell of the session."""
    return lambda package: edit(package, "sessions", KEY, column, value)


def content(change: Callable[[bytes], bytes]) -> Callable[[Path], object]:
    """Spoil the bytes of the file of sessions."""
    return lambda package: change_bytes(package, SESSIONS, change)


def header(change: Callable[[list[bytes]], list[bytes]]) -> Callable[[Path], object]:
    """Spoil the header, and leave the records as they are."""

    def spoil(before: bytes) -> bytes:
        first, _, rest = before.partition(b"\n")
        return b",".join(change(first.split(b","))) + b"\n" + rest

    return content(spoil)


def record(change: Callable[[bytes], bytes]) -> Callable[[Path], object]:
    """Spoil the line of the session."""

    def spoil(before: bytes) -> bytes:
        lines = before.split(b"\n")
        at = next(i for i, line in enumerate(lines) if line.startswith(KEY.encode() + b","))
        lines[at] = change(lines[at])
        return b"\n".join(lines)

    return content(spoil)


def huge(column: str, value: bytes) -> Callable[[Path], object]:
    """Spoil one cell of the session with very many bytes, which a writer of CSV would take seconds for."""

    def spoil(line: bytes) -> bytes:
        cells = line.split(b",")
        cells[list(MODELS["sessions"].model_fields).index(column)] = value
        return b",".join(cells)

    return record(spoil)


def latin_1(package: Path) -> None:
    """Write the line of the session in another encoding than UTF-8, with a letter for which that matters."""
    edit(package, "sessions", KEY, "dedication", "Café")
    record(lambda line: line.decode().encode("latin-1"))(package)


CLEAN, VALID = "cells_are_clean", "cells_are_valid"

CELL_FAULTS = (
    Fault("unknown code", cell("kind", "Ordinary"), VALID, "kind", "Ordinary"),
    Fault("dangling reference", cell("source_id", "nowhere"), "references_exist", "source_id", "nowhere"),
    Fault("a day that is not in the calendar", cell("start", "2023-02-30"), VALID, "start", "2023-02-30"),
    Fault("a day without padding", cell("start", "2023-2-3"), VALID, "start", "2023-2-3"),
    Fault("a date with a time", cell("start", "2023-02-03T10:00"), VALID, "start", "2023-02-03T10:00"),
    Fault("the year 0", cell("start", "0000"), VALID, "start", "0000"),
    Fault("bounds in the wrong order", cell("start", "[2023..2022]"), VALID, "start", "[2023..2022]"),
    Fault("no-break space", cell("dedication", "a\u00a0b"), CLEAN, "dedication", "a<U+00A0>b"),
    Fault("zero-width joiner", cell("dedication", "a\u200db"), CLEAN, "dedication", "a<U+200D>b"),
    Fault("right-to-left override", cell("dedication", "a\u202eb"), CLEAN, "dedication", "a<U+202E>b"),
    Fault("replacement character", cell("dedication", "a\ufffdb"), CLEAN, "dedication", "a\ufffdb"),
    Fault("NUL byte", cell("dedication", "a\0b"), CLEAN, "dedication", "a<U+0000>b"),
    Fault("tab", cell("dedication", "a\tb"), CLEAN, "dedication", "a<U+0009>b"),
    Fault("NFD", cell("dedication", "Cafe\u0301"), "cells_are_nfc", "dedication", "Cafe\\u0301"),
    Fault("space at the end", cell("dedication", "a "), VALID, "dedication", "a "),
    Fault("a cell that a spreadsheet runs", cell("dedication", "=1+1"), VALID, "dedication", "=1+1"),
    Fault("only white space", cell("mode", "  "), VALID, "mode", "  "),
    Fault("required and empty", cell("mode", ""), VALID, "mode", ""),
    Fault("Arabic-Indic digits", cell("number", "٦٤"), VALID, "number", "٦٤"),
    Fault("digits with an underscore", cell("number", "6_4"), VALID, "number", "6_4"),
    Fault("a leading zero", cell("number", "064"), VALID, "number", "064"),
    Fault("a number with a fraction", cell("number", "64.0"), VALID, "number", "64.0"),
    Fault("less than the least", cell("number", "0"), VALID, "number", "0"),
    Fault("lone surrogate", cell("dedication", "a\ud800"), "files_are_utf8", "dedication", "0xED 0xA0 0x80 0x2C"),
    Fault("Latin-1", latin_1, "files_are_utf8", "dedication", "0xE9 0x2C"),
    Fault("line feed", cell("dedication", "a\nb"), "records_are_one_line", "dedication", f"{KEY},"),
    Fault("carriage return", cell("dedication", "a\rb"), "cells_are_clean", "dedication", "a<U+000D>b"),
    Fault("a cell of 50 MB", huge("dedication", b"x" * 50_000_000), "records_are_bounded", "dedication", f"{KEY},"),
    Fault("50 MB of quotes", huge("dedication", b'"' * 100_000_002), "records_are_bounded", "dedication", f"{KEY},"),
)
RECORD_FAULTS = (
    Fault("a cell too few", record(lambda line: line.rpartition(b",")[0]), "rows_fill_the_header", "locator", "14 cel"),
    Fault("a cell too many", record(lambda line: line + b",x"), "rows_fill_the_header", "locator", f"16 cells: {KEY}"),
    Fault("needless quotes", record(lambda line: line.replace(b"zz-1", b'"zz-1"', 1)), "files_are_canonical",
          "locator", '"zz-1",'),
    Fault("text behind quotes", record(lambda line: line.replace(b"zz-1", b'"zz-"1', 1)), "files_are_csv",
          "locator", ""),
    Fault("one CRLF", record(lambda line: line + b"\r"), "lines_end_with_lf", "locator", "<U+000D>"),
    Fault("an empty line", record(lambda line: b"\n" + line), "rows_fill_the_header", "id", "0 cells", key=""),
)  # fmt: skip
FILE_FAULTS = (
    Fault("missing column", header(lambda names: [n for n in names if n != b"weekday"]), "headers_have_every_column",
          "weekday", "id,body_id,", 1, None),
    Fault("misspelt column", header(lambda names: [n.replace(b"weekday", b"week_day") for n in names]),
          "headers_have_no_other_column", "week_day", "id,body_id,", 1, None),
    Fault("extra column", header(lambda names: [*names, b"mood"]), "headers_have_no_other_column", "mood",
          "id,body_id,", 1, None),
    Fault("a column twice", header(lambda names: [*names, b"note"]), "headers_have_no_other_column", "note",
          "id,body_id,", 1, None),
    Fault("columns swapped", header(lambda names: [names[1], names[0], *names[2:]]), "headers_are_in_order", "body_id",
          "body_id,id,", 1, None),
    Fault("no header", content(lambda text: text.partition(b"\n")[2]), "headers_have_every_column", "id", "zz-1,", 1,
          None),
    Fault("semicolons", content(lambda text: text.replace(b",", b";")), "headers_have_every_column", "id",
          "id;body_id;", 1, None),
    Fault("BOM", content(lambda text: b"\xef\xbb\xbf" + text), "files_have_no_byte_order_mark", "id", "<U+FEFF>", 1,
          None),
    Fault("CRLF", content(lambda text: text.replace(b"\n", b"\r\n")), "lines_end_with_lf", "id", "<U+000D>", 1, None),
    Fault("lone CR", content(lambda text: text.replace(b"\n", b"\r")), "files_are_csv", "id", "", 1, None),
    Fault("UTF-16", content(lambda text: text.decode().encode("utf-16")), "files_are_utf8", None, "0xFF 0xFE 0x69 0x00",
          1, None),
    Fault("empty file", content(lambda text: b""), "files_are_not_empty", "id", "", 1, None),
    Fault("only a header, not ended", content(lambda text: text.partition(b"\n")[0]), "files_are_canonical", "id",
          "id,body_id,", 1, None),
    Fault("missing file", lambda package: file_of(package, "sessions").unlink(), "tables_are_present", None, None, 0,
          None),
)  # fmt: skip
UNREADABLE = ("no header", "semicolons", "lone CR", "UTF-16", "empty file", "missing file")
FAULTS = (*CELL_FAULTS, *RECORD_FAULTS, *FILE_FAULTS)


def findings_of(path: Path | str) -> list[dict[str, Any]]:
    """Validate through the command line and return the findings; fails unless it exits with 1 and is silent else."""
    code, out, err = run_cli("validate", path, "--format", "json")
    assert (code, err) == (1, "")
    return list(json.loads(out)["findings"])


def rules_of(path: Path | str) -> set[str]:
    """Return the rules that a path breaks."""
    return {finding["rule"] for finding in findings_of(path)}


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_fault_is_told_with_its_place(package: Path, fault: Fault) -> None:
    """A fault gives a finding with rule, file, line, row key, column and the value as it was read.

    A cell that is wrong in one way is told once, with its whole value. Where nothing of a file can be read, the many
    rows that refer to its rows are not reported as well.
    """
    line = line_of(package, "sessions", KEY) if fault.line is None else fault.line or None
    fault.spoil(package)
    every = findings_of(package)
    found = next(f for f in every if f["rule"] == fault.rule)
    assert (found["file"], found["line"], found["key"]) == (fault.file, line, fault.key)
    assert found["column"] == fault.column or fault.column is None
    assert fault.value is None or (found["value"].startswith(fault.value) and found["value"] is not None)
    assert found["expected"]
    if fault in CELL_FAULTS and fault.rule in (VALID, CLEAN):
        assert [(f["rule"], f["value"]) for f in every if f["file"] == SESSIONS] == [(fault.rule, fault.value)]
    if fault.name in UNREADABLE:
        assert {f["file"] for f in every} == {SESSIONS}


def test_duplicate_key_is_told_with_its_place(package: Path) -> None:
    """A key that stands twice is found at its second line, and the first one is named."""
    first = line_of(package, "sessions", KEY)
    add_row(package, "sessions", like=KEY, number="")
    found = [f for f in findings_of(package) if f["rule"] == "primary_keys_are_unique"]
    assert [(f["line"], f["key"], f["column"], f["value"]) for f in found] == [
        (line_of(package, "sessions", KEY), KEY, "id", KEY)
    ]
    assert f"line {first} " in found[0]["expected"]


def test_composite_duplicate_is_told_with_its_place(package: Path) -> None:
    """A key of two columns that stands twice is found at its second line."""
    row = read_rows(package, "venues")[0]
    key = f"{row['session_id']}/{row['place_id']}"
    add_row(package, "venues", like=key)
    found = [f for f in findings_of(package) if f["rule"] == "primary_keys_are_unique"]
    assert [(f["file"], f["line"], f["key"], f["value"]) for f in found] == [
        ("data/venues.csv", line_of(package, "venues", key), key, key)
    ]


def test_impossible_interval_is_told_with_its_place(package: Path) -> None:
    """An interval that ends before it begins is no value."""
    key = read_rows(package, "reports")[0]["id"]
    edit(package, "reports", key, "period", "2023-08/2023-07")
    found = findings_of(package)
    assert [(f["rule"], f["line"], f["key"], f["column"], f["value"]) for f in found] == [
        (VALID, line_of(package, "reports", key), key, "period", "2023-08/2023-07")
    ]


def test_all_faults_are_told_at_once(package: Path) -> None:
    """One run finds the faults of several tables, in the order of tables and lines."""
    edit(package, "sessions", KEY, "kind", "odd")
    edit(package, "sessions", KEY, "mode", "odd")
    edit(package, "people", "zz-one", "name_basis", "odd")
    drop = read_rows(package, "venues")[0]
    edit(package, "venues", f"{drop['session_id']}/{drop['place_id']}", "locator", "somewhere")
    assert [(f["file"], f["column"]) for f in findings_of(package)] == [
        ("data/people.csv", "name_basis"), (SESSIONS, "kind"), (SESSIONS, "mode"), ("data/venues.csv", "locator"),
    ]  # fmt: skip


@pytest.mark.parametrize("table", SOME_TABLES)
def test_each_missing_table_is_told(package: Path, table: str) -> None:
    """A table without its file is found, whichever it is."""
    file_of(package, table).unlink()
    assert ("tables_are_present", f"data/{table}.csv") in {(f["rule"], f["file"]) for f in findings_of(package)}


# Packages


def test_missing_resource_is_told(package: Path) -> None:
    """A table that the descriptor does not list is missing, even where its file is there."""
    describe(package, lambda content: content["resources"].pop())
    assert [(f["rule"], f["file"]) for f in findings_of(package)] == [("tables_are_present", "datapackage.json")]


def test_directory_that_is_no_package_is_told(tmp_path: Path) -> None:
    """A directory without a descriptor is no data package."""
    found = findings_of(tmp_path)
    assert [(f["rule"], f["file"]) for f in found] == [("package_has_a_descriptor", str(tmp_path / "datapackage.json"))]


@pytest.mark.parametrize("name", ["../evil.csv", "/evil.csv", "data/../../evil.csv", "..\\evil.csv", "C:evil.csv"])
def test_zip_with_a_path_that_climbs_out_is_refused(package: Path, name: str) -> None:
    """A zip with a member outside itself is refused as a whole; the member is named."""
    archive = zip_package(package)
    with zipfile.ZipFile(archive, "a") as out:
        out.writestr(name, b"x")
    found = findings_of(archive)
    assert [(f["rule"], f["value"]) for f in found] == [("paths_stay_inside", name)]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_descriptor_in_another_encoding_is_told(package: Path, encoding: str) -> None:
    """A descriptor that is not plain UTF-8 would fail in other readers, so it fails here."""
    change_bytes(package, "datapackage.json", lambda text: text.decode().encode(encoding))
    assert rules_of(package) == {"descriptor_is_json"}


@pytest.mark.parametrize("name", ["notes.txt", "data/sessions.csv"])
def test_file_that_is_no_package_is_told(package: Path, name: str) -> None:
    """A file that is neither a zip nor a descriptor is no package."""
    (package / "notes.txt").write_text("Some notes.", encoding="utf-8", newline="\n")
    assert rules_of(package / name) == {"package_can_be_opened"}


def test_path_that_is_not_there_is_wrong_usage() -> None:
    """A path that does not exist is the caller's error: exit code 2 and a sentence."""
    code, out, err = run_cli("validate", "no-such-directory")
    assert (code, out) == (2, "")
    assert "no such file or directory: no-such-directory" in err


# As a process

PROCESS = [f for f in FAULTS if f.name in ("lone surrogate", "Latin-1", "NUL byte", "carriage return", "UTF-16", "CRLF",
                                           "a cell of 50 MB", "missing column", "empty file")]  # fmt: skip


@pytest.mark.parametrize("fault", representatives(PROCESS, PROCESS[0], PROCESS[1]), ids=lambda fault: fault.name)
def test_process_exits_with_1_and_no_traceback(package: Path, fault: Fault) -> None:
    """The real process tells a fault on standard output in any locale, exits with 1 and has no more to say."""
    fault.spoil(package)
    done = process("validate", package, LC_ALL="C")
    assert (done.returncode, done.stderr) == (1, b"")
    assert f"[{fault.rule}]" in done.stdout.decode("utf-8")


def test_faults_of_the_data_keep_it_from_loading(package: Path) -> None:
    """What loads data refuses a package with a wrong cell, and tells the place."""
    edit(package, "sessions", KEY, "start", "2023-02-30")
    code, _, err = run_cli("show", KEY, "--path", package)
    assert code == 1
    assert f"row {KEY}, column start" in err
    assert "Traceback" not in err


def test_a_row_that_is_lost_is_told_alone(package: Path) -> None:
    """What only an unreadable row refers to is not called unused; once the row is gone for good, it is."""
    file = file_of(package, "citations")
    header, row = file.read_text("utf-8").splitlines()
    file.write_text(f"{header}\n{row.replace(',', ';', 1)}\n", "utf-8", newline="\n")
    assert [finding.rule for finding in validate(package).findings] == ["rows_fill_the_header"]
    file.write_text(f"{header}\n", "utf-8", newline="\n")
    assert [(finding.rule, finding.key) for finding in validate(package).findings] == [("nothing_is_unused", "zz-act")]


@pytest.mark.parametrize(
    ("table", "column"),
    [("parties", "role"), ("statements", "position"), ("statements", "act"), ("names", "name"), ("sources", "extent"),
     ("citations", "locator")],
)  # fmt: skip
@pytest.mark.parametrize("loss", ["one cell", "the column", "the end of the lines"])
def test_what_cannot_be_read_is_not_blamed_on_others(package: Path, table: str, column: str, loss: str) -> None:
    """Where rows are invalid or left out, no rule says of another row that something about it is missing."""
    file = file_of(package, table)
    header, *rows = file.read_text("utf-8").splitlines()
    if loss == "one cell":
        edit(package, table, key_of(table, read_rows(package, table)[0]), column, "")
    elif loss == "the column":
        file.write_text("\n".join([header.replace(column, f"{column}s", 1), *rows, ""]), "utf-8", newline="\n")
    else:
        file.write_text("\n".join([header, *(f'{row}"' for row in rows), ""]), "utf-8", newline="\n")
    apart = ("references_exist", "evidence_concerns_a_cell")  # that a key is not there is told where it is named
    found = {finding.file for finding in validate(package).findings if finding.rule not in apart}
    assert found == {f"data/{table}.csv"}
