"""Ids are for ever: what an earlier release had is a row or retired, and what it had retired never returns."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from helpers import add_row, commit, copy_package, drop_row, edit, git, read_rows, run_cli, write_rows, zip_package
from soc_data import validate
from soc_data.errors import UsageError


@pytest.fixture
def released(package: Path) -> Path:
    """The package as it stands, as an earlier release beside it."""
    return copy_package(package.parent / "released", package)


def found(package: Path, previous: Path | str) -> list[tuple[str, str, str | None]]:
    """Return rule, file and key of every finding."""
    return [(f.rule, f.file, f.key) for f in validate(package, previous=str(previous)).findings]


def retire(package: Path, table: str, key: str, by: str) -> None:
    """Enter an id into `retired`."""
    add_row(package, "retired", table_name=table, id=key, replaced_by=by, retired_in="0.1.0", reason="A test.")


def test_release_against_itself(package: Path, released: Path) -> None:
    """A package that is as it was released lost nothing."""
    assert found(package, released) == []


def test_new_and_changed_rows(package: Path, released: Path) -> None:
    """New rows and corrected cells lose no id."""
    add_row(package, "participants", like="zz-1-two", id="zz-1-one", person_id="zz-one", role="presided")
    edit(package, "people", "zz-two", "note", "Corrected.")
    assert found(package, released) == []


def test_id_that_vanished(package: Path, released: Path) -> None:
    """An id that is no row any more, and of which `retired` says nothing, is found."""
    drop_row(package, "participants", "zz-1-two")
    assert found(package, released) == [("ids_do_not_vanish", "data/participants.csv", "zz-1-two")]
    assert validate(package).valid


def test_id_that_was_renamed(package: Path, released: Path) -> None:
    """A renamed id has vanished, though its row is still there."""
    edit(package, "participants", "zz-1-two", "id", "zz-1-second")
    assert found(package, released) == [("ids_do_not_vanish", "data/participants.csv", "zz-1-two")]


def test_composite_key_that_vanished(package: Path, released: Path) -> None:
    """A key of two columns is an id like any other."""
    write_rows(package, "venues", [row for row in read_rows(package, "venues") if row["session_id"] != "zz-1"])
    edit(package, "sessions", "zz-1", "note", "It sat in zz-town.")
    assert ("ids_do_not_vanish", "data/venues.csv", "zz-1/zz-town") in found(package, released)


def test_id_that_was_retired(package: Path, released: Path) -> None:
    """An id that `retired` leads on from, or says to have no successor, is not lost."""
    add_row(package, "participants", like="zz-1-two", id="zz-1-second")
    drop_row(package, "participants", "zz-1-two")
    retire(package, "participants", "zz-1-two", "zz-1-second")
    assert found(package, released) == []
    drop_row(package, "participants", "zz-1-second")
    edit(package, "retired", "participants/zz-1-two", "replaced_by", "")
    assert found(package, released) == []


def test_chain_of_replacements_without_a_live_row(package: Path, released: Path) -> None:
    """A chain of replacements that ends in no row is found, one that ends in a row is not."""
    drop_row(package, "participants", "zz-1-two")
    retire(package, "participants", "zz-1-two", "zz-1-b")
    retire(package, "participants", "zz-1-b", "zz-1-c")
    assert {rule for rule, *_ in found(package, released)} == {"retired_ids_lead_to_live_rows"}
    add_row(package, "participants", id="zz-1-c", session_id="zz-1", person_id="zz-two", role="attended",
            presence="stated", source_id="zz-text", locator="p3")  # fmt: skip
    assert found(package, released) == []


def test_retired_id_that_returned(package: Path, released: Path) -> None:
    """An id that was retired in the earlier release is not used again, nor is its entry dropped."""
    write_rows(package, "retired", [row for row in read_rows(package, "retired") if row["id"] != "zz-uno"])
    assert found(package, released) == [("retirements_stay", "data/retired.csv", "people/zz-uno")]
    add_row(package, "people", id="zz-uno", name="Zz Uno", name_basis="editorial")
    add_row(package, "participants", like="zz-1-two", id="zz-1-uno", person_id="zz-uno")
    assert sorted(found(package, released)) == [
        ("retired_ids_do_not_return", "data/people.csv", "zz-uno"),
        ("retirements_stay", "data/retired.csv", "people/zz-uno"),
    ]


def test_table_that_vanished(package: Path, released: Path) -> None:
    """Where a whole table of the earlier release is gone, each of its ids is."""
    shutil.copy(released / "data" / "topics.csv", released / "data" / "subjects.csv")
    descriptor = released / "datapackage.json"
    text = descriptor.read_text(encoding="utf-8")
    descriptor.write_text(text.replace('"name": "topics"', '"name": "subjects"'), encoding="utf-8", newline="\n")
    lost = {key for rule, _, key in found(package, released) if rule == "ids_do_not_vanish"}
    assert lost == {row["id"] for row in read_rows(released, "topics")}


# Where the earlier release is


@pytest.fixture
def checkout(package: Path) -> Path:
    """The package as a git checkout with the releases v0.0.9 and v0.0.10, the first of them with an id more."""
    git(package, "init", "--quiet", "--template=")
    for tag in ("v0.0.9", "v0.0.10"):
        commit(package, tag)
        edit(package, "people", "zz-two", "note", f"Changed after {tag}.")
    return package


def test_release_as_a_tag(checkout: Path) -> None:
    """An earlier release is given by its tag, and read as it was then."""
    assert found(checkout, "v0.0.9") == []
    drop_row(checkout, "participants", "zz-1-two")
    assert found(checkout, "v0.0.9") == [("ids_do_not_vanish", "data/participants.csv", "zz-1-two")]


def test_newest_release(checkout: Path) -> None:
    """`latest` is the newest release by its version, 0.0.10 and not 0.0.9."""
    add_row(checkout, "participants", like="zz-1-two", id="zz-1-b", role="presided")
    commit(checkout, "v0.0.11")
    drop_row(checkout, "participants", "zz-1-b")
    assert "v0.0.11" in validate(checkout, previous="latest").findings[0].expected


def test_newest_release_is_this_one(checkout: Path) -> None:
    """Where the newest tag is this very release, the one before it counts."""
    drop_row(checkout, "participants", "zz-1-two")
    commit(checkout, "v0.0.11")
    assert found(checkout, "latest") == [("ids_do_not_vanish", "data/participants.csv", "zz-1-two")]


def test_no_release_yet(package: Path) -> None:
    """Without any release there is nothing to lose."""
    git(package, "init", "--quiet")
    assert found(package, "latest") == []


def test_release_as_a_zip(package: Path, released: Path) -> None:
    """An earlier release is given by the path of its zip."""
    archive = zip_package(released)
    drop_row(package, "participants", "zz-1-two")
    assert found(package, archive) == [("ids_do_not_vanish", "data/participants.csv", "zz-1-two")]


def test_no_such_release(checkout: Path) -> None:
    """A release that is neither a path nor a revision is wrong usage."""
    code, _, err = run_cli("validate", checkout, "--previous", "v9.9.9")
    assert code == 2
    assert "v9.9.9" in err


def test_release_that_cannot_be_read(package: Path, released: Path) -> None:
    """An earlier release that is no package is wrong usage, told with what is amiss."""
    (released / "datapackage.json").write_text("{", "utf-8", newline="\n")
    with pytest.raises(UsageError, match="cannot be read"):
        validate(package, previous=str(released))


def test_package_that_cannot_be_read(package: Path, released: Path) -> None:
    """A package that is damaged itself has that finding, and no lost ids beside it."""
    (package / "datapackage.json").write_text("{", "utf-8", newline="\n")
    assert [rule for rule, *_ in found(package, released)] == ["descriptor_is_json"]


def test_command_line(package: Path, released: Path) -> None:
    """The command line tells a lost id and exits with 1; without one it exits with 0."""
    assert run_cli("validate", package, "--previous", released)[0] == 0
    drop_row(package, "participants", "zz-1-two")
    code, out, _ = run_cli("validate", package, "--previous", released)
    assert code == 1
    assert "row zz-1-two" in out
    assert "ids_do_not_vanish" in out
