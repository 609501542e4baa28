"""The example of CONTRIBUTING: one source and one session, from the page to the checks."""

from __future__ import annotations

import csv
import io
import re
import shlex
from pathlib import Path

import pytest

from helpers import CHECKOUT, file_of, representatives, run_cli
from soc_data import load

PAGE = (CHECKOUT / "CONTRIBUTING.md").read_text(encoding="utf-8")
[EXAMPLE] = re.findall(r"^### An example.*?(?=^## )", PAGE, re.DOTALL | re.MULTILINE)
BLOCKS = re.findall(r"(?:^`data/(\w+)\.csv`\n\n)?^```(\w+)\n(.*?)^```$", EXAMPLE, re.DOTALL | re.MULTILINE)
ROWS = {table: text for table, language, text in BLOCKS if language == "csv"}
[TEXT] = [text for _, language, text in BLOCKS if language == "text"]
[COMMANDS] = [text.splitlines() for _, language, text in BLOCKS if language == "console"]


@pytest.fixture
def checkout(shipped_package: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout to which the rows of the example were added, each at the end of its file, and the text."""
    (shipped_package / "texts").mkdir()
    (shipped_package / "texts/etilaf-en-ga-099.txt").write_text(TEXT, encoding="utf-8")
    floors = shipped_package / "docs/data/coverage.json"
    floors.parent.mkdir(parents=True)
    floors.write_bytes((CHECKOUT / "docs/data/coverage.json").read_bytes())
    for table, block in ROWS.items():
        header, rows = block.split("\n", 1)
        content = file_of(shipped_package, table).read_text(encoding="utf-8")
        assert content.startswith(f"{header}\n"), table
        file_of(shipped_package, table).write_text(content + rows, encoding="utf-8")
    monkeypatch.chdir(shipped_package)
    return shipped_package


def test_the_example_runs_from_end_to_end(checkout: Path) -> None:
    """Every command of the example succeeds, in its order, and the text is found to be that of the source."""
    told = {}
    for line in COMMANDS:
        args = shlex.split(line.removeprefix("$ "))
        code, out, err = run_cli(*args[1:])
        assert (code, err) == (0, ""), (line, out)
        told[args[1]] = out
    assert ROWS["sources"].splitlines()[1] in told["draft"]
    assert "the text of etilaf-en-ga-099" in told["draft"]
    assert (
        "p2  Monday and Tuesday, January 6 and 7, 2025: 2025-01-06 to 2025-01-07, a Monday as the text says"
        in told["draft"]
    )
    assert "rows moved" in told["format"]
    assert "valid: " in told["validate"]
    assert "the text of etilaf-en-ga-099" in told["verify-sources"]
    assert "99. ordinary session" in told["show"]
    assert "addressee: United Nations" in told["show"]


def test_the_example_is_loaded(checkout: Path) -> None:
    """After the example the session leads to its statement, which leads to those who have a part in it."""
    run_cli("format", checkout)
    session = load(checkout).sessions["ga-099"]
    assert [venue.place.name for venue in session.venues] == ["Istanbul"]
    [statement] = session.statements
    assert {(party.role.value, party.name) for party in statement.parties} == {
        ("addressee", "United Nations"),
        ("concerned", "displaced people"),
    }


@pytest.mark.parametrize("table", representatives(ROWS, "sources", "sessions"))
def test_each_row_of_the_example_counts(checkout: Path, table: str) -> None:
    """A cell of the example spoilt, in any of its tables, is found: the checks of the example can fail."""
    header, first, *_ = csv.reader(io.StringIO(ROWS[table]))
    content = file_of(checkout, table).read_text(encoding="utf-8")
    row = ROWS[table].split("\n")[1]
    if table == "sources":
        spoilt = row.replace(first[header.index("text_sha256")], "0" * 64)
        args, told = ["verify-sources", str(checkout / "texts"), "--path", str(checkout)], "the text of no source"
    else:
        spoilt = row.replace(first[header.index("locator")], "p44")
        args, told = ["validate", str(checkout)], "p44"
    file_of(checkout, table).write_text(content.replace(row, spoilt), encoding="utf-8")
    code, out, _ = run_cli(*args)
    assert (code, told in out) == (1, True)
