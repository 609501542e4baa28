"""A page that is watched: what it asks for, and what it complains of."""

from __future__ import annotations

from dataclasses import dataclass, field

from playwright.sync_api import BrowserContext, Page, Request

KINDS = (
    "index.html", "sessions/index.html", "sessions/ga-051.html", "statements/index.html", "people/index.html",
    "people/farouk-tayfour.html", "organizations/constitutional-committee.html",
    "offices/sig-minister-of-agriculture.html", "elections/ga-030-soc-president.html", "places/doha.html",
    "topics/humanitarian-affairs.html", "instruments/unscr-2254.html", "sources/index.html",
    "sources/welateme-2016-03-ga-027.html", "pictures/index.html", "disputed/index.html", "coverage/index.html",
    "codes/index.html", "retired/index.html", "names/index.html", "search/index.html?q=bahra", "about/index.html",
)  # fmt: skip
"""One page of each kind: of a person, a body and so on one that has every section, and is not long."""
BOTH = (*KINDS, *(f"ar/{path}" for path in KINDS))


@dataclass
class Watched:
    """A page, and what it asked for and complained of."""

    page: Page
    base: str
    asked: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def open(self, path: str) -> Page:
        """Open a page of the site and wait until it is ready."""
        self.page.goto(self.base + path, wait_until="load")
        return self.page

    def settle(self) -> None:
        """Fail if anything was asked of others or complained of since the last time."""
        asked, complaints = self.outside(), [*self.complaints]
        self.asked.clear()
        self.complaints.clear()
        assert asked == complaints == []

    def outside(self) -> list[str]:
        """What was asked for beyond the site."""
        return [url for url in self.asked if not url.startswith((self.base, "blob:", "data:", "about:"))]


def _failed(request: Request) -> list[str]:
    """What to say of a request that failed; nothing of one that ended because the page was left."""
    return [] if request.failure == "net::ERR_ABORTED" else [f"{request.failure}: {request.url}"]


def watch(context: BrowserContext, base: str) -> Watched:
    """Return a new page that is watched."""
    page = context.new_page()
    watched = Watched(page, base)
    page.on("request", lambda request: watched.asked.append(request.url))
    page.on("console", lambda m: watched.complaints.append(m.text) if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: watched.complaints.append(str(error)))
    page.on("requestfailed", lambda request: watched.complaints.extend(_failed(request)))
    return watched
