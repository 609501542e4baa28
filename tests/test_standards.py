"""The descriptions by standards: generated from the same models, read by readers that know the standard.

mlcroissant, csvw, Datasette and others that are large or clash are run by `.ci/standards` in environments of their own.
"""

from __future__ import annotations

import json
import warnings
from typing import Annotated, Any

import pytest
from pydantic import BaseModel, ConfigDict, Field, HttpUrl, ValidationError
from rdflib import DCAT, DCTERMS, FOAF, RDF, XSD, Graph, Literal, Namespace, URIRef

from exports import arabic_name
from helpers import edit, read_rows
from soc_data.dataset.dataset import Dataset, load
from soc_data.export.croissant import croissant
from soc_data.export.csvw import csvw_metadata
from soc_data.export.dcat import PUBLIC, dcat
from soc_data.export.formats import artefacts
from soc_data.export.popolo import popolo
from soc_data.export.schema_org import period_covered, schema_org
from soc_data.metadata import DESCRIPTION, LICENSES, TITLE, WEBSITE
from soc_data.tables.models import MODELS, columns

SDO = Namespace("https://schema.org/")
CROISSANT = Namespace("http://mlcommons.org/croissant/")
LICENCE = URIRef(LICENSES[0]["path"])

# Popolo, as its specification defines the four classes: https://www.popoloproject.com/specs/

PopoloDate = Annotated[str, Field(pattern=r"^[0-9]{4}(-[0-9]{2}){0,2}$")]


class PopoloObject(BaseModel):
    """What all Popolo objects have in common; further properties are allowed and ignored, types are strict."""

    model_config = ConfigDict(strict=False, extra="ignore")


class Link(PopoloObject):
    """A source."""

    url: HttpUrl
    note: str | None = None


class OtherName(PopoloObject):
    """An alternate or former name."""

    name: str
    start_date: PopoloDate | None = None
    end_date: PopoloDate | None = None
    note: str | None = None


class Person(PopoloObject):
    """A person."""

    id: str
    name: str
    other_names: list[OtherName] = []
    sources: list[Link] = []


class Organization(PopoloObject):
    """An organization."""

    id: str
    name: str
    classification: str | None = None
    parent_id: str | None = None
    other_names: list[OtherName] = []
    sources: list[Link] = []


class Post(PopoloObject):
    """A post."""

    id: str
    label: str
    role: str
    organization_id: str


class Membership(PopoloObject):
    """A membership."""

    id: str
    person_id: str
    organization_id: str
    post_id: str
    role: str
    start_date: PopoloDate | None = None
    end_date: PopoloDate | None = None
    sources: list[Link]


class Popolo(BaseModel):
    """A file of Popolo objects, with nothing else in it."""

    model_config = ConfigDict(extra="forbid")
    persons: list[Person]
    organizations: list[Organization]
    posts: list[Post]
    memberships: list[Membership]


@pytest.fixture(scope="module")
def read(shipped: Dataset) -> Popolo:
    """The Popolo file as the typed reader reads it."""
    return Popolo.model_validate_json(json.dumps(popolo(shipped)))


def test_popolo_has_every_row(read: Popolo, shipped: Dataset) -> None:
    """People, organizations, offices and terms are all there, under their ids."""
    assert [p.id for p in read.persons] == list(shipped.people)
    assert [o.id for o in read.organizations] == list(shipped.organizations)
    assert [p.id for p in read.posts] == list(shipped.offices)
    assert [m.id for m in read.memberships] == list(shipped.officers)


def test_popolo_references_lead_somewhere(read: Popolo) -> None:
    """Every id that a post, membership or part names is that of an object in the file."""
    people, posts = ({row.id for row in rows} for rows in (read.persons, read.posts))
    bodies = {body.id for body in read.organizations}
    assert {m.person_id for m in read.memberships} <= people
    assert {m.post_id for m in read.memberships} <= posts
    assert {post.organization_id for post in read.posts} <= bodies
    assert {m.organization_id for m in read.memberships} <= bodies
    assert {body.parent_id for body in read.organizations} - {None} <= bodies


def test_popolo_memberships_have_sources_and_exact_dates_only(read: Popolo, shipped: Dataset) -> None:
    """Every membership has its source; a start known by bounds only is no Popolo date, an exact one is."""
    for membership in read.memberships:
        term = shipped.officers[membership.id]
        assert [str(link.url) for link in membership.sources] == [str(HttpUrl(term.source.url))]
        exact = term.start is not None and term.start.replace("-", "").isdigit()
        assert membership.start_date == (term.start if exact else None)
    assert {m.start_date is None for m in read.memberships} == {True, False}


def test_popolo_has_the_arabic_names(read: Popolo, shipped_package: Any) -> None:
    """A person's Arabic name is among the other names, also where no spelling is attested in `names`."""
    first = read_rows(shipped_package, "people")[0]["id"]
    edit(shipped_package, "people", first, "name_ar", "اسم")
    changed = Popolo.model_validate(popolo(load(shipped_package)))
    assert "اسم" in {name.name for name in changed.persons[0].other_names}
    assert not any(person.name in {n.name for n in person.other_names} for person in read.persons)


def test_the_popolo_reader_refuses_what_is_no_popolo(shipped: Dataset) -> None:
    """The reader of these tests is strict: an EDTF set as a date, or a person without a name, is refused."""
    content = popolo(shipped)
    content["memberships"][0]["start_date"] = "[..2023-10-09]"
    content["persons"][0]["name"] = None
    with pytest.raises(ValidationError) as caught:
        Popolo.model_validate(content)
    assert {error["loc"][0] for error in caught.value.errors()} == {"memberships", "persons"}


# JSON-LD, read by rdflib


def _graph(content: dict[str, Any]) -> Graph:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # rdflib's own parser uses what rdflib deprecates
        return Graph().parse(data=json.dumps(content), format="json-ld")


def test_schema_org_reads_as_a_dataset(shipped: Dataset) -> None:
    """As rdflib reads it: one schema.org Dataset with title, licence, version, creator, a download for each file."""
    graph = _graph(schema_org(shipped))
    [node] = graph.subjects(RDF.type, SDO.Dataset)
    assert graph.value(node, SDO.name) == Literal(TITLE)
    assert str(graph.value(node, SDO.license)) == str(LICENCE)
    assert str(graph.value(node, SDO.version)) == shipped.version
    assert 50 <= len(str(graph.value(node, SDO.description))) <= 5_000  # what dataset search asks for
    assert graph.value(graph.value(node, SDO.creator), SDO.name) is not None
    addresses = {str(graph.value(file, SDO.contentUrl)) for file in graph.objects(node, SDO.distribution)}
    assert {address.rsplit("/", 1)[1] for address in addresses} == {
        file.name for file in artefacts(f"soc-data-{shipped.version}")
    }


def test_the_period_covered_is_that_of_the_sessions(shipped: Dataset, shipped_package: Any) -> None:
    """First and last year are those of the sessions; one that is open at a side adds no year beyond the calendar."""
    years = [session.start[:4] for session in shipped.sessions.values() if session.start and session.start[0] != "["]
    period = period_covered(shipped)
    assert period is not None
    assert period[0] <= min(years)
    assert period[1] >= max(years)
    assert period[0] > "2000"
    edit(shipped_package, "sessions", "ga-064", "start", "2036-01-01")
    edit(shipped_package, "sessions", "ga-064", "end", "2036-01-01")
    assert period_covered(load(shipped_package)) == (period[0], "2036")


def test_dcat_reads_as_a_dataset(shipped: Dataset) -> None:
    """As rdflib reads it: one DCAT dataset with a typed day, a licence, and a distribution for each file."""
    graph = _graph(dcat(shipped))
    [node] = graph.subjects(RDF.type, DCAT.Dataset)
    assert graph.value(node, DCTERMS.title) == Literal(TITLE, lang="en")
    assert graph.value(node, DCTERMS.description) == Literal(DESCRIPTION, lang="en")
    assert graph.value(node, DCTERMS.license) == LICENCE
    assert graph.value(node, DCAT.landingPage) == URIRef(f"{WEBSITE}{shipped.version}/")
    assert graph.value(node, DCTERMS.accessRights) == URIRef(PUBLIC)
    assert graph.value(graph.value(node, DCTERMS.publisher), FOAF.name) is not None
    issued = graph.value(node, DCTERMS.issued)
    assert isinstance(issued, Literal)
    assert issued.datatype == XSD.date
    files = list(graph.objects(node, DCAT.distribution))
    assert len(files) == len(list(artefacts("x")))
    for file in files:
        assert graph.value(file, DCAT.downloadURL) == file
        assert str(graph.value(file, DCAT.mediaType)).startswith("https://www.iana.org/assignments/media-types/")


def test_croissant_reads_as_tables(shipped: Dataset) -> None:
    """As rdflib reads it: a record set for each table, and a field of the right type for each column."""
    graph = _graph(croissant(shipped))
    assert len(list(graph.subjects(RDF.type, CROISSANT.RecordSet))) == len(MODELS)
    assert len(list(graph.subjects(RDF.type, CROISSANT.Field))) == sum(len(columns(m)) for m in MODELS.values())
    whole = sum(column.type is int for m in MODELS.values() for column in columns(m))
    assert len(list(graph.subjects(CROISSANT.dataType, SDO.Integer))) == whole
    assert not list(graph.subject_objects(CROISSANT.references))  # see the module


def test_croissant_names_the_zip_by_its_hash(shipped: Dataset, tmp_path: Any) -> None:
    """The SHA-256 in the description is that of the zip which the same dataset is exported as."""
    import hashlib

    from soc_data.export import export

    [path] = export(shipped, "zip", tmp_path)
    archive = croissant(shipped)["distribution"][0]
    assert archive["name"] == path.name
    assert archive["sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()


def test_csvw_says_what_the_schemas_say(shipped: Dataset) -> None:
    """Columns, keys, required cells and references of CSVW are those of the Table Schemas beside it."""
    described = {table["url"]: table["tableSchema"] for table in csvw_metadata(shipped)["tables"]}
    for name, model in MODELS.items():
        ours, theirs = described[f"data/{name}.csv"], model.table_schema()
        assert [c["name"] for c in ours["columns"]] == [f["name"] for f in theirs["fields"]]
        assert [c["required"] for c in ours["columns"]] == [
            f["constraints"].get("required", False) for f in theirs["fields"]
        ]
        assert ours["primaryKey"] == theirs["primaryKey"]
        keys = {(k["columnReference"][0], k["reference"]["resource"]) for k in ours.get("foreignKeys", ())}
        hints = {(c["name"], c["dc:references"]["@id"]) for c in ours["columns"] if "dc:references" in c}
        assert keys <= hints
        assert hints == {(column, f"data/{table}.csv") for column, table in model.references().items()}


def test_descriptions_are_about_a_known_person(shipped: Dataset) -> None:
    """The data that the descriptions are tested on have a person with an Arabic name."""
    assert arabic_name(shipped)[1]
