"""How well `soc-data draft` does on the full texts, each as if it were new: writes the table of docs/draft.md.

`python tests/drafting.py TEXTS --write` measures on the texts (`*.txt`) of a directory, told by their hashes, and tries
every recorded spelling in a sentence; `--check` fails where the five texts of stated.csv fall below the floors.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from helpers import CHECKOUT
from soc_data import Dataset, load
from soc_data.files import write_file
from soc_data.tables.letters import scripts_in
from soc_data.tables.models import FACT_TABLES, Evidence, Name
from soc_data.tables.patterns import paragraphs_of
from soc_data.tables.spelling import folded
from soc_data.texts.audit import references
from soc_data.texts.draft import Draft, draft
from soc_data.texts.files import Text, texts_in
from soc_data.texts.mentions import mentions
from soc_data.texts.spellings import KINDS, spellings_of
from soc_data.texts.words import ARABIC, PARTICLES, keys_of

DOCUMENT = CHECKOUT / "docs" / "draft.md"
BEGIN, END = "<!-- figures: written by tests/drafting.py -->", "<!-- end of figures -->"
FLOORS = {"people": 0.95, "by rows": 0.8, "pairs": 0.95}
EXACT = ("source rows", "dates", "numbers")
LINES = (
    ("people", "people named and known: found"), ("pairs", "the same, paragraph by paragraph"),
    ("new", "people named and new: listed as unknown"), ("by rows", "people found: right by rows"),
    ("by reading", "people found: right by reading"), ("source rows", "source rows as recorded"),
    ("dates", "dates: found"), ("dates found", "dates found: right"), ("numbers", "numbers: found"),
    ("numbers found", "numbers found: right"), ("organizations", "bodies that rows refer to: found"),
    ("places", "places that rows refer to: found"), ("instruments", "instruments that rows refer to: found"),
)  # fmt: skip
Used = dict[str, dict[str, set[int]]]
"""Table -> key -> paragraphs of the rows that refer to it."""


def read(name: str) -> list[dict[str, str]]:
    """Read a CSV file of docs/data/draft."""
    with (CHECKOUT / "docs" / "data" / "draft" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def used_by(data: Dataset, source: str) -> Used:
    """Return what the rows that rest on a source refer to, and from which paragraphs."""
    used: Used = {kind: defaultdict(set) for kind in KINDS}
    for table in FACT_TABLES:
        for row in data.referring(table, "source_id", source):
            for kind, key in (*references(row), *(references(row.row) if isinstance(row, Evidence) else ())):
                used[kind][key] |= set(paragraphs_of(row.locator)) if table != Name.table.name else set()
    return used


def is_named(data: Dataset, person: str, lines: Iterable[str]) -> bool:
    """Whether the last word of some spelling of a person stands in some lines."""
    words = {word for line in lines for word in folded(line).split()}
    spellings = [data.people[person].name, *(name.name for name in data.people[person].names)]
    return any(folded(spelling).split()[-1:] and folded(spelling).split()[-1] in words for spelling in spellings)


class Tally:
    """Counts of what was right, of what was asked; by the names of the lines of the table."""

    def __init__(self) -> None:
        self.texts = 0
        self.counts: Counter[tuple[str, bool]] = Counter()

    def add(self, line: str, right: bool, times: int = 1) -> None:
        """Count something that was asked, and whether it was right."""
        self.counts[line, right] += times

    def share(self, line: str) -> float:
        """Return which share was right; 1 of nothing."""
        right, wrong = self.counts[line, True], self.counts[line, False]
        return right / (right + wrong) if right + wrong else 1.0

    def cell(self, line: str) -> str:
        """Return a cell of the table."""
        right, wrong = self.counts[line, True], self.counts[line, False]
        return f"{right} of {right + wrong}: {self.share(line):.2f}" if right + wrong else "not measured"


def measure(data: Dataset, text: Text, source: str, tally: Tally) -> list[str]:
    """Measure the draft of one text as if it were new; return the people found on whom there is no verdict yet."""
    spellings = spellings_of(data, source)
    done = draft(data, text, source, spellings)
    used = used_by(data, source)
    tally.texts += 1
    known = {key for kind, key in spellings.recorded if kind == "people"}
    _measure_named(data, done, used, known, tally)
    row = data.sources[source]
    fresh = draft(data, Text(text.file, "0" * 64, text.lines), None, spellings).source
    is_same = fresh["language"] == row.language and fresh["dateline"] == (row.dateline or "")
    tally.add("source rows", is_same and done.source["paragraphs"] == str(row.paragraphs)
              and done.source["text_sha256"] == row.text_sha256 and fresh["extent"] == row.extent)  # fmt: skip
    _measure_stated(done, source, tally)
    for kind in KINDS[1:]:
        found = {m.key for m in done.mentions if m.kind == kind}
        for key in used[kind]:
            tally.add(kind, key in found)
    return _measure_right(done, source, set(used["people"]), tally)


def _measure_named(data: Dataset, done: Draft, used: Used, known: set[str], tally: Tally) -> None:
    lines = done.text.lines
    found = {(m.key, m.paragraph) for m in done.mentions if m.kind == "people"}
    for person, numbers in used["people"].items():
        named = {number for number in numbers if is_named(data, person, [lines[number - 1]])}
        if not named:
            continue  # an office-holder whom the text does not name, or somebody whom the row alone is about
        if person in known:
            tally.add("people", any(key == person for key, _ in found))
            for number in named:
                tally.add("pairs", (person, number) in found)
        else:
            own = {folded(name.name) for name in data.people[person].names}
            tally.add("new", any(spelling in folded(one.as_stated) for one in done.strangers for spelling in own))


def _measure_stated(done: Draft, source: str, tally: Tally) -> None:
    """Compare dates and numbers with those that were read."""
    rows = [row for row in read("stated.csv") if row["source_id"] == source]
    if not rows:
        return
    wanted = {tuple(row.values())[1:] for row in rows}
    dates = {("date", f"p{one.paragraph}", one.as_stated, one.first, one.last, str(one.weekday or ""))
             for one in done.dates}  # fmt: skip
    numbers = {("number", f"p{one.paragraph}", one.as_stated, one.value, "", "") for one in done.numbers}
    for kind, found in (("date", dates), ("number", numbers)):
        for one in (one for one in wanted if one[0] == kind):
            tally.add(f"{kind}s", one in found)
        for one in found:
            tally.add(f"{kind}s found", one in wanted)


def _measure_right(done: Draft, source: str, used: set[str], tally: Tally) -> list[str]:
    verdicts = {(row["source_id"], row["person_id"]): row["verdict"] for row in read("named.csv")}
    unread = []
    for person in sorted({m.key for m in done.mentions if m.kind == "people"}):
        tally.add("by rows", person in used)
        if person not in used and (source, person) not in verdicts:
            first = next(m for m in done.mentions if m.key == person)
            unread.append(f"{source},{person},p{first.paragraph},{first.as_stated}")
        tally.add("by reading", person in used or verdicts.get((source, person)) == "named")
    return unread


SENTENCES = {True: "وحضر الاجتماع {} الذي تحدث عن الوضع.", False: "The meeting was attended by {}, who spoke of aid."}
"""What a spelling is put into, in Arabic and in Latin letters."""


def alone(data: Dataset) -> dict[bool, Counter[str]]:
    """Count, for spellings in Arabic and in Latin letters, whether each is found while its source is left out.

    Only names of two words and more, of people who have another spelling: `found`, `missed`, and the `others` that were
    found.
    """
    counts: dict[bool, Counter[str]] = {True: Counter(), False: Counter()}
    for source in data.sources.values():
        names = [n for n in source.names if n.person_id and len(set(keys_of(n.name)) - PARTICLES) > 1]
        spellings = spellings_of(data, source.id) if names else None
        for name in names:
            is_arabic = ARABIC.match(name.name) is not None
            is_known = spellings and ("people", name.person_id) in spellings.recorded
            if spellings and is_known and (is_arabic or scripts_in(name.name) == {"LATIN"}):
                sentence = SENTENCES[is_arabic].format(name.name)
                found = {m.key for m in mentions([sentence], spellings, name.language) if m.kind == "people"}
                counts[is_arabic]["found" if name.person_id in found else "missed"] += 1
                counts[is_arabic]["others"] += len(found - {name.person_id})
    return counts


def table_alone(counts: dict[bool, Counter[str]]) -> str:
    """Return the table of spellings as it stands in the docs."""
    rows = []
    for is_arabic, script in ((False, "Latin"), (True, "Arabic")):
        found, missed, others = (counts[is_arabic][name] for name in ("found", "missed", "others"))
        rows.append(f"| {script} | {found + missed} | {found}: {found / (found + missed):.2f} | {others} |")
    head = "| letters | spellings left out | found | other people taken for named |\n| --- | --: | --: | --: |"
    return "\n".join([head, *rows])


def table(five: Tally, others: Tally) -> str:
    """Return the table as it stands in the docs."""
    head = f"| | the five texts of stated.csv | {others.texts} further texts |"
    rows = [f"| {title} | {five.cell(line)} | {others.cell(line)} |" for line, title in LINES]
    return "\n".join([head, "| --- | --: | --: |", *rows])


def faults(five: Tally) -> list[str]:
    """Return where the five texts fall below the floors."""
    low = [f"{line}: {five.cell(line)}, below {floor}" for line, floor in FLOORS.items() if five.share(line) < floor]
    exact = [line for line in (*EXACT, "dates found", "numbers found") if five.share(line) < 1]
    return low + [f"{line}: {five.cell(line)}, not exact" for line in exact]


def main() -> int:
    """Measure; return 1 where the five texts fall below the floors, or are not there."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("texts", type=Path)
    action = arguments.add_mutually_exclusive_group(required=True)
    action.add_argument("--write", action="store_true")
    action.add_argument("--check", action="store_true")
    args = arguments.parse_args()
    data = load(CHECKOUT)
    by_hash = {source.text_sha256: source.id for source in data.sources.values() if source.text_sha256}
    read_closely = {row["source_id"] for row in read("stated.csv")}
    five, others, unread = Tally(), Tally(), []
    for text in texts_in(args.texts):
        if source := by_hash.get(text.sha256):
            unread += measure(data, text, source, five if source in read_closely else others)
    wrong = faults(five) if five.texts == len(read_closely) else [f"{five.texts} of the {len(read_closely)} texts"]
    wrong += [f"no verdict in named.csv: {one}" for one in unread]
    page = DOCUMENT.read_text(encoding="utf-8")
    if args.write:
        before, rest = page.split(BEGIN)
        tables = f"{table(five, others)}\n\n{table_alone(alone(data))}"
        content = f"{before}{BEGIN}\n{tables}\n{END}{rest.partition(END)[2]}"
        write_file(DOCUMENT, content.encode())
    print("\n".join([*wrong, table(five, others)]))
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
