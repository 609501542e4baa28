"""What the tests of hostile packages share: no network, findings fit to be read, and ways to rewrite a descriptor."""

from __future__ import annotations

import json
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from helpers import run_cli
from soc_data import Finding, validate

DESCRIPTOR = "datapackage.json"


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[object]]:
    """Let every attempt to reach the network fail the test."""
    tried: list[object] = []

    def refuse(_: socket.socket, address: object) -> None:
        tried.append(address)
        raise OSError("no network in tests")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    yield tried
    assert tried == []


def findings(path: Path) -> dict[str, list[Finding]]:
    """Validate a package, check that each finding is fit to be read, that the command line agrees, and that `load()`
    raises the same kind of thing; return the findings by rule."""
    found = validate(path).findings
    for finding in found:
        assert finding.expected
        assert str(finding).isprintable()
    code, out, err = run_cli("validate", path)
    assert (code, err) == (1 if found else 0, "")
    assert "Traceback" not in out
    return {rule: [f for f in found if f.rule == rule] for rule in sorted({f.rule for f in found})}


def describe(package: Path, change: Callable[[dict[str, Any]], object]) -> None:
    """Rewrite the descriptor of a package."""
    content = json.loads((package / DESCRIPTOR).read_text(encoding="utf-8"))
    change(content)
    (package / DESCRIPTOR).write_text(json.dumps(content), encoding="utf-8", newline="\n")


def resource(content: dict[str, Any], name: str = "topics") -> dict[str, Any]:
    """Return a resource of a descriptor."""
    return next(r for r in content["resources"] if r["name"] == name)
