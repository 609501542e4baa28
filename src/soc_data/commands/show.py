"""`soc-data show`."""

from __future__ import annotations

import argparse

from soc_data.commands.output import typed

HELP = "Show a row (session, person, office, source, statement …) and the rows that refer to it."
EXAMPLES = ("soc-data show ga-064", "soc-data show hadi-al-bahra", "soc-data show soc-president",
            "soc-data show ga-068-s012 --path release.zip")  # fmt: skip


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("id", type=typed, help="the id of a row in any table")
    parser.add_argument("--path", help="a directory, a zip or a datapackage.json (default: the shipped data)")


def run(args: argparse.Namespace) -> int:
    """Print the row; an unknown id is wrong usage, and the error names similar ids."""
    import os
    import shutil
    import sys

    from soc_data.dataset.dataset import load
    from soc_data.views.show import show

    width = max(min(shutil.get_terminal_size((100, 24)).columns, 100), 20)
    bold = sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    print(show(load(args.path), args.id, width=width, bold=bold))
    return 0
