"""Opening a package given as a path, a zip, or a git revision of a checkout.

The files of a revision are copied, as committed, into a temporary zip, which is then read like any zip: nothing is
checked out, and no file of the revision is unpacked or executed.
"""

from __future__ import annotations

import re
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from soc_data.errors import SocDataError, UsageError
from soc_data.metadata import DESCRIPTOR
from soc_data.reading.checkout import Checkout, open_checkout
from soc_data.reading.package import MAX_EXPANDED, Package

_PARTS = (DESCRIPTOR, "data", "schemas")
_OTHERWISE = "name the earlier release with --previous, as a path or a zip"
_RELEASE_TAG = re.compile(r"v(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)")


@contextmanager
def open_revision(text: str, checkout: Path | str = ".") -> Iterator[Package]:
    """Open a package by path or by git revision (tag, branch, commit) of the checkout that contains `checkout`.

    An existing path takes precedence. Raises `UsageError` if `text` is neither, or if the revision contains no package;
    `InvalidPackageError` if the path is not a package; `SocDataError`, with the reason, if git cannot answer.
    """
    if text and Path(text).exists():
        with Package(text) as package:
            yield package
        return
    directory = Path(checkout)
    with _committed(
        text, directory, f"{text!r} is neither a path nor a git revision of {directory.resolve()}"
    ) as package:
        yield package


@contextmanager
def open_release(tag: str, checkout: Path) -> Iterator[Package]:
    """Open the package of a tag, even if paths or branches have the same name. Raises as `open_revision` does."""
    with _committed(f"refs/tags/{tag}", checkout, f"{checkout} has no tag {tag}") as package:
        yield package


@contextmanager
def _committed(revision: str, directory: Path, unknown: str) -> Iterator[Package]:
    """Open the package of a revision; raise `UsageError` with the message `unknown` if there is no such revision."""
    with ExitStack() as stack:
        try:
            checkout = stack.enter_context(open_checkout(directory))
            commit = checkout.commit(revision)
        except UsageError as error:
            raise UsageError(f"{unknown}: {error}") from None
        except SocDataError as error:
            raise SocDataError(f"the revision {revision!r} cannot be read: {error}") from None
        if commit is None:
            raise UsageError(unknown)
        files = list(checkout.files(commit, *_PARTS))
        if DESCRIPTOR not in [path for path, _ in files]:
            raise UsageError(f"the revision {revision!r} of {checkout.top} holds no {DESCRIPTOR}")
        archive = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="soc-data-"))) / "revision.zip"
        _pack(checkout, files, archive)
        yield stack.enter_context(Package(archive))


def _pack(checkout: Checkout, files: list[tuple[str, str]], archive: Path) -> None:
    """Copy committed files into a zip; raise `SocDataError` if one is missing or they exceed `MAX_EXPANDED` bytes."""
    left = MAX_EXPANDED
    with zipfile.ZipFile(archive, "w", allowZip64=True) as target, checkout.reader() as blobs:
        for path, object_id in files:
            left -= (size := blobs.size(object_id))
            if left < 0:
                raise SocDataError(f"the revision has more than {MAX_EXPANDED // 2**30} GiB of files")
            with target.open(zipfile.ZipInfo(path), "w", force_zip64=True) as member:
                for piece in blobs.pieces(object_id, size):
                    member.write(piece)


def release_tags(directory: Path) -> list[str]:
    """Return the release tags `vX.Y.Z` of HEAD and its ancestors, the highest version first.

    Raises `UsageError` if the directory is not the top of a git checkout; `SocDataError`, with the reason, if not all
    tags can be seen: a damaged checkout, a shallow clone, no git.
    """
    with ExitStack() as stack:
        try:
            checkout = stack.enter_context(open_checkout(directory))
        except UsageError as error:
            raise UsageError(f"{error}, so it has no release tags: {_OTHERWISE}") from None
        if checkout.top != directory.resolve():
            raise UsageError(
                f"{directory.resolve()} is not the top of its git checkout, {checkout.top}, whose release tags belong "
                f"to another package: {_OTHERWISE}"
            )
        if checkout.is_shallow:
            raise SocDataError("the clone is shallow, so its earlier releases cannot be seen: fetch the full history")
        tags = [tag for tag in checkout.tags() if _RELEASE_TAG.fullmatch(tag)]
    return sorted(tags, key=_version, reverse=True)


def _version(tag: str) -> tuple[int, ...]:
    return tuple(int(part) for part in tag[1:].split("."))
