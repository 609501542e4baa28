"""`soc-data release`."""

from __future__ import annotations

import argparse
from pathlib import Path

HELP = "Check a checkout before a release, draft its changelog, build its files."
EXAMPLES = ("soc-data release check", "soc-data release check --previous v0.1.0", "soc-data release notes",
            "soc-data release build dist/")  # fmt: skip

ACTIONS = ("check", "notes", "build")
"""The actions, each of which has a help page of its own in docs/commands.md."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the three actions."""
    actions = parser.add_subparsers(dest="action", metavar="ACTION", title="actions", required=True)
    check = actions.add_parser(
        "check", help="fail if version numbers disagree or are too low, or CHANGELOG.md omits a breaking change"
    )
    notes = actions.add_parser("notes", help="draft the data section of CHANGELOG.md")
    for action in (check, notes):
        action.add_argument("checkout", nargs="?", type=Path, default=Path(), help="(default: this directory)")
        action.add_argument(
            "--previous", metavar="REV", help="a git revision, path or zip (default: the last tag vX.Y.Z)"
        )
    check.add_argument("--tag", help="the tag that is being released")
    check.add_argument(
        "--format", choices=("text", "json", "github"), default="text", help="output format (default: text)"
    )
    build = actions.add_parser("build", help="write the data in every format, with SHA256SUMS")
    build.add_argument("directory", type=Path, help="the directory to write to")
    build.add_argument("--path", help="a directory, a zip or a datapackage.json (default: the shipped data)")


def run(args: argparse.Namespace) -> int:
    """Run the chosen action."""
    return {"check": _check, "notes": _notes, "build": _build}[args.action](args)


def _check(args: argparse.Namespace) -> int:
    from soc_data.findings import render
    from soc_data.release import check_release

    report = check_release(args.checkout, args.previous, args.tag)
    print(render(report.findings, report.compared, args.format))
    return 1 if report.findings else 0


def _notes(args: argparse.Namespace) -> int:
    from soc_data.diff.notes import draft
    from soc_data.release import compare_with_previous

    print(draft(compare_with_previous(args.checkout, args.previous)))
    return 0


def _build(args: argparse.Namespace) -> int:
    from soc_data.dataset.dataset import load
    from soc_data.export import build_release
    from soc_data.findings import one_line

    for path in build_release(load(args.path), args.directory):
        print(one_line(str(path)))
    return 0
