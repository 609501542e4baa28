"""The command line: `soc-data`, and one module of `soc_data.commands` for each command.

Exit codes: 0 success, 1 invalid data or input, 2 wrong usage. A command module has `HELP`
(one line), `EXAMPLES`, `arguments(parser)` and `run(args) -> int`; heavy imports belong inside `run`.
"""

from __future__ import annotations

import argparse
import atexit
import gc
import io
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from types import ModuleType

from soc_data.metadata import VERSION

COMMANDS = ("validate", "show", "find", "coverage", "verify-sources", "schema", "export", "browse", "cite", "diff", "release")


def _module(command: str) -> ModuleType:
    return import_module(f"soc_data.commands.{command.replace('-', '_')}")


def parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line."""
    top = argparse.ArgumentParser(
        prog="soc-data",
        description="The record of the Syrian Opposition Coalition's assembly. Without a command: a summary of the data.",
        epilog="Exit codes: 0 success, 1 invalid data or input, 2 wrong usage.\n"
        "`soc-data COMMAND --help` shows the options and examples of a command.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument("--version", action="version", version=f"soc-data {VERSION}")
    subparsers = top.add_subparsers(dest="command", metavar="COMMAND", title="commands")
    for command in COMMANDS:
        module = _module(command)
        sub = subparsers.add_parser(
            command, help=module.HELP, description=module.HELP,
            epilog="examples:\n" + "\n".join(f"  {line}" for line in module.EXAMPLES),
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )  # fmt: skip
        module.arguments(sub)
        sub.set_defaults(run=module.run, parser=sub)
    return top


def _spare_garbage_collection() -> None:
    """Collect cyclic garbage rarely, and not at exit: a short process spends a seventh of its time on it."""
    gc.set_threshold(100_000, 50, 50)
    atexit.register(gc.freeze)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code; errors go to standard error.

    Without `argv` this is a process of its own, and `sys.argv` has the arguments.
    """
    if argv is None:
        _spare_garbage_collection()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # Arabic names, whatever the locale
            stream.reconfigure(encoding="utf-8", errors="replace")
    args = parser().parse_args(argv)
    try:
        if args.command is None:
            return _overview()
        return int(args.run(args))
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        return _explained(error)


def _overview() -> int:
    from soc_data.dataset.dataset import load

    print(load())
    return 0


def _explained(error: Exception) -> int:
    """Print an expected error as one sentence and return its exit code; re-raise any other, which is a bug."""
    from soc_data.errors import SocDataError, UsageError

    if isinstance(error, (UsageError, FileNotFoundError)):
        print(f"soc-data: {error}", file=sys.stderr)
        return 2
    if isinstance(error, (SocDataError, OSError)):
        print(f"soc-data: {error}", file=sys.stderr)
        return 1
    raise error
