"""Words that stand next to the name of a person: titles, and verbs of saying, in English, Arabic and Turkish."""

from __future__ import annotations

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
"""The Arabic titles that stand directly before a name, and rarely before anything else."""

_SAYING = """
said says told added stressed stated warned emphasized emphasised explained noted vows vowed confirmed pointed indicated
described expressed spoke gave discussed highlighted appealed reviewed also
قال وقال أكد وأكد لفت ولفت أضاف وأضاف أوضح وأوضح شدد وشدد أعلن وأعلن ذكر وذكر دعا ودعا أشار وأشار اعتبر واعتبر
"""
SAYING = frozenset(_SAYING.split())
"""Verbs that stand next to the name of the speaker."""
