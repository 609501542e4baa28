"""What leaves the program: text of data and of file names is shown and never obeyed."""

from __future__ import annotations

import json
import os
import re
import shutil
from pathlib import Path

import pytest

from helpers import SOME_TABLES, TABLES, commit, git, key_of, read_rows, representatives, run_cli, write_rows
from soc_data.commands.output import as_json, as_line
from soc_data.findings import TEXT_LIMIT, Finding, one_line, shown
from soc_data.tables.models import MODELS
from soc_data.tables.patterns import SUMMARY_PATTERN, TEXT_PATTERN
from story import state

POSIX = pytest.mark.skipif(os.name == "nt", reason="needs a shell and streams of POSIX")
ALLOWED = "::error::zz ##[add-mask]zz ##vso[task]zz `zz` <b>zz</b> %0A::zz"
"""Text that the rules let stand in a cell, and that a program which prints it may make obeyed."""
FORBIDDEN = (
    "zz\x1b[2J\x1b]0;zz\x07\x9b31m\u202ezz\u2066zz\u200f\n::error::zz\r\x85::warning::zz\u2028\U000e0041\ufffe"
    + "z" * 90_000
)
"""Text that no rule lets stand, and that a message about it must not pass on."""
WILD = "zz\n::error::zz\x1b[2J\u202e##[add-mask]zz"
"""A file name that does the same."""
OWN_COMMAND = re.compile(r"::(error file=[^:]*,line=[0-9]+,title=[a-z_0-9]+::|notice::)")
BOLD = re.compile("\x1b\\[[01]m")


def assert_tame(text: str, *, form: str = "text", longest: int = 3000) -> None:
    """Check that a text does nothing to a terminal, nothing in a workflow but with its own commands, and is bounded."""
    for line in text.split("\n"):
        assert line.isprintable(), ascii(line)
        assert not re.search(r"##\w*\[", line), line
        assert len(line) <= longest, (len(line), line[:300])
        if line.lstrip().startswith("::"):
            assert form == "github", line
            assert OWN_COMMAND.match(line), line


def free_text(package: Path, table: str) -> list[str]:
    """Return the columns of a table in which any text may stand, those of its key apart."""
    fields = json.loads((package / "schemas" / f"{table}.json").read_text("utf-8"))["fields"]
    free = [f["name"] for f in fields if f.get("constraints", {}).get("pattern") in (TEXT_PATTERN, SUMMARY_PATTERN)]
    return [name for name in free if name not in MODELS[table].table.key]


def fill(package: Path, text: str) -> dict[str, str]:
    """Put a text into every column of free text, in the first three rows of each table; return the first keys."""
    first = {}
    for table in TABLES:
        rows = read_rows(package, table)
        for number, row in enumerate(rows[:3]):
            row.update({name: f"{text} {number}" for name in free_text(package, table) if row[name]})
        if rows:
            first[table] = key_of(table, rows[0])
        write_rows(package, table, rows)
    return first


# Data


def test_every_kind_of_text_has_columns(package: Path) -> None:
    """The columns that the tests below fill are many, so that they show something."""
    assert sum(len(free_text(package, table)) for table in TABLES) > 20


def test_allowed_text_is_not_obeyed_by_any_command(package: Path, tmp_path: Path) -> None:
    """A package whose every text looks like a command is loaded, and each command prints it as mere text."""
    before = tmp_path / "before"
    shutil.copytree(package, before)
    ids = fill(package, ALLOWED)
    every = [key for table, key in ids.items() if table != "retired"]
    person = next(iter(read_rows(package, "people")))["id"]
    here = str(package)
    runs = [
        [], ["coverage", here], ["coverage", here, "--format", "markdown"],
        ["find", "zz", "--path", here], ["find", person, "--path", here], ["cite", "--path", here],
        ["validate", here, "--previous", str(before)],
        *(["diff", str(before), here, "--format", form] for form in ("text", "markdown")),
        *(["show", key, "--path", here] for key in every),
        *(["cite", key, "--path", here] for key in every),
        *(["cite", every[0], "--format", form, "--path", here] for form in ("bibtex", "ris")),
    ]  # fmt: skip
    shown_some = 0
    for args in runs:
        code, out, err = run_cli(*args)
        assert code in (0, 1), (args, err)
        shown_some += "zz" in out
        assert_tame(out)
        assert_tame(err)
    assert shown_some > 20


def test_json_keeps_the_values(package: Path, tmp_path: Path) -> None:
    """In JSON the same texts are escaped as JSON has it: a program reads them as they stand."""
    before = tmp_path / "before"
    shutil.copytree(package, before)
    ids = fill(package, ALLOWED)
    runs: list[list[str | Path]] = [
        ["diff", before, package, "--format", "json"], ["coverage", package, "--format", "json"],
        ["cite", ids["sources"], "--format", "csl-json", "--path", package],
        ["cite", ids["sources"], "--format", "datacite", "--path", package],
        ["validate", package, "--format", "json"],
    ]  # fmt: skip
    for args in runs:
        _, out, err = run_cli(*args)
        assert err == ""
        assert_tame(out)
        told = json.dumps(json.loads(out), ensure_ascii=False)
        assert ALLOWED in told or args[0] in ("coverage", "validate")


@pytest.mark.parametrize("table", SOME_TABLES)
def test_forbidden_text_is_told_in_short(package: Path, table: str) -> None:
    """Text that steers terminals, of 90,000 characters, is a finding on a bounded line in every column of any table."""
    rows = read_rows(package, table) or [dict.fromkeys(MODELS[table].model_fields, "")]
    bare = FORBIDDEN.replace("\n", " ").replace(
        "\r", " "
    )  # a line end in a cell is another fault, and tested elsewhere
    for name in rows[0]:
        rows[0] = {**rows[0], name: bare}
        rows[-1] = {**rows[-1], name: FORBIDDEN[:200]}
    write_rows(package, table, rows)
    for form in ("text", "json", "github") if table == "sources" else ("github",):
        code, out, err = run_cli("validate", package, "--format", form)
        assert (code, err) == (1, "")
        assert_tame(out, form=form)
    every = (["show", "syria"], ["find", "zz"], ["cite"], ["export", "jsonl", "-o", package.parent / "x"])
    for args in every if table == "sources" else every[:1]:  # all of them load the data before they do anything else
        code, out, err = run_cli(*args, "--path", package)
        assert (code, out) == (1, "")
        assert_tame(err)


def test_one_column_at_a_time(package: Path) -> None:
    """Valid in form, long and shaped like a command, in one column of each table after the other, a text passes no
    message."""
    long = "::error::" + " ".join(["zz" * 40] * 20)
    before = {table: rows for table in TABLES if (rows := read_rows(package, table))}
    for number in range(max(len(rows[0]) for rows in before.values())):
        for table, rows in before.items():
            spoilt = dict([*rows[0].items()][number : number + 1])
            write_rows(package, table, [{**rows[0], **dict.fromkeys(spoilt, long)}, *rows[1:]])
        code, out, err = run_cli("validate", package, "--format", "github")
        assert code == 1
        assert_tame(out, form="github")
        assert_tame(err)


def test_hostile_descriptor(package: Path, tmp_path: Path) -> None:
    """Names of tables and columns, titles, versions, codes and paths of a stranger's descriptor are shown only."""
    before = tmp_path / "before"
    shutil.copytree(package, before)
    descriptor = json.loads((package / "datapackage.json").read_text("utf-8"))
    descriptor |= {"title": FORBIDDEN, "version": FORBIDDEN, "created": FORBIDDEN, "name": FORBIDDEN}
    (package / "datapackage.json").write_text(json.dumps(descriptor), "utf-8", newline="\n")
    runs: list[list[str | Path]] = [["validate", package], ["cite", "--path", package], ["coverage", package]]
    for args in runs:
        code, out, err = run_cli(*args)
        assert code in (0, 1)
        assert_tame(out + err)
    topics = next(r for r in descriptor["resources"] if r["name"] == "topics")
    topics["schema"] = {"primaryKey": ["id"], "fields": [
        {"name": "id"}, {"name": FORBIDDEN, "title": FORBIDDEN, "description": FORBIDDEN},
        {"name": "x", "categories": [{"value": FORBIDDEN, "label": FORBIDDEN}], "constraints": {"enum": [FORBIDDEN]}},
    ]}  # fmt: skip
    descriptor["resources"].append({**topics, "name": FORBIDDEN})
    (package / "datapackage.json").write_text(json.dumps(descriptor), "utf-8", newline="\n")
    for form in ("text", "markdown", "json"):
        for sides in ((before, package), (package, before)):
            code, out, err = run_cli("diff", *sides, "--format", form)
            assert (code, err) == (0, "")
            assert_tame(out, longest=2_000_000 if form == "json" else 5000)
    again: list[list[str | Path]] = [["validate", package], ["show", "zz-town", "--path", package]]
    for args in again:
        code, out, err = run_cli(*args)
        assert code in (0, 1)
        assert_tame(out + err)


@POSIX
@pytest.mark.parametrize("name", representatives(["::zz\udcff", WILD], WILD))
def test_hostile_directory(package: Path, tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The name of a directory is shown by every command that names it, in the checkout and beside it."""
    place = tmp_path / os.fsdecode(os.fsencode(name))
    try:
        shutil.copytree(package, place)
    except OSError:
        pytest.skip("a file system that takes no such name")
    git(place, "init", "--quiet")
    state(place)
    commit(place, "v0.0.1")
    inner = place / "inner"
    inner.mkdir()
    (place / "texts").mkdir()
    text = place / "draft.txt"
    text.write_text(
        "::error::Zz body\n\n\x1b[2J ##[error] President \u202eZzu Zzvitz, January 2, 2006\n", encoding="utf-8"
    )
    monkeypatch.chdir(place.parent)
    for args in (
        ["validate", place], ["validate", place, "--format", "json"], ["validate", place, "--format", "github"],
        ["validate", place, "--previous", "latest"], ["validate", inner, "--previous", place],
        ["validate", place, "--previous", "v9"], ["validate", place, "--previous", inner],
        ["coverage", place / "none"], ["coverage", inner], ["show", "syria", "--path", inner],
        ["show", place, "--path", place], ["find", place, "--path", place], ["cite", place, "--path", place],
        ["verify-sources", place / "texts", "--path", place], ["verify-sources", place / "none", "--path", place],
        ["draft", text, "--path", place], ["draft", text, "--path", place, "--source", place],
        ["draft", place / "none", "--path", place], ["draft", place, "--path", place],
        ["schema", "--check", inner], ["schema", "--write", inner], ["schema", "--check", place],
        ["format", place], ["format", inner], ["format", "--check", place],
        ["coverage", place, "--floors", place / "x"],
        ["coverage", place, "--floors", place / "floors.json", "--write"],
        ["coverage", place, "--floors", place / "floors.json", "--check"],
        ["export", "csv", "--table", "topics", "-o", place / "x.csv"], ["export", "csv", "--table", place],
        ["export", "csv", "--table", "topics", "--where", f"label={place}"],
        ["export", "dcat", "-o", inner, "--path", place], ["export", place], ["export", "dcat", "-o", inner / "data"],
        ["export", "dcat", "-o", place / "datapackage.json" / "x"],
        ["release", "build", place / "built", "--path", place],
        ["diff", place, place], ["diff", place, inner], ["diff", place, "v9", "--checkout", place],
        ["diff", place, place, "--format", "markdown"], ["diff", place, place, "--format", "json"],
        ["release", "check", place], ["release", "check", place, "--previous", place], ["release", "check", inner],
        ["release", "check", place, "--tag", place], ["release", "notes", place], ["release", place],
        [place], ["validate", f"--{place}"], ["find", "zz", "--limit", place],
    ):  # fmt: skip
        code, out, err = run_cli(*args)
        assert code in (0, 1, 2)
        assert_tame(out, form="github" if "github" in args else "text")
        assert_tame(err)


# The one place


def test_lines_of_text() -> None:
    """What does something is spelt out; words, Arabic, and the bold of headings stay."""
    assert as_line("هادي البحرة, 50%: a::b ## [1.0]") == "هادي البحرة, 50%: a::b ## [1.0]"
    assert as_line("\x1b[1mbold\x1b[0m\x1b[2J\u202e") == "\x1b[1mbold\x1b[0m<U+001B>[2J<U+202E>"
    assert as_line("  ::error::x") == "  <U+003A>:error::x"
    assert as_line("x ##[error]") == "x #<U+0023>[error]"


@pytest.mark.parametrize("text", ["\u202e", "\U000e0041", "##[x]", "##vso[x]", "\x7f", "a::b", "\ud800"])
def test_lines_of_json(text: str) -> None:
    """An escaped line of JSON has the same value."""
    line = as_json(json.dumps({"x": text}, ensure_ascii=False))
    assert json.loads(line) == {"x": text}
    assert_tame(line)


def test_findings_are_lines() -> None:
    """Whatever a rule puts into a finding, it is one bounded line."""
    finding = Finding("x", FORBIDDEN, FORBIDDEN, key=FORBIDDEN, column=FORBIDDEN, value=FORBIDDEN)
    assert_tame(str(finding), longest=12 * TEXT_LIMIT)
    assert "90,0" in finding.expected
    assert shown("x" * 81) == "x" * 80 + "… (81 characters)"
    assert one_line(os.fsencode("دليل").decode("ascii", "surrogateescape")) == "دليل"


@pytest.mark.parametrize("text", ["\x1b[2J", "a\u202eb", "  ::error::x", "x ##[y]", "x" * 3001, "::set-output::x"])
def test_wild_output_is_seen(text: str) -> None:
    """The check of the tests above fails for output that is not tame."""
    for form in ("text", "github"):
        with pytest.raises(AssertionError):
            assert_tame(text, form=form)
