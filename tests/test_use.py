"""The examples of docs/use.md run."""

from __future__ import annotations

import re
import shlex
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from helpers import CHECKOUT, run_cli, run_python

BLOCKS = re.findall(
    r"^```(\w+)\n(.*?)^```$", (CHECKOUT / "docs/use.md").read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE
)
PYTHON = [code for language, code in BLOCKS if language == "python"]
SQL = [code for language, code in BLOCKS if language == "sql"]
COMMANDS = [
    line
    for language, code in BLOCKS
    if language == "sh"
    for line in code.splitlines()
    if line.startswith("soc-data")
]  # fmt: skip


def test_there_is_an_example_for_each_way() -> None:
    """The page has Python for five ways of use, ready queries, commands and R."""
    assert len(PYTHON) >= 5
    assert len(SQL) >= 3
    assert COMMANDS
    assert any(language == "r" for language, _ in BLOCKS)


@pytest.fixture(autouse=True)
def own_connection() -> None:
    """Give the examples a connection of their own: one that another test left in the middle of a result is refused."""
    import duckdb

    duckdb.set_default_connection(duckdb.connect())


@pytest.mark.parametrize("code", PYTHON)
def test_python_runs(code: str, shipped_package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each Python example runs in a directory that holds the package, and warns of nothing."""
    monkeypatch.chdir(shipped_package)
    run_python(code)


@pytest.fixture(scope="module")
def database(shipped_sqlite: Path) -> Iterator[sqlite3.Connection]:
    """The SQLite file of the shipped data."""
    with closing(sqlite3.connect(shipped_sqlite)) as connection:
        yield connection


@pytest.mark.parametrize("query", SQL)
def test_queries_run(query: str, database: sqlite3.Connection) -> None:
    """Each ready query finds rows in the SQLite file."""
    assert database.execute(query).fetchall()


@pytest.mark.parametrize("line", COMMANDS)
def test_commands_run(line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each soc-data command succeeds from an unrelated directory."""
    monkeypatch.chdir(tmp_path)
    code, _, err = run_cli(*shlex.split(line)[1:])
    assert (code, err) == (0, "")
