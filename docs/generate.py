"""Writes the pages that are generated from the code and the data; `--check` fails if one is not up to date."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import redirect_stdout, suppress
from importlib import import_module
from pathlib import Path

from soc_data.cli import COMMANDS
from soc_data.cli import main as main_of_soc_data
from soc_data.dataset.dataset import Dataset, load
from soc_data.export.dictionary import dictionary
from soc_data.files import write_file
from soc_data.tables.codes import PartyRole
from soc_data.validation.rules import IDS, TEXTS, rules
from soc_data.views.coverage import coverage, render, year_of

HERE = Path(__file__).parent
WORDED_BY = (3, 11)
"""The Python version whose argparse writes the help in commands.md; other versions word it slightly differently."""
GENERATED = "<!-- Written by docs/generate.py: do not edit. -->"


def codebook() -> Iterator[str]:
    """The tables, their columns and codes."""
    yield "# Codebook\n\nEvery table, column and code, generated from the models. Empty cells are missing values.\n"
    yield (
        "In every format except `data/*.csv`, each EDTF date, such as `start`, is followed by `start_earliest` and "
        "`start_latest`: the first and the last day that it may mean, as dates; empty if open or unknown.\n"
    )
    yield from dictionary()


def rule_page() -> Iterator[str]:
    """Every rule that `soc-data validate` and `soc-data verify-sources` check."""
    yield "# Rules\n\nWhat `soc-data validate` checks. A finding names its rule by the id given here.\n"
    yield "\n".join(f"- `{name}`: {text}" for name, text in rules().items())
    yield "\nWhat `soc-data validate --previous` checks against an earlier release:\n"
    yield "\n".join(f"- `{name}`: {text}" for name, text in IDS.items())
    yield "\nWhat `soc-data verify-sources` checks against the full texts:\n"
    yield "\n".join(f"- `{name}`: {text}" for name, text in TEXTS.items())


def command_page() -> Iterator[str]:
    """The help of every command."""
    yield f"# Commands\n\n{_help()}"
    for command in COMMANDS:
        yield f"## soc-data {command}\n\n{_help(command)}"
        for action in getattr(import_module(f"soc_data.commands.{command.replace('-', '_')}"), "ACTIONS", ()):
            yield f"### soc-data {command} {action}\n\n{_help(command, action)}"


def _help(*command: str) -> str:
    os.environ["COLUMNS"] = "100"
    text = io.StringIO()
    with redirect_stdout(text), suppress(SystemExit):
        main_of_soc_data([*command, "--help"])
    return f"```text\n{text.getvalue().rstrip()}\n```\n"


def coverage_page() -> Iterator[str]:
    """What the data know and do not know."""
    yield "# Coverage\n\nWhat the shipped data know, per year and per session. The same as `soc-data coverage`.\n"
    yield render(coverage(load(HERE.parent)), "markdown")


def parties_page() -> Iterator[str]:
    """The parties that the statements oppose, by year, with what could be read; and the labels of groups."""
    data = load(HERE.parent)
    yield "# Parties\n\nParties that statements oppose, by year, and the labels of groups without an organization.\n"
    yield (
        "Counts depend on what could be read: see the first two rows, and [coverage.md](coverage.md). The year is that "
        "of the session's first day. How roles are coded: [coding.md](coding.md).\n"
    )
    yield from _opposed(data)
    labels = Counter(p.group_label for p in data.parties.values() if p.group_label)
    yield "## Labels\n\n| label | rows |\n| --- | --: |"
    yield from (f"| {label} | {labels[label]} |" for label in sorted(labels, key=str.casefold))


def _opposed(data: Dataset) -> Iterator[str]:
    years = {s.id: year_of(s.start) for s in data.sessions.values() if s.statements}
    columns = sorted(set(years.values()))
    roles = [p for p in data.parties.values() if p.role == PartyRole.OPPOSED]
    opposed, totals = Counter((p.name, years[p.statement.session_id]) for p in roles), Counter(p.name for p in roles)
    statements = Counter(years[s.session_id] for s in data.statements.values())
    yield f"| opposed | all | {' | '.join(columns)} |\n| --- | --: |{' --: |' * len(columns)}"
    for title, counts in (("*sessions with statements*", Counter(years.values())), ("*statements*", statements)):
        yield f"| {title} | {counts.total()} | {' | '.join(str(counts[year] or '') for year in columns)} |"
    for party, total in sorted(totals.items(), key=lambda item: (-item[1], item[0])):
        if total > 1:
            yield f"| {party} | {total} | {' | '.join(str(opposed[party, year] or '') for year in columns)} |"
    yield "\nOpposed once: " + "; ".join(sorted(party for party, total in totals.items() if total == 1)) + ".\n"


PAGES = {
    "codebook.md": codebook,
    "rules.md": rule_page,
    "commands.md": command_page,
    "coverage.md": coverage_page,
    "parties.md": parties_page,
}


def content(page: str) -> str:
    """Return the current content of a page."""
    title, *rest = "\n".join(PAGES[page]()).split("\n")
    return "\n".join([title, "", GENERATED, *rest]).rstrip() + "\n"


def main() -> int:
    """Write the pages or, with `--check`, return 1 if one differs."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--check", action="store_true")
    check = arguments.parse_args().check
    pages = [page for page in PAGES if page != "commands.md" or sys.version_info[:2] == WORDED_BY]
    stale = [p for p in pages if not (HERE / p).is_file() or (HERE / p).read_text("utf-8") != content(p)]
    for page in stale:
        if check:
            print(f"docs/{page} is not up to date: run python docs/generate.py")
        else:
            write_file(HERE / page, content(page).encode())
            print(f"written: docs/{page}")
    return 1 if check and stale else 0


if __name__ == "__main__":
    raise SystemExit(main())
