"""`soc-data coverage`."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from soc_data.views.coverage import Coverage

HELP = "Show what the data cover, by year and by session, and what is missing."
EXAMPLES = ("soc-data coverage", "soc-data coverage --format markdown", "soc-data coverage --format json",
            "soc-data coverage . --floors docs/data/coverage.json --check",
            "soc-data coverage . --floors docs/data/coverage.json --write")  # fmt: skip


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("path", nargs="?", help="a directory, a zip or a datapackage.json (default: the shipped data)")
    parser.add_argument(
        "--format", choices=("text", "markdown", "json"), default="text", help="output format (default: text)"
    )
    parser.add_argument("--floors", type=Path, metavar="FILE", help="a JSON file of totals that may not fall")
    action = parser.add_mutually_exclusive_group()
    action.add_argument("--check", action="store_true", help="fail if a total is below its floor")
    action.add_argument("--write", action="store_true", help="raise the floors to the totals; never lowers one")


def run(args: argparse.Namespace) -> int:
    """Print the coverage, or check or raise the floors; return 1 if a total is below its floor."""
    from soc_data.dataset.dataset import load
    from soc_data.views.coverage import coverage, render

    if bool(args.floors) != (args.check or args.write):
        args.parser.error("--floors needs --check or --write, and they need --floors")
    measured = coverage(load(args.path))
    if args.floors:
        return _floors(measured, args.floors, write=args.write)
    print(render(measured, args.format))
    return 0


def _floors(measured: Coverage, file: Path, *, write: bool) -> int:
    import json

    from soc_data.errors import UsageError
    from soc_data.files import write_file
    from soc_data.findings import one_line
    from soc_data.views.coverage import fallen

    try:
        floors = json.loads(file.read_text("utf-8")) if file.exists() or not write else {}
        if not all(isinstance(floor, int) for floor in floors.values()):
            raise ValueError("a total is not a whole number")
    except (ValueError, AttributeError) as error:
        raise UsageError(f"{file} is not a JSON object of totals: {error}") from None
    lost = fallen(measured, floors)
    if write:
        raised = {name: max(count, floors.get(name, 0)) for name, count in {**floors, **measured.totals}.items()}
        write_file(file, (json.dumps(raised, indent=2) + "\n").encode())
    told = lost or [("written: " if write else "no total is below its floor in ") + str(file)]
    print("\n".join(map(one_line, told)))
    return 1 if lost else 0
