"""Retired ids lead on: a page at the old address, in both languages, that sends people to what stands for it now."""

from __future__ import annotations

from collections.abc import Iterator

from soc_data.site.addresses import OWN_PAGE, address
from soc_data.site.markup import html
from soc_data.site.record import Record

_MOVED = (
    '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>%s</title>\n'
    '<meta name="robots" content="noindex">\n<meta http-equiv="refresh" content="0; url=%s">\n'
    '<link rel="canonical" href="%s">\n</head>\n<body>\n<p><a href="%s">%s</a></p>\n</body>\n</html>\n'
)


def moved(title: str, to: str) -> bytes:
    """Return a page that leads on to another address."""
    return html(_MOVED, title, to, to, to, title).encode()


def files(record: Record) -> Iterator[tuple[str, bytes]]:
    """Yield a page for each retired id of a table whose rows have pages; without a successor it leads to the list."""
    for row in record.dataset.retired.values():
        if row.table_name not in OWN_PAGE:
            continue
        successor = record.dataset.tables[row.table_name].get(row.replaced_by or "")
        target = address(row if successor is None else successor)
        for folder in ("", "ar/"):
            yield (
                f"{folder}{row.table_name}/{row.id}.html",
                moved(f"{row.id} → {row.replaced_by or '–'}", f"../{target}"),
            )
