r"""The kinds of cell that columns are made of.

Each alias is the one definition of a kind of cell: its Python type and its lexical form. The constants in capitals are
the columns that several tables share. `[0-9]` is written out because `\d` admits other digits.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated, Any

from pydantic import AfterValidator, Field

from soc_data.tables.dates import bounds

_DATE = r"[0-9]{3}[0-9X](-([0-9]{2}|XX)(-([0-9]{2}|XX))?)?[?~%]?"
_BOUNDED = rf"\[({_DATE}\.\.({_DATE})?|\.\.{_DATE})\]"

SLUG_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
_START = r"[^\s=+@＝＋＠－-]"  # what a spreadsheet would run as a formula begins otherwise
TEXT_PATTERN = rf"^{_START}$|^{_START}.*\S$"
SUMMARY_PATTERN = rf"^{_START}\S*( \S+){{0,29}}$"
LOCATOR_PATTERN = r"^(excerpt|p[1-9][0-9]{0,3}(-[1-9][0-9]{0,3})?)$"
DATE_PATTERN = rf"^({_DATE}|{_BOUNDED})$"
PERIOD_PATTERN = rf"^{_DATE}(/{_DATE})?$"
TERM_END_PATTERN = rf"^(\.\.|{_DATE}|{_BOUNDED})$"
URL_PATTERN = r"^https?://\S+$"
SHA256_PATTERN = r"^[0-9a-f]{64}$"
LANGUAGE_PATTERN = r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$"
COUNTRY_PATTERN = r"^[A-Z]{2}$"
VERSION_PATTERN = r"^[0-9]+\.[0-9]+\.[0-9]+$"
INTEGER_PATTERN = r"^(0|[1-9][0-9]{0,8})$"
DECIMAL_PATTERN = r"^-?(0\.([0-9]{0,3}[1-9]|0)|[1-9][0-9]{0,2}\.([0-9]{0,4}[1-9]|0))$"
"""A number with a decimal point, in plain digits without needless zeros, as Python writes it back."""


@dataclass(frozen=True, slots=True)
class Ref:
    """Marks a column whose cells are keys of another table."""

    table: str


def column(title: str, description: str, example: str | int | float) -> Any:
    """Describe a column: its title, what it means, and one example value. One that may be None is None by default."""
    return Field(title=title, description=description, examples=[example])


def _possible(text: str) -> str:
    bounds(text)
    return text


Slug = Annotated[str, Field(pattern=SLUG_PATTERN)]
Text = Annotated[str, Field(pattern=TEXT_PATTERN)]
Summary = Annotated[str, Field(pattern=SUMMARY_PATTERN)]
Url = Annotated[str, Field(pattern=URL_PATTERN)]
Sha256 = Annotated[str, Field(pattern=SHA256_PATTERN)]
Language = Annotated[str, Field(pattern=LANGUAGE_PATTERN)]
CountryCode = Annotated[str, Field(pattern=COUNTRY_PATTERN)]
ReleaseVersion = Annotated[str, Field(pattern=VERSION_PATTERN)]
Count = Annotated[int, Field(ge=0)]
Ordinal = Annotated[int, Field(ge=1)]
Latitude = Annotated[float, Field(ge=-90, le=90)]
Longitude = Annotated[float, Field(ge=-180, le=180)]

Edtf = Annotated[str, Field(pattern=DATE_PATTERN), AfterValidator(_possible)]
"""A date in EDTF (ISO 8601-2): `2018-11-10`, `2018-11`, `2018`, `201X`, with `?`, `~` or `%`; or a date known by
bounds only, `[..2023-10-09]` (on that day or before), `[2023-10-09..]`, `[2019-06-29..2019-07-15]`."""

EdtfPeriod = Annotated[str, Field(pattern=PERIOD_PATTERN), AfterValidator(_possible)]
"""An EDTF date, or an interval of two: `2023-07/2023-08`."""

EdtfTermEnd = Annotated[str, Field(pattern=TERM_END_PATTERN), AfterValidator(_possible)]
"""As `Edtf`, or `..` for a term that has not ended."""

Locator = Annotated[str, Field(pattern=LOCATOR_PATTERN)]

ElectionId = Annotated[Slug, Ref("elections")]
InstrumentId = Annotated[Slug, Ref("instruments")]
OfficeId = Annotated[Slug, Ref("offices")]
OrganizationId = Annotated[Slug, Ref("organizations")]
PersonId = Annotated[Slug, Ref("people")]
PlaceId = Annotated[Slug, Ref("places")]
SessionId = Annotated[Slug, Ref("sessions")]
SourceId = Annotated[Slug, Ref("sources")]
StatementId = Annotated[Slug, Ref("statements")]
TopicId = Annotated[Slug, Ref("topics")]

SOURCE = column("Source", "The publication that the row rests on: an id in `sources`.", "etilaf-en-ga-064")
LOCATOR = column(
    "Locator",
    "Where in the source the fact stands: `p7` is the seventh non-empty line of the full text, `p7-8` a span; "
    "`excerpt` where only the beginning of the page could be read.",
    "p7",
)
NOTE = column(
    "Note",
    "A remark by the editors: what was inferred and from what, or why one value was preferred.",
    "The year is inferred from the order of the sessions.",
)
NAME_AR = column(
    "Name in Arabic",
    "The preferred Arabic spelling, attested in `names`; empty where no source read shows one.",
    "هادي البحرة",
)
SESSION = column("Session", "The session: an id in `sessions`.", "ga-064")


@lru_cache(maxsize=4096)
def paragraphs_of(locator: str) -> range:
    """Return the paragraphs that a locator names, counted from 1; an empty range for `excerpt`."""
    if locator == "excerpt":
        return range(0)
    first, _, last = locator[1:].partition("-")
    return range(int(first), int(last or first) + 1)


FORMS = {
    SLUG_PATTERN: "an id of lower-case letters, digits and single hyphens, such as hadi-al-bahra",
    TEXT_PATTERN: "text without white space at either end, and not beginning with = + - @",
    SUMMARY_PATTERN: "at most 30 words with single spaces between them, and not beginning with = + - @",
    LOCATOR_PATTERN: "a locator: p7, p7-8 or excerpt",
    DATE_PATTERN: "a possible EDTF date: 2018-11-10, 2018-11, 2018, [..2018-11-10] or [2018-11-10..]",
    PERIOD_PATTERN: "a possible EDTF date or interval: 2023-07 or 2023-07/2023-08",
    TERM_END_PATTERN: "a possible EDTF date, or .. for a term that has not ended",
    URL_PATTERN: "an address that begins with http:// or https://",
    SHA256_PATTERN: "64 hexadecimal digits in lower case",
    LANGUAGE_PATTERN: "a BCP 47 tag: ar, en or ku-Latn",
    COUNTRY_PATTERN: "an ISO 3166-1 code of two capital letters",
    VERSION_PATTERN: "a version of three numbers: 0.2.0",
}
"""Pattern -> what it asks for, in words."""
