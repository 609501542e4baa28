"""Ids are permanent: a package is compared with an earlier release of it.

An id that was cited must be found in every later release: as a row, or in `retired` with its replacement. That chains
of replacements end in a row is a rule for every package, `retired_ids_lead_to_live_rows`.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

from soc_data.diff import Diff, Kind, Snapshot, compare, read_snapshot
from soc_data.diff.changelog import changelog, named_since
from soc_data.diff.policy import parts
from soc_data.diff.snapshots import snapshot, snapshot_of_release
from soc_data.errors import InvalidPackageError, UsageError
from soc_data.findings import Finding, shown
from soc_data.metadata import DESCRIPTOR
from soc_data.reading.package import Package
from soc_data.reading.revisions import release_tags

LATEST = "latest"
"""The word that stands for the newest release of the checkout, by its tag."""


def id_findings(path: Path, previous: str) -> list[Finding]:
    """Return a finding for each id of an earlier release that a package lost.

    `previous` is a path, a git revision of the checkout that contains `path`, or `latest`: the two newest release tags
    of the checkout `path`, because the newest may be this very release; without tags there are no findings. Nor are
    there any for a package that cannot be read, which `validate` reports itself.

    Raises `UsageError` if `previous` is not a package, or is `latest` and `path` is not a checkout; `SocDataError` if
    git cannot answer.
    """
    try:
        with Package(path) as package:
            current = read_snapshot(package, str(path))
    except InvalidPackageError:
        return []
    checkout = path if path.is_dir() else path.parent
    if previous != LATEST:
        earlier, found = [_readable(previous, partial(snapshot, previous, checkout))], []
    else:
        tags = release_tags(checkout)
        earlier = [_readable(tag, partial(snapshot_of_release, tag, checkout)) for tag in tags[:2]]
        found = list(newer_releases(tags, current.version))
    log = changelog(checkout)
    for diff in (compare(release, current) for release in earlier):
        found += lost_ids(diff, named_since(log, diff.old.version))
    return list(dict.fromkeys(found))


def _readable(release: str, read: Callable[[], Snapshot]) -> Snapshot:
    try:
        return read()
    except InvalidPackageError as error:
        first, *others = map(str, error.findings)
        more = f" (and {len(others)} more problems)" if others else ""
        raise UsageError(f"the earlier release {release} cannot be read: {first}{more}") from None


def newer_releases(tags: Sequence[str], version: str | None) -> Iterator[Finding]:
    """Yield a finding if the newest of some release tags, `vX.Y.Z`, is a later version than that of the package."""
    try:
        behind = bool(tags) and parts(tags[0][1:]) > parts(version or "")
    except ValueError:
        return  # other rules report an invalid version
    if behind:
        expected = f"{tags[0][1:]} or later, as the checkout comes from the release {tags[0]}"
        yield Finding("versions_do_not_go_back", DESCRIPTOR, expected, value=shown(version))


def lost_ids(diff: Diff, told: Container[str | None] = ()) -> Iterator[Finding]:
    """Yield what the new package of a diff lost of the ids of the old one; `told` are the ids of which the change log
    says that they stand for the same, whatever has changed."""
    old, retired = diff.old, _retired(diff.new)
    for change in diff.changes:
        if change.kind == Kind.TABLE_REMOVED:
            yield from _vanished(old, change.table, old.tables[change.table].records, retired)
        elif change.kind == Kind.ROW_REMOVED and change.table == "retired":
            yield _finding("retirements_stay", f"this row, as it stood in {old.label}", change.table, change.key)
        elif change.kind == Kind.ROW_REMOVED and change.key is not None:
            yield from _vanished(old, change.table, [change.key], retired)
        elif change.kind == Kind.ID_REUSED:
            yield _finding(
                "retired_ids_do_not_return", f"another id: {old.label} had retired this one", change.table, change.key
            )
        elif change.kind == Kind.ID_PASSED_ON and shown(change.key) not in told:
            expected = (
                f"what the id stood for in {old.label}, or another id and a row of retired for this one; "
                "where it is the same all the same, an entry in CHANGELOG.md that names the id"
            )
            yield _finding("ids_keep_their_meaning", expected, change.table, change.key)


def _retired(snapshot: Snapshot) -> set[str]:
    return set(snapshot.tables["retired"].records) if "retired" in snapshot.tables else set()


def _vanished(old: Snapshot, table: str, keys: Iterable[str], retired: set[str]) -> Iterator[Finding]:
    for key in keys:
        if f"{table}/{key}" not in retired:
            expected = f"this row, which was in {old.label}, or a row of retired that says what became of it"
            yield _finding("ids_do_not_vanish", expected, table, key)


def _finding(rule: str, expected: str, table: str, key: str | None) -> Finding:
    return Finding(rule, f"data/{table}.csv", expected, key=shown(key))
