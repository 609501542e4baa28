"""What was said, and how sure the record is: statements, citations, evidence, retired ids."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar

from soc_data.tables.codes import Act, Layer, SpeakerGroup, Verdict
from soc_data.tables.kinds import (
    Locator,
    Note,
    Ordinal,
    Ref,
    ReleaseVersion,
    Slug,
    SourceId,
    Summary,
    Text,
    column,
)
from soc_data.tables.meetings import SessionId
from soc_data.tables.row import Many, Maybe, One, Row, TableInfo

if TYPE_CHECKING:
    from soc_data.tables.authorities import Instrument, Organization, Person, Place, Source, Topic
    from soc_data.tables.meetings import Session


TableName = Annotated[Text, column("Table", "Name of the table.", "sessions")]


class Statement(Row):
    """One speech act: one speaker, one act, one topic. The package reports it and asserts none of it."""

    table = TableInfo(
        "statements",
        "Statements",
        unique=(("session_id", "position"),),
        exactly_one_of=("speaker_person_id", "speaker_organization_id", "speaker_group"),
    )
    id: Annotated[Slug, column("Statement id", "Permanent id of the statement.", "ga-064-s001")]
    session_id: SessionId
    position: Annotated[Ordinal, column("Position", "Order of the statement in its text, from 1.", 1)]
    speaker_person_id: Annotated[
        Slug | None, Ref("people"), column("Speaking person", "The person who speaks.", "badr-jamous")
    ] = None
    speaker_organization_id: Annotated[
        Slug | None,
        Ref("organizations"),
        column("Speaking organization", "The body that speaks.", "soc-general-assembly"),
    ] = None
    speaker_group: Annotated[
        SpeakerGroup | None, column("Speaking group", "A speaker who is neither.", "participants")
    ] = None
    act: Annotated[Act, column("Act", "What the speech act does, by the verb that reports it.", "condemns")]
    target_id: Annotated[
        Slug | None,
        Ref("organizations"),
        column("Target", "The body or collective that the act is addressed to or directed at.", "united-nations"),
    ] = None
    topic_id: Annotated[Slug, Ref("topics"), column("Topic", "What it is about.", "humanitarian-aid")]
    place_id: Annotated[
        Slug | None, Ref("places"), column("Place", "The place that it speaks chiefly of.", "idlib")
    ] = None
    summary: Annotated[
        Summary,
        column(
            "Summary",
            "What was said, in the editors' neutral words: at most 30.",
            "The Assembly rejected the presence of the group in the two areas.",
        ),
    ]
    layer: Annotated[Layer, column("Layer", "Whose position it gives.", "primary")]
    relayed_from_id: Annotated[
        Slug | None, Ref("organizations"), column("Relayed from", "Whose position the speaker tells.", "united-nations")
    ] = None
    restates_id: Annotated[
        Slug | None,
        Ref("statements"),
        column("Restates", "An earlier statement of the session that this one says again.", "ga-064-s002"),
    ] = None
    source_id: SourceId
    locator: Locator

    session: ClassVar[One[Session]] = One("session_id", "The session.")
    speaker_person: ClassVar[Maybe[Person]] = Maybe("speaker_person_id", "The person who speaks.")
    speaker_organization: ClassVar[Maybe[Organization]] = Maybe("speaker_organization_id", "The body that speaks.")
    target: ClassVar[Maybe[Organization]] = Maybe("target_id", "At whom it is directed.")
    topic: ClassVar[One[Topic]] = One("topic_id", "What it is about.")
    place: ClassVar[Maybe[Place]] = Maybe("place_id", "The place that it speaks chiefly of.")
    relayed_from: ClassVar[Maybe[Organization]] = Maybe("relayed_from_id", "Whose position the speaker tells.")
    restates: ClassVar[Maybe[Statement]] = Maybe("restates_id", "The earlier statement that it says again.")
    restated_by: ClassVar[Many[Statement]] = Many(
        "statements", "restates_id", "The later statements that say it again."
    )
    citations: ClassVar[Many[Citation]] = Many("citations", "statement_id", "The instruments that it names.")
    source: ClassVar[One[Source]] = One("source_id", "The publication that the row rests on.")


class Citation(Row):
    """A statement naming an instrument."""

    table = TableInfo("citations", "Citations", key=("statement_id", "instrument_id"))
    statement_id: Annotated[Slug, Ref("statements"), column("Statement", "The statement.", "ga-064-s021")]
    instrument_id: Annotated[Slug, Ref("instruments"), column("Instrument", "The instrument.", "unscr-2254")]
    as_stated: Annotated[Text, column("As stated", "How the source names it, letter for letter.", "UN resolution 2254")]
    source_id: SourceId
    locator: Locator

    statement: ClassVar[One[Statement]] = One("statement_id", "The statement.")
    instrument: ClassVar[One[Instrument]] = One("instrument_id", "The instrument.")
    source: ClassVar[One[Source]] = One("source_id", "The publication that the row rests on.")


class Evidence(Row):
    """One further source for a value, or a source that contradicts it."""

    table = TableInfo("evidence", "Evidence")
    id: Annotated[Slug, column("Evidence id", "Permanent id of the row.", "ga-064-start-e1")]
    table_name: TableName
    row_id: Annotated[Text, column("Row", "Key of the row; the parts of a composite key are joined by `/`.", "ga-064")]
    field: Annotated[Text, column("Column", "Name of the column.", "start")]
    stated_value: Annotated[
        Text | None,
        column(
            "Stated value",
            "The value that the source states, in the form of the column; empty where it only denies the recorded one.",
            "2022-10-16",
        ),
    ] = None
    verdict: Annotated[
        Verdict, column("Verdict", "Whether the source supports or contradicts the recorded value.", "contradicts")
    ]
    note: Note = None
    source_id: SourceId
    locator: Locator

    source: ClassVar[One[Source]] = One("source_id", "The further source.")


class Retired(Row):
    """An id that was released and is no longer a row. Ids are never used again."""

    table = TableInfo("retired", "Retired ids", key=("table_name", "id"))
    table_name: TableName
    id: Annotated[Text, column("Retired id", "The key that was released.", "hadi-bahra")]
    replaced_by: Annotated[
        Text | None, column("Replaced by", "The key that stands for it now; empty where nothing does.", "hadi-al-bahra")
    ] = None
    retired_in: Annotated[ReleaseVersion, column("Retired in", "The first version without it.", "0.2.0")]
    reason: Annotated[Text, column("Reason", "Why it was retired.", "Two rows were the same person.")]
