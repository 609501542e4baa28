"""`soc-data export`."""

from __future__ import annotations

import argparse
from pathlib import Path

HELP = "Write the data in another format. `soc-data release build` writes all formats."
EXAMPLES = ("soc-data export sqlite", "soc-data export xlsx -o record.xlsx", "soc-data export parquet -o tables/",
            "soc-data export csvw --path soc-data-0.1.0.zip", "soc-data export site -o record/")  # fmt: skip


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument(
        "format",
        metavar="FORMAT",
        help="zip, sqlite, parquet, xlsx, jsonl, popolo, schema-org, croissant, csvw, dcat or site",
    )
    parser.add_argument(
        "-o", "--output", type=Path, metavar="PATH",
        help="the file to write, or a directory (default: this directory, with the release's file name)",
    )  # fmt: skip
    parser.add_argument("--path", metavar="PACKAGE", help="a directory, a zip or a datapackage.json (default: the shipped data)")


def run(args: argparse.Namespace) -> int:
    """Write the files and print their names; an unknown format is wrong usage."""
    from soc_data.dataset.dataset import load
    from soc_data.export import FORMATS, export

    if args.format not in FORMATS:
        args.parser.error(f"no format {args.format!r}; there are {', '.join(FORMATS)}")
    written = export(load(args.path), args.format, args.output)
    if FORMATS[args.format].folder:
        print(f"written: {len(written):,} files; open {written[0].parent / 'index.html'}")
    else:
        print("\n".join(f"written: {path}" for path in written))
    return 0
