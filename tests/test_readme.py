"""The examples of the README run."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from helpers import CHECKOUT, run_cli, run_python

README = (CHECKOUT / "README.md").read_text(encoding="utf-8")
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
BLOCKS = FENCE.findall(README)
PYTHON = [code for language, code in BLOCKS if language in ("python", "py")]
CONSOLE = [
    line.removeprefix("$ ")
    for language, code in BLOCKS
    if language == "console"
    for line in code.splitlines()
    if line.startswith("$ soc-data")
]
LINKS = [link for link in re.findall(r"\]\(([^)#\s]+)", README) if not re.match(r"[a-z]+:", link)]


def test_readme_has_examples() -> None:
    """There are examples in Python and for the command line."""
    assert PYTHON
    assert CONSOLE


def test_python_examples_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The Python examples run one after the other, from an unrelated directory, and print something."""
    code = "\n".join(PYTHON)
    monkeypatch.chdir(tmp_path)
    assert run_python(code).count("\n") >= code.count("print(")


@pytest.mark.parametrize("line", CONSOLE)
def test_console_examples_run(line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each command of the examples succeeds, from an unrelated directory."""
    monkeypatch.chdir(tmp_path)
    code, out, err = run_cli(*shlex.split(line, comments=True)[1:])
    assert (code, err) == (0, "")
    assert out


@pytest.mark.parametrize("link", sorted(set(LINKS)))
def test_links_lead_to_files(link: str) -> None:
    """Each relative link of the README leads to a file of the checkout."""
    assert (CHECKOUT / link).exists()
