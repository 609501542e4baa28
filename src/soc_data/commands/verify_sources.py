"""`soc-data verify-sources`."""

from __future__ import annotations

import argparse
from pathlib import Path

HELP = "Check locators, spellings and hashes against those full texts of the sources that you have."
EXAMPLES = ("soc-data verify-sources path/to/texts", "soc-data verify-sources path/to/texts --all")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("directory", type=Path, help="a directory of UTF-8 text files (*.txt), one per source")
    parser.add_argument("--path", help="a directory, a zip or a datapackage.json (default: the shipped data)")
    parser.add_argument("--all", action="store_true", help="fail if a source that was read in full has no text there")


def run(args: argparse.Namespace) -> int:
    """Print which texts were found, the findings, and what was not checked; return 1 if there are findings."""
    from soc_data.dataset.dataset import load
    from soc_data.findings import one_line, render
    from soc_data.validation.texts import verify_sources

    done = verify_sources(load(args.path), args.directory, every=args.all)
    for text, sources in done.found:
        print(f"{one_line(text.file)}: sha256 {text.sha256}, the text of {', '.join(sources) or 'no source'}")
    print(render(done.findings, done.checked))
    if done.unchecked:
        print(f"not checked, because their texts are missing: {', '.join(done.unchecked)}")
    return 1 if done.findings else 0
