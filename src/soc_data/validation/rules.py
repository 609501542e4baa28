"""Every rule by its id, with the sentence that states it: the rules of reading, and those of the registry of checks."""

from __future__ import annotations

from soc_data.checks import CHECKS
from soc_data.tables.row import described

READING = {
    "package_can_be_opened": "A package is a directory, a zip or a `datapackage.json` that can be opened.",
    "package_has_a_descriptor": "A package has a `datapackage.json`.",
    "descriptor_is_json": "`datapackage.json` and the schemas are JSON in which no key stands twice in one object, the "
    "former an object with a list of resources.",
    "package_has_a_version": "A package states its version: three numbers.",
    "resources_are_named": "Every resource has a name of its own and one path, each a text.",
    "resources_are_tables": "Every resource is one of the tables.",
    "paths_stay_inside": "Paths are relative and stay inside the package: no address, no link and no way out.",
    "zip_is_plain": "A zip has one member of a name, and none that is encrypted or compressed in an unusual way.",
    "resources_have_their_own_file": "The path of a resource does not lead to the file of another table.",
    "resources_are_plain_csv": "No resource asks for another type, encoding, format or dialect than a table in plain "
    "CSV in UTF-8.",
    "sizes_and_hashes_are_right": "The size and the hash of a file, where its resource states them, are right.",
    "zip_is_bounded": "A zip expands to a bounded size, as a whole and by ratio.",
    "tables_are_present": "Every table has a resource and a file.",
    "schemas_agree_with_the_models": "The schema of a table is the one that its model generates, and not "
    "that of another table.",
    "descriptors_are_generated": "The descriptors of a checkout are what `soc-data schema --write` writes.",
    "files_can_be_read": "A file can be read to its end.",
    "files_are_not_empty": "A file has at least its header.",
    "files_are_utf8": "A file is UTF-8.",
    "files_have_no_byte_order_mark": "A file has no byte order mark.",
    "lines_end_with_lf": "Lines end with LF, not CRLF.",
    "records_are_bounded": "A record has a limited number of characters.",
    "records_are_one_line": "A record is one line; quotes inside a quoted cell are doubled.",
    "files_are_csv": "A file is CSV: commas between cells, quotes around a whole cell or not at all.",
    "files_are_canonical": "A file is what the canonical writer writes: it re-serialises to the same bytes.",
    "headers_have_every_column": "A header has every column of its table.",
    "headers_have_no_other_column": "A header has no other column, and no column twice.",
    "headers_are_in_order": "The columns are in the order of the model.",
    "rows_fill_the_header": "A row has as many cells as the header.",
    "cells_are_clean": "A cell has no control, format, invisible, private-use or unassigned character, no space other "
    "than U+0020, and no U+FFFD, by the properties of Unicode 14.",
    "cells_have_plain_characters": "A cell has no presentation form, ligature, mathematical, full-width or enclosed "
    "character: the plain characters are used instead.",
    "cells_are_nfc": "A cell is in Unicode normalization form C.",
    "cells_are_valid": "A cell has the type, form, bounds and codes of its column, and is not empty if it is required.",
}
"""Rules that are checked while a package is read."""

FORM = frozenset(
    (
        "files_have_no_byte_order_mark",
        "lines_end_with_lf",
        "files_are_canonical",
        "headers_are_in_order",
        "cells_are_nfc",
    )
)
"""Rules that concern only form: `soc-data format` corrects what breaks them."""

IDS = {
    "ids_do_not_vanish": "An id of an earlier release is a row, or a row of `retired` says what became of it.",
    "ids_keep_their_meaning": "An id stands for what it stood for: no other person, body, session or fact under an id "
    "that was released, unless CHANGELOG.md names it as the same.",
    "retirements_stay": "A row of `retired` stays in every later release.",
    "versions_do_not_go_back": "The version is not lower than the newest release tag of the checkout.",
    "retired_ids_do_not_return": "An id that an earlier release had retired does not become a row again.",
}
"""Rules of `soc-data validate --previous`."""

TEXTS = {
    "texts_have_their_hash": "At least one text in the directory is that of a source read in full, by its SHA-256; "
    "with `--all`, every such source has its text there.",
    "texts_have_their_paragraphs": "The text has as many non-empty lines as the source's row says.",
    "locators_exist_in_the_text": "A locator names lines that the text has.",
    "spellings_stand_in_the_text": "A spelling, capacity, title, citation or number stands there letter for letter.",
}
"""Rules of `soc-data verify-sources`."""


def rules() -> dict[str, str]:
    """Return every rule of `soc-data validate`: id -> its statement, as one paragraph."""
    return READING | {name: " ".join(described(check).split()) for name, check in CHECKS.items()}
