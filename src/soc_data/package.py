"""Where a data package lies and how its files are opened: a directory, a zip, or the package that was installed.

A package may come from a stranger: paths that are absolute, climb out, are links or addresses are refused, and so is a
zip that would expand beyond `MAX_EXPANDED` bytes. Nothing is unpacked to disk, executed or fetched.
"""

from __future__ import annotations

import json
import re
import zipfile
from contextlib import closing
from pathlib import Path, PurePosixPath
from typing import IO, Any

from soc_data.errors import InvalidPackageError, SocDataError
from soc_data.findings import Finding, shown

DESCRIPTOR = "datapackage.json"
MAX_EXPANDED = 4 * 2**30
MAX_RATIO = 200
MAX_DESCRIPTOR = 8 * 2**20
_SAFE_PATH = re.compile(r"[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)*")


def root() -> Path:
    """Return the directory of the shipped data package: inside the installed wheel, else the checkout around `src/`.

    Raises `SocDataError` where neither is there.
    """
    here = Path(__file__).resolve().parent
    for candidate in (here / "_package", here.parents[1]):
        if (candidate / DESCRIPTOR).is_file():
            return candidate
    raise SocDataError("the data are not beside this installation of soc-data: reinstall it, or give a path")


def is_safe(path: str) -> bool:
    """Whether a path of a descriptor or zip stays inside its package on every system."""
    return _SAFE_PATH.fullmatch(path) is not None and ".." not in PurePosixPath(path).parts


def _refuse(rule: str, file: str, expected: str, value: object = None) -> InvalidPackageError:
    return InvalidPackageError([Finding(rule, file, expected, value=shown(value))])


class Package:
    """The files of one data package, by their path inside it. Use as a context manager."""

    def __init__(self, path: Path | str) -> None:
        """Open a directory, a `datapackage.json`, or a zip; raise `InvalidPackageError` for what cannot be opened."""
        self.path = Path(path)
        self._zip: zipfile.ZipFile | None = None
        self._prefix = ""
        if self.path.is_dir():
            self.directory = self.path
        elif zipfile.is_zipfile(self.path):
            self._open_zip()
        elif self.path.suffix == ".json":
            self.directory = self.path.parent
        else:
            raise _refuse("package_can_be_opened", str(self.path), "a directory, a zip or a datapackage.json")

    def __enter__(self) -> Package:
        return self

    def __exit__(self, *_: object) -> None:
        if self._zip is not None:
            self._zip.close()

    def _open_zip(self) -> None:
        try:
            self._zip = zipfile.ZipFile(self.path)
        except (zipfile.BadZipFile, OSError, NotImplementedError, ValueError) as error:
            raise _refuse("package_can_be_opened", str(self.path), "a zip that can be read", error) from None
        members = self._zip.infolist()
        climbing = [m.filename for m in members if not is_safe(m.filename.rstrip("/"))]
        if climbing:
            raise InvalidPackageError(
                [
                    Finding(
                        "paths_stay_inside", str(self.path), "member paths that stay inside the zip", value=shown(name)
                    )
                    for name in climbing
                ]
            )
        size = sum(m.file_size for m in members)
        if size > MAX_EXPANDED or any(m.file_size > max(MAX_RATIO * m.compress_size, 2**20) for m in members):
            raise _refuse(
                "zip_is_bounded",
                str(self.path),
                f"a zip that expands to at most {MAX_EXPANDED // 2**30} GiB, "
                f"and no file in it to more than {MAX_RATIO} times its size",
                f"{size:,} bytes",
            )
        found = [m.filename for m in members if PurePosixPath(m.filename).name == DESCRIPTOR]
        self._prefix = min(found, key=len, default="").removesuffix(DESCRIPTOR)

    def open(self, name: str) -> IO[bytes]:
        """Open a file for reading as bytes; raise `FileNotFoundError`, or `InvalidPackageError` for an unsafe path."""
        if not is_safe(name):
            raise _refuse(
                "paths_stay_inside", DESCRIPTOR, "a relative path inside the package, such as data/sessions.csv", name
            )
        if self._zip is not None:
            try:
                return self._zip.open(self._prefix + name)
            except KeyError:
                raise FileNotFoundError(name) from None
            except (RuntimeError, NotImplementedError, zipfile.BadZipFile) as error:
                raise _refuse("package_can_be_opened", name, "a file that can be read from the zip", error) from None
        target = self.directory / name
        if not target.resolve().is_relative_to(self.directory.resolve()):
            raise _refuse("paths_stay_inside", DESCRIPTOR, "files inside the package, not links out of it", name)
        if not target.is_file():
            raise FileNotFoundError(name)
        return target.open("rb")

    def read(self, name: str, limit: int = MAX_DESCRIPTOR) -> bytes:
        """Return a small file's bytes; raise `InvalidPackageError` where it has more than `limit`."""
        with closing(self.open(name)) as file:
            content = file.read(limit + 1)
        if len(content) > limit:
            raise _refuse("package_can_be_opened", name, f"at most {limit:,} bytes")
        return content

    def read_json(self, name: str) -> Any:
        """Return a JSON file's content; raise `InvalidPackageError` where it is none, `FileNotFoundError` if absent."""
        try:
            return json.loads(self.read(name))
        except (ValueError, RecursionError) as error:
            raise _refuse("descriptor_is_json", name, "valid JSON in UTF-8", error) from None

    def descriptor(self) -> dict[str, Any]:
        """Return `datapackage.json`; raise `InvalidPackageError` where it is missing or is no JSON object."""
        name = DESCRIPTOR if self._zip is not None or self.path.suffix != ".json" else self.path.name
        try:
            content = self.read_json(name)
        except FileNotFoundError:
            raise _refuse(
                "package_has_a_descriptor",
                str(self.path / DESCRIPTOR if self._zip is None else self.path),
                f"a data package with a {DESCRIPTOR}",
            ) from None
        if not isinstance(content, dict) or not isinstance(content.get("resources"), list):
            raise _refuse("descriptor_is_json", name, "a JSON object with a list of resources")
        return content

    def table_paths(self) -> dict[str, str]:
        """Return resource name -> path of its file; raise `InvalidPackageError` naming every resource that is amiss."""
        paths: dict[str, str] = {}
        findings: list[Finding] = []
        for number, resource in enumerate(self.descriptor()["resources"], 1):
            name, path = (resource.get("name"), resource.get("path")) if isinstance(resource, dict) else (None, None)
            if not isinstance(name, str) or not isinstance(path, str):
                findings.append(
                    Finding(
                        "resources_are_named",
                        DESCRIPTOR,
                        f"name and path, each a text, in resource {number}",
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
                findings.append(Finding("resources_are_named", DESCRIPTOR, "one resource of a name", value=shown(name)))
            else:
                paths[name] = path
        if findings:
            raise InvalidPackageError(findings)
        return paths
