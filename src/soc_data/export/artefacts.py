"""Writing formats to disk: one of them, or all the artefacts of a release with their checksums."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from soc_data.dataset.about import stem_of
from soc_data.dataset.dataset import Dataset
from soc_data.errors import UsageError
from soc_data.export.formats import FORMATS, Format
from soc_data.files import write_file

CHECKSUMS = "SHA256SUMS"


def export(dataset: Dataset, name: str, path: Path | str | None = None) -> list[Path]:
    """Write a dataset in one format; return the files written.

    `path` is the file, or a directory for files under their release names (default: the current one). Parquet takes a
    directory and fills it with `<table>.parquet`, the website one for its pages. Raises `UsageError` for an unknown format, `MissingExtraError` where
    the extra is missing; nothing is written before everything is made.
    """
    if name not in FORMATS:
        raise UsageError(f"no format {name!r}; there are {', '.join(FORMATS)}")
    contents = _placed(dataset, FORMATS[name], None if path is None else Path(path))
    for file, content in contents.items():
        write_file(file, content)
    return list(contents)


def _placed(dataset: Dataset, form: Format, path: Path | None) -> dict[Path, bytes]:
    """Return the path and the content of each file of a format."""
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


def build_release(
    dataset: Dataset, directory: Path | str, formats: Iterable[Format] = tuple(FORMATS.values())
) -> list[Path]:
    """Write every format under its release name, and `SHA256SUMS`, into a directory; return the files in order.

    The names carry the version: `soc-data-0.1.0.zip`, `soc-data-0.1.0-statements.parquet`. The same data give the same
    bytes with the same versions of the writing libraries. Raises `MissingExtraError` where an extra is missing.
    """
    stem = stem_of(dataset)
    contents = {stem + suffix: c for form in formats for suffix, c in form.files(dataset, stem)}
    sums = [f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in sorted(contents.items())]
    contents[CHECKSUMS] = "".join(sums).encode()
    for name, content in contents.items():
        write_file(Path(directory) / name, content)
    return [Path(directory) / name for name in contents]
