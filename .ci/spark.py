"""Spark reads the Parquet files of a release with their dates: `spark.py DIRECTORY` of what `soc-data export` wrote.

The directory holds `parquet/` and `soc-data.sqlite`. One join and its counts must equal those of SQL. Needs pyspark and
Java, and not soc-data.
"""

from __future__ import annotations

import sqlite3
import sys
from contextlib import closing
from pathlib import Path

from pyspark.sql import SparkSession
from pyspark.sql import functions as f

QUERY = """
select substr(s.start_latest, 1, 4) as year, x.topic_id, count(*) from statements x
join sessions s on s.id = x.session_id where s.start_latest >= '2015-01-01' group by 1, 2
"""


def main(directory: Path) -> None:
    """Join statements with the days of their sessions, count by year and topic, and compare with SQLite."""
    spark = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").getOrCreate()
    sessions = spark.read.parquet(str(directory / "parquet/sessions.parquet"))
    statements = spark.read.parquet(str(directory / "parquet/statements.parquet"))
    assert dict(sessions.dtypes)["start_latest"] == "date", sessions.dtypes
    joined = statements.join(sessions, statements.session_id == sessions.id).where("start_latest >= date'2015-01-01'")
    counted = joined.groupBy(f.year("start_latest").alias("year"), "topic_id").count()
    found = {(str(row["year"]), row["topic_id"]): row["count"] for row in counted.collect()}
    spark.stop()
    with closing(sqlite3.connect(directory / "soc-data.sqlite")) as base:
        wanted = {(year, topic): count for year, topic, count in base.execute(QUERY)}
    assert wanted, "SQL counts nothing"
    assert found == wanted, set(found.items()) ^ set(wanted.items())
    print(f"Spark counts as SQL does: {sum(found.values()):,} statements by {len(found)} years and topics")  # noqa: T201


if __name__ == "__main__":
    main(Path(sys.argv[1]))
