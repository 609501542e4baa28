"""What the tests in Chromium share: the site on disk and on a host under a sub-path, the browser, its windows."""

from __future__ import annotations

import functools
import os
import shutil
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from browser.browsing import Watched, watch
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
    """The site on disk, below a folder of a host: the one that SITE names, or one that is built now."""
    if given := os.environ.get("SITE"):
        assert given.endswith(f"/{UNDER}"), f"SITE is a folder {UNDER}, so that a host has it under a sub-path"
        return Path(given).resolve()
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


@pytest.fixture(scope="session", params=["disk", "host"])
def base(request: pytest.FixtureRequest, folder: Path, host: str) -> str:
    """Where the site is opened from: the disk, or a host under a sub-path."""
    return f"{folder.as_uri()}/" if request.param == "disk" else host


@pytest.fixture(scope="session")
def reading(browser: Browser, base: str) -> Iterator[Watched]:
    """One window for all pages that are only opened: as narrow as a telephone from disk, wide from a host."""
    size = {"width": 360 if base.startswith("file:") else 1280, "height": 740}
    context = browser.new_context(viewport={"width": size["width"], "height": size["height"]})
    yield watch(context, base)
    context.close()


@pytest.fixture(scope="session")
def scriptless(browser: Browser, folder: Path) -> Iterator[Watched]:
    """One window without JavaScript."""
    context = browser.new_context(java_script_enabled=False)
    yield watch(context, f"{folder.as_uri()}/")
    context.close()


@pytest.fixture
def site(browser: Browser, base: str) -> Iterator[Watched]:
    """A watched page of the site. What it asked of others, or complained of, fails the test at its end."""
    context = browser.new_context(accept_downloads=True)
    watched = watch(context, base)
    yield watched
    context.close()
    watched.settle()
