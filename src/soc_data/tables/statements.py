"""What was said, and how sure the record is: statements, parties, citations, evidence, retired ids."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from soc_data.tables.codes import Act, Layer, PartyRole, SpeakerGroup, Verdict
from soc_data.tables.kinds import (
    LOCATOR,
    NOTE,
    SESSION,
    SOURCE,
    InstrumentId,
    Locator,
    Ordinal,
    OrganizationId,
    PersonId,
    PlaceId,
    ReleaseVersion,
    SessionId,
    Slug,
    SourceId,
    StatementId,
    Summary,
    Text,
    TopicId,
    column,
)
from soc_data.tables.row import Many, Maybe, One, Row, TableInfo

if TYPE_CHECKING:
    from soc_data.tables.authorities import Instrument, Organization, Person, Place, Source, Topic
    from soc_data.tables.meetings import Session


TABLE_NAME = column("Table", "Name of the table.", "sessions")


class Statement(Row):
    """One speech act: one act, one topic, and who speaks first. The package reports it and asserts none of it."""

    table = TableInfo(
        "statements",
        "Statements",
        unique=(("session_id", "position"),),
        exactly_one_of=("speaker_person_id", "speaker_organization_id", "speaker_group"),
        order=("session_id", "position"),
    )
    id: Slug = column("Statement id", "Permanent id of the statement.", "ga-064-s001")
    session_id: SessionId = SESSION
    position: Ordinal = column("Position", "Order of the statement in its text, from 1.", 1)
    speaker_person_id: PersonId | None = column("Speaking person", "The person who speaks.", "badr-jamous")
    speaker_organization_id: OrganizationId | None = column(
        "Speaking organization", "The body that speaks.", "soc-general-assembly"
    )
    speaker_group: SpeakerGroup | None = column(
        "Speaking group", "A speaker who is neither a named person nor a body.", "participants"
    )
    act: Act = column("Act", "What the speech act does, by the verb that reports it.", "condemns")
    topic_id: TopicId = column("Topic", "What it is about.", "humanitarian-aid")
    place_id: PlaceId | None = column("Place", "The place that it is chiefly about.", "idlib")
    summary: Summary = column(
        "Summary",
        "What was said, in the editors' neutral words: at most 30.",
        "The Assembly rejected the presence of the group in the two areas.",
    )
    layer: Layer = column("Layer", "Whose position it gives.", "primary")
    restates_id: StatementId | None = column(
        "Restates", "An earlier statement of the session that this one says again.", "ga-064-s002"
    )
    source_id: SourceId = SOURCE
    locator: Locator = LOCATOR

    session: ClassVar[One[Session]] = One("session_id", "The session.")
    speaker_person: ClassVar[Maybe[Person]] = Maybe("speaker_person_id", "The person who speaks.")
    speaker_organization: ClassVar[Maybe[Organization]] = Maybe("speaker_organization_id", "The body that speaks.")
    topic: ClassVar[One[Topic]] = One("topic_id", "What it is about.")
    place: ClassVar[Maybe[Place]] = Maybe("place_id", "The place that it is chiefly about.")
    restates: ClassVar[Maybe[Statement]] = Maybe("restates_id", "The earlier statement that it says again.")
    restated_by: ClassVar[Many[Statement]] = Many(
        "statements", "restates_id", "The later statements that say it again."
    )
    parties: ClassVar[Many[Party]] = Many("parties", "statement_id", "Who else has a part in it, and which.")
    citations: ClassVar[Many[Citation]] = Many("citations", "statement_id", "The instruments that it names.")
    source: ClassVar[One[Source]] = One("source_id", "The publication that the row is based on.")

    @property
    def speaker(self) -> Person | Organization | SpeakerGroup:
        """Who speaks, or speaks first: a person, a body, or the code of a group."""
        return self.speaker_person or self.speaker_organization or cast("SpeakerGroup", self.speaker_group)

    @property
    def speaker_name(self) -> str:
        """The name of the first speaker, or the code of a group."""
        return self.speaker if isinstance(self.speaker, str) else self.speaker.name

    @property
    def speakers(self) -> tuple[Person | Organization | str, ...]:
        """All joint speakers, the first-named one first; a group without a row is given by its label."""
        return self.speaker, *(p.party for p in self.parties if p.role == PartyRole.CO_SPEAKER)


class Party(Row):
    """One party to one statement, besides its first-named speaker: who is asked, opposed, supported or meant."""

    table = TableInfo(
        "parties",
        "Parties to statements",
        unique=(("statement_id", "role", "person_id", "organization_id", "group_label"),),
        exactly_one_of=("person_id", "organization_id", "group_label"),
        order=(
            "statement_id.session_id",
            "statement_id.position",
            "role",
            "person_id|organization_id|group_label",
        ),
    )
    id: Slug = column("Party id", "Permanent id of the row.", "ga-064-s003-opposed-hayat-tahrir-al-sham")
    statement_id: StatementId = column("Statement", "The statement.", "ga-064-s003")
    role: PartyRole = column("Role", "What part the party has in the statement.", "opposed")
    person_id: PersonId | None = column("Person", "A named person.", "badr-jamous")
    organization_id: OrganizationId | None = column("Organization", "A named state or body.", "hayat-tahrir-al-sham")
    group_label: Text | None = column(
        "Group", "A group without an organization of its own, in the editors' words.", "international community"
    )
    as_stated: Text | None = column(
        "As stated", "How a source that was read in full names the party, letter for letter.", "the UN Security Council"
    )
    source_id: SourceId = SOURCE
    locator: Locator = LOCATOR

    statement: ClassVar[One[Statement]] = One("statement_id", "The statement.")
    person: ClassVar[Maybe[Person]] = Maybe("person_id", "The named person.")
    organization: ClassVar[Maybe[Organization]] = Maybe("organization_id", "The named state or body.")
    source: ClassVar[One[Source]] = One("source_id", "The publication that the row is based on.")

    @property
    def party(self) -> Person | Organization | str:
        """The party itself: a person, a body, or the label of a group."""
        return self.person or self.organization or str(self.group_label)

    @property
    def name(self) -> str:
        """What the party is called: a preferred name, or the label of a group."""
        return self.party if isinstance(self.party, str) else self.party.name


class Citation(Row):
    """A statement naming an instrument."""

    table = TableInfo(
        "citations",
        "Citations",
        key=("statement_id", "instrument_id"),
        order=("statement_id.session_id", "statement_id.position", "instrument_id"),
    )
    statement_id: StatementId = column("Statement", "The statement.", "ga-064-s021")
    instrument_id: InstrumentId = column("Instrument", "The instrument.", "unscr-2254")
    as_stated: Text = column("As stated", "How the source names it, letter for letter.", "UN resolution 2254")
    source_id: SourceId = SOURCE
    locator: Locator = LOCATOR

    statement: ClassVar[One[Statement]] = One("statement_id", "The statement.")
    instrument: ClassVar[One[Instrument]] = One("instrument_id", "The instrument.")
    source: ClassVar[One[Source]] = One("source_id", "The publication that the row is based on.")


class Evidence(Row):
    """One further source for a value, or a source that contradicts it."""

    table = TableInfo("evidence", "Evidence")
    id: Slug = column("Evidence id", "Permanent id of the row.", "ga-064-start-e1")
    table_name: Text = TABLE_NAME
    row_id: Text = column("Row", "Key of the row; the parts of a composite key are joined by `/`.", "ga-064")
    field: Text = column("Column", "Name of the column.", "start")
    stated_value: Text | None = column(
        "Stated value",
        "The value that the source states, in the form of the column; empty if it only denies the recorded one.",
        "2022-10-16",
    )
    verdict: Verdict = column(
        "Verdict", "Whether the source supports or contradicts the recorded value.", "contradicts"
    )
    note: Text | None = NOTE
    source_id: SourceId = SOURCE
    locator: Locator = LOCATOR

    source: ClassVar[One[Source]] = One("source_id", "The further source.")

    @property
    def row(self) -> Row:
        """The row that it is about."""
        return cast("Row", self.dataset.tables[self.table_name][self.row_id])


class Retired(Row):
    """An id that was released and is no longer a row. Ids are never used again."""

    table = TableInfo("retired", "Retired ids", key=("table_name", "id"))
    table_name: Text = TABLE_NAME
    id: Text = column("Retired id", "The key that was released.", "hadi-bahra")
    replaced_by: Text | None = column("Replaced by", "The key that replaces it; empty if none does.", "hadi-al-bahra")
    retired_in: ReleaseVersion = column("Retired in", "The first version without it.", "0.2.0")
    reason: Text = column("Reason", "Why it was retired.", "Two rows were the same person.")
