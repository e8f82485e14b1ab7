"""Sources that are asked without a server: by their own kinds, each at its time."""

import socket
from datetime import timedelta
from pathlib import Path

import pytest

from controlroom.sim.data.model.city import SimCity
from controlroom.still.asking import Asked
from feeds.data.core import Quality, SeriesKey
from feeds.data.health import Condition
from tests.controlroom.still.cities import AT, AT_MS, asked_at
from tests.layouts.helpers import CITY, write


def test_every_source_of_the_simulated_city_is_well(asked: Asked) -> None:
    waiting = {health.id for health in asked.health if health.condition(AT_MS) is Condition.WAITING}
    assert waiting == {"public-works", "recorder"}, "a database, and a recorder that sends by itself"
    trouble = {health.id: health.detail for health in asked.health if health.condition(AT_MS) is not Condition.GOOD}
    assert trouble.keys() == waiting, trouble
    assert len(asked.health) > 50
    assert [health.id for health in asked.health] == sorted(health.id for health in asked.health)


def test_sources_were_asked_at_different_times_up_to_now(asked: Asked) -> None:
    tried = [health.tried_ms for health in asked.health if health.tried_ms is not None]
    assert all(at_ms <= AT_MS for at_ms in tried)
    assert len(set(tried)) > len(tried) // 2
    due = [health.next_ms for health in asked.health if health.tried_ms is not None]
    assert all(next_ms is not None and next_ms >= AT_MS for next_ms in due)


def test_numbers_are_those_of_the_model(model: SimCity, asked: Asked) -> None:
    received = {health.id: (health.tried_ms or 0) / 1000 for health in asked.health}
    latest = {each.key: each for each in asked.latest}
    for source, indicator, place, family in (
        ("seoul-air", "air.pm25", "마포구", "air.pm25"),
        ("seoul-rivers", "river.level", None, "river.level"),
        ("dasan", "call.waiting", "", "call.waiting"),
        ("road-1", "traffic.speed", None, "traffic.speed"),
    ):
        keys = [key for key in latest if key[:2] == (source, indicator) and place in (None, key.place)]
        assert keys
        for key in keys:
            assert latest[key].value == pytest.approx(model.value(family, key.place, received[source]))
            assert latest[key].unit == model.families[family].unit


def test_forecasts_come_with_the_rest(asked: Asked) -> None:
    ahead = [each for each in asked.latest if each.at_ms > AT_MS]
    assert ahead
    assert {each.quality for each in ahead} == {Quality.ESTIMATED}
    key = next(each.key for each in ahead)
    times = [sample.at_ms for sample in asked.samples[key]]
    assert times == sorted(set(times))


def test_events_of_all_kinds_come(asked: Asked) -> None:
    assert {each.event.kind for each in asked.events} >= {"incident", "request"}
    assert all(each.event.began_ms <= AT_MS for each in asked.events if each.event.kind == "incident")
    assert asked.cameras


def test_the_same_seed_and_time_give_the_same(asked: Asked) -> None:
    assert asked_at(SimCity(1)) == asked
    assert asked_at(SimCity(2)).latest != asked.latest
    assert asked_at(SimCity(1), AT + timedelta(hours=1)).latest != asked.latest


def test_sources_of_others_are_not_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("asked over the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    write(tmp_path, "city.toml", CITY)
    sample = '[[source.sample]]\nindicator = "n"\nvalue = "value"\nat = "at"\nplace = "place"\n'
    head = '[[source]]\nkind = "http"\nrows = "rows"\n'
    write(
        tmp_path,
        "sources/a.toml",
        "schema_version = 1\n"
        f'{head}id = "real"\naddress = "http://192.0.2.1/json/air.json"\n{sample}'
        f'{head}id = "here"\naddress = "${{SIM_URL}}/json/traffic.json"\n{sample.replace("value = ", "value = ")}'
        f'{head}id = "nothing"\naddress = "${{SIM_URL}}/nothing/x"\n{sample}'
        f'{head}id = "no-table"\naddress = "${{SIM_URL}}/json/none.json"\n{sample}'.replace('"value"', '"speed"')
        + '[[source]]\nkind = "webhook"\nid = "pushed"\nlisten = "127.0.0.1:18099"\ntoken = "${TOKEN}"\n'.replace(
            "${TOKEN}", "${SIM_KEY}"
        ),
    )
    asked = asked_at(SimCity(1), folder=tmp_path)
    conditions = {health.id: health.condition(AT_MS).value for health in asked.health}
    assert conditions.pop("pushed", "waiting") == "waiting"
    assert conditions == {"real": "waiting", "here": "good", "nothing": "failing", "no-table": "failing"}
    assert SeriesKey("here", "n", "강남구") in {each.key for each in asked.latest}
