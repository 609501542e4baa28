"""Fixtures that all tests share, and how many examples the property tests try.

Packages are made once a session and copied for each test that writes into one. Most tests need the invented meeting
alone, which is validated in a third of the time that the shipped data take.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, settings

from helpers import Lent, copy_package, git, shipped_data
from part import part
from scene import stage, stage_alone
from sites import Site
from soc_data.dataset.dataset import Dataset, load
from story import first_release

if TYPE_CHECKING:
    from told import Told

TOGETHER = {
    "libraries that read tables": ("asking", "bounds", "export", "frames", "places", "questions", "search", "traps",
                                   "use"),
    "the website and what machines read": ("crate", "machines", "site", "site_commands", "site_words", "standards"),
}  # fmt: skip
"""Theme -> the files that one worker runs, since they import the same libraries or share costly fixtures."""

for _name, _examples in (("dev", 4), ("ci", 60)):
    # Derandomized: the same inputs in every run, so that a failure is one of the code. `tests/fuzz.py` tries new ones.
    settings.register_profile(
        _name, max_examples=_examples, deadline=None, derandomize=True, database=None,
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE") or ("ci" if os.environ.get("CI") else "dev"))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Give a worker the tests of one file, or of the files of a theme, where `--dist` says by file."""
    if config.getoption("dist") != "loadfile":
        return None
    from xdist.scheduler import LoadFileScheduling  # here: the tests also run without pytest-xdist

    theme_of = {f"tests/test_{name}.py": theme for theme, names in TOGETHER.items() for name in names}
    scheduler = LoadFileScheduling(config, log)
    scheduler._split_scope = lambda test: theme_of.get(file := test.partition("::")[0], file)
    return scheduler


@pytest.fixture(scope="session")
def shipped() -> Dataset:
    """The shipped data, loaded once; rows are immutable, so tests can share them."""
    return shipped_data()


@pytest.fixture(scope="session")
def shipped_sqlite(shipped: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The SQLite file of the shipped data, its descriptions for Datasette beside it; not to be written to."""
    from soc_data.export import export

    [path, _] = export(shipped, "sqlite", tmp_path_factory.mktemp("sqlite") / "soc-data.sqlite")
    return path


@pytest.fixture(scope="session")
def sample(originals: Path) -> Dataset:
    """A part of the shipped data that is whole in itself, loaded once."""
    return load(originals / "part")


@pytest.fixture(scope="session")
def site(sample: Dataset) -> Site:
    """The website of that part, built once; `.ci/browser` looks at that of all the data."""
    from soc_data.export.schema_org import schema_org  # here: of all tests, those of the website alone need Jinja2
    from soc_data.site.build import site_files

    return Site(dict(site_files(sample, schema_org(sample))))


@pytest.fixture(scope="session")
def originals(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A directory with the packages that tests copy: `scene`, `shipped`, `staged` and `part`."""
    directory = tmp_path_factory.mktemp("originals")
    stage_alone(copy_package(directory / "scene"))
    copy_package(directory / "shipped")
    part(directory / "part")
    stage(copy_package(directory / "staged"))
    return directory


@pytest.fixture(scope="session")
def released_scene(originals: Path) -> Path:
    """A checkout of the invented meeting with one release, not to be changed."""
    checkout = first_release(copy_package(originals / "released", originals / "scene"))
    git(checkout, "repack", "-a", "-d", "--quiet")  # two files to copy instead of a hundred
    return checkout


@pytest.fixture(scope="session")
def lent(originals: Path) -> Callable[[str], Lent]:
    """By the name of an original, the copy of it that tests borrow."""
    return cache(lambda name: Lent(originals / name, originals / f"{name} to lend"))


@pytest.fixture
def package(tmp_path: Path, lent: Callable[[str], Lent]) -> Iterator[Path]:
    """A package to write into that holds the invented meeting and nothing else."""
    yield lent("scene").to(tmp_path / "package")
    lent("scene").back(tmp_path / "package")


@pytest.fixture
def shipped_package(tmp_path: Path, lent: Callable[[str], Lent]) -> Iterator[Path]:
    """A copy of the shipped package to write into."""
    yield lent("shipped").to(tmp_path / "package")
    lent("shipped").back(tmp_path / "package")


@pytest.fixture
def sample_package(tmp_path: Path, lent: Callable[[str], Lent]) -> Iterator[Path]:
    """A copy of a part of the shipped package to write into: canonical, but not all of its rules hold for a part."""
    yield lent("part").to(tmp_path / "package")
    lent("part").back(tmp_path / "package")


@pytest.fixture(scope="session")
def told(originals: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Told]:
    """What machines read of the invented meeting, with and without identifiers; see `told.py`."""
    from told import all_told  # imports rdflib, which the tests of rows alone do without

    return all_told(originals / "scene", tmp_path_factory.mktemp("told"))


@pytest.fixture
def checkout(tmp_path: Path, released_scene: Path) -> Path:
    """A checkout to write into: the invented meeting in a git repository, with one release."""
    return Path(shutil.copytree(released_scene, tmp_path / "checkout", copy_function=shutil.copyfile))
