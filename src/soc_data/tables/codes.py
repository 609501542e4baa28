"""The codelists. Each member is the text of a cell; its `meaning` says what the code means."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, Self


class DetailedText(StrEnum):
    """A list of texts, each with further details under the names in `__details__`."""

    __details__: tuple[str, ...] = ()

    def __new__(cls, value: str, *details: Any) -> Self:
        """Make a member that is the text `value`."""
        member = str.__new__(cls, value)
        member._value_ = value  # set here, as `enum` would make the value from all arguments
        member.__dict__.update(zip(cls.__details__, details, strict=True))
        return member


class Code(DetailedText):
    """A closed list of codes. Members are strings equal to the cell's text, each with a one-sentence `meaning`."""

    __details__ = ("meaning",)
    meaning: str


def plain(value: Any) -> Any:
    """Return a cell's value as plain text, number or None; a code becomes its text."""
    return value.value if isinstance(value, Code) else value


class SourceKind(Code):
    """What sort of publication a source is."""

    COMMUNIQUE = "communique", "A final communiqué or statement that the body itself issued."
    PRESS_RELEASE = "press-release", "A report or release by the Coalition's own media office."
    NEWS_REPORT = "news-report", "A report by a news outlet or agency, or a copy of one."
    REFERENCE = "reference", "A reference work, profile, archive entry or study."
    BLOG = "blog", "A blog or personal site."


class Extent(Code):
    """How much of a source was read."""

    FULL_TEXT = "full-text", "The whole text was read; its paragraphs are counted and its hash is recorded."
    EXCERPT = "excerpt", "Only the beginning of the page could be read."


class OrganizationKind(Code):
    """What sort of body an organization is."""

    COALITION = "coalition", "A coalition of opposition forces, with all its organs."
    ASSEMBLY = "assembly", "A plenary assembly whose meetings are recorded here."
    ORGAN = "organ", "A part of the Coalition: presidency, committee, secretariat, department, working group."
    GOVERNMENT = "government", "A government, ministry or other executive authority, recognised or not."
    NEGOTIATING_BODY = "negotiating-body", "A body formed to negotiate or to draft a constitution."
    AGENCY = "agency", "A humanitarian, recovery or civil-defence agency."
    ARMED_FORCE = "armed-force", "An army, armed group, police corps or alliance of them."
    PARTY = "party", "A political party, bloc or movement."
    LOCAL_BODY = "local-body", "A local council, local political body or tribal body."
    STATE = "state", "A state or its government as an actor abroad."
    INTERGOVERNMENTAL = "intergovernmental", "An organization, organ, conference or group of states."
    COURT = "court", "A court or other judicial body."
    COMPANY = "company", "A news organization or another company."
    COLLECTIVE = "collective", "Several bodies that speak together without an organization of their own."


class Gender(Code):
    """The gender of a person as the wording of a page shows it."""

    FEMALE = "female", "A page uses a feminine title or pronoun."
    MALE = "male", "A page uses a masculine title or pronoun."


class NameBasis(Code):
    """Where the preferred spelling of a name comes from."""

    ATTESTED = "attested", "The spelling stands in a source and is a row of `names`."
    EDITORIAL = "editorial", "The spelling was chosen by the editors: a common neutral name, or a regularised spelling."


class Seat(Code):
    """A seat reserved within an office of several holders."""

    GENERAL = "general", "A seat open to every member."
    WOMEN = "women", "The seat reserved for a woman."
    KURDISH = "kurdish-national-council", "The seat of the Kurdish National Council."
    TURKMEN = "turkmen", "The seat of the Turkmen bloc."


class PlaceKind(Code):
    """What sort of place a place is."""

    COUNTRY = "country", "A state's territory."
    REGION = "region", "A part of a country without fixed administrative bounds, or an area across borders."
    PROVINCE = "province", "A first-level administrative division; in Syria a governorate."
    DISTRICT = "district", "An administrative division below a province."
    CITY = "city", "A city or town."
    CAMP = "camp", "A camp of displaced people or refugees."
    SITE = "site", "A single building or site, such as a prison."


class InstrumentKind(Code):
    """What sort of text or event an instrument is."""

    RESOLUTION = "resolution", "A numbered resolution of the United Nations Security Council or General Assembly."
    AGREEMENT = "agreement", "An agreement, ceasefire or memorandum between parties."
    COMMUNIQUE = "communique", "A communiqué or declaration of a conference or group."
    REPORT = "report", "A report of an international body."
    CONFERENCE = "conference", "A named conference, round of talks or track."
    LAW = "law", "A law, statute or decree of a state."


class SessionKind(Code):
    """What sort of meeting a session is, independently of whether it has a number."""

    ORDINARY = "ordinary", "A regular meeting, or one whose kind the sources do not state otherwise."
    EMERGENCY = "emergency", "A meeting that the source calls an emergency meeting."
    EXTRAORDINARY = "extraordinary", "A meeting that the source calls extraordinary or exceptional."
    FOUNDING = "founding", "The meeting at which the body was founded."
    CONSULTATIVE = "consultative", "A meeting for consultation, with guests, that takes no decision of the assembly."
    CLOSING = "closing", "A meeting at which the body was dissolved, merged or handed over its mandate."


class DateBasis(Code):
    """How the dates of a session are known."""

    STATED = "stated", "The source states day, month and year."
    WEEKDAY_AND_DATELINE = "weekday-and-dateline", "The source gives a weekday; the date follows from its date line."
    INFERRED = "inferred", "A part of the date, such as the year, is inferred; `note` or `evidence` says from what."
    UNKNOWN = "unknown", "No date can be given."


class Weekday(Code):
    """A day of the week, as a source states it."""

    MONDAY = "monday", "Monday."
    TUESDAY = "tuesday", "Tuesday."
    WEDNESDAY = "wednesday", "Wednesday."
    THURSDAY = "thursday", "Thursday."
    FRIDAY = "friday", "Friday."
    SATURDAY = "saturday", "Saturday."
    SUNDAY = "sunday", "Sunday."


class Mode(Code):
    """How the members met."""

    IN_PERSON = "in-person", "The source says or plainly shows that the members met in one place."
    LINKED = "linked", "Two or more places were linked by video."
    REMOTE = "remote", "The members met by video or telephone only."
    UNKNOWN = "unknown", "The source does not say."


class StatementsCoded(Code):
    """How far the speech acts of a session are coded in `statements`."""

    FULL = "full", "From the full text of a publication."
    EXCERPT = "excerpt", "From the beginning of a publication only."
    NONE = "none", "Not at all."


class HowStarted(Code):
    """How a person came into an office."""

    ELECTED = "elected", "Elected by vote, or by acclamation."
    APPOINTED = "appointed", "Appointed or confirmed by another body or office-holder."
    DESIGNATED = "designated", "Named to form a government, or to take office later."
    ACTING = "acting", "Took over provisionally."
    UNKNOWN = "unknown", "The sources do not say."


class HowEnded(Code):
    """How a term in an office ended."""

    SUCCEEDED = "succeeded", "A successor took over at the end of the term, or after an election."
    RE_ELECTED = "re-elected", "The same person began a new term."
    RESIGNED = "resigned", "The person resigned."
    DISMISSED = "dismissed", "The person was dismissed, or confidence was withdrawn."
    DISSOLVED = "dissolved", "The office or its body ceased to exist."
    DIED = "died", "The person died in office."
    UNKNOWN = "unknown", "The term ended, and the sources do not say how."


class ElectionMethod(Code):
    """How a contest was decided."""

    BALLOT = "ballot", "By a vote that the source reports as one: votes, a ballot, or a majority."
    ACCLAMATION = "acclamation", "Without opposition, by acclamation or consensus."
    CONFIDENCE = "confidence", "By a vote of confidence or approval on a person or list proposed."
    UNKNOWN = "unknown", "The source says only that somebody was elected."


class Outcome(Code):
    """What became of a candidate in one contest."""

    ELECTED = "elected", "Was elected or confirmed."
    NOT_ELECTED = "not-elected", "Stood and was not elected."
    ADVANCED = "advanced", "Went on to a further round."
    WITHDREW = "withdrew", "Withdrew before the vote."
    UNKNOWN = "unknown", "The source does not say."


class Role(Code):
    """What a participant did at a session."""

    PRESIDED = "presided", "Chaired the session or part of it."
    BRIEFED = "briefed", "Gave a speech, briefing or overview."
    REPORTED = "reported", "Submitted or presented a report."
    ELECTED = "elected", "Was elected at the session."
    ATTENDED = "attended", "Is named as a participant."
    REPRESENTED = "represented", "Was represented by somebody else."
    ABSENT = "absent", "Is named as absent."


class Presence(Code):
    """Whether the participant was in the room or on the link."""

    STATED = "stated", "The source says that the participant was present."
    IMPLIED = "implied", "Follows from what the participant is said to have done there."
    NOT_STATED = (
        "not-stated",
        "The source does not show it, as for a report that was submitted, or for a person elected.",
    )


class ReportKind(Code):
    """In what form something was put before a session."""

    REPORT = "report", "A report, as a text or a presentation called a report."
    BRIEFING = "briefing", "A briefing, overview or update given orally."


class SpeakerGroup(Code):
    """A speaker who is neither a named person nor an organization."""

    PARTICIPANTS = "participants", "Those who took part in the meeting, together."
    NARRATOR = "narrator", "The text speaks in its own voice."


class Act(Code):
    """What a speech act does, by the verb that reports it."""

    CONDEMNS = "condemns", "Condemns, denounces, deplores."
    REJECTS = "rejects", "Rejects, refuses, opposes."
    SUPPORTS = "supports", "Supports, backs, endorses, reiterates commitment to a cause of others."
    CALLS_FOR = "calls_for", "Calls for, calls upon, appeals, hopes, seeks, requests, demands."
    URGES = "urges", "Urges."
    WELCOMES = "welcomes", "Welcomes."
    PRAISES = "praises", "Praises, commends, applauds, acknowledges a merit."
    THANKS = "thanks", "Thanks, expresses gratitude."
    WARNS = "warns", "Warns of consequences."
    STRESSES = "stresses", "Stresses, emphasises, underscores, underlines, stresses the need or importance of."
    AFFIRMS = "affirms", "Affirms, reaffirms, makes clear, states as its position."
    DISCUSSES = "discusses", "Discusses, deliberates on, addresses, reviews, has on its agenda."
    DECIDES = "decides", "Decides."
    AGREES = "agrees", "Agrees on a course of action."
    EXPRESSES_SOLIDARITY = "expresses_solidarity", "Expresses solidarity with somebody."
    HOLDS_RESPONSIBLE = "holds_responsible", "Holds somebody responsible, or accuses."
    REPORTS = "reports", "Reports, explains, notes, briefs, highlights, indicates."
    MOURNS = "mourns", "Mourns, prays for the dead, holds a minute of silence."


class PartyRole(Code):
    """What part somebody has in a statement, besides its first-named speaker."""

    CO_SPEAKER = "co-speaker", "Makes the statement jointly with the first-named speaker."
    ADDRESSEE = "addressee", "Is asked, urged or warned, or said to be bound, to do something."
    OPPOSED = "opposed", "Is condemned, rejected, accused or held responsible, or has acts that are."
    SUPPORTED = "supported", "Is praised, thanked, mourned, stood with or backed."
    RELAYED_FROM = "relayed-from", "Is the one whose words or position the speaker relays."
    CONCERNED = "concerned", "Is otherwise the subject, such as who is discussed, benefits or is harmed."


class Layer(Code):
    """Whose position a statement gives."""

    PRIMARY = "primary", "The speaker's own act."
    RELAYED = "relayed", "The position of somebody else, relayed by the speaker."
    EMBEDDED = "embedded", "A claim made inside another statement, such as an accusation in a subordinate clause."


class Verdict(Code):
    """What a further source says of a recorded value."""

    SUPPORTS = "supports", "States the same value."
    CONTRADICTS = "contradicts", "States another value."
