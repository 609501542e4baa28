"""`soc-data export`."""

from __future__ import annotations

import argparse

HELP = "Write the data in another format. `soc-data release build` writes all formats."
EXAMPLES = ("soc-data export sqlite", "soc-data export xlsx -o record.xlsx", "soc-data export parquet -o tables/",
            "soc-data export csvw --path soc-data-0.1.0.zip")  # fmt: skip


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument(
        "format",
        metavar="FORMAT",
        help="zip, sqlite, parquet, xlsx, jsonl, popolo, schema-org, croissant, csvw or dcat",
    )
    parser.add_argument(
        "-o", "--output", metavar="PATH",
        help="the file to write, a directory, or - for standard output (default: this directory, with the release's "
        "file name)",
    )  # fmt: skip
    parser.add_argument(
        "--path", metavar="PACKAGE", help="a directory, a zip or a datapackage.json (default: the shipped data)"
    )


def run(args: argparse.Namespace) -> int:
    """Write the files and print their names; an unknown format is wrong usage."""
    import sys

    from soc_data.commands.output import Output
    from soc_data.dataset.dataset import load
    from soc_data.export import FORMATS, export, single
    from soc_data.findings import one_line

    if args.format not in FORMATS:
        args.parser.error(f"no format {args.format!r}; there are {', '.join(FORMATS)}")
    if args.output == "-":
        content = single(load(args.path), args.format)
        assert isinstance(sys.stdout, Output)
        sys.stdout.write_bytes(content)
        return 0
    written = export(load(args.path), args.format, args.output)
    print("\n".join(f"written: {one_line(str(path))}" for path in written))
    return 0
