"""Sections as HTML. What a page repeats hundreds of times is written here; templates frame the page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from soc_data.site.markup import EMPTY, Html, html, joined
from soc_data.site.page import Page
from soc_data.site.sections import Grid, Picture, Section
from soc_data.tables import models as m


def statement(page: Page, row: m.Statement) -> Html:
    """Return a statement: who speaks, the act, the topic, the summary, its source, the parties and citations."""
    anchor = page.anchor(row)
    return html(
        '<li class="st"%s><p class="head"><a class="pos" href="%s">%s</a> %s<p class="from">%s</p>%s</li>\n',
        _id(anchor), page.to(row), row.position, shared(page, f"said {row.id}", lambda: _said(page, row)),
        _from(page, row, anchor), _parties(page, row, anchor),
    )  # fmt: skip


def _said(page: Page, row: m.Statement) -> Html:
    """Return what is the same of a statement wherever it stands."""
    return html(
        '<b>%s</b> <span class="does">%s</span> · <a class="topic" href="%s">%s</a>%s</p>\n'
        '<p class="sum" lang="en" dir="ltr">%s</p>\n',
        page.who(row.speaker), page.t.label(row.act), page.to(row.topic), page.name(row.topic), _where(page, row),
        row.summary,
    )  # fmt: skip


def shared(page: Page, what: str, write: Callable[[], Html]) -> Html:
    """Return a piece that all pages of a language at one depth share; it is written once."""
    key = (page.t.code, page.up, what)
    if key not in page.record.written:
        page.record.written[key] = write()
    return page.record.written[key]


def _id(anchor: str) -> Html:
    return html(' id="%s"', anchor) if anchor else EMPTY


def _where(page: Page, row: m.Statement) -> Html:
    place = html(" · %s", page.link(row.place)) if row.place_id and row.place else EMPTY
    layer = html(' <span class="tag">%s</span>', page.t.label(row.layer)) if row.layer != "primary" else EMPTY
    return joined((place, layer))


def _from(page: Page, row: m.Statement, anchor: str) -> Html:
    marks: list[Any] = [page.ref(row), *(page.ref(e) for e in page.record.evidence(row))]
    if row.restates_id and row.restates:
        marks.append(
            html('%s <a href="%s">%s</a>.', page.t("Says again"), page.to(row.restates), row.restates.position)
        )
    if anchor:
        marks.append(page.mark(row))
    return joined(marks, " ")


def _parties(page: Page, row: m.Statement, anchor: str) -> Html:
    if anchor or row.citations or any(_rests_elsewhere(row, party) for party in row.parties):
        return _party_list(page, row, anchor)
    return shared(page, f"{row.id} parties", lambda: _party_list(page, row, ""))


def _rests_elsewhere(row: m.Statement, party: m.Party) -> bool:
    return party.locator != row.locator or party.source_id != row.source_id


def _party_list(page: Page, row: m.Statement, anchor: str) -> Html:
    items = [_party(page, row, party, anchor) for party in row.parties]
    items += [_citation(page, citation, anchor) for citation in row.citations]
    return html('\n<ul class="parties">%s</ul>', joined(items)) if items else EMPTY


def _party(page: Page, row: m.Statement, party: m.Party, anchor: str) -> Html:
    worded = _quoted(party.source.language, party.as_stated) if party.as_stated else EMPTY
    source = html(" %s", page.ref(party)) if _rests_elsewhere(row, party) else EMPTY
    own = _id(page.anchor(party)) if anchor else EMPTY
    return html('<li%s><span class="role">%s</span> %s%s%s</li>\n', own, page.t.label(party.role),
                page.who(party.party), worded, source)  # fmt: skip


def _citation(page: Page, row: m.Citation, anchor: str) -> Html:
    own = _id(page.anchor(row)) if anchor else EMPTY
    return html('<li%s><span class="role">%s</span> %s%s %s</li>\n', own, page.t("cites"), page.link(row.instrument),
                _quoted(row.source.language, row.as_stated), page.ref(row))  # fmt: skip


def _quoted(language: str, words: str) -> Html:
    return html(' <q lang="%s">%s</q>', language, words)


def statements(page: Page, groups: list[tuple[m.Session, list[m.Statement]]]) -> Html:
    """Return statements, under the name of their session where the page is not its own."""
    parts: list[Html] = []
    for session, rows in groups:
        if session is not page.row:
            days = html(" <small>%s</small>", page.span(session.start, session.end)) if session.number else EMPTY
            parts.append(html('<h3><a href="%s">%s</a>%s</h3>\n', page.to(session), page.name(session), days))
        own = page.rows_of(m.Statement) if session is page.row else EMPTY
        parts.append(html('<ol class="statements"%s>\n%s</ol>\n', own, joined([statement(page, row) for row in rows])))
    return joined(parts)


_TD = {True: '<td class="long">%s</td>', False: "<td>%s</td>"}


def table(page: Page, content: Grid) -> Html:
    """Return a table that scrolls sideways where the window is narrow."""
    head = joined([html('<th scope="col">%s</th>', title) for title in content.head])
    row = f"<tr%s>{''.join(_TD[number in content.wide] for number in range(len(content.head)))}</tr>\n"
    rows = [html(row, _id(anchor), *cells) for anchor, cells in content.rows]
    return html(
        '<div class="scroll" role="group" tabindex="0" aria-label="%s"><table%s>\n<thead><tr>%s</tr></thead>\n'
        "<tbody>\n%s</tbody></table></div>\n",
        content.label, page.rows_of(content.model) if content.model else EMPTY, head, joined(rows),
    )  # fmt: skip


def picture(page: Page, content: Picture) -> Html:
    """Return a drawing, how to read it, and the same as a table."""
    words = page.t("The same as a table")
    behind: Html = html("<p>%s</p>\n", content.table)
    if isinstance(content.table, Grid):
        behind = html("<details><summary>%s</summary>\n%s</details>\n", words, table(page, content.table))
    return html(
        '<figure class="picture"><div class="scroll" dir="ltr" role="group" tabindex="0" aria-label="%s">%s</div>\n'
        "<figcaption><p>%s</p>\n%s</figcaption></figure>\n",
        content.title, content.svg, content.note, behind,
    )  # fmt: skip


def facts(page: Page, content: list[tuple[Any, Any]]) -> Html:
    """Return titles and values."""
    lines = [html("<div><dt>%s</dt><dd>%s</dd></div>\n", title, value) for title, value in content]
    return html('<dl class="facts">\n%s</dl>\n', joined(lines))


def links(page: Page, content: list[Any]) -> Html:
    """Return links in a row."""
    return html('<ul class="links">\n%s</ul>\n', joined([html("<li>%s</li>\n", link) for link in content]))


_WRITERS: dict[str, Callable[[Page, Any], Any]] = {
    "facts": facts, "links": links, "picture": picture, "statements": statements, "table": table,
    "text": lambda page, content: content,
}  # fmt: skip


def section(page: Page, found: Section) -> Html:
    """Return a section under its heading."""
    count = html(' <span class="count">%s</span>', found.count) if found.count is not None else EMPTY
    lede = html('<p class="lede">%s</p>\n', found.lede) if found.lede else EMPTY
    return html(
        '<section aria-labelledby="%s">\n<h2 id="%s">%s%s</h2>\n%s%s</section>\n',
        found.anchor, found.anchor, found.title, count, lede, _WRITERS[found.kind](page, found.content),
    )  # fmt: skip


def sources(page: Page) -> Html:
    """Return the list of the sources that a page names, with the number that each has on it."""
    return joined(
        html('<li id="src_%s" value="%s" data-published="%s">%s</li>\n', number, number,
             page.record.dataset.sources[key].published or "",
             shared(page, f"source {key}", partial(_source, page, key)))
        for key, number in page.sources.items()
    )  # fmt: skip


def _source(page: Page, key: str) -> Html:
    row = page.record.dataset.sources[key]
    return html(
        '<a class="ti" href="%s" lang="%s"><bdi>%s</bdi></a>%s\n<bdi class="pu" lang="en">%s</bdi>%s.\n'
        '<a class="out" href="%s" rel="noreferrer">%s</a>',
        page.to(row), row.language, row.title, page.t.comma, row.publisher,
        html("%s %s", page.t.comma, page.when(row.published)) if row.published else EMPTY, row.url, page.t("original"),
    )  # fmt: skip


def navigation(page: Page, entries: Sequence[tuple[str, str]], here: str = "") -> Html:
    """Return the entries of a navigation, the one at hand marked."""
    return joined(
        html('<a href="%s%s"%s>%s</a>\n', page.up, href, html(' aria-current="page"') if href == here else EMPTY, label)
        for href, label in entries
    )
