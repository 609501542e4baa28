"""`validate()`: everything that is checked of a data package, and what was found."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from soc_data.checks import CHECKS, run_checks
from soc_data.errors import InvalidPackageError
from soc_data.findings import Finding, shown
from soc_data.models import MODELS
from soc_data.package import DESCRIPTOR, Package, root
from soc_data.schema import resource_findings, schema_findings
from soc_data.store import Store


@dataclass(frozen=True, slots=True)
class Report:
    """What was checked, and every problem found, in the order of tables and lines."""

    checked: str
    findings: tuple[Finding, ...]

    @property
    def valid(self) -> bool:
        """Whether nothing was found."""
        return not self.findings


def validate(path: str | Path | None = None) -> Report:
    """Check the shipped data, or the package at `path`, against every rule; problems are returned, never raised.

    Raises `FileNotFoundError` where there is no `path`.
    """
    where = root() if path is None else Path(path)
    if not where.exists():
        raise FileNotFoundError(f"no such file or directory: {where}")
    findings: list[Finding] = []
    store = Store()
    version = None
    try:
        with Package(where) as package:
            version = package.descriptor().get("version")
            store.read(package, findings)
            _check_schemas(package, findings)
        findings += run_checks(CHECKS, store)
    except InvalidPackageError as error:
        findings += error.findings
    rows = sum(len(table.lines) for table in store.tables.values())
    checked = f"{where.name or where} {shown(version or '')}".strip() + f", {len(store.tables)} tables, {rows:,} rows"
    return Report(checked, tuple(_sorted(findings, store)))


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
