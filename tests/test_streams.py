"""Streams and terminals: the exit code is the verdict whoever reads the output, or does not; any locale will do."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from itertools import product
from pathlib import Path

import pytest

from helpers import file_of, read_rows, representatives, run_cli, write_rows
from soc_data.cli import COMMANDS
from soc_data.validation.rules import rules

POSIX = pytest.mark.skipif(os.name == "nt", reason="needs a shell and streams of POSIX")
BOLD = re.compile("\x1b\\[[01]m")


# Readers that go away


def in_shell(script: str, **variables: str) -> subprocess.CompletedProcess[bytes]:
    """Run a line of the shell in which `soc` is the command line."""
    line = f'soc() {{ "{sys.executable}" -m soc_data "$@"; }}\n{script}'
    return subprocess.run(["bash", "-c", line], capture_output=True, env={**os.environ, **variables})


@pytest.fixture
def spoilt(package: Path) -> Path:
    """A package with many wrong cells."""
    rows = read_rows(package, "statements")
    write_rows(package, "statements", [{**row, "act": "odd"} for row in rows])
    return package


@POSIX
@pytest.mark.parametrize(
    ("reader", "form"),
    representatives(product(["head -n 1", "true", "cat"], ["text", "json", "github"]),
                    ("true", "text"), ("head -n 1", "json"), ("cat", "github")),
)  # fmt: skip
def test_the_verdict_is_the_exit_code(spoilt: Path, originals: Path, form: str, reader: str) -> None:
    """Invalid data exit with 1 whoever closes the pipe, valid data with 0, and nothing is said of the pipe."""
    every = ((spoilt, 1), (originals / "scene", 0))
    for args, verdict in every if reader == "head -n 1" else every[:1]:
        done = in_shell(f"soc validate {args} --format {form} | {reader}; exit ${{PIPESTATUS[0]}}")
        assert (done.returncode, done.stderr) == (verdict, b"")


VERDICTS = {
    "validate SPOILT": 1, "validate SCENE": 0, "show zz-body --path SCENE": 0, "show nope --path SCENE": 2, "nope": 2,
    "--help": 0, "release check SPOILT": 2,
}  # fmt: skip
CLOSED = ("| true", ">&-", "2>&-", "<&- >&- 2>&-", "2>&1 | true", ">&- 2>&-")


@POSIX
@pytest.mark.parametrize(
    ("args", "closed"),
    representatives(product(VERDICTS, CLOSED), *zip(VERDICTS, ("| true", *CLOSED), strict=True)),
)
def test_no_traceback_on_streams_that_are_closed(spoilt: Path, originals: Path, args: str, closed: str) -> None:
    """A pipe without a reader or a stream that is closed give no traceback, and do not change the exit code."""
    command = args.replace("SPOILT", str(spoilt)).replace("SCENE", str(originals / "scene"))
    done = in_shell(f"soc {command} {closed}; exit ${{PIPESTATUS[0]}}")
    assert done.returncode == VERDICTS[args], done.stderr
    assert b"Traceback" not in done.stderr
    assert b"Exception ignored" not in done.stderr
    assert b"BrokenPipe" not in done.stderr


@POSIX
def test_a_full_disk_is_an_error(originals: Path) -> None:
    """Output that could not be written for another reason is an error of one line."""
    if not Path("/dev/full").exists():
        pytest.skip("no device that is full")
    done = in_shell(f"soc coverage {originals / 'scene'} > /dev/full")
    assert done.returncode == 1
    assert done.stderr.startswith(b"soc-data: the output could not be written: ")
    assert done.stderr.count(b"\n") == 1


# Terminals and locales


@POSIX
def test_colour_only_where_it_is_wanted(originals: Path) -> None:
    """Headings stand out on a terminal, unless NO_COLOR says otherwise or the terminal is dumb."""
    pty = pytest.importorskip("pty")
    ours, theirs = pty.openpty()
    wanted = ({"TERM": "xterm"}, {"TERM": "xterm", "NO_COLOR": ""}, {"TERM": "xterm", "NO_COLOR": "1"},
              {"TERM": "dumb", "NO_COLOR": ""})  # fmt: skip
    script = (
        "import os\nfrom soc_data.cli import main\nos.environ.pop('NO_COLOR', None)\n"
        f"for variables in {wanted}:\n    os.environ.update(variables)\n"
        f"    main(['show', 'zz-town', '--path', {str(originals / 'scene')!r}])\n"
    )
    with subprocess.Popen([sys.executable, "-c", script], stdout=theirs) as running:
        os.close(theirs)
        told = b""
        while True:
            try:
                part = os.read(ours, 65_536)
            except OSError:  # the other end of a terminal is closed
                break
            if not part:
                break
            told += part
    os.close(ours)
    assert running.returncode == 0
    shown = told.decode().split("Place: ")[1:]
    assert [bool(BOLD.search(part)) for part in shown] == [True, True, False, False]


@pytest.mark.parametrize("columns", representatives(["20", "1", "0", "-5", "many"], "20", "many"))
def test_narrow_terminals(columns: str, originals: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal of few columns, or of nonsense, everything is still told, in words that are whole."""
    monkeypatch.setenv("COLUMNS", columns)
    for command in COMMANDS:
        code, out, _ = run_cli(command, "--help")
        assert (code, "usage:" in out) == (0, True)
    here = ["--path", str(originals / "scene")]
    for args in (["show", "zz-1", *here], ["coverage", here[1]], ["find", "Zzone", *here], []):
        code, out, err = run_cli(*args)
        assert (code, err) == (0, "")
    code, out, _ = run_cli("show", "zz-town", *here)
    assert "Zztown" in out.split()
    if columns in ("20", "1"):
        assert all(len(line) <= 20 or len(line.split()) == 1 or line.startswith("Place") for line in out.splitlines())


@POSIX
def test_a_locale_of_ascii(tmp_path: Path, originals: Path) -> None:
    """Arabic is read from the command line, written, and used in file names where the locale knows only ASCII."""
    here = f"--path {originals / 'scene'}"
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = in_shell(f"soc show لا {here}", **plain)
    assert (done.returncode, done.stderr.decode()) == (2, "soc-data: no row has the id 'لا'\n")
    folder = tmp_path / "دليل"
    folder.mkdir()
    done = in_shell(f"soc export dcat -o '{folder}' --path {originals / 'scene'} && soc validate '{folder}'", **plain)
    assert done.returncode == 1
    assert f"written: {folder}" in done.stdout.decode("utf-8")
    assert "problem in 1 file (دليل, " in done.stdout.decode("utf-8")


def test_without_docstrings(package: Path, originals: Path) -> None:
    """With `python -OO`, which drops docstrings and assertions, the verdicts, the descriptors and the rules stay."""
    file_of(package, "topics").write_bytes(file_of(package, "topics").read_bytes() + b"x\n")
    runs = [["validate", str(originals / "scene")], ["validate", str(package)], ["schema", "--check", str(package)]]
    script = (
        "import json\nfrom soc_data.cli import main\nfrom soc_data.validation.rules import rules\n"
        f"for args in {runs}: print(main(args))\n"
        "print(json.dumps([main.__doc__, rules()]))"
    )
    done = subprocess.run([sys.executable, "-OO", "-c", script], capture_output=True, check=True, encoding="utf-8")
    valid, code, *found, wrong, descriptors, up_to_date, told = done.stdout.splitlines()
    assert (valid.startswith("valid: "), code, done.stderr) == (True, "0", "")
    assert ("[rows_fill_the_header]" in "".join(found), wrong) == (True, "1")
    assert (descriptors, up_to_date) == ("all descriptors are up to date", "0")
    assert json.loads(told) == [None, rules()]
    assert all(rules().values())
