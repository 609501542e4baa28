"""A small invented meeting, added to a copy of the shipped package: valid as it stands, for the tests to spoil."""

from __future__ import annotations

from pathlib import Path

from helpers import Cells, read_rows, write_rows

BASIS = {"source_id": "zz-text", "locator": "p3"}
ROWS: dict[str, list[Cells]] = {
    "sources": [
        {
            "id": "zz-text", "title": "An invented text", "publisher": "Nobody", "url": "https://example.org/zz-text",
            "language": "en", "kind": "communique", "extent": "full-text", "text_sha256": "0" * 64,
            "paragraphs": "20", "read_on": "2091-01-01",
        },
        {
            "id": "zz-excerpt", "title": "An invented beginning", "publisher": "Nobody",
            "url": "https://example.org/zz-excerpt", "language": "en", "kind": "news-report", "extent": "excerpt",
            "read_on": "2091-01-01",
        },
    ],
    "organizations": [{"id": "zz-body", "name": "Zz body", "name_basis": "editorial", "kind": "assembly"}],
    "people": [
        {"id": "zz-one", "name": "Zzone Zzfirst", "name_basis": "attested"},
        {"id": "zz-two", "name": "Zztwo Zzsecond", "name_basis": "editorial"},
    ],
    "names": [
        {"id": "zz-one-n1", "person_id": "zz-one", "name": "Zzone Zzfirst", "language": "en", **BASIS},
        {"id": "zz-two-n1", "person_id": "zz-two", "name": "Zztu Zzsecond", "language": "en", **BASIS},
    ],
    "offices": [{"id": "zz-chair", "name": "Chair of the Zz body", "organization_id": "zz-body", "seats": "1"}],
    "places": [{"id": "zz-town", "name": "Zztown", "kind": "city", "country": "SY"}],
    "topics": [{"id": "zz-topic", "label": "Zz topic", "definition": "What the tests speak of."}],
    "instruments": [{"id": "zz-act", "name": "Zz act", "kind": "law"}],
    "sessions": [
        {
            "id": "zz-1", "body_id": "zz-body", "kind": "ordinary", "number": "1", "number_as_stated": "first",
            "start": "2090-01-02", "end": "2090-01-03", "weekday": "monday", "date_basis": "stated",
            "mode": "in-person", "statements_coded": "full", **BASIS,
        },
        {
            "id": "zz-2", "body_id": "zz-body", "kind": "ordinary", "number": "2", "start": "2090-06-05",
            "date_basis": "stated", "mode": "unknown", "statements_coded": "none",
            "source_id": "zz-excerpt", "locator": "excerpt",
        },
    ],
    "venues": [{"session_id": "zz-1", "place_id": "zz-town", **BASIS}],
    "officers": [
        {
            "id": "zz-chair-one", "person_id": "zz-one", "office_id": "zz-chair", "start": "2090-01-02",
            "end": "2090-06-05", "how_started": "elected", "how_ended": "succeeded",
            "start_session_id": "zz-1", **BASIS,
        },
        {
            "id": "zz-chair-two", "person_id": "zz-two", "office_id": "zz-chair", "start": "2090-06-05", "end": "..",
            "how_started": "appointed", **BASIS,
        },
    ],
    "elections": [
        {
            "id": "zz-vote", "session_id": "zz-1", "office_id": "zz-chair", "held_on": "2090-01-02", "round": "1",
            "method": "ballot", "votes_cast": "100", "members_present": "110", "membership": "120", **BASIS,
        }
    ],
    "candidates": [
        {"election_id": "zz-vote", "person_id": "zz-one", "votes": "60", "outcome": "elected", **BASIS},
        {"election_id": "zz-vote", "person_id": "zz-two", "votes": "40", "outcome": "not-elected", **BASIS},
    ],
    "participants": [
        {
            "id": "zz-1-two", "session_id": "zz-1", "person_id": "zz-two", "role": "attended", "presence": "stated",
            **BASIS,
        }
    ],
    "reports": [
        {"id": "zz-1-report", "session_id": "zz-1", "organization_id": "zz-body", "kind": "report", **BASIS},
    ],
    "statements": [
        {
            "id": "zz-1-s1", "session_id": "zz-1", "position": "1", "speaker_organization_id": "zz-body",
            "act": "reports", "topic_id": "zz-topic", "summary": "The body gave an account of its work.",
            "layer": "primary", "source_id": "zz-text", "locator": "p3-4",
        },
        {
            "id": "zz-1-s2", "session_id": "zz-1", "position": "2", "speaker_person_id": "zz-one", "act": "thanks",
            "topic_id": "zz-topic", "summary": "The chair thanked the body.",
            "layer": "primary", "source_id": "zz-text", "locator": "p5",
        },
    ],
    "parties": [
        {
            "id": "zz-1-s2-supported-zz-body", "statement_id": "zz-1-s2", "role": "supported",
            "organization_id": "zz-body", "as_stated": "the body", "source_id": "zz-text", "locator": "p5",
        },
    ],
    "citations": [{"statement_id": "zz-1-s1", "instrument_id": "zz-act", "as_stated": "the Zz act", **BASIS}],
    "evidence": [
        {
            "id": "zz-1-end-e1", "table_name": "sessions", "row_id": "zz-1", "field": "end",
            "stated_value": "2090-01-03", "verdict": "supports", "source_id": "zz-excerpt", "locator": "excerpt",
        }
    ],
    "retired": [
        {
            "table_name": "people", "id": "zz-uno", "replaced_by": "zz-one", "retired_in": "0.9.0",
            "reason": "Two rows were the same person.",
        }
    ],
}  # fmt: skip
"""Table -> rows to add. The session sat on Monday 2 and Tuesday 3 January 2090; one person is succeeded by another."""


def stage(package: Path) -> Path:
    """Add the invented meeting to a package; return the package."""
    for table, rows in ROWS.items():
        write_rows(package, table, [*read_rows(package, table), *rows])
    return package


def stage_alone(package: Path) -> Path:
    """Leave nothing in a package but the invented meeting; return the package."""
    for table, rows in ROWS.items():
        write_rows(package, table, rows)
    return package
