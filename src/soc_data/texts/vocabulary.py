"""Words that a text is read by: months, days of the week, titles, verbs of saying; English, Arabic and Turkish."""

from __future__ import annotations

from soc_data.tables.codes import Weekday
from soc_data.tables.spelling import with_letters_alike

_MONTHS = """
January Jan يناير كانون الثاني Ocak
February Feb فبراير شباط Şubat
March Mar مارس آذار Mart
April Apr أبريل نيسان Nisan
May May مايو أيار Mayıs
June Jun يونيو حزيران Haziran
July Jul يوليو تموز Temmuz
August Aug أغسطس آب Ağustos
September Sept سبتمبر أيلول Eylül
October Oct أكتوبر تشرين الأول Ekim
November Nov نوفمبر تشرين الثاني Kasım
December Dec ديسمبر كانون الأول Aralık
"""
_FURTHER = {"sep": 9, "يوليوز": 7, "تشرين اول": 10, "تشرين ثاني": 11, "كانون اول": 12, "كانون ثاني": 1}
_DAYS = {
    "monday": "Monday الاثنين Pazartesi", "tuesday": "Tuesday الثلاثاء Salı",
    "wednesday": "Wednesday الأربعاء Çarşamba", "thursday": "Thursday الخميس Perşembe",
    "friday": "Friday الجمعة Cuma", "saturday": "Saturday السبت Cumartesi",
    "sunday": "Sunday الأحد Pazar",
}  # fmt: skip
WEEKDAYS = tuple(Weekday)
"""The codes of the days of the week, Monday first, as `date.weekday` counts them."""


_DIGITS = {ord(c): str(i % 10) for i, c in enumerate("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹")}


def plain(text: str) -> str:
    """Return a text of the same length in small letters and plain digits, with one form for all of an Arabic letter."""
    return "".join(one if len(one := with_letters_alike(c.lower())) == 1 else c for c in text.translate(_DIGITS))


def _months() -> dict[str, int]:
    found = dict(_FURTHER)
    for number, line in enumerate(_MONTHS.strip().splitlines(), 1):
        english, short, arabic, *rest = line.split()
        for name in (english, short, arabic, " ".join(rest[:-1]), rest[-1]):
            found[plain(name)] = number
    return found


MONTHS = _months()
"""Name of a month, as `plain` writes it -> its number."""
DAYS = {plain(name): Weekday(code) for code, names in _DAYS.items() for name in names.split()}
"""Name of a day of the week, as `plain` writes it -> its code."""

_TITLES = """
President Vice-President Chairman Chairwoman Head Minister Premier Secretary Secretary-General Ambassador Envoy
Representative Coordinator Spokesman Spokesperson Spokeswoman spokesman spokesperson spokeswoman Member Director
Brigadier Major Colonel Lieutenant Captain Officer Judge Sheikh Sheik Dr Doctor Mr Mrs Ms Engineer Professor
Lawyer president chairman head minister secretary envoy member
الرئيس رئيس السيد السيدة الدكتور الدكتورة د اللواء العميد العقيد الشيخ المهندس الأستاذ الأمين العام وزير الوزير نائب
المحامي القاضي السفير المبعوث
Başkan Başkanı Başbakan Bakan Bakanı Sözcüsü
"""
TITLES = frozenset(_TITLES.split())
"""Titles and offices that stand before a name."""

_RANKS = "السيد السيدة الدكتور الدكتورة اللواء العميد العقيد المقدم الرائد الشيخ المهندس المهندسة الأستاذ الأستاذة"
RANKS = frozenset(_RANKS.split())
"""The Arabic titles that stand right before a name, and seldom before anything else."""

_SAYING = """
said says told added stressed stated warned emphasized emphasised explained noted vows vowed confirmed pointed indicated
described expressed spoke gave discussed highlighted appealed reviewed also
قال وقال أكد وأكد لفت ولفت أضاف وأضاف أوضح وأوضح شدد وشدد أعلن وأعلن ذكر وذكر دعا ودعا أشار وأشار اعتبر واعتبر
"""
SAYING = frozenset(_SAYING.split())
"""What stands beside the name of who speaks."""
