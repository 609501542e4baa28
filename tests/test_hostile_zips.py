"""Zips from strangers: whatever they pack, they are refused in a sentence before anything large is expanded."""

from __future__ import annotations

import struct
import zipfile
from pathlib import Path

import pytest

from helpers import file_of, zip_package
from hostile import DESCRIPTOR, findings, no_network
from soc_data import InvalidPackageError
from soc_data.reading import package as package_module
from soc_data.reading.package import Package

__all__ = ["no_network"]  # a fixture that applies to every test here


def test_zip_of_the_package_is_read(package: Path) -> None:
    """A plain zip of the package is none of the following: it is valid, with or without a directory at its top."""
    assert findings(zip_package(package)) == {}
    assert findings(zip_package(package, folder="soc-data-0.1.0", compression=zipfile.ZIP_STORED)) == {}


@pytest.mark.parametrize("name", ["../evil.csv", "/etc/evil", "data/../../evil", "C:\\evil", "data\\evil", "a\nb"])
def test_zip_with_a_name_that_leads_out(package: Path, name: str) -> None:
    """A zip with a member whose name is absolute or climbs out is refused whole."""
    archive = zip_package(package)
    with zipfile.ZipFile(archive, "a") as out:
        out.writestr(zipfile.ZipInfo(name), b"x")
    assert set(findings(archive)) == {"paths_stay_inside"}


def test_zip_that_expands_too_much_by_ratio(package: Path) -> None:
    """A member that expands to many times its size is refused before it is expanded."""
    file_of(package, "topics").write_bytes(b"\0" * 20_000_000)
    assert set(findings(zip_package(package))) == {"zip_is_bounded"}


def test_zip_that_expands_too_much_as_a_whole(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A zip whose members together go beyond the bound is refused."""
    monkeypatch.setattr(package_module, "MAX_EXPANDED", 10_000)
    assert set(findings(zip_package(package))) == {"zip_is_bounded"}


def _patch_central(archive: Path, offset: int, value: bytes) -> None:
    """Overwrite bytes in the central directory's entry of the topics, counted from its signature."""
    content = bytearray(archive.read_bytes())
    entry = content.rfind(b"PK\x01\x02", 0, content.rfind(b"data/topics.csv"))
    content[entry + offset : entry + offset + len(value)] = value
    archive.write_bytes(bytes(content))


def test_zip_that_lies_about_sizes(package: Path) -> None:
    """A member whose stated size is not its own is told to be damaged, and never gives more than it states."""
    archive = zip_package(package)
    _patch_central(archive, 24, struct.pack("<I", 10))
    assert "files_can_be_read" in findings(archive)


def test_zip_with_an_encrypted_member(package: Path) -> None:
    """An encrypted member is refused; nobody is asked for a password."""
    archive = zip_package(package)
    _patch_central(archive, 8, b"\x01\x00")
    assert "encrypted" in findings(archive)["zip_is_plain"][0].expected


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA, 99])
def test_zip_with_another_compression(package: Path, method: int) -> None:
    """A member that is neither stored nor deflated is refused."""
    archive = zip_package(package)
    _patch_central(archive, 10, struct.pack("<H", method))
    assert set(findings(archive)) == {"zip_is_plain"}


def test_zip_with_a_damaged_member(package: Path) -> None:
    """A member whose bytes are damaged is told by name."""
    archive = zip_package(package)
    content = bytearray(archive.read_bytes())
    start = content.find(b"data/topics.csv") + 40
    content[start : start + 20] = b"\xff" * 20
    archive.write_bytes(bytes(content))
    assert findings(archive)["files_can_be_read"][0].file == "data/topics.csv"


def test_zip_with_a_damaged_descriptor(package: Path) -> None:
    """A damaged descriptor is told as such."""
    archive = zip_package(package, compression=zipfile.ZIP_STORED)
    archive.write_bytes(archive.read_bytes().replace(b'"homepage"', b'"homepagf"'))
    assert findings(archive)["files_can_be_read"][0].file == DESCRIPTOR


@pytest.mark.filterwarnings("ignore:Duplicate name:UserWarning")
@pytest.mark.parametrize("name", ["data/topics.csv", "data/Topics.csv"])
def test_zip_with_a_name_twice(package: Path, name: str) -> None:
    """Two members of one name, which two programs may take differently, are refused."""
    archive = zip_package(package)
    with zipfile.ZipFile(archive, "a") as out:
        out.writestr(name, b"id,label\n")
    assert "one member per name" in findings(archive)["zip_is_plain"][0].expected


def test_zip_cut_short(package: Path) -> None:
    """A zip without its end is no zip."""
    archive = zip_package(package)
    archive.write_bytes(archive.read_bytes()[:-30])
    assert set(findings(archive)) == {"package_can_be_opened"}


def test_zip_over_several_disks(package: Path) -> None:
    """A zip that says that it is one of several is refused."""
    archive = zip_package(package)
    content = archive.read_bytes()
    locator = b"PK\x06\x07" + struct.pack("<LQL", 1, 0, 2)
    end = content.rfind(b"PK\x05\x06")
    archive.write_bytes(content[:end] + locator + content[end:])
    assert set(findings(archive)) == {"package_can_be_opened"}


def test_zip_without_a_package(tmp_path: Path) -> None:
    """A zip without a descriptor is told to be no data package."""
    with zipfile.ZipFile(tmp_path / "empty.zip", "w"):
        pass
    assert set(findings(tmp_path / "empty.zip")) == {"package_has_a_descriptor"}


def test_link_in_a_zip_is_a_text(package: Path) -> None:
    """A member that is marked as a link is read as the text that it is, and not followed."""
    file_of(package, "topics").unlink()
    archive = zip_package(package)
    link = zipfile.ZipInfo("data/topics.csv")
    link.external_attr = 0o120777 << 16
    with zipfile.ZipFile(archive, "a") as out:
        out.writestr(link, "/etc/passwd")
    assert "headers_have_every_column" in findings(archive)


def test_closed_package_can_be_opened_again(package: Path) -> None:
    """A refused zip is closed again: it can be removed or replaced."""
    archive = zip_package(package)
    _patch_central(archive, 8, b"\x01\x00")
    with pytest.raises(InvalidPackageError):
        Package(archive)
    archive.unlink()
    assert not archive.exists()
