"""A store as it would have been at a time."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from controlroom.alarms.core import Alarm, Change, Key, What
from controlroom.alarms.keeping import AlarmFile
from controlroom.replay.stored import StoreAt, alarms_at
from feeds.data.core import Quality, SampleRow, SeriesKey, StoreError
from feeds.data.readings import Event, Level
from feeds.data.store.rollups import HOUR_MS
from feeds.data.store.sqlite_reader import SqliteReader
from feeds.data.store.sqlite_store import SqliteWriter

AIR, RIVER = SeriesKey("air", "pm10", "jongno"), SeriesKey("river", "level")
DAY_MS = 24 * HOUR_MS


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "numbers.db"


@pytest.fixture
def store(path: Path) -> Iterator[SqliteWriter]:
    writer = SqliteWriter(path, ZoneInfo("UTC"))
    yield writer
    writer.close()


def values(path: Path, at_ms: int) -> dict[str, tuple[int, float | None, Quality]]:
    store = StoreAt(path, at_ms)
    found = {each.key.source: (each.at_ms, each.value, each.quality) for each in store.latest()}
    assert [each for each in store.latest() if each.key == AIR] == store.latest_of("pm10")
    store.close()
    return found


def test_numbers_are_those_of_the_time(store: SqliteWriter, path: Path) -> None:
    air, river = store.series_id(AIR), store.series_id(RIVER)
    store.add([SampleRow(air, 1000, 1.0), SampleRow(air, 3000, 3.0), SampleRow(air, 9000, 9.0)], 1)
    store.add([SampleRow(river, 2000, None, Quality.ABSENT)], 1)
    assert values(path, 999) == {}
    assert values(path, 1000) == {"air": (1000, 1.0, Quality.GOOD)}
    assert values(path, 8999) == {"air": (3000, 3.0, Quality.GOOD), "river": (2000, None, Quality.ABSENT)}


def test_where_samples_are_gone_the_hour_before_stands_for_them(store: SqliteWriter, path: Path) -> None:
    air = store.series_id(AIR)
    rows = [SampleRow(air, n * HOUR_MS // 4, float(n)) for n in range(4 * 24 * 4)]
    store.add(rows, 1)
    store.roll_up()
    store.prune(air, 3 * DAY_MS)
    at_ms = DAY_MS + 5 * HOUR_MS + 1
    assert values(path, at_ms) == {"air": (DAY_MS + 4 * HOUR_MS, float(4 * 28 + 3), Quality.ESTIMATED)}
    assert values(path, 3 * DAY_MS + HOUR_MS) == {"air": (3 * DAY_MS + HOUR_MS, 4 * 73.0, Quality.GOOD)}


@settings(deadline=None, max_examples=20)
@given(
    times=st.lists(st.integers(0, 3 * HOUR_MS), min_size=1, max_size=20, unique=True), at=st.integers(0, 4 * HOUR_MS)
)
def test_the_newest_by_then_is_found(tmp_path_factory: pytest.TempPathFactory, times: list[int], at: int) -> None:
    path = tmp_path_factory.mktemp("store") / "numbers.db"
    writer = SqliteWriter(path, ZoneInfo("UTC"))
    air = writer.series_id(AIR)
    writer.add([SampleRow(air, each, float(each)) for each in times], 1)
    writer.roll_up()
    writer.close()
    newest = max((each for each in times if each <= at), default=None)
    reader = SqliteReader(path)
    assert [each.at_ms for each in reader.latest_at(at)] == ([] if newest is None else [newest])
    reader.close()


def test_events_are_as_they_were_told_until_then(store: SqliteWriter, path: Path) -> None:
    event = Event(
        id="1", kind="fire", title="Smoke", began_ms=1000, changed_ms=1000, state="called", level=Level.NOTICE
    )
    store.keep_events("119", [event], 2000, are_all=False)
    store.keep_events("119", [replace(event, title="Fire", state="there", level=Level.MAJOR)], 4000, are_all=False)
    store.keep_events("119", [replace(event, title="Out", state="over", ended_ms=9000)], 9500, are_all=False)

    def told(at_ms: int) -> list[tuple[str, str, int | None]]:
        reader = StoreAt(path, at_ms)
        found = reader.events_at(at_ms)
        assert reader.events_since() == found
        assert reader.events_revision() == (found[0].revision if found else -1)
        assert len(reader.changes_of("119", "1")) == sum(each <= at_ms for each in (2000, 4000, 9500))
        reader.close()
        return [(each.event.title, each.event.state, each.event.ended_ms) for each in found]

    assert told(1500) == [], "nobody had told of it"
    assert told(2500) == [("Smoke", "called", None)]
    assert told(8999) == [("Fire", "there", None)]
    assert told(9999) == []


def test_alarms_are_as_they_stood(tmp_path: Path) -> None:
    path = tmp_path / "alarms.db"
    file = AlarmFile(path, loaded=lambda kept: None, failed=lambda words: None, now_ms=lambda: 0)
    file.start()
    key = Key("smoke", "1")
    alarm = Alarm(key, "alert", 900, 1000, acknowledged_ms=2000, acknowledged_by="ann", gone_ms=3000, cleared_ms=4000)
    file.put([Change(4000, What.CLEARED, key, alarm)])
    file.close()

    def then(at_ms: int) -> list[tuple[str, int | None, int | None]]:
        return [(each.acknowledged_by, each.gone_ms, each.cleared_ms) for each in alarms_at(path, at_ms)]

    assert then(999) == []
    assert then(1500) == [("", None, None)]
    assert then(2500) == [("ann", None, None)]
    assert then(3500) == [("ann", 3000, None)]
    assert then(4500) == [("ann", 3000, 4000)]
    assert alarms_at(tmp_path / "none.db", 5) == []


def test_where_there_is_no_store_that_is_said(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot be opened"):
        StoreAt(tmp_path / "none.db", 0)
