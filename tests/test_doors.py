"""One definition of a column, two doors: a row of a file and a row made by hand are judged alike."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from helpers import SOME_TABLES
from scene import ROWS
from soc_data import Dataset
from soc_data.findings import Finding
from soc_data.reading.csvio import TableReader
from soc_data.tables.canonical import write_records
from soc_data.tables.models import MODELS

ODD = [" 1", "1_2", "1.0", "007", "+1", "1e3", "١", "0", "12", "1234567890", "", "x", " x", "x ", "=x", "a\u200bb", "é",
       "e\u0301", "NA", "2018-11-31", "2018-11", "[..2018]", "..", "p1", "p0", "excerpt", "ga-064", "ar", "AR", "Ａ",
       "https://x.y", "elected", "women", "3.5", "-3.5", "91.5", "a\tb", "a\nb", "regime", "“x”"]  # fmt: skip
CELLS = st.sampled_from(ODD) | st.text(max_size=6).filter(lambda text: text.isprintable())


def by_file(table: str, row: dict[str, str]) -> list[Any] | None:
    """Return the values of a row as the reader of files gives them; None where it finds anything."""
    layout = MODELS[table].layout()
    names = [column.name for column in layout.columns]
    findings: list[Finding] = []
    content = write_records([names, [row.get(name, "") for name in names]]).encode()
    chunks = list(TableReader(layout, "data/x.csv", findings).chunks(BytesIO(content)))
    return None if findings or not chunks else [values[0] for values in chunks[0].values]


@pytest.mark.parametrize("table", SOME_TABLES)
@given(data=st.data())
def test_both_doors_agree(table: str, data: st.DataObject) -> None:
    """A cell that a file may have is one that a model takes, with the same value; any other is refused by both."""
    model = MODELS[table]
    column = data.draw(st.sampled_from([c for c in model.layout().columns if c.name not in model.table.exactly_one_of]))
    row = {**ROWS[table][0], column.name: data.draw(CELLS)}
    read = by_file(table, row)
    try:
        made = list(dict(model.model_validate(row)).values())
    except ValidationError:
        made = None
    assert made == read


@pytest.mark.parametrize("table", SOME_TABLES)
def test_loaded_rows_are_what_pydantic_makes(shipped: Dataset, table: str) -> None:
    """Each shipped row equals the one that `model_validate` makes of its cells, types and set fields included."""
    for row in shipped[table].values():
        made = type(row).model_validate(row.model_dump())
        assert made == row
        assert [type(value) for _, value in made] == [type(value) for _, value in row]
        assert made.model_fields_set == row.model_fields_set
        assert made.model_dump_json() == row.model_dump_json()


def test_exclusive_columns_are_judged_by_hand_too(shipped: Dataset) -> None:
    """A participant with two of person, body and group, or with none, is refused, also as a changed copy."""
    row = next(p for p in shipped.participants.values() if p.person_id)
    with pytest.raises(ValidationError, match="exactly one of"):
        row.model_copy(update={"group_label": "Some members"})
    with pytest.raises(ValidationError, match="exactly one of"):
        type(row).model_validate({**row.model_dump(), "person_id": None})
    assert row.model_copy(update={"count": 3}).count == 3


@pytest.mark.parametrize("number", [True, 1.0, -1, "1.0", " 1", "007"])
def test_what_is_no_ordinal(shipped: Dataset, number: Any) -> None:
    """A number is given as a whole number or in plain digits."""
    session = shipped.sessions["ga-064"]
    with pytest.raises(ValidationError):
        session.model_copy(update={"number": number})
    assert session.model_copy(update={"number": "65"}).number == 65
