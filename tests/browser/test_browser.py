"""What people do on the website, done in Chromium: read, search, filter, download, copy, with and without scripts."""

from __future__ import annotations

import csv
import io
import json
import os
import random
import subprocess
from pathlib import Path
from urllib.parse import quote

import pytest
from browsing import Watched, base, browser, dataset, folder, host, site, watch
from playwright.sync_api import Browser, Page

from soc_data.dataset.dataset import Dataset
from soc_data.tables.spelling import folded, likeness, rules, sound_key, spelling_key
from soc_data.views.cite import cite

__all__ = ["base", "browser", "dataset", "folder", "host", "site"]  # the fixtures, which pytest finds by their names

KINDS = (
    "index.html", "sessions/index.html", "sessions/ga-064.html", "statements/index.html", "people/index.html",
    "people/hadi-al-bahra.html", "organizations/soc-general-assembly.html", "offices/soc-president.html",
    "elections/ga-068-soc-president.html", "places/istanbul.html", "topics/humanitarian-aid.html",
    "instruments/unscr-2254.html", "sources/index.html", "sources/etilaf-en-ga-064.html", "pictures/index.html",
    "disputed/index.html", "coverage/index.html", "codes/index.html", "retired/index.html", "names/index.html",
    "search/index.html?q=bahra", "about/index.html",
)  # fmt: skip
"""One page of each kind."""
BOTH = (*KINDS, *(f"ar/{path}" for path in KINDS))

SPELLINGS = (
    ("Hadi al-Bahra", "hadi-al-bahra"), ("Hadi Albahra", "hadi-al-bahra"), ("hady el bahra", "hadi-al-bahra"),
    ("هادي البحرة", "hadi-al-bahra"), ("هادى البحره", "hadi-al-bahra"), ("Bahra", "hadi-al-bahra"),
    ("Salem al-Meslet", "salem-al-meslet"), ("Salim al Muslat", "salem-al-meslet"), ("سالم المسلط", "salem-al-meslet"),
    ("Salem Meslit", "salem-al-meslet"), ("Nasr al-Hariri", "nasr-al-hariri"), ("Naser Hariri", "nasr-al-hariri"),
    ("نصر الحريري", "nasr-al-hariri"), ("Nassr Alhareeri", "nasr-al-hariri"), ("Anas al-Abdah", "anas-al-abdah"),
    ("Anas Abdeh", "anas-al-abdah"), ("أنس العبدة", "anas-al-abdah"), ("Anas el-Abda", "anas-al-abdah"),
    ("Abdurrahman Mustafa", "abdurrahman-mustafa"), ("Abdul Rahman Mustafa", "abdurrahman-mustafa"),
    ("Abd ar-Rahman Mustapha", "abdurrahman-mustafa"), ("عبد الرحمن مصطفى", "abdurrahman-mustafa"),
    ("Abdulrahman Moustafa", "abdurrahman-mustafa"), ("Badr Jamous", "badr-jamous"), ("Bader Jamus", "badr-jamous"),
    ("بدر جاموس", "badr-jamous"), ("Riad Seif", "riad-seif"), ("Riyad Saif", "riad-seif"), ("رياض سيف", "riad-seif"),
    ("Khaled Khoja", "khaled-khoja"), ("Khalid Khodja", "khaled-khoja"), ("خالد خوجة", "khaled-khoja"),
    ("Ahmad Jarba", "ahmad-jarba"), ("Ahmed al-Jarba", "ahmad-jarba"), ("أحمد الجربا", "ahmad-jarba"),
    ("Moaz al-Khatib", "moaz-al-khatib"), ("Mouaz Khatib", "moaz-al-khatib"), ("معاذ الخطيب", "moaz-al-khatib"),
    ("George Sabra", "george-sabra"), ("Jorj Sabra", "george-sabra"), ("جورج صبرة", "george-sabra"),
    ("Haitham al-Maleh", "haitham-al-maleh"), ("Haytham Maleh", "haitham-al-maleh"), ("Ahmad Tumeh", "ahmad-tumeh"),
    ("Ahmad Tomeh", "ahmad-tumeh"), ("Salim Idris", "salim-idris"), ("Selim Idriss", "salim-idris"),
    ("Syrian Negotiations Commission", "syrian-negotiations-commission"),
    ("Hayat Tahrir al-Sham", "hayat-tahrir-al-sham"), ("Tahrir Alsham", "hayat-tahrir-al-sham"),
    ("Istanbul", "istanbul"), ("إسطنبول", "istanbul"), ("64", "ga-064"), ("session 64", "ga-064"),
    ("الجلسة 64", "ga-064"),
    ("ga-064", "ga-064"), ("etilaf-en-ga-064", "etilaf-en-ga-064"),
)  # fmt: skip
"""What somebody types -> the id of the page that is meant."""


@pytest.mark.parametrize("path", BOTH)
def test_pages_open_without_a_word(site: Watched, path: str) -> None:
    """A page of each kind opens in both languages, from disk and host: no request elsewhere, nothing on the console."""
    page = site.open(path)
    assert page.locator("h1").count() == 1
    assert page.locator("html").get_attribute("dir") == ("rtl" if path.startswith("ar/") else "ltr")
    page.wait_for_timeout(50)


@pytest.mark.parametrize("path", BOTH)
def test_pages_fit_a_narrow_window(browser: Browser, folder: Path, path: str) -> None:
    """At 360 pixels no page scrolls sideways; tables and drawings scroll in a box of their own."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = watch(context, f"{folder.as_uri()}/").open(path)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    context.close()


@pytest.mark.parametrize("path", BOTH)
def test_pages_read_without_scripts(browser: Browser, folder: Path, path: str) -> None:
    """Without JavaScript a page has its text, its tables and its links, and no control that does nothing."""
    context = browser.new_context(java_script_enabled=False)
    page = watch(context, f"{folder.as_uri()}/").open(path)
    assert page.locator("h1").is_visible()
    assert page.locator("main a:visible").count() > 0
    for hidden in page.locator(".js").all():
        assert not hidden.is_visible()
    context.close()


@pytest.mark.parametrize("path", BOTH)
def test_pages_have_no_barrier(browser: Browser, folder: Path, path: str) -> None:
    """axe-core finds no violation on a page of each kind: English ones in the light theme, Arabic ones in the dark."""
    context = browser.new_context(color_scheme="dark" if path.startswith("ar/") else "light", reduced_motion="reduce")
    page = watch(context, f"{folder.as_uri()}/").open(path)
    page.add_script_tag(path=os.environ["AXE"])
    found = page.evaluate("axe.run(document, {resultTypes: ['violations'], preload: false})")
    broken = [
        f"{v['id']}: {v['nodes'][0]['html'][:200]}: {v['nodes'][0]['failureSummary'][:300]}"
        for v in found["violations"]
    ]
    assert broken == []
    context.close()


# Search


def first_by_keyboard(page: Page, typed: str) -> str:
    """Type into the search at the top, go down one and follow; return the id of the page that this leads to."""
    box = page.locator("#q")
    box.fill("")
    box.press_sequentially(typed)
    page.wait_for_function("() => document.querySelector('#q').getAttribute('aria-expanded') === 'true'", timeout=5000)
    page.wait_for_timeout(250)
    box.press("ArrowDown")
    chosen = page.locator("[role=option][aria-selected=true]")
    assert chosen.get_attribute("id") == box.get_attribute("aria-activedescendant")
    with page.expect_navigation():
        box.press("Enter")
    return page.url.rpartition("/")[2].partition(".html")[0]


def test_search_by_keyboard_finds_spellings(browser: Browser, folder: Path) -> None:
    """Of many spellings, Arabic and misspelt ones among them, at least 95 in 100 lead to the right page first."""
    context = browser.new_context()
    watched = watch(context, f"{folder.as_uri()}/")
    missed = []
    for typed, meant in SPELLINGS:
        found = first_by_keyboard(watched.open("index.html"), typed)
        if found != meant:
            missed.append(f"{typed}: {found}, not {meant}")
    assert watched.outside() == watched.complaints == []
    assert len(SPELLINGS) >= 40
    assert len(missed) <= 0.05 * len(SPELLINGS), missed
    context.close()


def test_search_agrees_with_find(browser: Browser, folder: Path, dataset: Dataset) -> None:
    """For misspelt names the first person on the search page is the first that `find` names."""
    context = browser.new_context()
    page = watch(context, f"{folder.as_uri()}/").open("names/index.html")
    chance = random.Random(5)
    names = [
        chance.choice([n.name for n in p.names] or [p.name]) for p in chance.sample(list(dataset.people.values()), 60)
    ]
    spoilt = [
        name[:at] + name[at + 1 :] for name in names for at in [chance.randrange(1, len(name) - 1)] if name.strip()
    ]
    page.fill("#list", "\n".join(spoilt))
    page.click("#match button[type=submit]")
    page.wait_for_selector("#results tbody tr")
    rows = [[cell.inner_text() for cell in row.locator("td").all()] for row in page.locator("#results tbody tr").all()]
    differing = []
    for name, row in zip(spoilt, rows, strict=True):
        best = dataset.find_person(name, 3)
        near = {match.person.id for match in best if match.score == best[0].score}
        if best and row[1] not in near and row[1] in dataset.people:
            differing.append((name, row[1], best[0].person.id))
    assert differing == []
    context.close()


def test_search_page_keeps_its_query_in_the_address(site: Watched) -> None:
    """A search has an address; the back button leads to the search before it; statements are among what is found."""
    page = site.open("search/index.html?q=" + quote("rural Aleppo"))
    page.wait_for_selector("#results li")
    assert page.locator("#results a[href*='sessions/ga-064.html#s']").count() > 0
    page.fill("#q2", "بدر جاموس")
    page.press("#q2", "Enter")
    page.wait_for_selector("#results a[href$='people/badr-jamous.html']")
    page.go_back()
    page.wait_for_selector("#results a[href*='sessions/ga-064.html#s']")
    assert page.input_value("#q2") == "rural Aleppo"
    page.fill("#q2", "zzzzqqqq")
    page.press("#q2", "Enter")
    page.wait_for_function("document.querySelectorAll('#results li').length === 0")


def test_a_list_of_names_becomes_ids(site: Watched) -> None:
    """Names pasted in any script come back as a CSV file with ids; what is not known stays empty."""
    page = site.open("names/index.html")
    page.fill("#list", "Hadi Albahra\nبدر جاموس\nXyzzy Plugh\nSyrian Interim Government\n")
    page.click("#match button[type=submit]")
    page.wait_for_selector("#results tbody tr")
    with page.expect_download() as waiting:
        page.click("#csv")
    rows = list(csv.DictReader(io.StringIO(Path(waiting.value.path()).read_text("utf-8"))))
    assert [row["id"] for row in rows] == ["hadi-al-bahra", "badr-jamous", "", "syrian-interim-government"]
    assert [row["table"] for row in rows] == ["people", "people", "", "organizations"]


# Statements


def test_filters_stand_in_the_address_and_download(site: Watched, dataset: Dataset) -> None:
    """A filter shows the rows of the table, the address bar holds it, the file has them, the back button undoes it."""
    page = site.open("statements/index.html")
    page.select_option("#f-act", "condemns")
    wanted = {s.id for s in dataset.statements.values() if s.act == "condemns"}
    assert "act=condemns" in page.url
    assert page.locator("#results .st").count() == min(len(wanted), 50)
    with page.expect_download() as waiting:
        page.click("#csv")
    rows = list(csv.DictReader(io.StringIO(Path(waiting.value.path()).read_text("utf-8"))))
    assert {row["id"] for row in rows} == wanted
    assert all(row["summary"] == dataset.statements[row["id"]].summary for row in rows)
    page.select_option("#f-year", "2023")
    both = {s for s in wanted if (dataset.statements[s].session.start or "").startswith("2023")}
    assert page.locator("#results .st").count() == len(both)
    page.go_back()
    page.wait_for_function(f"document.querySelectorAll('#results .st').length === {min(len(wanted), 50)}")
    page.go_back()
    page.wait_for_selector("#unfiltered", state="visible")


@pytest.mark.parametrize("party", ["syrian-government", "hadi-al-bahra"])
def test_party_and_role_go_together(site: Watched, dataset: Dataset, party: str) -> None:
    """Party and role together find the statements in which that party has that role, as its own page counts them."""
    page = site.open(f"statements/index.html?party={party}&role=opposed")
    found = {
        p.statement_id
        for p in dataset["parties"].values()
        if party in (p.person_id, p.organization_id) and p.role == "opposed"
    }
    page.wait_for_selector("#found:not(:empty)")
    assert page.locator("#results .st").count() == min(len(found), 50)


# Themes, languages, links


def test_theme_can_be_chosen_and_is_kept(site: Watched) -> None:
    """The button turns the page dark, and the next page is dark as well."""
    page = site.open("index.html")
    light = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    page.click("#theme")
    dark = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    assert light != dark
    site.open("sessions/ga-064.html")
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == dark


def test_languages_lead_to_each_other(site: Watched) -> None:
    """From a page to the same in Arabic and back."""
    page = site.open("sessions/ga-064.html")
    page.click("text=العربية")
    assert page.locator("html").get_attribute("lang") == "ar"
    assert page.url.endswith("ar/sessions/ga-064.html")
    page.click("header >> text=English")
    assert page.url.endswith("/sessions/ga-064.html")
    assert "/ar/" not in page.url


@pytest.mark.parametrize(
    ("path", "anchor", "row"),
    [
        ("sessions/ga-064.html", "s004", "ga-064-s004"),
        ("ar/sessions/ga-064.html", "s004", "ga-064-s004"),
        ("elections/ga-068-soc-president.html", "hadi-al-bahra", "ga-068-soc-president/hadi-al-bahra"),
        ("offices/soc-president.html", "hadi-al-bahra-2023", "soc-president-hadi-al-bahra-2023"),
    ],
)
def test_rows_can_be_linked_to_and_cited(site: Watched, dataset: Dataset, path: str, anchor: str, row: str) -> None:
    """The mark of a row opens its citation, word for word that of `soc-data cite`, and its line in the CSV file."""
    page = site.open(path)
    page.click(f"#{anchor} a.mark")
    assert page.inner_text("dialog .citation") == cite(dataset, row)
    assert page.url.endswith(f"#{anchor}")
    assert ".csv#L" in (page.get_attribute("dialog a.out", "href") or "")
    page.keyboard.press("Escape")
    assert not page.locator("dialog").is_visible()


def test_each_further_source_can_be_cited(site: Watched, dataset: Dataset) -> None:
    """Evidence has a mark of its own, with the citation of the row of evidence and the source that it has."""
    evidence = next(e for e in dataset.evidence.values() if e.table_name == "sessions")
    page = site.open(f"sessions/{evidence.row_id}.html")
    page.click(f"[id='{evidence.id.removeprefix(evidence.row_id + '-')}'] a.mark")
    assert page.inner_text("dialog .citation") == cite(dataset, evidence.id)


def test_the_keyboard_reaches_what_the_mouse_does(site: Watched) -> None:
    """The first Tab shows the way past the head, and each further one marks where it is."""
    page = site.open("sessions/ga-064.html")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    for _ in range(8):
        page.keyboard.press("Tab")
        style = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert style != "none"


# The same rules in both languages


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


def test_html_is_valid(folder: Path) -> None:
    """Vnu finds no error in any page."""
    command = [
        "java",
        "-Xss8m",
        "-jar",
        os.environ["VNU"],
        "--errors-only",
        "--format",
        "text",
        "--skip-non-html",
        str(folder),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.stderr.splitlines()[:10] == []
    assert done.returncode == 0
