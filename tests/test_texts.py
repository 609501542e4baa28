"""Reading a text: the names, dates and numbers that stand in invented sentences."""

from __future__ import annotations

from datetime import date

import pytest

from helpers import CHECKOUT
from soc_data import Dataset
from soc_data.tables.codes import Weekday
from soc_data.texts.dates import dateline_of, dates_in, nearest
from soc_data.texts.draft import guessed
from soc_data.texts.mentions import mentions
from soc_data.texts.numbers import numbers_in
from soc_data.texts.spellings import Spellings, spellings_of
from soc_data.texts.strangers import strangers_in
from soc_data.texts.words import language_of

PEOPLE = {
    "qarad": ("Qarad al-Muntafik", "قرض المنتفك"), "wahid": ("Wahid Sharabi",), "farid": ("فريد زنبركجي",),
    "nour": ("Muhammad Nour Qamishli",), "salim": ("Salim Qamishli",), "zaid": ("Zaid Tayyar", "زيد طيار"),
    "tariq": ("Abd al-Hakim Tariq Bek",), "one": ("Yusuf Hallaq",), "other": ("Yusuf Hallaq",),
}  # fmt: skip
BODIES = {"union": ("Union of Zz Towns", "UZT"), "council": ("Council",), "town": ("بلدية زنبرك",)}


@pytest.fixture(scope="module")
def spellings() -> Spellings:
    """Invented people and bodies."""
    found = Spellings()
    for kind, rows in (("people", PEOPLE), ("organizations", BODIES)):
        for key, names in rows.items():
            for name in names:
                found.add(kind, key, name)
    found.numbers |= {"2999": "r2999", "67/999": "r67"}
    return found


def named(spellings: Spellings, *lines: str, kind: str = "people", language: str = "en") -> list[tuple[str, str]]:
    """Return whom or what some paragraphs name, and how."""
    return [(m.key, m.as_stated) for m in mentions(lines, spellings, language) if m.kind == kind]


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("Then Qarad al-Muntafik spoke.", [("qarad", "Qarad al-Muntafik")]),
        ("Karad Al Muntafiq, the chair, spoke.", [("qarad", "Karad Al Muntafiq")]),
        ("Qarad Almuntafik’s report was read.", [("qarad", "Qarad Almuntafik")]),
        ("Qarad Khalaf al-Muntafik spoke.", [("qarad", "Qarad Khalaf al-Muntafik")]),
        ("It was told by Muhammad Wahid Sharabi himself.", [("wahid", "Muhammad Wahid Sharabi")]),
        ("Mohammed Nour Qamishli and Salim Qamishli met.",
         [("nour", "Mohammed Nour Qamishli"), ("salim", "Salim Qamishli")]),
        ("Fareed Zanbarakji of the board came.", [("farid", "Fareed Zanbarakji")]),
        ("وقال قرض المنتفك إن الاجتماع انتهى", [("qarad", "قرض المنتفك")]),
        ("حضر الاجتماع وقرض المنتفك وآخرون", [("qarad", "قرض المنتفك")]),
        ("حضر الاجتماع قرض بن خلف المنتفك", [("qarad", "قرض بن خلف المنتفك")]),
        ("حضر الاجتماع وحيد شرابي", [("wahid", "وحيد شرابي")]),
        ("Yusuf Hallaq spoke.", [("one", "Yusuf Hallaq"), ("other", "Yusuf Hallaq")]),
    ],
)  # fmt: skip
def test_people_are_found_in_any_spelling(spellings: Spellings, sentence: str, wanted: list[tuple[str, str]]) -> None:
    """Known people are found in another romanisation, with or without a middle name, and in the other script."""
    assert named(spellings, sentence) == wanted


@pytest.mark.parametrize(
    "sentence",
    [
        "Qarad Sharabi came.", "Khalid al-Muntafik came.", "Qarad came.", "Qarad. Al-Muntafik came.",
        "the wahid sharabi of old", "حضر قرض الاجتماع", "Abd al-Hakim came.",
    ],
)  # fmt: skip
def test_who_shares_but_a_part_of_a_name_is_somebody_else(spellings: Spellings, sentence: str) -> None:
    """One word in common makes nobody: other first names, other last names, small letters, two sentences."""
    assert named(spellings, sentence) == []


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        (["Al-Muntafik: we met.", "Qarad al-Muntafik said it."], ["Al-Muntafik", "Qarad al-Muntafik"]),
        (["President Muntafik came."], ["Muntafik"]),
        (["Al-Muntafik stressed this."], ["Al-Muntafik"]),
        (["وأكد المنتفك ذلك"], ["المنتفك"]),
        (["The Muntafik house."], []),
        (["President Qamishli came."], []),
        (["Qarad al-Muntafik came.", "Salih Muntafik Hall was full."], ["Qarad al-Muntafik"]),
        (["Wahid al-Muntafik came.", "Qarad al-Muntafik came."], ["Qarad al-Muntafik"]),
    ],
)
def test_a_surname_alone(spellings: Spellings, lines: list[str], wanted: list[str]) -> None:
    """It counts where the text has the whole name, or beside a title or a verb of saying, and for one person alone."""
    assert [name for key, name in named(spellings, *lines) if key in ("qarad", "nour", "salim")] == wanted


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("The Union of Zz Towns (UZT) met.", [("union", "Union of Zz Towns"), ("union", "UZT")]),
        ("The union of zz towns and the uzt met.", [("union", "union of zz towns")]),
        ("The Council met; a council of elders did not.", [("council", "Council")]),
        ("وبلدية زنبرك", [("town", "بلدية زنبرك")]),
        ("Union. Of Zz Towns", []),
    ],
)
def test_bodies(spellings: Spellings, sentence: str, wanted: list[tuple[str, str]]) -> None:
    """Bodies go by their spellings; a single word and an abbreviation only with their capitals."""
    assert named(spellings, sentence, kind="organizations") == wanted


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("UN Resolutions 1111 and 2999 hold.", ["r2999"]),
        ("the Resolution No. 67/999, and القرار 2999", ["r67", "r2999"]),
        ("A list of 2999 names was read.", []),
    ],
)
def test_resolutions(spellings: Spellings, sentence: str, wanted: list[str]) -> None:
    """A number is that of a known resolution where the word stands before it."""
    assert [key for key, _ in named(spellings, sentence, kind="instruments")] == wanted


def test_the_longer_name_counts(spellings: Spellings) -> None:
    """Of two names that overlap the longer one is found, and a person before a body."""
    spellings.add("places", "towns", "Zz Towns")
    assert named(spellings, "The Union of Zz Towns.", kind="places") == []
    assert named(spellings, "All Zz Towns.", kind="places") == [("towns", "Zz Towns")]


def test_what_one_source_alone_attests_is_left_out(shipped: Dataset) -> None:
    """Without a source, its spellings are unknown, and so is somebody whom only it names; the others stay."""
    source = "etilaf-en-ga-2023-10-emergency"
    without = spellings_of(shipped, source)
    elsewhere = {name.name for name in shipped.names.values() if name.source_id != source}
    own = [name for name in shipped.sources[source].names if name.person_id and name.name not in elsewhere]
    assert len(own) > 3
    for name in own:
        assert name.name in spellings_of(shipped).recorded["people", str(name.person_id)]
        assert name.name not in without.recorded["people", str(name.person_id)]
    assert ("people", "ahmed-yazji") not in {key for key, names in without.recorded.items() if names}
    assert "هادي البحرة" in without.recorded["people", "hadi-al-bahra"]


# Dates


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("on 10-11 November, 2018", "2018-11-10/2018-11-11"), ("November 9 and 10, 2018", "2018-11-09/2018-11-10"),
        ("on October 17–18", "XXXX-10-17/XXXX-10-18"), ("February 15th, 2013", "2013-02-15"),
        ("the 3rd of May 2013", "2013-05-03"), ("Sept. 4, 2014", "2014-09-04"), ("in March 2011", "2011-03"),
        ("(16.03.2017)", "2017-03-16"), ("2014/4/6", "2014-04-06"), ("13-11-2013 –", "2013-11-13"),
        ("في ١٢ تشرين الثاني / نوفمبر ٢٠١٨", "2018-11-12"), ("يومي 5 و6 أيار 2018", "2018-05-05/2018-05-06"),
        ("17 و18 تشرين الأول الجاري", "XXXX-10-17/XXXX-10-18"), ("في عام 2015", "2015"), ("(2015)", "2015"),
        ("10 Kasım 2013", "2013-11-10"), ("reports for July and August", "XXXX-07 XXXX-08"),
        ("February 30, 2013", ""), ("May our wounded recover", ""), ("resolution 2254", ""), ("a march of 2000", ""),
        ("31.02.2017", ""), ("version 1.2.2013.4", ""),
    ],
)  # fmt: skip
def test_dates(sentence: str, wanted: str) -> None:
    """Dates are read as EDTF in English, Arabic and Turkish; what is no date, or no possible one, is none."""
    found = [one.first if one.first == one.last else f"{one.first}/{one.last}" for one in dates_in([sentence])]
    assert " ".join(found) == wanted


@pytest.mark.parametrize(
    ("sentence", "weekday", "is_contradicted"),
    [
        ("Monday, 12 November 2018", "monday", False),
        ("12 November 2018 (Tuesday)", "tuesday", True),
        ("Monday and Tuesday, January 6 and 7, 2025", "monday", False),
        ("الاثنين 12 نوفمبر 2018", "monday", False),
        ("يوم الأحد 12 نوفمبر 2018", "sunday", True),
        ("12 November 2018", None, False),
        ("Monday, 12 November", "monday", False),
    ],
)
def test_days_of_the_week(sentence: str, weekday: str | None, is_contradicted: bool) -> None:
    """The day of the week beside a date is held against it; without a year there is nothing to hold against."""
    [found] = dates_in([sentence])
    assert (found.weekday, found.is_contradicted) == (weekday, is_contradicted)


def test_a_weekday_alone() -> None:
    """A day of the week without a date has the nearest such days on either side."""
    [found] = dates_in(["They met on Monday."])
    assert (found.first, found.weekday) == ("", Weekday.MONDAY)
    assert nearest(Weekday.MONDAY, date(2023, 10, 10)) == (date(2023, 10, 9), date(2023, 10, 16))
    assert nearest(Weekday.MONDAY, date(2023, 10, 9))[0] == date(2023, 10, 9)


@pytest.mark.parametrize(
    ("day", "first"), [(date(2022, 10, 20), "2022-10-17"), (date(2023, 1, 2), "2022-10-17"), (None, None)]
)
def test_a_missing_year(day: date | None, first: str | None) -> None:
    """A year that is not stated is guessed from the day of the text, never far ahead of it."""
    guess = guessed(dates_in(["on October 17-18"])[0], day)
    assert (guess and guess.first) == first


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        (["A communique", "October 10, 2023", "They met."], "2023-10-10"),
        (["Monday, 12 November 2018 21:07"], "2018-11-12"),
        (["Statement – Zztown – May 29, 2013"], "2013-05-29"),
        (["They met on May 29, 2013"], ""),
        (["May 29, 2013 was the day."], ""),
        (["May 29"], ""),
    ],
)
def test_date_lines(lines: list[str], wanted: str) -> None:
    """A date line stands alone among the first lines, or ends a short one after a dash."""
    assert dateline_of(lines, dates_in(lines)) == wanted


# Numbers


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("the 42nd session, with 25 of 1,500 members", ["42", "25", "1500"]),
        ("twenty-five members, three million people", ["25", "3000000"]), ("one hundred and five votes", ["105"]),
        ("the eighth round; a second one", ["8", "2"]), ("one member, tens of thousands, hundreds", []),
        ("at 21:07", []), ("42.5 percent", ["42.5"]), ("No. 67/262", ["67/262"]), ("10'uncu kez", ["10"]),
        ("الدورة الثانية والستين", ["62"]), ("مئتين وخمسين ألف", ["250000"]), ("٣٠ عضوا", ["30"]),
        ("أربعة أيام", ["4"]), ("خمسة وعشرين", ["25"]),
    ],
)  # fmt: skip
def test_numbers(sentence: str, wanted: list[str]) -> None:
    """Numbers are read in digits and in words, as one where words make one; vague ones and one are left."""
    assert [one.value for one in numbers_in([sentence], {})] == wanted


def test_numbers_that_are_part_of_something_else() -> None:
    """What stands in a date or a name is no number of its own."""
    assert numbers_in(["They met on 5 May."], {1: set(range(12, 17))}) == ()


def test_session_numbers_are_read_as_recorded(shipped: Dataset) -> None:
    """Every recorded wording of a session's number, in digits or Arabic words, is read as that number."""
    stated = [(s.number_as_stated, s.number) for s in shipped.sessions.values() if s.number_as_stated and s.number]
    assert len(stated) > 40
    read = [(words, [int(one.value) for one in numbers_in([words], {})]) for words, _ in stated]
    assert read == [(words, [number]) for words, number in stated]


# The rest


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("The envoy met Foreign Minister Zebulon Quist there.", ["Foreign Minister/Zebulon Quist"]),
        ("During the day Zebulon Quist spoke.", ["/Zebulon Quist"]),
        ("Sheikh Zebulon came.", ["Sheikh/Zebulon"]), ("Then Zebulon came.", []), ("Members met.", []),
        ("Zebulon de Quist, of the Quist Foundation.", ["/Zebulon de Quist", "/Quist Foundation"]),
        ("The Prime Minister came.", []), ("وقال السيد زبلون كويست ذلك", ["السيد/زبلون كويست"]),
    ],
)  # fmt: skip
def test_names_that_nobody_has(sentence: str, wanted: list[str]) -> None:
    """Two words with capitals are a name, one after a title, and in Arabic two words after a title of a person."""
    found = strangers_in([sentence], {}, "en")
    assert [f"{one.title}/{one.as_stated}" for one in found] == wanted


@pytest.mark.parametrize(
    ("line", "wanted"),
    [("The head of the house went to town.", "en"), ("ذهب الناس إلى المدينة", "ar"), ("Bu ev ve bir kapı için", "tr"),
     ("Zz zz zz.", "")],
)  # fmt: skip
def test_language(line: str, wanted: str) -> None:
    """The language is told by letters and the commonest words, or left open."""
    assert language_of([line]) == wanted


def test_the_figures_stand_on_the_page() -> None:
    """docs/draft.md has the figures that tests/drafting.py writes, above the floors for the texts read closely."""
    page = (CHECKOUT / "docs/draft.md").read_text(encoding="utf-8")
    rows = {row.split("|")[1].strip(): row.split("|")[2].strip() for row in page.splitlines() if row.startswith("| ")}
    assert float(rows["people named and known: found"].split(": ")[1]) >= 0.95
    assert float(rows["people found: right by rows"].split(": ")[1]) >= 0.8
    for exact in ("source rows as recorded", "dates: found", "dates found: right", "numbers: found"):
        assert rows[exact].endswith(": 1.00")
