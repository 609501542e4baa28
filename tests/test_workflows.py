"""The workflows run what was looked at: actions pinned by commit, kept up by an updater, on every system promised."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from helpers import CHECKOUT

WORKFLOWS = sorted((CHECKOUT / ".github" / "workflows").glob("*.yml"))
USES = re.compile(r"uses: (?P<action>\S+?)@(?P<at>.+)")
PINNED = re.compile(r"[0-9a-f]{40} # v[0-9]+\.[0-9]+\.[0-9]+")


def uses(files: list[Path]) -> list[tuple[str, str]]:
    """Return each use of an action: the action, and what stands after the `@`."""
    return [(found["action"], found["at"]) for file in files for found in USES.finditer(file.read_text("utf-8"))]


BY_TAG = {"actions/upload-pages-artifact", "actions/deploy-pages"}
"""Actions of GitHub itself whose commits are still to be looked up."""


def test_actions_are_pinned_by_commit() -> None:
    """Every action is used at a commit, with its version as a comment, and at one commit alone."""
    found = uses(WORKFLOWS)
    assert len(found) > 8
    assert [use for use in found if not PINNED.fullmatch(use[1]) and use[0] not in BY_TAG] == []
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


def test_a_checkout_has_the_line_ends_of_the_repository() -> None:
    """No system writes other line ends into a checkout: files are compared byte by byte."""
    assert "* text=auto eol=lf" in (CHECKOUT / ".gitattributes").read_text("utf-8").splitlines()
