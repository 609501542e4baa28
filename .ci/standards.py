"""Opens a release with the reader of a standard: `standards.py READER CHECKOUT`, in the directory of `release/`.

Each function runs in an environment that has its reader and not soc-data; `.ci/standards` calls them. The rows to
expect are counted in the CSV files with the standard library.
"""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from pathlib import Path
from typing import Any


def tables() -> dict[str, list[dict[str, str]]]:
    """Return the rows of every table, as they stand in the CSV files."""
    found = {}
    for path in sorted(Path("package/data").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            found[path.stem] = list(csv.DictReader(file))
    return found


def somebody() -> dict[str, str]:
    """Return the first person with an Arabic name."""
    return next(row for row in tables()["people"] if row["name_ar"])


def the(pattern: str) -> Path:
    """Return the one file of the release that a pattern matches."""
    [path] = Path("release").glob(pattern)
    return path


def mlcroissant(checkout: Path) -> None:
    """The description is valid Croissant, and mlcroissant reads every table through it."""
    import mlcroissant as reader  # its cache of unpacked zips lies below HOME

    archive = the("*[0-9].zip")
    dataset = reader.Dataset(jsonld=str(the("*.croissant.json")), mapping={archive.name: str(archive)})
    assert not dataset.metadata.ctx.issues.errors, dataset.metadata.ctx.issues.report()
    for name, rows in tables().items():
        assert not rows or len(list(dataset.records(name))) == len(rows), name
    person = next(r for r in dataset.records("people") if r["people/id"].decode() == somebody()["id"])
    assert person["people/name_ar"].decode() == somebody()["name_ar"]


def csvw(checkout: Path) -> None:
    """The CSV files are valid by their CSVW metadata, in strict mode, and csvw counts the same rows."""
    from csvw import CSVW

    assert Path("package/csv-metadata.json").read_bytes() == the("*.csv-metadata.json").read_bytes()
    read = CSVW("package/csv-metadata.json", validate=True)
    assert read.is_valid, read.warnings
    for table in read.tables:
        name = Path(str(table.url)).stem
        assert (
            [row["source_id"] for row in table] == [r["source_id"] for r in tables()[name]]
            if _has_source(name)
            else len(list(table)) == len(tables()[name])
        )


def _has_source(name: str) -> bool:
    return "source_id" in (tables()[name] or [{}])[0]


def datasette(checkout: Path) -> None:
    """Datasette serves the database with its descriptions: rows, search, a ready query, the meaning of a column."""
    base = the("*[0-9].sqlite")
    path = "/" + base.stem.replace(".", "~2E")

    def get(address: str) -> Any:
        command = [Path(sys.prefix) / "bin" / "datasette", base, "-m", the("*.datasette.json"), "--get", path + address]
        return json.loads(subprocess.run(command, check=True, capture_output=True).stdout)  # noqa: S603

    for name, rows in tables().items():
        assert get(f"/{name}.json?_size=0&_extra=count")["filtered_table_rows_count"] == len(rows), name
    found = get(f"/find_a_person.json?_shape=array&name={somebody()['name_ar'].replace(' ', '%20')}")
    assert somebody()["id"] in {row["id"] for row in found}
    assert get(f"/people.json?_shape=array&_search={somebody()['name'].split()[0]}")


def cffconvert(checkout: Path) -> None:
    """CITATION.cff is valid by the whole schema of the Citation File Format."""
    command = [Path(sys.prefix) / "bin" / "cffconvert", "--validate", "--infile", checkout / "CITATION.cff"]
    subprocess.run(command, check=True)  # noqa: S603


def datacite(checkout: Path) -> None:
    """The DataCite metadata of the dataset and of a row are valid by the DataCite JSON schema."""
    from datacite import schema45

    for file in ("datacite.json", "datacite-row.json"):
        content = json.loads(Path(file).read_text(encoding="utf-8"))
        schema45.validator.validate(content)


def libreoffice(checkout: Path) -> None:
    """What LibreOffice reads of the workbook has every row of every table, and the Arabic name."""
    for table, rows in tables().items():
        sheet = next(Path("sheets").glob(f"*-{table}.csv"))
        with sheet.open(encoding="utf-8", newline="") as file:
            assert len(list(csv.DictReader(file))) == len(rows), table
    assert somebody()["name_ar"] in next(Path("sheets").glob("*-people.csv")).read_text(encoding="utf-8")


def csvkit(checkout: Path) -> None:
    """Without `-I` csvkit takes weekdays for dates and one seat for true; the lines of docs/use.md keep the cells."""
    use = (checkout / "docs" / "use.md").read_text(encoding="utf-8").partition("## csvkit")[2].partition("\n## ")[0]
    lines = [line.removeprefix("$ ") for line in use.splitlines() if line.startswith("$ ")]
    assert len(lines) > 1

    def run(line: str) -> str:
        command = ["bash", "-o", "pipefail", "-c", f"PATH={Path(sys.prefix) / 'bin'}:$PATH; cd package; {line}"]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout  # noqa: S603

    read = [run(line) for line in lines]
    assert str(len(tables()["sessions"])) in read[0]
    assert ",sunday" in read[1]
    assert "sunday" not in run(lines[1].replace(" -I", ""))
    for table, column, guessed in (("sessions", "weekday", "Date"), ("offices", "seats", "Boolean")):
        for option, kind in (("", guessed), ("-I", "Text")):
            told = run(f"csvcut -c {column} data/{table}.csv | csvstat {option} --type")
            assert kind in told, told
    if not tables()["retired"]:
        assert "Boolean" in run("csvstat --type data/retired.csv")


if __name__ == "__main__":
    globals()[sys.argv[1]](Path(sys.argv[2]))
    print(f"{sys.argv[1]}: all is well")  # noqa: T201
