"""The past of the simulated city: what its live sources would have stored."""

import csv
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from controlroom.sim.data.history import Span, samples_by_series, times_of, write_history
from controlroom.sim.data.planned import Series
from controlroom.sim.data.sources import city_sources
from feeds.data.importing.importer import import_file
from feeds.data.store.sqlite_reader import SqliteReader
from feeds.data.store.sqlite_store import SqliteWriter
from tests.controlroom.sim.data.asked import CITY, NOON

EVERY = [series for source in city_sources(CITY) for series in source.series]
ONE_OF_EACH = list({series.family: series for series in EVERY}.values())


def written(path: Path, series: list[Series], span: Span) -> list[dict[str, str]]:
    told: list[tuple[int, int]] = []
    count = write_history(path, CITY, series, span, lambda done, total: told.append((done, total)))
    assert count == told[-1][0] == told[-1][1]
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == count
    return rows


def test_every_number_is_what_the_model_says_at_its_time(tmp_path: Path) -> None:
    rows = written(tmp_path / "past.csv", ONE_OF_EACH, Span(NOON, 30, 3000))
    known = {(each.source, each.indicator, each.place): each for each in ONE_OF_EACH}
    assert {(row["source"], row["indicator"], row["place"]) for row in rows} == set(known)
    for row in rows:
        series = known[row["source"], row["indicator"], row["place"]]
        at_s = datetime.fromisoformat(row["at"]).timestamp()
        assert float(row["value"]) == CITY.now(series.family, at_s)[series.column]
        assert row["unit"] == series.unit


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 400_000), st.integers(1, 800))
def test_as_many_as_wanted_and_never_one_twice(samples: int, days: int) -> None:
    span = Span(NOON, days, samples)
    counts = samples_by_series(CITY, ONE_OF_EACH, span)
    steps = [days * 86400 // CITY.families[each.family].step_s for each in ONE_OF_EACH]
    assert sum(counts) == min(samples, sum(steps))
    for series, count in zip(ONE_OF_EACH, counts, strict=True):
        if count:
            times = times_of(CITY, series.family, count, span)
            assert (np.diff(times) > 0).all()
            assert times[-1] <= NOON.timestamp()
            assert times[0] >= NOON.timestamp() - days * 86400 - CITY.families[series.family].step_s


def test_an_import_takes_all_of_it(tmp_path: Path) -> None:
    series = ONE_OF_EACH[:12]
    written(tmp_path / "past.csv", series, Span(NOON, 10, 1200))
    store = SqliteWriter(tmp_path / "numbers.sqlite", ZoneInfo("Asia/Seoul"))
    try:
        done = import_file(
            tmp_path / "past.csv",
            store,
            zone=ZoneInfo("Asia/Seoul"),
            source="import",
            now=NOON,
            told=lambda *_: None,
            bad=lambda row: pytest.fail(str(row)),
        )
    finally:
        store.close()
    reader = SqliteReader(tmp_path / "numbers.sqlite")
    try:
        latest = {each.key: each for each in reader.latest()}
    finally:
        reader.close()
    assert (done.bad, done.added.new) == (0, done.rows)
    assert {(key.source, key.indicator, key.place) for key in latest} == {
        (each.source, each.indicator, each.place) for each in series
    }
    for each in series:
        found = next(
            latest[key]
            for key in latest
            if (key.source, key.indicator, key.place) == (each.source, each.indicator, each.place)
        )
        assert found.value == CITY.now(each.family, found.at_ms / 1000)[each.column]
        assert found.unit == each.unit


def test_parquet_holds_the_same(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    series = ONE_OF_EACH[:9]
    span = Span(NOON, 3, 500)
    rows = written(tmp_path / "past.csv", series, span)
    write_history(tmp_path / "past.parquet", CITY, series, span, lambda *_: None)
    table = parquet.read_table(tmp_path / "past.parquet").to_pylist()
    assert [(row["indicator"], row["place"], row["at"], row["value"]) for row in table] == [
        (row["indicator"], row["place"], datetime.fromisoformat(row["at"]).astimezone(UTC), float(row["value"]))
        for row in rows
    ]
