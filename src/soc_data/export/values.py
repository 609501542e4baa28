"""JSON as the exports write it."""

from __future__ import annotations

import json
from typing import Any


def as_json(content: Any) -> bytes:
    """Return JSON for people and programs: UTF-8, indented, with a line end."""
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()
