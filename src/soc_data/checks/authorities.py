"""Names and the tables that others refer to."""

from __future__ import annotations

from collections.abc import Iterator

from soc_data.checks.registry import check
from soc_data.reading.store import Problem, Store
from soc_data.tables.spelling import spelling_key

NAMED = {"people": "person_id", "organizations": "organization_id", "places": "place_id"}


def _attested(store: Store, table: str, preferred: str, arabic: bool) -> set[tuple[str, str]]:
    """Return `(key, spelling)` for each preferred spelling of a table that is a row of `names`.

    With `arabic`, only rows of `names` in Arabic count.
    """
    spellings = zip(*(store.cells("names", name) for name in (NAMED[table], "name", "language")), strict=True)
    languages = set(store.cells("names", "language"))
    if arabic:
        languages = {language for language in languages if (language or "").partition("-")[0] == "ar"}
    return set(zip(store.cells(table, "id"), store.cells(table, preferred), strict=True)).intersection(
        (key, name) for key, name, language in spellings if key is not None and language in languages
    )


@check
def preferred_names_are_attested(store: Store) -> Iterator[Problem]:
    """A preferred spelling stands in `names`, or its basis is editorial; an Arabic one is always attested."""
    is_whole = store.is_whole("names")
    for table, column in NAMED.items():
        attested = _attested(store, table, "name_ar", arabic=True)
        for at, key, name_ar in store.rows(table, "id", "name_ar") if is_whole else ():
            if name_ar is not None and (key, name_ar) not in attested:
                yield Problem(table, at, "name_ar", f"an Arabic spelling that is a row of names with {column} {key}")
        if "name_basis" in store.tables[table].values:
            attested = _attested(store, table, "name", arabic=False)
            for at, key, name, basis in store.rows(table, "id", "name", "name_basis"):
                if basis == "attested" and (key, name) not in attested and is_whole:
                    expected = f"a spelling that is a row of names with {column} {key}, or the basis editorial"
                    yield Problem(table, at, "name", expected)
                elif basis != "attested" and (key, name) in attested:
                    yield Problem(table, at, "name_basis", "attested: the spelling is a row of names")


@check
def people_do_not_share_a_spelling(store: Store) -> Iterator[Problem]:
    """No two people have spellings that differ only in letter case, marks and hyphens, unless the note of each row
    names the other person."""
    notes = {key: note or "" for _, key, note in store.rows("people", "id", "note")}
    bearers: dict[str, str] = {}
    for at, person, name in store.rows("names", "person_id", "name"):
        if person is None or " " not in name:
            continue  # a family name alone does not identify anybody
        other = bearers.setdefault(spelling_key(name), person)
        if other != person and not (other in notes.get(person, "") and person in notes.get(other, "")):
            yield Problem(
                "names",
                at,
                "name",
                f"a spelling that {other} does not have, or notes in which the rows of the two people name each other",
            )


@check
def nothing_is_unused(store: Store) -> Iterator[Problem]:
    """Every source, organization, person, office, place, topic and instrument is referred to by some row."""
    if not all(map(store.is_whole, store.tables)):
        return  # what is missing may hold the reference
    targets = ("sources", "organizations", "people", "offices", "places", "topics", "instruments")
    unused = {target: set(store.cells(target, "id")) for target in targets}
    for table, stored in store.tables.items():
        for name, target in stored.layout.references.items():
            # A spelling does not count as a use of what it names.
            if target in unused and not (table == "names" and target != "sources"):
                unused[target].difference_update(store.cells(table, name))
    for table, keys in unused.items():
        for at, key in store.rows(table, "id") if keys else ():
            if key in keys:
                yield Problem(table, at, "id", "an id that some row of another table refers to")
