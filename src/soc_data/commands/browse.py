"""`soc-data browse`."""

from __future__ import annotations

import argparse

HELP = "Make the website of the data in a temporary folder and open it in the browser."
EXAMPLES = ("soc-data browse", "soc-data browse --path soc-data-0.1.0.zip")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument(
        "--path", metavar="PACKAGE", help="a directory, a zip or a datapackage.json (default: the shipped data)"
    )


def run(args: argparse.Namespace) -> int:
    """Write the site, open its home page and print its path. The folder remains until the system clears it."""
    import tempfile
    import webbrowser
    from pathlib import Path

    from soc_data.dataset.dataset import load
    from soc_data.export import export

    dataset = load(args.path)
    folder = Path(tempfile.mkdtemp(prefix="soc-data-"))
    export(dataset, "site", folder)
    home = folder / "index.html"
    webbrowser.open(home.as_uri())
    print(home)
    return 0
