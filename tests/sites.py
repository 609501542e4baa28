"""What the tests of the website share: its links and anchors, read by patterns, since pages are many."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from html import unescape
from urllib.parse import unquote

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
