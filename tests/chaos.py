"""Damaged packages at will: what the property tests and the fuzz runner do to a package, and what must then hold."""

from __future__ import annotations

import json
import random
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from soc_data import ValidationReport, validate
from soc_data.dataset.dataset import load
from soc_data.errors import InvalidPackageError
from soc_data.metadata import DESCRIPTOR

Change = Callable[[random.Random, bytes], bytes]

PIECES = (
    b"", b"\n", b"\r", b"\r\n", b"\n\n", b",", b",,,,", b'"', b'""', b'",', b',"', b"\0", b"\xff", b"\xfe\xff",
    b"\xef\xbb\xbf",
    b"\xed\xa0\x80", b"\xc2", b"\xe2\x80\xae", b"\xc2\xa0", b"\xcc\x81", "ء".encode(), b"\xf4\x90\x80\x80", b"=1+1",
    b"-", b"9" * 5000, b"p1-" + b"9" * 5000, b"2018-02-30", b"[..", b"..]", b"0000-00-00", b"XXXX", b"999X-12-31",
    b"0000", b"/", b"[2018..2017]", b"x" * 120_000, b"{", b"}", b"[", b"]", b"[" * 2000, b'{"a":' * 2000, b"null",
    b"NaN", b"-Infinity", b"1e999", b'"\\ud800"', b"true", b"PK\x05\x06", b"PK\x01\x02", b"\x00" * 22,
)  # fmt: skip
"""Pieces that have broken readers of CSV, JSON, dates and zips."""


def _spot(rng: random.Random, content: bytes) -> int:
    return rng.randrange(len(content) + 1)


def insert(rng: random.Random, content: bytes) -> bytes:
    """Insert a piece somewhere."""
    at = _spot(rng, content)
    return content[:at] + rng.choice(PIECES) + content[at:]


def overwrite(rng: random.Random, content: bytes) -> bytes:
    """Overwrite some bytes with others."""
    at = _spot(rng, content)
    return content[:at] + rng.randbytes(rng.randrange(1, 9)) + content[at + rng.randrange(9) :]


def cut(rng: random.Random, content: bytes) -> bytes:
    """Leave out a part."""
    one, other = sorted((_spot(rng, content), _spot(rng, content)))
    return content[:one] + content[other:]


def repeat(rng: random.Random, content: bytes) -> bytes:
    """Repeat a part."""
    one, other = sorted((_spot(rng, content), _spot(rng, content)))
    return content[:other] + content[one:other] * rng.randrange(1, 4) + content[other:]


def replace_cell(rng: random.Random, content: bytes) -> bytes:
    """Put a piece, or another cell, in the place of a cell."""
    cells = content.split(b",")
    cells[rng.randrange(len(cells))] = rng.choice((rng.choice(PIECES), rng.choice(cells)))
    return b",".join(cells)


def swap_lines(rng: random.Random, content: bytes) -> bytes:
    """Swap two lines."""
    lines = content.split(b"\n")
    one, other = rng.randrange(len(lines)), rng.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    return b"\n".join(lines)


def recode(rng: random.Random, content: bytes) -> bytes:
    """Write the text in another encoding."""
    encoding = rng.choice(("utf-16", "utf-32", "utf-8-sig", "cp1256", "latin-1", "cp037", "utf-7"))
    return content.decode("utf-8", errors="replace").encode(encoding, errors="replace")


def noise(rng: random.Random, content: bytes) -> bytes:
    """Leave nothing but noise."""
    return rng.randbytes(rng.randrange(2000))


CHANGES: tuple[Change, ...] = (
    insert,
    insert,
    overwrite,
    cut,
    repeat,
    replace_cell,
    replace_cell,
    swap_lines,
    recode,
    noise,
)

_VALUES: tuple[Any, ...] = (
    None, True, 0, -1, 1e308, "", "x", "\ud800", "\x1b[2J", "../x", "/etc/passwd", [], {}, [[]], [None], {"": {}},
    [{}, 3],
    "9" * 3000, ["id"] * 50,
)  # fmt: skip


def damage_json(rng: random.Random, content: bytes) -> bytes:
    """Put a value of another type somewhere into JSON, or leave a part of it out."""
    try:
        root = json.loads(content)
    except (ValueError, RecursionError):
        return insert(rng, content)
    where = root
    while isinstance(where, (dict, list)) and where:
        key: Any = rng.choice(list(where) if isinstance(where, dict) else range(len(where)))
        if rng.random() < 0.4 or not isinstance(where[key], (dict, list)):
            if rng.random() < 0.3:
                del where[key]
            else:
                where[key] = rng.choice(_VALUES)
            break
        where = where[key]
    return json.dumps(root).encode()


def damage(rng: random.Random, name: str, content: bytes) -> bytes:
    """Change the content of a file in one to three ways that befit it."""
    for _ in range(rng.choice((1, 1, 2, 3))):
        change = damage_json if name.endswith(".json") and rng.random() < 0.7 else rng.choice(CHANGES)
        content = change(rng, content)
    return content


def write_zip(path: Path, files: dict[str, bytes]) -> None:
    """Write the files of a package into a zip."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in files.items():
            archive.writestr(name, content)


def judge(path: Path) -> ValidationReport:
    """Validate and load a package: whatever it is, there are findings fit to be read, or it is valid and loads."""
    report = validate(path)
    for finding in report.findings:
        assert finding.expected
        assert str(finding).isprintable(), finding
    assert report.checked.isprintable()
    if report.valid:
        load(path)
    else:
        with suppress(InvalidPackageError):  # rules across tables do not keep data from being loaded
            load(path)
    return report


def files_of(package: Path) -> dict[str, bytes]:
    """Return path -> content of every file of a package."""
    names = [DESCRIPTOR, *(f"{d}/{f.name}" for d in ("data", "schemas") for f in sorted((package / d).iterdir()))]
    return {name: (package / name).read_bytes() for name in names}
