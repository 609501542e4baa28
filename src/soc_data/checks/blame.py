"""Which cell is at fault where several rows do not agree with one: that one is told, once, and not all the others."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from soc_data.reading.store import Problem, Store

ENOUGH = 2
"""So many rows that do not agree with one row put the fault there; a single one may be at fault itself."""

_Found = list[tuple[str, Problem]]
_Row = tuple[str, int]


def settled(found: _Found, store: Store) -> _Found:
    """Return problems with those that several rows have with one row told once, at a cell of that row."""
    accusing: dict[_Row, dict[int, None]] = {}
    for number, (_, problem) in enumerate(found):
        for cell in problem.against:
            if cell[:2] != (problem.table, problem.at):
                accusing.setdefault(cell[:2], {})[number] = None
    told: set[int] = set()
    kept = []
    for row in sorted(accusing, key=lambda row: -len(accusing[row])):
        against = [found[number] for number in accusing[row] if number not in told]
        if len({(p.table, p.at) for _, p in against}) >= ENOUGH:
            told.update(accusing[row])
            kept.append(_at(row, against, store))
    return [*kept, *(one for number, one in enumerate(found) if number not in told)]


def _at(row: _Row, against: _Found, store: Store) -> tuple[str, Problem]:
    """Return the problems that others have with a row as one problem of that row."""
    columns = Counter(name for _, p in against for *there, name in p.against if tuple(there) == row)
    column = columns.most_common(1)[0][0]
    rule, first = next(one for one in against if (*row, column) in one[1].against)
    stands, more = store.finding(rule, first), len({(p.table, p.at) for _, p in against}) - 1
    expected = (
        f"a value that agrees with {stands.file}:{stands.line}, row {stands.key}, {first.column} “{stands.value}”, "
        f"and with {more:,} other row{'s' * (more != 1)}"
    )
    return rule, replace(first, table=row[0], at=row[1], column=column, expected=expected, value=None, against=())
