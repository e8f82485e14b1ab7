"""The simulated recorder, as the kind `frigate` hears it over the simulated city's own port."""

import json
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

import pytest

from controlroom.sim.data import recorder as recorder_module
from controlroom.sim.data.faults import DataFault, DataFaultKind
from controlroom.sim.data.model.sightings import Sightings
from controlroom.sim.data.recorder import Recorder
from controlroom.sim.faults import parse_fault
from controlroom.sim.server import SimServer
from feeds.data.errors import DataErrorKind
from feeds.data.kinds.frigate import FrigateConfig, read_message
from feeds.data.shared.listening import Message
from feeds.data.source import SourceConfig
from tests.controlroom.sim.clients import get
from tests.controlroom.sim.data.asked import NOON, Clock
from tests.feeds.data.kinds.listening import Listening, listening, wait_for
from tests.feeds.data.polling import SEOUL, config, context

NOON_S = NOON.timestamp()


@pytest.fixture
def city(monkeypatch: pytest.MonkeyPatch) -> Iterator[SimServer]:
    monkeypatch.setattr(recorder_module, "EVERY_S", 0.05)
    monkeypatch.setattr(recorder_module, "STATS_S", 0.1)
    with SimServer({}) as server:
        get(f"{server.url}/json/weather.json")
        yield server


def frigate(server: SimServer, **values: Any) -> SourceConfig:
    address = f"mqtt://{urlsplit(server.url).netloc}"
    return config("frigate", **{"address": address, "protocol": "3.1.1", "timeout_s": 5, **values})


def is_heard(heard: Listening, indicator: str, value: float | None = None) -> bool:
    return any(each.indicator == indicator and value in (None, each.value) for each in heard.samples)


def test_objects_come_and_go_the_same_for_everybody() -> None:
    sightings = Sightings(1, ["a", "b"])
    seen = sightings.between(NOON_S - 600, NOON_S)
    assert seen == sightings.between(NOON_S - 600, NOON_S - 200) + sightings.between(NOON_S - 200, NOON_S)
    assert 10 < len(seen) < 60
    assert len({each.code for each in seen}) == len(seen)
    assert {each.camera for each in seen} == {"a", "b"}
    assert all(3 <= each.ended_s - each.began_s <= 45 and 0.5 < each.score < 1 for each in seen)
    assert sightings.there(NOON_S) == [each for each in seen if each.ended_s > NOON_S]
    assert len(sightings.between(NOON_S + 54_000, NOON_S + 54_600)) < len(seen)  # three at night
    assert Sightings(2, ["a", "b"]).between(NOON_S - 600, NOON_S) != seen


def test_what_is_told_hangs_together() -> None:
    clock = Clock()
    told: list[tuple[str, bytes]] = []
    recorder = Recorder(
        1,
        ["a", "b", "c"],
        fault=lambda: None,
        city_s=lambda: clock.utc().timestamp(),
        shown=lambda city_s: NOON + timedelta(seconds=city_s - NOON_S),
        credentials=None,
    )
    recorder.broker.publish = lambda topic, payload, **_: told.append((topic, payload))  # type: ignore[method-assign]
    for second in range(300):
        clock.now = NOON + timedelta(seconds=second)
        recorder.tick()
    counts: dict[str, int] = {}
    there: Counter[str] = Counter()
    source = config("frigate", address="mqtt://127.0.0.1")
    assert isinstance(source, FrigateConfig)
    now = context(clock=clock)
    for topic, payload in told:
        readings = read_message(Message(topic, payload, False), source, now)
        assert not readings.left_out
        if topic == "frigate/events":
            tree = json.loads(payload)
            after = tree["after"]
            there[after["camera"]] += {"new": 1, "end": -1, "update": 0}[tree["type"]]
            (event,) = readings.events
            assert (event.state == "ended") is (tree["type"] == "end")
            assert event.began_ms == round(after["start_time"] * 1000)
        elif topic.endswith("/all"):
            counts[topic.split("/")[1]] = int(payload)
    assert counts == {camera: there[camera] for camera in "abc"}
    assert Counter(topic for topic, _ in told)["frigate/stats"] == 5
    assert told[0] == ("frigate/available", b"online")


def test_the_kind_hears_it(city: SimServer) -> None:
    with listening(frigate(city), zone=SEOUL) as heard:
        wait_for(lambda: is_heard(heard, "frigate.available", 1.0) and is_heard(heard, "camera.fps", 5.0))
    assert not heard.left_out


def test_the_broker_vanishes_and_returns(city: SimServer) -> None:
    first = Listening(frigate(city))
    first.start()
    wait_for(lambda: is_heard(first, "camera.fps"))
    city.set_fault("mqtt", DataFault(DataFaultKind.DIE))
    assert first.ended().kind is DataErrorKind.UNREACHABLE
    gone = Listening(frigate(city))
    gone.start()
    assert gone.ended().kind is DataErrorKind.UNREACHABLE
    city.set_fault("mqtt", None)
    with listening(frigate(city)) as back:
        wait_for(lambda: is_heard(back, "camera.fps"))


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        (DataFaultKind.REFUSE, DataErrorKind.UNAUTHORIZED),
        (DataFaultKind.BUSY, DataErrorKind.BUSY),
        (DataFaultKind.SILENT_OPEN, DataErrorKind.TIMEOUT),
        (DataFaultKind.CUT, DataErrorKind.UNREACHABLE),
    ],
)
def test_a_broker_that_lets_nobody_in(city: SimServer, fault: DataFaultKind, kind: DataErrorKind) -> None:
    city.set_fault("mqtt", DataFault(fault))
    heard = Listening(frigate(city, timeout_s=1))
    heard.start()
    assert heard.ended().kind is kind


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (DataFaultKind.HTML, ""),
        (DataFaultKind.GARBAGE, ""),
        (DataFaultKind.RENAMED, "fps"),
        (DataFaultKind.LARGE, "larger"),
    ],
)
def test_what_cannot_be_read_is_told(city: SimServer, fault: DataFaultKind, words: str) -> None:
    city.set_fault("mqtt", DataFault(fault))
    with listening(frigate(city, parts=["stats"])) as heard:
        wait_for(lambda: any(words in reason for reason in heard.reasons))
        city.set_fault("mqtt", None)
        wait_for(lambda: is_heard(heard, "camera.fps"))


def test_a_recorder_that_is_down_is_told_by_the_broker(city: SimServer) -> None:
    with listening(frigate(city)) as heard:
        wait_for(lambda: is_heard(heard, "frigate.available", 1.0))
        city.set_fault("mqtt", DataFault(DataFaultKind.FAILING))
        wait_for(lambda: is_heard(heard, "frigate.available", 0.0))
        city.set_fault("mqtt", None)
        wait_for(lambda: [each.value for each in heard.samples if each.indicator == "frigate.available"][-1] == 1.0)


def test_a_password_keeps_the_broker_too() -> None:
    with SimServer({}, user="guard", password="key") as server:
        refused = Listening(frigate(server))
        refused.start()
        assert refused.ended().kind is DataErrorKind.UNAUTHORIZED
        with listening(frigate(server, user="guard", password="key")) as heard:
            wait_for(lambda: is_heard(heard, "frigate.available"))


def test_faults_that_no_broker_has_are_refused() -> None:
    assert parse_fault("die@mqtt") == ("mqtt", DataFault(DataFaultKind.DIE))
    with pytest.raises(ValueError, match="no fault 'bomb'"):
        parse_fault("bomb@mqtt")
    with pytest.raises(ValueError, match="no fault 'html'"):
        parse_fault("html@sql")
