"""Lays out the pages of all versions: each site zip below its number, and `latest/`, whose pages lead to the newest.

Usage: python .ci/pages.py ZIPS OUTPUT, with a folder of `soc-data-VERSION.site.zip`.
"""

from __future__ import annotations

import re
import sys
import zipfile
from html import escape
from pathlib import Path

NAME = re.compile(r"soc-data-([0-9]+)\.([0-9]+)\.([0-9]+)\.site\.zip")
LEADS_ON = (
    '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>Latest version</title>\n'
    '<meta http-equiv="refresh" content="0; url={0}">\n<link rel="canonical" href="{0}">\n'
    "<script>location.replace({1} + location.search + location.hash)</script>\n</head>\n"
    '<body><p><a href="{0}">Latest version</a></p></body>\n</html>\n'
)
"""A page that leads on; the script keeps the query and the anchor, which the other way loses."""


def lead(page: Path, to: str) -> None:
    """Write a page that leads to another address."""
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(LEADS_ON.format(escape(to), f'"{to}"'), "utf-8")


def lay_out(zips: Path, output: Path) -> list[str]:
    """Unpack every site and write what leads to the newest; return the versions, oldest first."""
    found = {tuple(map(int, match.groups())): file for file in zips.iterdir() if (match := NAME.fullmatch(file.name))}
    if not found:
        raise SystemExit(f"no soc-data-VERSION.site.zip in {zips}")
    versions = []
    for numbers, file in sorted(found.items()):
        version = ".".join(map(str, numbers))
        versions.append(version)
        with zipfile.ZipFile(file) as archive:
            for member in archive.infolist():
                inner = Path(*Path(member.filename).parts[1:])
                target = output / version / inner
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(archive.read(member))
    newest = output / versions[-1]
    for page in newest.rglob("*.html"):
        inner = page.relative_to(newest)
        up = "../" * len(inner.parts)
        lead(output / "latest" / inner, f"{up}{versions[-1]}/{inner.as_posix()}")
    lead(output / "index.html", "latest/index.html")
    return versions


if __name__ == "__main__":
    print("versions:", ", ".join(lay_out(Path(sys.argv[1]), Path(sys.argv[2]))))  # noqa: T201
