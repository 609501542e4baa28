"""Writes src/soc_data/tables/registries.py: the codes of languages, scripts and countries that cells may have.

Needs the packages `langcodes` (which has the IANA Language Subtag Registry) and `pycountry` (ISO 3166-1):
`python tests/registry_tables.py`. They are needed for nothing else.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path

TARGET = Path(__file__).parents[1] / "src" / "soc_data" / "tables" / "registries.py"

REGION = {"aii": "Syrc", "apc": "Arab", "kmr": "Latn", "sdh": "Arab", "tru": "Syrc", "zza": "Latn"}
"""Further languages of the region, and how they are written."""

HEAD = '''"""The codes of languages, scripts and countries: a subset of the registries that keep them.

Written by tests/registry_tables.py: do not edit. Languages and scripts are those of the IANA Language Subtag Registry
of {date}, without the deprecated ones; of languages without a code of two letters, those of which CLDR knows where
they are written, and some of the region. Countries are those of ISO 3166-1 as in pycountry {pycountry}.
"""

from __future__ import annotations

REGISTRY_DATE = "{date}"
"""The date of the registry of languages and scripts."""

_LANGUAGES = """
{languages}
"""
LANGUAGES = {{
    language: script
    for script, *languages in (line.split() for line in _LANGUAGES.strip().replace("\\n ", " ").splitlines())
    for language in languages
}}
"""Language -> the script that it is usually written in."""

_SUPPRESSED = """
{suppressed}
"""
SUPPRESSED = frozenset(_SUPPRESSED.split())
"""The languages whose usual script a tag does not name, by the registry."""

_SCRIPTS = """
{scripts}
"""
SCRIPTS = frozenset(_SCRIPTS.split())
"""The scripts that a tag may name."""

_COUNTRIES = """
{countries}
"""
COUNTRIES = frozenset(_COUNTRIES.split())
"""Countries, by two letters."""
'''


def registered(text: str) -> Iterable[dict[str, str]]:
    """Yield the records of the registry."""
    for record in text.split("%%\n"):
        fields = re.findall(r"^([A-Za-z-]+): (.*)$", record, re.MULTILINE)
        yield dict(reversed(fields))


def main() -> None:
    """Write the module."""
    import langcodes
    import pycountry
    from langcodes.data_dicts import LIKELY_SUBTAGS

    text = (Path(langcodes.__file__).parent / "data" / "language-subtag-registry.txt").read_text("utf-8")
    date = text.partition("\n")[0].removeprefix("File-Date: ")
    records = [record for record in registered(text) if "Deprecated" not in record]
    by_script: dict[str, list[str]] = {}
    for record in records:
        code, likely = record.get("Subtag", ""), LIKELY_SUBTAGS.get(record.get("Subtag", ""), "")
        script = record.get("Suppress-Script") or (likely.split("-")[1] if likely else "")
        known = len(code) == 2 or "Suppress-Script" in record or not likely.endswith("ZZ")
        if record.get("Type") == "language" and script and known:
            by_script.setdefault(script, []).append(code)
    for code, script in REGION.items():
        by_script.setdefault(script, []).append(code)
    scripts = [r["Subtag"] for r in records if r.get("Type") == "script" and not r["Subtag"].startswith("Q")]
    lines = textwrap.TextWrapper(width=118, subsequent_indent=" ")
    words = textwrap.TextWrapper(width=118)
    TARGET.write_text(
        HEAD.format(
            date=date,
            pycountry=version("pycountry"),
            languages="\n".join(lines.fill(f"{s} {' '.join(codes)}") for s, codes in sorted(by_script.items())),
            suppressed=words.fill(" ".join(r["Subtag"] for r in records if "Suppress-Script" in r)),
            scripts=words.fill(" ".join(scripts)),
            countries=words.fill(" ".join(sorted(country.alpha_2 for country in pycountry.countries))),
        ),
        "utf-8",
    )


if __name__ == "__main__":
    main()
