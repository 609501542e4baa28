"""`soc-data verify-sources`."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from soc_data.dataset.dataset import Dataset
    from soc_data.validation.texts import Verification

HELP = "Check locators, spellings and hashes against those full texts of the sources that you have."
EXAMPLES = ("soc-data verify-sources path/to/texts", "soc-data verify-sources path/to/texts --all",
            "soc-data verify-sources path/to/texts --audit")  # fmt: skip


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("directory", type=Path, help="a directory of UTF-8 text files (*.txt), one per source")
    parser.add_argument("--path", help="a directory, a zip or a datapackage.json (default: the shipped data)")
    parser.add_argument("--all", action="store_true", help="fail if a source that was read in full has no text there")
    parser.add_argument(
        "--audit",
        action="store_true",
        help="list the known names that no row uses in their paragraph: advice that never makes the command fail",
    )


def run(args: argparse.Namespace) -> int:
    """Print which texts were found, the findings, and what was not checked; return 1 if there are findings."""
    from soc_data.dataset.dataset import load
    from soc_data.findings import one_line, render
    from soc_data.validation.texts import verify_sources

    dataset = load(args.path)
    done = verify_sources(dataset, args.directory, every=args.all)
    for text, sources in done.found:
        print(f"{one_line(text.file)}: sha256 {text.sha256}, the text of {', '.join(sources) or 'no source'}")
    print(render(done.findings, done.checked))
    if done.unchecked:
        print(f"not checked, because their texts are missing: {', '.join(done.unchecked)}")
    if args.audit:
        _audit(dataset, done)
    return 1 if done.findings else 0


def _audit(dataset: Dataset, done: Verification) -> None:
    """Print, for each text of a source, the names that no row uses in their paragraph."""
    from soc_data.findings import one_line
    from soc_data.texts.audit import unused
    from soc_data.texts.spellings import spellings_of

    spellings = spellings_of(dataset)
    for text, sources in done.found:
        for source in sources:
            found = unused(dataset, source, text, spellings)
            first = {(m.paragraph, m.kind, m.key): m.as_stated for m in reversed(found)}
            lines = [
                f"  p{place[0]}  {place[1]} {place[2]} “{one_line(name)}”" for place, name in sorted(first.items())
            ]
            print("\n".join([f"{source}: {len(lines)} names that no row uses in their paragraphs", *lines]))
