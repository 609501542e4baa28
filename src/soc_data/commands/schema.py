"""`soc-data schema`."""

from __future__ import annotations

import argparse
from pathlib import Path

HELP = "Write or check the descriptors, which are generated from the models."
EXAMPLES = ("soc-data schema --check", "soc-data schema --write path/to/checkout")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    action = parser.add_mutually_exclusive_group(required=True)
    action.add_argument("--write", action="store_true", help="write datapackage.json and schemas/*.json")
    action.add_argument("--check", action="store_true", help="fail if they differ from the models")
    parser.add_argument("directory", nargs="?", type=Path, default=Path(), help="a checkout (default: this directory)")


def run(args: argparse.Namespace) -> int:
    """Write or check the descriptors; return 1 if the check finds a difference."""
    from soc_data.findings import one_line
    from soc_data.tables.descriptors import check_descriptors, write_descriptors

    if args.write:
        written = write_descriptors(args.directory)
        print(
            "\n".join(f"written: {one_line(path)}" for path in written)
            or "nothing to write: all descriptors are up to date"
        )
        return 0
    findings = list(check_descriptors(args.directory))
    print("\n".join(map(str, findings)) or "all descriptors are up to date")
    return 1 if findings else 0
