"""A checkout with one release, a package with the invented meeting in a git repository, to tell a story with."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from helpers import add_row, commit, edit, file_of, git, read_rows, row_of
from soc_data.diff import Bump, Diff, next_version
from soc_data.diff.notes import draft
from soc_data.metadata import RELEASED, VERSION
from soc_data.release import check_release, compare_with_previous
from soc_data.tables.canonical import write_records

PERSON = "zz-one"
RENAMED = "zz-first"
CANDIDATE = f"zz-vote/{PERSON}"


def state(checkout: Path, version: str = VERSION, *, log: str = "", released: str = RELEASED) -> None:
    """Write a version, and a day, into all files of a checkout that state it; `log` goes on top of the change log."""
    change_descriptor(checkout, "datapackage.json", version=version, created=f"{released}T00:00:00Z", id=None)
    (checkout / "pyproject.toml").write_text(f'[project]\nname = "x"\nversion = "{version}"\n', "utf-8", newline="\n")
    (checkout / "CITATION.cff").write_text(f"version: {version}\ndate-released: {released}\n", "utf-8", newline="\n")
    zenodo = {"version": version, "publication_date": released}
    (checkout / ".zenodo.json").write_text(json.dumps(zenodo), "utf-8", newline="\n")
    file = checkout / "CHANGELOG.md"
    earlier = file.read_text("utf-8").partition("## ") if file.is_file() else ("", "", "")
    rest = "".join(earlier[1:])
    if not rest.startswith(f"## [{version}]"):
        rest = f"## [{version}] - {released}\n\n{log}\n\n{rest}"
    file.write_text(f"# Changelog\n\n{rest}", "utf-8", newline="\n")


def first_release(package: Path) -> Path:
    """Make a checkout of a package with the invented meeting, a vote and evidence added to it, and tag it as the
    shipped version."""
    edit(package, "candidates", CANDIDATE, "votes", "53")
    evidence = {"like": "zz-1-end-e1", "source_id": "zz-excerpt"}
    name = row_of(package, "people", PERSON)["name"]
    add_row(package, "evidence", **evidence, id="zz-e-name", table_name="people", row_id=PERSON, field="name",
            stated_value=name)  # fmt: skip
    add_row(package, "evidence", **evidence, id="zz-e-candidate", table_name="candidates", row_id=CANDIDATE,
            field="person_id", stated_value=PERSON)  # fmt: skip
    git(package, "init", "--quiet", "--template=")
    state(package)
    commit(package, f"v{VERSION}")
    return package


def change_descriptor(package: Path, file: str, **values: Any) -> None:
    """Set properties of a JSON file of a package; None takes one away."""
    path = package / file
    changed = {**json.loads(path.read_text("utf-8")), **values}
    stated = {name: value for name, value in changed.items() if value is not None}
    path.write_text(json.dumps(stated, ensure_ascii=False), "utf-8", newline="\n")


def fields_of(package: Path, table: str) -> dict[str, dict[str, Any]]:
    """Return the fields of a table's schema by name."""
    schema = json.loads((package / "schemas" / f"{table}.json").read_text("utf-8"))
    return {field["name"]: field for field in schema["fields"]}


def set_fields(package: Path, table: str, fields: dict[str, dict[str, Any]]) -> None:
    """Write the fields of a table's schema, each under the name that it is given here."""
    listed = [{**field, "name": name} for name, field in fields.items()]
    change_descriptor(package, f"schemas/{table}.json", fields=listed)


def write_cells(package: Path, table: str, columns: list[str], rows: list[dict[str, str]]) -> None:
    """Write a table with any columns."""
    records = [columns, *([row.get(name, "") for name in columns] for row in rows)]
    file_of(package, table).write_text(write_records(records), "utf-8", newline="\n")


def drop_column(package: Path, table: str, column: str) -> None:
    """Drop a column from a table and from its schema."""
    rows = read_rows(package, table)
    write_cells(package, table, [name for name in rows[0] if name != column], rows)
    set_fields(package, table, {name: f for name, f in fields_of(package, table).items() if name != column})


def rename_person(package: Path) -> None:
    """Give a person another id wherever the old one stands as a reference, with a redirect from the old one."""
    for file in sorted(package.glob("data/*.csv")):
        table = file.stem
        rows = read_rows(package, table)
        columns = file.read_text("utf-8").partition("\n")[0].split(",")
        referring = [c for c in columns if c in ("person_id", "speaker_person_id") or (table, c) == ("people", "id")]
        for row in rows:
            row.update({c: RENAMED for c in referring if row[c] == PERSON})
            if row.get("table_name") == "people" and row.get("row_id") == PERSON:
                row["row_id"] = RENAMED
            if row.get("table_name") == "candidates" and row.get("row_id", "").endswith(f"/{PERSON}"):
                row["row_id"] = row["row_id"].removesuffix(PERSON) + RENAMED
            if row.get("field") == "person_id" and row["stated_value"] == PERSON:
                row["stated_value"] = RENAMED
        write_cells(package, table, columns, rows)
    retire(package, "people", PERSON, RENAMED)


def retire(package: Path, table: str, key: str, replaced_by: str = "") -> None:
    """Enter an id in `retired`."""
    row = {"table_name": table, "id": key, "replaced_by": replaced_by, "retired_in": "9.0.0", "reason": "A story."}
    write_cells(package, "retired", list(row), [*read_rows(package, "retired"), row])


def step(bump: Bump) -> str:
    """Return the version that a step from the first release leads to."""
    return next_version(VERSION, bump)


def since(checkout: Path) -> Diff:
    """Return what changed since the first release."""
    return compare_with_previous(checkout)


def rules_broken(checkout: Path, tag: str | None = None) -> list[str]:
    """Return the rules that the release check finds broken, in order, each once."""
    return list(dict.fromkeys(finding.rule for finding in check_release(checkout, tag=tag).findings))


def is_fit_as(checkout: Path, bump: Bump) -> None:
    """Show that the draft of the change log under the required version is enough, and that any smaller step fails."""
    body = draft(since(checkout)).partition("\n")[2]
    for smaller in range(Bump.PATCH, bump):
        state(checkout, step(Bump(smaller)), log=body)
        assert rules_broken(checkout) == ["version_is_large_enough"]
    state(checkout, step(bump), log=body)
    assert rules_broken(checkout) == []
