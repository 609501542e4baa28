"""Measure how far two codings of the same texts agree: write the figures of docs/agreement.md, or --check them.

Needs `pip install krippendorff`. Facts are compared too where facts_first.csv and facts_second.csv are beside it.
"""

import argparse
import csv
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import krippendorff
import numpy as np
import roles

Unit = dict[str, str]
Pair = tuple[Unit, Unit]
HERE = Path(__file__).parent
PAGE = HERE.parents[1] / "agreement.md"
START, STOP, NONE = "<!-- figures -->", "<!-- /figures -->", "n/a"
LABELS = {"act": "Act", "topic_id": "Topic", "layer": "Layer", "speaker": "Speaker", "target_id": "Target"}


def read(name: str) -> list[Unit]:
    """Read a CSV file of this folder as one dictionary a row."""
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def units(name: str) -> list[Unit]:
    """Read a coding; add to each unit its one speaker and where in its paragraph it stands, from 0 to 1."""
    rows, seen = read(name), Counter[str]()
    size = Counter(row["session_id"] + row["locator"] for row in rows)
    for row in rows:
        here = row["place"] = row["session_id"] + row["locator"]
        row["speaker"] = row["speaker_person_id"] or row["speaker_organization_id"] or row["speaker_group"]
        row["at"] = str((seen[here] + 0.5) / size[here])
        seen[here] += 1
    return rows


def blind(one: Unit, two: Unit) -> float:
    """Score two units by speaker and place in the paragraph only: act, topic and layer have no say."""
    return (one["speaker"] == two["speaker"]) + 1 - abs(float(one["at"]) - float(two["at"]))


def informed(one: Unit, two: Unit) -> float:
    """Score two units by their labels too; units that share fewer than two of four are better left unmatched."""
    return sum(one[label] == two[label] for label in ("act", "topic_id", "layer")) - 2 + blind(one, two)


def align(first: Sequence[Unit], second: Sequence[Unit], score: Callable[[Unit, Unit], float]) -> list[Pair]:
    """Pair the units of one paragraph in their order (no crossing) so that the sum of the scores is greatest."""
    above: list[tuple[float, list[Pair]]] = [(0.0, [])] * (len(second) + 1)
    for one in first:
        line = above[:1]
        for column, two in enumerate(second):
            matched = above[column][0] + score(one, two), [*above[column][1], (one, two)]
            line.append(max(matched, above[column + 1], line[column], key=lambda option: option[0]))
        above = line
    return above[-1][1]


def match(first: list[Unit], second: list[Unit], score: Callable[[Unit, Unit], float]) -> list[Pair]:
    """Pair the units of two codings, paragraph by paragraph."""
    places = {unit["place"] for unit in first}
    groups = ([[unit for unit in coding if unit["place"] == here] for coding in (first, second)] for here in places)
    return [pair for left, right in groups for pair in align(left, right, score)]


def percent(part: int, whole: int) -> str:
    """Give a share as a rounded percentage."""
    return f"{100 * part / whole:.0f} %" if whole else NONE


def alpha(values: Sequence[tuple[str, str]]) -> str:
    """Give Krippendorff's alpha for a nominal label and two coders."""
    known = sorted({value for pair in values for value in pair})
    data = np.array([[known.index(pair[coder]) for pair in values] for coder in (0, 1)])
    return f"{krippendorff.alpha(data, level_of_measurement='nominal'):.2f}" if len(known) > 1 else NONE


def table(caption: str, head: str, rows: Iterable[Sequence[object]]) -> list[str]:
    """Lay out a Markdown table under its caption."""
    lines = head.split(", "), ["---" for _ in head.split(", ")], *rows
    return [f"{caption}:", "", *("| " + " | ".join(map(str, line)) + " |" for line in lines), ""]


def unit_rows(first: list[Unit], second: list[Unit], *matchings: list[Pair]) -> Iterable[Sequence[object]]:
    """Count units and matched units for each text and for all."""
    texts = sorted({unit["session_id"] for unit in first})
    for name, wanted in [*((text, [text]) for text in texts), ("all", texts)]:
        one, two = (sum(unit["session_id"] in wanted for unit in coding) for coding in (first, second))
        for title, pairs in zip(("blind", "informed"), matchings, strict=True):
            both = sum(pair[0]["session_id"] in wanted for pair in pairs)
            yield name, title, one, two, both, one - both, two - both, percent(2 * both, one + two)


def label_rows(*matchings: list[Pair]) -> Iterable[Sequence[object]]:
    """Measure each label over the matched units, under each way of matching."""
    for label, title in LABELS.items():
        columns = [[(one[label], two[label]) for one, two in pairs] for pairs in matchings]
        shares = [percent(sum(one == two for one, two in values), len(values)) for values in columns]
        yield title, *(cell for share, values in zip(shares, columns, strict=True) for cell in (share, alpha(values)))


def differences(pairs: list[Pair]) -> Iterable[Sequence[object]]:
    """List the labels that differ, the most frequent first."""
    for label, title in LABELS.items():
        found = Counter((one[label], two[label]) for one, two in pairs if one[label] != two[label])
        for (one, two), count in sorted(found.items(), key=lambda item: (-item[1], item[0])):
            yield title, one or "(none)", two or "(none)", count


def fact_rows(first: list[Unit], second: list[Unit]) -> Iterable[Sequence[object]]:
    """Count, for each field, the sessions for which both codings say the same, and those both give a value for."""
    codings = [{(row["session_id"], row["field"]): row["value"] for row in rows} for rows in (first, second)]
    for field in sorted({name for _, name in codings[0]}):
        pairs = [tuple(coding[key] for coding in codings) for key in codings[0] if key[1] == field]
        filled = [pair for pair in pairs if all(pair)]
        alike = sum(one == two for one, two in pairs)
        yield field, len(pairs), alike, percent(alike, len(pairs)), len(filled), sum(a == b for a, b in filled)


def role_rows(name: str, pairs: list[Pair], one: int, two: int) -> Iterator[Sequence[object]]:
    """Measure labels and roles of matched units: agreement and alpha, one line a measure."""
    yield name, "units: first, second, matched", f"{one}, {two}, {len(pairs)}", ""
    for label in ("act", "topic_id", "layer"):
        values = [(a[label], b[label]) for a, b in pairs]
        yield name, LABELS[label].lower(), percent(sum(a == b for a, b in values), len(values)), alpha(values)
    named = list(roles.roles(pairs))
    both = [sides for sides in named if "none" not in sides]
    for title, values in (
        ("stance of each party that either names", list(roles.stances(pairs))),
        ("role of each party that either names", named),
        ("role of each party that both name", both),
    ):
        yield name, f"{title} ({len(values)})", percent(sum(a == b for a, b in values), len(values)), alpha(values)
    for title, concerned in (("all parties of a statement alike", True), ("the same without `concerned`", False)):
        yield name, title, percent(roles.same_parties(pairs, concerned=concerned), len(pairs)), ""


def party_tables() -> list[str]:
    """Lay out what was measured of parties: drawn statements, whole sessions, and other statements by mended rules."""
    lines, found = list[Sequence[object]](), list[Pair]()
    for name, stem in (("drawn", "drawn"), ("sessions", "sessions"), ("drawn again", "redrawn")):
        first, second = read(f"{stem}_first.csv"), read(f"{stem}_second.csv")
        for coding in (first, second):
            size = Counter(unit["session_id"] + unit["source_id"] for unit in coding)
            seen = Counter[str]()
            for unit in coding:
                unit["place"] = here = unit["session_id"] + unit["source_id"]
                unit["at"] = str((seen[here] + 0.5) / size[here])
                seen[here] += 1
        pairs = match(first, second, informed) if stem == "sessions" else list(zip(first, second, strict=True))
        lines += role_rows(name, pairs, len(first), len(second))
        found += pairs
    return [
        *table("Parties and labels", "Statements, Measure, Alike, Alpha", lines),
        *table("Roles that differ, all three together", "First, Second, Parties", roles.confusions(found)),
    ]


def figures() -> str:
    """Compute everything that stands between the markers of the page."""
    first, second = units("first.csv"), units("second.csv")
    both = match(first, second, blind), match(first, second, informed)
    head = "Text, Matching, First, Second, Matched, Only first, Only second, Share matched"
    lines = table("Units", head, unit_rows(first, second, *both))
    head = "Label, Blind: same, Blind: alpha, Informed: same, Informed: alpha"
    lines += table("Labels of the matched units", head, label_rows(*both))
    lines += table("Labels that differ, informed matching", "Label, First, Second, Units", differences(both[1]))
    if (HERE / "facts_first.csv").exists() and (HERE / "facts_second.csv").exists():
        head = "Field, Sessions, Alike, Share alike, Both filled, Of these alike"
        lines += table("Facts", head, fact_rows(read("facts_first.csv"), read("facts_second.csv")))
    lines += party_tables()
    return "\n".join(lines)


def main() -> None:
    """Rewrite the figures of the page, or with --check fail where they are not up to date."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing; fail where the page differs")
    check, old = parser.parse_args().check, PAGE.read_text(encoding="utf-8")
    new = f"{old.split(START)[0]}{START}\n\n{figures()}\n{STOP}{old.split(STOP)[1]}"
    if not check:
        PAGE.write_text(new, encoding="utf-8", newline="\n")
    elif new != old:
        sys.exit(f"{PAGE}: the figures are not those of the files; run {Path(__file__).name}")


if __name__ == "__main__":
    main()
