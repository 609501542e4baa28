"""`soc-data cite`."""

from __future__ import annotations

import argparse

from soc_data.commands.output import typed

HELP = "Cite the dataset at its version, or one row with its source."
EXAMPLES = ("soc-data cite", "soc-data cite --format bibtex", "soc-data cite ga-068 --format ris")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument(
        "id", nargs="?", type=typed, metavar="ROW-ID", help="the id of a row in any table (default: the dataset)"
    )
    parser.add_argument("--format", default="apa", help="apa (default), bibtex, ris, csl-json or datacite")
    parser.add_argument("--path", help="a directory, a zip or a datapackage.json (default: the shipped data)")


def run(args: argparse.Namespace) -> int:
    """Print the citation; an unknown id or format is wrong usage."""
    from soc_data.dataset.dataset import load
    from soc_data.views.cite import cite

    print(cite(load(args.path), args.id, form=args.format))
    return 0
