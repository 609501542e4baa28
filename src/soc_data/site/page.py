"""One page while it is written: what its templates ask for. It counts the sources that it names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, get_args
from urllib.parse import quote, urlencode

from soc_data.site import days
from soc_data.site.markup import EMPTY, Html, escaped, html, joined, stripped
from soc_data.site.record import Record
from soc_data.site.texts import Language
from soc_data.tables import models as m
from soc_data.tables.codes import Code, Verdict
from soc_data.tables.columns import Column
from soc_data.tables.models import columns
from soc_data.tables.row import Row


def _codelist(annotation: Any) -> type[Code] | None:
    """The codelist of a column, None where it has none."""
    arms = (annotation, *get_args(annotation))
    return next((arm for arm in arms if isinstance(arm, type) and issubclass(arm, Code)), None)


CODELISTS = {
    model: {name: kind for name, field in model.model_fields.items() if (kind := _codelist(field.annotation))}
    for model in m.MODELS.values()
}
"""Table -> column -> its codelist."""
COLUMNS = {model: {column.name: column for column in columns(model)} for model in m.MODELS.values()}
_EDITORS = ("summary", "note", "group_label", "definition", "reason")
"""The columns that hold the editors' own English."""


class Page:
    """A page of the site in one language: its address, its words, the sources that it has named so far."""

    def __init__(
        self, record: Record, t: Language, path: str, title: str, row: Row | None = None, first: str | None = None
    ) -> None:
        self.record, self.t, self.path, self.title, self.row = record, t, path, title, row
        self.first = first or path
        """The first part of a page that goes on in further ones."""
        self.up = "../" if "/" in path else ""
        """The way from the page to the root of its language."""
        self.root = self.up + ("../" if t.is_arabic else "")
        """The way from the page to the root of the site, where the files of both languages stand."""
        self.sources: dict[str, int] = {}
        """Source -> its number on this page, in the order in which they are named."""

    # Ways

    @property
    def full_path(self) -> str:
        """The address of the page from the root of the site."""
        return f"ar/{self.path}" if self.t.is_arabic else self.path

    @property
    def other_language(self) -> str:
        """The way to the same page in the other language."""
        return self.root + (self.path if self.t.is_arabic else f"ar/{self.path}")

    @property
    def twin(self) -> str:
        """The way to the page as JSON."""
        return self.root + self.first.removesuffix(".html") + ".json"

    def to(self, row: Row) -> str:
        """Return the way to a row: an anchor alone where it stands on this page."""
        page, hash_sign, anchor = self.record.address(row).partition("#")
        return f"#{anchor}" if hash_sign and page == self.path else f"{self.up}{page}{hash_sign}{anchor}"

    def query(self, page: str, **values: str) -> str:
        """Return the way to a page with a query."""
        return f"{self.up}{page}?{urlencode(values)}"

    @property
    def correction(self) -> str:
        """The address of a new issue about this page."""
        about = self.row.key if self.row is not None else self.path
        title, page = quote(f"Correction: {about}", safe=""), quote(f"Page: {self.full_path}", safe="")
        return f"{self.record.homepage}/issues/new?title={title}&body={page}{self.record.correction_form}"

    def csv_line(self, row: Row) -> str:
        """Return the address of a row's line in the CSV file of this version."""
        return self.record.files_at + self.record.line(row)

    # Words

    def foreign(self, text: str, language: str = "en") -> Html:
        """Return a text that is not in the language of the page, marked and isolated."""
        if language == self.t.code:
            return escaped(text)
        return html('<bdi lang="%s">%s</bdi>', language, text)

    def name(self, row: Row) -> Html:
        """Return how a row is called on a page of this language."""
        key = (self.t.code, id(row))
        if key not in self.record.names:
            self.record.names[key] = self._name(row)
        return self.record.names[key]

    def _name(self, row: Row) -> Html:
        if isinstance(row, m.Session):
            return escaped(self.session_name(row))
        if isinstance(row, m.Topic):
            return escaped(self.t.topic(row.id, row.label))
        if isinstance(row, m.Source):
            return html('<bdi lang="%s">%s</bdi>', row.language, row.title)
        if isinstance(row, m.Election):
            return html("%s%s %s", self.name(row.office), self.t.comma, self.session_name(row.session))
        arabic = getattr(row, "name_ar", None)
        if self.t.is_arabic and arabic:
            return escaped(arabic)
        return self.foreign(str(getattr(row, "name", row.key)))

    def plain_name(self, row: Row) -> str:
        """Return the same without marks, for titles."""
        return stripped(str(self.name(row)))

    def session_name(self, row: m.Session) -> str:
        """Return how a session is called: by its number, or by its kind and days."""
        if row.number is not None:
            return self.t("Session {number}", number=row.number)
        when = days.calling(row.start, row.end, self.t)
        words = self.t("{kind} session, {when}", kind=self.t.label(row.kind), when=when)
        return words[0].upper() + words[1:]

    def link(self, row: Row) -> Html:
        """Return the name of a row, leading to it."""
        key = (self.t.code, self.up, id(row))
        known = self.record.links.get(key)
        if known is None:
            known = html('<a href="%s">%s</a>', self.to(row), self.name(row))
            if "#" not in self.record.address(row):  # the way to an anchor is shorter on its own page
                self.record.links[key] = known
        return known

    def who(self, somebody: Row | Code | str) -> Html:
        """Return a speaker or party: a link, the label of a group in the editors' words, or of a code."""
        if isinstance(somebody, Row):
            return self.link(somebody)
        return escaped(self.t.label(somebody)) if isinstance(somebody, Code) else self.foreign(somebody)

    def when(self, text: str | None) -> Html:
        """Return a date in words."""
        return EMPTY if text is None else escaped(days.in_words(text, self.t))

    def span(self, start: str | None, end: str | None) -> str:
        """Return the days of a session or a term in words."""
        return days.span(start, end, self.t)

    # Values and their sources

    def heading(self, table: str, field: str) -> str:
        """Return the title of a column in the language of the page."""
        return self.t.column(COLUMNS[m.MODELS[table]][field].title)

    def codelist(self, codelist: type[Code], title: str) -> Html:
        """Return a title that leads to what the codes of a codelist mean."""
        return html('<a class="codes" href="%scodes/index.html#_%s">%s</a>', self.up, codelist.__name__, title)

    def value(self, row: Row, field: str) -> Html:
        """Return the value of a cell as it is shown; empty for an empty cell."""
        return self._shown(row, COLUMNS[type(row)][field], getattr(row, field))

    def _shown(self, row: Row, column: Column, value: Any) -> Html:
        if value is None:
            return EMPTY
        if isinstance(value, Code):
            return escaped(self.t.label(value))
        if column.reference:
            target = row.dataset.tables[column.reference].get(value)
            if target is None:
                return escaped(value)
            is_this_page = self.row is target
            return self.name(target) if is_this_page else self.link(target)
        if column.is_date:
            return self.when(value)
        if column.name in ("url", "text_sha256"):
            return self._address(value) if column.name == "url" else html("<code>%s</code>", value)
        return self._text(row, column, value)

    def _address(self, url: str) -> Html:
        return html('<a class="out" href="%s" rel="noreferrer" dir="ltr">%s</a>', url, url)

    def _text(self, row: Row, column: Column, value: Any) -> Html:
        if column.name in _EDITORS:
            return self.foreign(value)
        if column.name == "language":
            return escaped(self.t.language(value))
        if column.name == "name_ar":
            return self.foreign(value, "ar")
        if isinstance(row, m.Name) and column.name == "name":
            return html('<bdi lang="%s">%s</bdi>', row.language, value)
        return html("<bdi>%s</bdi>", value) if column.type is str else escaped(value)

    def stated(self, row: m.Evidence) -> Html:
        """Return the value that a further source states, shown as the column that it is about."""
        if row.stated_value is None:
            return escaped(self.t("otherwise"))
        model = m.MODELS.get(row.table_name)
        subject = row.dataset.tables.get(row.table_name, {}).get(row.row_id)
        column = COLUMNS[model].get(row.field) if model else None
        if column is None or subject is None:
            return escaped(row.stated_value)
        value: Any = row.stated_value
        if model and row.field in CODELISTS[model]:
            value = next((code for code in CODELISTS[model][row.field] if code.value == value), value)
        return self._shown(subject, column, value)

    def ref(self, row: Any) -> Html:
        """Return the mark that leads to the source of a row and says where in it the fact stands."""
        number = self._number(row)
        return html('<a class="ref" href="#src_%s">%s %s</a>', number, number, self.locator(row.locator))

    def refs(self, rows: Sequence[Any]) -> Html:
        """Return the marks of several rows; those that name no paragraph share one, since their words are the same."""
        unread = [row for row in rows if row.locator == "excerpt"]
        marks = [self.ref(row) for row in rows if row.locator != "excerpt"] if len(unread) > 1 else map(self.ref, rows)
        if len(unread) < 2:
            return joined(marks, " ")
        numbers = dict.fromkeys(self._number(row) for row in unread)
        links = joined((html('<a href="#src_%s">%s</a>', number, number) for number in numbers), " ")
        return joined([*marks, html('<span class="ref">%s %s</span>', links, self.locator("excerpt"))], " ")

    def _number(self, row: Any) -> int:
        return self.sources.setdefault(row.source_id, len(self.sources) + 1)

    def locator(self, locator: str) -> str:
        """Return a locator as it is shown: `¶7`, or that only the beginning was read."""
        return self.t("excerpt") if locator == "excerpt" else "¶" + locator[1:].replace("-", "–")

    def proofs(self, row: Row, field: str) -> Html:
        """Return the marks of the further sources for a value, and what others state instead, each value once."""
        found = self.record.evidence(row, field)
        if not found:
            return EMPTY
        marks = [html(" %s", self.refs([e for e in found if e.verdict == Verdict.SUPPORTS]))]
        others: dict[str | None, list[m.Evidence]] = {}
        for e in found:
            if e.verdict == Verdict.CONTRADICTS:
                others.setdefault(e.stated_value, []).append(e)
        for some in others.values():
            words = html("%s %s %s", self.t("but also:"), self.stated(some[0]), self.refs(some))
            marks.append(html(' <span class="versus">%s</span>', words))
        return joined(marks)

    def cell(self, row: Row, field: str) -> Html:
        """Return a value with its further sources."""
        return self.value(row, field) + self.proofs(row, field)

    def anchor(self, row: Row) -> str:
        """Return the anchor of a row on the page where it belongs; empty on any other page."""
        home, anchor = self.record.place(row)
        return anchor if home is self.row and self.path == self.first else ""

    def mark(self, row: Row) -> Html:
        """Return the link to a row itself; with what its list says of all its rows, enough for a citation."""
        anchor = self.record.place(row)[1]
        line = self.record.lines[id(row)]
        if self.row is not None and row.key == f"{self.row.key}-{anchor}":
            return html('<a href="#%s" data-line="%s">#</a>', anchor, line)
        return html('<a href="%s" data-line="%s" data-key="%s">#</a>', self.to(row), line, row.key)

    def rows_of(self, model: type[Row]) -> Html:
        """Return the attributes that say of a list which kind of row it has, for the citations of its rows."""
        return html(' data-row="%s" data-file="%s.csv"', model.__name__, model.table.name)

    def facts(self, row: Row, skip: Iterable[str] = ()) -> list[tuple[Any, Html]]:
        """Return the title and the value of each filled cell of a row, with the sources of each."""
        shown = []
        own = self.ref(row) if hasattr(row, "locator") else EMPTY
        for column in columns(type(row)):
            if column.name in ("id", "source_id", "locator", *skip) or getattr(row, column.name) is None:
                continue
            value = html("%s %s%s", self.value(row, column.name), own, self.proofs(row, column.name))
            title: Any = self.heading(row.table.name, column.name)
            kind = CODELISTS[type(row)].get(column.name)
            shown.append((self.codelist(kind, title) if kind else title, value))
        return shown
