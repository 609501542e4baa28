"""Commits, tags and files of a git checkout, read without applying any of the checkout's own settings.

A repository's configuration can name programs to run (filters, hooks, monitors, archive formats, transports), and a
checkout may be untrusted. So git never opens it. Git opens a bare repository that is made here, in a temporary
directory, with our own configuration. Its refs are copied from the checkout as names and ids, and it shares only the
checkout's object directory, which holds data and names no program. Whatever replaces or redirects objects there
(replacements, grafts, promises of partial clones) is ignored; a checkout that borrows objects of another is refused.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from soc_data.errors import SocDataError, UsageError

MAX_REFS_FILE = 64 * 2**20
MAX_REF = 4096
PIECE = 2**20
_ID = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
_PACKED = re.compile(r"([0-9a-f]{40}|[0-9a-f]{64}) (refs/\S+)")
_NAME = re.compile(r"refs/(?!replace/)[^\x00-\x20\x7f~^:?*\[\\]+")
"""The refs that are copied. `refs/replace/` is left out, because it substitutes objects."""
_NONE = "no-settings"
"""The name of an empty file, given to git in place of the system's and the user's configuration."""
# The commit graph lies among the objects and could contradict them, so git must not read it.
_SETTINGS = "[core]\n\tbare = true\n\tcommitGraph = false\n\trepositoryFormatVersion = "
_SHA1 = f"{_SETTINGS}0"
_SHA256 = f"{_SETTINGS}1\n[extensions]\n\tobjectFormat = sha256"


def _text(file: Path, limit: int = MAX_REF) -> str:
    """Return the text of a small file of a git directory; raise `SocDataError` if it is not a file or is unreadable."""
    if not file.is_file():  # reading a pipe would never end
        raise SocDataError(f"the git checkout is damaged: {file} is not a regular file")
    try:
        with file.open("rb") as stream:
            content = stream.read(limit + 1)
    except OSError as error:
        raise SocDataError(f"the git checkout cannot be read: {error}") from None
    if len(content) > limit:
        raise SocDataError(f"the git checkout is damaged: {file} has more than {limit:,} bytes")
    return content.decode("utf-8", errors="replace").strip()


@dataclass(frozen=True, slots=True)
class _Places:
    """The directories of a checkout: its top, its own git directory (HEAD), and the one that its worktrees share."""

    top: Path
    own: Path
    shared: Path


def _find(directory: Path) -> _Places:
    """Find the checkout that contains a directory; raise `UsageError` if there is none, `SocDataError` if damaged."""
    try:
        start = directory.resolve()
        top = next((place for place in (start, *start.parents) if os.path.lexists(place / ".git")), None)
    except OSError as error:
        raise SocDataError(f"the git checkout cannot be read: {error}") from None
    if top is None:
        raise UsageError(f"{start} is not in a git checkout")
    own = top / ".git"
    if own.is_file():  # in a linked worktree or a submodule, `.git` is a file that names the git directory
        pointer = _text(own)
        if not pointer.startswith("gitdir: "):
            raise SocDataError(f"the git checkout is damaged: {own} names no directory")
        own = top / pointer.removeprefix("gitdir: ")
    shared = own / _text(own / "commondir") if os.path.lexists(own / "commondir") else own
    for part in ("objects", "refs"):
        if not (shared / part).is_dir():
            raise SocDataError(f"the git checkout is damaged: {shared} holds no {part}")
    return _Places(top, own, shared)


def _refs(places: _Places) -> dict[str, str]:
    """Return name -> object id of every ref that the worktrees share, and of HEAD. Loose refs override packed ones."""
    if (places.shared / "reftable").exists():
        raise SocDataError("the git checkout keeps its refs in a reftable, which is not read: give a path or a zip")
    stated: dict[str, str] = {}
    packed = places.shared / "packed-refs"
    if os.path.lexists(packed):
        for line in _text(packed, MAX_REFS_FILE).splitlines():
            if not line.startswith(("#", "^")):
                if not (found := _PACKED.fullmatch(line)):
                    raise SocDataError(f"the git checkout is damaged: {packed} has a line that is not a ref")
                stated[found[2]] = found[1]
    stated |= {name: _text(file) for name, file in _loose(places.shared)}
    stated["HEAD"] = _text(places.own / "HEAD")
    found_ids = {name: _followed(stated, name) for name in stated}
    return {name: object_id for name, object_id in found_ids.items() if object_id}


def _loose(shared: Path) -> Iterator[tuple[str, Path]]:
    """Yield name and file of each loose ref; raise `SocDataError` if some of them cannot be seen."""

    def fail(error: OSError) -> None:
        raise SocDataError(f"the git checkout cannot be read: {error}")

    for folder, folders, names in os.walk(shared / "refs", onerror=fail):
        if links := [name for name in folders if Path(folder, name).is_symlink()]:
            raise SocDataError(f"the git checkout is damaged: {Path(folder, links[0])} is a link")
        for name in names:
            file = Path(folder, name)
            if not name.endswith(".lock"):  # a ref that git is writing
                yield file.relative_to(shared).as_posix(), file


def _followed(stated: dict[str, str], name: str) -> str | None:
    """Return the id that a ref leads to, None if its target does not exist yet; raise `SocDataError` if invalid."""
    value = f"ref: {name}"
    for _ in range(6):  # git follows at most five symbolic refs, so that a circle ends
        if not value.startswith("ref: "):
            break
        target = value.removeprefix("ref: ").strip()
        if target not in stated:
            return None
        value = stated[target]
    if not _ID.fullmatch(value):
        raise SocDataError(f"the git checkout is damaged: {name} names no commit")
    return value


def _program() -> str:
    """Return the path of git. Relative directories of PATH are ignored: they may lead into an untrusted checkout."""
    name = "git.exe" if os.name == "nt" else "git"
    folders = [Path(folder) for folder in os.get_exec_path() if Path(folder).is_absolute()]
    found = next(filter(None, (shutil.which(folder / name) for folder in folders)), None)
    if found is None:
        raise SocDataError("git is not installed, so no revision can be read: give a path or a zip")
    return found


class Checkout:
    """A git checkout opened for reading; see `open_checkout`."""

    def __init__(self, places: _Places, folder: Path) -> None:
        self.top = places.top
        self.is_shallow = (places.shared / "shallow").exists()
        self._program = _program()
        self._folder = folder
        self._objects = places.shared / "objects"
        self._refs = _refs(places)
        self._make(places)

    def _make(self, places: _Places) -> None:
        """Make the bare repository that git opens instead of the checkout."""
        info = self._objects / "info" / "alternates"
        if os.path.lexists(info) and _text(info):
            raise SocDataError(f"the git checkout borrows objects of another one ({info}): give a path or a zip")
        lengths = {len(object_id) for object_id in self._refs.values()} or {40}
        if len(lengths) > 1:
            raise SocDataError("the git checkout is damaged: its refs are of two formats")
        config = _SHA256 if lengths == {64} else _SHA1
        lines = [f"{object_id} {name}" for name, object_id in sorted(self._refs.items()) if _NAME.fullmatch(name)]
        head = self._refs.get("HEAD", "ref: refs/heads/unborn")
        for name, text in (("config", config), ("HEAD", head), ("packed-refs", "\n".join(lines)), (_NONE, "")):
            (self._folder / name).write_text(f"{text}\n", "utf-8", newline="\n")
        (self._folder / "refs").mkdir()
        if self.is_shallow:
            ends = [line for line in _text(places.shared / "shallow", MAX_REFS_FILE).split() if _ID.fullmatch(line)]
            (self._folder / "shallow").write_text("\n".join([*ends, ""]), "utf-8", newline="\n")

    def _started(self, *arguments: str, errors: int = subprocess.PIPE) -> subprocess.Popen[bytes]:
        # GIT_* variables of the caller are dropped: they would override the settings below.
        kept = {name: value for name, value in os.environ.items() if not name.upper().startswith("GIT_")}
        none = str(self._folder / _NONE)
        settings = {
            "GIT_DIR": str(self._folder), "GIT_OBJECT_DIRECTORY": str(self._objects.resolve()),
            "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_SYSTEM": none, "GIT_CONFIG_GLOBAL": none,
            "GIT_ATTR_NOSYSTEM": "1", "GIT_NO_REPLACE_OBJECTS": "1", "GIT_NO_LAZY_FETCH": "1",
            "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "GIT_LITERAL_PATHSPECS": "1", "LC_ALL": "C",
        }  # fmt: skip
        return subprocess.Popen(  # noqa: S603 - git by its absolute path, a list of arguments, no settings but ours
            [self._program, *arguments], cwd=self._folder, env=kept | settings,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors,
        )  # fmt: skip

    def _git(self, *arguments: str) -> str:
        """Run git and return what it prints; raise `SocDataError` if it fails."""
        with self._started(*arguments) as running:
            out, err = running.communicate()
        if running.returncode:
            reason = err.decode("utf-8", errors="replace").strip() or "failed"
            raise SocDataError(f"git {arguments[0]}: {' '.join(reason.split())}")
        return out.decode("utf-8", errors="replace").strip()

    def commit(self, revision: str) -> str | None:
        """Return the id of the commit that a revision names, or None; raise `SocDataError` if the commit is missing."""
        if revision.startswith("-") or not revision.isprintable():  # git would take `-x` for an option
            return None
        with self._started("rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}") as running:
            out, err = running.communicate()
        if running.returncode == 0:
            return out.decode().strip()
        named = self._refs.get(revision) or next(filter(None, map(self._refs.get, _places_of(revision))), None)
        if named:
            reason = (
                " ".join(err.decode("utf-8", errors="replace").split()) or f"{named} is not a commit, or is missing"
            )
            raise SocDataError(f"the git checkout is damaged: {revision}: {reason}")
        return None

    def tags(self) -> list[str]:
        """Return the tags of HEAD and of its ancestors; an empty list in a checkout without commits.

        Raises `SocDataError` if HEAD names no commit although there are objects: its branch may be lost.
        """
        if self.commit("HEAD") is None:
            if any(len(place.name) == 2 for place in self._objects.iterdir()) or any(self._objects.glob("pack/*")):
                raise SocDataError("the git checkout has no commit yet, or has lost its branch: HEAD names none")
            return []
        return self._git("for-each-ref", "--merged=HEAD", "--format=%(refname:strip=2)", "refs/tags/").splitlines()

    def files(self, commit: str, *paths: str) -> Iterator[tuple[str, str]]:
        """Yield path and object id of each file below the given paths of a commit; a link counts as a file."""
        listed = self._git("ls-tree", "-r", "-z", commit, "--", *paths)
        for entry in filter(None, listed.split("\0")):
            about, _, path = entry.partition("\t")
            _, kind, object_id = about.split()
            if kind == "blob":  # a submodule holds no file of this repository
                yield path, object_id

    @contextmanager
    def reader(self) -> Iterator[_Blobs]:
        """Open a reader of objects: one git process that answers any number of requests."""
        with self._started("cat-file", "--batch", errors=subprocess.DEVNULL) as running:
            assert running.stdin is not None
            assert running.stdout is not None
            try:
                yield _Blobs(running.stdin, running.stdout)
            finally:
                running.kill()  # the caller may have stopped in the middle of an object


def _places_of(revision: str) -> tuple[str, ...]:
    return (f"refs/{revision}", f"refs/tags/{revision}", f"refs/heads/{revision}", f"refs/remotes/{revision}")


@dataclass(frozen=True, slots=True)
class _Blobs:
    """The two pipes of `git cat-file --batch`: object ids are written to `asked`, objects are read from `told`."""

    asked: IO[bytes]
    told: IO[bytes]

    def size(self, object_id: str) -> int:
        """Request a blob and return its size; its bytes must then be read by `pieces`.

        Raises `SocDataError` if the object is damaged, or missing as in a partial clone.
        """
        self.asked.write(f"{object_id}\n".encode())
        self.asked.flush()
        parts = self.told.readline().split()
        if len(parts) != 3 or parts[1] != b"blob":
            raise SocDataError(f"the git checkout is damaged, or a partial clone: it lacks the object {object_id}")
        return int(parts[2])

    def pieces(self, object_id: str, size: int) -> Iterator[bytes]:
        """Yield the bytes of the requested blob; raise `SocDataError` if they end too soon."""
        while size:
            piece = self.told.read(min(size, PIECE))
            if not piece:
                raise SocDataError(f"the git checkout is damaged: its object {object_id} cannot be read to its end")
            size -= len(piece)
            yield piece
        self.told.read(1)  # git adds a line end after each object


@contextmanager
def open_checkout(directory: Path) -> Iterator[Checkout]:
    """Open the git checkout that contains a directory.

    Raises `UsageError` if there is none; `SocDataError`, with the reason, if it is damaged or of an unsupported kind,
    or if git is not installed.
    """
    places = _find(directory)
    with tempfile.TemporaryDirectory(prefix="soc-data-") as folder:
        yield Checkout(places, Path(folder))
