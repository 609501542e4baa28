"""The zip as an RO-Crate with provenance and a data dictionary; the site as machines read it."""

from __future__ import annotations

import hashlib
import io
import json
import re
import zipfile
from pathlib import Path

from rdflib import PROV, RDF, Graph, URIRef

from helpers import edit
from sites import resolved
from soc_data.dataset.dataset import load
from soc_data.export import FORMATS
from soc_data.export.provenance import derivations
from soc_data.export.zip import package_files
from soc_data.metadata import LICENSES, WEBSITE
from soc_data.site.addresses import address
from soc_data.site.machine import KINDS
from soc_data.tables.models import MODELS, columns
from told import BASE, BASE_URI, NONE, SDO, Told, graph_of, in_head

# The zip: RO-Crate, provenance, data dictionary


def test_the_crate_describes_every_file_of_the_zip(told: dict[str, Told]) -> None:
    """Every file but the metadata is a part of the root, with size, SHA-256 and media type, as it is."""
    entities = {entity["@id"]: entity for entity in told[NONE].descriptions["crate"]["@graph"]}
    files = {path: content for path, content in told[NONE].zip.items() if path != "ro-crate-metadata.json"}
    assert {part["@id"] for part in entities["./"]["hasPart"]} == set(files)
    for path, content in files.items():
        assert entities[path]["contentSize"] == str(len(content))
        assert entities[path]["sha256"] == hashlib.sha256(content).hexdigest()
        assert "/" in entities[path]["encodingFormat"]
    assert entities["ro-crate-metadata.json"]["about"] == {"@id": "./"}


def test_the_crate_leads_nowhere_else(told: dict[str, Told]) -> None:
    """Every reference within the crate is to an entity of it, or to a standard that a file conforms to."""
    graph = told[NONE].descriptions["crate"]["@graph"]
    known = {entity["@id"] for entity in graph}
    assert len(known) == len(graph)
    referred = {
        reference["@id"]
        for entity in graph
        for term, value in entity.items()
        if term != "conformsTo"
        for reference in (value if isinstance(value, list) else [value])
        if isinstance(reference, dict)
    }
    assert referred <= known


def test_each_table_is_derived_from_its_publications(told: dict[str, Told]) -> None:
    """In the crate a table with sources is derived from exactly the publications that its rows name."""
    dataset = told[NONE].dataset
    entities = {entity["@id"]: entity for entity in told[NONE].descriptions["crate"]["@graph"]}
    for name, table in dataset.tables.items():
        derived = entities[f"data/{name}.csv"].get("wasDerivedFrom", [])
        urls = {one["@id"] for one in (derived if isinstance(derived, list) else [derived])}
        assert urls == ({r.source.url for r in table.values()} if "source_id" in table.model.model_fields else set())


def test_each_row_is_derived_from_its_publication(told: dict[str, Told]) -> None:
    """As rdflib reads the provenance: each row with a source is derived from one publication, which has its address."""
    for kind in (NONE, BASE):
        dataset = told[kind].dataset
        graph = Graph().parse(data=told[kind].zip["provenance.ttl"], format="turtle")
        rows = sum(len(t) for t in dataset.tables.values() if "source_id" in t.model.model_fields)
        assert len(list(graph.subject_objects(PROV.wasDerivedFrom))) == rows == len(list(derivations(dataset)))
        assert {str(u) for u in graph.objects(None, PROV.specializationOf)} == {s.url for s in dataset.sources.values()}
        start = BASE_URI if kind == BASE else f"{WEBSITE}{dataset.version}/"
        page, _, anchor = address(dataset.statements["zz-1-s1"]).partition("#")
        row = URIRef(f"{start}{page.removesuffix('.html') if kind == BASE else page}#{anchor}")
        [source] = graph.objects(row, PROV.wasDerivedFrom)
        assert str(graph.value(source, PROV.specializationOf)) == dataset.sources["zz-text"].url


def test_an_address_that_no_iri_may_be_is_written_as_one(package: Path) -> None:
    """An address with quotes, angle or curly brackets stays one statement: what an IRI may not hold is escaped."""
    edit(package, "sources", "zz-text", "url", 'https://example.org/a>b"{c}^`|d\\é')
    files = dict(package_files(load(package)))
    graph = Graph().parse(data=files["provenance.ttl"], format="turtle")
    escaped = "https://example.org/a%3Eb%22%7Bc%7D%5E%60%7Cd%5Cé"
    assert escaped in {str(page) for page in graph.objects(None, PROV.specializationOf)}
    assert escaped in {entity["@id"] for entity in json.loads(files["ro-crate-metadata.json"])["@graph"]}


def test_the_readme_has_the_data_dictionary(told: dict[str, Told]) -> None:
    """It tells each table with its rows, every column and code, how to cite, the licence, and whom to credit."""
    text = told[NONE].descriptions["readme"]
    for name, table in told[NONE].dataset.tables.items():
        assert f"| [{name}](data/{name}.csv) | {len(table)} | " in text
        section = text.split(f"\n### {name}\n")[1].split("\n### ")[0]
        for column in columns(table.model):
            assert f"| `{column.name}` | {column.description} | " in section
            assert all(f"- `{code.value}`: {code.meaning}" in section for code in column.codes)
    assert told[NONE].descriptions["cite apa"] in text
    assert LICENSES[0]["path"] in text
    assert "https://www.geonames.org/" in text
    with zipfile.ZipFile(io.BytesIO(next(FORMATS["zip"].files(told[NONE].dataset, "x"))[1])) as archive:
        assert set(archive.namelist()) == set(told[NONE].zip)


# The site: JSON-LD, signposting, linkset


def test_the_json_ld_of_every_page_is_a_graph(told: dict[str, Told]) -> None:
    """As rdflib reads it: each page is a WebPage at its own address and, for a row, about one thing of its kind."""
    for path, content in told[BASE].site.items():
        found = re.search(rb'<script type="application/ld\+json">(.*?)</script>', content, re.DOTALL)
        if found is None or path.endswith("index.html"):
            continue
        graph = graph_of(found[1].decode())
        page = URIRef(f"{WEBSITE}{told[BASE].dataset.version}/{path}")
        assert (page, RDF.type, SDO.WebPage) in graph, path
        [thing] = graph.objects(page, SDO.mainEntity)
        table = path.removeprefix("ar/").partition("/")[0]
        assert graph.value(thing, RDF.type) == SDO[KINDS[MODELS[table]]], path
        assert str(thing).startswith(BASE_URI)


def test_every_page_has_its_signposts(told: dict[str, Told]) -> None:
    """A page says what it is and what it is about, by what to cite it, its licence, and where its data stand."""
    for path in ("index.html", "ar/index.html", "people/index.html", "people/zz-one.html"):
        links = in_head(told[NONE].site[path])
        found = {relation: [href for r, href, _ in links if r == relation] for relation, _, _ in links}
        assert [len(found[relation]) for relation in ("cite-as", "license", "canonical")] == [1, 1, 1], path
        assert "https://schema.org/AboutPage" in found["type"], path
        local = [href for r in ("describedby", "item", "linkset", "sitemap", "collection") for href in found.get(r, [])]
        assert [href for href in local if resolved(path, href) not in told[NONE].site] == [], path
    assert "https://schema.org/Person" in found["type"]
    home = in_head(told[NONE].site["index.html"])
    assert [kind for relation, _, kind in home if relation == "linkset"] == ["application/linkset+json"]
    assert sum(relation == "item" for relation, _, _ in home) == len(MODELS)
    assert {kind for relation, _, kind in home if relation == "describedby"} == {
        "application/json", "application/ld+json", "application/vnd.datacite.datacite+json"
    }  # fmt: skip


def test_the_linkset_has_every_file_and_description(told: dict[str, Told]) -> None:
    """By RFC 9264: each context has an anchor and, by relation, targets; tables, files and descriptions lead back."""
    plain = told[NONE]
    start = f"{WEBSITE}{plain.dataset.version}/"
    contexts = {context.pop("anchor"): context for context in plain.descriptions["linkset"]["linkset"]}
    for context in contexts.values():
        assert all({"href"} <= target.keys() <= {"href", "type"} for links in context.values() for target in links)
    home = contexts[f"{start}index.html"]
    assert [link["href"] for link in home["cite-as"]] == [plain.identifier]
    items = {link["href"] for link in home["item"]}
    files = {file["contentUrl"] for file in plain.descriptions["schema.org"]["distribution"]}
    assert items == files | {f"{start}data/{name}.csv" for name in MODELS}
    for href in items:
        assert contexts[href]["collection"][0]["href"] == f"{start}index.html"
        assert contexts[href]["license"][0]["href"] == LICENSES[0]["path"]
    for link in home["describedby"]:
        assert link["href"].removeprefix(start) in plain.site
        assert contexts[link["href"]]["describes"][0]["href"] == f"{start}index.html"
