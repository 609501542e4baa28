"""The verdicts of `soc_data.validate` and of frictionless on the mutation corpus, and the table of them in the docs.

`python tests/verdicts.py --write` writes the table into docs/integrity.md.
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from helpers import CHECKOUT
from mutations import Mutation, corpus
from scene import stage
from soc_data.files import write_file
from soc_data.metadata import DESCRIPTOR
from soc_data.reading.package import root
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
def base() -> Iterator[Path]:
    """Make the package that mutations change: the shipped one with the invented meeting."""
    with tempfile.TemporaryDirectory() as directory:
        package = Path(directory) / "package"
        package.mkdir()
        shutil.copy(root() / DESCRIPTOR, package)
        for folder in ("data", "schemas"):
            shutil.copytree(root() / folder, package / folder)
        stage(package)
        yield package


def frictionless_finds(package: Path, table: str) -> bool:
    """Whether frictionless finds a fault in a table of a package, read with the tables that it refers to."""
    import frictionless

    frictionless.system.trusted = False
    content = json.loads((package / DESCRIPTOR).read_text(encoding="utf-8"))
    needed = {table, *MODELS[table].references().values()}
    content["resources"] = [resource for resource in content["resources"] if resource["name"] in needed]
    read: Any = frictionless.Package.from_descriptor(content, basepath=str(package))
    return not read.get_resource(table).validate(limit_errors=1).valid


Results = list[tuple[Mutation, Verdict]]


def _share(part: int, parts: int) -> list[Verdict]:
    """Return the verdicts on every `parts`-th mutation from `part` on, each applied alone."""
    found = []
    with base() as package:
        files = {path: path.read_bytes() for path in package.glob("data/*.csv")}
        for mutation in corpus()[part::parts]:
            mutation.change(package)
            found.append(_verdict(mutation, package))
            for path, content in files.items():
                if not path.exists() or path.read_bytes() != content:
                    path.write_bytes(content)
    return found


def _verdict(mutation: Mutation, package: Path) -> Verdict:
    findings = validate(package).findings
    found = any(
        f.rule == mutation.rule
        and (not mutation.table or f.file == f"data/{mutation.table}.csv")
        and mutation.column in (None, f.column)
        for f in findings
    )
    others = frozenset(f.rule for f in findings) - {mutation.rule}
    asked = mutation.constraint in EXPRESSIBLE and mutation.row == "invented"
    return Verdict(found, others, frictionless_finds(package, mutation.table) if asked else None)


def verdicts(processes: int = 2) -> Results:
    """Return every mutation with its verdict."""
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        shares = [pool.submit(_share, part, processes) for part in range(processes)]
        found = {part + i * processes: v for part, s in enumerate(shares) for i, v in enumerate(s.result())}
    return [(mutation, found[i]) for i, mutation in enumerate(corpus())]


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


def main() -> int:
    """Write the tables, or with `--check` return 1 where they are not up to date."""
    arguments = argparse.ArgumentParser(description=__doc__)
    action = arguments.add_mutually_exclusive_group(required=True)
    action.add_argument("--write", action="store_true")
    action.add_argument("--check", action="store_true")
    write = arguments.parse_args().write
    before = DOCUMENT.read_text(encoding="utf-8")
    after = with_table(before, verdicts())
    if write and before != after:
        write_file(DOCUMENT, after.encode())
    return 0 if write or before == after else 1


if __name__ == "__main__":
    raise SystemExit(main())
