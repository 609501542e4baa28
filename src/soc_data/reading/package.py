"""Data packages and how their files are opened: a directory, a zip, or the installed package.

A package may be untrusted. These are refused: paths that are absolute, contain `..`, lead out of the package by a link
or are URLs; anything but regular files (reading a pipe would never end); files and zips larger than `MAX_EXPANDED`
bytes when expanded; and zips that two programs could read differently. Nothing is unpacked to disk, run or downloaded.
"""

from __future__ import annotations

import io
import json
import re
import stat
import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path, PurePosixPath
from typing import IO, Any, cast

from soc_data.errors import InvalidPackageError, SocDataError
from soc_data.findings import Finding, shown
from soc_data.metadata import DESCRIPTOR

MAX_EXPANDED = 4 * 2**30
MAX_RATIO = 200
MAX_DESCRIPTOR = 8 * 2**20
MAX_DEPTH = 32
UNREADABLE = (OSError, EOFError, ValueError, RuntimeError, zipfile.BadZipFile, zlib.error, struct.error)
"""The errors that reading a damaged, encrypted or forbidden file can raise."""

_SAFE_PATH = re.compile(r"[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)*")


def root() -> Path:
    """Return the directory of the shipped data package: inside the installed wheel, else the checkout around `src/`.

    Raises `SocDataError` if there is neither.
    """
    here = Path(__file__).resolve().parents[1]
    for candidate in (here / "_package", here.parents[1]):
        if (candidate / DESCRIPTOR).is_file():
            return candidate
    raise SocDataError("the data are not beside this installation of soc-data: reinstall it, or give a path")


def located(path: Path | str | None) -> Path:
    """Return the path of a package, or of the shipped one for None; raise `FileNotFoundError` if it does not exist."""
    where = root() if path is None else Path(path)
    if not where.exists():
        raise FileNotFoundError(f"no such file or directory: {where}")
    return where


def is_safe(path: str) -> bool:
    """Whether a path in a descriptor or zip stays inside its package on every operating system."""
    return _SAFE_PATH.fullmatch(path) is not None and ".." not in path.split("/")


def refusal(
    rule: str, file: str, expected: str, value: object = None, *, line: int | None = None
) -> InvalidPackageError:
    """Return the error for a package that cannot be read further, with one finding."""
    return InvalidPackageError([Finding(rule, file, expected, line=line, value=shown(value))])


def _is_zip(path: Path) -> bool:
    try:
        return zipfile.is_zipfile(path)
    except UNREADABLE:
        return False


def _zip_findings(file: str, members: list[zipfile.ZipInfo]) -> Iterator[Finding]:
    """Yield the reasons to refuse a zip: the names, sizes and kinds of its members."""
    for member in members:
        name = shown(member.filename)
        if not is_safe(member.filename.rstrip("/")):
            yield Finding("paths_stay_inside", file, "member paths that stay inside the zip", value=name)
        if member.flag_bits & 1 or member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            yield Finding("zip_is_plain", file, "members that are not encrypted, stored or deflated", value=name)
    for name, count in Counter(member.filename.lower() for member in members).items():
        if count > 1:
            yield Finding("zip_is_plain", file, "one member per name, whatever its letter case", value=shown(name))
    # The sizes are those that the zip states. A member of up to 1 MiB is harmless at any ratio.
    size = sum(m.file_size for m in members)
    if size > MAX_EXPANDED or any(m.file_size > max(MAX_RATIO * m.compress_size, 2**20) for m in members):
        yield Finding(
            "zip_is_bounded",
            file,
            f"a zip that expands to at most {MAX_EXPANDED // 2**30} GiB, "
            f"and no file in it to more than {MAX_RATIO} times its size",
            value=f"{size:,} bytes",
        )


def _is_shallow(content: Any) -> bool:
    """Whether JSON is nested at most `MAX_DEPTH` deep: comparing or printing it uses recursion, which has a limit."""
    level = [content]
    for _ in range(MAX_DEPTH):
        if not level:
            break
        level = [
            part
            for value in level
            if isinstance(value, (dict, list))
            for part in (value.values() if isinstance(value, dict) else value)
        ]
    return not level


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):  # which of the two counts differs between readers
        twice = next(key for key, count in Counter(key for key, _ in pairs).items() if count > 1)
        raise ValueError(f"the key {twice!r} occurs twice in one object")
    return found


def _constant(name: str) -> Any:
    raise ValueError(f"{name} is not JSON")


class Package:
    """The files of one data package, by their path inside it. Use as a context manager."""

    def __init__(self, path: Path | str) -> None:
        """Open a directory, a `datapackage.json` or a zip; raise `InvalidPackageError` if it cannot be opened."""
        self.path = Path(path)
        self._zip: zipfile.ZipFile | None = None
        self._prefix = ""
        self._descriptor: dict[str, Any] | None = None
        self._folders: dict[Path, Path] = {}
        if self.path.is_dir():
            self.directory = self.path
        elif not self.path.is_file():
            raise refusal("package_can_be_opened", str(self.path), "a regular file, not a pipe or device")
        elif _is_zip(self.path):
            self._open_zip()
        elif self.path.suffix == ".json":
            self.directory = self.path.parent
        else:
            raise refusal("package_can_be_opened", str(self.path), "a directory, a zip or a datapackage.json")

    def __enter__(self) -> Package:
        return self

    def __exit__(self, *_: object) -> None:
        if self._zip is not None:
            self._zip.close()

    def _open_zip(self) -> None:
        try:
            self._zip = zipfile.ZipFile(self.path)
        except UNREADABLE as error:
            raise refusal("package_can_be_opened", str(self.path), "a zip that can be read", error) from None
        members = self._zip.infolist()
        if findings := list(_zip_findings(str(self.path), members)):
            self._zip.close()
            raise InvalidPackageError(findings)
        found = [m.filename for m in members if PurePosixPath(m.filename).name == DESCRIPTOR]
        # A zip may hold the package in a folder: that of the descriptor nearest to the root.
        self._prefix = min(found, key=len, default="").removesuffix(DESCRIPTOR)

    def open(self, name: str) -> IO[bytes]:
        """Open a file for reading as bytes; raise `FileNotFoundError`, or `InvalidPackageError` for an unsafe path."""
        if not is_safe(name):
            raise refusal(
                "paths_stay_inside",
                DESCRIPTOR,
                "a relative path inside the package, such as data/sessions.csv: no address and no way out",
                name,
            )
        try:
            return self._open_directory(name) if self._zip is None else self._open_member(self._zip, name)
        except FileNotFoundError:
            raise
        except UNREADABLE as error:
            raise refusal("files_can_be_read", name, "a file that can be read", error) from None

    def _open_member(self, members: zipfile.ZipFile, name: str) -> IO[bytes]:
        try:
            member = cast(io.RawIOBase, members.open(self._prefix + name))
        except KeyError:
            raise FileNotFoundError(name) from None
        return io.BufferedReader(member)  # the zip's own `readline` is slow for lines of bounded length

    @property
    def _top(self) -> Path:
        return self._resolved(self.directory)

    def _open_directory(self, name: str) -> IO[bytes]:
        target = self.directory / name
        place = target.resolve() if target.is_symlink() else self._resolved(target.parent)
        if not place.is_relative_to(self._top):
            raise refusal("paths_stay_inside", DESCRIPTOR, "files inside the package, not links out of it", name)
        try:
            status = target.stat()
        except (FileNotFoundError, NotADirectoryError):
            raise FileNotFoundError(name) from None
        if not stat.S_ISREG(status.st_mode):
            raise refusal("files_can_be_read", name, "a regular file, not a directory, pipe or device")
        if status.st_size > MAX_EXPANDED:
            raise refusal("files_can_be_read", name, f"a file of at most {MAX_EXPANDED // 2**30} GiB")
        return target.open("rb")

    def _resolved(self, folder: Path) -> Path:
        """Return a folder without links; each is followed once, since some sixty files lie in three folders."""
        if folder not in self._folders:
            self._folders[folder] = folder.resolve()
        return self._folders[folder]

    def read(self, name: str, limit: int = MAX_DESCRIPTOR) -> bytes:
        """Return the bytes of a small file; raise `InvalidPackageError` if there are more than `limit`."""
        with closing(self.open(name)) as file:
            try:
                content = file.read(limit + 1)
            except UNREADABLE as error:
                raise refusal("files_can_be_read", name, "a file that can be read to its end", error) from None
        if len(content) > limit:
            raise refusal("files_can_be_read", name, f"at most {limit:,} bytes")
        return content

    def read_json(self, name: str) -> Any:
        """Return the content of a JSON file; raise `InvalidPackageError` if invalid, `FileNotFoundError` if absent."""
        try:
            text = self.read(name).decode("utf-8")
            content = json.loads(text, object_pairs_hook=_object, parse_constant=_constant)
        except (ValueError, RecursionError) as error:
            raise refusal(
                "descriptor_is_json", name, "valid JSON in UTF-8, each key of an object once", error
            ) from None
        if not _is_shallow(content):
            raise refusal("descriptor_is_json", name, f"JSON nested at most {MAX_DEPTH} deep")
        return content

    def descriptor(self) -> dict[str, Any]:
        """Return `datapackage.json`; raise `InvalidPackageError` if it is missing or not a JSON object."""
        if self._descriptor is None:
            self._descriptor = self._read_descriptor()
        return self._descriptor

    def _read_descriptor(self) -> dict[str, Any]:
        name = DESCRIPTOR if self._zip is not None or self.path.suffix != ".json" else self.path.name
        try:
            content = self.read_json(name)
        except FileNotFoundError:
            raise refusal(
                "package_has_a_descriptor",
                str(self.path / DESCRIPTOR if self._zip is None else self.path),
                f"a data package with a {DESCRIPTOR}",
            ) from None
        if not isinstance(content, dict) or not isinstance(content.get("resources"), list):
            raise refusal("descriptor_is_json", name, "a JSON object with a list of resources")
        if not isinstance(content.get("version", ""), str):
            raise refusal("descriptor_is_json", name, "a version that is a text", content["version"])
        return content

    def table_paths(self) -> dict[str, str]:
        """Return resource name -> path of its file; raise `InvalidPackageError` naming every invalid resource."""
        paths: dict[str, str] = {}
        findings: list[Finding] = []
        for number, resource in enumerate(self.descriptor()["resources"], 1):
            name, path = (resource.get("name"), resource.get("path")) if isinstance(resource, dict) else (None, None)
            if not isinstance(name, str) or not isinstance(path, str):
                findings.append(
                    Finding(
                        "resources_are_named",
                        DESCRIPTOR,
                        f"name and path, each a string, in resource {number}",
                        value=shown(resource),
                    )
                )
            elif not is_safe(path):
                findings.append(
                    Finding(
                        "paths_stay_inside",
                        DESCRIPTOR,
                        "a relative path inside the package, no address and no way out",
                        column=f"resources/{shown(name)}/path",
                        value=shown(path),
                    )
                )
            elif name in paths:
                findings.append(Finding("resources_are_named", DESCRIPTOR, "one resource per name", value=shown(name)))
            else:
                paths[name] = path
        if findings:
            raise InvalidPackageError(findings)
        return paths
