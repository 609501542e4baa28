"""The mutation corpus: changes to the package, each made by program so that it breaks one rule.

The base is the shipped package with the invented meeting of `scene.py`, which has a row in every table. The quick tests
apply many mutations to one package (`batches.py`), `verdicts.py` each to one of its own.

From the models follow: for each column what its constraints forbid, in the invented row and in a shipped one; for each
table keys, unique keys, references, exclusive columns and the text of the file; for rules across tables a break at
every table where they apply, beside the examples of `check_examples`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import combinations
from pathlib import Path

from check_examples import BAD
from helpers import TABLES, Cells, change_bytes, file_of, read_rows, write_rows
from scene import ROWS
from soc_data.checks.authorities import NAMED
from soc_data.tables import patterns as cells
from soc_data.tables.canonical import MAX_LINE
from soc_data.tables.columns import Column
from soc_data.tables.models import FACT_TABLES, MODELS, columns

Change = Callable[[Path], object]


@dataclass(frozen=True, slots=True)
class RowChange:
    """A change of one row of a table: cells that are set in it, or in a copy of it that is added.

    The row is the last one of the scene, `invented`, or one from the middle of the shipped rows.
    """

    table: str
    cells: Cells
    row: str = "invented"
    added: bool = False

    def __call__(self, package: Path) -> None:
        """Apply the change to a package that has the scene beside the shipped rows."""
        rows = read_rows(package, self.table)
        at, changed = self._changed(rows)
        if self.added:
            rows.append(changed)
        else:
            rows[at] = changed
        write_rows(package, self.table, rows)

    def in_copy(self, rows: Sequence[Cells]) -> Cells:
        """Return the row as it is after the change, given the rows of the table before."""
        return self._changed(rows)[1]

    def _changed(self, rows: Sequence[Cells]) -> tuple[int, Cells]:
        at = len(rows) - 1 if self.row == "invented" else (len(rows) - len(ROWS[self.table])) // 2
        assert self.added or any(rows[at][name] != value for name, value in self.cells.items())
        return at, rows[at] | self.cells


@dataclass(frozen=True, slots=True)
class Mutation:
    """A change that breaks `rule` at a table; `kind` groups the changes of one sort, `constraint` what they break.

    `alone` says that nothing but the rule is broken; `column` is where the finding must stand, None for anywhere in the
    table's file.
    """

    kind: str
    constraint: str
    rule: str
    table: str
    change: Change
    column: str | None = None
    row: str = "invented"
    alone: bool = True

    def __str__(self) -> str:
        return f"{self.table}{'.' + self.column if self.column else ''} ({self.row} row): {self.kind}"


FORBIDDEN: dict[str, dict[str, str]] = {
    cells.SLUG_PATTERN: {"capital letters": "Zz-One", "two hyphens": "zz--one", "a space in an id": "zz one",
                         "Arabic letters in an id": "زز"},
    cells.TEXT_PATTERN: {"a formula with =": "=1+1", "a formula with +": "+1", "a formula with -": "-1",
                         "a formula with @": "@SUM(1)", "a full-width =": "＝1", "a space before": " x",
                         "a space after": "x "},
    cells.SUMMARY_PATTERN: {"31 words": "word " * 30 + "word", "two spaces": "Two  spaces",
                            "a formula with =": "=1+1", "a formula with +": "+1", "a formula with -": "-1",
                            "a formula with @": "@SUM(1)", "a space before": " x", "a space after": "x "},
    cells.LOCATOR_PATTERN: {"no such form of locator": "page 7", "paragraph 0": "p0", "an unended span": "p7-",
                            "a paragraph of five digits": "p10000"},
    cells.URL_PATTERN: {"another scheme": "ftp://example.org", "no scheme": "example.org"},
    cells.SHA256_PATTERN: {"63 digits": "0" * 63, "capital digits": "A" * 64},
    cells.LANGUAGE_PATTERN: {"the name of a language": "English", "capital letters": "EN"},
    cells.COUNTRY_PATTERN: {"three letters": "SYR", "small letters": "sy"},
    cells.VERSION_PATTERN: {"two numbers": "1.0", "a letter before": "v1.0.0"},
}  # fmt: skip
"""Pattern -> what it forbids: name -> text."""
NOT_DATES = {
    "another form of date": "10.11.2018", "an unpadded date": "2018-1-1", "a date with a time": "2018-11-10T00:00",
    "a date in Arabic-Indic digits": "٢٠١٨-١١-١٠",
}  # fmt: skip
IMPOSSIBLE = {"no day of the calendar": "2018-02-30", "a thirteenth month": "2018-13"}
NOT_NUMBERS = {
    "a decimal comma": "41,5", "a whole number": "41", "a needless zero": "41.50", "an exponent": "4.1e1",
    "degrees and minutes": "41°30′N", "more digits than the gazetteer gives": "41.1234567", "no number": "NaN",
    "Arabic digits with a point": "٤١.٥",
}  # fmt: skip
NOT_INTEGERS = {
    "a word for a number": "seven", "a fraction": "1.5", "a whole number as a fraction": "1.0",
    "leading zeros": "007", "an underscore": "1_0", "a plus sign": "+7", "a space before a number": " 7",
    "Arabic-Indic digits": "٧", "an exponent": "1e3", "a thousands comma": "1,000", "a number of ten digits": "1" * 10,
}  # fmt: skip

ENTAILING = {("statements", "session_id", "reference"), ("statements", "relayed_from_id", "reference"),
             ("statements", "source_id", "reference"), ("citations", "source_id", "reference")}  # fmt: skip
"""Cells in which a wrong reference breaks a further rule, since it is no more the right one either."""


def invented(table: str) -> Cells:
    """Return the last row of a table in the scene, with all columns."""
    return dict.fromkeys(MODELS[table].model_fields, "") | ROWS[table][-1]


def _append(table: str, **cells: str) -> RowChange:
    """Return the change that adds a row like the invented one."""
    return RowChange(table, cells, added=True)


def _set(table: str, kind: str, constraint: str, rule: str, column: str, value: str) -> Iterator[Mutation]:
    """Yield the change of one cell in the invented row, which breaks nothing else, and in a shipped row."""
    told_elsewhere = column in MODELS[table].table.key or (table, column, constraint) in ENTAILING
    for row in ("invented", "shipped"):
        change = RowChange(table, {column: value}, row)
        alone = row == "invented" and not told_elsewhere
        yield Mutation(kind, constraint, rule, table, change, column, row, alone)


# Columns


def _of_column(table: str, column: Column) -> Iterator[Mutation]:
    wrong = partial(_set, table, rule="cells_are_valid", column=column.name)
    if not column.optional:
        yield from wrong("an empty cell", "required", value="")
        yield from wrong("a cell of white space", "required", value=" ")
    for kind, text in FORBIDDEN.get(column.pattern or "", {}).items():
        yield from wrong(kind, "pattern", value=text)
    if column.is_date:
        for kind, text in NOT_DATES.items():
            yield from wrong(kind, "pattern", value=text)
        for kind, text in IMPOSSIBLE.items():
            yield from wrong(kind, "possible date", value=text)
    if column.codes:
        yield from wrong("a code of no list", "enum", value="no-such-code")
        yield from wrong("a code in capitals", "enum", value=column.codes[0].value.upper())
    yield from _of_number(column, wrong)


def _of_number(column: Column, wrong: Callable[..., Iterator[Mutation]]) -> Iterator[Mutation]:
    for kind, text in {int: NOT_INTEGERS, float: NOT_NUMBERS}.get(column.type, {}).items():
        yield from wrong(kind, "type", value=text)
    if column.minimum is not None:
        yield from wrong("a number below the least", "minimum", value=str(column.type(column.minimum - 1)))
    if column.maximum is not None:
        yield from wrong("a number above the greatest", "maximum", value=str(column.type(column.maximum + 1)))


def _of_references(table: str) -> Iterator[Mutation]:
    for column, target in MODELS[table].references().items():
        if column not in MODELS[table].table.exactly_one_of or invented(table)[column]:
            yield from _set(table, f"no such row of {target}", "reference", "references_exist", column, "zz-nowhere")
        else:  # the other exclusive column is emptied, so that only the reference is wrong
            others = dict.fromkeys(MODELS[table].table.exactly_one_of, "")
            fresh = {"id": "zz-fresh", "position": "3"} if table == "statements" else {"id": "zz-fresh"}
            change = _append(table, **{**others, **fresh, column: "zz-nowhere"})
            yield Mutation(f"no such row of {target}", "reference", "references_exist", table, change, column)


# Keys and exclusive columns


def _of_keys(table: str) -> Iterator[Mutation]:
    info = MODELS[table].table
    yield Mutation("a row twice", "primary key", "primary_keys_are_unique", table, _append(table),
                   info.key[-1], alone=False)  # fmt: skip
    for key in info.unique:
        yield Mutation(f"a second row of the same {', '.join(key)}", "unique key", "unique_keys_hold", table,
                       _append(table, id="zz-fresh"), alone=False)  # fmt: skip


def _filling(table: str, column: str) -> str:
    """Return a valid cell for a column."""
    found = next(c for c in columns(MODELS[table]) if c.name == column)
    if found.reference:
        return ROWS[found.reference][0]["id"]
    return found.codes[0].value if found.codes else "Some people"


def _of_exclusive(table: str) -> Iterator[Mutation]:
    names = MODELS[table].table.exactly_one_of
    for filled in ((), *combinations(names, 2)) if names else ():
        cells = dict.fromkeys(names, "") | {name: _filling(table, name) for name in filled}
        cells |= {"id": "zz-fresh"} | {"statements": {"position": "3"}, "names": {"name": "Zzother"}}.get(table, {})
        yield Mutation(
            f"filled: {', '.join(filled) or 'none'}", "exclusive columns", "exclusive_columns_are_filled_once", table,
            _append(table, **cells),
        )  # fmt: skip


# The text of a file


def _swap(content: bytes) -> bytes:
    rows = [line.split(b",", 2) for line in content.splitlines()]
    return b"".join(b",".join([second, first, *rest]) + b"\n" for first, second, *rest in rows[:1]) + b"".join(
        b",".join(row) + b"\n" for row in rows[1:]
    )


def _last_line(before: bytes, after: bytes) -> Callable[[bytes], bytes]:
    """Replace text in the last line."""

    def change(content: bytes) -> bytes:
        *lines, last = content.splitlines(keepends=True)
        assert before in last
        return b"".join(lines) + last.replace(before, after, 1)

    return change


def _texts() -> Iterator[tuple[str, str, Callable[[bytes], bytes]]]:
    """Yield `(kind, rule, change of a file's bytes)`."""
    yield "an empty file", "files_are_not_empty", lambda _: b""
    yield "a byte order mark", "files_have_no_byte_order_mark", lambda c: b"\xef\xbb\xbf" + c
    yield "CRLF line ends", "lines_end_with_lf", lambda c: c.replace(b"\n", b"\r\n")
    yield "no line end at the end", "files_are_canonical", lambda c: c[:-1]
    yield "needless quotes", "files_are_canonical", lambda c: b'"' + c.replace(b",", b'",', 1)
    yield "a blank line", "rows_fill_the_header", lambda c: c + b"\n"
    yield "a cell too few", "rows_fill_the_header", lambda c: c[:-1].rpartition(b",")[0] + b"\n"
    yield "a cell too many", "rows_fill_the_header", lambda c: c[:-1] + b",\n"
    yield "a column without a name", "headers_have_no_other_column", lambda c: c.replace(b"\n", b",\n")
    yield "a further column", "headers_have_no_other_column", lambda c: c.replace(b"\n", b",x\n")
    yield (
        "a column missing",
        "headers_have_every_column",
        lambda c: b"".join(line.rpartition(b",")[0] + b"\n" for line in c.splitlines()),
    )
    yield "two names swapped in the header", "headers_are_in_order", _swap
    yield "a stray quote", "records_are_one_line", _last_line(b",", b',"')
    yield "a line break in a cell", "records_are_one_line", _last_line(b",", b',"x\ny",')
    yield "text after a closing quote", "files_are_csv", _last_line(b",", b',"x"y,')
    yield "a line too long", "records_are_bounded", _last_line(b",", b"," + b"x" * MAX_LINE)
    for kind, octets in {
        "Latin-1": b"\xe9",
        "a lone surrogate": b"\xed\xa0\x80",
        "an overlong form": b"\xc0\xaf",
    }.items():
        yield f"bytes that are no UTF-8: {kind}", "files_are_utf8", _last_line(b",", octets + b",")
    for kind, character in {
        "NUL": "\0", "a control character": "\x07", "a carriage return": "\r", "a no-break space": "\xa0",
        "a zero-width space": "\u200b", "a soft hyphen": "\xad", "a right-to-left mark": "\u200f",
        "a direction override": "\u202e", "a replacement character": "\ufffd", "a zero-width no-break space": "\ufeff",
    }.items():  # fmt: skip
        yield f"{kind} in a cell", "cells_are_clean", _last_line(b",", b"x" + character.encode() + b"x,")
    for kind, text in {
        "a full-width letter": "Ａ", "a mathematical letter": "𝐀", "a ligature": "ﬁ", "an enclosed letter": "Ⓐ",
        "an Arabic presentation form": "ﻻ",
    }.items():  # fmt: skip
        yield f"{kind} in a cell", "cells_have_plain_characters", _last_line(b",", f"x{text},".encode())
    yield "text not in NFC", "cells_are_nfc", _last_line(b",", unicodedata.normalize("NFD", "é").encode() + b",")


def _of_text(table: str) -> Iterator[Mutation]:
    file = f"data/{table}.csv"
    for kind, rule, change in _texts():
        yield Mutation(
            kind, "text of the file", rule, table, partial(change_bytes, file=file, change=change), alone=False
        )
    yield Mutation("no file", "text of the file", "tables_are_present", table,
                   lambda package: file_of(package, table).unlink(), alone=False)  # fmt: skip


# Rules across tables


def _across() -> Iterator[Mutation]:
    """Yield a break of each rule that concerns several tables at each of them."""
    for table in FACT_TABLES:
        for kind, value in {"a paragraph past the end": "p21", "a falling span": "p4-3", "no paragraph of a full text":
                            "excerpt"}.items():  # fmt: skip
            cells = {"source_id": "zz-text", "locator": value}
            yield _rule(kind, "locators_lie_inside_their_source", table, "locator", cells)
        cells = {"source_id": "zz-excerpt", "locator": "p3"}
        yield _rule("a paragraph of an excerpt", "locators_lie_inside_their_source", table, "locator", cells)
    for table in NAMED:
        yield _rule(
            "an Arabic name nowhere attested", "preferred_names_are_attested", table, "name_ar", {"name_ar": "زز"}
        )
        if "name_basis" in MODELS[table].model_fields:
            cells = {"name_basis": "attested", "name": "Zznowhere"}
            yield _rule("a name nowhere attested", "preferred_names_are_attested", table, "name_basis", cells)
    for table, column in (("organizations", "parent_id"), ("places", "part_of"), ("topics", "broader_id"),
                          ("statements", "restates_id")):  # fmt: skip
        key = invented(table)["id"]
        yield _rule("a part of itself", "hierarchies_have_no_circle", table, column, {column: key})
    for table in ("sources", "organizations", "people", "offices", "places", "topics", "instruments"):
        cells = {"id": "zz-idle"} | ({"url": "https://example.org/zz-idle"} if table == "sources" else {})
        change = _append(table, **cells)
        yield Mutation("a row that nothing refers to", "rule", "nothing_is_unused", table, change, "id", alone=True)


def _rule(kind: str, rule: str, table: str, column: str, cells: Cells) -> Mutation:
    return Mutation(kind, "rule", rule, table, RowChange(table, cells), column, alone=False)


def _examples() -> Iterator[Mutation]:
    for rule, example in BAD:
        kind = example.__name__.replace("_", " ")
        yield Mutation(kind, "rule", rule, "", example, alone=False)


def corpus() -> list[Mutation]:
    """Return every mutation."""
    found: list[Mutation] = []
    for table in TABLES:
        for column in columns(MODELS[table]):
            found += _of_column(table, column)
        for of in (_of_references, _of_keys, _of_exclusive, _of_text):
            found += of(table)
    return [*found, *_across(), *_examples()]
