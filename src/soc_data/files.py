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
    """Write a set of files: all under temporary names, then all renamed; a new directory is filled and renamed whole.

    On an error the directories are restored. A killed run leaves files and directories `.soc-data-<process>-….part`,
    which the next run removes; killed while renaming, it may leave only some of the new files. Raises `UsageError` if
    one of the paths is not a regular file.
    """
    for path in contents:
        refuse_what_is_no_file(path)
    new = {folder: _first_missing(folder) for folder in {path.parent for path in contents}}
    _tidy({folder if missing is None else missing.parent for folder, missing in new.items()})
    own = f"{_PREFIX}{os.getpid()}-"
    drafts: dict[Path, Path] = {}
    before: dict[Path, Path | None] = {}
    renamed: list[Path] = []
    try:
        _draft(contents, new, own, drafts)
        for path, draft in drafts.items():
            before[path] = _second_name(path, own)
            draft.replace(path)
            renamed.append(path)
    except BaseException:
        for path in renamed:
            _put_back(path, before[path])
        raise
    finally:
        for left in (*drafts.values(), *filter(None, before.values())):
            _remove(left)


def refuse_what_is_no_file(path: Path) -> None:
    """Raise `UsageError` if the path is a link, a device, a pipe or a directory; it may also not exist."""
    if os.path.lexists(path) and (path.is_symlink() or not path.is_file()):
        raise UsageError(f"{path} is not a regular file, and nothing else is written to")


def _first_missing(folder: Path) -> Path | None:
    """Return the uppermost of a directory and its parents that does not exist, None if all do."""
    missing = None
    for place in (folder, *folder.parents):
        if place.exists():
            break
        missing = place
    return missing


def _tidy(folders: Iterable[Path]) -> None:
    """Remove from directories what killed runs left in them."""
    for folder in folders:
        for path in folder.iterdir():
            found = _LEFT.fullmatch(path.name)
            if found and not _is_running(int(found[1])):
                with suppress(OSError):
                    _remove(path)


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


def _draft(contents: Mapping[Path, bytes], new: Mapping[Path, Path | None], own: str, drafts: dict[Path, Path]) -> None:
    """Write the files under temporary names, and tell `drafts` these names as they are taken: final -> temporary.

    What goes into a new directory is written into the one draft of it.
    """
    within: dict[Path, Path] = {}
    for folder, missing in new.items():
        if missing is not None:
            if missing not in drafts:
                drafts[missing] = _temporary_name(missing.parent, own)
            within[folder] = drafts[missing] / folder.relative_to(missing)
            within[folder].mkdir(parents=True, exist_ok=True)
    for path, content in contents.items():
        folder = path.parent
        if folder not in within:
            drafts[path] = _temporary_name(folder, own)
        _write(within[folder] / path.name if folder in within else drafts[path], content)


def _write(path: Path, content: bytes) -> None:
    with path.open("xb") as file:
        file.write(content)


def _temporary_name(folder: Path, own: str) -> Path:
    # Only a name: what takes it fails if it exists by then.
    return Path(tempfile.mktemp(dir=folder, prefix=own, suffix=_SUFFIX))  # noqa: S306


def _second_name(path: Path, own: str) -> Path | None:
    """Give an existing file a second name from which it can be restored, and return it; None if there is no file."""
    if not path.exists():
        return None
    second = _temporary_name(path.parent, own)
    try:
        os.link(path, second)
    except (OSError, NotImplementedError):  # a file system without hard links
        shutil.copy2(path, second)
    return second


def _put_back(path: Path, before: Path | None) -> None:
    with suppress(OSError):
        if before is None:
            _remove(path)
        else:
            before.replace(path)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
