"""The errors that the package raises; every one is a `SocDataError`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from soc_data.findings import Finding


class SocDataError(Exception):
    """Base of all errors that this package raises on purpose."""


class DetachedRowError(SocDataError):
    """A relation was read on a row that belongs to no dataset."""


class UsageError(SocDataError):
    """The request is wrong, such as an unknown id or format; the command line exits with 2."""


class MissingExtraError(SocDataError):
    """A function needs a package that an extra installs; the message names the extra."""


class InvalidPackageError(SocDataError):
    """The data are invalid. `findings` holds every problem found, each with file, line, key, column and value."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        self.findings = tuple(findings)
        count = len(self.findings)
        super().__init__("\n".join([f"{count} problem{'s' * (count != 1)} in the data:", *map(str, self.findings)]))
