"""The two languages of the site. English texts stand where they are used; `ar.toml` has the Arabic for each of them.

The Arabic is the editors' translation of the interface and of the codes. Data are never translated.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from soc_data.tables.codes import Code

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
          "November", "December")  # fmt: skip

_JOINTS = re.compile(r"_|(?<!\bre)(?<!\bco)-")
"""What stands between the words of a code; `re-elected` and `co-speaker` keep theirs."""
_NAMES = {"ar": "Arabic", "de": "German", "en": "English", "fa": "Persian", "fr": "French", "hr": "Croatian",
          "it": "Italian", "ku": "Kurdish", "mk": "Macedonian", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian",
          "tr": "Turkish"}  # fmt: skip
"""The languages of the data in English."""


@cache
def arabic() -> dict[str, dict[str, Any]]:
    """Return the translations: `interface`, `columns`, `languages` and `topics` by text or id, `codes` by codelist."""
    return tomllib.loads(files("soc_data.site").joinpath("ar.toml").read_text("utf-8"))


@cache
def _label(codelist: str, code: str, in_arabic: bool) -> str:
    plain = _JOINTS.sub(" ", code)
    return str(arabic()["codes"].get(codelist, {}).get(code, plain)) if in_arabic else plain


class Language:
    """One language of the interface. Calling it translates a text and fills in its `{names}`."""

    def __init__(self, code: str) -> None:
        self.code = code
        self.is_arabic = code == "ar"
        self.dir = "rtl" if self.is_arabic else "ltr"
        self.comma = "،" if self.is_arabic else ","

    def __call__(self, text: str, **values: object) -> str:
        """Return `text` in this language; raise `KeyError` where it has no translation: building the site shows it."""
        words: str = arabic()["interface"][text] if self.is_arabic else text
        return words.format(**values) if values else words

    def label(self, code: Code) -> str:
        """Return the label of a code: its own words in English, the editors' translation in Arabic."""
        return _label(type(code).__name__, code.value, self.is_arabic)

    def column(self, title: str) -> str:
        """Return the title of a column; that of the model where there is no translation."""
        return str(arabic()["columns"].get(title, title)) if self.is_arabic else title

    def topic(self, key: str, label: str) -> str:
        """Return the label of a topic; the English one where there is no translation."""
        return str(arabic()["topics"].get(key, label)) if self.is_arabic else label

    def language(self, code: str) -> str:
        """Return the name of a language; its code where there is none."""
        return str(arabic()["languages"].get(code, code)) if self.is_arabic else _NAMES.get(code, code)

    def numbers(self, text: str) -> str:
        """Return `1-6, 8` with the dash and the comma that this language has."""
        return text.replace("-", "–").replace(",", self.comma)

    def codelist(self, name: str, title: str) -> str:
        """Return the title of a codelist."""
        return str(arabic()["codelists"].get(name, title)) if self.is_arabic else title

    def month(self, number: int) -> str:
        """Return the name of a month, counted from 1."""
        return self(MONTHS[number - 1])


LANGUAGES = (Language("en"), Language("ar"))
