"""axe-core on a page of each kind: the English ones in the light theme, the Arabic ones in the dark."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from browser.browsing import KINDS, Watched, watch


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


def violations(page: Page, axe: str) -> list[str]:
    """Return what axe-core finds on a page: the rule, and the first element that breaks it."""
    page.evaluate(axe)
    found = page.evaluate("axe.run(document, {resultTypes: ['violations'], preload: false}).then(r => r.violations)")
    return [f"{v['id']}: {v['nodes'][0]['html'][:200]}: {v['nodes'][0]['failureSummary'][:300]}" for v in found]


@pytest.mark.parametrize("path", KINDS)
def test_pages_have_no_barrier(window: Watched, axe: str, path: str) -> None:
    """axe-core finds no violation."""
    assert violations(window.open(path), axe) == []


def test_a_barrier_is_seen(window: Watched, axe: str) -> None:
    """A pale text and a field without a label are violations."""
    page = window.open("about/index.html")
    page.evaluate("document.querySelector('section p').style.color = 'var(--rule)'")
    page.evaluate("document.querySelector('main').append(document.createElement('input'))")
    assert sorted(text.partition(":")[0] for text in violations(page, axe)) == ["color-contrast", "label"]
