import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feeds.data.core import QuotaState, SampleRow, SeriesKey, StoreError
from feeds.data.errors import DataErrorKind
from feeds.data.health import SourceHealth
from feeds.data.readings import Event, Level
from feeds.data.store import sqlite_cameras, sqlite_events, sqlite_health
from feeds.data.store.sqlite_reader import SqliteReader
from feeds.data.store.sqlite_store import SqliteWriter
from resources.text import QT_TRANSLATE_NOOP
from tests.feeds.data.polling import SEOUL

FIRE = Event(
    id="F1", kind="incident", title="화재", began_ms=1000, changed_ms=1000, text="3층", place="중구", state="출동지령",
    level=Level.MAJOR, latitude_deg=37.5, longitude_deg=127.0, details=(("층", "3"), ("서", "중부")),
)  # fmt: skip
REASON = QT_TRANSLATE_NOOP("sources", "Its time lies in the future: {time}")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteWriter]:
    store = SqliteWriter(tmp_path / "s", SEOUL)
    yield store
    store.close()


@pytest.fixture
def reader(store: SqliteWriter, tmp_path: Path) -> Iterator[SqliteReader]:
    reader = SqliteReader(tmp_path / "s")
    yield reader
    reader.close()


def test_an_event_is_read_as_it_was_told(store: SqliteWriter, reader: SqliteReader) -> None:
    assert store.keep_events("fire", [FIRE], 1500, are_all=False) == 1
    (kept,) = reader.events_since()
    assert (kept.source, kept.event, kept.received_ms, kept.revision) == ("fire", FIRE, 1500, 1)


def test_what_is_told_again_is_no_change_and_what_differs_is_one(store: SqliteWriter, reader: SqliteReader) -> None:
    store.keep_events("fire", [FIRE], 1500, are_all=False)
    assert store.keep_events("fire", [FIRE], 1600, are_all=False) == 0
    assert store.keep_events("fire", [replace(FIRE, state="초진", changed_ms=1650)], 1700, are_all=False) == 1
    assert [kept.revision for kept in reader.events_since()] == [2]
    assert reader.events_since(2) == []
    assert [(change.received_ms, change.state) for change in reader.changes_of("fire", "F1")] == [
        (1500, "출동지령"),
        (1700, "초진"),
    ]


def test_an_event_that_is_no_longer_told_has_ended_and_may_come_again(
    store: SqliteWriter, reader: SqliteReader
) -> None:
    store.keep_events("fire", [FIRE], 1500, are_all=True)
    store.keep_events("other", [FIRE], 1500, are_all=True)
    assert store.keep_events("fire", [], 1600, are_all=True) == 1
    assert {kept.source: kept.event.ended_ms for kept in reader.events_at(1599)} == {"fire": 1600, "other": None}
    assert [kept.source for kept in reader.events_at(1600)] == ["other"]
    assert store.keep_events("fire", [], 1700, are_all=True) == 0
    assert store.keep_events("fire", [FIRE], 1800, are_all=True) == 1
    assert len(reader.events_at(1800)) == 2


def test_an_event_with_an_end_ahead_that_is_no_longer_told_has_ended_now(
    store: SqliteWriter, reader: SqliteReader
) -> None:
    store.keep_events("cap", [replace(FIRE, ended_ms=9000), replace(FIRE, id="F2", ended_ms=1400)], 1500, are_all=True)
    assert store.keep_events("cap", [], 1600, are_all=True) == 1
    assert {kept.event.id: kept.event.ended_ms for kept in reader.events_since()} == {"F1": 1600, "F2": 1400}


def test_the_newest_revision_is_known(store: SqliteWriter, reader: SqliteReader) -> None:
    assert reader.events_revision() == -1
    store.keep_events("fire", [FIRE], 1500, are_all=False)
    assert reader.events_revision() == 1
    assert reader.events_since(reader.events_revision()) == []


def test_a_list_that_is_not_all_ends_nothing(store: SqliteWriter, reader: SqliteReader) -> None:
    store.keep_events("fire", [FIRE], 1500, are_all=False)
    assert store.keep_events("fire", [], 1600, are_all=False) == 0
    assert reader.events_at(1600)[0].event.ended_ms is None


def test_events_that_ended_long_ago_are_forgotten_with_their_changes(store: SqliteWriter, reader: SqliteReader) -> None:
    store.keep_events("fire", [replace(FIRE, ended_ms=2000), replace(FIRE, id="F2")], 1500, are_all=False)
    assert store.prune_events("fire", 2001) == 1
    assert [kept.event.id for kept in reader.events_since()] == ["F2"]
    assert reader.changes_of("fire", "F1") == []
    assert len(reader.changes_of("fire", "F2")) == 1


ROUNDS = st.lists(
    st.tuples(st.sets(st.sampled_from("abcd")), st.sampled_from(["x", "y"]), st.booleans()), min_size=1, max_size=8
)


@settings(max_examples=60, deadline=None)
@given(ROUNDS)
def test_what_goes_on_is_what_was_told_last(rounds: list[tuple[set[str], str, bool]]) -> None:
    connection_store = SqliteWriter(Path(":memory:"), SEOUL)
    going_on: dict[str, str] = {}
    for number, (ids, state, are_all) in enumerate(rounds, start=1):
        told = [replace(FIRE, id=each, state=state, began_ms=0, changed_ms=0) for each in sorted(ids)]
        connection_store.keep_events("s", told, number, are_all=are_all)
        going_on = ({} if are_all else going_on) | dict.fromkeys(ids, state)
    rows = connection_store._connection.execute("SELECT id, state FROM event WHERE ended_ms IS NULL").fetchall()
    connection_store.close()
    assert dict(rows) == going_on


def test_how_a_source_is_is_read_as_it_was_noted(store: SqliteWriter, reader: SqliteReader) -> None:
    bad = SourceHealth(
        "a", "http", 180.0, tried_ms=5, failures=3, error=DataErrorKind.FIELD_GONE, detail="no field PM10", left_out=2,
        first_left_out=REASON(time="2027"), quota_left=12,
    )  # fmt: skip
    store.keep_health([bad, SourceHealth("b", "csv", 60.0)])
    assert reader.health() == store.health() == [bad, SourceHealth("b", "csv", 60.0)]
    store.keep_health([replace(bad, error=None)])
    store.forget_sources(["a"])
    assert reader.health() == [replace(bad, error=None)]


def test_a_quota_is_remembered(store: SqliteWriter) -> None:
    assert store.quota("k") == QuotaState()
    state = QuotaState("2026-11-27", 7, 1000, True, 1.5, 2.5, 3.5)
    store.keep_quota("k", state)
    assert store.quota("k") == state


def test_what_is_done_together_is_kept_together_or_not_at_all(store: SqliteWriter, reader: SqliteReader) -> None:
    def some() -> None:
        with store.together():
            store.add([SampleRow(store.series_id(SeriesKey("a", "n")), 1, 1.0)], 1)
            store.keep_events("a", [FIRE], 1, are_all=False)
            raise KeyError

    with pytest.raises(KeyError):
        some()
    assert (reader.latest(), reader.events_since(), list(reader.series())) == ([], [], [])
    number = store.series_id(SeriesKey("a", "n"))
    store.add([SampleRow(number, 1, 1.0)], 1)
    assert reader.latest()[0].value == 1.0


@pytest.mark.parametrize("version", [1, 2])
def test_a_store_of_a_version_before_is_brought_up_to_date(tmp_path: Path, version: int) -> None:
    path = tmp_path / "old"
    store = SqliteWriter(path, SEOUL)
    store.add([SampleRow(store.series_id(SeriesKey("a", "n")), 1, 1.0)], 1)
    store.close()
    with sqlite3.connect(path) as connection:
        for table in ("note", "event", "event_change", "source", "quota", "camera", "short_list"):
            connection.execute(f"DROP TABLE {table}")
        if version == 2:
            connection.executescript(sqlite_events.SCHEMA + sqlite_health.SCHEMA + sqlite_cameras.SCHEMA)
        connection.execute(f"PRAGMA user_version = {version}")
    connection.close()
    with pytest.raises(StoreError, match="older program"):
        SqliteReader(path)
    store = SqliteWriter(path, SEOUL)
    store.keep_events("fire", [FIRE], 1500, are_all=True)
    store.close()
    reader = SqliteReader(path)
    assert (len(reader.latest()), len(reader.events_since())) == (1, 1)
    reader.close()
