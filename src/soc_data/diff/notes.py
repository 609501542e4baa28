"""A diff in sentences for researchers: a draft of the data section of the changelog."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from soc_data.diff.changes import Change, Diff, Kind
from soc_data.diff.compare import DEFINING
from soc_data.diff.labels import Labels, escaped, noun, quoted
from soc_data.findings import TEXT_LIMIT, one_line

LISTED = 20
"""How many added rows, or corrected cells of a column, are named; the others are counted."""

VOTES = {("candidates", "votes"), *(("elections", name) for name in ("votes_cast", "members_present", "membership"))}
"""Columns of votes."""

_ALWAYS_TOLD = VOTES | DEFINING

_LONG = 60


def sections(diff: Diff) -> dict[str, list[str]]:
    """Return the sentences of the changelog by heading; headings without sentences are left out."""
    labels = Labels(diff)
    found = {
        "Added": [*_model(diff, _ADDED), *_rows(diff, labels, Kind.ROW_ADDED)],
        "Changed": [*_model(diff, _CHANGED), *_forms(diff), *_redirects(diff, labels)],
        "Removed": [*_model(diff, _REMOVED), *_rows(diff, labels, Kind.ROW_REMOVED)],
        "Fixed": list(_corrections(diff, labels)),
    }
    return {title: [one_line(sentence) for sentence in told] for title, told in found.items() if told}


def draft(diff: Diff) -> str:
    """Return the draft of a section of CHANGELOG.md, under the lowest version that the changes require."""
    head = f"## [{diff.required_version or 'next version'}] - unreleased"
    blocks = [f"### {title}\n\n" + "\n".join(f"- {s}" for s in some) for title, some in sections(diff).items()]
    return "\n\n".join([head, *blocks] if blocks else [head, "No change in the data."])


def _place(change: Change) -> str:
    return quoted(f"{change.table}.{change.column}")


def _meaning(change: Change) -> str:
    return escaped(change.new, TEXT_LIMIT) if change.new else "without a meaning"


_Sentence = Callable[[Change], str]
_ADDED: dict[Kind, _Sentence] = {
    Kind.TABLE_ADDED: lambda c: f"Table {quoted(c.table)}, with {c.new}.",
    Kind.COLUMN_ADDED: lambda c: f"Column {quoted(c.name)}.",
    Kind.CODE_ADDED: lambda c: f"Code {quoted(c.code)} of {_place(c)}: {_meaning(c)}",
}
_REMOVED: dict[Kind, _Sentence] = {
    Kind.TABLE_REMOVED: lambda c: f"Table {quoted(c.table)}, which had {c.old}.",
    Kind.COLUMN_REMOVED: lambda c: f"Column {quoted(c.name)}.",
    Kind.CODE_REMOVED: lambda c: f"Code {quoted(c.code)} of {_place(c)}.",
}
_CHANGED: dict[Kind, _Sentence] = {
    Kind.COLUMN_RENAMED: lambda c: f"Column {quoted(c.name)} is now called {quoted(c.new)}.",
    Kind.CODE_REDEFINED: lambda c: f"Code {quoted(c.code)} of {_place(c)} now means: {_meaning(c)}",
    Kind.REFERENCE_CHANGED: lambda c: f"The reference of {quoted(c.name)} has changed: {_property(c)}.",
    Kind.KEY_CHANGED: lambda c: f"The key of {quoted(c.table)} has changed: {_property(c)}.",
    Kind.UNIQUENESS_CHANGED: lambda c: f"A unique key of {quoted(c.table)} has changed: {_property(c)}.",
    Kind.FILE_CHANGED: lambda c: f"The file of {quoted(c.table)} has changed: {_property(c)}.",
    Kind.LICENCE_CHANGED: lambda c: "The licence has changed (`licenses`).",
    Kind.ID_REUSED: lambda c: f"The retired id {quoted(c.key)} of {quoted(c.table)} is a row again.",
    Kind.ID_PASSED_ON: lambda c: f"The id {quoted(c.key)} of {quoted(c.table)} stands for another thing than before.",
    Kind.CODE_REWORDED: lambda c: f"The meaning of the code {quoted(c.code)} of {_place(c)} is reworded.",
    Kind.COLUMN_REWORDED: lambda c: f"The {c.aspect} of {quoted(c.name)} is reworded.",
    Kind.TABLE_REWORDED: lambda c: f"The {c.aspect} of the table {quoted(c.table)} is reworded.",
    Kind.PACKAGE_REWORDED: lambda c: f"The {c.aspect} of the package is reworded.",
}


_FORMS = {
    Kind.TYPE_CHANGED: "The form of {} has changed: {}.",
    Kind.CONSTRAINT_CHANGED: "The values allowed in {} have changed: {}.",
}


def _forms(diff: Diff) -> Iterator[str]:
    """Yield one sentence for all columns that changed in the same way."""
    found: dict[tuple[str, str], list[str]] = {}
    for change in diff.of(*_FORMS):
        found.setdefault((_FORMS[change.kind], _property(change)), []).append(quoted(change.name))
    for (sentence, how), names in found.items():
        yield sentence.format(", ".join(names), how)


def _property(change: Change) -> str:
    name = f"{change.aspect} " if change.aspect else ""
    return (
        f"{name}{quoted(change.new) if change.new else 'none'}, before {quoted(change.old) if change.old else 'none'}"
    )


def _model(diff: Diff, sentences: dict[Kind, _Sentence]) -> Iterator[str]:
    for change in diff.of(*sentences):
        yield sentences[change.kind](change)


def _rows(diff: Diff, labels: Labels, kind: Kind) -> Iterator[str]:
    """Yield one sentence per table for the rows that were added or removed; every removed id is named."""
    side = diff.new if kind is Kind.ROW_ADDED else diff.old
    found: dict[str, list[Change]] = {}
    for change in diff.of(kind):
        if not (kind is Kind.ROW_ADDED and change.table == "retired"):  # reported as redirected or removed ids
            found.setdefault(change.table, []).append(change)
    for table, changes in found.items():
        verb = "added" if kind is Kind.ROW_ADDED else "removed"
        head = f"{len(changes):,} {noun(table, len(changes))} {verb}"
        if kind is Kind.ROW_ADDED and not labels.knows(table) and (split := _by_session(changes)):
            yield f"{head}: {split}."
            continue
        names = [labels.of(side, table, change.key or "") for change in changes]
        yield f"{head}: {_list(names) if verb == 'added' else '; '.join(names)}."


def _by_session(changes: list[Change]) -> str | None:
    counts = Counter(change.row.get("session_id") for change in changes if change.row)
    if None in counts or not counts:
        return None
    return _list([f"{count:,} of {quoted(session)}" for session, count in counts.items()])


def _list(names: list[str]) -> str:
    more = [f"and {len(names) - LISTED:,} more"] if len(names) > LISTED else []
    return "; ".join([*names[:LISTED], *more])


def _redirects(diff: Diff, labels: Labels) -> Iterator[str]:
    for change in diff.of(Kind.ROW_REDIRECTED, Kind.ROW_MERGED):
        how = "is merged into" if change.kind is Kind.ROW_MERGED else "has a new id:"
        yield f"{quoted(change.old)} {how} {labels.of(diff.new, change.table, change.key or '')}, and leads to it."
    if following := len(diff.of(Kind.REFERENCE_FOLLOWED, Kind.ROW_FOLLOWED)):
        yield f"{following:,} reference{'s' * (following != 1)} to such ids follow{'s' * (following == 1)}."


def _corrections(diff: Diff, labels: Labels) -> Iterator[str]:
    found: dict[tuple[str, str], list[Change]] = {}
    for change in diff.of(Kind.VALUE_CHANGED, Kind.DEFINITION_CHANGED):
        found.setdefault((change.table, change.column or ""), []).append(change)
    for (table, column), changes in found.items():
        title = labels.title(table, column)
        if len(changes) > LISTED and (table, column) not in _ALWAYS_TOLD:
            keys = _list([quoted(change.key) for change in changes])
            yield f"{title} corrected in {len(changes):,} {noun(table, len(changes))}: {keys}."
            continue
        for change in changes:
            yield f"{title} of {labels.of(diff.new, table, change.key or '')} {_correction(change)}."


def _correction(change: Change) -> str:
    if max(len(change.old or ""), len(change.new or "")) > _LONG:
        return "reworded" if change.old and change.new else "added" if change.new else "removed"
    if change.old is None:
        return f"added: {quoted(change.new)}"
    if change.new is None:
        return f"removed; it was {quoted(change.old)}"
    return f"corrected from {quoted(change.old)} to {quoted(change.new)}"
