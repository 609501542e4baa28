"""Every rule fires: each mutation of the corpus is caught in its place.

Here many mutations are tried in one package. `python tests/verdicts.py --check` tries each in a package of its own,
asks frictionless too and holds docs/integrity.md to the verdicts; CI runs it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from batches import Batch, batches
from check_examples import BAD
from helpers import Lent
from mutation import Mutation
from mutations import corpus
from soc_data.checks import CHECKS
from soc_data.tables.models import MODELS, columns
from soc_data.validation.rules import READING
from verdicts import DOCUMENT, counts_in

OF_PACKAGES = {
    "package_can_be_opened", "package_has_a_descriptor", "descriptor_is_json", "resources_are_named",
    "resources_are_tables", "resources_are_plain_csv", "paths_stay_inside", "zip_is_bounded", "zip_is_plain",
    "files_can_be_read", "schemas_agree_with_the_models", "descriptors_are_generated", "package_has_a_version",
    "resources_have_their_own_file", "sizes_and_hashes_are_right",
}  # fmt: skip
"""Rules that concern a package and no table of it: test_hostile.py and test_descriptor.py break them."""


CORPUS: list[Mutation] = corpus()
BATCHES = batches()


@pytest.mark.parametrize("batch", BATCHES, ids=lambda batch: f"{batch.name} ({len(batch.mutations)})")
def test_every_mutation_is_caught_in_its_place(batch: Batch, lent: Callable[[str], Lent], tmp_path: Path) -> None:
    """Each mutation is found by the rule that it breaks, in its table and column and, where it is a row, at its line
    and under its key; that rule finds nothing else."""
    package = lent(batch.base).to(tmp_path / "package")
    problems = batch.problems(package)
    lent(batch.base).back(package)
    assert problems == []


def test_a_mutation_that_is_not_caught_is_told(package: Path) -> None:
    """A batch with a mutation that breaks another rule than it says has a problem, at a line of its own or not."""
    for of_rows in (True, False):
        batch = next(b for b in BATCHES if b.of_rows is of_rows)
        wrong = replace(batch.mutations[0], rule="rows_fill_the_header")
        assert len(Batch("wrong", of_rows, [wrong]).problems(package)) == 1


def test_no_mutation_is_left_out() -> None:
    """The batches hold the whole corpus, one mutation a table where they share a package without lines of their own,
    and the examples of test_checks.py are the rest."""
    tried = [mutation for batch in BATCHES for mutation in batch.mutations]
    assert len(tried) + len(BAD) == len(CORPUS)
    assert {str(m) for m in tried} == {str(m) for m in CORPUS if m.table}
    for batch in BATCHES:
        assert batch.of_rows or len({m.table for m in batch.mutations}) == len(batch.mutations)


def test_docs_count_every_mutation() -> None:
    """The tables in the docs have the numbers of mutations of this corpus, all of them caught."""
    counts = Counter(mutation.constraint for mutation in CORPUS)
    counts["**all**"] = len(CORPUS)
    assert counts_in(DOCUMENT.read_text(encoding="utf-8")) == {name: (n, n) for name, n in counts.items()}


# The corpus is complete


def _has(constraint: str, table: str, column: str | None = None) -> bool:
    return any((m.constraint, m.table) == (constraint, table) and column in (None, m.column) for m in CORPUS)


def test_every_column_constraint_is_broken() -> None:
    """Each constraint of each column has a mutation at that column."""
    wanted = [
        (constraint, table, column.name)
        for table, model in MODELS.items()
        for column in columns(model)
        for constraint, stated in (
            ("required", not column.optional),
            ("pattern", column.pattern),
            ("enum", column.codes),
            ("minimum", column.minimum is not None),
            ("maximum", column.maximum is not None),
            ("type", column.type in (int, float)),
            ("reference", column.reference),
        )
        if stated
    ]
    assert len(wanted) > 300
    assert [where for where in wanted if not _has(*where)] == []


def test_every_key_and_exclusive_group_is_broken() -> None:
    """Each table's primary key, each further unique key and each group of exclusive columns has a mutation."""
    for table, model in MODELS.items():
        assert _has("primary key", table)
        kinds = {m.kind for m in CORPUS if (m.constraint, m.table) == ("unique key", table)}
        assert kinds == {f"a second row of the same {', '.join(key)}" for key in model.table.unique}
        assert _has("exclusive columns", table) == bool(model.table.exactly_one_of)


def test_every_rule_is_broken() -> None:
    """Each rule of reading a table and each check of the registry has a mutation."""
    assert {m.rule for m in CORPUS} == set(CHECKS) | (set(READING) - OF_PACKAGES)


def test_every_text_column_refuses_formulas() -> None:
    """In each column of free text a cell that begins with = + - @ or a tab, which a spreadsheet runs, is refused."""
    free = 0
    for model in MODELS.values():
        for column in columns(model):
            if column.pattern is None or column.check(["Some words"])[1]:
                continue
            free += 1
            starts = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
            cells = [f"{start}cmd" for start in starts]
            assert column.check(cells)[1] == list(range(len(starts))), (model, column.name)
            assert column.check(["cmd = 1 + 1 - 1 @ x"])[1] == []
    assert free > 40
