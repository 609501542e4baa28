"""`validate()`: checks a data package against every rule."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from soc_data.checks import CHECKS, run_checks
from soc_data.errors import InvalidPackageError
from soc_data.findings import Finding, shown
from soc_data.reading.layouts import layouts_for
from soc_data.reading.package import Package, located
from soc_data.reading.store import Store, gc_paused
from soc_data.validation.agreement import descriptor_findings


@dataclass(frozen=True, slots=True)
class ValidationReport:
    """A phrase that says what was checked, and every problem found, in the order of tables and lines.

    Of the problems of one row, the one that explains most of them comes first.
    """

    checked: str
    findings: tuple[Finding, ...]

    @property
    def valid(self) -> bool:
        """Whether there are no findings."""
        return not self.findings


def validate(path: str | Path | None = None, *, previous: str | None = None) -> ValidationReport:
    """Check the shipped data, or the package at `path`, against every rule; problems are returned, never raised.

    `previous` is an earlier release whose ids must not be lost: a path, a git revision, or `latest`; see
    `soc_data.validation.ids`. Raises `FileNotFoundError` if `path` does not exist, `UsageError` if there is no such
    release, `SocDataError` if git cannot answer.
    """
    where = located(path)
    findings: list[Finding] = []
    store = Store(layouts := layouts_for(path))
    version = None
    try:
        with Package(where) as package, gc_paused():
            version = package.descriptor().get("version")
            store.read(package, findings)
            findings += descriptor_findings(package, layouts)
            findings += run_checks(CHECKS, store)
    except InvalidPackageError as error:
        findings += error.findings
    if previous is not None:
        from soc_data.validation.ids import id_findings  # importing this takes a tenth of a cold start

        findings += id_findings(where, previous)
    rows = sum(len(table.lines) for table in store.tables.values())
    name = "the shipped data" if path is None else shown(where.name or where)
    checked = f"{name} {shown(version or '')}".strip() + f", {len(store.tables)} tables, {rows:,} rows"
    return ValidationReport(checked, tuple(_sorted(findings, store)))


def _sorted(findings: list[Finding], store: Store) -> list[Finding]:
    order = {table.file: number for number, table in enumerate(store.tables.values(), 1)}
    return sorted(findings, key=lambda f: (order.get(f.file, 0), f.line or 0))
