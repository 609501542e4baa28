"""`validate()`: everything that is checked of a data package, and what was found."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from soc_data.checks import CHECKS, ROW_CHECKS, columns_read, run_checks
from soc_data.errors import InvalidPackageError
from soc_data.findings import Finding, shown
from soc_data.metadata import DESCRIPTOR
from soc_data.reading.csvio import Chunk
from soc_data.reading.package import Package, root
from soc_data.reading.store import Keep, Store, gc_paused
from soc_data.tables.descriptors import resource_findings, schema_findings
from soc_data.tables.models import MODELS
from soc_data.tables.row import Row
from soc_data.validation.ids import id_findings

_TABLE_CHECKS = tuple(name for name in CHECKS if name not in ROW_CHECKS)


@dataclass(frozen=True, slots=True)
class ValidationReport:
    """What was checked, and every problem found, in the order of tables and lines."""

    checked: str
    findings: tuple[Finding, ...]

    @property
    def valid(self) -> bool:
        """Whether nothing was found."""
        return not self.findings


def validate(path: str | Path | None = None, *, previous: str | None = None) -> ValidationReport:
    """Check the shipped data, or the package at `path`, against every rule; problems are returned, never raised.

    `previous` is an earlier release whose ids must not be lost: a path, a git revision, or `latest`; see
    `soc_data.validation.ids`. Raises `FileNotFoundError` where there is no `path`, `UsageError` where there is no such
    release, `SocDataError` where git cannot tell.
    """
    where = root() if path is None else Path(path)
    if not where.exists():
        raise FileNotFoundError(f"no such file or directory: {where}")
    findings: list[Finding] = []
    store = Store(_keep_what_is_read())
    version = None
    try:
        with Package(where) as package, gc_paused():
            version = package.descriptor().get("version")
            _judge_tables(package, store, findings)
            _check_schemas(package, findings)
            findings += run_checks(_TABLE_CHECKS, store)
    except InvalidPackageError as error:
        findings += error.findings
    if previous is not None:
        findings += id_findings(where, previous)
    rows = sum(len(table.lines) for table in store.tables.values())
    name = "the shipped data" if path is None else shown(where.name or where)
    checked = f"{name} {shown(version or '')}".strip() + f", {len(store.tables)} tables, {rows:,} rows"
    return ValidationReport(checked, tuple(_sorted(findings, store)))


def _keep_what_is_read() -> Keep:
    """Keep the columns that checks across rows read, and the short ones that evidence is about; what else evidence
    asks for is read again."""
    read = columns_read(_TABLE_CHECKS)
    rarely = ("names", "evidence")  # tables that evidence is hardly ever about
    return lambda model, column: (
        (model.table.name, column.name) in read or not (column.is_text or model.table.name in rarely)
    )


def _judge_tables(package: Package, store: Store, findings: list[Finding]) -> None:
    """Read all tables and judge their cells and rows; what is found goes to `findings`."""
    of_rows: list[Finding] = []

    def judge(model: type[Row], chunk: Chunk) -> None:
        of_rows.extend(run_checks(ROW_CHECKS, store.window(model, chunk)))

    store.read(package, findings, judge)
    findings += of_rows


def _sorted(findings: list[Finding], store: Store) -> list[Finding]:
    order = {table.file: number for number, table in enumerate(store.tables.values(), 1)}
    return sorted(findings, key=lambda f: (order.get(f.file, 0), f.line or 0))


def _check_schemas(package: Package, findings: list[Finding]) -> None:
    for resource in package.descriptor()["resources"]:
        model = MODELS.get(resource["name"])
        findings += resource_findings(resource)
        schema, file = resource.get("schema"), DESCRIPTOR
        if model is None:
            findings.append(
                Finding(
                    "resources_are_tables", DESCRIPTOR, "one of " + ", ".join(MODELS), value=shown(resource["name"])
                )
            )
            continue
        if isinstance(schema, str):
            file = schema
            try:
                schema = package.read_json(schema)
            except FileNotFoundError:
                findings.append(
                    Finding("schemas_agree_with_the_models", schema, "a Table Schema", value="no such file")
                )
                continue
            except InvalidPackageError as error:
                findings += error.findings
                continue
        findings += schema_findings(file, model, schema)
