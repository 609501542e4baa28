"""The workflows run what was looked at: actions pinned by commit, kept up by an updater, on every system promised."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

from helpers import CHECKOUT

WORKFLOWS = sorted((CHECKOUT / ".github" / "workflows").glob("*.yml"))
USES = re.compile(r"uses: (?P<action>\S+?)@(?P<at>.+)")
PINNED = re.compile(r"[0-9a-f]{40} # v[0-9]+\.[0-9]+\.[0-9]+")


def uses(files: list[Path]) -> list[tuple[str, str]]:
    """Return each use of an action: the action, and what stands after the `@`."""
    return [(found["action"], found["at"]) for file in files for found in USES.finditer(file.read_text("utf-8"))]


def test_actions_are_pinned_by_commit() -> None:
    """Every action is used at a commit, with its version as a comment, and at one commit alone."""
    found = uses(WORKFLOWS)
    assert len(found) > 8
    assert [use for use in found if not PINNED.fullmatch(use[1])] == []
    assert len({action for action, _ in found}) == len(set(found))
    assert not PINNED.fullmatch("v4")


def test_an_updater_keeps_the_actions() -> None:
    """Dependabot asks for newer actions."""
    settings = yaml.safe_load((CHECKOUT / ".github" / "dependabot.yml").read_text("utf-8"))
    assert [(u["package-ecosystem"], u["directory"]) for u in settings["updates"]] == [("github-actions", "/")]


def test_the_tests_run_on_every_system_and_python() -> None:
    """Linux with each Python of the classifiers, Windows and macOS with the oldest and the newest."""
    jobs = yaml.safe_load((CHECKOUT / ".github" / "workflows" / "ci.yml").read_text("utf-8"))["jobs"]
    classifiers = re.findall(r"Python :: (3\.[0-9]+)\"", (CHECKOUT / "pyproject.toml").read_text("utf-8"))
    assert jobs["checks"]["strategy"]["matrix"]["python"] == classifiers
    systems = jobs["systems"]["strategy"]["matrix"]
    assert systems["system"] == ["windows-latest", "macos-latest"]
    assert systems["python"] == [classifiers[0], classifiers[-1]]


def test_the_website_is_tested_in_a_browser() -> None:
    """`.ci/run`, which CI runs whole, has the browser as a step that nobody can skip without a word."""
    jobs = yaml.safe_load((CHECKOUT / ".github" / "workflows" / "ci.yml").read_text("utf-8"))["jobs"]
    assert {"run": "bash .ci/run"} in jobs["checks"]["steps"]
    assert re.search(r"^beside \"[^\"]+\" \.ci/browser$", (CHECKOUT / ".ci" / "run").read_text("utf-8"), re.MULTILINE)
    script = (CHECKOUT / ".ci" / "browser").read_text("utf-8")
    named = re.search(r"^files=\((.*)\)$", script, re.MULTILINE)
    assert named is not None
    assert sorted(named[1].split()) == sorted(file.stem for file in (CHECKOUT / "tests" / "browser").glob("test_*.py"))


@pytest.mark.skipif(os.name == "nt", reason="needs a shell of POSIX")
def test_a_machine_without_a_browser_is_told(tmp_path: Path) -> None:
    """Where nothing can be installed, `.ci/browser` fails with a sentence that names what is missing."""
    for tool in ("bash", "dirname", "mktemp", "rm"):
        (tmp_path / tool).symlink_to(shutil.which(tool) or tool)
    bash = shutil.which("bash") or "bash"
    command = [bash, str(CHECKOUT / ".ci" / "browser")]
    done = subprocess.run(command, env={"PATH": str(tmp_path)}, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    missing = "nodejs npm default-jre-headless chromium"
    assert done.stderr == (
        f"install these first: {missing} (the names are those of Debian's packages)\n"
        "The website was not tested: it needs these programs.\n"
    )


def test_a_checkout_has_the_line_ends_of_the_repository() -> None:
    """No system writes other line ends into a checkout: files are compared byte by byte."""
    assert "* text=auto eol=lf" in (CHECKOUT / ".gitattributes").read_text("utf-8").splitlines()
