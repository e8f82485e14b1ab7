from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from feeds.data.errors import DataError, DataErrorKind
from feeds.data.gathering.gatherer import Gatherer, Taken
from feeds.data.gathering.meters import Meters, Quota, quotas_of
from feeds.data.store.sqlite_store import SqliteWriter
from tests.feeds.data.polling import NOW, SEOUL, Clock, config

RULE = {"indicator": "n", "value": "n"}


def test_calls_are_counted_before_they_are_made_and_over_restarts(tmp_path: Path) -> None:
    clock = Clock()
    quota = {"k": Quota(ZoneInfo("Asia/Seoul"), 3)}
    for left in (2, 1):
        store = SqliteWriter(tmp_path / "s", SEOUL)
        meters = Meters(store, clock)
        meters.use(quota)
        meters.call("k")
        assert meters.left("k") == left
        store.close()
    store = SqliteWriter(tmp_path / "s", SEOUL)
    meters = Meters(store, clock)
    meters.use(quota)
    meters.call("k")
    with pytest.raises(DataError) as raised:
        meters.call("k")
    assert raised.value.kind is DataErrorKind.QUOTA
    assert meters.next_in_s("k", 1) == 12 * 3600  # it is noon
    clock.now = NOW + timedelta(hours=12)
    assert meters.left("k") == 3
    store.close()


def test_what_the_server_says_is_remembered(tmp_path: Path) -> None:
    store = SqliteWriter(tmp_path / "s", SEOUL)
    meters = Meters(store, Clock())
    meters.use({"k": Quota(ZoneInfo("UTC"), None)})
    meters.exceeded("k", 60.0)
    again = Meters(store, Clock())
    again.use({"k": Quota(ZoneInfo("UTC"), None)})
    assert again.left("k") == 0
    assert again.next_in_s("k", 1) == 60.0
    store.close()


def test_a_poll_of_more_calls_than_a_day_has_is_asked_for_what_there_is(tmp_path: Path) -> None:
    store = SqliteWriter(tmp_path / "s", SEOUL)
    meters = Meters(store, Clock())
    meters.use({"k": Quota(ZoneInfo("UTC"), 5)})
    assert meters.next_in_s("k", 100) == 0.0
    store.close()


def test_sources_that_share_a_quota_share_its_smallest_limit() -> None:
    configs = [config("http", id=name, address="http://h/", sample=[RULE], calls_a_day=calls) for name, calls in (
        ("a", 100), ("b", 50), ("c", None))]  # fmt: skip
    shared = [each.model_copy(update={"id": "a"}) for each in configs]
    assert quotas_of(configs).keys() == {"a", "b"}
    assert quotas_of(shared) == {"a": Quota(ZoneInfo("UTC"), 50)}


def test_only_one_gathers(tmp_path: Path) -> None:
    with Gatherer(tmp_path / "folder" / "s"), pytest.raises(Taken):
        Gatherer(tmp_path / "folder" / "s")
    Gatherer(tmp_path / "folder" / "s").release()
