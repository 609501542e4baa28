"""The record of the Syrian Opposition Coalition's assembly, as typed tables. Start with `soc_data.load()`.

The names below are imported on first use, so that `import soc_data` takes almost no time.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from soc_data import metadata

if TYPE_CHECKING:
    from soc_data.dataset.dataset import Dataset, load
    from soc_data.dataset.people import Match
    from soc_data.dataset.table import Table
    from soc_data.errors import DetachedRowError, InvalidPackageError, MissingExtraError, SocDataError
    from soc_data.findings import Finding
    from soc_data.validation.validate import ValidationReport, validate

__version__ = metadata.VERSION

_HOMES = {
    "Dataset": "dataset.dataset", "load": "dataset.dataset", "Match": "dataset.people", "Table": "dataset.table",
    "DetachedRowError": "errors", "InvalidPackageError": "errors", "MissingExtraError": "errors",
    "SocDataError": "errors", "Finding": "findings",
    "ValidationReport": "validation.validate", "validate": "validation.validate",
}  # fmt: skip

__all__ = [
    "Dataset", "DetachedRowError", "Finding", "InvalidPackageError", "Match", "MissingExtraError",
    "SocDataError", "Table", "ValidationReport", "__version__", "load", "validate",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'soc_data' has no attribute {name!r}")
    value = getattr(import_module(f"soc_data.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
