"""The output streams. Text from the data or from file names is untrusted: it is displayed, never interpreted.

A terminal interprets control characters, a CI workflow interprets lines such as `::error`. Both are escaped here. This
module is imported at every start, so imports that few lines need stand inside functions.
"""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Callable
from contextlib import suppress
from typing import Any, TextIO

_JSON = ("json", "csl-json", "datacite")
_BOLD = re.compile("(\x1b\\[[01]m)")
_COMMAND = re.compile(r"^(\s*):(?=:)")
_OLD_COMMAND = re.compile(r"##(?=\w*\[)")
"""Workflow commands that GitHub Actions and compatible runners execute when a step prints them: `::name` at the start
of a line, and the older `##[name]` anywhere in one."""


def _is_gone(error: OSError) -> bool:
    """Whether an error means that the reader of a pipe has gone, as with `| head`; Windows reports it as EINVAL."""
    return isinstance(error, BrokenPipeError) or (os.name == "nt" and error.errno == errno.EINVAL)


def as_line(line: str) -> str:
    """Return a line of text that is harmless in a terminal, except for bold headings, and in a workflow."""
    if not line.isprintable():
        line = "".join(part if _BOLD.fullmatch(part) else one_line(part) for part in _BOLD.split(line))
    return _OLD_COMMAND.sub("#<U+0023>", _COMMAND.sub(r"\1<U+003A>", line))


def as_json(line: str) -> str:
    """Return a harmless line of JSON: what must be escaped is escaped as in JSON, so that the values stay the same."""
    if not line.isprintable():
        import json

        line = "".join(c if c.isprintable() else json.dumps(c)[1:-1] for c in line)
    return _OLD_COMMAND.sub(r"#\\u0023", line)  # no line of JSON begins with a colon


def as_command(line: str) -> str:
    """Return one of our own workflow commands, with its values made harmless."""
    return _OLD_COMMAND.sub("#<U+0023>", one_line(line))


def one_line(text: str) -> str:
    """Like `soc_data.findings.one_line`, which is imported only for a text that needs it."""
    if text.isprintable():
        return text
    from soc_data import findings

    return findings.one_line(text)


def typed(text: str) -> str:
    """Return a command-line argument as it was typed, whatever the locale.

    Not for a path: the system needs the undecoded bytes that Python keeps as surrogates.
    """
    if text.isprintable():
        return text
    from soc_data.findings import decoded

    return decoded(text)


class Output:
    """A stream to print to. `form` is the format of the output: a JSON format, `github` (workflow commands) or text.

    If the reader goes away, the command still runs to its end, so that the exit code is the verdict.
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._gone = False
        self._error: OSError | None = None
        self.form = "text"

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    def write(self, text: str) -> int:
        """Write text, each line made harmless."""
        safe = as_json if self.form in _JSON else as_command if self.form == "github" else as_line
        self._try(lambda: self._stream.write("\n".join(map(safe, text.split("\n")))))
        return len(text)

    def flush(self) -> None:
        """Write what is buffered."""
        self._try(self._stream.flush)

    def write_bytes(self, content: bytes) -> None:
        """Write the content of a file unchanged; raise `OSError` if the stream accepts only text."""
        self.flush()
        binary = getattr(self._stream, "buffer", None)
        if binary is None:
            raise OSError("standard output is closed, or accepts only text")
        self._try(lambda: binary.write(content))

    def finish(self) -> OSError | None:
        """Write what is buffered, and nothing after that; return the error that prevented it, if any.

        A reader that has gone is not an error.
        """
        self.flush()
        if self._gone:
            with suppress(OSError, ValueError):  # a stream without a file descriptor
                null = os.open(os.devnull, os.O_WRONLY)
                os.dup2(null, self._stream.fileno())  # else Python flushes again at exit, and complains
                os.close(null)
        return self._error

    def _try(self, do: Callable[[], object]) -> None:
        if self._gone:
            return
        try:
            do()
        except OSError as error:
            self._gone = True
            self._error = None if _is_gone(error) else error
