"""The data in common file formats. Every format is generated from the models; the same data give the same bytes.

`FORMATS` lists them, `export` writes one, `export_table` a single table, `build_release` all files of a release.
"""

from __future__ import annotations

from soc_data.export.artefacts import CHECKSUMS, build_release, export, export_table, single, table_content
from soc_data.export.formats import FORMATS, Format

__all__ = ["CHECKSUMS", "FORMATS", "Format", "build_release", "export", "export_table", "single",
           "table_content"]  # fmt: skip
