"""CHANGELOG.md: its sections, and what they name."""

from __future__ import annotations

import re
from pathlib import Path

HEADING = re.compile(r"^## \[?(?P<version>[^\]\s]+)\]?(?: - (?P<date>\S+))?[ \t]*$", re.MULTILINE)
"""The heading of a version."""


def changelog(checkout: Path) -> str:
    """Return the text of CHANGELOG.md; empty if there is none."""
    file = checkout / "CHANGELOG.md"
    return file.read_text("utf-8") if file.is_file() else ""


def section(text: str, until: str | None = None) -> str:
    """Return the top section of a changelog or, with `until`, all sections above that of this version."""
    headings = list(HEADING.finditer(text))
    end = next((h.start() for h in headings[1:] if until in (None, h["version"])), len(text))
    return text[headings[0].start() : end] if headings and headings[0]["version"] != until else ""


def named_since(text: str, until: str | None) -> set[str]:
    """Return the names in backticks in the sections above that of the version `until`."""
    return {span.strip() for span in re.findall(r"`([^`\n]+)`", section(text, until))}
