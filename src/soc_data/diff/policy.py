"""Version numbers and the steps between them. The policy in words: docs/versioning.md."""

from __future__ import annotations

import re
from enum import IntEnum

_VERSION = re.compile(r"(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)")


class Bump(IntEnum):
    """A step from one version to the next, in ascending order."""

    NONE = 0
    PATCH = 1
    MINOR = 2
    MAJOR = 3

    @property
    def word(self) -> str:
        """The step as a word: `major`."""
        return self.name.lower()


def parts(version: str) -> tuple[int, int, int]:
    """Return a version `X.Y.Z` as numbers; raise `ValueError` for any other text."""
    found = _VERSION.fullmatch(version)
    if found is None:
        raise ValueError(f"a version X.Y.Z is needed, not {version!r}")
    return int(found[1]), int(found[2]), int(found[3])


def next_version(version: str, bump: Bump) -> str:
    """Return the version that a step leads to; the same rules hold below 1.0.0."""
    major, minor, patch = parts(version)
    steps = {
        Bump.NONE: (major, minor, patch),
        Bump.PATCH: (major, minor, patch + 1),
        Bump.MINOR: (major, minor + 1, 0),
        Bump.MAJOR: (major + 1, 0, 0),
    }
    return ".".join(map(str, steps[bump]))


def bump_between(old: str, new: str) -> Bump:
    """Return the step from one version to a later one; `NONE` if the second is not later."""
    before, after = parts(old), parts(new)
    if after <= before:
        return Bump.NONE
    changed = next(i for i in range(3) if before[i] != after[i])
    return (Bump.MAJOR, Bump.MINOR, Bump.PATCH)[changed]
