"""Opening a package that is given as a path, a zip, or a git revision of a checkout.

A revision is written out by `git archive` into a temporary zip, which is then read as any zip is: nothing is checked
out, and what the revision holds is neither unpacked nor executed.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from soc_data.errors import SocDataError, UsageError
from soc_data.metadata import DESCRIPTOR
from soc_data.reading.package import Package

_PARTS = (DESCRIPTOR, "data", "schemas")
_RELEASE_TAG = re.compile(r"v(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)")


def _git(checkout: Path, *arguments: str) -> str:
    """Run git in a directory and return what it prints; raise `SocDataError` where it fails or is not installed."""
    program = shutil.which("git")
    if program is None:
        raise SocDataError("git is not installed: give a path or a zip instead of a revision")
    done = subprocess.run(  # noqa: S603 - the program is git, the arguments are a list and begin with no stranger's dash
        [program, "-C", str(checkout), *arguments], capture_output=True, encoding="utf-8", errors="replace", check=False
    )
    if done.returncode:
        raise SocDataError(f"git {arguments[0]}: {done.stderr.strip() or 'failed'}")
    return done.stdout.strip()


def _commit(checkout: Path, revision: str) -> str | None:
    if revision.startswith("-") or not revision.isprintable():
        return None
    try:
        return _git(checkout, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
    except SocDataError:
        return None


@contextmanager
def open_revision(text: str, checkout: Path | str = ".") -> Iterator[Package]:
    """Open a package by a path, or else by a git revision (tag, branch, commit) of the checkout around `checkout`.

    A path that exists comes first. Raises `UsageError` where `text` is neither, or where the revision holds no package;
    `InvalidPackageError` where the path is none.
    """
    if text and Path(text).exists():
        with Package(text) as package:
            yield package
        return
    directory = Path(checkout)
    commit = _commit(directory, text)
    if commit is None:
        raise UsageError(f"{text!r} is neither a path nor a git revision of {directory.resolve()}")
    with tempfile.TemporaryDirectory(prefix="soc-data-") as folder:
        archive = Path(folder) / "revision.zip"
        _archive(directory, commit, archive, text)
        with Package(archive) as package:
            yield package


def _archive(directory: Path, commit: str, archive: Path, text: str) -> None:
    top = Path(_git(directory, "rev-parse", "--show-toplevel") or directory)
    there = _git(top, "ls-tree", "--name-only", commit).splitlines()
    parts = [part for part in _PARTS if part in there]
    if DESCRIPTOR not in parts:
        raise UsageError(f"the revision {text!r} of {top} holds no {DESCRIPTOR}")
    _git(top, "archive", "--format=zip", f"--output={archive}", commit, "--", *parts)


def release_tags(checkout: Path) -> list[str]:
    """Return the tags `vX.Y.Z` of the releases that a checkout comes from, the latest version first.

    Empty where the directory is not the top of a git checkout, or has no commit. Raises `SocDataError` for a shallow
    clone without such tags: there might be some that it does not know of.
    """
    if not (checkout / ".git").exists():
        return []
    if _commit(checkout, "HEAD") is None:
        return []
    tags = [tag for tag in _git(checkout, "tag", "--merged", "HEAD").splitlines() if _RELEASE_TAG.fullmatch(tag)]
    if not tags and _git(checkout, "rev-parse", "--is-shallow-repository") == "true":
        raise SocDataError("the clone is shallow, so that earlier releases cannot be seen: fetch all history and tags")
    return sorted(tags, key=_version, reverse=True)


def _version(tag: str) -> tuple[int, ...]:
    return tuple(int(part) for part in tag[1:].split("."))
