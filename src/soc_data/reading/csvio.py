"""CSV tables <-> checked columns, with the place of every problem; and the canonical writer.

A table is read in chunks of lines, turned into columns and checked one column at a time. Lexical rules are checked on
the text as read, before any conversion.
"""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import IO, Any

from soc_data.findings import Finding, shown
from soc_data.reading.lines import CHUNK, MAX_BYTES, canonical_records, read_chunk
from soc_data.reading.package import UNREADABLE
from soc_data.tables.canonical import (
    MAX_LINE,
    canonical_lines,
    is_clean,
    is_dressed,
    is_unclean,
    uncommon,
    write_records,
)
from soc_data.tables.columns import TableLayout

MAX_COLUMNS = 200
MAX_PROBLEMS = 10_000
FEW = 512
"""How many lines are checked between two looks at whether there are more than `MAX_PROBLEMS` problems."""

Line = tuple[int, str]
Record = tuple[int, str, list[str]]
"""The number of a line, its text, and its cells."""


LOSE_ROWS = {
    "files_can_be_read",
    "records_are_bounded",
    "records_are_one_line",
    "files_are_csv",
    "rows_fill_the_header",
}
"""The rules of reading whose findings stand for rows that are left out."""


def write_table(layout: TableLayout, rows: Iterable[object]) -> bytes:
    """Return a table as the bytes of its canonical CSV file; the cells are the attributes of the rows."""
    names = list(layout.by_name)
    return write_records([names, *([getattr(row, name) for name in names] for row in rows)]).encode()


def _unclean(cell: str) -> Iterator[tuple[str, str, str | None]]:
    """Yield `(rule, what was expected, what was found)` for each thing that is wrong with the text of a cell."""
    uncommon_ones = uncommon(cell)
    if any(map(is_unclean, uncommon_ones)):
        yield "cells_are_clean", "no control, invisible or unusual space character", shown(cell)
    if dressed := "".join(sorted(filter(is_dressed, uncommon_ones))):
        plain = unicodedata.normalize("NFKC", dressed)
        yield "cells_have_plain_characters", f"plain characters: {shown(plain)} for {shown(dressed)}", shown(cell)
    if not unicodedata.is_normalized("NFC", cell):
        value = ascii(unicodedata.normalize("NFD", cell))[1:-1][:80]
        yield "cells_are_nfc", "text in Unicode normalization form C", value


@dataclass(slots=True)
class Chunk:
    """Some records of a table: the line of each, a list of values for each column of the table, and the positions of
    the records with an invalid cell; the value of such a cell is None."""

    lines: Sequence[int]
    values: list[list[Any]]
    invalid: set[int]


class TableReader:
    """Reads one table of a package: records are yielded in chunks, problems are appended to `findings`."""

    def __init__(self, layout: TableLayout, file: str, findings: list[Finding]) -> None:
        self.layout = layout
        self.file = file
        self.findings = findings
        self.header: list[str] = []
        self._crlf_told = False
        self._told_before = len(findings)

    def chunks(self, stream: IO[bytes]) -> Iterator[Chunk]:
        """Yield the records of a file in chunks; a record that does not fit the header is reported and left out."""
        parts = self._parts(stream)
        number, raw = next(parts, (1, b""))
        order = self._read_header(next(self._lines(number, raw), None))
        for number, raw in parts if order else ():
            for lines, records in self._records(number, raw):
                if records:
                    yield self._columns(lines, records, order or [])
                if len(self.findings) - self._told_before > MAX_PROBLEMS:
                    expected = f"at most {MAX_PROBLEMS:,} problems; the rest was not read"
                    self._find("files_can_be_read", expected, self.findings[-1].line or number)
                    return

    # Places of problems

    def _find(self, rule: str, expected: str, line: int, **where: str | None) -> None:
        self.findings.append(Finding(rule, self.file, expected, line=line, **where))

    def _find_in_line(
        self, rule: str, expected: str, line: int, text: str, value: str | None, cells: list[str] | None = None
    ) -> None:
        """Report a problem of a whole line, with key and column as far as the line can be parsed; `cells` are its
        cells, if it is parsed already."""
        if cells is None:
            # Only the beginning, as the line may be too long for `csv`; `\v` stands for `\r`, which `csv` may refuse.
            cells = next(csv.reader([text[: MAX_LINE // 2].rstrip("\r\n").replace("\r", "\v")]), [])
        if not self.header:
            self._find(rule, expected, line, column=shown(cells[0]) if cells else None, value=value)
            return
        at = len(cells) - 1
        if not is_clean(text):
            at = next((i for i, cell in enumerate(cells) if any(map(is_unclean, uncommon(cell)))), at)
        column = self.header[min(max(at, 0), len(self.header) - 1)]
        self._find(rule, expected, line, key=self._key(cells), column=column, value=value)

    def _key(self, cells: list[str]) -> str | None:
        named = dict(zip(self.header, cells, strict=False))
        return shown("/".join(named.get(name, "") for name in self.layout.key))

    # Bytes -> lines

    def _parts(self, stream: IO[bytes]) -> Iterator[tuple[int, bytes]]:
        """Yield the first line, then chunks of whole lines, each with the number of its first line."""
        number, size = 1, 1
        try:
            while raw := read_chunk(stream, size):
                yield number, raw
                number, size = number + raw.count(b"\n") + (not raw.endswith(b"\n")), CHUNK
        except UNREADABLE as error:
            self._find("files_can_be_read", "a file that can be read to its end", number, value=shown(error))

    def _lines(self, first: int, chunk: bytes) -> Iterator[Line]:
        for number, raw in enumerate(io.BytesIO(chunk), first):
            text = self._text(number, raw)
            if len(text) > MAX_LINE:
                self._find_in_line(
                    "records_are_bounded", f"at most {MAX_LINE:,} characters in a record", number, text, shown(text)
                )
            elif text.count('"') % 2:  # an open quote: the record continues on the next line
                self._find_in_line(
                    "records_are_one_line",
                    "a record on one line, quotes inside quoted cells doubled",
                    number,
                    text,
                    shown(text),
                )
            else:
                yield number, text

    def _text(self, number: int, raw: bytes) -> str:
        if len(raw) >= MAX_BYTES:  # a line cut by `read_chunk`, perhaps inside a character
            return raw.decode("utf-8", errors="replace")
        try:
            text = raw.decode("utf-8")
        except UnicodeDecodeError as error:
            text = raw.decode("utf-8", errors="replace")
            octets = " ".join(f"0x{octet:02X}" for octet in raw[error.start : error.start + 8])
            self._find_in_line("files_are_utf8", "text in UTF-8", number, text, octets)
            text = text.replace("\ufffd", "?")  # reported already: not again as an unclean character
        if number == 1 and text.startswith("\ufeff"):
            text = text[1:]
            self._find_in_line("files_have_no_byte_order_mark", "UTF-8 without a byte order mark", 1, text, "<U+FEFF>")
        if text.endswith("\r\n"):
            if not self._crlf_told:  # report CRLF once per file
                self._find_in_line("lines_end_with_lf", "LF line ends, not CRLF", number, text[:-2], "<U+000D>")
                self._crlf_told = True
            text = text[:-2] + "\n"
        return text

    # Lines -> records

    def _read_header(self, line: Line | None) -> list[int] | None:
        """Check the header; return, for each column of the table, its position in the file, or -1 if it is missing."""
        wanted = list(self.layout.by_name)
        whole = ",".join(wanted)
        if line is None:
            if not any(f.file == self.file for f in self.findings):
                self._find("files_are_not_empty", f"the header {whole}", 1, column=wanted[0], value="")
            return None
        parsed = self._parse([line])
        header = parsed[0][2] if parsed else []
        as_read = shown(",".join(header))
        if len(header) > MAX_COLUMNS:
            expected = f"the columns {whole}, and none of {len(header):,}"
            self._find("headers_have_no_other_column", expected, 1, column=shown(header[0]), value=as_read)
            return None
        if not set(header) & set(wanted):
            self._find("headers_have_every_column", f"the header {whole}", 1, column=wanted[0], value=as_read)
            return None
        self._check_canonical(parsed)
        for name in wanted:
            if name not in header:
                self._find("headers_have_every_column", f"a column {name}", 1, column=name, value=as_read)
        for at, name in enumerate(header):
            if name not in wanted or name in header[:at]:
                expected = f"the columns {whole}, each once"
                self._find("headers_have_no_other_column", expected, 1, column=shown(name), value=as_read)
        if sorted(header) == sorted(wanted) and header != wanted:
            moved = next(a for a, b in zip(header, wanted, strict=True) if a != b)
            self._find("headers_are_in_order", f"the order {whole}", 1, column=moved, value=as_read)
        self.header = [str(shown(name)) for name in header]  # an unknown name may hold any characters
        return [header.index(name) if name in header else -1 for name in wanted]

    def _parse(self, lines: list[Line]) -> list[Record]:
        """Parse lines, one record each; report and leave out those that are not CSV."""
        texts = [text for _, text in lines]
        try:
            if not any("\r" in text for text in texts):
                records = list(csv.reader(texts, strict=True))
                return [(*line, record) for line, record in zip(lines, records, strict=True)]
        except (csv.Error, ValueError):
            pass
        parsed: list[Record] = []
        for number, text in lines:
            try:
                parsed += [(number, text, record) for record in self._cells(text)]
            except csv.Error as error:
                self._find_in_line(
                    "files_are_csv",
                    "CSV: commas between cells, quotes around a whole cell or not at all",
                    number,
                    text,
                    shown(error),
                )
        return parsed

    def _cells(self, text: str) -> Iterator[list[str]]:
        """Parse one line. A lone carriage return belongs to its cell; `csv` treats it differently by Python version."""
        if not self.header or "\v" in text:
            return csv.reader([text], strict=True)
        record = csv.reader([text.replace("\r", "\v")], strict=True)
        return ([cell.replace("\v", "\r") for cell in cells] for cells in record)

    def _records(self, number: int, chunk: bytes) -> Iterator[tuple[Sequence[int], list[list[str]]]]:
        """Yield the lines and cells of the records that fit the header; report what is wrong with the others."""
        if (records := canonical_records(chunk, len(self.header))) is not None:
            yield range(number, number + len(records)), records
            return
        lines = list(self._lines(number, chunk))
        for at in range(0, len(lines), FEW):
            parsed = self._parse(lines[at : at + FEW])
            self._check_canonical(parsed)
            self._check_clean(parsed)
            filled = [record for record in parsed if self._fills_header(record)]
            yield [number for number, _, _ in filled], [cells for _, _, cells in filled]

    def _check_canonical(self, records: list[Record]) -> None:
        canonical = canonical_lines(cells for _, _, cells in records)
        for (number, text, cells), line in zip(records, canonical, strict=True):
            if line != text and "\r" not in text:  # a carriage return is reported as an unclean character
                expected = f"the line as the canonical writer writes it: {shown(line)}"
                self._find_in_line("files_are_canonical", expected, number, text, shown(text), cells)

    def _check_clean(self, records: list[Record]) -> None:
        all_clean = is_clean("".join(text for _, text, _ in records))
        for number, text, cells in () if all_clean else records:
            if is_clean(text):
                continue
            for name, cell in zip(self.header, cells, strict=False):
                for rule, expected, value in _unclean(cell):
                    self._find(rule, expected, number, key=self._key(cells), column=name, value=value)

    def _fills_header(self, record: Record) -> bool:
        number, _, cells = record
        width, count = len(self.header), len(cells)
        if count != width:
            self._find(
                "rows_fill_the_header",
                f"{width} cells, as in the header",
                number,
                key=self._key(cells),
                column=self.header[min(count, width - 1)],
                value=f"{count} cells: {shown(write_records([cells]).rstrip())}",
            )
        return count == width

    # Records -> columns

    def _columns(self, lines: Sequence[int], records: list[list[str]], order: list[int]) -> Chunk:
        cells = list(zip(*records, strict=True))
        values: list[list[Any]] = []
        invalid = set(range(len(records))) if -1 in order else set()
        for column, at in zip(self.layout.columns, order, strict=True):
            if at < 0:
                values.append([None] * len(records))
                continue
            checked, bad = column.check(cells[at])
            for i in bad:
                self._find(
                    "cells_are_valid",
                    column.expected(cells[at][i]),
                    lines[i],
                    key=self._key(records[i]),
                    column=column.name,
                    value=shown(cells[at][i]),
                )
            invalid.update(bad)
            values.append(checked)
        return Chunk(lines, values, invalid)
