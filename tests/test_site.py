"""The website: every row has its address, every link leads somewhere, and it says what the tables say."""

from __future__ import annotations

import json
import random
import re
from html import unescape

import pytest

from helpers import add_row, edit, representatives
from part import part
from sites import MOST_BYTES, MOST_INDEX, Site, far_rows, heavy_files, lost_links, repeated_ids, resolved, wrong_counts
from soc_data.dataset.dataset import Dataset, load
from soc_data.export.schema_org import schema_org
from soc_data.metadata import WEBSITE
from soc_data.site import lists, redirects
from soc_data.site.addresses import OWN_PAGE, address, fragment, page_of
from soc_data.site.build import Press, machine_path
from soc_data.site.machine import as_json
from soc_data.site.markup import Html, html, joined, stripped
from soc_data.site.record import Record
from soc_data.site.rows import archive
from soc_data.site.sheets import row_sheets
from soc_data.site.texts import LANGUAGES
from soc_data.tables.models import MODELS
from soc_data.views.cite import cite


@pytest.fixture(scope="module")
def shipped(sample: Dataset) -> Dataset:
    """Of the shipped data, the part that the site is built from here."""
    return sample


def without(site: Site, page: str, text: str) -> Site:
    """Return a site from one page of which a text is gone: a promise that it breaks must be missed."""
    assert text in site.pages[page]
    return Site(site.files | {page: site.files[page].replace(text.encode(), b"")})


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Some pages of data with a retired id, one without a successor, and a hostile text."""
    package = part(tmp_path_factory.mktemp("changed") / "package")
    retired = {"table_name": "people", "retired_in": "0.1.0"}
    add_row(package, "retired", **retired, id="bahra", replaced_by="hadi-al-bahra", reason="Once.")
    add_row(package, "retired", **retired, id="nobody", reason="A mistake.")
    edit(package, "sessions", "ga-064", "note", "</script><script>alert(1)</script> & “quoted” 'text'")
    dataset = load(package)
    record = Record(dataset, schema_org(dataset))
    press = Press(record)
    wanted = ("sessions/ga-064.html", "retired/index.html", "people/hadi-al-bahra.html")
    files = dict(redirects.files(record))
    for sheet in (*lists.sheets(record), *row_sheets(record)):
        if sheet.path in wanted:
            files[machine_path(sheet.path)] = as_json(sheet.twin(record))
            for t in LANGUAGES:
                files.update(press.pages(sheet, t))
    return Site(files)


# Addresses


def test_addresses_follow_from_ids(shipped: Dataset) -> None:
    """A session has a page, a statement an anchor on it, a term one on the page of its office."""
    assert address(shipped.sessions["ga-064"]) == "sessions/ga-064.html"
    assert address(shipped.statements["ga-064-s001"]) == "sessions/ga-064.html#s001"
    term = shipped.offices["soc-president"].terms[0]
    assert address(term) == f"offices/soc-president.html#{term.id.removeprefix('soc-president-')}"
    candidate = shipped.elections["ga-068-soc-president"].candidates[0]
    assert address(candidate) == f"elections/ga-068-soc-president.html#{candidate.person_id}"


@pytest.mark.parametrize("top", representatives(["", "ar/"], "ar/"))
def test_every_row_is_reached_in_three_steps(site: Site, shipped: Dataset, top: str) -> None:
    """From the home page of either language, each row of each table is at most three links away, at its anchor."""
    assert far_rows(site, shipped, top) == []
    page, anchor = f"{top}sessions/ga-064.html", 'id="s001"'
    assert far_rows(without(site, page, anchor), shipped, top) == ["statements ga-064-s001"]
    assert "sessions ga-064" in far_rows(Site({k: v for k, v in site.files.items() if k != page}), shipped, top)


def test_every_link_and_anchor_leads_somewhere(site: Site) -> None:
    """No page of the site links to a file or an anchor that is not there."""
    assert lost_links(site) == set()
    lost = lost_links(without(site, "sessions/ga-064.html", 'id="s001"'))
    assert "statements/index.html -> sessions/ga-064.html#s001" in lost


def test_a_lost_link_is_seen() -> None:
    """The links of a page are found, also those with a query, an anchor or from a folder."""
    found = Site({"a/b.html": b'<a href="../c.html?x=1#d">e</a><a href="#f">g</a><a href="https://h.example/">i</a>'})
    assert found.links["a/b.html"] == {"c.html#d", "a/b.html#f"}
    assert resolved("ar/a/b.html", "../../c.css") == "c.css"


def test_ids_stand_once_on_a_page(site: Site) -> None:
    """No id of an element occurs twice on a page."""
    assert repeated_ids(site) == []
    assert repeated_ids(Site({"a.html": b'<p id="b"><p id="b">'})) == ["a.html"]


def test_pages_load_nothing_from_elsewhere(site: Site) -> None:
    """Scripts, style sheets and icons are files of the site."""
    for path in site.pages:
        assert site.loaded(path), path
        for href in site.loaded(path):
            assert resolved(path, href) in site.files, f"{path} loads {href}"
    assert b"url(" not in site.files["assets/site.css"].replace(b"url(#hatch)", b"")
    assert not re.search(rb"@import|https?:", site.files["assets/site.css"])
    assert not re.search(rb"fetch\(|XMLHttpRequest|https?:", site.files["assets/site.js"])


def test_retired_ids_lead_on(changed: Site) -> None:
    """The page of a retired id leads to its successor in both languages, or to the list where it has none."""
    for top in ("", "ar/"):
        assert f"{top}people/hadi-al-bahra.html" in changed.links[f"{top}people/bahra.html"]
        assert 'http-equiv="refresh"' in changed.pages[f"{top}people/bahra.html"]
        assert f"{top}retired/index.html#people-nobody" in changed.links[f"{top}people/nobody.html"]
        assert "people-nobody" in changed.ids[f"{top}retired/index.html"]


# What pages say


def test_counts_are_those_of_the_tables(site: Site, shipped: Dataset) -> None:
    """The home page has the number of rows of each table; the lists, in all their parts, have a line for each row."""
    assert wrong_counts(site, shipped) == []
    assert wrong_counts(without(site, "index.html", f"<b>{len(shipped.people)}</b> People"), shipped) == ["people"]
    assert wrong_counts(without(site, "ar/people/index.html", 'hadi-al-bahra.html"'), shipped) == ["ar/people"]


def test_a_session_has_all_its_rows(site: Site, shipped: Dataset) -> None:
    """The headings of a session's page count its statements and participants as the tables do."""
    for session in shipped.sessions.values():
        text = site.pages[page_of(session)]
        for title, rows in (("Statements", session.statements), ("Participants", session.participants)):
            if rows:
                assert f'>{title} <span class="count">{len(rows)}</span>' in text, session.id
        assert text.count('<li class="st" id=') == len(session.statements)


def test_facts_have_their_source(site: Site, shipped: Dataset) -> None:
    """A statement stands with its summary and a mark that leads to its source and names the paragraph."""
    statement = shipped.statements["ga-064-s004"]
    text = site.pages["sessions/ga-064.html"]
    item = re.search(r'<li class="st" id="s004">.*?</li>', text, re.DOTALL)
    assert item is not None
    assert statement.summary in unescape(item[0])
    mark = re.search(r'<a class="ref" href="#src_(\d+)">\1 ¶([\d–]+)</a>', item[0])
    assert mark is not None
    assert f"p{mark[2].replace('–', '-')}" == statement.locator
    source = re.search(rf'<li id="src_{mark[1]}".*?</li>', text, re.DOTALL)
    assert source is not None
    assert f"../{address(statement.source)}" in source[0]


def test_disputed_values_show_both_sides(site: Site, shipped: Dataset) -> None:
    """What contradicts a value stands in the list of disputes and, at its anchor, on the page of the row."""
    contradicting = [e for e in shipped.evidence.values() if e.verdict == "contradicts"]
    parts = [p for p in site.pages if p.startswith("disputed/index")]
    shown = "".join(site.pages[p] for p in parts)
    assert contradicting
    for row in contradicting:
        assert fragment(row) in site.ids[page_of(row)]
        assert "but also:" in site.pages[page_of(row)], row.id
        assert f'data-key="{row.id}"' in shown
    membership = [e for e in contradicting if e.field == "votes_cast" and e.stated_value]
    for row in membership:
        text = stripped(Html(site.pages[page_of(row)]))
        assert f"but also: {row.stated_value} " in text, row.id


def test_sources_lead_to_the_original_and_to_the_archive(site: Site, shipped: Dataset) -> None:
    """The page of a source links to its address and to a look-up of it in the Wayback Machine at its day."""
    for source in shipped.sources.values():
        text = unescape(site.pages[page_of(source)])
        assert f'href="{source.url}"' in text
        assert f'href="{archive(source)}"' in text
    dated = next(s for s in shipped.sources.values() if s.published and len(s.published) == 10)
    assert dated.published
    assert archive(dated) == f"https://web.archive.org/web/{dated.published.replace('-', '')}/{dated.url}"


def test_hostile_text_stays_text(changed: Site) -> None:
    """Markup in a cell is shown, not obeyed: on the page, in its data and in its JSON."""
    text = changed.pages["sessions/ga-064.html"]
    assert "<script>alert" not in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; “quoted”" in text
    assert json.loads(changed.files["sessions/ga-064.json"])["row"]["note"].startswith("</script>")


def test_html_escapes_all_but_html() -> None:
    """A text put into HTML is escaped, HTML is not, and `stripped` undoes both."""
    made = html("<p>%s %s</p>", "a < b & 'c' \"d\"", html("<i>%s</i>", "100%"))
    assert made == "<p>a &lt; b &amp; &#39;c&#39; &quot;d&quot; <i>100%</i></p>"
    assert stripped(made) == "a < b & 'c' \"d\" 100%"
    assert joined(["<", Html("<br>")], "|") == "&lt;|<br>"
    assert Html("<b>") + "<" == "<b>&lt;"


# For machines


def test_each_page_has_a_twin_that_says_the_same(site: Site, shipped: Dataset) -> None:
    """Beside each page stands JSON; that of a row has its filled cells and, by table, the rows of its page."""
    for path in site.pages:
        first = re.sub(r"_\d+\.html$", ".html", path.removeprefix("ar/"))
        assert machine_path(first) in site.files, path
        assert machine_path(first) in site.links[path], path
    for name in OWN_PAGE:
        for row in shipped.tables[name].values():
            twin = json.loads(site.files[machine_path(page_of(row))])
            assert twin["row"] == {k: str(v) if isinstance(v, str) else v for k, v in row if v is not None}
    session = json.loads(site.files["sessions/ga-064.json"])
    assert len(session["rows"]["statements"]) == len(shipped.sessions["ga-064"].statements)
    assert session["citation"] == cite(shipped, "ga-064")


def test_pages_describe_themselves_for_search_engines(site: Site, shipped: Dataset) -> None:
    """Each page has JSON-LD: the home page is the dataset with its files, a person's page a person with sources."""
    kinds = {}
    for path, text in site.pages.items():
        found = re.search(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)
        assert found is not None, path
        kinds[path] = json.loads(found[1])
    home = kinds["index.html"]
    assert home["@type"] == "Dataset"
    assert any(item["name"].endswith(".zip") for item in home["distribution"])
    person = kinds["people/hadi-al-bahra.html"]["mainEntity"]
    assert (person["@type"], person["name"]) == ("Person", shipped.people["hadi-al-bahra"].name)
    assert person["subjectOf"][0]["url"].startswith("http")
    assert kinds["sessions/ga-064.html"]["mainEntity"]["startDate"] == shipped.sessions["ga-064"].start
    assert kinds["organizations/soc-general-assembly.html"]["mainEntity"]["@type"] == "Organization"


def test_heads_have_typed_links(site: Site) -> None:
    """Each page names its citation, description, licence and type; the home page the tables as items."""
    for path, text in site.pages.items():
        head = text[: text.index("</head>")]
        for relation in ("cite-as", "describedby", "license", "type", "canonical"):
            assert f'<link rel="{relation}" href="' in head, (path, relation)
    assert site.pages["index.html"].count('<link rel="item"') == len(MODELS)


def test_the_map_has_every_page(site: Site, shipped: Dataset) -> None:
    """The map of the site lists each page once, below the number of the version."""
    found = re.findall(r"<loc>(.*?)</loc>", site.files["sitemap.xml"].decode())
    assert sorted(found) == sorted(f"{WEBSITE}{shipped.version}/{path}" for path in site.pages)


def test_the_tables_are_there_as_csv(site: Site, shipped: Dataset) -> None:
    """Every table stands beside the pages, as it is in the package."""
    for name, table in shipped.tables.items():
        assert site.files[f"data/{name}.csv"].count(b"\n") == len(table) + 1


# Size and sameness


def test_pages_and_index_are_light(site: Site) -> None:
    """No page weighs 150 kB, and what the search reads weighs less than 300 kB as it is sent."""
    assert heavy_files(site) == []
    more = site.files | {"a.html": b" " * MOST_BYTES, "assets/index.js": random.Random(1).randbytes(MOST_INDEX)}
    assert [found.partition(":")[0] for found in heavy_files(Site(more))] == ["a.html", "index"]
