"""Reproducible zips: their bytes depend only on their content."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip can store."""
_UNIX, _FILE_MODE = 3, 0o100644
"""The system and the mode of each member; left alone, the system would be that of the machine."""


def zip_bytes(members: Iterable[tuple[str, bytes]], level: int = 9) -> bytes:
    """Return a zip of `(name, content)` in the given order, with fixed times, permissions and compression level."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in members:
            member = zipfile.ZipInfo(name, _EPOCH)
            member.create_system = _UNIX
            member.external_attr = _FILE_MODE << 16
            archive.writestr(member, content, zipfile.ZIP_DEFLATED, level)
    return out.getvalue()
