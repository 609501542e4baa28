"""axe-core on a page of each kind: the English ones in the light theme, the Arabic ones in the dark.

axe-core passes Arabic texts by when it measures contrast, so some English pages are measured in the dark theme as well.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from browser.browsing import KINDS, Watched, watch

IN_THE_DARK = (
    "index.html", "elections/ga-030-soc-president.html", "statements/index.html?act=urges", "about/index.html",
    "offices/sig-minister-of-agriculture.html", "search/index.html?q=bahra",
)  # fmt: skip


@pytest.fixture(scope="module")
def axe() -> str:
    """The script of axe-core."""
    return Path(os.environ["AXE"]).read_text("utf-8") + "; 0"


@pytest.fixture(scope="module", params=["light", "dark"])
def window(browser: Browser, folder: Path, request: pytest.FixtureRequest) -> Iterator[Watched]:
    """One window a theme."""
    context = browser.new_context(color_scheme=request.param, reduced_motion="reduce")
    yield watch(context, f"{folder.as_uri()}/{'ar/' if request.param == 'dark' else ''}")
    context.close()


def violations(page: Page, axe: str, only: str = "") -> list[str]:
    """Return what axe-core finds on a page: the rule, and the first element that breaks it; of one rule, or of all."""
    page.evaluate(axe)
    options = {"resultTypes": ["violations"], "preload": False, **({"runOnly": [only]} if only else {})}
    found = page.evaluate("options => axe.run(document, options).then(found => found.violations)", options)
    return [f"{v['id']}: {v['nodes'][0]['html'][:200]}: {v['nodes'][0]['failureSummary'][:300]}" for v in found]


@pytest.mark.parametrize("path", KINDS)
def test_pages_have_no_barrier(window: Watched, axe: str, path: str) -> None:
    """axe-core finds no violation."""
    assert violations(window.open(path), axe) == []


@pytest.mark.parametrize("path", IN_THE_DARK)
def test_dark_pages_have_contrast(browser: Browser, folder: Path, axe: str, path: str) -> None:
    """Letters and marks stand out in the dark theme too."""
    context = browser.new_context(color_scheme="dark", reduced_motion="reduce")
    page = watch(context, f"{folder.as_uri()}/").open(path)
    assert violations(page, axe, only="color-contrast") == []
    context.close()


def test_a_barrier_is_seen(window: Watched, axe: str) -> None:
    """A pale text and a field without a label are violations."""
    page = window.open("about/index.html")
    page.evaluate(
        "document.querySelector('main').insertAdjacentHTML('beforeend',"
        " '<p style=\"color: var(--rule)\">Pale words</p><input>')"
    )
    assert sorted(text.partition(":")[0] for text in violations(page, axe)) == ["color-contrast", "label"]
