"""The store: nothing lost, nothing doubled, and hours and days that are what their samples say."""

import contextlib
import itertools
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feeds.data.core import Added, Bucket, Point, Progress, Quality, SampleRow, SeriesKey, StoreEmpty, StoreError
from feeds.data.health import SourceHealth
from feeds.data.store.rollups import HOUR_MS, day_starts_ms
from feeds.data.store.sqlite_reader import SqliteReader
from feeds.data.store.sqlite_store import SqliteWriter

SEOUL, BERLIN, KATHMANDU = ZoneInfo("Asia/Seoul"), ZoneInfo("Europe/Berlin"), ZoneInfo("Asia/Kathmandu")
AIR = SeriesKey("air", "pm10", "jongno")
DAY_MS = 24 * HOUR_MS


def ms(text: str) -> int:
    return round(datetime.fromisoformat(text).timestamp() * 1000)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "city" / "numbers.db"


@pytest.fixture
def store(path: Path) -> Iterator[SqliteWriter]:
    writer = SqliteWriter(path, SEOUL)
    yield writer
    writer.close()


@pytest.fixture
def reader(store: SqliteWriter, path: Path) -> Iterator[SqliteReader]:
    reading = SqliteReader(path)
    yield reading
    reading.close()


def rows(series_id: int, *values: float | None, from_ms: int = 0, step_ms: int = 60_000) -> list[SampleRow]:
    return [SampleRow(series_id, from_ms + number * step_ms, value) for number, value in enumerate(values)]


def test_samples_come_back_in_the_order_of_time_once(store: SqliteWriter, reader: SqliteReader) -> None:
    air = store.series_id(AIR, "µg/m³")
    samples = rows(air, 1.0, None, 3.0)
    assert store.add(samples[::-1], 5) == Added(new=3)
    assert store.add(samples, 6) == Added(same=3)
    assert reader.points(air, 0, DAY_MS) == [Point(0, 1.0, 0), Point(60_000, None, 0), Point(120_000, 3.0, 0)]
    assert reader.points(air, 60_000, 120_000) == [Point(60_000, None, 0)]
    assert reader.series() == [(air, AIR, "µg/m³")]


def test_a_corrected_sample_takes_the_place_of_the_first(store: SqliteWriter, reader: SqliteReader) -> None:
    air = store.series_id(AIR)
    store.add(rows(air, 1.0), 5)
    assert store.add([SampleRow(air, 0, 2.0, Quality.SUSPECT)], 6) == Added(new=1)
    assert reader.points(air, 0, 1) == [Point(0, 2.0, Quality.SUSPECT)]
    assert reader.latest()[0].quality is Quality.SUSPECT


def test_the_newest_by_its_time_is_the_latest_whatever_comes_in_when(store: SqliteWriter, reader: SqliteReader) -> None:
    air, river = store.series_id(AIR, "µg/m³"), store.series_id(SeriesKey("river", "level", "han"), "m")
    store.add([SampleRow(air, 2000, 2.0), SampleRow(river, 1000, 4.0)], 10)
    store.add([SampleRow(air, 1000, 1.0)], 11)
    latest = {one.key.source: one for one in reader.latest()}
    assert (latest["air"].value, latest["air"].at_ms, latest["air"].received_ms) == (2.0, 2000, 10)
    revision = max(one.revision for one in latest.values())
    assert reader.latest(after_revision=revision) == []
    store.add([SampleRow(river, 2000, 5.0)], 12)
    (changed,) = reader.latest(after_revision=revision)
    assert (changed.key.source, changed.value, changed.unit) == ("river", 5.0, "m")
    assert [one.key.place for one in reader.latest_of("level")] == ["han"]


def test_a_series_keeps_its_number_and_takes_a_new_unit(path: Path, store: SqliteWriter, reader: SqliteReader) -> None:
    air = store.series_id(AIR, "ppm")
    assert store.series_id(AIR) == air
    assert store.series_id(AIR, "µg/m³") == air
    again = SqliteWriter(path, SEOUL)
    assert again.series_id(AIR) == air
    again.close()
    assert reader.series() == [(air, AIR, "µg/m³")]


def test_hours_and_days(store: SqliteWriter, reader: SqliteReader) -> None:
    air, midnight_ms = store.series_id(AIR), ms("2026-03-01T00:00+09:00")
    store.add(rows(air, 1.0, 5.0, None, 3.0, from_ms=midnight_ms, step_ms=HOUR_MS // 2), 0)
    assert store.roll_up() == 1
    assert reader.hours(air, midnight_ms, midnight_ms + DAY_MS) == [
        Bucket(midnight_ms, 2, 3.0, 1.0, 5.0, 5.0),
        Bucket(midnight_ms + HOUR_MS, 1, 3.0, 3.0, 3.0, 3.0),
    ]
    assert reader.days(air, midnight_ms, midnight_ms + DAY_MS) == [Bucket(midnight_ms, 3, 3.0, 1.0, 5.0, 3.0)]
    assert store.roll_up() == 0
    store.add([SampleRow(air, midnight_ms + HOUR_MS + HOUR_MS // 2, None)], 1)
    store.roll_up()
    assert [hour.start_ms for hour in reader.hours(air, 0, midnight_ms + DAY_MS)] == [midnight_ms], "no value is left"


@pytest.mark.parametrize(
    ("zone", "day", "hours"),
    [(BERLIN, "2026-03-29", 23), (BERLIN, "2026-10-25", 25), (SEOUL, "2026-10-25", 24), (KATHMANDU, "2026-10-25", 24)],
)
def test_a_day_is_as_long_as_it_is_there(path: Path, zone: ZoneInfo, day: str, hours: int) -> None:
    begin_ms = round(datetime.fromisoformat(day).replace(tzinfo=zone).timestamp() * 1000)
    store = SqliteWriter(path, zone)
    air = store.series_id(AIR)
    store.add(rows(air, *[1.0] * 72, from_ms=begin_ms - DAY_MS, step_ms=HOUR_MS), 0)
    store.roll_up()
    reader = SqliteReader(path)
    (found,) = reader.days(air, begin_ms, begin_ms + 1)
    assert found.samples == hours
    reader.close()
    store.close()


def test_another_zone_makes_the_days_anew(path: Path) -> None:
    for zone in (SEOUL, BERLIN):
        store = SqliteWriter(path, zone)
        air = store.series_id(AIR)
        store.add(rows(air, *[1.0] * 48, from_ms=ms("2026-06-01T00:00+00:00"), step_ms=HOUR_MS), 0)
        store.roll_up()
        store.close()
    reader = SqliteReader(path)
    starts = {datetime.fromtimestamp(day.start_ms / 1000, BERLIN).hour for day in reader.days(air, 0, 1 << 62)}
    reader.close()
    assert starts == {0}


def test_what_is_pruned_stays_in_hours_and_days(store: SqliteWriter, reader: SqliteReader) -> None:
    air, midnight_ms = store.series_id(AIR), ms("2026-03-01T00:00+09:00")
    samples = rows(air, *[1.0] * 72, from_ms=midnight_ms, step_ms=HOUR_MS)
    store.add(samples, 0)
    assert store.prune(air, midnight_ms + DAY_MS + 5 * HOUR_MS) == 24
    assert store.prune(air, midnight_ms) == 0
    assert store.add(samples[:30], 1) == Added(same=6, too_old=24)
    store.add([SampleRow(air, midnight_ms + DAY_MS, 7.0)], 2)
    store.roll_up()
    days = reader.days(air, midnight_ms, midnight_ms + 3 * DAY_MS)
    assert [(day.samples, day.most) for day in days] == [(24, 1.0), (24, 7.0), (24, 1.0)]
    assert len(reader.hours(air, midnight_ms, midnight_ms + 3 * DAY_MS)) == 72
    assert len(reader.points(air, 0, 1 << 62)) == 48


def test_pruned_is_remembered(path: Path, store: SqliteWriter) -> None:
    air = store.series_id(AIR)
    store.add(rows(air, *[1.0] * 72, step_ms=HOUR_MS), 0)
    store.prune(air, 2 * DAY_MS)
    again = SqliteWriter(path, SEOUL)
    assert again.add(rows(air, 1.0), 1) == Added(too_old=1)
    again.close()


SAMPLES = st.lists(
    st.tuples(
        st.integers(0, 2),
        st.integers(-2 * DAY_MS, 5 * DAY_MS),
        st.none() | st.floats(-1e6, 1e6, allow_nan=False),
    ),
    max_size=40,
)


@given(st.lists(SAMPLES, max_size=4))
@settings(max_examples=40)
def test_hours_and_days_are_what_the_samples_say(
    tmp_path_factory: pytest.TempPathFactory, pieces: list[object]
) -> None:
    path = tmp_path_factory.mktemp("store") / "numbers.db"
    store = SqliteWriter(path, BERLIN)
    ids = [store.series_id(SeriesKey("s", "i", str(number))) for number in range(3)]
    known: dict[tuple[int, int], float | None] = {}
    for piece in pieces:
        samples = [SampleRow(ids[number], at_ms, value) for number, at_ms, value in piece]  # type: ignore[attr-defined]
        store.add(samples, 0)
        known.update({(row.series_id, row.at_ms): row.value for row in samples})
        store.roll_up()
    reader = SqliteReader(path)
    starts = day_starts_ms(-3 * DAY_MS, 7 * DAY_MS, BERLIN)
    for series_id in ids:
        own = sorted((at_ms, value) for (of, at_ms), value in known.items() if of == series_id and value is not None)
        assert [point[:2] for point in reader.points(series_id, -(1 << 60), 1 << 60) if point.value is not None] == own
        hours = sorted({at_ms // HOUR_MS * HOUR_MS for at_ms, _ in own})
        assert_buckets(reader.hours(series_id, -(1 << 60), 1 << 60), own, [(hour, hour + HOUR_MS) for hour in hours])
        days = [(begin, end) for begin, end in itertools.pairwise(starts) if any(begin <= at < end for at, _ in own)]
        assert_buckets(reader.days(series_id, -(1 << 60), 1 << 60), own, days)
    newest = {key.place: value for key, _, _, value, *_ in reader.latest()}
    for number, series_id in enumerate(ids):
        own_all = [at_ms for of, at_ms in known if of == series_id]
        assert newest.get(str(number)) == (known[series_id, max(own_all)] if own_all else None)
    reader.close()
    store.close()


def assert_buckets(found: list[Bucket], samples: list[tuple[int, float]], spans: list[tuple[int, int]]) -> None:
    assert [bucket.start_ms for bucket in found] == [begin for begin, _ in spans]
    for bucket, (begin, end) in zip(found, spans, strict=True):
        values = [value for at_ms, value in samples if begin <= at_ms < end]
        assert (bucket.samples, bucket.least, bucket.most, bucket.last) == (
            len(values),
            min(values),
            max(values),
            values[-1],
        )
        assert bucket.mean == pytest.approx(sum(values) / len(values), abs=1e-6)


KILLED = """
import sys
from pathlib import Path
from zoneinfo import ZoneInfo
from feeds.data.core import SampleRow, SeriesKey
from feeds.data.store.sqlite_store import SqliteWriter
store = SqliteWriter(Path(sys.argv[1]), ZoneInfo("Asia/Seoul"))
ids = [store.series_id(SeriesKey("s", "i", str(n))) for n in range(20)]
number = int(sys.argv[2])
while True:
    store.add([SampleRow(series_id, number * 1000, float(number)) for series_id in ids], number)
    print(number, flush=True)
    number += 1
    if number % 7 == 0:
        store.roll_up()
"""


def test_killed_at_any_moment_nothing_acknowledged_is_lost_and_nothing_doubled(path: Path) -> None:
    acknowledged = -1
    for _ in range(8):
        process = subprocess.Popen(
            [sys.executable, "-c", KILLED, str(path), str(acknowledged + 1)], stdout=subprocess.PIPE, text=True
        )
        assert process.stdout is not None
        for _ in range(9):
            acknowledged = int(process.stdout.readline())
        os.kill(process.pid, signal.SIGKILL)
        told = process.stdout.read().split()
        acknowledged = int(told[-1]) if told else acknowledged
        process.stdout.close()
        process.wait()
        store, reader = SqliteWriter(path, SEOUL), SqliteReader(path)
        for series_id, _, _ in reader.series():
            numbers = [point.value for point in reader.points(series_id, 0, 1 << 60)]
            assert numbers[: acknowledged + 1] == [float(number) for number in range(acknowledged + 1)]
            assert len(numbers) - acknowledged - 1 in (0, 1), "one at most was kept and not told any more"
        store.roll_up()
        assert all(hour.samples == hour.most - hour.least + 1 for hour in reader.hours(1, 0, 1 << 60))
        reader.close()
        store.close()


def test_how_far_a_file_was_read_is_kept_with_its_samples_or_not_at_all(store: SqliteWriter) -> None:
    air = store.series_id(AIR)
    assert store.imported("a.csv") is None
    store.add(rows(air, 1.0), 0, read=("a.csv", Progress("mark", 10, 2, 0)))
    assert store.imported("a.csv") == Progress("mark", 10, 2, 0)
    with pytest.raises(StoreError, match="NOT NULL"):
        store.add([SampleRow(air, 5, 1.0), SampleRow(air, 6, 1.0, None)], 0, read=("a.csv", Progress("m", 20, 4, 0)))  # type: ignore[arg-type]
    assert store.imported("a.csv") == Progress("mark", 10, 2, 0)


def test_what_cannot_be_used_is_told_in_words(tmp_path: Path, path: Path, store: SqliteWriter) -> None:
    def words(open_it: object) -> str:
        with pytest.raises(StoreError) as caught:
            open_it()  # type: ignore[operator]
        return str(caught.value)

    assert "cannot be opened" in words(lambda: SqliteReader(tmp_path / "none.db"))
    no_store = tmp_path / "text.db"
    no_store.write_text("this is no database at all, and long enough to be read as the header of one " * 20)
    assert "not a store" in words(lambda: SqliteReader(no_store))
    assert "not a store" in words(lambda: SqliteWriter(no_store, SEOUL))
    newer = sqlite3.connect(path)
    newer.execute("PRAGMA user_version = 99")
    newer.close()
    assert "newer program" in words(lambda: SqliteWriter(path, SEOUL))
    (tmp_path / "file").write_text("")
    assert str(tmp_path) in words(lambda: SqliteWriter(tmp_path / "file" / "numbers.db", SEOUL))


def test_a_store_that_is_being_made_is_empty_and_can_be_made_to_its_end(path: Path) -> None:
    path.parent.mkdir()
    sqlite3.connect(path).execute("PRAGMA journal_mode = WAL").connection.close()
    with pytest.raises(StoreEmpty, match="nothing is stored in it yet"):
        SqliteReader(path)
    with contextlib.closing(SqliteWriter(path, SEOUL)), contextlib.closing(SqliteReader(path)) as reader:
        assert reader.series() == []


def test_a_database_of_somebody_else_is_left_alone(path: Path) -> None:
    path.parent.mkdir()
    with contextlib.closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE theirs (n INTEGER)")
        for open_it in (lambda: SqliteReader(path), lambda: SqliteWriter(path, SEOUL)):
            with pytest.raises(StoreError, match="not a store of this program"):
                open_it()
        assert other.execute("SELECT name FROM sqlite_master").fetchall() == [("theirs",)]
        assert other.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_a_program_that_only_reads_never_makes_a_store(tmp_path: Path) -> None:
    with pytest.raises(StoreError):
        SqliteReader(tmp_path / "numbers.db")
    assert not list(tmp_path.iterdir())


def test_readers_are_not_kept_waiting_by_the_writer(store: SqliteWriter, reader: SqliteReader) -> None:
    air = store.series_id(AIR)
    store.add(rows(air, 1.0), 0)
    store._connection.execute("BEGIN IMMEDIATE")
    store._connection.execute("UPDATE sample SET value = 9")
    assert reader.points(air, 0, 1)[0].value == 1.0
    store._connection.execute("ROLLBACK")


def test_utc_hours_of_a_time_before_1970() -> None:
    assert day_starts_ms(-1, 0, ZoneInfo("UTC")) == [-DAY_MS, 0]
    assert datetime.fromtimestamp(
        day_starts_ms(ms("2026-03-29T12:00+02:00"), ms("2026-03-29T12:01+02:00"), BERLIN)[1] / 1000, UTC
    ) == datetime(2026, 3, 29, 22, tzinfo=UTC)


def _keep_in_vain(store: SqliteWriter) -> None:
    with store.together():
        store.keep_notes("a", {"4": "four"})
        raise StoreError("none of it")


def test_notes_are_known_again_until_they_or_their_source_are_forgotten(store: SqliteWriter, path: Path) -> None:
    store.keep_health([SourceHealth("a", "webhook", 60.0), SourceHealth("b", "webhook", 60.0)])
    store.keep_notes("a", {"1": "one", "2": "two"})
    store.keep_notes("b", {"1": "other"})
    store.keep_notes("a", {"3": "three", "1": None})
    with pytest.raises(StoreError):
        _keep_in_vain(store)
    again = SqliteWriter(path, SEOUL)
    assert again.notes("a") == {"2": "two", "3": "three"}
    again.forget_sources(["a"])
    assert (again.notes("a"), again.notes("b")) == ({"2": "two", "3": "three"}, {})
    again.close()
