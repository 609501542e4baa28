"""Sessions and what happened at them: venues, terms in office, elections, candidates, participants, reports."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, ClassVar

from soc_data.tables.codes import (
    DateBasis,
    ElectionMethod,
    HowEnded,
    HowStarted,
    Mode,
    Outcome,
    Presence,
    ReportKind,
    Role,
    Seat,
    SessionKind,
    StatementsCoded,
    Weekday,
)
from soc_data.tables.dates import Earliest, Latest, edtf, may_overlap, must_cover
from soc_data.tables.kinds import (
    LOCATOR,
    NOTE,
    SESSION,
    SOURCE,
    Count,
    Edtf,
    EdtfPeriod,
    EdtfTermEnd,
    ElectionId,
    Locator,
    OfficeId,
    Ordinal,
    OrganizationId,
    PersonId,
    PlaceId,
    SessionId,
    Slug,
    SourceId,
    Text,
    column,
)
from soc_data.tables.row import Many, Maybe, One, Row, TableInfo

if TYPE_CHECKING:
    from soc_data.tables.authorities import Office, Organization, Person, Place, Source
    from soc_data.tables.statements import Statement


SEAT = column("Seat", "The reserved seat, if the office has any and the source says which.", "women")


class Session(Row):
    """One meeting."""

    table = TableInfo("sessions", "Sessions", order=("start", "id"))
    id: Slug = column("Session id", "Permanent id of the meeting.", "ga-064")
    body_id: OrganizationId = column("Body", "The body that met.", "soc-general-assembly")
    kind: SessionKind = column("Kind", "What sort of meeting it was.", "ordinary")
    number: Ordinal | None = column(
        "Number",
        "The session number as a source states it; empty if none is stated. Never counted by the editors.",
        64,
    )
    number_as_stated: Text | None = column("Number as stated", "The words or digits of the source.", "64")
    dedication: Text | None = column(
        "Dedication", "The person or cause that the session was named after.", "Session of the martyrs"
    )
    start: Edtf | None = column("First day", "First day on which the session sat (EDTF).", "2022-10-17")
    end: Edtf | None = column(
        "Last day",
        "Last day on which the session sat (EDTF); a vote after midnight counts to the day before.",
        "2022-10-18",
    )
    weekday: Weekday | None = column(
        "Weekday as stated", "The day of the week that the source gives for the first day.", "monday"
    )
    date_basis: DateBasis = column("Basis of the dates", "How the dates are known.", "stated")
    mode: Mode = column("Mode", "How the members met.", "in-person")
    statements_coded: StatementsCoded = column("Statements coded", "How far the speech acts are coded.", "full")
    note: Text | None = NOTE
    source_id: SourceId = SOURCE
    locator: Locator = LOCATOR

    start_earliest: ClassVar[Earliest] = Earliest("start")
    start_latest: ClassVar[Latest] = Latest("start")
    end_earliest: ClassVar[Earliest] = Earliest("end")
    end_latest: ClassVar[Latest] = Latest("end")
    body: ClassVar[One[Organization]] = One("body_id", "The body that met.")
    source: ClassVar[One[Source]] = One("source_id", "The publication that the row is based on.")
    venues: ClassVar[Many[Venue]] = Many("venues", "session_id", "Where it sat.")
    participants: ClassVar[Many[Participant]] = Many("participants", "session_id", "Who did what there.")
    reports: ClassVar[Many[Report]] = Many("reports", "session_id", "What was put before it.")
    elections: ClassVar[Many[Election]] = Many("elections", "session_id", "The contests held there.")
    statements: ClassVar[Many[Statement]] = Many("statements", "session_id", "The speech acts, by position.")
    terms_begun: ClassVar[Many[Officer]] = Many(
        "officers", "start_session_id", "The terms in office that began with it."
    )


class Venue(Row):
    """A place where a session sat."""

    table = TableInfo("venues", "Venues", key=("session_id", "place_id"))
    session_id: SessionId = SESSION
    place_id: PlaceId = column("Place", "The place where the session sat, as a source states it.", "istanbul")
    source_id: SourceId = SOURCE
    locator: Locator = LOCATOR

    session: ClassVar[One[Session]] = One("session_id", "The session.")
    place: ClassVar[One[Place]] = One("place_id", "The place.")
    source: ClassVar[One[Source]] = One("source_id", "The publication that the row is based on.")


class Officer(Row):
    """One person in one office for one unbroken term."""

    table = TableInfo("officers", "Officers", order=("office_id", "start", "id"))
    id: Slug = column("Term id", "Permanent id of the term.", "soc-president-hadi-al-bahra-2023")
    person_id: PersonId = column("Person", "Who held the office.", "hadi-al-bahra")
    office_id: OfficeId = column("Office", "The office.", "soc-president")
    seat: Seat | None = SEAT
    start: Edtf | None = column(
        "Start",
        "Day the term began (EDTF). `[..2023-10-09]`: on that day or before, "
        "as when a source shows the person in office then. Empty: not known.",
        "2023-09-12",
    )
    end: EdtfTermEnd | None = column(
        "End",
        "Day the term ended (EDTF), `..` while it has not. `[2023-10-09..]`: on that day or after. Empty: not known.",
        "2025-02-12",
    )
    how_started: HowStarted = column("How it began", "How the person came into the office.", "elected")
    how_ended: HowEnded | None = column(
        "How it ended", "How the term ended; empty while it has not, or while no end is known.", "succeeded"
    )
    start_session_id: SessionId | None = column(
        "Elected at", "The session that elected or confirmed the person.", "ga-068"
    )
    note: Text | None = NOTE
    source_id: SourceId = SOURCE
    locator: Locator = LOCATOR

    start_earliest: ClassVar[Earliest] = Earliest("start")
    start_latest: ClassVar[Latest] = Latest("start")
    end_earliest: ClassVar[Earliest] = Earliest("end")
    end_latest: ClassVar[Latest] = Latest("end")
    person: ClassVar[One[Person]] = One("person_id", "Who held the office.")
    office: ClassVar[One[Office]] = One("office_id", "The office.")
    start_session: ClassVar[Maybe[Session]] = Maybe(
        "start_session_id", "The session that elected or confirmed the person."
    )
    source: ClassVar[One[Source]] = One("source_id", "The publication that the row is based on.")

    def covers(self, on: str | date, *, certain: bool = False) -> bool:
        """Whether the term may cover some day of `on` or, with `certain`, must cover the whole of it.

        `on` is a `datetime.date`, or a day or period as EDTF text. Raises `ValueError` if it is not EDTF.
        """
        day = edtf(on)
        return (must_cover if certain else may_overlap)((self.start, self.end), (day, day))


class Election(Row):
    """One contest at one session: one office, or one reserved seat of it, in one round."""

    table = TableInfo("elections", "Elections", unique=(("session_id", "office_id", "seat", "round"),))
    id: Slug = column("Election id", "Permanent id of the contest.", "ga-068-soc-president")
    session_id: SessionId = SESSION
    office_id: OfficeId = column("Office", "The office that was filled.", "soc-president")
    seat: Seat | None = SEAT
    held_on: Edtf | None = column("Held on", "Day of the vote (EDTF), if a source states it.", "2023-09-12")
    round: Ordinal = column("Round", "1 for the first or only ballot.", 1)
    method: ElectionMethod = column("Method", "How the contest was decided.", "ballot")
    votes_cast: Count | None = column("Votes cast", "Voters who cast a ballot, as stated.", 101)
    members_present: Count | None = column("Members present", "Members present, as stated.", 105)
    membership: Count | None = column("Membership", "Members of the body at the time, as stated.", 114)
    note: Text | None = NOTE
    source_id: SourceId = SOURCE
    locator: Locator = LOCATOR

    held_on_earliest: ClassVar[Earliest] = Earliest("held_on")
    held_on_latest: ClassVar[Latest] = Latest("held_on")
    session: ClassVar[One[Session]] = One("session_id", "The session.")
    office: ClassVar[One[Office]] = One("office_id", "The office that was filled.")
    candidates: ClassVar[Many[Candidate]] = Many("candidates", "election_id", "Who stood.")
    source: ClassVar[One[Source]] = One("source_id", "The publication that the row is based on.")


class Candidate(Row):
    """One person in one contest."""

    table = TableInfo("candidates", "Candidates", key=("election_id", "person_id"))
    election_id: ElectionId = column("Election", "The contest.", "ga-068-soc-president")
    person_id: PersonId = column("Person", "Who stood.", "hadi-al-bahra")
    votes: Count | None = column("Votes", "Votes received, as stated.", 54)
    outcome: Outcome = column("Outcome", "What became of the candidacy in this round.", "elected")
    source_id: SourceId = SOURCE
    locator: Locator = LOCATOR

    election: ClassVar[One[Election]] = One("election_id", "The contest.")
    person: ClassVar[One[Person]] = One("person_id", "Who stood.")
    source: ClassVar[One[Source]] = One("source_id", "The publication that the row is based on.")


class Participant(Row):
    """One person, organization or unnamed group in one role at one session."""

    table = TableInfo(
        "participants",
        "Participants",
        unique=(("session_id", "person_id", "organization_id", "group_label", "role"),),
        exactly_one_of=("person_id", "organization_id", "group_label"),
    )
    id: Slug = column("Participation id", "Permanent id of the row.", "ga-064-badr-jamous-briefed")
    session_id: SessionId = SESSION
    person_id: PersonId | None = column("Person", "A named person.", "badr-jamous")
    organization_id: OrganizationId | None = column(
        "Organization", "A body, if no person is named.", "syrian-civil-defence"
    )
    group_label: Text | None = column(
        "Group", "An unnamed group or office-holder, in the editors' words.", "Vice-presidents of the Coalition"
    )
    count: Count | None = column("Count", "How many people, as the source states it.", 25)
    role: Role = column("Role", "What the participant did.", "briefed")
    presence: Presence = column("Presence", "Whether the source shows that the participant was there.", "implied")
    capacity: Text | None = column(
        "Capacity", "The office or function as the source words it.", "Head of the Syrian Interim Government"
    )
    rank_or_title: Text | None = column(
        "Rank or title", "Rank, title or honorific as the source words it.", "Brigadier General"
    )
    note: Text | None = NOTE
    source_id: SourceId = SOURCE
    locator: Locator = LOCATOR

    session: ClassVar[One[Session]] = One("session_id", "The session.")
    person: ClassVar[Maybe[Person]] = Maybe("person_id", "The named person.")
    organization: ClassVar[Maybe[Organization]] = Maybe("organization_id", "The body.")
    source: ClassVar[One[Source]] = One("source_id", "The publication that the row is based on.")


class Report(Row):
    """A report or briefing put before a session by a body or a person. A body's report is not counted as its head's."""

    table = TableInfo("reports", "Reports", exactly_one_of=("organization_id", "person_id", "group_label"))
    id: Slug = column("Report id", "Permanent id of the row.", "ga-064-report-syrian-interim-government")
    session_id: SessionId = SESSION
    organization_id: OrganizationId | None = column(
        "Organization", "The body that reported.", "syrian-interim-government"
    )
    person_id: PersonId | None = column("Person", "The person who reported.", "badr-jamous")
    group_label: Text | None = column(
        "Group",
        "An unnamed office-holder or group that reported, in the editors' words.",
        "Vice-presidents of the Coalition",
    )
    kind: ReportKind = column("Kind", "In what form it was put before the session.", "report")
    period: EdtfPeriod | None = column(
        "Period", "The period reported on (EDTF), if the source states one.", "2023-07/2023-08"
    )
    note: Text | None = NOTE
    source_id: SourceId = SOURCE
    locator: Locator = LOCATOR

    period_earliest: ClassVar[Earliest] = Earliest("period")
    period_latest: ClassVar[Latest] = Latest("period")
    session: ClassVar[One[Session]] = One("session_id", "The session.")
    organization: ClassVar[Maybe[Organization]] = Maybe("organization_id", "The body that reported.")
    person: ClassVar[Maybe[Person]] = Maybe("person_id", "The person who reported.")
    source: ClassVar[One[Source]] = One("source_id", "The publication that the row is based on.")
