"""The last good list of each source, and lists that are not to be believed at once."""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from feeds.data.readings import KeptCameras, ListedCamera
from feeds.data.store import sqlite_cameras
from feeds.data.store.sqlite_cameras import EMPTY_FOR_MS, FEW

MINUTE_MS = 60_000


@pytest.fixture
def store() -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    for statement in (sqlite_cameras.SCHEMA + sqlite_cameras.OWNERS_SCHEMA).split(";"):
        connection.execute(statement)
    yield connection
    connection.close()


def listed(count: int, start: int = 0, **values: Any) -> list[ListedCamera]:
    first = ListedCamera(id="", name="이름", latitude_deg=37.123456789, longitude_deg=127.0)
    return [replace(first, id=f"c{number:03}", **values) for number in range(start, start + count)]


def keep(store: sqlite3.Connection, cameras: list[ListedCamera], at_ms: int = 0, source: str = "its") -> KeptCameras:
    return sqlite_cameras.keep(store, source, cameras, received_ms=at_ms)


def ids(store: sqlite3.Connection, source: str = "its") -> list[str]:
    return [camera.id for _, camera in sqlite_cameras.read(store, source)]


def test_what_is_kept_comes_back_word_for_word(store: sqlite3.Connection) -> None:
    cameras = [
        ListedCamera(
            id="경부선-1",
            name="[경부선] 금토",
            latitude_deg=37.4141845703125,
            longitude_deg=127.086135864257,
            address="http://h/2516//a+b/%2f==",
            stream_kind="hls",
            expires=True,
            district="강남구",
            purpose="방범",
            within_m=12.5,
            cameras=3,
            owner="도로공사",
            audience=("operator", "district"),
        ),
        *listed(1),
    ]
    assert keep(store, cameras) == KeptCameras(True)
    assert keep(store, cameras[:1], source="a").changed
    assert sqlite_cameras.read(store) == [("a", cameras[0]), ("its", cameras[1]), ("its", cameras[0])]


def test_only_what_is_different_is_a_change(store: sqlite3.Connection) -> None:
    assert keep(store, listed(5)).changed
    assert not keep(store, listed(5)[::-1]).changed
    assert keep(store, listed(5, address="http://h/other")).changed
    assert keep(store, listed(6, address="http://h/other")).changed
    assert keep(store, listed(5, address="http://h/other")) == KeptCameras(True)
    assert len(ids(store)) == 5


def test_an_empty_list_is_believed_after_a_day_of_nothing_else(store: sqlite3.Connection) -> None:
    keep(store, listed(50))
    for at_ms in range(MINUTE_MS, EMPTY_FOR_MS, 60 * MINUTE_MS):
        assert keep(store, [], at_ms) == KeptCameras(False, 50)
    assert len(ids(store)) == 50
    assert keep(store, [], EMPTY_FOR_MS + MINUTE_MS) == KeptCameras(True)
    assert ids(store) == []


def test_a_whole_list_in_between_begins_the_day_anew(store: sqlite3.Connection) -> None:
    keep(store, listed(50))
    keep(store, [], MINUTE_MS)
    assert keep(store, listed(50), 2 * MINUTE_MS) == KeptCameras(False)
    assert keep(store, [], EMPTY_FOR_MS + 2 * MINUTE_MS).doubted == 50


def test_a_short_list_is_believed_the_second_time_and_what_it_names_at_once(store: sqlite3.Connection) -> None:
    keep(store, listed(50))
    short = [*listed(9, address="http://h/fresh"), *listed(1, 900)]
    assert keep(store, short, MINUTE_MS) == KeptCameras(True, 41)
    assert len(ids(store)) == 51
    assert {camera.address for _, camera in sqlite_cameras.read(store)} == {"", "http://h/fresh"}
    assert keep(store, short, 2 * MINUTE_MS) == KeptCameras(True)
    assert ids(store) == [camera.id for camera in short]


def test_half_of_a_list_and_a_few_cameras_may_go_at_once(store: sqlite3.Connection) -> None:
    keep(store, listed(50))
    assert keep(store, listed(25)) == KeptCameras(True)
    keep(store, listed(FEW - 1), source="few")
    assert keep(store, [], source="few") == KeptCameras(True)
    assert ids(store, "few") == []


def test_sources_do_not_touch_each_other(store: sqlite3.Connection) -> None:
    keep(store, listed(10))
    keep(store, listed(10), source="b")
    keep(store, [], MINUTE_MS, source="b")
    assert keep(store, listed(3), 2 * MINUTE_MS).doubted == 7
    assert (len(ids(store)), len(ids(store, "b"))) == (10, 10)


def test_lists_of_sources_that_are_no_more_are_forgotten(store: sqlite3.Connection) -> None:
    keep(store, listed(2))
    keep(store, listed(2), source="b")
    assert sqlite_cameras.forget(store, ["b", "c"])
    assert not sqlite_cameras.forget(store, ["b", "c"])
    assert (ids(store), len(ids(store, "b"))) == ([], 2)
