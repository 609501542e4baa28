"""The kinds of cell that columns hold.

Each alias defines one kind of cell: its Python type and its lexical form. The constants in capitals are the columns
that several tables share.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import NoneType
from typing import Annotated, Any, get_args

from annotated_types import Ge, Le
from pydantic import Field, StringConstraints
from pydantic.fields import FieldInfo

from soc_data.tables import patterns as p
from soc_data.tables.codes import Code


@dataclass(frozen=True, slots=True)
class Ref:
    """Marks a column whose cells are keys of a table, its own or another."""

    table: str


def column(title: str, description: str, example: str | float) -> Any:
    """Describe a column by its title, its meaning and one example value.

    A column annotated `| None` gets the default None when its model is built: see `Row.__init_subclass__`.
    """
    return Field(title=title, description=description, examples=[example])


def _text(pattern: str) -> StringConstraints:
    return StringConstraints(pattern=pattern)


Slug = Annotated[str, _text(p.SLUG_PATTERN)]
Text = Annotated[str, _text(p.TEXT_PATTERN)]
Summary = Annotated[str, _text(p.SUMMARY_PATTERN)]
Url = Annotated[str, _text(p.URL_PATTERN)]
Sha256 = Annotated[str, _text(p.SHA256_PATTERN)]
Language = Annotated[str, _text(p.LANGUAGE_PATTERN)]
CountryCode = Annotated[str, _text(p.COUNTRY_PATTERN)]
ReleaseVersion = Annotated[str, _text(p.VERSION_PATTERN)]
Locator = Annotated[str, _text(p.LOCATOR_PATTERN)]
Count = Annotated[int, Ge(0)]
Ordinal = Annotated[int, Ge(1)]
Latitude = Annotated[float, Ge(-90), Le(90)]
Longitude = Annotated[float, Ge(-180), Le(180)]

Edtf = Annotated[str, _text(p.DATE_PATTERN)]
"""A date in EDTF (ISO 8601-2): `2018-11-10`, `2018-11`, `2018`, `201X`, with `?`, `~` or `%`; or a date known by
bounds only, `[..2023-10-09]` (on that day or before), `[2023-10-09..]`, `[2019-06-29..2019-07-15]`."""

EdtfPeriod = Annotated[str, _text(p.PERIOD_PATTERN)]
"""An EDTF date, or an interval of two: `2023-07/2023-08`."""

EdtfTermEnd = Annotated[str, _text(p.TERM_END_PATTERN)]
"""Like `Edtf`, or `..` for a term that has not ended."""

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

SOURCE = column("Source", "The publication that the row is based on: an id in `sources`.", "etilaf-en-ga-064")
LOCATOR = column(
    "Locator",
    "Where in the source the fact stands: `p7` is the seventh non-empty line of the full text, `p7-8` a span; "
    "`excerpt` if only the beginning of the page could be read.",
    "p7",
)
NOTE = column(
    "Note",
    "A remark by the editors: what was inferred and from what, or why one value was preferred.",
    "The year is inferred from the order of the sessions.",
)
NAME_AR = column(
    "Name in Arabic",
    "The preferred Arabic spelling, attested in `names`; empty if no source that was read shows one.",
    "هادي البحرة",
)
SESSION = column("Session", "The session: an id in `sessions`.", "ga-064")


def parts_of(field: FieldInfo) -> tuple[type[Any], tuple[Any, ...]]:
    """Return the plain type of a column's cells, and its markers: patterns, bounds, references."""
    # Pydantic strips `Annotated` from a plain annotation into `field.metadata`, but leaves it inside `X | None`.
    arms = [arm for arm in get_args(field.annotation) if arm is not NoneType]
    kind = arms[0] if arms else field.annotation
    plain = kind if isinstance(kind, type) else get_args(kind)[0]
    return plain, (*field.metadata, *getattr(kind, "__metadata__", ()))


def field_descriptor(name: str, field: FieldInfo) -> dict[str, Any]:
    """Return the Table Schema field of a column; a codelist becomes `enum` and, with meanings, `categories`."""
    kind, markers = parts_of(field)
    constraints: dict[str, Any] = {"required": True} if field.is_required() else {}
    for marker in markers:
        if isinstance(marker, StringConstraints):
            constraints["pattern"] = marker.pattern
        if isinstance(marker, Ge):
            constraints["minimum"] = marker.ge
        if isinstance(marker, Le):
            constraints["maximum"] = marker.le
    descriptor = {
        "name": name,
        "type": {int: "integer", float: "number"}.get(kind, "string"),
        "title": field.title,
        "description": field.description,
        "example": (field.examples or [None])[0],
        "constraints": constraints,
    }
    if issubclass(kind, Code):
        constraints["enum"] = [code.value for code in kind]
        descriptor["categories"] = [{"value": code.value, "label": code.meaning} for code in kind]
    return descriptor
