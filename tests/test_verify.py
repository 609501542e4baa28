"""`verify-sources`: what is said to stand in a text does stand there."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from helpers import CHECKOUT, add_row, edit, run_cli
from scene import BASIS
from soc_data import Dataset, load
from soc_data.errors import UsageError
from soc_data.validation.texts import verify_sources

TEXTS = Path(os.environ.get("SOC_DATA_TEXTS", CHECKOUT.parent / "shared" / "sources" / "texts"))
THIRD = "Zzone Zzfirst and Zztu Zzsecond, of the chair, spoke at the first meeting, called Zz days, of the Zz act."


def text_of(third: str = THIRD, count: int = 20) -> str:
    """Return a text of so many paragraphs, with empty lines between them, which count for nothing."""
    lines = {3: third, 5: "Paragraph 5: the body."}
    return "\n\n \n".join(lines.get(number, f"Paragraph {number}.") for number in range(1, count + 1)) + "\n"


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    """A directory with the text of the scene's source."""
    directory = tmp_path / "texts"
    directory.mkdir()
    write(directory, text_of())
    return directory


def write(texts: Path, text: str) -> str:
    """Write the one text and return its hash."""
    (texts / "text.txt").write_text(text, encoding="utf-8", newline="\n")
    return hashlib.sha256(text.encode()).hexdigest()


@pytest.fixture
def staged(package: Path) -> Path:
    """A package that holds nothing but the scene, its source identified by the hash of the text."""
    edit(package, "sources", "zz-text", "text_sha256", hashlib.sha256(text_of().encode()).hexdigest())
    return package


def found(package: Path, texts: Path) -> list[tuple[str, str, str | None, str | None, str | None]]:
    """Return rule, file, row key, column and value of what is found."""
    return [(f.rule, f.file, f.key, f.column, f.value) for f in verify_sources(load(package), texts).findings]


def test_what_stands_in_the_text_is_not_found(staged: Path, texts: Path) -> None:
    """Where hash, paragraphs, locators and spellings hold, nothing is found, and what was checked is counted."""
    edit(staged, "participants", "zz-1-two", "capacity", "of the chair")
    done = verify_sources(load(staged), texts)
    assert (done.findings, done.unchecked) == ((), ())
    assert done.checked == "1 of 1 texts, 15 locators, 6 spellings"
    assert run_cli("verify-sources", texts, "--path", staged)[0] == 0


def test_text_with_another_hash(staged: Path, texts: Path) -> None:
    """A text that was changed by a letter is no longer that of the source: it is told, for nothing was checked."""
    digest = write(texts, text_of() + "x")
    assert found(staged, texts) == [("texts_have_their_hash", "text.txt", None, None, digest)]
    code, out, _ = run_cli("verify-sources", texts, "--path", staged)
    assert code == 1
    assert f"text.txt: sha256 {digest}, the text of no source" in out
    assert "not checked, because their texts are missing: zz-text" in out


@pytest.fixture
def second(staged: Path) -> Path:
    """The package of the scene with a second source read in full, whose text is not at hand."""
    add_row(staged, "sources", like="zz-text", id="zz-other", url="https://example.org/other", text_sha256="1" * 64)
    return staged


def test_whoever_has_one_text_checks_that_one(second: Path, texts: Path) -> None:
    """With the text of one source that one is checked; which it is, and what was not checked, is told."""
    code, out, err = run_cli("verify-sources", texts, "--path", second)
    assert (code, err) == (0, "")
    digest = hashlib.sha256(text_of().encode()).hexdigest()
    assert out.splitlines()[0] == f"text.txt: sha256 {digest}, the text of zz-text"
    assert "valid: 1 of 2 texts" in out
    assert out.splitlines()[-1] == "not checked, because their texts are missing: zz-other"


def test_all_texts_are_asked_for(second: Path, texts: Path) -> None:
    """With `--all` a source without its text is a finding."""
    code, out, _ = run_cli("verify-sources", texts, "--all", "--path", second)
    assert code == 1
    assert "row zz-other, column text_sha256" in out
    assert "[texts_have_their_hash]" in out


def test_a_further_text_does_no_harm(staged: Path, texts: Path) -> None:
    """A file that is the text of no source is told as such, and the others are checked all the same."""
    (texts / "letter.txt").write_text("Something else.", encoding="utf-8", newline="\n")
    edit(staged, "names", "zz-one-n1", "name", "Nowhere Written")
    code, out, _ = run_cli("verify-sources", texts, "--path", staged)
    assert code == 1
    assert "letter.txt: sha256 " in out.splitlines()[0]
    assert out.splitlines()[0].endswith("the text of no source")
    assert "[spellings_stand_in_the_text]" in out


def test_another_number_of_paragraphs(staged: Path, texts: Path) -> None:
    """The recorded number of paragraphs is that of the non-empty lines."""
    edit(staged, "sources", "zz-text", "paragraphs", "21")
    assert found(staged, texts) == [("texts_have_their_paragraphs", "data/sources.csv", "zz-text", "paragraphs", "21")]


@pytest.mark.parametrize(("locator", "stands"), [("p20", True), ("p21", False), ("p19-21", False), ("p6-5", False)])
def test_locator_beyond_the_text(staged: Path, texts: Path, locator: str, stands: bool) -> None:
    """A locator names lines that the text has, in rising order."""
    edit(staged, "statements", "zz-1-s2", "locator", locator)
    wanted = [("locators_exist_in_the_text", "data/statements.csv", "zz-1-s2", "locator", locator)]
    assert found(staged, texts) == ([] if stands else wanted)


@pytest.mark.parametrize(
    ("table", "key", "column", "good", "bad"),
    [
        ("names", "zz-two-n1", "name", "Zztu", "zztu"),
        ("participants", "zz-1-two", "capacity", "of the chair", "of a chair"),
        ("participants", "zz-1-two", "rank_or_title", "chair", "Dr."),
        ("citations", "zz-1-s1/zz-act", "as_stated", "Zz act", "Zz Act"),
        ("sessions", "zz-1", "number_as_stated", "first", "1st"),
    ],
)  # fmt: skip
def test_spelling_stands_in_its_paragraph(
    staged: Path, texts: Path, table: str, key: str, column: str, good: str, bad: str
) -> None:
    """What a row gives as stated stands in its paragraph letter for letter."""
    edit(staged, table, key, column, good)
    assert found(staged, texts) == []
    edit(staged, table, key, column, bad)
    assert found(staged, texts) == [("spellings_stand_in_the_text", f"data/{table}.csv", key, column, bad)]


def test_spelling_in_another_paragraph(staged: Path, texts: Path) -> None:
    """A spelling that stands in the text, though not in the paragraph that is named, is found."""
    add_row(staged, "names", like="zz-one-n1", id="zz-one-n2", name="Zzfirst", **{**BASIS, "locator": "p4"})
    assert [(rule, key) for rule, _, key, *_ in found(staged, texts)] == [("spellings_stand_in_the_text", "zz-one-n2")]
    edit(staged, "names", "zz-one-n2", "locator", "p3-4")
    assert found(staged, texts) == []


def test_excerpts_are_left_alone(staged: Path, texts: Path) -> None:
    """Of a source of which only the beginning was read there is no text to check against."""
    edit(staged, "names", "zz-two-n1", "source_id", "zz-excerpt")
    edit(staged, "names", "zz-two-n1", "locator", "excerpt")
    edit(staged, "names", "zz-two-n1", "name", "Nowhere Written")
    assert found(staged, texts) == []


def test_directory_without_texts(staged: Path, tmp_path: Path) -> None:
    """A directory in which there is no text is wrong usage, not a success."""
    with pytest.raises(UsageError, match="no texts"):
        verify_sources(load(staged), tmp_path / "package")


if TEXTS.is_dir():

    def test_shipped_data_stand_in_their_texts(shipped: Dataset) -> None:
        """Where the full texts are at hand, every locator and spelling of the shipped data holds."""
        done = verify_sources(shipped, TEXTS)
        assert list(map(str, done.findings)) == []
        assert len(done.unchecked) < sum(source.extent == "full-text" for source in shipped.sources.values())
