"""The past that the simulated city's new store begins with."""

import contextlib
import time
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import numpy as np

from controlroom.sim.data.model.city import SimCity
from controlroom.sim.data.past import shown_series, times, write_past
from controlroom.sim.past_process import PastProcess
from feeds.data.core import Latest, StoreError
from feeds.data.store.sqlite_reader import SqliteReader
from feeds.data.store.sqlite_store import SqliteWriter

NOW = datetime(2026, 9, 17, 9, 42, tzinfo=UTC)
SEOUL = ZoneInfo("Asia/Seoul")
HOUR_MS = 3_600_000


def test_what_is_written_is_what_the_services_would_have_given(tmp_path: Path) -> None:
    city, file = SimCity(3), tmp_path / "numbers.db"
    with contextlib.closing(SqliteWriter(file, SEOUL)) as store:
        written = write_past(store, city, NOW, {"traffic.speed", "park.area"}.__contains__)
    with contextlib.closing(SqliteReader(file)) as reader:
        latest = reader.latest_of("traffic.speed")
        assert {each.key.indicator for each in reader.latest()} == {"traffic.speed", "park.area"}
        newest = latest[0]
        column = city.families["traffic.speed"].places.index(newest.key.place)
        assert newest.value == city.values("traffic.speed", np.array([newest.at_ms / 1000]))[0][column]
        number = next(number for number, key, _ in reader.series() if key == newest.key)
        now_ms = round(NOW.timestamp() * 1000)
        assert len(reader.hours(number, now_ms - 35 * 24 * HOUR_MS, now_ms)) == 35 * 24
        assert len(reader.days(number, now_ms - 360 * 24 * HOUR_MS, now_ms)) == 360
        assert written > 0


def test_times_are_where_steps_begin_and_never_ahead() -> None:
    for step_s in (60, 300, 3600, 86400, 7 * 86400):
        found = times(step_s, NOW.timestamp())
        assert (found <= NOW.timestamp()).all()
        assert ((found + 9 * 3600) % step_s == 0).all()
        assert (found[1:] > found[:-1]).all()


def test_all_indicators_of_the_built_in_city_have_a_past() -> None:
    assert {"traffic.speed", "air.pm25", "river.level", "call.waiting"} <= shown_series()


def test_the_process_writes_and_ends_with_the_program(tmp_path: Path) -> None:
    file = tmp_path / "numbers.db"
    process = PastProcess(file, "Asia/Seoul", 1)
    process.start()
    deadline_s = time.monotonic() + 60
    latest: list[Latest] = []
    while not latest and time.monotonic() < deadline_s:
        time.sleep(0.1)
        with contextlib.suppress(StoreError), contextlib.closing(SqliteReader(file)) as reader:
            latest = reader.latest()
    process.close()
    process.close()
    assert latest
