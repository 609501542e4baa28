"""Which cell is reported when several rows disagree with the same row: a cell of that row, once, and not the others."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from soc_data.reading.store import Problem, Store

ENOUGH = 2
"""How many rows must disagree with a row for the fault to be placed there; a single one may be at fault itself."""

_Found = list[tuple[str, Problem]]
_Row = tuple[str, int]


def settled(found: _Found, store: Store) -> _Found:
    """Return the problems, with those that several rows have with the same row replaced by one at a cell of that row.

    Rows with the most problems against them come first, and a problem is counted against one row only.
    """
    # Row -> the numbers of the problems against it; a dict serves as a set that keeps its order.
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
    """Return the problems that others have with a row as one problem of that row, in the column that most name."""
    columns = Counter(name for _, p in against for *there, name in p.against if tuple(there) == row)
    column = columns.most_common(1)[0][0]
    rule, first = next(one for one in against if (*row, column) in one[1].against)
    stands, more = store.finding(rule, first), len({(p.table, p.at) for _, p in against}) - 1
    expected = (
        f"a value that agrees with {stands.file}:{stands.line}, row {stands.key}, {first.column} “{stands.value}”, "
        f"and with {more:,} other row{'s' * (more != 1)}"
    )
    return rule, replace(first, table=row[0], at=row[1], column=column, expected=expected, value=None, against=())
