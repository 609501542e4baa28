"""`soc-data verify-sources`."""

from __future__ import annotations

import argparse
from pathlib import Path

HELP = "Check locators, spellings and hashes against the full texts of the sources."
EXAMPLES = ("soc-data verify-sources path/to/texts",)


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("directory", type=Path, help="a directory with one UTF-8 text file (*.txt) per source")
    parser.add_argument("--path", help="a directory, a zip or a datapackage.json (default: the shipped data)")


def run(args: argparse.Namespace) -> int:
    """Print the findings; return 1 if there are any."""
    from soc_data.dataset.dataset import load
    from soc_data.findings import render
    from soc_data.validation.texts import verify_sources

    findings, checked = verify_sources(load(args.path), args.directory)
    print(render(findings, checked))
    return 1 if findings else 0
