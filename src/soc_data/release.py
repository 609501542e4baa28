"""Whether a checkout is fit for release: one version everywhere, a large enough step, and a complete changelog."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from soc_data.diff import Bump, Change, Diff, Kind, Snapshot, bump_between, compare
from soc_data.diff.changelog import HEADING, changelog, named_since
from soc_data.diff.rendering import verdict
from soc_data.diff.snapshots import snapshot, snapshot_of_release
from soc_data.errors import SocDataError
from soc_data.findings import TEXT_LIMIT, Finding, shown
from soc_data.metadata import DESCRIPTOR, doi_address
from soc_data.reading.revisions import release_tags
from soc_data.validation.ids import lost_ids, newer_releases

RULES = {
    "versions_agree": "The version is the same in pyproject.toml (or the file that it names), datapackage.json, "
    "CITATION.cff, .zenodo.json and at the top of CHANGELOG.md, and has the form X.Y.Z.",
    "dates_agree": "The day of the release is the same in datapackage.json, CITATION.cff, .zenodo.json and "
    "CHANGELOG.md.",
    "dois_agree": "The DOI stands alike in datapackage.json, which takes it from metadata.py, and in CITATION.cff, or "
    "in neither.",
    "tag_names_the_version": "The tag of a release is v and its version.",
    "version_is_large_enough": "The step from the last release is at least the one that the changes require.",
    "released_versions_stay": "The data of a version that has a tag no longer change.",
    "changelog_tells_what_breaks": "CHANGELOG.md names, in backticks, everything that requires a major version, and "
    "every id that was redirected or merged.",
}
"""The rules of `soc-data release check`, besides those on ids, `soc_data.validation.rules.IDS`."""


@dataclass(frozen=True, slots=True)
class ReleaseReport:
    """The findings, and a sentence that says what the checkout was compared with."""

    findings: tuple[Finding, ...]
    compared: str


def check_release(checkout: Path, previous: str | None = None, tag: str | None = None) -> ReleaseReport:
    """Check a checkout against its last release, or against `previous`: a path, a zip or a git revision.

    If the checkout has no earlier release, only the agreement of the files is checked. Raises as `snapshot` and
    `release_tags` do: if it cannot be determined whether there is an earlier release, there is no verdict.
    """
    new = snapshot(checkout)
    findings = list(_stated_alike(checkout, new.version or "none"))
    if tag is not None and tag != f"v{new.version}":
        findings.append(Finding("tag_names_the_version", "git", f"the tag v{new.version}", value=shown(tag)))
    tags = [] if previous else release_tags(checkout)
    diffs = _comparisons(checkout, new, previous, tags)
    for diff in diffs:
        findings += _of_changes(diff, changelog(checkout))
    if "version_is_large_enough" not in {finding.rule for finding in findings}:
        findings += newer_releases(tags, new.version)
    told = " ".join(f"Compared with {shown(diff.old.label, TEXT_LIMIT)}. {verdict(diff)}" for diff in diffs)
    return ReleaseReport(tuple(findings), told or "There is no earlier release to compare with.")


def compare_with_previous(checkout: Path, previous: str | None = None) -> Diff:
    """Return what changed in a checkout since its last release, or since `previous`.

    Raises `SocDataError` if there is no earlier release.
    """
    diffs = _comparisons(checkout, snapshot(checkout), previous, [] if previous else release_tags(checkout))
    if not diffs:
        raise SocDataError("there is no earlier release (a tag vX.Y.Z): name a version with --previous")
    return diffs[-1]


def _comparisons(checkout: Path, new: Snapshot, previous: str | None, tags: list[str]) -> list[Diff]:
    """Compare with the last release and, if that is this very version, with the one before it as well."""
    if previous is not None:
        return [compare(snapshot(previous, checkout), new)]
    diffs: list[Diff] = []
    for tag in tags:
        diffs.append(compare(snapshot_of_release(tag, checkout), new))
        if tag != f"v{new.version}":
            break
    return diffs


# What the files state


def _pyproject_version(text: str, checkout: Path) -> str | None:
    project = tomllib.loads(text)
    if "version" in project.get("project", {}):
        return str(project["project"]["version"])
    source = project["tool"]["hatch"]["version"]
    found = re.search(source["pattern"], (checkout / source["path"]).read_text("utf-8"))
    return found["version"] if found else None


def _yaml_value(text: str, name: str) -> str | None:
    found = re.search(rf"^{name}:[ \t]*[\"']?([^\"'\s#]+)", text, re.MULTILINE)
    return found[1] if found else None


def _top(text: str, part: str) -> str | None:
    found = HEADING.search(text)
    return found[part] if found else None


_Reader = Callable[[str, Path], str | None]
_VERSIONS: dict[str, _Reader] = {
    "pyproject.toml": _pyproject_version,
    DESCRIPTOR: lambda text, _: json.loads(text).get("version"),
    "CITATION.cff": lambda text, _: _yaml_value(text, "version"),
    ".zenodo.json": lambda text, _: json.loads(text).get("version"),
    "CHANGELOG.md": lambda text, _: _top(text, "version"),
}
_DATES: dict[str, _Reader] = {
    DESCRIPTOR: lambda text, _: str(json.loads(text).get("created"))[:10],
    "CITATION.cff": lambda text, _: _yaml_value(text, "date-released"),
    ".zenodo.json": lambda text, _: json.loads(text).get("publication_date"),
    "CHANGELOG.md": lambda text, _: _top(text, "date"),
}
_DOIS: dict[str, _Reader] = {
    DESCRIPTOR: lambda text, _: json.loads(text).get("id", "").removeprefix(doi_address("")),
    "CITATION.cff": lambda text, _: _yaml_value(text, "doi") or "",
}


def _stated_alike(checkout: Path, version: str) -> Iterator[Finding]:
    if not re.fullmatch(r"[0-9]+\.[0-9]+\.[0-9]+", version):
        yield Finding("versions_agree", DESCRIPTOR, "a version X.Y.Z", value=shown(version))
    for rule, readers, expected in (
        ("versions_agree", _VERSIONS, version),
        ("dates_agree", _DATES, None),
        ("dois_agree", _DOIS, None),
    ):
        for file, reader in readers.items():
            stated = _stated(reader, checkout, file)
            expected = stated if expected is None else expected
            if stated != expected and not (rule == "dois_agree" and stated is None):
                yield Finding(rule, file, f"{expected or 'none'}, as in {DESCRIPTOR}", value=shown(stated) or "nothing")


def _stated(reader: _Reader, checkout: Path, file: str) -> str | None:
    """Return what a file states; None if the file is missing or cannot be read."""
    try:
        return reader((checkout / file).read_text("utf-8"), checkout)
    except (OSError, ValueError, LookupError, AttributeError, TypeError, re.error):
        return None


# What the changes require


def _of_changes(diff: Diff, log: str) -> Iterator[Finding]:
    yield from _step(diff)
    named = named_since(log, diff.old.version)
    for change in diff.changes:
        if _must_be_told(change) and shown(change.name) not in named:
            yield Finding("changelog_tells_what_breaks", "CHANGELOG.md", f"`{change.name}`: {change.kind.words}")
    yield from lost_ids(diff, named)


def _must_be_told(change: Change) -> bool:
    return change.kind.bump is Bump.MAJOR or change.kind in (Kind.ROW_REDIRECTED, Kind.ROW_MERGED)


def _step(diff: Diff) -> Iterator[Finding]:
    old, new = diff.old.version, diff.new.version
    try:
        step = bump_between(old or "", new or "")
    except ValueError:
        return  # reported by versions_agree, or an old package without a version
    if diff.required is Bump.NONE:
        return
    if old == new:
        expected = f"the data of {diff.old.label}, or another version: {diff.required_version} or later"
        yield Finding("released_versions_stay", DESCRIPTOR, expected, value=shown(new))
    elif step < diff.required:
        expected = f"{diff.required_version} or later. {verdict(diff)}"
        yield Finding("version_is_large_enough", DESCRIPTOR, expected, value=shown(new))
