"""Every check fires where it must, in the right place, and nowhere else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from check_examples import BAD, GOOD, Example
from helpers import line_of, representatives
from soc_data.checks import CHECKS
from soc_data.validation.validate import validate


def _ids(examples: Sequence[tuple[str, Callable[[Path], object]]]) -> list[str]:
    return [f"{rule}-{example.__name__}" for rule, example in examples]


def _firsts(examples: Sequence[tuple[str, Any]]) -> list[tuple[str, Any]]:
    """Return the first example of each rule."""
    return list({rule: (rule, example) for rule, example in reversed(examples)}.values())


def test_shipped_data_are_valid() -> None:
    """The data as shipped break no rule."""
    assert validate().findings == ()


def test_the_scene_is_valid(originals: Path) -> None:
    """The invented meeting breaks no rule as it stands, alone or beside the shipped data."""
    assert validate(originals / "scene").findings == ()
    assert validate(originals / "staged").findings == ()


@pytest.mark.parametrize(("rule", "example"), representatives(BAD, *_firsts(BAD)), ids=_ids(BAD))
def test_bad_example_is_found_in_its_place(package: Path, rule: str, example: Example) -> None:
    """An example that breaks a rule is found with file, line, row key, column and value, and nowhere else."""
    wanted = [
        (f"data/{table}.csv", line_of(package, table, key), key, column, value)
        for table, key, column, value in example(package)
    ]
    found = [f for f in validate(package).findings if f.rule == rule]
    assert [(f.file, f.line, f.key, f.column, f.value) for f in found] == wanted
    assert all(f.expected for f in found)


@pytest.mark.parametrize(("rule", "example"), representatives(GOOD, *_firsts(GOOD)), ids=_ids(GOOD))
def test_good_example_is_valid(package: Path, rule: str, example: Callable[[Path], None]) -> None:
    """An example that comes near to breaking a rule breaks neither that rule nor another."""
    example(package)
    assert validate(package).findings == ()


def test_every_check_has_examples() -> None:
    """Each registered check has at least one bad and one good example, and no example names an unknown check."""
    assert {rule for rule, _ in BAD} == set(CHECKS)
    assert {rule for rule, _ in GOOD} == set(CHECKS)


def test_every_check_says_what_it_asks() -> None:
    """Each check's documentation is a sentence."""
    assert [name for name, check in CHECKS.items() if not (check.__doc__ or "").strip().endswith(".")] == []
