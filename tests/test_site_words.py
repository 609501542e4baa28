"""What the website says in either language: labels, dates, and drawings that claim no more than the data."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from pathlib import Path

import pytest

from sites import Site
from soc_data.dataset.dataset import Dataset
from soc_data.site import days
from soc_data.site.across import codelists
from soc_data.site.pictures import svg
from soc_data.site.pictures.holders import Axis, bar
from soc_data.site.texts import LANGUAGES, arabic
from soc_data.tables.codes import HowEnded, PartyRole, Presence
from soc_data.tables.models import MODELS, columns

ENGLISH, ARABIC = LANGUAGES

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


def test_a_session_without_a_number_is_called_by_its_days() -> None:
    """By all its days where they are known, else by the first: a name is no place for bounds."""
    assert days.span("2013-07-04", "[2013-07-07..]", ENGLISH) == "4–7 July 2013 or later"
    assert days.calling("2013-07-04", "[2013-07-07..]", ENGLISH) == "4 July 2013"
    assert days.calling("2013-03-18", "[2013-03-18..2013-03-19]", ENGLISH) == "18 March 2013"
    assert days.calling("2014-01-05", "2014-01-07", ENGLISH) == "5–7 January 2014"
    assert days.in_words("[2013-03-18..2013-03-19]", ENGLISH) == "between 18 and 19 March 2013"


def test_labels_are_words() -> None:
    """Codes, languages and runs of numbers stand as the language of the page writes them."""
    assert [ENGLISH.label(code) for code in (HowEnded.RE_ELECTED, PartyRole.CO_SPEAKER, Presence.NOT_STATED)] == [
        "re-elected", "co-speaker", "not stated"
    ]  # fmt: skip
    assert (ENGLISH.language("tr"), ARABIC.language("tr"), ENGLISH.language("xx")) == ("Turkish", "التركية", "xx")
    assert (ENGLISH.numbers("1-6, 8"), ARABIC.numbers("1-6, 8")) == ("1–6, 8", "1–6، 8")


def test_labels_of_drawings_are_whole() -> None:
    """A long label goes on in a second line; dots stand only for what does not fit into the lines there are."""
    assert svg.wrapped("Member of the Political Committee", 34) == ["Member of the Political Committee"]
    assert svg.wrapped("President of the Syrian Opposition Coalition", 34) == [
        "President of the Syrian Opposition", "Coalition"
    ]  # fmt: skip
    assert svg.wrapped("one two three four", 8, 2) == ["one two", "three…"]
    assert (
        svg.text(0, 0, "جورج صبرة…") == '<text x="0" y="0" class="" text-anchor="start">\u2067جورج صبرة…\u2069</text>'
    )


def test_marks_that_say_the_same_are_one(site: Site) -> None:
    """Sources of which only the beginning was read share a mark; each number leads to its source."""
    found = re.findall(r'<span class="ref">(.*?) excerpt</span>', site.pages["offices/soc-president.html"])
    assert found
    for mark in found:
        numbers = re.findall(r'<a href="#src_(\d+)">\1</a>', mark)
        assert len(numbers) > 1
        assert all(f'<li id="src_{n}"' in site.pages["offices/soc-president.html"] for n in numbers)


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


def test_statements_by_year_add_up(site: Site, sample: Dataset) -> None:
    """The cells of the table behind the acts by year add up to the statements of sessions with a year."""
    figures = re.findall(r"<figure.*?</figure>", site.pages["pictures/index.html"], re.DOTALL)
    acts = next(f for f in figures if "statements/index.html?act=" in f)
    rows = [r for r in re.findall(r"<tr>(.*?)</tr>", acts, re.DOTALL) if "?act=" in r]
    total = sum(int(cell) for row in rows for cell in re.findall(r"<td>(\d+)</td>", row))
    assert total == len(sample.statements)
