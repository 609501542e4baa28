"""Dates: what is a possible one, and what its bounds are, with the maintained `edtf` package as the oracle."""

from __future__ import annotations

from datetime import date

import edtf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from soc_data.tables.dates import bounds, earliest, is_impossible, latest, may_overlap, must_cover, must_overlap

YEARS = st.one_of(st.integers(1000, 2999).map(str), st.integers(100, 299).map(lambda decade: f"{decade}X"))
MONTHS = st.one_of(st.integers(0, 13).map("{:02}".format), st.just("XX"))
DAYS = st.one_of(st.integers(0, 32).map("{:02}".format), st.just("XX"))
QUALIFIERS = st.sampled_from(["", "", "?", "~", "%"])


def _joined(year: str, month: str | None, day: str | None, qualifier: str) -> str:
    if month == "XX" and day is not None:
        day = "XX"  # a day of an unknown month is no part of the tables' grammar
    return "-".join(part for part in (year, month, day if month else None) if part) + qualifier


DATES = st.builds(_joined, YEARS, st.none() | MONTHS, st.none() | DAYS, QUALIFIERS)
REAL_DATES = st.dates(date(1900, 1, 1), date(2100, 12, 31)).map(date.isoformat)


def oracle(text: str) -> tuple[date, date] | None:
    """Return the bounds that the `edtf` package gives, None where it finds no date that the calendar has."""
    if "X" in text:
        text = text.rstrip("?~%")  # it does not read `201X-XX?`; a qualifier leaves the bounds alone
    try:
        parsed = edtf.parse_edtf(text)
        low, high = date(*parsed.lower_strict()[:3]), date(*parsed.upper_strict()[:3])
    except (edtf.EDTFParseException, ValueError):
        return None
    return (low, high) if low <= high else None


def ours(text: str) -> tuple[date, date] | None:
    """Return the bounds that this package gives, None where it refuses the text."""
    try:
        return bounds(text)
    except ValueError:
        return None


@given(DATES)
def test_dates_agree_with_the_oracle(text: str) -> None:
    """A date has the oracle's bounds, and is refused where the oracle refuses it or leaves the calendar."""
    assert ours(text) == oracle(text)


WHOLE_DATES = DATES.filter(lambda text: "X" not in text)  # the oracle fails on intervals with unspecified digits


@given(WHOLE_DATES, WHOLE_DATES)
def test_intervals_agree_with_the_oracle(first: str, last: str) -> None:
    """An interval goes from the earliest day of its first date to the latest of its last, as the oracle has it."""
    assert ours(f"{first}/{last}") == oracle(f"{first}/{last}")


@given(REAL_DATES, REAL_DATES)
def test_sets_agree_with_the_oracle(first: str, last: str) -> None:
    """A date between two bounds has the oracle's bounds; bounds in the wrong order are refused."""
    assert ours(f"[{first}..{last}]") == oracle(f"[{first}..{last}]")


@given(REAL_DATES)
def test_open_sets(day: str) -> None:
    """A date known by one bound is open on the other side; the oracle knows it as a set of one of many."""
    assert bounds(f"[..{day}]") == (date.min, date.fromisoformat(day))
    assert bounds(f"[{day}..]") == (date.fromisoformat(day), date.max)
    assert type(edtf.parse_edtf(f"[..{day}]")).__name__ == "OneOfASet"


@given(st.text(max_size=12) | st.text(alphabet="0123456789X-/.[]?~%T", max_size=22))
def test_no_text_breaks_the_parser(text: str) -> None:
    """Whatever the text, there are bounds in order or a `ValueError`."""
    found = ours(text)
    assert found is None or found[0] <= found[1]


@pytest.mark.parametrize(
    "text",
    [
        "", "2023-02-30", "2023-13", "2023-00", "2023-2-3", "23", "0000", "10.11.2018", "2018-11-10T10:00", "٢٠٢٣",
        "2023-XX-10", "20XX", "[2023..2022]", "2023-08/2023-07", "[..]", "2023?~", "2018-11-10\n", " 2018",
    ],
)  # fmt: skip
def test_impossible_dates_are_refused(text: str) -> None:
    """What the calendar does not have, or the grammar of the tables does not, raises `ValueError`."""
    with pytest.raises(ValueError):
        bounds(text)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("2018-11-10", "2018-11-10", "2018-11-10"),
        ("2018-11", "2018-11-01", "2018-11-30"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("2018", "2018-01-01", "2018-12-31"),
        ("2018-XX", "2018-01-01", "2018-12-31"),
        ("201X", "2010-01-01", "2019-12-31"),
        ("2018-11-10~", "2018-11-10", "2018-11-10"),
        ("2023-07/2023-08", "2023-07-01", "2023-08-31"),
    ],
)
def test_bounds(text: str, low: str, high: str) -> None:
    """A missing day or month is never invented: the bounds take in all of them."""
    assert bounds(text) == (date.fromisoformat(low), date.fromisoformat(high))


def test_what_is_not_known_is_open() -> None:
    """An empty cell has no bounds, and `..` has not come to an end."""
    assert (earliest(None), latest(None)) == (date.min, date.max)
    assert bounds("..") == (date.max, date.max)


TERM = ("[..2018-11-10]", "[2018-12-01..2019-01-31]")


@pytest.mark.parametrize(
    ("day", "may", "must"),
    [
        ("2018-11-09", True, False),
        ("2018-11-10", True, True),
        ("2018-12-01", True, True),
        ("2018-12", True, False),
        ("2019-01-31", True, False),
        ("2019-02-01", False, False),
        ("2019", True, False),
    ],
)
def test_cover(day: str, may: bool, must: bool) -> None:
    """A term with uncertain bounds may cover more days than it must."""
    assert may_overlap(TERM, (day, day)) is may
    assert must_cover(TERM, (day, day)) is must


@pytest.mark.parametrize(
    ("one", "other", "must"),
    [
        (("2018-01-01", "2019-01-01"), ("2019-01-01", ".."), False),
        (("2018-01-01", "2019-01-02"), ("2019-01-01", ".."), True),
        (("2018-01-01", "[2019-01-01..]"), ("2019-06-01", ".."), False),
        (("2018-01-01", None), ("2019-06-01", None), False),
        (("2018", "2019"), ("2019", ".."), False),
        (("2018", "2021"), ("2019", ".."), True),
    ],
)
def test_overlap(one: tuple[str, str | None], other: tuple[str, str | None], must: bool) -> None:
    """Two spans certainly overlap only where every reading shares more than a day of change-over, either way round."""
    assert must_overlap(one, other) is must
    assert must_overlap(other, one) is must


@given(REAL_DATES, REAL_DATES, REAL_DATES, REAL_DATES)
def test_what_must_be_may_be(a: str, b: str, c: str, d: str) -> None:
    """Of two spans in order, one that must cover or overlap the other may also overlap it."""
    one, other = tuple(sorted((a, b))), tuple(sorted((c, d)))
    if must_cover(one, other) or must_overlap(one, other):  # type: ignore[arg-type]
        assert may_overlap(one, other)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("span", "impossible"),
    [
        (("2018-11-10", "2018-11-09"), True),
        (("2018-11", "2018-11-01"), False),
        (("[..2018-11-10]", "2018-11-09"), False),
        (("[2018-11-10..]", "2018-11-09"), True),
        (("2018-11-10", ".."), False),
        ((None, "2018"), False),
    ],
)
def test_impossible_spans(span: tuple[str | None, str | None], impossible: bool) -> None:
    """A span is impossible only where it ends before it starts under every reading."""
    assert is_impossible(span) is impossible
