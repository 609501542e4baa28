"""`soc-data find`."""

from __future__ import annotations

import argparse

from soc_data.commands.output import typed

HELP = "Find a person under any spelling, Latin or Arabic."
EXAMPLES = ('soc-data find "Abdul Rahman Mustafa"', "soc-data find البحرة", "soc-data find Jamous --path release.zip")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("name", type=typed, nargs="+", help="a name or part of one")
    parser.add_argument("--path", help="a directory, a zip or a datapackage.json (default: the shipped data)")
    parser.add_argument("--limit", type=int, default=10, help="show at most this many people (default: 10)")


def run(args: argparse.Namespace) -> int:
    """Print the people found, best match first; return 1 if there is none."""
    from soc_data.dataset.dataset import load
    from soc_data.errors import UsageError

    if args.limit < 1:
        args.parser.error("--limit must be at least 1")
    name = " ".join(args.name)
    try:
        matches = load(args.path).find_person(name, args.limit)
    except ValueError as error:
        raise UsageError(f"{name!r}: {error}") from None
    for match in matches:
        offices = "; ".join(dict.fromkeys(term.office.name for term in match.person.terms))
        print(f"{match.score:.2f}  {match.person.id}  {match.person.name}  {match.person.name_ar or ''}".rstrip())
        print(f"      as “{match.spelling}”" + (f"; {offices}" if offices else ""))
    if not matches:
        print(f"no person with a spelling like {name!r}")
    return 0 if matches else 1
