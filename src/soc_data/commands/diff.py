"""`soc-data diff`."""

from __future__ import annotations

import argparse
from pathlib import Path

HELP = "Compare two versions of the data, and show which version number the changes require."
EXAMPLES = ("soc-data diff v0.1.0 .", "soc-data diff soc-data-0.1.0.zip . --format markdown",
            "soc-data diff HEAD~1 HEAD --format json")  # fmt: skip


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    kinds = "a directory, a zip, a datapackage.json, or a git revision of the checkout"
    parser.add_argument("old", help=kinds)
    parser.add_argument("new", help="the same for the newer version")
    parser.add_argument(
        "--format", choices=("text", "markdown", "json"), default="text", help="output format (default: text)"
    )
    parser.add_argument(
        "--checkout",
        type=Path,
        default=Path(),
        help="the git checkout that holds the revisions (default: this directory)",
    )


def run(args: argparse.Namespace) -> int:
    """Print the changes and the version step that they require."""
    from soc_data.diff import compare, rendering
    from soc_data.diff.snapshots import snapshot

    render = {"text": rendering.as_text, "markdown": rendering.as_markdown, "json": rendering.as_json}[args.format]
    print(render(compare(snapshot(args.old, args.checkout), snapshot(args.new, args.checkout))))
    return 0
