"""The views and queries of the SQLite file: the main tables, joined for reading."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class View:
    """A view or query: its name, what it shows, and its SELECT. A view has one row per row of `table`."""

    name: str
    description: str
    select: str
    table: str = ""


def _every_word(asked: str, select: str) -> str:
    """Return `select` preceded by a common table expression `every`: a MATCH for all words of the parameter `asked`.

    The words are folded step by step by the table `folding`. Each is quoted, so that it is never read as an operator of
    the full-text search; their order does not matter.
    """
    return f"""WITH RECURSIVE fold(step, words) AS (
  SELECT 0, ' ' || replace(:{asked}, '"', ' ')
  UNION ALL SELECT f.step, replace(fold.words, f.written, f.folded) FROM fold JOIN folding f ON f.step = fold.step + 1
), every(word) AS (SELECT '"' || replace(words, ' ', '" "') || '"' FROM fold ORDER BY step DESC LIMIT 1)
{select.strip()}"""  # noqa: S608  (the names are constants below)


VIEWS = (
    View(
        "sessions_readable",
        "Each session with its body, places, number of participants and statements, and its source.",
        """
SELECT s.id, o.name AS body, s.kind, s.number, s.start, s.start_earliest, s.start_latest, s."end", s.end_earliest,
  s.end_latest, s.date_basis, s.mode,
  (SELECT group_concat(p.name, '; ') FROM venues v JOIN places p ON p.id = v.place_id WHERE v.session_id = s.id)
    AS places,
  (SELECT count(*) FROM participants x WHERE x.session_id = s.id) AS participants,
  (SELECT count(*) FROM statements x WHERE x.session_id = s.id) AS statements,
  s.statements_coded, src.title AS source, src.url AS source_url, s.locator
FROM sessions s JOIN organizations o ON o.id = s.body_id JOIN sources src ON src.id = s.source_id""",
        "sessions",
    ),
    View(
        "officers_readable",
        "Each term with the names of office and person, how it began and ended, and its source.",
        """
SELECT t.id, f.name AS office, o.name AS organization, p.name AS person, p.name_ar AS person_ar, t.seat, t.start,
  t.start_earliest, t.start_latest, t."end", t.end_earliest, t.end_latest, t.how_started, t.how_ended,
  t.start_session_id AS elected_at, src.title AS source, src.url AS source_url, t.locator
FROM officers t JOIN offices f ON f.id = t.office_id JOIN organizations o ON o.id = f.organization_id
  JOIN people p ON p.id = t.person_id JOIN sources src ON src.id = t.source_id""",
        "officers",
    ),
    View(
        "participants_readable",
        "Each participant of each session by name, with capacity, role and presence, and the source.",
        """
SELECT x.id, s.id AS session, s.start AS session_start,
  s.start_earliest AS session_start_earliest, s.start_latest AS session_start_latest,
  coalesce(p.name, o.name, x.group_label) AS participant,
  coalesce(p.name_ar, o.name_ar) AS participant_ar, x.count, x.capacity, x.rank_or_title, x.role, x.presence,
  src.title AS source, src.url AS source_url, x.locator
FROM participants x JOIN sessions s ON s.id = x.session_id LEFT JOIN people p ON p.id = x.person_id
  LEFT JOIN organizations o ON o.id = x.organization_id JOIN sources src ON src.id = x.source_id""",
        "participants",
    ),
    View(
        "parties_readable",
        "Each party to each statement by name, with its role, and the act, topic, session and day of the statement.",
        """
SELECT y.id, y.statement_id AS statement, y.role, coalesce(p.name, o.name, y.group_label) AS party,
  coalesce(p.name_ar, o.name_ar) AS party_ar, coalesce(y.person_id, y.organization_id) AS party_id, y.as_stated,
  x.act, x.layer, c.label AS topic, s.id AS session, s.start AS session_start,
  s.start_earliest AS session_start_earliest, s.start_latest AS session_start_latest, x.summary, src.title AS source,
  src.url AS source_url, y.locator
FROM parties y JOIN statements x ON x.id = y.statement_id JOIN sessions s ON s.id = x.session_id
  JOIN topics c ON c.id = x.topic_id LEFT JOIN people p ON p.id = y.person_id
  LEFT JOIN organizations o ON o.id = y.organization_id JOIN sources src ON src.id = y.source_id""",
        "parties",
    ),
    View(
        "statements_readable",
        "Each statement with its session, speaker, the speaker's capacity there, parties, topic, place and source.",
        """
SELECT x.id, s.id AS session, s.start AS session_start,
  s.start_earliest AS session_start_earliest, s.start_latest AS session_start_latest, x.position,
  coalesce(p.name, o.name, x.speaker_group) AS speaker, coalesce(p.name_ar, o.name_ar) AS speaker_ar,
  (SELECT q.capacity FROM participants q WHERE q.session_id = x.session_id AND q.person_id = x.speaker_person_id
     AND q.capacity IS NOT NULL ORDER BY q.id LIMIT 1) AS speaker_capacity,
  x.act, c.label AS topic, b.label AS broader_topic, l.name AS place, x.summary, x.layer,
  (SELECT group_concat(y.role || ': ' || y.party, '; ') FROM parties_readable y WHERE y.statement = x.id) AS parties,
  src.title AS source, src.url AS source_url, x.locator
FROM statements x JOIN sessions s ON s.id = x.session_id LEFT JOIN people p ON p.id = x.speaker_person_id
  LEFT JOIN organizations o ON o.id = x.speaker_organization_id
  JOIN topics c ON c.id = x.topic_id LEFT JOIN topics b ON b.id = c.broader_id LEFT JOIN places l ON l.id = x.place_id
  JOIN sources src ON src.id = x.source_id""",
        "statements",
    ),
    View(
        "candidates_readable",
        "Each candidacy with office, session, day of the vote, votes and outcome, and the source.",
        """
SELECT e.id AS election, e.session_id AS session, e.held_on, e.held_on_earliest, e.held_on_latest,
  f.name AS office, e.seat, e.round, p.name AS person,
  p.name_ar AS person_ar, x.votes, e.votes_cast, x.outcome, src.title AS source, src.url AS source_url, x.locator
FROM candidates x JOIN elections e ON e.id = x.election_id JOIN offices f ON f.id = e.office_id
  JOIN people p ON p.id = x.person_id JOIN sources src ON src.id = x.source_id""",
        "candidates",
    ),
)
"""The views of the database, each with as many rows as its table."""

QUERIES = (
    View(
        "find_a_person",
        "People of whom some attested spelling, Latin or Arabic, has these words, in any order. Arabic is folded: with "
        "or without the article, whatever the form of alef, yeh, ta marbuta and hamza.",
        _every_word(
            "name",
            """
SELECT DISTINCT p.id, p.name, p.name_ar, n.name AS spelling, n.language
FROM names_fts JOIN names n ON n.rowid = names_fts.rowid JOIN people p ON p.id = n.person_id
WHERE names_fts MATCH (SELECT word FROM every) ORDER BY p.id, n.name""",
        ),
    ),
    View(
        "find_statements",
        "Statements whose summary has these words, in any order and form (refugee finds refugees), with speaker, "
        "session and source.",
        _every_word(
            "words",
            """
SELECT r.* FROM statements_fts JOIN statements x ON x.rowid = statements_fts.rowid
  JOIN statements_readable r ON r.id = x.id
WHERE statements_fts MATCH (SELECT word FROM every) ORDER BY r.session_start_latest, r.session, r.position""",
        ),
    ),
    View(
        "holders_of_an_office",
        "Every term in the offices whose name has these words, in the order of their beginning.",
        "SELECT * FROM officers_readable WHERE office LIKE '%' || :office || '%' "
        "ORDER BY office, coalesce(start_latest, start_earliest), person",
    ),
    View(
        "opposed_by_party_and_year",
        "How often each party is opposed by the statements of a year's sessions.",
        "SELECT substr(coalesce(session_start_latest, session_start_earliest), 1, 4) AS year, party, "
        "count(*) AS statements FROM parties_readable WHERE role = 'opposed' GROUP BY 1, 2 ORDER BY 1, 3 DESC, 2",
    ),
    View(
        "statements_by_topic_and_year",
        "How many statements of each broad topic the sessions of each year have.",
        "SELECT substr(coalesce(session_start_latest, session_start_earliest), 1, 4) AS year, "
        "coalesce(broader_topic, topic) AS topic, count(*) AS statements "
        "FROM statements_readable GROUP BY 1, 2 ORDER BY 1, 3 DESC, 2",
    ),
    View(
        "votes",
        "Every candidacy whose votes a source states.",
        "SELECT * FROM candidates_readable WHERE votes IS NOT NULL ORDER BY election, votes DESC",
    ),
)
"""Queries that Datasette offers; it asks the reader for parameters such as `:name`."""
