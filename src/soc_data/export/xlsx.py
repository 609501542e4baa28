"""An Excel workbook: one sheet per table, text cells as text, Arabic from right to left, and a codebook."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from soc_data.dataset.about import about, creators, identifier, released
from soc_data.dataset.dataset import Dataset
from soc_data.dataset.flat import flat_columns, flat_records
from soc_data.dataset.frames import require
from soc_data.dataset.table import Table
from soc_data.errors import SocDataError
from soc_data.export import codebook
from soc_data.export.archive import zip_bytes
from soc_data.views.cite import cite

MAX_TEXT = 32_767
"""Excel's limit of characters in a cell; openpyxl would silently cut a longer text."""

_MAX_WIDTH = 60
_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f]")
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)")


class _Cells:
    """Makes the cells of a sheet so that a text is never read as a number, a date, an error or a formula."""

    def __init__(self, sheet: Any) -> None:
        styles = require("openpyxl.styles", "xlsx")
        self._make = require("openpyxl.cell", "xlsx").WriteOnlyCell
        self._sheet = sheet
        left = styles.Alignment(vertical="top", wrap_text=True)
        right = styles.Alignment(horizontal="right", vertical="top", wrap_text=True, readingOrder=2)
        self._header = self._style(font=styles.Font(bold=True))
        self._day = self._style(number_format="yyyy-mm-dd", alignment=left)
        self._texts = {  # whether it is Arabic, whether it looks like a formula: the mark keeps it a text when edited
            (arabic, marked): self._style(number_format="@", alignment=right if arabic else left, quotePrefix=marked)
            for arabic in (False, True)
            for marked in (False, True)
        }

    def _style(self, **properties: Any) -> Any:
        """Return a style for many cells; set for each of them, it would take half the time of the workbook."""
        cell = self._make(self._sheet)
        for name, value in properties.items():
            setattr(cell, name, value)
        return cell._style

    def _styled(self, value: Any, style: Any) -> Any:
        cell = self._make(self._sheet, value)
        cell._style = style
        return cell

    def header(self, text: str) -> Any:
        return self._styled(text, self._header)

    def cell(self, value: Any) -> Any:
        if isinstance(value, date):
            return self._styled(value, self._day)
        if not isinstance(value, str):
            return value
        cell = self._styled(value, self._texts[_ARABIC.search(value) is not None, value[:1] in "=+-@"])
        cell.data_type = "s"  # else a text that begins with = is a formula, and #N/A an error
        return cell


def _width(texts: Iterable[Any]) -> int:
    longest = max((len(line) for text in texts if text is not None for line in str(text).splitlines()), default=0)
    return min(max(longest + 2, 8), _MAX_WIDTH)


def _add_sheet(book: Any, title: str, header: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    letter = require("openpyxl.utils", "xlsx").get_column_letter
    sheet = book.create_sheet(title)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{letter(len(header))}{len(rows) + 1}"
    for number, name in enumerate(header):
        sheet.column_dimensions[letter(number + 1)].width = _width([name, *(row[number] for row in rows)])
    cells = _Cells(sheet)
    sheet.append([cells.header(name) for name in header])
    for row in rows:
        sheet.append([cells.cell(value) for value in row])


def _about_rows(dataset: Dataset) -> list[tuple[str, str]]:
    package = about(dataset)
    licence = package["licenses"][0]
    return [
        ("Title", package["title"]),
        ("Version", package["version"]),
        ("Released", released(dataset)),
        ("Description", package["description"]),
        ("Licence", f"{licence['title']}: {licence['path']}"),
        ("To cite it", cite(dataset)),
        ("Address", identifier(dataset)),
    ]


def _describe(book: Any, dataset: Dataset) -> None:
    package, properties = about(dataset), book.properties
    properties.title = f"{package['title']}, version {package['version']}"
    properties.creator = properties.lastModifiedBy = ", ".join(creators(package))
    properties.created = datetime.fromisoformat(released(dataset))


def _sheet_rows(name: str, table: Table[Any]) -> list[tuple[Any, ...]]:
    """Return the rows of a table's sheet; raise `SocDataError` if a text does not fit in an Excel cell."""
    rows = list(flat_records(table.model, table.values()))
    for key, row in zip(table, rows, strict=True):
        longest = max((len(value) for value in row if isinstance(value, str)), default=0)
        if longest > MAX_TEXT:
            raise SocDataError(
                f"{name} {key}: a text of {longest:,} characters does not fit in an Excel cell, which holds "
                f"{MAX_TEXT:,}; use another format"
            )
    return rows


def _settled(content: bytes, day: str) -> bytes:
    """Return the workbook with the day of the release in place of the time at which it was saved."""
    stamp = f"{day}T00:00:00Z".encode()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = [(name, archive.read(name)) for name in archive.namelist()]
    return zip_bytes(
        (name, _MODIFIED.sub(rb"\g<1>" + stamp + rb"\g<2>", data) if name == "docProps/core.xml" else data)
        for name, data in members
    )


def _workbook(dataset: Dataset, tables: Mapping[str, Table[Any]]) -> bytes:
    sheets = {name: _sheet_rows(name, table) for name, table in tables.items()}
    book = require("openpyxl", "xlsx").Workbook(write_only=True)
    _describe(book, dataset)
    _add_sheet(book, "about", ("What", "Value"), _about_rows(dataset))
    for name, table in tables.items():
        _add_sheet(book, name, [flat.name for flat in flat_columns(table.model)], sheets[name])
    _add_sheet(book, "codebook", codebook.HEADER, list(codebook.codebook(tables)))
    out = io.BytesIO()
    book.save(out)
    return _settled(out.getvalue(), released(dataset))


def content(dataset: Dataset, table: Table[Any]) -> bytes:
    """Return a workbook with one table and its codebook; raise `SocDataError` as `files` does."""
    return _workbook(dataset, {table.model.table.name: table})


def files(dataset: Dataset, stem: str) -> Iterator[tuple[str, bytes]]:
    """Yield the suffix and content of the workbook; raise `SocDataError` if a text does not fit in an Excel cell."""
    yield ".xlsx", _workbook(dataset, dataset.tables)
