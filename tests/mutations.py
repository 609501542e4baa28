"""The mutation corpus: changes to the package, each made by program so that it breaks one rule.

The base is the shipped package with the invented meeting of `scene.py`, which has a row in every table. The quick tests
apply many mutations to one package (`batches.py`), `verdicts.py` each to one of its own.

From the models follow: for each column what its constraints forbid, in the invented row and in a shipped one; for each
table keys, unique keys, references, exclusive columns and the text of the file; for rules across tables a break at
every table where they apply, beside the examples of `check_examples`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from itertools import combinations

from check_examples import BAD
from helpers import TABLES
from mutation import Mutation, RowChange, append, invented
from mutations_across import across
from mutations_of_files import of_text
from scene import ROWS
from soc_data.tables import patterns as cells
from soc_data.tables.columns import Column
from soc_data.tables.models import MODELS, columns

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
             ("statements", "source_id", "reference"), ("citations", "source_id", "reference"),
             ("parties", "source_id", "reference")}  # fmt: skip
"""Cells in which a wrong reference breaks a further rule, since it is no more the right one either."""


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
            for mutation in _set(table, f"no such row of {target}", "reference", "references_exist", column, ""):
                nowhere = f"zz-nowhere-{table}-{column}-{mutation.row}".replace("_", "-")  # no two rows name one
                yield replace(mutation, change=RowChange(table, {column: nowhere}, mutation.row))
        else:  # the other exclusive column is emptied, so that only the reference is wrong
            others = dict.fromkeys(MODELS[table].table.exactly_one_of, "")
            fresh = {"id": "zz-fresh", "position": "3"} if table == "statements" else {"id": "zz-fresh"}
            change = append(table, **{**others, **fresh, column: f"zz-nowhere-{table}-{column}".replace("_", "-")})
            yield Mutation(f"no such row of {target}", "reference", "references_exist", table, change, column)


# Keys and exclusive columns


def _of_keys(table: str) -> Iterator[Mutation]:
    info = MODELS[table].table
    yield Mutation("a row twice", "primary key", "primary_keys_are_unique", table, append(table),
                   info.key[-1], alone=False)  # fmt: skip
    for key in info.unique:
        yield Mutation(f"a second row of the same {', '.join(key)}", "unique key", "unique_keys_hold", table,
                       append(table, id="zz-fresh"), alone=False)  # fmt: skip


def _filling(table: str, column: str) -> str:
    """Return a valid cell for a column."""
    found = next(c for c in columns(MODELS[table]) if c.name == column)
    if found.reference:  # of parties, somebody who is not the speaker
        return ROWS[found.reference][-1 if table == "parties" else 0]["id"]
    return found.codes[0].value if found.codes else "Some people"


def _of_exclusive(table: str) -> Iterator[Mutation]:
    names = MODELS[table].table.exactly_one_of
    for filled in ((), *combinations(names, 2)) if names else ():
        cells = dict.fromkeys(names, "") | {name: _filling(table, name) for name in filled}
        cells |= {"id": "zz-fresh"} | {"statements": {"position": "3"}, "names": {"name": "Zzother"}}.get(table, {})
        yield Mutation(
            f"filled: {', '.join(filled) or 'none'}", "exclusive columns", "exclusive_columns_are_filled_once", table,
            append(table, **cells),
        )  # fmt: skip


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
        for of in (_of_references, _of_keys, _of_exclusive, of_text):
            found += of(table)
    return [*found, *across(), *_examples()]
