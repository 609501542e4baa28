"""Writing formats to disk: one format, or all files of a release with their checksums."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from soc_data.dataset.about import stem_of
from soc_data.dataset.dataset import Dataset
from soc_data.dataset.table import Table
from soc_data.errors import UsageError
from soc_data.export.formats import FORMATS, Format
from soc_data.files import write_files

CHECKSUMS = "SHA256SUMS"


def export(dataset: Dataset, name: str, path: Path | str | None = None) -> list[Path]:
    """Write a dataset in one format; return the files written.

    `path` is the file, or a directory for files under their release names (default: the current directory). For a
    format with one file per table it is the directory of `<table>.parquet` and the like, for the website that of the
    pages. Raises `UsageError` for an unknown format, `MissingExtraError` if the extra is missing. All content is made
    before anything is written, and either all files are written or none.
    """
    contents = _placed(dataset, FORMATS[_known(name)], None if path is None else Path(path))
    write_files(contents)
    return list(contents)


def single(dataset: Dataset, name: str) -> bytes:
    """Return the content of a format's only file; raise `UsageError` if it has several, and else as `export` does."""
    form = FORMATS[_known(name)]
    if form.per_table or form.companions or form.folder:
        raise UsageError(f"{name} has several files: give a path for them with -o")
    return next(content for _, content in form.files(dataset, stem_of(dataset)))


def _known(name: str) -> str:
    if name not in FORMATS:
        raise UsageError(f"no format {name!r}; there are {', '.join(FORMATS)}")
    return name


def _placed(dataset: Dataset, form: Format, path: Path | None) -> dict[Path, bytes]:
    """Return path -> content of each file of a format."""
    stem = stem_of(dataset)
    if form.folder:
        top = path or Path(f"{stem}-{form.name}")
        return {top / name: content for name, content in form.members(dataset)}
    if form.per_table:
        folder = path or Path(f"{stem}-{form.name}")
        return {folder / suffix.removeprefix("-"): content for suffix, content in form.files(dataset, stem)}
    if path is None or path.is_dir():
        folder = path or Path()
        return {folder / (stem + suffix): content for suffix, content in form.files(dataset, stem)}
    own = path.name.removesuffix(form.suffix)
    stem = path.stem if own == path.name else own
    return {
        path if suffix == form.suffix else path.parent / (stem + suffix): content
        for suffix, content in form.files(dataset, stem)
    }


def export_table(dataset: Dataset, name: str, table: Table[Any], path: Path | str | None = None) -> Path:
    """Write one table, or the rows of it that `Table.where` kept, in one format; return the file written.

    `path` is the file, or a directory (default: the current one) for `<table>.csv` and the like. Raises `UsageError`
    for a format that cannot write a single table, and as `export` does.
    """
    content, place = table_content(dataset, name, table), Path() if path is None else Path(path)
    file = place / f"{table.model.table.name}{FORMATS[name].suffix}" if place.is_dir() else place
    write_files({file: content})
    return file


def table_content(dataset: Dataset, name: str, table: Table[Any]) -> bytes:
    """Return the content of the file that `export_table` writes; raise as it does."""
    able = [form.name for form in FORMATS.values() if form.takes_table]
    if name not in able:
        raise UsageError(f"{name} cannot write a single table; {', '.join(able)} can")
    return FORMATS[name].content(dataset, table)


def build_release(
    dataset: Dataset, directory: Path | str, formats: Iterable[Format] = tuple(FORMATS.values())
) -> list[Path]:
    """Write every format under its release name, and `SHA256SUMS`, into a directory; return the files in order.

    The names carry the version: `soc-data-0.1.0.zip`, `soc-data-0.1.0-statements.parquet`. The same data give the same
    bytes with the same versions of the writing libraries. Raises `MissingExtraError` if an extra is missing.
    """
    stem = stem_of(dataset)
    contents: dict[str, bytes] = {}
    for form in formats:
        contents |= {stem + suffix: content for suffix, content in form.release_files(dataset, stem, contents)}
    sums = [f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in sorted(contents.items())]
    contents[CHECKSUMS] = "".join(sums).encode()
    placed = {Path(directory) / name: content for name, content in contents.items()}
    write_files(placed)
    return list(placed)
