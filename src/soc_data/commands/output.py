"""Where text leaves the program: what comes from data, or from the names of files, is shown there and never obeyed.

This is read at every start: what most lines do not need is imported where one does.
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
"""How a line begins, and what stands anywhere in one, that GitHub and its like obey when a workflow prints it."""


def _is_gone(error: OSError) -> bool:
    """Whether an error says that the reader has gone, as with `| head`."""
    return isinstance(error, BrokenPipeError) or (os.name == "nt" and error.errno == errno.EINVAL)


def as_line(line: str) -> str:
    """Return a line of text that does nothing to a terminal, but for bold headings, and nothing in a workflow."""
    if not line.isprintable():
        line = "".join(part if _BOLD.fullmatch(part) else one_line(part) for part in _BOLD.split(line))
    return _OLD_COMMAND.sub("#<U+0023>", _COMMAND.sub(r"\1<U+003A>", line))


def as_json(line: str) -> str:
    """Return a line of JSON with what would do something escaped as JSON has it, so that the values stay the same."""
    if not line.isprintable():
        import json

        line = "".join(c if c.isprintable() else json.dumps(c)[1:-1] for c in line)
    return _OLD_COMMAND.sub(r"#\\u0023", line)  # no line of JSON begins with a colon


def as_command(line: str) -> str:
    """Return a workflow command of our own with what its values would do spelt out."""
    return _OLD_COMMAND.sub("#<U+0023>", one_line(line))


def one_line(text: str) -> str:
    """As `soc_data.findings.one_line`."""
    if text.isprintable():
        return text
    from soc_data import findings

    return findings.one_line(text)


def typed(text: str) -> str:
    """Return a word of the command line as it was typed, whatever the locale; no path, which the system must take."""
    if text.isprintable():
        return text
    from soc_data.findings import decoded

    return decoded(text)


class Output:
    """A stream to print to. `form` is what is printed: JSON, commands for GitHub (`github`), or else text.

    A reader that goes away ends no command: the exit code is the verdict all the same.
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._gone = False
        self._error: OSError | None = None
        self.form = "text"

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    def write(self, text: str) -> int:
        """Write lines, each made safe."""
        safe = as_json if self.form in _JSON else as_command if self.form == "github" else as_line
        self._try(lambda: self._stream.write("\n".join(map(safe, text.split("\n")))))
        return len(text)

    def flush(self) -> None:
        """Write what is held back."""
        self._try(self._stream.flush)

    def write_bytes(self, content: bytes) -> None:
        """Write a file as it is; raise `OSError` where the stream takes none."""
        self.flush()
        binary = getattr(self._stream, "buffer", None)
        if binary is None:
            raise OSError("standard output is closed, or takes text alone")
        self._try(lambda: binary.write(content))

    def finish(self) -> OSError | None:
        """Write what is held back, and nothing more; return what kept it from being written, None where nothing did.

        That the reader has gone is no such thing.
        """
        self.flush()
        if self._gone:
            with suppress(OSError, ValueError):  # a stream that is no file
                null = os.open(os.devnull, os.O_WRONLY)
                os.dup2(null, self._stream.fileno())  # else Python tries once more at its exit, and complains
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
