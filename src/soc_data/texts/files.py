"""Text files of sources: their bytes, hash and paragraphs. All code that names a paragraph counts them here."""

from __future__ import annotations

import hashlib
import sys
from dataclasses import dataclass
from pathlib import Path

from soc_data.errors import SocDataError, UsageError

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Text:
    """One text: the name of its file, the SHA-256 of its bytes, and its non-empty lines, which are its paragraphs."""

    file: str
    sha256: str
    lines: list[str]


def text_of(file: str, content: bytes) -> Text:
    """Return the text that a file holds; bytes that are not UTF-8 become replacement characters."""
    lines = content.decode("utf-8", errors="replace").splitlines()
    return Text(file, hashlib.sha256(content).hexdigest(), [line for line in lines if line.strip()])


def texts_in(directory: Path) -> list[Text]:
    """Return the texts (`*.txt`) of a directory; raise `UsageError` if there are none."""
    if not directory.is_dir():
        raise UsageError(f"no such directory: {directory}")
    texts = [text_of(file.name, file.read_bytes()) for file in sorted(directory.glob("*.txt"))]
    if not texts:
        raise UsageError(f"no texts (*.txt) in {directory}")
    return texts


def read_text(file: str) -> Text:
    """Return the text of a file, or of standard input for `-`.

    Raises `UsageError` if there is no such file, `SocDataError` if it is not UTF-8 or has no words.
    """
    if file == STANDARD_INPUT:
        name, content = "standard input", sys.stdin.buffer.read()
    else:
        name, content = file, _content(Path(file))
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise SocDataError(f"{name}:{line}: expected UTF-8; found the byte 0x{content[error.start]:02x}") from None
    text = text_of(name, content)
    if not text.lines:
        raise SocDataError(f"{name}: expected a text; it has no line that is not empty")
    return text


def _content(file: Path) -> bytes:
    if not file.is_file():
        raise UsageError(f"{file} is a directory" if file.is_dir() else f"no such file: {file}")
    return file.read_bytes()
