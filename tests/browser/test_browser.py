"""What people do on the website, done in Chromium: read, search, filter, download, copy, with and without scripts."""

from __future__ import annotations

import csv
import io
import random
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page

from browser.browsing import Watched, watch
from soc_data.dataset.dataset import Dataset
from soc_data.views.cite import cite

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


# Search


def first_by_keyboard(page: Page, typed: str) -> str:
    """Type into the search at the top, go down one and follow; return the id of the page that this leads to.

    What is typed goes in at once, so that there is one answer to wait for.
    """
    box = page.locator("#q")
    box.focus()
    page.keyboard.insert_text(typed)
    page.wait_for_function("() => document.querySelector('#q').getAttribute('aria-expanded') === 'true'", timeout=9000)
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
    page = watched.open("index.html")
    for typed, meant in SPELLINGS:  # each from the page that the one before led to
        found = first_by_keyboard(page, typed)
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
    page.click(f"#{anchor} a[data-line]")
    assert page.inner_text("dialog .citation") == cite(dataset, row)
    assert page.url.endswith(f"#{anchor}")
    assert ".csv#L" in (page.get_attribute("dialog a.out", "href") or "")
    page.keyboard.press("Escape")
    assert not page.locator("dialog").is_visible()


def test_each_further_source_can_be_cited(site: Watched, dataset: Dataset) -> None:
    """Evidence has a mark of its own, with the citation of the row of evidence and the source that it has."""
    evidence = next(e for e in dataset.evidence.values() if e.table_name == "sessions")
    page = site.open(f"sessions/{evidence.row_id}.html")
    page.click(f"[id='{evidence.id.removeprefix(evidence.row_id + '-')}'] a[data-line]")
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
