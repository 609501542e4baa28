"""A page of each kind, in both languages: it opens in silence, fits a telephone, reads without scripts, is valid."""

from __future__ import annotations

import json
import os
import random
import subprocess
from pathlib import Path

import pytest

from browser.browsing import BOTH, Watched
from soc_data.dataset.dataset import Dataset
from soc_data.tables.spelling import folded, likeness, rules, sound_key, spelling_key


@pytest.mark.parametrize("path", BOTH)
def test_pages_open_without_a_word(reading: Watched, path: str) -> None:
    """From disk at 360 pixels and from a host: no request elsewhere, no complaint, nothing wider than the window."""
    page = reading.open(path)
    assert page.locator("h1").count() == 1
    assert page.locator("html").get_attribute("dir") == ("rtl" if path.startswith("ar/") else "ltr")
    width = page.viewport_size["width"] if page.viewport_size else 0
    assert 0 < page.evaluate("document.documentElement.scrollWidth") <= width
    reading.settle()


@pytest.mark.parametrize("path", BOTH)
def test_pages_read_without_scripts(scriptless: Watched, path: str) -> None:
    """Without JavaScript a page has its text, its tables and its links, and no control that does nothing."""
    page = scriptless.open(path)
    assert page.locator("h1").is_visible()
    assert page.locator("main a:visible").count() > 0
    assert page.locator(".js:visible").count() == 0
    scriptless.settle()


def test_a_complaint_is_seen(reading: Watched) -> None:
    """A request elsewhere, an error on the console and a file that is not there each fail the page."""
    for script in (
        "new Image().src = 'http://127.0.0.1:9/x.png'",
        "console.error('no')",
        "new Image().src = 'nowhere.png'",
    ):
        page = reading.open("about/index.html")
        page.evaluate(script)
        page.wait_for_timeout(300)
        with pytest.raises(AssertionError):
            reading.settle()


def test_both_implementations_make_the_same_keys(dataset: Dataset, tmp_path: Path) -> None:
    """Over all names, titles and random texts, JavaScript and Python agree on both keys, and on how near two are."""
    names = [n.name for n in dataset.names.values()] + [s.title for s in dataset.sources.values()]
    names += [p.name for table in ("people", "organizations", "places") for p in dataset[table].values()]
    chance = random.Random(3)
    letters = "abcdefghijklmnopqrstuvwxyzABÇĞİıŞÜéñß '’-_.ابتثجحخدذرزسشصضطظعغفقكلمنهويىةأإآؤئءًَُّـ٣ΣςДж"
    names += ["".join(chance.choices(letters, k=chance.randrange(1, 24))) for _ in range(3000)]
    pairs = [chance.sample(names[: len(dataset.names)], 2) for _ in range(3000)]
    script = (
        "const s = require(process.argv[2]); const d = JSON.parse(require('fs').readFileSync(0)); s.learn(d.rules);"
        "const keys = d.names.map(n => [s.spellingKey(n), s.folded(n), s.soundKey(n)]);"
        "console.log(JSON.stringify([keys, d.pairs.map(([a, b]) => s.likeness(a, b))]));"
    )
    (tmp_path / "keys.js").write_text(script)
    code = Path(__file__).parents[2] / "src" / "soc_data" / "site" / "assets" / "site.js"
    given = json.dumps({"rules": rules(), "names": names, "pairs": pairs})
    done = subprocess.run(["node", tmp_path / "keys.js", code], input=given, capture_output=True, text=True, check=True)
    keys, near = json.loads(done.stdout)
    assert [
        (n, *k) for n, k in zip(names, keys, strict=True) if tuple(k) != (spelling_key(n), folded(n), sound_key(n))
    ] == []
    assert near == pytest.approx([likeness(one, other) for one, other in pairs])


def complaints(folder: Path) -> list[str]:
    """Return what vnu finds wrong with the pages in a folder."""
    quick = ("-Xss8m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
    command = ["java", *quick, "-jar", os.environ["VNU"], "--errors-only", "--format", "gnu", "--skip-non-html"]
    done = subprocess.run([*command, str(folder)], capture_output=True, text=True, check=False)
    return [done.stderr] if done.returncode > 1 else [line for line in done.stderr.splitlines() if ": error" in line]


def test_html_is_valid(folder: Path) -> None:
    """Vnu finds no error in any page."""
    assert complaints(folder) == []


def test_invalid_html_is_seen(tmp_path: Path) -> None:
    """An image without a text in its place is an error of vnu."""
    (tmp_path / "a.html").write_text('<!doctype html><html lang="en"><title>a</title><img src="b.png"></html>')
    assert len(complaints(tmp_path)) == 1
