"""Hours and days out of samples, in SQL. Hours are those of UTC; days those of the city's zone, 23 to 25 h long."""

import functools
import itertools
import sqlite3
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

HOUR_MS = 3_600_000

_HOURS = """
INSERT INTO hour
SELECT ?1, span.start_ms, span.samples, span.mean, span.least, span.most, newest.value FROM (
    SELECT at_ms - ((at_ms % 3600000) + 3600000) % 3600000 AS start_ms, count(*) AS samples, avg(value) AS mean,
           min(value) AS least, max(value) AS most, max(at_ms) AS last_ms
    FROM sample WHERE series_id = ?1 AND at_ms >= ?2 AND at_ms < ?3 AND value IS NOT NULL
    GROUP BY start_ms
) AS span JOIN sample AS newest ON newest.series_id = ?1 AND newest.at_ms = span.last_ms
"""
_DAY = """
INSERT INTO day
SELECT ?1, ?2, span.samples, span.mean, span.least, span.most, newest.value FROM (
    SELECT count(*) AS samples, avg(value) AS mean, min(value) AS least, max(value) AS most, max(at_ms) AS last_ms
    FROM sample WHERE series_id = ?1 AND at_ms >= ?2 AND at_ms < ?3 AND value IS NOT NULL
) AS span JOIN sample AS newest ON newest.series_id = ?1 AND newest.at_ms = span.last_ms
"""


def roll_up(
    connection: sqlite3.Connection, series_id: int, from_ms: int, until_ms: int, zone: ZoneInfo, pruned_ms: int | None
) -> None:
    """Make anew the hours and days of a series that have a part in a span of time.

    An hour whose samples are pruned in part is left as it is; days never are, they are pruned whole.
    """
    begin_ms, end_ms = floor_hour_ms(from_ms), floor_hour_ms(until_ms - 1) + HOUR_MS
    if pruned_ms is not None:
        begin_ms = max(begin_ms, -floor_hour_ms(-pruned_ms))
    connection.execute(
        "DELETE FROM hour WHERE series_id = ? AND start_ms >= ? AND start_ms < ?", (series_id, begin_ms, end_ms)
    )
    connection.execute(_HOURS, (series_id, begin_ms, end_ms))
    days_ms = day_starts_ms(from_ms, until_ms, zone)
    connection.execute(
        "DELETE FROM day WHERE series_id = ? AND start_ms >= ? AND start_ms < ?", (series_id, days_ms[0], days_ms[-1])
    )
    connection.executemany(_DAY, [(series_id, start_ms, next_ms) for start_ms, next_ms in itertools.pairwise(days_ms)])


def floor_hour_ms(at_ms: int) -> int:
    """Return when the hour (UTC) of a time begins."""
    return at_ms - at_ms % HOUR_MS


def day_starts_ms(from_ms: int, until_ms: int, zone: ZoneInfo) -> list[int]:
    """Return when the days begin that have a part in a span of time that is not empty, and when the next one does."""
    day = datetime.fromtimestamp(from_ms / 1000, zone).date()
    starts: list[int] = []
    while not starts or starts[-1] < until_ms:
        starts.append(_day_start_ms(day, zone))
        day += timedelta(days=1)
    return starts


@functools.lru_cache(maxsize=4096)
def _day_start_ms(day: date, zone: ZoneInfo) -> int:
    return int(datetime.combine(day, time(), zone).astimezone(UTC).timestamp()) * 1000
