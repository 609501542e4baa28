"""Codes and forms that public standards define: languages, countries, addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from soc_data.checks.registry import check
from soc_data.reading.store import Problem, Store
from soc_data.tables.patterns import COUNTRY_PATTERN, LANGUAGE_PATTERN, URL_PATTERN
from soc_data.tables.registries import COUNTRIES, LANGUAGES, REGISTRY_DATE, SCRIPTS, SUPPRESSED


def _columns(store: Store, pattern: str) -> Iterator[tuple[str, str, list[str | None]]]:
    """Yield table, column name and cells of each column with the given pattern."""
    for table, stored in store.tables.items():
        for column in stored.layout.columns:
            if column.pattern == pattern:
                yield table, column.name, stored.values[column.name]


@check
def languages_are_registered(store: Store) -> Iterator[Problem]:
    """A language tag names a registered language, script and country, and does not name the script in which the
    language is usually written."""
    for table, name, cells in _columns(store, LANGUAGE_PATTERN):
        wrong = {tag: expected for tag in set(cells) if tag is not None and (expected := _expected_tag(tag))}
        for at, tag in enumerate(cells) if wrong else ():
            if tag in wrong:
                yield Problem(table, at, name, wrong[tag])


def _expected_tag(tag: str) -> str | None:
    """Return what was expected instead of a language tag; None if it is valid."""
    language, *rest = tag.split("-")
    script = next((part for part in rest if len(part) == 4), None)
    if language not in LANGUAGES:
        return (
            f"a language of the IANA registry of {REGISTRY_DATE}, by its two-letter code if it has one: not {language}"
        )
    if script is not None and script not in SCRIPTS:
        return f"a script of the IANA registry of {REGISTRY_DATE}: not {script}"
    if any(part not in COUNTRIES for part in rest if len(part) == 2):
        return "a country of ISO 3166-1 after the language"
    if script is not None and language in SUPPRESSED and LANGUAGES[language] == script:
        return f"{'-'.join(part for part in (language, *rest) if part != script)}: {language} is usually written so"
    return None


@check
def countries_are_registered(store: Store) -> Iterator[Problem]:
    """A country is one of ISO 3166-1."""
    for table, name, cells in _columns(store, COUNTRY_PATTERN):
        for at, country in enumerate(cells):
            if country is not None and country not in COUNTRIES:
                yield Problem(table, at, name, "an ISO 3166-1 code of a country")


_PLAIN_URL = re.compile(
    r"https?://(?:[a-z0-9-]++\.)+[a-z]{2,}/(?:[\w.~!$&'()*+,;=:@/?-]++|(?:%[0-9A-Fa-f]{2})++)*+"
).fullmatch
_HOST = re.compile(r"(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_][\w-]*[^\W_]|(?:[0-9]{1,3}\.){3}[0-9]{1,3}").fullmatch


@check
def addresses_can_be_opened(store: Store) -> Iterator[Problem]:
    """An address has a valid host, a valid port if any, no user name, and complete percent codes."""
    for table, name, cells in _columns(store, URL_PATTERN):
        for at, url in enumerate(cells):
            if url is not None and not _PLAIN_URL(url) and (expected := _expected_url(url)):
                yield Problem(table, at, name, expected)


def _expected_url(url: str) -> str | None:
    """Return what was expected instead of an address; None if it is valid."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return "an address whose host and port can be read"
    if "@" in parts.netloc:
        return "an address without a user name"
    if not _HOST(parts.hostname or "") or (port == 0) or parts.netloc.endswith(":"):
        return "an address with the name of a host, such as https://example.org/page"
    if re.search(r"%(?![0-9A-Fa-f]{2})", url) or re.search(r'[<>"{}|\\^`]', url):
        return 'an address with complete percent codes, and codes for < > " { } | \\ ^ `'
    return None


@check
def no_source_stands_under_two_addresses(store: Store) -> Iterator[Problem]:
    """No two sources have addresses that differ only in scheme, letter case of the host, default port, final slash,
    fragment, or letter case of percent codes."""
    # A rough form groups the addresses cheaply. It also joins some that differ in earnest, so `_place` then decides.
    alike: dict[str, list[tuple[int, str, str]]] = {}
    for at, key, url in store.rows("sources", "id", "url"):
        rough = url.partition("://")[2].partition("#")[0].replace(":443", "").replace(":80", "").rstrip("/").lower()
        alike.setdefault(rough, []).append((at, key, url))
    for rows in alike.values():
        first: dict[str, tuple[int, str, str]] = {}
        for at, key, url in rows if len(rows) > 1 else ():
            there, other, same = first.setdefault(_place(url), (at, key, url))
            if there != at and same != url:  # the unique key reports an identical address
                expected = f"another address than that of {other}, from which it differs only in form"
                yield Problem("sources", at, "url", expected, against=(("sources", there, "url"),))


def _place(url: str) -> str:
    """Return an address in normal form, so that two spellings of one address are the same text."""
    host, _, path = url.partition("://")[2].partition("#")[0].partition("/")
    host = re.sub(":(?:80|443)$", "", host.lower())
    return f"{host}/{re.sub('%..', lambda code: code[0].upper(), path.rstrip('/'))}"
