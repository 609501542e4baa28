"""Building the site: every page in both languages, its JSON, the data, the map, the files that pages share."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from soc_data.dataset.dataset import Dataset
from soc_data.reading.csvio import write_table
from soc_data.site import links, lists, machine, redirects, search
from soc_data.site.addresses import part
from soc_data.site.days import in_words
from soc_data.site.markup import Html, escaped, stripped
from soc_data.site.page import Page
from soc_data.site.record import Record
from soc_data.site.sections import Grid, Section
from soc_data.site.sheets import Sheet, row_sheets, titles
from soc_data.site.texts import LANGUAGES, Language
from soc_data.site.writing import navigation, section, shared, sources
from soc_data.views.cite import as_apa, reference


def site_files(
    dataset: Dataset, description: dict[str, Any], documents: Mapping[str, bytes] = MappingProxyType({})
) -> Iterator[tuple[str, bytes]]:
    """Yield the path and the content of each file of the site.

    `description` is the dataset as schema.org/Dataset: it stands on the home page, which lists its downloads.
    `documents` are further descriptions of the dataset, path -> content, to which the home page links.
    """
    record = Record(dataset, description, documents)
    pages: list[str] = []
    press = Press(record)
    for sheet in (*lists.sheets(record), *row_sheets(record)):
        yield machine_path(sheet.path), machine.as_json(sheet.twin(record))
        for t in LANGUAGES:
            for path, content in press.pages(sheet, t):
                pages.append(path)
                yield path, content
    yield from _shared(record)
    yield from redirects.files(record)
    yield from documents.items()
    yield links.LINKSET, machine.as_json(links.linkset(record))
    yield "sitemap.xml", links.sitemap(record, pages)


def machine_path(path: str) -> str:
    """Return the path of the JSON beside a page."""
    return path.removesuffix(".html") + ".json"


def _shared(record: Record) -> Iterator[tuple[str, bytes]]:
    folder = files("soc_data.site").joinpath("assets")
    for name in ("site.css", "site.js", "icon.svg"):
        yield f"assets/{name}", folder.joinpath(name).read_bytes()
    yield from search.files(record)
    for name, table in record.dataset.tables.items():
        yield f"data/{name}.csv", write_table(table.model.layout(), table.values())


def _script_words(t: Language) -> str:
    """The texts that the scripts of every page show, as JSON."""
    return json.dumps({**{text: t(text) for text in _SCRIPT_WORDS}, _CITE: t(_CITE, id="{id}")}, ensure_ascii=False)


_CITE = "Cite {id}"
_SCRIPT_WORDS = ("Dark", "Light", "Copy the link", "Copy the citation", "Copied", "Close")


class Press:
    """Turns sheets into pages."""

    def __init__(self, record: Record) -> None:
        self.record = record
        environment = Environment(
            loader=PackageLoader("soc_data.site"), autoescape=True, undefined=StrictUndefined,
            trim_blocks=True, lstrip_blocks=True, auto_reload=False,
        )  # fmt: skip
        self.environment = environment
        cited = reference(record.dataset)
        self.citation = as_apa(cited)
        self.shared = {t.code: self._words(t) for t in LANGUAGES}

    def _words(self, t: Language) -> dict[str, Any]:
        navigation, more = titles(t)
        return {
            "navigation": navigation,
            "more": more,
            "citation": escaped(self.citation),  # every page holds these two: they are escaped once
            "script_words": escaped(_script_words(t)),
            "released": in_words(self.record.released, t),
        }

    def pages(self, sheet: Sheet, t: Language) -> Iterator[tuple[str, bytes]]:
        """Yield the parts of a page in one language."""
        page = Page(self.record, t, sheet.path, "", sheet.row)
        page.title = sheet.title(page)
        parts = self._parts(sheet, page)
        yield page.full_path, self._write(sheet, page, parts, 1)
        for number in range(2, len(parts) + 1):
            further = Page(self.record, t, part(sheet.path, number), page.title, sheet.row, sheet.path)
            # Made anew: from here, anchors of the first part are on another page.
            yield further.full_path, self._write(sheet, further, self._parts(sheet, further), number)

    @staticmethod
    def _parts(sheet: Sheet, page: Page) -> list[list[Section]]:
        found = sheet.sections(page)
        return [found] if sheet.whole else list(_split(found))

    def _write(self, sheet: Sheet, page: Page, parts: Sequence[list[Section]], number: int) -> bytes:
        words = self.shared[page.t.code]
        sections = parts[number - 1]
        written = [section(page, found) for found in sections]
        used = set(map(int, re.findall('href="#src_([0-9]+)"', "".join(written))))
        page.sources = {key: n for key, n in page.sources.items() if n in used}
        crumb = None if sheet.row is None else (sheet.here, dict(words["navigation"])[sheet.here])
        text = self.environment.get_template(sheet.template).render(
            words, page=page, t=page.t, heading=page.title, subtitle=sheet.subtitle(page), crumb=crumb,
            top=self._frame(page, "top.html"), ways=self._frame(page, "ways.html", words["navigation"], sheet.here),
            menu=self._frame(page, "menu.html", words["navigation"] + words["more"]),
            end=self._frame(page, "end.html"), named=sources(page),
            sections=written, contents=sections, pager=_pager(page, sheet, parts, number), description=_described(page),
            signposts=links.signposts(page), linked_data=machine.in_page(machine.linked_data(page)),
        )  # fmt: skip
        return text.encode()

    def _frame(self, page: Page, template: str, entries: Sequence[tuple[str, str]] = (), here: str = "") -> Html:
        """Return a piece of the frame, which pages of one language, depth and section share."""

        def write() -> Html:
            words = {**self.shared[page.t.code], "page": page, "t": page.t}
            return Html(self.environment.get_template(template).render(words, entries=navigation(page, entries, here)))

        return shared(page, f"{template} {here}", write)


def _described(page: Page) -> str:
    return (
        page.record.about["description"] if page.path == "index.html" else f"{page.title}. {page.record.about['title']}"
    )


def _pager(page: Page, sheet: Sheet, parts: Sequence[Sequence[Section]], here: int) -> list[tuple[str, str, bool]]:
    """Return the way to each part of a split page, what is in it, and whether it is the one at hand."""
    if len(parts) == 1:
        return []
    return [
        (page.up + part(sheet.path, number), _part_label(page, sections[-1], number), number == here)
        for number, sections in enumerate(parts, 1)
    ]


def _part_label(page: Page, last: Section, number: int) -> str:
    if last.kind == "statements":
        ends = [page.record.year_of[last.content[at][0].id] for at in (0, -1)]
    elif last.kind == "table" and last.content.keys:
        ends = [last.content.keys[0], last.content.keys[-1]]
    else:
        ends = [last.title if number > 1 else page.title]
    return " – ".join(dict.fromkeys(end for end in ends if end)) or str(number)


def _split(sections: list[Section]) -> Iterator[list[Section]]:
    """Yield the sections of each part of a page: a long last section goes on in further parts.

    What can be linked to stays on the first part; where that alone is heavy, the rest goes to a second one.
    """
    last = sections[-1] if sections else None
    linked = [s for s in sections if _is_linked_to(s)]
    if not all(map(_is_light, linked)) and sum(_weight(line) for s in linked for line in s.content.rows) > HEAVIEST:
        yield [s for s in sections if not _can_move(s)]
        if moved := [s for s in sections if _can_move(s)]:
            yield moved
    elif last is not None and last.kind in _CUTS and not _is_linked_to(last) and not _is_light(last):
        for number, content in enumerate(_CUTS[last.kind](last.content)):
            yield [*(sections[:-1] if number == 0 else []), replace(last, content=content)]
    else:
        yield sections


def _is_light(found: Section) -> bool:
    """Whether a table is surely below `HEAVIEST`: no character of a text takes more than two bytes, marks included."""
    lines = found.content.rows if found.kind == "table" else [("", [" " * HEAVIEST])]
    return sum(2 * len(cell) + 70 for _, cells in lines for cell in cells) <= HEAVIEST


def _is_linked_to(found: Section) -> bool:
    return found.kind == "table" and bool(found.content.linked)


def _can_move(found: Section) -> bool:
    return found.kind == "picture" or (found.kind == "table" and not _is_linked_to(found))


def _cut_table(content: Grid) -> Iterator[Grid]:
    """Yield runs of rows that weigh at most `HEAVIEST` each."""
    start, weight = 0, 0
    for at, line in enumerate(content.rows):
        own = _weight(line)
        if at > start and weight + own > HEAVIEST:
            yield _rows(content, start, at)
            start, weight = at, 0
        weight += own
    yield _rows(content, start, len(content.rows))


def _weight(line: tuple[str, Sequence[Any]]) -> int:
    """How many bytes a line of a table takes, roughly: by its words, which are the same on every part of a page."""
    return sum(len(stripped(str(cell)).encode()) + 70 for cell in line[1])


def _rows(content: Grid, start: int, end: int) -> Grid:
    return replace(content, rows=content.rows[start:end], keys=content.keys[start:end])


def _cut_statements(groups: list[tuple[Any, list[Any]]]) -> Iterator[list[tuple[Any, list[Any]]]]:
    """Yield runs of groups with at most `MOST_STATEMENTS` statements; a group that is larger is cut."""
    run: list[tuple[Any, list[Any]]] = []
    room = MOST_STATEMENTS
    for session, found in groups:
        rest = list(found)
        while rest:
            if room == 0:
                yield run
                run, room = [], MOST_STATEMENTS
            taken, rest = rest[:room], rest[room:]
            run.append((session, taken))
            room -= len(taken)
    yield run


MOST_STATEMENTS = 60
"""How many statements a page lists before it goes on in a further part: one takes about a kilobyte, its source half."""
HEAVIEST = 45_000
"""How many bytes of a table a page has before it goes on in a further part."""
_CUTS: dict[str, Callable[[Any], Iterator[Any]]] = {"statements": _cut_statements, "table": _cut_table}
