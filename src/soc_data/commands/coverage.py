"""`soc-data coverage`."""

from __future__ import annotations

import argparse

HELP = "Show what the data cover, by year and by session, and what is missing."
EXAMPLES = ("soc-data coverage", "soc-data coverage --format markdown", "soc-data coverage --format json")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("path", nargs="?", help="a directory, a zip or a datapackage.json (default: the shipped data)")
    parser.add_argument(
        "--format", choices=("text", "markdown", "json"), default="text", help="output format (default: text)"
    )


def run(args: argparse.Namespace) -> int:
    """Print the coverage."""
    from soc_data.dataset.dataset import load
    from soc_data.views.coverage import coverage, render

    print(render(coverage(load(args.path)), args.format))
    return 0
