"""`soc-data draft`."""

from __future__ import annotations

import argparse

from soc_data.commands.output import typed

HELP = "Show what a program finds in a new text: its source row, known and unknown names, dates and numbers."
EXAMPLES = ("soc-data draft path/to/text.txt", "soc-data draft path/to/text.txt --source etilaf-en-ga-064",
            "soc-data draft - --format json")  # fmt: skip


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("text", help="a UTF-8 text file, or - for standard input; nothing is written into data/")
    parser.add_argument("--source", type=typed, metavar="ID", help="the row of `sources` that the text belongs to")
    parser.add_argument("--path", help="a directory, a zip or a datapackage.json (default: the shipped data)")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="output format (default: text)")


def run(args: argparse.Namespace) -> int:
    """Print the draft of a text."""
    from soc_data.dataset.dataset import load
    from soc_data.texts.draft import draft
    from soc_data.texts.files import read_text
    from soc_data.texts.telling import as_json, as_text

    text = read_text(args.text)
    done = draft(load(args.path), text, args.source)
    print((as_json if args.format == "json" else as_text)(done))
    return 0
