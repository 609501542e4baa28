"""A diff as text for a terminal, as Markdown for a pull request, as JSON for programs."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator

from soc_data.diff.changes import REDIRECTIONS, Change, Diff, Kind
from soc_data.diff.labels import escaped, quoted
from soc_data.diff.notes import sections
from soc_data.diff.policy import Bump
from soc_data.findings import one_line, shown
from soc_data.tables.columns import LABELS

MARKDOWN_LINES = 40
"""How many changes of a table are listed in Markdown; the others are counted."""

_SIGNS = {"added": "+", "removed": "-", "redirected": "→", "merged": "→", "followed": "→"}


def printable(text: str | None) -> str:
    """Return a value for a terminal: shortened, with invisible and control characters escaped."""
    return "(empty)" if text is None else shown(text) or "(empty)"


def code(text: str | None) -> str:
    """Return a value for Markdown, as a code span."""
    return printable(text) if text is None else quoted(text)


def _counted(count: int, word: str) -> str:
    return f"{count:,} {word}{'s' * (count != 1)}"


def _line(change: Change, quote: Callable[[str | None], str]) -> str:
    """Return one change as a line: its kind, its place, and the values before and after."""
    place = [part for part in (change.key, change.column, change.code, change.aspect) if part is not None]
    if change.kind in REDIRECTIONS:
        place = []
    words = f"{change.kind.words}: " if place else f"{change.kind.words}"
    line = words + ", ".join(map(quote, place))
    if (change.old, change.new) != (None, None):
        return f"{line}: {quote(change.old)} → {quote(change.new)}"
    label = next((change.row[name] for name in LABELS if change.row.get(name)), None) if change.row else None
    return f"{line} ({printable(label)})" if label and quote is printable else line


def _lines(changes: list[Change], quote: Callable[[str | None], str]) -> Iterator[str]:
    """Yield the changes of a table as lines; references that follow a redirected id are only counted."""
    following = 0
    for change in changes:
        if change.kind is Kind.REFERENCE_FOLLOWED:
            following += 1
        else:
            yield one_line(_line(change, quote))
    if following:
        yield f"{_counted(following, 'reference')} that follow a redirected id"


def _by_table(diff: Diff) -> dict[str, list[Change]]:
    found: dict[str, list[Change]] = {}
    for change in diff.changes:
        found.setdefault(change.table, []).append(change)
    return found


def _title(diff: Diff) -> str:
    sides = (f"{shown(side.label)} ({shown(side.version) or 'no version'})" for side in (diff.old, diff.new))
    return " → ".join(sides)


def reasons(diff: Diff) -> list[str]:
    """Return the kinds of change that require the version step, each with the number of its changes."""
    kinds = Counter(change.kind for change in diff.changes if change.kind.bump == diff.required)
    return [f"{kind.words} ({count:,})" for kind, count in kinds.items()]


def verdict(diff: Diff) -> str:
    """Return a sentence that says which version the changes require."""
    if diff.required is Bump.NONE:
        return "No changes: no new version is required."
    step = diff.required.word
    if diff.required_version:
        step += f" version, {diff.required_version} or later"
    return f"Required: a {step}, because of: {'; '.join(reasons(diff))}."


def as_text(diff: Diff) -> str:
    """Return one line per change, under the name of its table, and at the end the version that the changes require."""
    lines = [_title(diff)]
    for table, changes in _by_table(diff).items():
        lines += ["", printable(table) if table else "the package itself"]
        lines += [f"  {_sign(line)} {line}" for line in _lines(changes, printable)]
    return "\n".join([*lines, "", verdict(diff)])


def _sign(line: str) -> str:
    words = line.partition(":")[0].split()
    return next((sign for word, sign in _SIGNS.items() if word in words), "~")


def as_markdown(diff: Diff) -> str:
    """Return the version that the changes require, the changes in sentences, and a list of them for each table."""
    blocks = [f"## {escaped(_title(diff))}", f"**{verdict(diff)}**"]
    for title, sentences in sections(diff).items():
        blocks.append(f"### {title}\n\n" + "\n".join(f"- {sentence}" for sentence in sentences))
    for table, changes in _by_table(diff).items():
        lines = list(_lines(changes, code))
        more = [f"and {len(lines) - MARKDOWN_LINES:,} more"] if len(lines) > MARKDOWN_LINES else []
        listed = "\n".join(f"- {line}" for line in [*lines[:MARKDOWN_LINES], *more])
        name = escaped(table or "the package itself")
        blocks.append(
            f"<details><summary>{name}: {_counted(len(changes), 'change')}</summary>\n\n{listed}\n\n</details>"
        )
    return "\n\n".join(blocks)


def as_json(diff: Diff) -> str:
    """Return a JSON object: `old`, `new`, `required` (bump, version, reasons) and `changes` with their attributes."""
    content = {
        "old": {"label": diff.old.label, "version": diff.old.version},
        "new": {"label": diff.new.label, "version": diff.new.version},
        "required": {"bump": diff.required.word, "version": diff.required_version, "reasons": reasons(diff)},
        "changes": [change.as_dict() for change in diff.changes],
    }
    return json.dumps(content, ensure_ascii=False, indent=2)
