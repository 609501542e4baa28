"""SVG from a few shapes. Colours and line styles are classes that the style sheet knows; texts follow the page."""

from __future__ import annotations

from soc_data.site.markup import EMPTY, Html, html


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
    return html('<text x="%s" y="%s" class="%s" text-anchor="%s">%s</text>', number(x), number(y), kind, anchor, words)


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
