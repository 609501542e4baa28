"""How machines find their way: typed links in the head of a page (signposting), the same of the whole site, its map."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any
from xml.sax.saxutils import escape

from soc_data import metadata
from soc_data.site.addresses import identity
from soc_data.site.machine import KINDS, site_address
from soc_data.site.markup import EMPTY, Html, html, joined
from soc_data.site.page import Page
from soc_data.site.record import Record
from soc_data.tables import models as m

HOME = "index.html"
LINKSET = "linkset.json"
_MEDIA_TYPES = {
    ".datacite.json": "application/vnd.datacite.datacite+json",
    ".jsonld": "application/ld+json",
    ".json": "application/json",
}
_SCHEMA = "https://schema.org/"

Link = tuple[str, str, str]
"""Relation, address and media type, empty where the address is no file."""


def signposts(page: Page) -> Html:
    """Return the links in a page's head."""
    return joined(
        html('<link rel="%s" href="%s"%s>\n', relation, href, html(' type="%s"', kind) if kind else EMPTY)
        for relation, href, kind in _signposts(page)
    )


def _signposts(page: Page) -> list[Link]:
    record = page.record
    is_home = page.path == HOME
    main = "Dataset" if is_home else KINDS.get(type(page.row)) if page.row is not None else None
    links = [
        ("canonical", site_address(record, page.full_path), ""),
        ("cite-as", _cited(page), ""),
        ("describedby", page.twin, "application/json"),
        ("license", record.licence["path"], ""),
        ("type", f"{_SCHEMA}AboutPage", ""),
    ]
    if main:
        links.append(("type", _SCHEMA + main, ""))
    if is_home:
        links += [(relation, page.root + path, kind) for relation, path, kind in _of_home(record)]
    else:
        links.append(("collection", f"{page.up}{HOME}", "text/html"))
    return links


def _cited(page: Page) -> str:
    """Return the permanent address of what a page is about; that of the dataset where it has none of its own."""
    if page.row is not None and metadata.BASE_URI:
        return identity(page.row, site_address(page.record))
    return page.record.identifier


def _of_home(record: Record) -> Iterator[Link]:
    """Yield what the home page links to: relation, path on the site, media type."""
    yield from (("describedby", path, media_type(path)) for path in record.documents)
    yield from (("item", f"data/{name}.csv", "text/csv") for name in m.MODELS)
    yield "linkset", LINKSET, "application/linkset+json"
    yield "sitemap", "sitemap.xml", "application/xml"


def media_type(path: str) -> str:
    """Return the media type of a description of the dataset."""
    return next(kind for suffix, kind in _MEDIA_TYPES.items() if path.endswith(suffix))


def _targets(links: Iterable[Link]) -> dict[str, list[dict[str, str]]]:
    found: dict[str, list[dict[str, str]]] = {}
    for relation, address, kind in links:
        found.setdefault(relation, []).append({"href": address, **({"type": kind} if kind else {})})
    return found


def linkset(record: Record) -> dict[str, Any]:
    """Return the typed links of the dataset (RFC 9264): of its home page, its tables, its files and descriptions."""
    home, licence = site_address(record, HOME), ("license", record.licence["path"], "")
    files = [(file["contentUrl"], file["encodingFormat"]) for file in record.description["distribution"]]
    tables = [(site_address(record, f"data/{name}.csv"), "text/csv") for name in m.MODELS]
    documents = [(site_address(record, path), media_type(path)) for path in ("index.json", *record.documents)]
    whole = [
        ("cite-as", record.identifier, ""),
        *(("type", _SCHEMA + kind, "") for kind in ("AboutPage", "Dataset")),
        licence,
        *(("describedby", *document) for document in documents),
        *(("item", *file) for file in (*tables, *files)),
    ]
    part = [("collection", home, "text/html"), licence]
    parts = [{"anchor": address, **_targets(part)} for address, _ in (*tables, *files)]
    about = [{"anchor": address, **_targets([("describes", home, "text/html")])} for address, _ in documents]
    return {"linkset": [{"anchor": home, **_targets(whole)}, *parts, *about]}


def sitemap(record: Record, pages: Iterable[str]) -> bytes:
    """Return the map of the site: every page with the day of the version."""
    lines = [
        f"<url><loc>{escape(site_address(record, path))}</loc><lastmod>{record.released}</lastmod></url>"
        for path in sorted(pages)
    ]
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return (head + "\n".join(lines) + "\n</urlset>\n").encode()
