"""Who opposed, supported and addressed whom: the parties named most often, by the role that statements give them."""

from __future__ import annotations

from collections import Counter
from typing import Any

from soc_data.site.markup import stripped
from soc_data.site.page import Page
from soc_data.site.pictures import svg
from soc_data.site.pictures.acts import Line, matrix
from soc_data.site.sections import Grid, Picture, Section, section
from soc_data.tables.codes import PartyRole
from soc_data.tables.row import Row

MOST_PARTIES, MOST_SPEAKERS = 15, 6
LEFT, STEP = 240, 104
ROLES = ((PartyRole.OPPOSED, "Who opposed whom"), (PartyRole.SUPPORTED, "Who supported whom"),
         (PartyRole.ADDRESSEE, "Who addressed whom"))  # fmt: skip


def _id(somebody: Row | str) -> str:
    return somebody.key if isinstance(somebody, Row) else str(somebody)


def _name(page: Page, somebody: Any) -> str:
    return stripped(str(page.who(somebody)))


def of_role(page: Page, role: PartyRole, title: str) -> Section | None:
    """Return speakers against parties of one role, those named most often; None where there is none."""
    pairs: Counter[tuple[str, str]] = Counter()
    known: dict[str, Any] = {}
    for party in page.record.dataset.tables["parties"].values():
        if party.role == role:
            speaker = party.statement.speaker
            known[_id(speaker)], known[_id(party.party)] = speaker, party.party
            pairs[_id(speaker), _id(party.party)] += 1
    if not pairs:
        return None
    speakers = _most(pairs, 0, MOST_SPEAKERS)
    parties = _most(pairs, 1, MOST_PARTIES)
    heads = {key: _name(page, known[key]) for key in speakers}
    other = page.t("others")
    lines = []
    for key in parties:
        values = {heads[s]: pairs[s, key] for s in speakers if pairs[s, key]}
        rest = sum(n for (s, p), n in pairs.items() if p == key and s not in speakers)
        values |= {other: rest} if rest else {}
        link = page.who(known[key])
        lines.append(Line(_name(page, known[key]), link, values))
    return _drawn(page, title, lines, [*heads.values(), other], sum(pairs.values()), [known[s] for s in speakers])


def _most(pairs: Counter[tuple[str, str]], side: int, most: int) -> list[str]:
    totals: Counter[str] = Counter()
    for pair, count in pairs.items():
        totals[pair[side]] += count
    return sorted(totals, key=lambda key: (-totals[key], key))[:most]


def _drawn(page: Page, title: str, lines: list[Line], heads: list[str], total: int, speakers: list[Any]) -> Section:
    shapes, height = matrix(page, lines, heads, LEFT, STEP)
    drawn = svg.drawing(LEFT + STEP * len(heads) + 4, height + 8, page.t(title), shapes)
    head = [page.t("Party"), *(page.who(s) for s in speakers), page.t("others")]
    rows: list[Any] = [("", [line.link, *(str(line.values.get(h, "")) for h in heads)]) for line in lines]
    shown = sum(n for line in lines for n in line.values.values())
    note = page.t(
        "Columns: who speaks first. Lines: the parties named most often, with {shown} of {total} mentions. A statement "
        "that is relayed counts for the speaker who tells it. Counts follow what could be read, not all that was said.",
        shown=shown, total=total,
    )  # fmt: skip
    return section(page, title, "picture", Picture(page.t(title), drawn, Grid(page.t(title), head, rows), note))


def relations(page: Page) -> list[Section]:
    """Return the three pictures."""
    return [found for role, title in ROLES if (found := of_role(page, role, title)) is not None]


__all__ = ["ROLES", "relations"]
