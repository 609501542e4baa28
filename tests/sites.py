"""What the tests of the website share: its links and anchors, read by patterns since pages are many, and what is amiss.

The functions at the end say what breaks a promise. They are asked of a part of the data in every run of the tests, of
all the data in `.ci/browser`.
"""

from __future__ import annotations

import gzip
import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from html import unescape
from urllib.parse import unquote

from soc_data.dataset.dataset import Dataset
from soc_data.site.addresses import OWN_PAGE, address

MOST_STEPS, MOST_BYTES, MOST_INDEX = 3, 150_000, 300_000
_LINK = re.compile(r'\b(?:href|src|action)="([^"]*)"')
_ID = re.compile(r'\bid="([^"]*)"')
_LOADED = re.compile(
    r'<(?:script|img|iframe|source|video|audio|embed|object)\b[^>]*?\b(?:src|data)="([^"]*)"'
    r'|<link\b[^>]*rel="(?:stylesheet|icon|preload|preconnect|dns-prefetch|manifest)"[^>]*?href="([^"]*)"'
)


@dataclass(frozen=True, repr=False)
class Site:
    """The files of a site by path."""

    files: dict[str, bytes]

    @cached_property
    def pages(self) -> dict[str, str]:
        """The pages by path, as text."""
        return {path: content.decode() for path, content in self.files.items() if path.endswith(".html")}

    @cached_property
    def ids(self) -> dict[str, list[str]]:
        """Page -> the ids of its elements, in order."""
        return {path: [unescape(found) for found in _ID.findall(text)] for path, text in self.pages.items()}

    @cached_property
    def links(self) -> dict[str, set[str]]:
        """Page -> where it leads on the site: a path, or a path and an anchor."""
        return {path: set(self._inner(path, text)) for path, text in self.pages.items()}

    def _inner(self, path: str, text: str) -> Iterator[str]:
        for href in set(_LINK.findall(text)):
            if not href.startswith(("http", "data:", "mailto:")):
                yield resolved(path, unescape(href))

    def loaded(self, path: str) -> list[str]:
        """Return the addresses that a page loads without being asked."""
        return [one or other for one, other in _LOADED.findall(self.pages[path])]

    def steps(self, start: str) -> dict[str, int]:
        """Return each page that can be reached from one, and in how many steps."""
        found, now = {start: 0}, [start]
        while now:
            after = []
            for path in now:
                for link in self.links[path]:
                    target = link.partition("#")[0]
                    if target in self.pages and target not in found:
                        found[target] = found[path] + 1
                        after.append(target)
            now = after
        return found


@cache
def _joined(folder: str, target: str) -> str:
    return posixpath.normpath(posixpath.join(folder, unquote(target.partition("?")[0])))


def resolved(path: str, href: str) -> str:
    """Return where a link on a page leads, from the root of the site and without its query."""
    target, sharp, anchor = href.partition("#")
    whole = _joined(path.rpartition("/")[0], target) if target else path
    return whole + sharp + unquote(anchor)


def lost_links(site: Site) -> set[str]:
    """Return the links that lead to a file or an anchor of the site that is not there."""
    anchors = {path: set(ids) for path, ids in site.ids.items()}
    return {
        f"{path} -> {link}"
        for path, links in site.links.items()
        for link in links
        if link.partition("#")[0] not in site.files
        or ("#" in link and link.partition("#")[2] not in anchors[link.partition("#")[0]])
    }


def far_rows(site: Site, dataset: Dataset, top: str = "") -> list[str]:
    """Return the rows that take more than `MOST_STEPS` links from the home page, or have no anchor where they stand."""
    steps = site.steps(f"{top}index.html")
    anchors = {path: set(ids) for path, ids in site.ids.items()}
    found = []
    for name, table in dataset.tables.items():
        for row in table.values():
            page, _, anchor = (top + address(row)).partition("#")
            if steps.get(page, MOST_STEPS + 1) > MOST_STEPS or (anchor and anchor not in anchors[page]):
                found.append(f"{name} {row.key}")
    return found


def wrong_counts(site: Site, dataset: Dataset) -> list[str]:
    """Return the tables whose number of rows the home page or the list states wrongly, or whose list misses a row."""
    found = []
    for top in ("", "ar/"):
        for name in (*OWN_PAGE, "statements"):
            count = len(dataset.tables[name])
            parts = [p for p in site.pages if re.fullmatch(rf"{top}{name}/index(_\d+)?\.html", p)]
            listed = {link for p in parts for link in site.links[p]}
            right = (
                f'<a href="{name}/index.html"><b>{count:,}</b>' in site.pages[f"{top}index.html"]
                and f'<span class="count">{count}</span>' in site.pages[f"{top}{name}/index.html"]
                and listed >= {top + address(row) for row in dataset.tables[name].values()}
            )
            found += [] if right else [f"{top}{name}"]
    return found


def heavy_files(site: Site) -> list[str]:
    """Return the pages that weigh `MOST_BYTES` or more, and the index of the search where it weighs too much."""
    found = [path for path, content in site.files.items() if path.endswith(".html") and len(content) >= MOST_BYTES]
    sent = sum(len(gzip.compress(site.files[f"assets/{name}.js"])) for name in ("index", "statements"))
    return found + ([f"index: {sent}"] if sent >= MOST_INDEX else [])


def repeated_ids(site: Site) -> list[str]:
    """Return the pages on which an id stands twice."""
    return [path for path, ids in site.ids.items() if len(ids) != len(set(ids))]
