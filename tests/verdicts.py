"""The verdicts of `soc_data.validate` and of frictionless on every mutation.

Each mutation of the invented meeting is tried in a package of its own, where nothing else may be found; those of the
shipped rows, of which it is only asked that they are found in their line and column, are further rows of one package.

It takes minutes: `python tests/verdicts.py --check` fails where a mutation is not caught, where the two validators
differ without a reason, or where the tables of docs/integrity.md are not these verdicts; `--write` writes the tables.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from batches import BESIDE, is_told, untold
from helpers import CHECKOUT, copy_package
from mutation import Mutation
from mutations import corpus
from scene import stage, stage_alone
from soc_data.files import write_file
from soc_data.metadata import DESCRIPTOR
from soc_data.tables.models import MODELS
from soc_data.validation.validate import validate

DOCUMENT = CHECKOUT / "docs" / "integrity.md"
BEGIN, END = "<!-- mutations: written by tests/verdicts.py -->", "<!-- end of mutations -->"
EXPRESSIBLE = ("required", "pattern", "enum", "minimum", "type", "primary key", "unique key", "reference",
               "text of the file")  # fmt: skip
"""The constraints that Table Schema can state, and what a reader of CSV can see: frictionless is asked about these."""

REASONS: dict[str, tuple[str, ...]] = {
    "frictionless reads numbers as Python does; here the text of a cell counts": (
        "leading zeros", "an underscore", "a plus sign", "a space before a number", "Arabic-Indic digits",
        "an exponent", "a whole number", "a needless zero", "more digits than the gazetteer gives",
        "Arabic digits with a point",
    ),
    "Table Schema has `maximum`, the schemas do not state it: nine digits are a rule of the text": (
        "a number of ten digits",
    ),
    "frictionless does not read `uniqueKeys`": ("a second row of the same",),
    "other bytes that read as the same rows; that a file re-serialises to its bytes is asked here alone": (
        "a byte order mark", "CRLF line ends", "no line end at the end", "needless quotes",
    ),
    "frictionless takes any character that a column's pattern does not exclude; patterns exclude it in ids": (
        "NUL", "a control character", "a no-break space", "a zero-width", "a soft hyphen",
        "a right-to-left mark", "a direction override", "a replacement character", "text not in NFC",
        "a full-width letter", "a mathematical letter", "a ligature", "an enclosed letter",
        "an Arabic presentation form",
    ),
    "frictionless takes a cell of any length that fits the column's pattern": ("a line too long",),
}  # fmt: skip
"""Why frictionless does not catch a mutation that is caught here -> the beginnings of the kinds of mutation."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a mutation led to: whether its rule was found in its place, other rules found, and frictionless's verdict.

    `frictionless` is None where it was not asked.
    """

    found: bool
    others: frozenset[str]
    frictionless: bool | None


@contextmanager
def base(row: str) -> Iterator[Path]:
    """Make the package that mutations change: the invented meeting, beside the shipped data for a shipped row."""
    with tempfile.TemporaryDirectory() as directory:
        package = copy_package(Path(directory) / "package")
        yield stage(package) if row == "shipped" else stage_alone(package)


def frictionless_errors(package: Path, table: str, limit: int = 1000) -> set[str]:
    """Return the types of the errors that frictionless finds in a table, read with the tables that it refers to."""
    import frictionless

    frictionless.system.trusted = False
    content = json.loads((package / DESCRIPTOR).read_text(encoding="utf-8"))
    needed = {table, *MODELS[table].references().values()}
    content["resources"] = [resource for resource in content["resources"] if resource["name"] in needed]
    read: Any = frictionless.Package.from_descriptor(content, basepath=str(package))
    report = read.get_resource(table).validate(limit_errors=limit)
    return {error.type for task in report.tasks for error in task.errors} | {error.type for error in report.errors}


Results = list[tuple[Mutation, Verdict]]


def _share(part: int, parts: int) -> list[Verdict]:
    """Return the verdicts on every `parts`-th mutation of `alone` from `part` on."""
    found = []
    with base("invented") as package:
        files = {path: path.read_bytes() for path in package.glob("data/*.csv")}
        for mutation in alone()[part::parts]:
            mutation.change(package)
            found.append(_verdict(mutation, package))
            for path, content in files.items():
                if not path.exists() or path.read_bytes() != content:
                    path.write_bytes(content)
    return found


def alone() -> list[Mutation]:
    """Return the mutations that are each tried in a package of its own: those of the invented meeting."""
    return [mutation for mutation in corpus() if mutation.row != "shipped"]


def _together() -> Results:
    """Return the mutations of shipped rows with their verdicts; each is a further row of one package."""
    mutations = [mutation for mutation in corpus() if mutation.row == "shipped"]
    with base("shipped") as package:
        missed = {id(mutation) for mutation in untold(package, mutations)}
    return [(mutation, Verdict(id(mutation) not in missed, frozenset(), None)) for mutation in mutations]


def _verdict(mutation: Mutation, package: Path) -> Verdict:
    findings = validate(package).findings
    found = any(is_told(mutation, finding) for finding in findings)
    others = frozenset(f.rule for f in findings) - {mutation.rule}
    asked = mutation.constraint in EXPRESSIBLE
    return Verdict(found, others, bool(frictionless_errors(package, mutation.table, 1)) if asked else None)


def verdicts(processes: int = 2) -> Results:
    """Return every mutation with its verdict."""
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        shares = [pool.submit(_share, part, processes) for part in range(processes)]
        found = {part + i * processes: v for part, s in enumerate(shares) for i, v in enumerate(s.result())}
    return [*((mutation, found[i]) for i, mutation in enumerate(alone())), *_together()]


def faults(found: Results) -> Iterator[str]:
    """Yield what is wrong with the verdicts: every mutation is caught, one that is made to break one rule breaks no
    other, and frictionless differs exactly where there is a reason, never by catching more."""
    for mutation, verdict in found:
        if not verdict.found:
            yield f"not caught: {mutation}"
        if mutation.alone and (beside := verdict.others - BESIDE.get(mutation.kind, set())):
            yield f"found beside {mutation}: {', '.join(sorted(beside))}"
        if verdict.frictionless and not verdict.found:
            yield f"caught by frictionless alone: {mutation}"
    differing = differences(found)
    yield from (f"frictionless differs, and no reason is known: {kind}" for kind in differing if reason(kind) is None)
    for begin in chain.from_iterable(REASONS.values()):
        if not any(kind.startswith(begin) for kind in differing):
            yield f"frictionless does not differ any more: {begin}"


# The table in the docs


def tally(found: Results) -> Iterator[tuple[str, list[int]]]:
    """Yield for each constraint the numbers of mutations: all, caught here, asked of frictionless, caught there, and
    missed by both."""
    for constraint in dict.fromkeys(mutation.constraint for mutation, _ in found):
        of = [verdict for mutation, verdict in found if mutation.constraint == constraint]
        asked = [v for v in of if v.frictionless is not None]
        yield constraint, [
            len(of), sum(v.found for v in of), len(asked), sum(bool(v.frictionless) for v in asked),
            sum(not v.found and not v.frictionless for v in of),
        ]  # fmt: skip


def differences(found: Results) -> dict[str, tuple[int, int]]:
    """Return kind -> tables asked and tables caught by frictionless, for the mutations that it does not catch or that
    only it catches."""
    counts: dict[str, list[Verdict]] = {}
    for mutation, verdict in found:
        if verdict.frictionless is not None:
            counts.setdefault(mutation.kind, []).append(verdict)
    return {
        kind: (len(of), sum(bool(v.frictionless) for v in of))
        for kind, of in counts.items()
        if any(v.found != v.frictionless for v in of)
    }


def reason(kind: str) -> str | None:
    """Return why the verdicts on a kind of mutation differ; None where no reason is known."""
    return next((text for text, kinds in REASONS.items() if kind.startswith(kinds)), None)


def table(found: Results) -> str:
    """Return both tables as they stand in the docs."""
    rows = list(tally(found))
    rows.append(("**all**", [sum(column) for column in zip(*(counts for _, counts in rows), strict=True)]))
    lines = [
        "| what is broken | mutations | caught by soc-data | asked of frictionless | caught by frictionless "
        "| missed by both |",
        "| --- | --: | --: | --: | --: | --: |",
        *(f"| {name} | {' | '.join(f'{n:,}' for n in counts)} |" for name, counts in rows),
    ]
    lines += ["", "| mutation | frictionless catches it | why not everywhere |", "| --- | --- | --- |"]
    lines += [
        f"| {kind} | at {caught} of {asked} | {reason(kind)} |" for kind, (asked, caught) in differences(found).items()
    ]
    return "\n".join(lines)


def with_table(document: str, found: Results) -> str:
    """Return the document with the tables between their markers."""
    before, begin, rest = document.partition(BEGIN)
    _, end, after = rest.partition(END)
    assert begin
    assert end
    return f"{before}{begin}\n{table(found)}\n{end}{after}"


def counts_in(document: str) -> dict[str, tuple[int, int]]:
    """Return what is broken -> the numbers of mutations and of those caught here, as the document has them."""
    rows = document.partition(BEGIN)[2].partition("\n\n")[0].splitlines()[3:]
    cells = [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]
    return {name: (int(tried.replace(",", "")), int(caught.replace(",", ""))) for name, tried, caught, *_ in cells}


def main() -> int:
    """Try every mutation; return 1 where a verdict is wrong or, with `--check`, where the docs have others."""
    arguments = argparse.ArgumentParser(description=__doc__)
    action = arguments.add_mutually_exclusive_group(required=True)
    action.add_argument("--write", action="store_true")
    action.add_argument("--check", action="store_true")
    write = arguments.parse_args().write
    wrong = []
    for row in ("invented", "shipped"):
        with base(row) as package:
            wrong += [f"the base is not valid: {finding}" for finding in validate(package).findings]
            wrong += [f"the base is not valid for frictionless: {t}" for t in MODELS if frictionless_errors(package, t)]
    found = verdicts()
    wrong += faults(found)
    before = DOCUMENT.read_text(encoding="utf-8")
    after = with_table(before, found)
    if write:
        write_file(DOCUMENT, after.encode())
    elif before != after:
        wrong.append("docs/integrity.md has other verdicts: run python tests/verdicts.py --write")
    print("\n".join([*wrong, f"{len(found):,} mutations tried, {sum(v.found for _, v in found):,} caught"]))
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
