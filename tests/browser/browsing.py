"""The website in a real Chromium, from disk and from a host under a sub-path. `.ci/browser` runs these tests."""

from __future__ import annotations

import functools
import os
import shutil
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, sync_playwright

from soc_data.dataset.dataset import Dataset, load
from soc_data.export import export

FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
UNDER = "some/where"


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  # the name that the base class has
        """Say nothing."""


@pytest.fixture(scope="session")
def dataset() -> Dataset:
    """The shipped data."""
    return load()


@pytest.fixture(scope="session")
def folder(dataset: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site on disk, below a folder of a host."""
    top = tmp_path_factory.mktemp("host")
    export(dataset, "site", top / UNDER)
    return top / UNDER


@pytest.fixture(scope="session")
def host(folder: Path) -> Iterator[str]:
    """The address of the site on a host, under a sub-path."""
    top = folder.parents[UNDER.count("/")]
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(top)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/{UNDER}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, or the one that CHROMIUM names."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield chromium
        chromium.close()


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


@pytest.fixture(params=["disk", "host"])
def base(request: pytest.FixtureRequest, folder: Path, host: str) -> str:
    """Where the site is opened from: the disk, or a host under a sub-path."""
    return f"{folder.as_uri()}/" if request.param == "disk" else host


@pytest.fixture
def site(browser: Browser, base: str) -> Iterator[Watched]:
    """A watched page of the site. What it asked of others, or complained of, fails the test at its end."""
    context = browser.new_context(accept_downloads=True)
    watched = watch(context, base)
    yield watched
    assert watched.outside() == []
    assert watched.complaints == []
    context.close()
