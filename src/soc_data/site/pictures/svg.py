"""SVG from a few shapes. Colours and line styles are classes that the style sheet knows; texts follow the page."""

from __future__ import annotations

import re

from soc_data.site.markup import EMPTY, Html, html, joined

_ARABIC = re.compile(r"[\u0600-\u06ff]")


def number(value: float) -> str:
    """Return a coordinate in the fewest characters."""
    return f"{value:.1f}".removesuffix(".0")


def rect(x: float, y: float, width: float, height: float, kind: str, title: str = "") -> Html:
    """Return a rectangle of a kind that the style sheet knows, with a title that pointers show."""
    inner = html("<title>%s</title>", title) if title else EMPTY
    return html(
        '<rect x="%s" y="%s" width="%s" height="%s" class="%s">%s</rect>',
        number(x),
        number(y),
        number(width),
        number(height),
        kind,
        inner,
    )


def line(x1: float, y1: float, x2: float, y2: float, kind: str) -> Html:
    """Return a line."""
    return html('<line x1="%s" y1="%s" x2="%s" y2="%s" class="%s"/>', *map(number, (x1, y1, x2, y2)), kind)


def text(x: float, y: float, words: object, kind: str = "", anchor: str = "start") -> Html:
    """Return a text at a point; `anchor` is start, middle or end, counted from the left whatever the language."""
    return html('<text x="%s" y="%s" class="%s" text-anchor="%s">%s</text>', number(x), number(y), kind, anchor,
                _isolated(str(words)))  # fmt: skip


def _isolated(words: str) -> str:
    """Return a text so that dots and figures in an Arabic one stand where they belong: a drawing runs left to right."""
    return f"\u2067{words}\u2069" if _ARABIC.search(words) and not words.replace(" ", "").isalpha() else words


def wrapped(words: str, most: int, lines: int = 2) -> list[str]:
    """Return a label in lines of at most `most` characters; what does not go into `lines` of them ends with dots."""
    found = [""]
    for word in words.split():
        if found[-1] and len(found[-1]) + 1 + len(word) > most:
            found.append(word)
        else:
            found[-1] = f"{found[-1]} {word}".strip()
    kept = found[:lines]
    if len(found) > lines or len(kept[-1]) > most:
        kept[-1] = kept[-1][: most - 1].rstrip() + "…"
    return kept


def label(x: float, y: float, lines: list[str], kind: str = "label", anchor: str = "end", step: float = 13) -> Html:
    """Return lines of a label, centred about the height at which a single one would stand."""
    first = y - step * (len(lines) - 1) / 2
    return joined(text(x, first + step * number, words, kind, anchor) for number, words in enumerate(lines))


def circle(x: float, y: float, radius: float, kind: str) -> Html:
    """Return a circle."""
    return html('<circle cx="%s" cy="%s" r="%s" class="%s"/>', *map(number, (x, y, radius)), kind)


def link(href: str, label: object, inner: Html) -> Html:
    """Return shapes that lead somewhere. The Tab key passes them by: the table has the same links."""
    return html('<a href="%s" tabindex="-1"><title>%s</title>%s</a>', href, label, inner)


def drawing(width: float, height: float, label: str, inner: Html) -> Html:
    """Return the whole. Its links make it a group, not an image: an image has no parts that can be followed."""
    wide, high = number(width), number(height)
    head = '<svg viewBox="0 0 %s %s" width="%s" height="%s" role="group" aria-label="%s" direction="ltr">%s</svg>'
    return html(head, wide, high, wide, high, label, inner)
