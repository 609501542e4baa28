"""Every rule fires: each mutation of the corpus is caught, and frictionless differs only where the docs say so."""

from __future__ import annotations

import pytest

from mutations import Mutation, corpus
from soc_data.checks import CHECKS
from soc_data.tables.models import MODELS, columns
from soc_data.validation.rules import READING
from soc_data.validation.validate import validate
from verdicts import DOCUMENT, REASONS, Results, base, differences, frictionless_finds, reason, verdicts, with_table

OF_PACKAGES = {
    "package_can_be_opened", "package_has_a_descriptor", "descriptor_is_json", "resources_are_named",
    "resources_are_tables", "resources_are_plain_csv", "paths_stay_inside", "zip_is_bounded", "zip_is_plain",
    "files_can_be_read", "schemas_agree_with_the_models", "descriptors_are_generated",
}  # fmt: skip
"""Rules that concern a package and no table of it: test_hostile.py breaks them."""


@pytest.fixture(scope="module")
def found() -> Results:
    """The verdicts on every mutation."""
    return verdicts()


def test_base_is_valid() -> None:
    """Before it is mutated the package is valid, for both validators."""
    with base() as package:
        assert validate(package).findings == ()
        assert [table for table in MODELS if frictionless_finds(package, table)] == []


def test_every_mutation_is_caught_in_its_place(found: Results) -> None:
    """Each mutation is found by the rule that it breaks, in the table and the column where it stands."""
    assert [str(mutation) for mutation, verdict in found if not verdict.found] == []


def test_mutations_break_one_rule(found: Results) -> None:
    """A mutation that is made to break one rule alone leads to no finding by another."""
    beside = {str(m): sorted(v.others) for m, v in found if m.alone and v.others}
    assert beside == {}


def test_frictionless_differs_only_where_it_is_known(found: Results) -> None:
    """The kinds of mutation that frictionless does not catch each have a reason, and no reason is out of date."""
    differing = differences(found)
    assert [kind for kind in differing if reason(kind) is None] == []
    assert [b for kinds in REASONS.values() for b in kinds if not any(k.startswith(b) for k in differing)] == []


def test_nothing_is_caught_by_frictionless_alone(found: Results) -> None:
    """What frictionless catches is caught here too."""
    assert [str(m) for m, v in found if v.frictionless and not v.found] == []


def test_docs_have_the_verdicts(found: Results) -> None:
    """The tables in the docs are these verdicts; `python tests/verdicts.py --write` writes them."""
    document = DOCUMENT.read_text(encoding="utf-8")
    assert with_table(document, found) == document


# The corpus is complete


def _has(constraint: str, table: str, column: str | None = None) -> bool:
    return any((m.constraint, m.table) == (constraint, table) and column in (None, m.column) for m in CORPUS)


CORPUS: list[Mutation] = corpus()


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
