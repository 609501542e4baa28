"""The command line: each command with its help, a case that succeeds and one that does not, and its exit codes."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from helpers import CHECKOUT, edit, line_of, process, run_cli
from soc_data.cli import COMMANDS, _module

TEXTS = "A first line of the text.\n\nA second one.\n"
ANSI = re.compile(r"\x1b\[")


@pytest.fixture
def spoilt(package: Path) -> Path:
    """A package with one wrong cell."""
    edit(package, "sessions", "zz-1", "kind", "odd, or 50%:\u00a0")
    return package


# Help


@pytest.mark.parametrize("command", COMMANDS)
def test_command_has_help_with_examples(command: str) -> None:
    """Each command says in a sentence what it does and gives examples that begin with its name."""
    code, out, err = run_cli(command, "--help")
    module = _module(command)
    assert (code, err) == (0, "")
    assert module.HELP.endswith(".")
    assert module.EXAMPLES
    for example in module.EXAMPLES:
        assert example in out
        assert shlex.split(example)[:2] == ["soc-data", command]


def test_help_lists_every_command() -> None:
    """The help of the whole names each command, and the exit codes."""
    code, out, _ = run_cli("--help")
    assert code == 0
    assert all(re.search(rf"^    {command}\b", out, re.MULTILINE) for command in COMMANDS)
    assert "Exit codes: 0" in out


@pytest.mark.parametrize(
    "args",
    [["frobnicate"], ["--frobnicate"], ["validate", "--format", "xml"], ["show"], ["find"], ["schema"],
     ["schema", "--write", "--check"], ["find", "Mustafa", "--limit", "0"], ["find", "x", "--limit", "few"],
     ["verify-sources"], ["draft"], ["draft", "x.txt", "--format", "csv"],
     *([command, "--frobnicate"] for command in COMMANDS)],
    ids=" ".join,
)  # fmt: skip
def test_wrong_usage_exits_with_2(args: list[str]) -> None:
    """An unknown command, option or form, or a missing argument is told on standard error, with exit code 2."""
    code, out, err = run_cli(*args)
    assert (code, out) == (2, "")
    assert "usage: soc-data" in err


# The commands


def test_overview() -> None:
    """`soc-data` alone shows version, counts, period and gaps."""
    code, out, err = run_cli()
    assert (code, err) == (0, "")
    assert all(word in out for word in ("version", "Period", "Gaps", "sessions", "statements"))


def test_validate_succeeds() -> None:
    """Valid data exit with 0 and one line that says what was checked."""
    code, out, err = run_cli("validate")
    assert (code, err) == (0, "")
    assert re.fullmatch(r"valid: .*20 tables, [0-9,]+ rows\n", out)


def test_validate_fails(spoilt: Path) -> None:
    """Wrong data exit with 1, a line for each finding and one that counts them."""
    code, out, err = run_cli("validate", spoilt)
    assert (code, err) == (1, "")
    line = line_of(spoilt, "sessions", "zz-1")
    assert f"data/sessions.csv:{line}: row zz-1, column kind: expected one of ordinary, emergency" in out
    assert "found “odd, or 50%:<U+00A0>” [cells_are_valid]" in out
    assert "2 problems in 1 file" in out


def test_validate_as_json(spoilt: Path) -> None:
    """With `--format json` the findings are data, and valid data an empty list of them."""
    code, out, _ = run_cli("validate", spoilt, "--format", "json")
    told = json.loads(out)
    assert (code, told["valid"], len(told["findings"])) == (1, False, 2)
    assert set(told["findings"][0]) == {"rule", "file", "expected", "line", "key", "column", "value"}
    code, out, _ = run_cli("validate", "--format", "json")
    told = json.loads(out)
    assert (code, told["valid"], told["findings"]) == (0, True, [])


def test_validate_for_github(spoilt: Path) -> None:
    """With `--format github` each finding is a workflow command on one line, its text escaped; valid data a notice."""
    line = line_of(spoilt, "sessions", "zz-1")
    code, out, _ = run_cli("validate", spoilt, "--format", "github")
    assert code == 1
    assert [text.partition("::data")[0] for text in out.splitlines()] == [
        f"::error file=data/sessions.csv,line={line},title={rule}" for rule in ("cells_are_clean", "cells_are_valid")
    ]
    assert "50%25:" in out
    code, out, _ = run_cli("validate", "--format", "github")
    assert (code, out[:15]) == (0, "::notice::valid")


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("ga-064", ["64. ordinary session", "2022-10-17", "Statements", "Participants", "[etilaf-en-ga-064 p"]),
        ("hadi-al-bahra", ["Person: ", "هادي البحرة", "Spellings", "Terms in office"]),
        ("soc-president", ["Office: ", "Terms", "2023-09-12"]),
        ("etilaf-en-ga-064", ["Source: ", "https://", "Statements"]),
        ("syria", ["Place: "]),
        ("unscr-2254", ["Instrument: ", "Cited in"]),
    ],
)  # fmt: skip
def test_show(key: str, words: list[str]) -> None:
    """A row is shown with what hangs on it, Arabic included."""
    code, out, err = run_cli("show", key)
    assert (code, err) == (0, "")
    assert [word for word in words if word not in out] == []


@pytest.mark.parametrize("table", ["statements", "elections", "names", "participants", "evidence", "candidates"])
def test_show_any_row(shipped: object, table: str) -> None:
    """A row of any table can be shown by its key."""
    key = next(iter(shipped[table]))  # type: ignore[index]
    code, out, _ = run_cli("show", key)
    assert code == 0
    assert key.partition("/")[0] in out


def test_show_unknown_id() -> None:
    """An id that is not there is wrong usage, told with the ids that are near it."""
    code, out, err = run_cli("show", "ga-46x")
    assert (code, out) == (2, "")
    assert "no row has the id 'ga-46x'" in err
    assert "ga-046" in err


def test_find() -> None:
    """A person is found with the spelling that was nearest and the offices held."""
    code, out, err = run_cli("find", "Abdul", "Rahman", "Mustafa")
    assert (code, err) == (0, "")
    assert "abdurrahman-mustafa" in out.splitlines()[0]
    assert "President of the Syrian Opposition Coalition" in out


def test_find_nobody() -> None:
    """Where nobody is found the exit code is 1."""
    code, out, err = run_cli("find", "Xqvwz Plokijuh")
    assert (code, err) == (1, "")
    assert "no person" in out


def test_find_what_is_no_name() -> None:
    """What has no letters is wrong usage."""
    code, _, err = run_cli("find", "12")
    assert code == 2
    assert "letters" in err


@pytest.mark.parametrize("form", ["text", "markdown", "json"])
def test_coverage(form: str) -> None:
    """Coverage names the sessions and the numbers without a page, in each form."""
    code, out, err = run_cli("coverage", "--format", form)
    assert (code, err) == (0, "")
    assert "ga-064" in out
    if form == "json":
        assert json.loads(out)["totals"]["sessions"] > 0


def test_coverage_of_wrong_data(spoilt: Path) -> None:
    """Data that do not load are told as such, with exit code 1."""
    code, out, err = run_cli("coverage", spoilt)
    assert (code, out) == (1, "")
    assert "row zz-1, column kind" in err


def test_schema_check_succeeds() -> None:
    """The committed descriptors are those that the models generate."""
    assert run_cli("schema", "--check", CHECKOUT) == (0, "all descriptors are up to date\n", "")


def test_schema_check_fails_and_write_mends(package: Path) -> None:
    """A changed descriptor is told with exit code 1; writing mends it and nothing else."""
    file = package / "schemas" / "sessions.json"
    file.write_text("{}", encoding="utf-8", newline="\n")
    code, out, _ = run_cli("schema", "--check", package)
    assert (code, out.count("\n")) == (1, 1)
    assert "schemas/sessions.json" in out
    assert run_cli("schema", "--write", package) == (0, "written: schemas/sessions.json\n", "")
    assert run_cli("schema", "--check", package)[0] == 0
    assert run_cli("schema", "--write", package)[1].startswith("nothing to write")


def test_verify_sources_without_texts(tmp_path: Path) -> None:
    """A directory that is not there, or holds no text, is wrong usage."""
    for directory in (tmp_path, tmp_path / "nowhere"):
        code, out, err = run_cli("verify-sources", directory)
        assert (code, out) == (2, "")
        assert str(directory) in err


def test_verify_sources_with_other_texts(tmp_path: Path) -> None:
    """Texts that are not those of the sources are told with exit code 1."""
    (tmp_path / "other.txt").write_text(TEXTS, encoding="utf-8", newline="\n")
    code, out, err = run_cli("verify-sources", tmp_path)
    assert (code, err) == (1, "")
    assert "[texts_have_their_hash]" in out


@pytest.mark.parametrize(
    "args",
    [["show", "ga-064"], ["find", "Jamous"], ["coverage"], ["verify-sources", "."], ["draft", __file__]],
    ids=lambda a: a[0],
)
def test_path_that_is_not_there(args: list[str]) -> None:
    """Another package is named by a path, and one that is not there is wrong usage."""
    path = ["no-such-path"] if args == ["coverage"] else ["--path", "no-such-path"]
    code, out, err = run_cli(*args, *path)
    assert (code, out) == (2, "")
    assert "no-such-path" in err


# As a process


def test_no_colour_where_there_is_no_terminal() -> None:
    """What is piped has no escape sequences."""
    code, out, _ = run_cli("show", "ga-064")
    assert code == 0
    assert not ANSI.search(out)


def test_arabic_in_a_plain_locale() -> None:
    """Arabic names are read, and written as UTF-8, in a locale that knows only ASCII."""
    done = process("find", "البحرة", LC_ALL="C", PYTHONUTF8="0", PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr) == (0, b"")
    assert "هادي البحرة" in done.stdout.decode("utf-8")


@pytest.mark.skipif(os.name == "nt", reason="needs a shell of POSIX")
@pytest.mark.slow  # test_streams.py has more of such readers
def test_reader_that_goes_away() -> None:
    """Where the reader of the output has gone, as with `| head`, the process ends in silence."""
    line = f"{shlex.quote(sys.executable)} -m soc_data show soc-general-assembly | head -n 1"
    done = subprocess.run(["bash", "-c", f"set -o pipefail; {line}"], capture_output=True)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.count(b"\n") == 1
