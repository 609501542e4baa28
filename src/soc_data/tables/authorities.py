"""The tables that others refer to: sources, bodies, people and their names, offices, places, topics, instruments."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from soc_data.tables.codes import (
    Extent,
    Gender,
    InstrumentKind,
    NameBasis,
    OrganizationKind,
    PartyRole,
    PlaceKind,
    SourceKind,
)
from soc_data.tables.dates import Earliest, Latest
from soc_data.tables.kinds import (
    LOCATOR,
    NAME_AR,
    NOTE,
    SOURCE,
    Count,
    CountryCode,
    Edtf,
    Language,
    Latitude,
    Locator,
    Longitude,
    Ordinal,
    OrganizationId,
    PersonId,
    PlaceId,
    Sha256,
    Slug,
    SourceId,
    Text,
    TopicId,
    Url,
    column,
)
from soc_data.tables.row import Many, Maybe, One, Row, TableInfo

if TYPE_CHECKING:
    from soc_data.tables.meetings import Candidate, Election, Officer, Participant, Report, Session, Venue
    from soc_data.tables.statements import Citation, Evidence, Party, Statement


def _statements(parties: Iterable[Party], *, joint: bool) -> tuple[Statement, ...]:
    """Return the statements of some parties, each once: those in which they speak jointly, or all others."""
    found = (party.statement for party in parties if (party.role == PartyRole.CO_SPEAKER) is joint)
    return tuple(dict.fromkeys(found))


class Source(Row):
    """One publication that was read."""

    table = TableInfo("sources", "Sources", unique=(("url",),))
    id: Slug = column("Source id", "Permanent id of the publication.", "etilaf-en-ga-064")
    title: Text = column(
        "Title",
        "The title as published; in square brackets if the editors supplied it.",
        "SOC Concludes 66th Meeting of General Assembly",
    )
    publisher: Text = column(
        "Publisher",
        "Who published it, and whom it copies or quotes, if stated.",
        "Syrian Coalition (en.etilaf.org)",
    )
    url: Url = column("Address", "The address of the page that was read.", "https://en.etilaf.org/press/x")
    language: Language = column("Language", "Language of the text, as a BCP 47 tag.", "en")
    kind: SourceKind = column("Kind", "What sort of publication it is.", "communique")
    published: Edtf | None = column(
        "Published", "Day the page was published, as the page shows it (EDTF).", "2018-11-12"
    )
    dateline: Edtf | None = column(
        "Date line",
        "The date at the head of the text itself, if it has one (EDTF); not the day of publication nor of the session.",
        "2023-10-10",
    )
    extent: Extent = column("Extent read", "Whether the full text or only the beginning was read.", "full-text")
    text_sha256: Sha256 | None = column(
        "SHA-256 of the text",
        "Hash of the full text as read, as a UTF-8 file.",
        "8c5de826dd344bd455ec37896f25ee43531274d45009fb93d7c10178c28282cd",
    )
    paragraphs: Count | None = column(
        "Paragraphs", "How many non-empty lines the full text has; locators count them from 1.", 22
    )
    read_on: Edtf = column("Read on", "Day on which the text was read for this dataset (EDTF).", "2026-11-21")
    note: Text | None = NOTE

    published_earliest: ClassVar[Earliest] = Earliest("published")
    published_latest: ClassVar[Latest] = Latest("published")
    dateline_earliest: ClassVar[Earliest] = Earliest("dateline")
    dateline_latest: ClassVar[Latest] = Latest("dateline")
    read_on_earliest: ClassVar[Earliest] = Earliest("read_on")
    read_on_latest: ClassVar[Latest] = Latest("read_on")
    names: ClassVar[Many[Name]] = Many("names", "source_id", "The spellings first attested here.")
    sessions: ClassVar[Many[Session]] = Many("sessions", "source_id", "The sessions whose row is based on this source.")
    venues: ClassVar[Many[Venue]] = Many("venues", "source_id", "The venues based on this source.")
    terms: ClassVar[Many[Officer]] = Many("officers", "source_id", "The terms in office based on this source.")
    elections: ClassVar[Many[Election]] = Many("elections", "source_id", "The contests based on this source.")
    candidates: ClassVar[Many[Candidate]] = Many("candidates", "source_id", "The candidacies based on this source.")
    participants: ClassVar[Many[Participant]] = Many(
        "participants", "source_id", "The participants based on this source."
    )
    reports: ClassVar[Many[Report]] = Many("reports", "source_id", "The reports based on this source.")
    statements: ClassVar[Many[Statement]] = Many("statements", "source_id", "The statements coded from this source.")
    parties: ClassVar[Many[Party]] = Many("parties", "source_id", "The parties to statements based on this source.")
    citations: ClassVar[Many[Citation]] = Many("citations", "source_id", "The citations based on this source.")
    evidence: ClassVar[Many[Evidence]] = Many("evidence", "source_id", "What this source supports or contradicts.")


class Organization(Row):
    """A body that convenes, reports, is represented or is addressed."""

    table = TableInfo("organizations", "Organizations")
    id: Slug = column("Organization id", "Permanent id of the body.", "syrian-negotiations-commission")
    name: Text = column(
        "Name", "The one English name used throughout: the common neutral one.", "Syrian Negotiations Commission"
    )
    name_basis: NameBasis = column("Basis of the name", "Whether this spelling is attested or editorial.", "attested")
    abbreviation: Text | None = column("Abbreviation", "The usual abbreviation.", "SNC")
    name_ar: Text | None = NAME_AR
    kind: OrganizationKind = column("Kind", "What sort of body it is.", "negotiating-body")
    parent_id: OrganizationId | None = column(
        "Part of", "The body that it is a part of.", "syrian-opposition-coalition"
    )
    note: Text | None = NOTE

    parent: ClassVar[Maybe[Organization]] = Maybe("parent_id", "The body that this one is a part of.")
    parts: ClassVar[Many[Organization]] = Many("organizations", "parent_id", "The bodies that are a part of this one.")
    names: ClassVar[Many[Name]] = Many("names", "organization_id", "Every attested spelling.")
    offices: ClassVar[Many[Office]] = Many("offices", "organization_id", "The offices of this body.")
    sessions: ClassVar[Many[Session]] = Many("sessions", "body_id", "The meetings of this body.")
    participations: ClassVar[Many[Participant]] = Many(
        "participants", "organization_id", "What the body did at which session."
    )
    reports: ClassVar[Many[Report]] = Many("reports", "organization_id", "What the body put before a session.")
    statements: ClassVar[Many[Statement]] = Many(
        "statements", "speaker_organization_id", "The speech acts in which the body speaks first."
    )
    parties: ClassVar[Many[Party]] = Many("parties", "organization_id", "The body's part in the statements of others.")

    @property
    def statements_about(self) -> tuple[Statement, ...]:
        """The statements in which the body is a party other than a speaker."""
        return _statements(self.parties, joint=False)

    @property
    def joint_statements(self) -> tuple[Statement, ...]:
        """The statements that the body makes together with somebody who is named first."""
        return _statements(self.parties, joint=True)


class Person(Row):
    """A person named in a public capacity. Nothing but name and public role is recorded."""

    table = TableInfo("people", "People")
    id: Slug = column("Person id", "Permanent id of the person.", "hadi-al-bahra")
    name: Text = column("Name", "The one spelling in Latin script used throughout.", "Hadi al-Bahra")
    name_basis: NameBasis = column("Basis of the name", "Whether this spelling is attested or editorial.", "attested")
    name_ar: Text | None = NAME_AR
    gender: Gender | None = column(
        "Gender", "As the wording of a page shows it, with a row of `evidence`; never from a given name.", "female"
    )
    note: Text | None = NOTE

    names: ClassVar[Many[Name]] = Many("names", "person_id", "Every attested spelling.")
    terms: ClassVar[Many[Officer]] = Many("officers", "person_id", "The terms in office, in the order of the table.")
    candidacies: ClassVar[Many[Candidate]] = Many("candidates", "person_id", "The contests in which the person stood.")
    participations: ClassVar[Many[Participant]] = Many(
        "participants", "person_id", "What the person did at which session."
    )
    reports: ClassVar[Many[Report]] = Many("reports", "person_id", "What the person put before a session.")
    statements: ClassVar[Many[Statement]] = Many(
        "statements", "speaker_person_id", "The speech acts in which the person speaks first."
    )
    parties: ClassVar[Many[Party]] = Many("parties", "person_id", "The person's part in the statements of others.")

    @property
    def statements_about(self) -> tuple[Statement, ...]:
        """The statements in which the person is a party other than a speaker."""
        return _statements(self.parties, joint=False)

    @property
    def joint_statements(self) -> tuple[Statement, ...]:
        """The statements that the person makes together with somebody who is named first."""
        return _statements(self.parties, joint=True)


class Name(Row):
    """One attested spelling of a person, an organization or a place."""

    table = TableInfo(
        "names",
        "Names",
        unique=(("person_id", "organization_id", "place_id", "name", "language"),),
        exactly_one_of=("person_id", "organization_id", "place_id"),
        order=("person_id", "place_id", "organization_id", "id"),
    )
    id: Slug = column("Name id", "Permanent id of the spelling.", "hadi-al-bahra-n1")
    person_id: PersonId | None = column("Person", "The person so named.", "hadi-al-bahra")
    organization_id: OrganizationId | None = column(
        "Organization", "The body so named.", "syrian-negotiations-commission"
    )
    place_id: PlaceId | None = column("Place", "The place so named.", "istanbul")
    name: Text = column("Spelling", "The spelling as it stands in the source, without title or rank.", "Hadi Al-Bahra")
    language: Language = column("Language", "Language and, if not the usual one, script (BCP 47).", "en")
    source_id: SourceId = SOURCE
    locator: Locator = LOCATOR

    person: ClassVar[Maybe[Person]] = Maybe("person_id", "The person so named.")
    organization: ClassVar[Maybe[Organization]] = Maybe("organization_id", "The body so named.")
    place: ClassVar[Maybe[Place]] = Maybe("place_id", "The place so named.")
    source: ClassVar[One[Source]] = One("source_id", "The publication in which the spelling stands.")


class Office(Row):
    """A post that a person can hold."""

    table = TableInfo("offices", "Offices")
    id: Slug = column("Office id", "Permanent id of the post.", "soc-president")
    name: Text = column("Name", "English name of the post.", "President of the Syrian Opposition Coalition")
    organization_id: OrganizationId = column(
        "Organization", "The body that the post belongs to.", "syrian-opposition-coalition"
    )
    seats: Count | None = column("Seats", "How many may hold the post at once; empty if the number varies.", 1)
    note: Text | None = NOTE

    organization: ClassVar[One[Organization]] = One("organization_id", "The body that the post belongs to.")
    terms: ClassVar[Many[Officer]] = Many(
        "officers", "office_id", "All terms in this office, in the order of the table."
    )
    elections: ClassVar[Many[Election]] = Many("elections", "office_id", "The contests for this office.")

    def holders(self, on: str | date | None = None, *, certain: bool = False) -> tuple[Officer, ...]:
        """Return the terms that cover `on`, a `datetime.date` or EDTF text for a day or period; all terms if None.

        A term whose dates are known only by bounds counts if it may cover some day of `on` or, with `certain=True`,
        only if it must cover the whole of it. Raises `ValueError` if `on` is not EDTF.
        """
        return self.terms if on is None else tuple(t for t in self.terms if t.covers(on, certain=certain))


class Place(Row):
    """A place that hosts a session or is spoken of."""

    table = TableInfo("places", "Places")
    id: Slug = column("Place id", "Permanent id of the place.", "tal-abyad")
    name: Text = column("Name", "The common neutral English name.", "Tal Abyad")
    name_ar: Text | None = NAME_AR
    kind: PlaceKind = column("Kind", "What sort of place it is.", "city")
    country: CountryCode | None = column(
        "Country", "ISO 3166-1 alpha-2 code; empty for a place in several countries.", "SY"
    )
    part_of: PlaceId | None = column("Part of", "The larger place that it lies in.", "raqqa")
    geonames_id: Ordinal | None = column(
        "GeoNames id", "The place in GeoNames (geonames.org), for a settlement that GeoNames lists.", 745044
    )
    latitude: Latitude | None = column(
        "Latitude", "Degrees north of the equator (WGS 84) of the settlement, by GeoNames.", 41.01384
    )
    longitude: Longitude | None = column(
        "Longitude", "Degrees east of Greenwich (WGS 84) of the settlement, by GeoNames.", 28.94966
    )
    note: Text | None = NOTE

    whole: ClassVar[Maybe[Place]] = Maybe("part_of", "The larger place that it lies in.")
    parts: ClassVar[Many[Place]] = Many("places", "part_of", "The places that lie in it.")
    names: ClassVar[Many[Name]] = Many("names", "place_id", "Every attested spelling.")
    venues: ClassVar[Many[Venue]] = Many("venues", "place_id", "The sessions held there.")
    statements: ClassVar[Many[Statement]] = Many("statements", "place_id", "The statements that are chiefly about it.")


class Topic(Row):
    """A subject of statements, in a two-level codelist."""

    table = TableInfo("topics", "Topics", under="broader_id")
    id: Slug = column("Topic id", "Permanent id of the topic.", "humanitarian-aid")
    label: Text = column("Label", "Short name of the topic.", "Humanitarian aid")
    broader_id: TopicId | None = column("Broader topic", "The topic that it is a part of.", "humanitarian-affairs")
    definition: Text = column(
        "Definition",
        "What the topic includes and what it excludes.",
        "Delivery, funding and obstruction of aid. Out: displacement itself.",
    )

    broader: ClassVar[Maybe[Topic]] = Maybe("broader_id", "The topic that it is a part of.")
    narrower: ClassVar[Many[Topic]] = Many("topics", "broader_id", "The topics that are a part of it.")
    statements: ClassVar[Many[Statement]] = Many("statements", "topic_id", "The statements on it.")


class Instrument(Row):
    """A resolution, agreement, communiqué, report or conference that is cited."""

    table = TableInfo("instruments", "Instruments")
    id: Slug = column("Instrument id", "Permanent id of the instrument.", "unscr-2254")
    name: Text = column("Name", "Common neutral name.", "United Nations Security Council resolution 2254")
    kind: InstrumentKind = column("Kind", "What sort of text or event it is.", "resolution")
    symbol: Text | None = column("Symbol", "Official document symbol.", "S/RES/2254 (2015)")
    date: Edtf | None = column("Date", "Date of adoption or of the event, as far as a source states it (EDTF).", "2015")
    url: Url | None = column("Address", "Address of the text, if it was read.", "https://undocs.org/x")
    note: Text | None = NOTE

    date_earliest: ClassVar[Earliest] = Earliest("date")
    date_latest: ClassVar[Latest] = Latest("date")
    citations: ClassVar[Many[Citation]] = Many("citations", "instrument_id", "Where it is cited, and in which form.")
