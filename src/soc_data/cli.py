"""The command line: `soc-data`, with one module of `soc_data.commands` per command.

Exit codes: 0 success, 1 invalid data or input, 2 wrong usage. A command module has `HELP` (one line), `EXAMPLES`,
`arguments(parser)` and `run(args) -> int`; heavy imports belong inside `run`.
"""

from __future__ import annotations

import argparse
import atexit
import gc
import io
import os
import sys
from collections.abc import Sequence
from contextlib import redirect_stderr, redirect_stdout
from importlib import import_module
from types import ModuleType
from typing import Any, NoReturn, TextIO, cast

from soc_data.commands.output import Output, one_line
from soc_data.metadata import VERSION

COMMANDS = (
    "validate",
    "show",
    "find",
    "coverage",
    "draft",
    "verify-sources",
    "format",
    "schema",
    "export",
    "browse",
    "cite",
    "diff",
    "release",
)


def _module(command: str) -> ModuleType:
    return import_module(f"soc_data.commands.{command.replace('-', '_')}")


class _Parser(argparse.ArgumentParser):
    """A parser whose error messages show what was typed as one harmless line."""

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self.color = False  # Python 3.14 colours its help, but `Output` escapes all control characters

    def error(self, message: str) -> NoReturn:
        super().error(one_line(message))


def parser(command: str | None = None) -> argparse.ArgumentParser:
    """Return the parser of the whole command line or, a tenth faster, of the one command named."""
    top = _Parser(
        prog="soc-data",
        description="The record of the Syrian Opposition Coalition's assembly. Without a command: a summary.",
        epilog="Exit codes: 0 success, 1 invalid data or input, 2 wrong usage.\n"
        "`soc-data COMMAND --help` shows the options and examples of a command.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument("--version", action="version", version=f"soc-data {VERSION}")
    subparsers = top.add_subparsers(dest="command", metavar="COMMAND", title="commands", prog="soc-data")
    for name in [command] if command in COMMANDS else COMMANDS:
        module = _module(name)
        sub = subparsers.add_parser(
            name, help=module.HELP, description=module.HELP,
            epilog="examples:\n" + "\n".join(f"  {line}" for line in module.EXAMPLES),
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )  # fmt: skip
        module.arguments(sub)
        sub.set_defaults(run=module.run, parser=sub)
    return top


def _spare_garbage_collection() -> None:
    """Collect cyclic garbage rarely, and not at exit: it takes a seventh of the time of a short process."""
    gc.set_threshold(100_000, 50, 50)
    atexit.register(gc.freeze)  # frozen objects are not scanned by the collection at exit


def _open_what_is_closed() -> None:
    """Open the null device in place of a closed standard stream, so that the next file opened does not become it."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # gets the lowest free number, which is this one
    sys.stdout = sys.stdout or io.StringIO()
    sys.stderr = sys.stderr or io.StringIO()


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code; errors go to standard error.

    Without `argv`, the arguments are those of `sys.argv`, and the process is assumed to belong to this command.
    """
    if argv is None:
        _open_what_is_closed()
        _spare_garbage_collection()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # UTF-8 and LF, whatever the locale and the system
            stream.reconfigure(encoding="utf-8", errors="replace", newline="\n")
    out, err = Output(sys.stdout), Output(sys.stderr)
    with redirect_stdout(cast("TextIO", out)), redirect_stderr(cast("TextIO", err)):
        try:
            code = _run(argv, out)
        finally:
            error = out.finish()
            if error:
                print(f"soc-data: the output could not be written: {error}", file=sys.stderr)
            err.finish()
    return code or int(error is not None)


def _run(argv: Sequence[str] | None, out: Output) -> int:
    args = parser(*(sys.argv[1:] if argv is None else argv)[:1]).parse_args(argv)
    out.form = getattr(args, "format", "text")
    try:
        if args.command is None:
            return _overview()
        return int(args.run(args))
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        return _explained(error)


def _overview() -> int:
    from soc_data.dataset.dataset import load

    print(load())
    return 0


def _explained(error: Exception) -> int:
    """Print an expected error in a sentence and return its exit code; re-raise any other, which is a bug."""
    from soc_data.errors import InvalidPackageError, SocDataError, UsageError

    if not isinstance(error, (SocDataError, OSError)):
        raise error
    text = str(error) if isinstance(error, InvalidPackageError) else one_line(str(error))
    print(f"soc-data: {text}", file=sys.stderr)
    return 2 if isinstance(error, (UsageError, FileNotFoundError)) else 1
