"""Which cell is at fault when several rows disagree with the same row: it is reported instead of all the others."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace

from soc_data.reading.store import Cell, Problem, Store

ENOUGH = 2
"""How many problems another value in a row must solve for the fault to be placed there; with a single problem, either
of two rows may be at fault."""

_Found = list[tuple[str, Problem]]
_Row = tuple[str, int]


def settled(found: _Found, store: Store) -> _Found:
    """Return the problems, those that several rows have with the same row replaced by one at a cell of that row; its
    own problems count too. Problems of the cells that most problems involve come first."""
    weights = Counter(cell for _, problem in found for cell in {_cell(problem), *problem.against})
    accusing, own = _accusing(found)
    told: set[int] = set()
    kept = []
    for row in sorted(accusing, key=lambda row: (-len(accusing[row]) - len(own[row]), -len(own[row]))):
        against = [found[number] for number in accusing[row] if number not in told]
        if against and len({(p.table, p.at) for _, p in against}) + len(own[row] - told) >= ENOUGH:
            told.update(accusing[row])
            kept.append(_at(row, against, weights, store))
    left = [*kept, *(one for number, one in enumerate(found) if number not in told)]
    return sorted(left, key=lambda one: -weights[_cell(one[1])])


def _accusing(found: _Found) -> tuple[dict[_Row, list[int]], dict[_Row, set[int]]]:
    """Return row -> the numbers of the problems that other rows have with it, and row -> those of its own problems."""
    accusing: dict[_Row, list[int]] = {}
    own: defaultdict[_Row, set[int]] = defaultdict(set)
    for number, (_, problem) in enumerate(found):
        own[problem.table, problem.at].add(number)
        for row in dict.fromkeys(cell[:2] for cell in problem.against):
            if row != (problem.table, problem.at):
                accusing.setdefault(row, []).append(number)
    return accusing, own


def _cell(problem: Problem) -> Cell:
    return problem.table, problem.at, problem.column


def _at(row: _Row, against: _Found, weights: Counter[Cell], store: Store) -> tuple[str, Problem]:
    """Return the problems that others have with a row as one problem of that row, in the column that most name."""
    accused = dict.fromkeys(cell for _, p in against for cell in p.against if cell[:2] == row)
    *_, column = max(accused, key=lambda cell: weights[cell])
    rule, first = next(one for one in against if (*row, column) in one[1].against)
    stands, more = store.finding(rule, first), len({(p.table, p.at) for _, p in against}) - 1
    place = f"{stands.file}:{stands.line}, row {stands.key}, {first.column} “{stands.value}”"
    expected = f"a value that agrees with {place}" + f", and with {more:,} other row{'s' * (more != 1)}" * bool(more)
    return rule, replace(first, table=row[0], at=row[1], column=column, expected=expected, value=None, against=())
