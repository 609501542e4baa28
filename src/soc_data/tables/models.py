"""The tables: one Pydantic model each. A column is defined there and nowhere else."""

from __future__ import annotations

from soc_data.tables.authorities import Instrument, Name, Office, Organization, Person, Place, Source, Topic
from soc_data.tables.columns import Column
from soc_data.tables.meetings import Candidate, Election, Officer, Participant, Report, Session, Venue
from soc_data.tables.row import Row
from soc_data.tables.statements import Citation, Evidence, Party, Retired, Statement

MODELS: dict[str, type[Row]] = {
    model.table.name: model
    for model in (
        Source, Organization, Person, Name, Office, Place, Topic, Instrument,
        Session, Venue, Officer, Election, Candidate, Participant, Report,
        Statement, Party, Citation, Evidence, Retired,
    )
}  # fmt: skip
"""Table name -> model, in the order of `datapackage.json`: a table comes after most of those that it refers to."""

FACT_TABLES = tuple(name for name, model in MODELS.items() if "locator" in model.model_fields)
"""The tables of facts: each row has a source and a locator."""


def columns(model: type[Row]) -> tuple[Column, ...]:
    """Return the columns of a table, in order."""
    return model.layout().columns


__all__ = [
    "FACT_TABLES", "MODELS", "Candidate", "Citation", "Election", "Evidence", "Instrument", "Name", "Office", "Officer",
    "Organization", "Participant", "Party", "Person", "Place", "Report", "Retired", "Row", "Session", "Source",
    "Statement", "Topic", "Venue", "columns",
]  # fmt: skip
