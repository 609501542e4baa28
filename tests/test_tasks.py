"""The task runner and CI run the same commands, and CI notices what fails beside its other steps."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from helpers import CHECKOUT

JUSTFILE = (CHECKOUT / "justfile").read_text(encoding="utf-8")
CI = (CHECKOUT / ".ci" / "run").read_text(encoding="utf-8")
TASKS = {
    name: [line.strip() for line in body.splitlines()]
    for name, body in re.findall(r"^([\w-]+)[^\n]*:\n((?:    [^\n]+\n)+)", JUSTFILE, re.MULTILINE)
}


def test_there_are_tasks_for_what_is_done_daily() -> None:
    """Tests, lint, pages and CI each have a task."""
    assert {"test", "lint", "docs", "ci"} <= TASKS.keys()
    assert TASKS["ci"] == ["bash .ci/run"]
    assert TASKS["test"][0].startswith("python -m pytest")


def test_ci_runs_the_slow_tests() -> None:
    """The tests that `python -m pytest` leaves out have a task, and every workflow that runs tests runs them too."""
    slow = "python -m pytest -m slow"
    assert TASKS["test-slow"][0].startswith(slow)
    assert f'beside "The slow tests" {slow}' in CI.splitlines()
    for file in ("ci", "release"):
        text = (CHECKOUT / ".github" / "workflows" / f"{file}.yml").read_text(encoding="utf-8")
        assert text.count("- run: python -m pytest\n") == text.count(f"- run: {slow}\n") > 0


def test_ci_runs_the_tasks() -> None:
    """CI runs each command of the task `lint`, and checks what each command of the task `docs` writes."""
    steps = CI.splitlines()
    assert set(TASKS["lint"]) <= set(steps)
    assert {re.sub(r" --write$", "", command) + " --check" for command in TASKS["docs"]} <= set(steps)


@pytest.mark.parametrize(("command", "code"), [("true", 0), ("false", 1)])
def test_what_runs_beside_the_steps_counts(tmp_path: Path, command: str, code: int) -> None:
    """The run fails where a command that was started beside the other steps fails, and shows what it printed."""
    head = CI.partition("\nstep ")[0].replace('cd "$(dirname "$0")/.."', f"cd {tmp_path}")
    steps = [f'beside one bash -c "echo printed; {command}"', "beside two true", "wait_for_all", 'step "All is well"']
    script = "\n".join([head, *steps])
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True)
    assert (done.returncode, "All is well" in done.stdout) == (code, code == 0)
    assert "printed" in done.stdout
