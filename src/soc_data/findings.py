"""Findings: what is wrong with the data, as objects, and their output as text, JSON and workflow commands."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass

VALUE_LIMIT = 80
"""The most characters of a cell's value that are shown."""
TEXT_LIMIT = 1000
"""The most characters of any text of a finding that are shown."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem: where it is, what stands there, which rule it breaks, and what was expected.

    `line` counts the lines of the file from 1 (the first line of a record); `key` is the row's primary key; `value` is
    the text as read. Each is None if it does not apply. Every text is stored as one printable line: shortened, with
    control and invisible characters written as `<U+00A0>`.
    """

    rule: str
    file: str
    expected: str
    line: int | None = None
    key: str | None = None
    column: str | None = None
    value: str | None = None

    def __post_init__(self) -> None:
        for name in self.__slots__:
            text = getattr(self, name)
            if isinstance(text, str) and not (text.isprintable() and len(text) <= TEXT_LIMIT):
                object.__setattr__(self, name, shown(text, TEXT_LIMIT))

    def __str__(self) -> str:
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        parts = [f"{name} {text}" for name, text in (("row", self.key), ("column", self.column)) if text is not None]
        where = f"{place}: {', '.join(parts)}" if parts else place
        found = "" if self.value is None else f"; found “{self.value}”"
        return f"{where}: expected {self.expected}{found} [{self.rule}]"


def one_line(text: str) -> str:
    """Return a text as one line that is harmless in a terminal: control and invisible characters as `<U+00A0>`."""
    return text if text.isprintable() else "".join(c if c.isprintable() else f"<U+{ord(c):04X}>" for c in decoded(text))


def decoded(text: str) -> str:
    """Return a command-line argument or file name with the bytes that the locale could not decode read as UTF-8.

    Python keeps such bytes as lone surrogates (`surrogateescape`).
    """
    with suppress(UnicodeEncodeError):  # an unpaired surrogate of another kind, which JSON can contain
        return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return text


def shown(value: object, limit: int = VALUE_LIMIT) -> str | None:
    """Return a value for display: as one line, shortened to `limit` characters; None for None."""
    if value is None:
        return None
    text = str(value)
    head = one_line(text[:limit])
    return head if len(text) <= limit else f"{head}… ({len(text):,} characters)"


def _as_text(findings: Sequence[Finding], checked: str) -> str:
    """Return one line per finding, and a closing line with their number; `checked` says what was checked."""
    files = len({f.file for f in findings})
    closing = (
        f"{len(findings)} problem{'s' * (len(findings) != 1)} in {files} file{'s' * (files != 1)} ({checked})"
        if findings
        else f"valid: {checked}"
    )
    return "\n".join([*map(str, findings), closing])


def _as_json(findings: Sequence[Finding], checked: str) -> str:
    """Return a JSON object: `valid`, `checked`, and `findings` with the attributes of `Finding`."""
    return json.dumps(
        {"valid": not findings, "checked": checked, "findings": [asdict(f) for f in findings]},
        ensure_ascii=False,
        indent=2,
    )


def _escape(text: str, *, attribute: bool = False) -> str:
    escapes = {"%": "%25", "\r": "%0D", "\n": "%0A", **({":": "%3A", ",": "%2C"} if attribute else {})}
    return "".join(escapes.get(c, c) for c in text)


def _as_github(findings: Sequence[Finding], checked: str) -> str:
    """Return GitHub workflow commands, which show each finding at its line in a pull request."""
    lines = [
        f"::error file={_escape(f.file, attribute=True)},line={f.line or 1},"
        f"title={_escape(f.rule, attribute=True)}::{_escape(str(f))}"
        for f in findings
    ]
    return "\n".join(lines or [f"::notice::valid: {_escape(checked)}"])


FORMATS: dict[str, Callable[[Sequence[Finding], str], str]] = {
    "text": _as_text, "json": _as_json, "github": _as_github,
}  # fmt: skip
"""Format name -> the function that writes findings in it."""


def render(findings: Sequence[Finding], checked: str, form: str = "text") -> str:
    """Return findings in one of `FORMATS`; `checked` says what was checked."""
    return FORMATS[form](findings, checked)
