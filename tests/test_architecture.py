"""The rooms of the house: what each module may import, counted from the source itself, lazy and type-only ones too."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

SRC = Path(__file__).parents[1] / "src" / "soc_data"
GROUND = ("errors", "findings", "metadata", "files")
FLOORS = (
    GROUND,
    ("tables",),
    ("reading",),
    ("checks", "diff"),
    ("dataset",),
    ("texts",),
    ("validation", "views"),
    ("site",),
    ("export", "release"),
    ("commands",),
    ("cli",),
    ("__init__", "__main__"),
)
"""The rooms from the ground up. A room may import from the floors below it, and from itself."""
FLOOR = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}
KNOW_EACH_OTHER = {"tables.authorities", "tables.meetings", "tables.statements"}
"""The three modules of models, whose types refer to each other."""
MAX_FLAT = 8


def modules(src: Path) -> dict[str, Path]:
    """Return the modules below `src` by their dotted name without `soc_data`."""
    found = {}
    for file in sorted(src.rglob("*.py")):
        parts = file.relative_to(src).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" and len(parts) > 1 else parts)] = file
    return found


@cache
def imported(text: str) -> list[tuple[str, str]]:
    """Return what a module imports, wherever in it: `(module, name)`, the name empty for a plain import."""
    found = []
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            found += [(alias.name, "") for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            found += [(node.module, alias.name) for alias in node.names]
    return found


def imports(file: Path, known: dict[str, Path]) -> Iterator[str]:
    """Yield the modules of the package that a file imports, wherever in it."""
    for module, name in imported(file.read_text("utf-8")):
        inner = f"{module}.{name}".removeprefix("soc_data.")
        short = inner if name and inner in known else module.removeprefix("soc_data.")
        if short in known and module.startswith("soc_data."):
            yield short


def upward(src: Path) -> list[str]:
    """Return the imports that go against the floors, as `importer -> imported`."""
    known = modules(src)
    found = []
    for name, file in known.items():
        room = name.split(".")[0]
        for other in imports(file, known):
            target = other.split(".")[0]
            if room != target and FLOOR[target] >= FLOOR[room] and not (room in GROUND and target in GROUND):
                found.append(f"{name} -> {other}")
    return found


def circles(src: Path) -> set[str]:
    """Return the modules that import themselves, step by step."""
    known = modules(src)
    graph = {
        name: {
            other
            for other in imports(file, known)
            if other != name and not ({name, other} <= KNOW_EACH_OTHER) and not name.startswith(f"{other}.")
        }
        for name, file in known.items()
    }
    reached = {name: set(after) for name, after in graph.items()}
    for middle in graph:
        for after in reached.values():
            if middle in after:
                after |= reached[middle]
    return {name for name, after in reached.items() if name in after}


def test_every_module_has_a_room() -> None:
    """Each module stands in a room of the table, and few lie flat."""
    known = modules(SRC)
    assert {name.split(".")[0] for name in known} <= FLOOR.keys()
    assert sum(file.parent == SRC for file in known.values()) <= MAX_FLAT


def test_imports_run_downward() -> None:
    """No module imports from a floor above its own, or from another room of the same floor."""
    assert upward(SRC) == []


def test_no_module_imports_itself_by_way_of_others() -> None:
    """The three modules of models know each other's types; nothing else is in a circle."""
    assert circles(SRC) == set()


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("tables/dates.py", "from soc_data.reading.store import Store"),
        ("checks/registry.py", "def f():\n    from soc_data.diff import compare"),
        ("reading/csvio.py", "import typing\nif typing.TYPE_CHECKING:\n    from soc_data.dataset.table import Table"),
    ],
)
def test_one_import_too_many_is_seen(tmp_path: Path, module: str, line: str) -> None:
    """One import upward is found, at the top, in a function or for types alone."""
    copy = tmp_path / "soc_data"
    for name in modules(SRC).values():
        target = copy / name.relative_to(SRC)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(name.read_bytes())
    (copy / module).write_text((copy / module).read_text("utf-8") + f"\n\n{line}\n", "utf-8", newline="\n")
    assert len(upward(copy)) == 1


def test_a_circle_is_seen(tmp_path: Path) -> None:
    """Two modules of one room that import each other are found."""
    copy = tmp_path / "soc_data"
    (copy / "tables").mkdir(parents=True)
    (copy / "tables" / "one.py").write_text("from soc_data.tables import two\n", "utf-8", newline="\n")
    (copy / "tables" / "two.py").write_text("from soc_data.tables.one import x\n", "utf-8", newline="\n")
    assert circles(copy) == {"tables.one", "tables.two"}
