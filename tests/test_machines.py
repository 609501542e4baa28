"""Identifiers, licences and relations: in every description, in the forms of a citation, and on the site.

The DOI and the addresses are invented: the project has none of its own before it is released.
"""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
from pathlib import Path

import pytest
from rdflib import RDF, URIRef

from helpers import CHECKOUT, copy_package
from soc_data import metadata
from soc_data.dataset.about import identifier
from soc_data.dataset.dataset import Dataset
from soc_data.diff import Kind, compare
from soc_data.diff.snapshots import snapshot
from soc_data.export import FORMATS, build_release
from soc_data.export.formats import artefacts
from soc_data.metadata import DESCRIPTOR, HOMEPAGE, LICENSES, WEBSITE
from soc_data.site.addresses import OWN_PAGE, page_of
from soc_data.tables.models import MODELS
from soc_data.views.cite import cite
from told import BASE, BASE_URI, BOTH, CONCEPT_DOI, DOI, DOI_ADDRESS, NONE, SDO, Told, graph_of, in_head

# Identifiers: none, invented ones


def test_without_identifiers_nothing_shows_one(told: dict[str, Told]) -> None:
    """Without a DOI and a base address none is told anywhere, and the version is known by the page of its release."""
    plain = told[NONE]
    page = f"{HOMEPAGE}/releases/tag/v{plain.dataset.version}"
    assert plain.identifier == page
    assert "id" not in plain.descriptions["descriptor"]
    for name, content in plain.descriptions.items():
        text = content if isinstance(content, str) else json.dumps(content)
        assert "w3id.org/zz" not in text, name
        assert "//doi.org/" not in text, name
    assert page in plain.descriptions["cite apa"]
    assert plain.descriptions["schema.org"]["@id"] == page


def test_a_doi_stands_wherever_the_dataset_is_described(told: dict[str, Told]) -> None:
    """With a DOI, every description, every form of a citation, the home page and the pages of rows tell it."""
    for name, content in told[BOTH].descriptions.items():
        text = content if isinstance(content, str) else json.dumps(content)
        assert DOI in text.replace("\\/", "/"), name
    descriptions = told[BOTH].descriptions
    assert descriptions["descriptor"]["id"] == DOI_ADDRESS
    assert (descriptions["datacite"]["doi"], json.loads(descriptions["cite datacite"])["doi"]) == (DOI, DOI)
    assert descriptions["croissant"]["identifier"] == descriptions["dcat"]["dcterms:identifier"] == DOI_ADDRESS
    assert f"doi = {{{DOI}}}" in descriptions["cite bibtex"]
    assert f"DO  - {DOI}\n" in descriptions["cite ris"]
    assert json.loads(descriptions["cite csl-json"])[0]["DOI"] == DOI
    assert ("cite-as", DOI_ADDRESS, "") in in_head(told[BOTH].site["index.html"])


def test_a_version_relates_to_all_versions_by_their_doi(told: dict[str, Told]) -> None:
    """DataCite, DCAT, schema.org and README lead to the DOI of all versions; without one to the base, or the home."""
    for kind, whole in {NONE: HOMEPAGE, BASE: BASE_URI, BOTH: f"https://doi.org/{CONCEPT_DOI}"}.items():
        descriptions = told[kind].descriptions
        [related] = [r for r in descriptions["datacite"]["relatedIdentifiers"] if r["relationType"] == "IsVersionOf"]
        told_as = {NONE: ("URL", whole), BASE: ("w3id", whole), BOTH: ("DOI", CONCEPT_DOI)}[kind]
        assert (related["relatedIdentifierType"], related["relatedIdentifier"]) == told_as
        assert descriptions["dcat"]["dcat:isVersionOf"]["@id"] == whole
        assert descriptions["schema.org"]["exampleOfWork"]["@id"] == whole
        assert f"All versions: {whole}." in descriptions["readme"]


def test_the_doi_is_that_of_the_data(told: dict[str, Told], monkeypatch: pytest.MonkeyPatch) -> None:
    """A dataset of another version has the DOI that its own descriptor states, or none, whatever the code's own is."""
    dataset = told[NONE].dataset
    monkeypatch.setattr(metadata, "DOI", DOI)
    monkeypatch.setattr(metadata, "BASE_URI", "")
    assert DOI not in cite(dataset)
    other = Dataset(dataset.path, {**dataset.descriptor, "version": "0.0.9", "id": "https://doi.org/10.1234/older"})
    assert cite(other).endswith("https://doi.org/10.1234/older")
    assert json.loads(cite(other, form="datacite"))["doi"] == "10.1234/older"
    hostile = Dataset(dataset.path, {**dataset.descriptor, "id": ["https://doi.org/10.1234/x"]})
    assert identifier(hostile) == told[NONE].identifier


def test_with_a_base_address_rows_keep_theirs(told: dict[str, Told]) -> None:
    """Below a base address a version has its number, and a row the same address in every version; else its page's."""
    based, plain = told[BASE], told[NONE]
    assert based.identifier == f"{BASE_URI}{based.dataset.version}/"
    row = based.dataset.sessions["zz-1"]
    for of, start, end in ((based, BASE_URI, ""), (plain, f"{WEBSITE}{plain.dataset.version}/", ".html#it")):
        found = re.search(r'<script type="application/ld\+json">(.*?)</script>', of.descriptions["page"])
        assert found is not None
        assert json.loads(found[1])["mainEntity"]["@id"] == f"{start}sessions/{row.id}{end}"
        assert f"@base <{start}> ." in of.zip["provenance.ttl"].decode()
    assert ("cite-as", f"{BASE_URI}sessions/zz-1", "") in in_head(based.site["sessions/zz-1.html"])
    assert ("cite-as", plain.identifier, "") in in_head(plain.site["sessions/zz-1.html"])


def test_the_redirects_that_are_documented_lead_to_pages(told: dict[str, Told]) -> None:
    """The rules of docs/fair.md for w3id.org turn the address of each row into that of its page, and of a version."""
    text = (CHECKOUT / "docs" / "fair.md").read_text("utf-8")
    rules = re.findall(r"^RewriteRule (\S+) (\S+) \[R=30[23],L\]$", text, re.MULTILINE)

    def led(path: str) -> str | None:
        for pattern, target in rules:
            if found := re.search(pattern, path):
                return re.sub(r"\$(\d)", lambda number: found[int(number[1])], str(target))
        return None

    site, version = told[BASE], str(told[BASE].dataset.version)
    for name in OWN_PAGE:
        for row in site.dataset.tables[name].values():
            page = page_of(row)
            assert page in site.site
            assert led(page.removesuffix(".html")) == f"{WEBSITE}latest/{page}"
            assert led(f"{version}/{page.removesuffix('.html')}") == f"{WEBSITE}{version}/{page}"
    assert (led(""), led(f"{version}/")) == (f"{WEBSITE}latest/index.html", f"{WEBSITE}{version}/index.html")
    assert led("no/such/thing.php") is None


# Licences


def test_each_table_names_its_licence(told: dict[str, Told]) -> None:
    """Every resource of the descriptor has the licence of the data; that of places credits GeoNames."""
    resources = {r["name"]: r for r in told[NONE].descriptions["descriptor"]["resources"]}
    assert set(resources) == set(MODELS)
    assert all(resource["licenses"] == LICENSES for resource in resources.values())
    assert [name for name, r in resources.items() if "GeoNames" in str(r.get("sources"))] == ["places"]


def test_every_file_has_a_licence_whose_text_is_there() -> None:
    """REUSE.toml gives all files the licence of the code, and the data that of the data; LICENSES has both texts."""
    given = tomllib.loads((CHECKOUT / "REUSE.toml").read_text("utf-8"))["annotations"]
    assert given[0]["path"] == "**"
    assert given[0]["SPDX-License-Identifier"] == "MIT"
    of_data = {path: a["SPDX-License-Identifier"] for a in given[1:] for path in [a["path"]] if isinstance(path, str)}
    assert of_data == {"data/places.csv": LICENSES[0]["name"]}
    assert {"data/**", "schemas/**", "datapackage.json"} <= set(given[1]["path"])
    assert {a["SPDX-License-Identifier"] for a in given} == {f.stem for f in (CHECKOUT / "LICENSES").iterdir()}


def test_another_licence_of_a_table_is_a_change_of_licence(package: Path, tmp_path: Path) -> None:
    """A table under another licence than before is told as that, and not as another wording."""
    old = copy_package(tmp_path / "old", package)
    content = json.loads((package / DESCRIPTOR).read_text("utf-8"))
    content["resources"][0]["licenses"] = [{"name": "CC0-1.0"}]
    (package / DESCRIPTOR).write_text(json.dumps(content), "utf-8", newline="\n")
    assert [c.kind for c in compare(snapshot(old), snapshot(package)).changes] == [Kind.LICENCE_CHANGED]


# The files of a release, described


def test_a_release_tells_the_size_and_the_hash_of_its_files(told: dict[str, Told], tmp_path: Path) -> None:
    """Each file that is made before the descriptions has its size and SHA-256 in schema.org and DCAT, as it is."""
    names = ("zip", "csv", "jsonl", "schema-org", "dcat", "datacite")
    build_release(told[NONE].dataset, tmp_path, [FORMATS[name] for name in names])
    stem = f"soc-data-{told[NONE].dataset.version}"
    files = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    described = json.loads(files[f"{stem}.schema-org.jsonld"])["distribution"]
    assert [file["name"] for file in described] == [file.name for file in artefacts(stem)]
    sizes = {file["name"]: (file["contentSize"], file["sha256"]) for file in described if "contentSize" in file}
    made = [f"{stem}.zip", f"{stem}-csv.zip", f"{stem}-jsonl.zip"]
    assert sizes == {name: (f"{len(files[name])} B", hashlib.sha256(files[name]).hexdigest()) for name in made}
    catalogued = json.loads(files[f"{stem}.dcat.jsonld"])["dcat:distribution"]
    assert {f["dcterms:title"]["@value"]: int(f["dcat:byteSize"]["@value"])
            for f in catalogued if "dcat:byteSize" in f} == {
        **{name: len(files[name]) for name in made},
        f"{stem}.schema-org.jsonld": len(files[f"{stem}.schema-org.jsonld"]),
    }  # fmt: skip
    assert f"{stem}.zip: {len(files[f'{stem}.zip'])} bytes" in json.loads(files[f"{stem}.datacite.json"])["sizes"]


def test_the_dataset_has_publisher_access_and_creators(told: dict[str, Told]) -> None:
    """schema.org has identifier, publisher and conditions of access; each is of the type that the term asks for."""
    graph = graph_of(told[BOTH].descriptions["schema.org"])
    node = URIRef(DOI_ADDRESS)
    assert (node, RDF.type, SDO.Dataset) in graph
    publisher = graph.value(node, SDO.publisher)
    assert graph.value(publisher, RDF.type) == SDO.Organization
    values = {str(graph.value(i, SDO.value) or i) for i in graph.objects(node, SDO.identifier)}
    assert values == {f"doi:{DOI}", f"soc-data-{told[BOTH].dataset.version}"}
    assert graph.value(node, SDO.conditionsOfAccess) is not None
