"""The differences between two data packages, the version that they require, and their output.

The packages are read as they are, with any tables and columns: an earlier release need not fit today's models.
"""

from __future__ import annotations

from soc_data.diff.changes import Change, Diff, Kind, required_bump
from soc_data.diff.compare import compare
from soc_data.diff.policy import Bump, bump_between, next_version
from soc_data.diff.snapshots import RawTable, Snapshot, read_snapshot

__all__ = [
    "Bump", "Change", "Diff", "Kind", "RawTable", "Snapshot", "bump_between", "compare", "next_version",
    "read_snapshot", "required_bump",
]  # fmt: skip
