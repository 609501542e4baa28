"""What is seen of the data: every relation from both ends, readable representations, tables for a notebook."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import pytest

from helpers import SOME_TABLES, TABLES, add_row, edit, run_cli
from soc_data import Dataset, load
from soc_data.tables.models import MODELS
from soc_data.tables.row import Many, Maybe, One
from soc_data.tables.statements import Evidence

NO_WAY_BACK: dict[tuple[str, str], str] = {}
"""Table and column of a reference whose target does not list the rows that refer to it -> why not."""


def references() -> list[tuple[str, str, str]]:
    """Return table, column and target of every reference."""
    return [(table, *pair) for table, model in MODELS.items() for pair in model.references().items()]


@pytest.mark.parametrize(("table", "column", "target"), references())
def test_every_reference_is_a_relation_from_both_ends(table: str, column: str, target: str) -> None:
    """A row leads to each row that it refers to, and that one to all rows that refer to it."""
    model = MODELS[table]
    forward = [type(r) for r in vars(model).values() if isinstance(r, One) and r.column == column]
    assert forward == [One if model.layout().by_name[column].optional is False else Maybe]
    back = [r for r in vars(MODELS[target]).values() if isinstance(r, Many) and (r.table, r.column) == (table, column)]
    assert len(back) == (0 if (table, column) in NO_WAY_BACK else 1)


def test_no_relation_without_a_reference() -> None:
    """Each relation stands for a reference of the models, so that the test above sees all of them."""
    known = {(table, column): target for table, column, target in references()}
    for table, model in MODELS.items():
        for relation in vars(model).values():
            if isinstance(relation, One):
                assert (table, relation.column) in known
            if isinstance(relation, Many):
                assert known[relation.table, relation.column] == table


@pytest.mark.parametrize(("table", "column", "target"), references())
def test_relations_find_each_other(shipped: Dataset, table: str, column: str, target: str) -> None:
    """From any row along a reference and back one comes to the row again."""
    model = MODELS[table]
    there = next(name for name, r in vars(model).items() if isinstance(r, One) and r.column == column)
    back = next(
        name
        for name, r in vars(MODELS[target]).items()
        if isinstance(r, Many) and (r.table, r.column) == (table, column)
    )
    for row in list(shipped[table].values())[:50]:
        found = getattr(row, there)
        assert found is None or row in getattr(found, back)


def test_evidence_and_its_row_find_each_other(shipped: Dataset) -> None:
    """A row of `evidence` leads to the row that it is about, whatever its table, and that one back to it."""
    tables = set()
    for evidence in shipped.evidence.values():
        assert isinstance(evidence, Evidence)
        assert evidence in evidence.row.further_evidence
        tables.add(evidence.table_name)
    assert len(tables) > 3


def test_a_speaker_is_whoever_speaks(shipped: Dataset) -> None:
    """`statement.speaker` is the person, the body or the code of a group, whichever column is filled."""
    kinds = set()
    for statement in shipped.statements.values():
        filled = statement.speaker_person_id or statement.speaker_organization_id or statement.speaker_group
        assert filled in (statement.speaker, getattr(statement.speaker, "key", None))
        kinds.add(type(statement.speaker).__name__)
    assert kinds == {"Person", "Organization", "SpeakerGroup"}


def test_an_organization_is_shown_with_what_it_says_and_what_is_said_of_it(package: Path) -> None:
    """`show` lists the statements by a body, about it and relayed from it, and its reports."""
    relayed = {"id": "zz-party", "statement_id": "zz-1-s2", "role": "relayed-from", "organization_id": "zz-body",
               "source_id": "zz-text", "locator": "p5"}  # fmt: skip
    add_row(package, "parties", **relayed)
    code, out, _ = run_cli("show", "zz-body", "--path", package)
    assert code == 0
    for title in (
        "Reports",
        "Statements",
        "Statements with the role supported",
        "Statements with the role relayed-from",
    ):
        assert f"\n{title}\n" in out, title


# Representations


class Cells(HTMLParser):
    """Collects the cells of an HTML table with their attributes; fails where tags do not match."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.cells: list[tuple[dict[str, str | None], str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append(tag)
        if tag in ("td", "th"):
            self.cells.append((dict(attrs), ""))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open[-1:] and self.open[-1] in ("td", "th"):
            self.cells[-1] = (self.cells[-1][0], self.cells[-1][1] + data)


def cells_of(html: str) -> dict[str, dict[str, str | None]]:
    """Return text -> attributes of the cells of an HTML table."""
    parser = Cells()
    parser.feed(html)
    assert parser.open == []
    return {text: attributes for attributes, text in parser.cells}


@pytest.mark.parametrize("table", SOME_TABLES)
def test_a_table_is_shown_by_its_first_rows(shipped: Dataset, table: str) -> None:
    """Text and HTML of a table name it, count its rows and show the keys of the first ten, and no other."""
    rows = shipped[table]
    text, html = repr(rows), rows._repr_html_()
    assert text.splitlines()[0] == f"<Table {table}: {len(rows):,} rows>"
    assert all(len(line) <= 125 for line in text.splitlines()[:-1])
    assert f"{len(rows):,} rows" in html
    firsts = [str(getattr(row, row.table.key[0])) for row in list(rows.values())[:10]]
    assert all(first in cells_of(html) and first[:39] in text for first in firsts)
    assert ("… and" in text) == (len(rows) > 10)


def test_arabic_runs_from_right_to_left(shipped: Dataset) -> None:
    """An Arabic cell of a row or table has its direction; a Latin one has none."""
    person = shipped.people["hadi-al-bahra"]
    for html in (person._repr_html_(), shipped.people.where(id=person.id)._repr_html_()):
        found = cells_of(html)
        assert found[str(person.name_ar)]["dir"] == "rtl"
        assert "dir" not in found[person.name]


def test_what_stands_in_a_cell_is_no_markup(shipped_package: Path) -> None:
    """Angle brackets and quotes of a text are shown, not run."""
    evil = '<script>alert("x")</script> & more'
    edit(shipped_package, "people", "hadi-al-bahra", "note", evil)
    data = load(shipped_package)
    for html in (data.people["hadi-al-bahra"]._repr_html_(), data.people.where(id="hadi-al-bahra")._repr_html_()):
        assert "<script" not in html
        assert evil in cells_of(html)


def test_a_dataset_is_shown_by_its_tables(shipped: Dataset) -> None:
    """The HTML of a dataset names each table and how many rows it has."""
    found = cells_of(shipped._repr_html_())
    assert set(TABLES) <= set(found)
    assert f"{len(shipped.names):,}" in found


def test_an_empty_table_can_be_shown(shipped: Dataset) -> None:
    """A question that nothing answers gives a table of no rows, which shows as one."""
    nothing = shipped.people.where(id="hadi-al-bahra", gender="female")
    assert repr(nothing).startswith("<Table people: 0 rows>")
    assert "0 rows" in nothing._repr_html_()
