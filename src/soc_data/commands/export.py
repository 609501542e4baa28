"""`soc-data export`."""

from __future__ import annotations

import argparse

HELP = "Write the data, or some rows of a table, in another format. `soc-data release build` writes all formats."
EXAMPLES = ("soc-data export sqlite", "soc-data export xlsx -o record.xlsx", "soc-data export parquet -o tables/",
            "soc-data export csvw --path soc-data-0.1.0.zip", "soc-data export site -o record/",
            "soc-data export xlsx --table statements --where topic=refugees --where 'session.start>=2019'",
            "soc-data export csv --table statements --where topic=humanitarian-affairs --narrower -o aid.csv",
            "soc-data export jsonl --table parties --where role=opposed --where statement.session.start=2018",
            )  # fmt: skip

_WHERE = (
    "keep only rows that meet this condition: act=condemns, topic!=refugees, votes>=50, summary~aid or, for a column "
    "of the row referred to, session.start>=2019; may be repeated. Dates are compared by their bounds: a row is kept "
    "if its date may meet the condition"
)


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument(
        "format",
        metavar="FORMAT",
        help="zip, sqlite, csv, parquet, xlsx, jsonl, popolo, croissant, csvw, site, schema-org, dcat or datacite",
    )
    parser.add_argument(
        "-o", "--output", metavar="PATH",
        help="the file to write, a directory, or - for standard output (default: the release's file name in this "
        "directory)",
    )  # fmt: skip
    parser.add_argument(
        "--path", metavar="PACKAGE", help="a directory, a zip or a datapackage.json (default: the shipped data)"
    )
    parser.add_argument("--table", metavar="TABLE", help="write only this table, as csv, parquet, xlsx or jsonl")
    parser.add_argument("--where", action="append", default=[], metavar="CONDITION", help=_WHERE)
    parser.add_argument("--certain", action="store_true", help="keep a row only if its dates must meet the conditions")
    parser.add_argument(
        "--narrower", action="store_true",
        help="let a topic include its narrower topics, a place the places in it, a body its parts",
    )  # fmt: skip


def run(args: argparse.Namespace) -> int:
    """Write the files and print their names; an unknown format, table, column, code or id is wrong usage."""
    from soc_data.dataset.dataset import load
    from soc_data.export import FORMATS, export, single
    from soc_data.findings import one_line

    if args.format not in FORMATS:
        args.parser.error(f"no format {args.format!r}; there are {', '.join(FORMATS)}")
    if args.table:
        return _some_rows(args)
    if args.where or args.narrower or args.certain:
        args.parser.error("--where, --narrower and --certain need --table")
    if args.output == "-":
        return _to_stdout(single(load(args.path), args.format))
    written = export(load(args.path), args.format, args.output)
    if FORMATS[args.format].folder:
        home = min(written, key=lambda path: len(path.parts)).parent / "index.html"
        print(f"written: {len(written):,} files; open {one_line(str(home))}")
        return 0
    print("\n".join(f"written: {one_line(str(path))}" for path in written))
    return 0


def _some_rows(args: argparse.Namespace) -> int:
    from soc_data.dataset.dataset import load
    from soc_data.export import export_table, table_content
    from soc_data.findings import one_line

    dataset = load(args.path)
    if args.table not in dataset.tables:
        args.parser.error(f"no table {args.table!r}; there are {', '.join(dataset.tables)}")
    table = dataset[args.table].where(*args.where, narrower=args.narrower, certain=args.certain)
    if args.output == "-":
        return _to_stdout(table_content(dataset, args.format, table))
    file = export_table(dataset, args.format, table, args.output)
    print(f"written: {one_line(str(file))}, {len(table):,} of {len(dataset[args.table]):,} rows of {args.table}")
    return 0


def _to_stdout(content: bytes) -> int:
    import sys

    from soc_data.commands.output import Output

    assert isinstance(sys.stdout, Output)
    sys.stdout.write_bytes(content)
    return 0
