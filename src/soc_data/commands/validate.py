"""`soc-data validate`."""

from __future__ import annotations

import argparse

HELP = "Check the shipped data, or a package, against every rule."
EXAMPLES = ("soc-data validate", "soc-data validate path/to/checkout", "soc-data validate release.zip --format json",
            "soc-data validate . --format github", "soc-data validate . --previous latest",
            "soc-data validate . --previous v0.1.0", "soc-data validate --previous release-0.1.0.zip")  # fmt: skip


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("path", nargs="?", help="a directory, a zip or a datapackage.json (default: the shipped data)")
    parser.add_argument(
        "--previous",
        metavar="RELEASE",
        help="an earlier release whose ids must not be lost: a directory, a zip, a git revision such as v0.1.0 of the "
        "checkout that contains PATH, or `latest`, the newest release tags vX.Y.Z of the checkout PATH",
    )
    parser.add_argument(
        "--format", choices=("text", "json", "github"), default="text", help="output format (default: text)"
    )


def run(args: argparse.Namespace) -> int:
    """Print the findings; return 0 if the data are valid, else 1."""
    from soc_data.findings import render
    from soc_data.validation.validate import validate

    report = validate(args.path, previous=args.previous)
    print(render(report.findings, report.checked, args.format))
    if report.findings and args.format == "text":
        # In JSON and in workflow commands this line would not be valid output.
        _point_to_format({finding.rule for finding in report.findings}, args.path)
    return 0 if report.valid else 1


def _point_to_format(rules: set[str], path: str | None) -> None:
    from soc_data.findings import one_line
    from soc_data.validation.rules import FORM

    if mended := sorted(rules & FORM):
        command = f"soc-data format {one_line(path or '')}".rstrip()
        print(f"{command} corrects the findings that concern only form: {', '.join(mended)}")
