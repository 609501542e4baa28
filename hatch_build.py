"""Puts the data package into the wheel, so that an installation carries its data."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class DataHook(BuildHookInterface[Any]):
    """Adds `datapackage.json`, `data/` and `schemas/` as `soc_data/_package/`; editable installs read the checkout."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the files of the data package; fail if they are missing, as a wheel without data would build silently."""
        if version == "editable":
            return
        root = Path(self.root)
        files = [root / "datapackage.json", *sorted(root.glob("data/*.csv")), *sorted(root.glob("schemas/*.json"))]
        if not files[0].is_file() or len(files) < 3:
            raise FileNotFoundError("datapackage.json, data/*.csv and schemas/*.json must be in the wheel")
        for file in files:
            build_data["force_include"][str(file)] = f"soc_data/_package/{file.relative_to(root).as_posix()}"
