"""Writing files atomically: no reader sees a half-written file, and only regular files are written to."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from soc_data.errors import UsageError

_PREFIX = ".soc-data-"
_SUFFIX = ".part"
_LEFT = re.compile(r"\.soc-data-([0-9]+)-.*\.part")


def write_file(path: Path, content: bytes) -> None:
    """Write one file; see `write_files`."""
    write_files({path: content})


def write_files(contents: Mapping[Path, bytes]) -> None:
    """Write a set of files: all under temporary names in their directories, then all renamed.

    On an error the directories are restored. A killed run leaves files `.soc-data-<process>-….part`, which the next run
    removes; killed while renaming, it may leave only some of the new files. Raises `UsageError` if one of the paths is
    not a regular file.
    """
    for path in contents:
        refuse_what_is_no_file(path)
    made = _make_directories({path.parent for path in contents})
    own = f"{_PREFIX}{os.getpid()}-"
    drafts: dict[Path, Path] = {}
    kept: dict[Path, Path | None] = {}
    try:
        for path, content in contents.items():
            drafts[path] = _draft(path, own, content)
        for path, draft in drafts.items():
            kept[path] = _second_name(path, own)
            draft.replace(path)
    except BaseException:
        for path, before in kept.items():
            _put_back(path, before)
        raise
    else:
        made.clear()  # nothing failed: the new directories stay
    finally:
        for left in (*drafts.values(), *filter(None, kept.values())):
            left.unlink(missing_ok=True)
        for folder in reversed(made):
            with suppress(OSError):  # another process has put something there
                folder.rmdir()


def refuse_what_is_no_file(path: Path) -> None:
    """Raise `UsageError` if the path is a link, a device, a pipe or a directory; it may also not exist."""
    if os.path.lexists(path) and (path.is_symlink() or not path.is_file()):
        raise UsageError(f"{path} is not a regular file, and nothing else is written to")


def _make_directories(folders: Iterable[Path]) -> list[Path]:
    """Make the directories that are missing, and remove what killed runs left in the others; return those made."""
    made: list[Path] = []
    for folder in folders:
        missing = [place for place in (folder, *folder.parents) if not place.exists()]
        folder.mkdir(parents=True, exist_ok=True)
        made += reversed(missing)
        for file in folder.iterdir():
            found = _LEFT.fullmatch(file.name)
            if found and not _is_running(int(found[1])):
                with suppress(OSError):
                    file.unlink()
    return made


def _is_running(process: int) -> bool:
    """Whether a process of this machine may still be writing."""
    if os.name == "nt":  # os.kill would interrupt it there, and a file in use cannot be unlinked anyway
        return process == os.getpid()
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


def _draft(path: Path, own: str, content: bytes) -> Path:
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=own, suffix=_SUFFIX)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
        Path(name).chmod(0o644)  # mkstemp lets only the owner read the file
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return Path(name)


def _second_name(path: Path, own: str) -> Path | None:
    """Give an existing file a second name from which it can be restored, and return it; None if there is no file."""
    if not path.exists():
        return None
    second = Path(tempfile.mktemp(dir=path.parent, prefix=own, suffix=_SUFFIX))  # noqa: S306 - a link must not exist yet
    try:
        os.link(path, second)
    except (OSError, NotImplementedError):  # a file system without hard links
        shutil.copy2(path, second)
    return second


def _put_back(path: Path, before: Path | None) -> None:
    with suppress(OSError):
        if before is None:
            path.unlink(missing_ok=True)
        else:
            before.replace(path)
