"""What costs nothing stays cheap: importing the package, `--version` and `--help` load nothing heavy."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

import soc_data
from helpers import process

HEAVY = ("pydantic", "pydantic_core", "frictionless", "pandas", "polars", "pyarrow", "openpyxl", "edtf")
PROBE = """
import json, sys
{action}
print(json.dumps(sorted(set(sys.modules) & set({heavy!r}))))
"""


def loaded_by(action: str) -> list[str]:
    """Run some Python in a fresh process and return which heavy modules it has loaded."""
    code = PROBE.format(action=action, heavy=HEAVY)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return list(json.loads(done.stdout.splitlines()[-1]))


def command(*args: str) -> str:
    """Return Python that runs a command of the command line to its end."""
    return (
        "from soc_data.cli import main\n"
        "try:\n"
        f"    main({list(args)!r})\n"
        "except SystemExit as stop:\n"
        "    assert not stop.code, stop.code"
    )


def test_import_is_light() -> None:
    """`import soc_data` loads neither Pydantic nor frictionless nor pandas."""
    assert loaded_by("import soc_data") == []


def test_help_is_light() -> None:
    """The version and the help of the command line load nothing heavy."""
    every = (["--version"], ["--help"], ["validate", "--help"], ["show", "--help"], ["draft", "--help"])
    assert loaded_by("\n".join(command(*args) for args in every)) == []


def test_validating_needs_the_standard_library_alone() -> None:
    """Validating brings in neither Pydantic nor any of the extras."""
    assert loaded_by(command("validate")) == []


def test_loading_needs_pydantic_alone() -> None:
    """Loading brings in Pydantic and none of the extras."""
    assert loaded_by(command()) == ["pydantic", "pydantic_core"]


def test_probe_sees_what_is_loaded() -> None:
    """The probe of these tests does report a heavy module that is loaded."""
    assert "pydantic" in loaded_by("import soc_data\nsoc_data.load")


def test_public_names_are_there() -> None:
    """Each public name can be had, is listed, and is not a module of the same name."""
    for name in soc_data.__all__:
        assert type(getattr(soc_data, name)).__name__ != "module"
    assert dir(soc_data) == sorted(soc_data.__all__)


def test_unknown_name() -> None:
    """A name that the package does not have raises `AttributeError` with the name."""
    with pytest.raises(AttributeError, match="no attribute 'lode'"):
        soc_data.lode  # noqa: B018  # the access is what is tested


def test_runs_as_a_module() -> None:
    """`python -m soc_data` is `soc-data`."""
    assert process("--version").stdout.decode() == f"soc-data {soc_data.__version__}\n"
