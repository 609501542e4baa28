"""JSON and addresses as the exports write them."""

from __future__ import annotations

import json
from typing import Any


def as_json(content: Any) -> bytes:
    """Return JSON for people and programs: UTF-8, indented, with a line end."""
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()


_NO_PART_OF_AN_IRI = {ord(character): f"%{ord(character):02X}" for character in '<>"{}|^`\\'}


def iri(address: str) -> str:
    """Return an address of the web with what an IRI may not hold escaped."""
    return address.translate(_NO_PART_OF_AN_IRI)
