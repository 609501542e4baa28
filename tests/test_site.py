"""The website: every row has its address, every link leads somewhere, and it says what the tables say."""

from __future__ import annotations

import gzip
import json
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from datetime import date
from html import unescape
from pathlib import Path

import pytest

from helpers import CHECKOUT, add_row, edit, run_cli
from sites import Site, resolved
from soc_data.dataset.dataset import Dataset, load
from soc_data.export.schema_org import schema_org
from soc_data.export.site import members
from soc_data.metadata import DESCRIPTOR, WEBSITE
from soc_data.reading.package import root
from soc_data.site import days, lists, redirects
from soc_data.site.across import codelists
from soc_data.site.addresses import OWN_PAGE, address, fragment, home_of, page_of
from soc_data.site.build import Press, machine_path
from soc_data.site.machine import as_json
from soc_data.site.markup import Html, html, joined, stripped
from soc_data.site.pictures.holders import Axis, bar
from soc_data.site.record import Record
from soc_data.site.rows import archive
from soc_data.site.sheets import row_sheets
from soc_data.site.texts import LANGUAGES, arabic
from soc_data.tables.models import MODELS, columns
from soc_data.tables.spelling import folded, rules, sound_key
from soc_data.views.cite import cite

ENGLISH, ARABIC = LANGUAGES
MOST_BYTES, MOST_INDEX = 150_000, 300_000
TOO_HEAVY = {"ar/offices/soc-political-committee-member.html"}
"""Still heavier: 171 terms and their evidence, each with an anchor that must stand on the page of its office."""


def built(dataset: Dataset) -> Site:
    """Return the site of a dataset."""
    return Site(dict(members(dataset)))


@pytest.fixture(scope="module")
def site(shipped: Dataset) -> Site:
    """The site of the shipped data, built once."""
    return built(shipped)


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Some pages of data with a retired id, one without a successor, and a hostile text."""
    package = tmp_path_factory.mktemp("changed") / "package"
    package.mkdir()
    shutil.copy(root() / DESCRIPTOR, package)
    for folder in ("data", "schemas"):
        shutil.copytree(root() / folder, package / folder)
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


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda t: t.code)
def test_every_row_is_reached_in_three_steps(site: Site, shipped: Dataset, language: object) -> None:
    """From the home page of either language, each row of each table is at most three links away, at its anchor."""
    top = "ar/" if language is ARABIC else ""
    steps = site.steps(f"{top}index.html")
    for name, table in shipped.tables.items():
        for row in table.values():
            page, _, anchor = (top + address(row)).partition("#")
            assert steps.get(page, 9) <= 3, f"{name} {row.key}"
            assert not anchor or anchor in site.ids[page], f"{name} {row.key}"


def test_every_link_and_anchor_leads_somewhere(site: Site) -> None:
    """No page of the site links to a file or an anchor that is not there."""
    anchors = {path: set(ids) for path, ids in site.ids.items()}
    lost = {
        f"{path} -> {link}"
        for path, links in site.links.items()
        for link in links
        if link.partition("#")[0] not in site.files
        or ("#" in link and link.partition("#")[2] not in anchors[link.partition("#")[0]])
    }
    assert lost == set()


def test_a_lost_link_is_seen() -> None:
    """The links of a page are found, also those with a query, an anchor or from a folder."""
    found = Site({"a/b.html": b'<a href="../c.html?x=1#d">e</a><a href="#f">g</a><a href="https://h.example/">i</a>'})
    assert found.links["a/b.html"] == {"c.html#d", "a/b.html#f"}
    assert resolved("ar/a/b.html", "../../c.css") == "c.css"


def test_ids_stand_once_on_a_page(site: Site) -> None:
    """No id of an element occurs twice on a page."""
    assert [path for path, ids in site.ids.items() if len(ids) != len(set(ids))] == []


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
    for top in ("", "ar/"):
        home = site.pages[f"{top}index.html"]
        for name in (*OWN_PAGE, "statements"):
            count = len(shipped.tables[name])
            assert f'<a href="{name}/index.html"><b>{count:,}</b>' in home, name
            parts = [p for p in site.pages if re.fullmatch(rf"{top}{name}/index(_\d+)?\.html", p)]
            rows = {link for p in parts for link in site.links[p]}
            assert rows >= {top + address(row) for row in shipped.tables[name].values()}, name
            assert f'<span class="count">{count}</span>' in site.pages[f"{top}{name}/index.html"], name


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
    heavy = {path: len(content) for path, content in site.files.items() if path.endswith(".html")}
    assert {path for path, size in heavy.items() if size >= MOST_BYTES} <= TOO_HEAVY
    sent = sum(len(gzip.compress(site.files[f"assets/{name}.js"])) for name in ("index", "statements"))
    assert sent < MOST_INDEX


def test_the_command_writes_a_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """`soc-data export site -o DIR` fills the folder and says what to open. The release test builds it twice."""
    made = [("sessions/a.html", b"a"), ("index.html", b"home")]
    monkeypatch.setattr("soc_data.site.build.site_files", lambda *told: iter(made))
    code, out, err = run_cli("export", "site", "-o", tmp_path / "site")
    assert (code, err) == (0, "")
    assert out == f"written: 2 files; open {tmp_path / 'site' / 'index.html'}\n"
    assert (tmp_path / "site" / "sessions" / "a.html").read_bytes() == b"a"


# Languages


def test_pages_say_their_language(site: Site) -> None:
    """Pages below `ar/` are Arabic from right to left, the others English, and each leads to the other."""
    for path, text in site.pages.items():
        arabic_page = path.startswith("ar/")
        assert f'<html lang="{"ar" if arabic_page else "en"}" dir="{"rtl" if arabic_page else "ltr"}">' in text
        assert (path.removeprefix("ar/") if arabic_page else f"ar/{path}") in site.links[path]


def test_every_code_has_an_arabic_label() -> None:
    """The translations have each codelist and each of its codes, and none that is not there any more."""
    known = {kind.__name__: {code.value for code in kind} for kind in codelists()}
    assert {name: set(labels) for name, labels in arabic()["codes"].items()} == known
    assert set(arabic()["codelists"]) == set(known)


def test_every_column_has_an_arabic_title() -> None:
    """The translations have the title of each column, and none that is not there any more."""
    assert set(arabic()["columns"]) == {c.title for model in MODELS.values() for c in columns(model)}


def test_translations_keep_their_gaps() -> None:
    """A translation has the same `{names}` as the English text, and Arabic letters; a text without one is an error."""
    for text, words in arabic()["interface"].items():
        assert sorted(re.findall(r"\{(\w+)\}", text)) == sorted(re.findall(r"\{(\w+)\}", words)), text
        assert re.search(r"[\u0600-\u06ff]", words), text
    with pytest.raises(KeyError):
        ARABIC("A text that nobody translated")
    assert ENGLISH("A text that nobody translated") == "A text that nobody translated"


def test_no_translation_is_left_over() -> None:
    """Each text of the interface that is translated is written somewhere in the site's own files."""
    folder = Path(days.__file__).parent
    written = "".join(f.read_text("utf-8") for f in folder.rglob("*") if f.suffix in (".py", ".html", ".js"))
    written += "The record of the Syrian Opposition Coalition's assembly"
    flat = re.sub(r'"\s*\n?\s*"', "", written)
    assert [text for text in arabic()["interface"] if text not in flat and text not in written] == []


def test_translations_are_toml(tmp_path: Path) -> None:
    """The file of translations is read as TOML, in which a text that stands twice is an error."""
    with pytest.raises(tomllib.TOMLDecodeError):
        tomllib.loads('[a]\n"x" = "1"\n"x" = "2"\n')


# Dates and pictures


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2018-11-10", "10 November 2018"), ("2018-11", "November 2018"), ("2018", "2018"), ("201X", "2010s"),
        ("2018-11-XX", "November 2018"), ("2018?", "2018 (uncertain)"), ("2018~", "about 2018"),
        ("[..2023-10-09]", "9 October 2023 or earlier"), ("[2023-10..]", "October 2023 or later"),
        ("[2019-06-29..2019-07-15]", "between 29 June 2019 and 15 July 2019"),
        ("2023-07/2023-08", "July 2023 – August 2023"),
        ("..", "has not ended"),
    ],
)  # fmt: skip
def test_dates_in_words(text: str, words: str) -> None:
    """A date says in words what it says in EDTF, bounds and doubts included."""
    assert days.in_words(text, ENGLISH) == words
    assert days.in_words(text, ARABIC) != words or text.isdigit()


def test_days_of_a_session_in_words() -> None:
    """Two days of a month share it; what is not known is said."""
    assert days.span("2022-10-17", "2022-10-18", ENGLISH) == "17–18 October 2022"
    assert days.span("2022-10-17", "2022-10-17", ENGLISH) == "17 October 2022"
    assert days.span("2022-10-17", None, ENGLISH) == "17 October 2022 – last day not known"
    assert days.span(None, None, ENGLISH) == "dates not known"


@pytest.mark.parametrize(
    ("start", "end", "kinds"),
    [
        ("2014-01-01", "2015-01-01", ["sure"]),
        ("[2014-01-01..2014-06-01]", "2015-01-01", ["maybe", "sure"]),
        ("2014-01-01", None, ["open", "edge"]),
        ("[..2014-01-01]", "[2015-01-01..]", ["open", "open", "sure"]),
        (None, None, ["open", "open"]),
        ("[..2016-01-01]", "2015-01-01", ["open"]),
        ("2014-01-01", "..", ["sure", "sure"]),
    ],
)
def test_terms_are_drawn_as_surely_as_they_are_known(start: str | None, end: str | None, kinds: list[str]) -> None:
    """Certain days are solid, possible ones hatched, ends without a bound are left open."""
    axis = Axis(["2012", "2025"][:1] + [str(y) for y in range(2013, 2026)])
    assert re.findall(r'class="(\w+)"', bar(axis, 0, start, end)) == kinds


def test_the_axis_holds_its_years() -> None:
    """A day lies between the start of its year and that of the next; days off the axis lie at its ends."""
    axis = Axis([str(year) for year in range(2012, 2026)])
    assert axis.x(date(2012, 1, 1)) == axis.left == axis.x(date(1999, 1, 1))
    assert axis.x(date(2014, 1, 1)) < axis.x(date(2014, 7, 1)) < axis.x(date(2015, 1, 1))
    assert axis.x(date.max) == pytest.approx(axis.right)


def test_pictures_have_a_table_and_counts_a_coverage_strip(site: Site) -> None:
    """Each drawing stands in a figure with a table behind it; counts over time say what could be read."""
    for path in ("pictures/index.html", "ar/pictures/index.html", "offices/soc-president.html", "index.html"):
        figures = re.findall(r"<figure.*?</figure>", site.pages[path], re.DOTALL)
        assert figures, path
        assert all("<svg" in figure and "<details><summary>" in figure and "<table" in figure for figure in figures)
    by_year = [
        f
        for f in re.findall(r"<figure.*?</figure>", site.pages["pictures/index.html"], re.DOTALL)
        if "Sessions known" in f
    ]
    assert len(by_year) == 2
    assert all("Session numbers without a page" in figure for figure in by_year)


def test_statements_by_year_add_up(site: Site, shipped: Dataset) -> None:
    """The cells of the table behind the acts by year add up to the statements of sessions with a year."""
    figures = re.findall(r"<figure.*?</figure>", site.pages["pictures/index.html"], re.DOTALL)
    acts = next(f for f in figures if "statements/index.html?act=" in f)
    rows = [r for r in re.findall(r"<tr>(.*?)</tr>", acts, re.DOTALL) if "?act=" in r]
    total = sum(int(cell) for row in rows for cell in re.findall(r"<td>(\d+)</td>", row))
    assert total == len(shipped.statements)


# Search


def test_rules_of_spelling_are_data(shipped: Dataset) -> None:
    """A reader that knows the rules as data alone makes the same keys of every name as `spelling` does."""
    found = json.loads(json.dumps(rules()))
    for name in shipped.names.values():
        text = f" {folded(name.name)} "
        for step in found["sound"]:
            letters = isinstance(step, dict)
            text = "".join(step.get(c, c) for c in text) if letters else re.sub(step[0], step[1], text)
        assert text.strip() == sound_key(name.name), name.id
    assert {home_of(name).table.name for name in shipped.names.values()} <= {"people", "organizations", "places"}


def test_the_index_has_every_spelling(site: Site, shipped: Dataset) -> None:
    """Each spelling of a person, a body and a place can be searched, and each session, source and statement."""
    index = json.loads(site.files["assets/index.js"].decode().removeprefix("window.socIndex=").rstrip(";\n"))
    for name in ("people", "organizations", "places"):
        found = {entry[0]: set(entry[1:]) for entry in index["named"][name]}
        for row in shipped.tables[name].values():
            assert found[row.id] >= {row.name, *(n.name for n in row.names)}, row.id
    assert {row[0] for row in index["sessions"]} == set(shipped.sessions)
    assert {row[0] for row in index["sources"]} == set(shipped.sources)
    said = json.loads(site.files["assets/statements.js"].decode().removeprefix("window.socStatements=").rstrip(";\n"))
    assert {row[0] for row in said["rows"]} == set(shipped.statements)
    assert sum(len(row[9]) for row in said["rows"]) == len(shipped["parties"])


# The command


def test_browse_makes_the_site_and_opens_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """`soc-data browse` writes a home page into a temporary folder and hands its address to the browser."""
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", opened.append)
    monkeypatch.setattr("tempfile.mkdtemp", lambda prefix: str(tmp_path))
    monkeypatch.setattr("soc_data.site.build.site_files", lambda *told: iter([("index.html", b"home")]))
    code, out, err = run_cli("browse")
    assert (code, err) == (0, "")
    assert opened == [(tmp_path / "index.html").as_uri()]
    assert out == f"{tmp_path / 'index.html'}\n"
    assert (tmp_path / "index.html").read_bytes() == b"home"


def test_browse_of_nothing_is_wrong_usage(monkeypatch: pytest.MonkeyPatch) -> None:
    """A path that is not there is told in a sentence, and nothing is opened."""
    monkeypatch.setattr("webbrowser.open", lambda address: pytest.fail(f"opened {address}"))
    code, _, err = run_cli("browse", "--path", "nowhere")
    assert code == 2
    assert "nowhere" in err


def test_without_jinja_the_extra_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Without Jinja2 the command says which extra to install, and writes nothing."""
    monkeypatch.setitem(sys.modules, "jinja2", None)
    code, _, err = run_cli("export", "site", "-o", tmp_path / "site")
    assert code == 1
    assert "soc-data[site]" in err
    assert not (tmp_path / "site").exists()


# Publishing


def test_every_version_keeps_its_pages(tmp_path: Path) -> None:
    """Versions stand below their numbers; `latest/` leads to the newest by number, with query and anchor."""
    zips = tmp_path / "zips"
    zips.mkdir()
    for version in ("0.9.0", "0.10.0"):
        with zipfile.ZipFile(zips / f"soc-data-{version}.site.zip", "w") as archive:
            archive.writestr(f"soc-data-{version}-site/index.html", f"home of {version}")
            archive.writestr(f"soc-data-{version}-site/sessions/ga-064.html", f"session in {version}")
    command: list[str | Path] = [sys.executable, CHECKOUT / ".ci" / "pages.py", zips, tmp_path / "pages"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout == "versions: 0.9.0, 0.10.0\n"
    assert (tmp_path / "pages/0.9.0/index.html").read_text() == "home of 0.9.0"
    leading = (tmp_path / "pages/latest/sessions/ga-064.html").read_text()
    assert "url=../../0.10.0/sessions/ga-064.html" in leading
    assert "location.hash" in leading
    assert "url=latest/index.html" in (tmp_path / "pages/index.html").read_text()


def test_nothing_to_publish_is_an_error(tmp_path: Path) -> None:
    """Without a site of any version nothing is laid out."""
    done = subprocess.run([sys.executable, CHECKOUT / ".ci" / "pages.py", tmp_path, tmp_path / "pages"], check=False)
    assert done.returncode == 1
