"""The answers of docs/questions.md: short, running, and the same in Python, SQL and R."""

from __future__ import annotations

import csv
import re
import shlex
import shutil
import sqlite3
import subprocess
import zipfile
from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from helpers import CHECKOUT, program, run_cli
from soc_data import Dataset
from soc_data.export import export

PAGE = (CHECKOUT / "docs/questions.md").read_text(encoding="utf-8")
PREAMBLE, *SECTIONS = re.split(r"^## ", PAGE, flags=re.MULTILINE)
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
QUESTIONS = {section.partition("\n")[0]: dict(FENCE.findall(section)) for section in SECTIONS}
R_BEGINNING = dict(FENCE.findall(PREAMBLE))["r"]
MOST_LINES = 5


def asked(language: str) -> list[str]:
    """Return the questions that have an answer in a language."""
    return [question for question, blocks in QUESTIONS.items() if language in blocks]


@pytest.fixture(scope="module")
def place(shipped: Dataset, shipped_sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A directory with the SQLite file and the CSV files with bounds."""
    directory = tmp_path_factory.mktemp("questions")
    shutil.copy(shipped_sqlite, directory / "soc-data.sqlite")
    export(shipped, "csv", directory / "csv")
    return directory


@pytest.fixture(autouse=True)
def agg(monkeypatch: pytest.MonkeyPatch, place: Path) -> Iterator[None]:
    """Draw without a screen, in the directory of the answers."""
    import matplotlib.pyplot as plt

    monkeypatch.chdir(place)
    plt.switch_backend("agg")
    yield
    plt.close("all")


def plain(cell: Any) -> str:
    """Return a cell as a text that does not depend on the language which it comes from."""
    import pandas as pd

    if cell is None or cell is pd.NA or cell is pd.NaT or cell != cell or cell == "NA":
        return ""
    if isinstance(cell, (datetime, date)):
        return f"{cell:%Y-%m-%d}"
    text = str(getattr(cell, "value", cell))
    return f"{float(text):.5f}" if re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", text) else text


def rows(answer: Any) -> list[tuple[str, ...]]:
    """Return an answer, whatever holds it, as sorted rows of texts."""
    import pandas as pd

    if isinstance(answer, pd.Series):
        answer = answer.reset_index()
    if isinstance(answer, pd.DataFrame):
        answer = list(answer.itertuples(index=False, name=None))
    return sorted(tuple(map(plain, row)) for row in answer)


@cache
def in_python(question: str, data: Dataset) -> Any:
    """Run the Python of a question, once, and return its answer, None where it only draws."""
    names: dict[str, Any] = {"data": data}
    exec(QUESTIONS[question]["python"], names)  # noqa: S102  # the code is the project's own
    return names.get("answer")


def in_sql(question: str, place: Path) -> Any:
    """Ask the SQL of a question of the SQLite file."""
    with closing(sqlite3.connect(place / "soc-data.sqlite")) as base:
        return base.execute(QUESTIONS[question]["sql"]).fetchall()


@pytest.fixture(scope="module")
def in_r(place: Path) -> dict[str, Any]:
    """Question -> the answer of its R. One process answers all."""
    code = [R_BEGINNING]
    for number, question in enumerate(asked("r")):
        write = f'write.csv(answer, "answer-{number}.csv", row.names = FALSE, na = "")'
        code.append(f"local({{\n{QUESTIONS[question]['r']}{write}\n}})")
    done = subprocess.run([program("Rscript"), "-e", "\n".join(code)], cwd=place, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    answers = {}
    for number, question in enumerate(asked("r")):
        with (place / f"answer-{number}.csv").open(encoding="utf-8", newline="") as file:
            answers[question] = list(csv.reader(file))[1:]
    return answers


def test_there_are_enough_questions() -> None:
    """There are at least twelve questions with an answer that runs, most of them in all three languages."""
    assert len(asked("python")) >= 12
    assert len(asked("sql")) >= 12
    assert len(asked("r")) >= 9


@pytest.mark.parametrize("question", [q for q, blocks in QUESTIONS.items() if blocks])
def test_an_answer_is_short(question: str) -> None:
    """No answer has more than five lines, imports aside, and none is longer than a screen is wide."""
    for language, code in QUESTIONS[question].items():
        lines = [line for line in code.splitlines() if line.strip() and not line.startswith("import ")]
        assert len(lines) <= MOST_LINES, language
        assert max(map(len, lines)) <= 132, language


@pytest.mark.parametrize("question", asked("python"))
def test_python_answers(question: str, shipped: Dataset) -> None:
    """Each Python answer runs and finds something, or draws a picture."""
    answer = in_python(question, shipped)
    assert rows(answer) if answer is not None else "savefig" in QUESTIONS[question]["python"]


@pytest.mark.parametrize("question", asked("sql"))
def test_sql_answers_the_same(question: str, shipped: Dataset, place: Path) -> None:
    """SQL gives the answer that Python gives."""
    assert rows(in_sql(question, place)) == rows(in_python(question, shipped))


@pytest.mark.parametrize("question", asked("r"))
def test_r_answers_the_same(question: str, shipped: Dataset, in_r: dict[str, Any]) -> None:
    """R gives the answer that Python gives."""
    assert rows(in_r[question]) == rows(in_python(question, shipped))


@pytest.mark.parametrize("picture", ["terms.png", "venues.png"])
def test_pictures_are_drawn(picture: str, shipped: Dataset, place: Path) -> None:
    """The documented code makes the picture: a PNG that has more than an empty frame."""
    import matplotlib.image

    [question] = [q for q, blocks in QUESTIONS.items() if f'"{picture}"' in blocks.get("python", "")]
    in_python(question, shipped)
    pixels = matplotlib.image.imread(place / picture)
    colours = {tuple(pixel) for line in pixels[::4, ::4, :3] for pixel in line}
    assert len(colours) > 3


def test_the_commands_run(shipped: Dataset, place: Path) -> None:
    """Each command line on the page succeeds in a directory with a package and a release."""
    export(shipped, "zip", place / "soc-data-0.1.0.zip")
    with zipfile.ZipFile(place / "soc-data-0.1.0.zip") as archive:
        archive.extractall(place)
    lines = [
        line.removeprefix("$ ") for blocks in QUESTIONS.values() for line in blocks.get("console", "").splitlines()
    ]
    assert len(lines) >= 3
    for line in lines:
        code, out, err = run_cli(*shlex.split(line)[1:])
        assert (code, err) == (0, ""), line
        assert out
