"""`draft`, and `verify-sources --audit`: what a machine says of a new text, on an invented one."""

from __future__ import annotations

import hashlib
import io
import json
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from helpers import drop_row, edit, file_of, read_rows, run_cli, write_rows

LINES = (
    "Zz body concludes its 2nd meeting",
    "Tuesday, January 2, 2006",
    "The Zz body met in Zztown on Monday. Chair Zzone Zzfirst spoke first, and Zztu Zzseccond told of 14 camps.",
    "Zzfirst praised the Zz act. General Qarad Muntafik of the Wuqud Brigade was received on 3-4 January.",
)
TEXT = "\n\n".join(LINES) + "\n"
SHA256 = hashlib.sha256(TEXT.encode()).hexdigest()


@pytest.fixture
def text(tmp_path: Path) -> Path:
    """The file of the invented text, alone in a directory."""
    (tmp_path / "texts").mkdir()
    file = tmp_path / "texts" / "new.txt"
    file.write_text(TEXT, encoding="utf-8", newline="\n")
    return file


def drafted(package: Path, text: Path, *more: str) -> dict[str, Any]:
    """Return the draft of a text as data."""
    code, out, err = run_cli("draft", text, "--path", package, "--format", "json", *more)
    assert (code, err) == (0, "")
    return dict(json.loads(out))


def test_the_draft_is_readable(package: Path, text: Path) -> None:
    """The draft of a new text: its row, who and what is named where, the unknown, dates with their weekday, numbers."""
    code, out, err = run_cli("draft", text, "--path", package)
    assert (code, err) == (0, "")
    assert out.splitlines()[0] == f"{text}: sha256 {SHA256}, 4 paragraphs, the text of no source yet"
    assert f",,,,en,,,2006-01-02,full-text,{SHA256},4,," in out
    told = out.partition("People:")[2]
    assert told.splitlines()[1:] == [
        "  zz-one: p3 “Zzone Zzfirst”; p4 “Zzfirst” (not recorded)",
        "  zz-two: p3 “Zztu Zzseccond” (not recorded)",
        "",
        "Organizations:",
        "  zz-body: p1, p3 “Zz body”",
        "",
        "Places:",
        "  zz-town: p3 “Zztown”",
        "",
        "Instruments:",
        "  zz-act: p4 “Zz act”",
        "",
        "Names that no row has:",
        "  p4  General Qarad Muntafik",
        "  p4  Wuqud Brigade",
        "",
        "Dates:",
        "  p2  Tuesday, January 2, 2006: 2006-01-02, a Monday, NOT a Tuesday as the text says",
        "  p3  Monday: a Monday: 2006-01-02 or 2006-01-09, the nearest to 2006-01-02",
        "  p4  3-4 January: XXXX-01-03 to XXXX-01-04; 2006-01-03 to 2006-01-04, a Tuesday, if it is near 2006-01-02",
        "",
        "Numbers:",
        "  p1  2nd: 2",
        "  p3  first: 1",
        "  p3  14",
    ]


def test_nothing_is_written_and_no_speech_act_proposed(package: Path, text: Path) -> None:
    """The tables stay as they are, and a draft has no statements."""
    before = {file: file.read_bytes() for file in package.rglob("*") if file.is_file()}
    draft = drafted(package, text)
    assert {file: file.read_bytes() for file in package.rglob("*") if file.is_file()} == before
    assert set(draft) == {"file", "source_id", "source", "names", "mentions", "dates", "numbers", "strangers"}


def test_its_rows_can_be_pasted(package: Path, text: Path) -> None:
    """With the cells that only the page shows, the rows of a draft are valid, and stand in the text."""
    page = {"id": "zz-new", "title": "New", "publisher": "Nobody", "url": "https://example.org/new", "kind": "blog",
            "read_on": "2007-01-01"}  # fmt: skip
    draft = drafted(package, text)
    write_rows(package, "sources", [*read_rows(package, "sources"), {**draft["source"], **page}])
    draft = drafted(package, text)
    assert draft["source_id"] == "zz-new"
    lines = (
        run_cli("draft", text, "--path", package)[1].partition("data/names.csv")[2].split("\n\n")[0].splitlines()[2:]
    )
    assert len(lines) == len(draft["names"]) == 2
    with file_of(package, "names").open("a", encoding="utf-8", newline="") as file:
        file.write("".join(f"{line}\n" for line in lines))
    assert run_cli("format", package)[0] == 0
    assert run_cli("validate", package)[1].startswith("valid")
    code, out, _ = run_cli("verify-sources", text.parent, "--path", package)
    assert (code, "valid: 1 of 2 texts, 2 locators, 2 spellings" in out) == (0, True)


def test_the_row_of_a_known_source_is_completed(package: Path, text: Path) -> None:
    """With `--source` the row has what was recorded, the hash and paragraphs of this text, and spellings name it."""
    draft = drafted(package, text, "--source", "zz-text")
    assert draft["source_id"] == "zz-text"
    assert (draft["source"]["title"], draft["source"]["text_sha256"]) == ("An invented text", SHA256)
    assert draft["source"]["paragraphs"] == "4"
    assert {row["source_id"] for row in draft["names"]} == {"zz-text"}


def test_ids_of_spellings_are_free(package: Path, text: Path) -> None:
    """A proposed spelling has an id that no row has yet."""
    [first, _] = drafted(package, text)["names"]
    edit(package, "names", "zz-one-n1", "id", first["id"])
    assert first["id"] not in {row["id"] for row in drafted(package, text)["names"]}


def test_standard_input(package: Path, text: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`-` is the text on standard input, byte for byte."""
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(TEXT.encode())))
    code, out, _ = run_cli("draft", "-", "--path", package)
    assert (code, out.startswith(f"standard input: sha256 {SHA256}, 4 paragraphs")) == (0, True)


def test_wrong_usage(package: Path, text: Path, tmp_path: Path) -> None:
    """A file that is not there, a directory and an unknown source are wrong usage, the last told with the nearest."""
    for file, words in ((tmp_path / "no.txt", "no such file"), (tmp_path, "is a directory")):
        code, out, err = run_cli("draft", file, "--path", package)
        assert (code, out) == (2, "")
        assert words in err
    code, out, err = run_cli("draft", text, "--path", package, "--source", "zz-txet")
    assert (code, out) == (2, "")
    assert "no source has the id 'zz-txet'; did you mean zz-text" in err


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"one\n\ntwo \xff\n", "new.txt:3: expected UTF-8; found the byte 0xff"), (b" \n\n", "no line that is not empty")],
    ids=["bytes", "empty"],
)
def test_no_text(package: Path, text: Path, content: bytes, words: str) -> None:
    """What is no UTF-8, or has no words, is told with its place; the exit code is 1."""
    text.write_bytes(content)
    code, out, err = run_cli("draft", text, "--path", package)
    assert (code, out) == (1, "")
    assert words in err


@pytest.fixture
def audited(package: Path, text: Path) -> Path:
    """The package of the scene, whose source has the invented text; all its rows rest on the third paragraph."""
    edit(package, "sources", "zz-text", "text_sha256", SHA256)
    return package


def audit(package: Path, text: Path) -> tuple[int, list[str]]:
    """Return the exit code and the lines of the audit."""
    code, out, _ = run_cli("verify-sources", text.parent, "--path", package, "--audit")
    return code, out.partition("zz-text: ")[2].splitlines()


def test_audit_lists_what_no_row_takes(audited: Path, text: Path) -> None:
    """A name in a paragraph from which no row takes it is listed; one that a row takes is not."""
    _, lines = audit(audited, text)
    assert lines[0].endswith("names that no row uses in their paragraphs")
    assert lines[1:] == [
        "  p1  organizations zz-body “Zz body”",
        "  p4  instruments zz-act “Zz act”",
        "  p4  people zz-one “Zzfirst”",
    ]


def test_audit_is_told_when_a_row_goes(audited: Path, text: Path) -> None:
    """A name is listed as soon as the last row that takes it is gone; its row of `names` does not count."""
    drop_row(audited, "venues", "zz-1/zz-town")
    assert "  p3  places zz-town “Zztown”" in audit(audited, text)[1]


def test_audit_changes_no_verdict(audited: Path, text: Path) -> None:
    """The exit code is that of the checks: advice alone fails nothing."""
    plain = run_cli("verify-sources", text.parent, "--path", audited)
    assert audit(audited, text)[0] == plain[0]
    assert plain[1] in run_cli("verify-sources", text.parent, "--path", audited, "--audit")[1]
