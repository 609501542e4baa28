"""`soc-data format`."""

from __future__ import annotations

import argparse
from pathlib import Path

HELP = "Rewrite the tables in canonical form after an edit: order, quotes, line ends, NFC. No value changes."
EXAMPLES = ("soc-data format", "soc-data format path/to/checkout", "soc-data format --check")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument(
        "path",
        nargs="?",
        type=Path,
        default=Path(),
        help="a checkout, or its datapackage.json (default: this directory)",
    )
    parser.add_argument("--check", action="store_true", help="write nothing; fail if a file would change")


def run(args: argparse.Namespace) -> int:
    """Rewrite the files and print what was changed; return 1 if `--check` finds a file to rewrite."""
    from soc_data.validation.formatting import format_package

    changed = format_package(args.path, write=not args.check)
    verb = "to be rewritten" if args.check else "rewritten"
    print("\n".join(f"{verb}: {one.file}: {', '.join(one.changes)}" for one in changed) or "all tables are canonical")
    return 1 if changed and args.check else 0
