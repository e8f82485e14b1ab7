"""The database of public works, as the kind `sql` reads it."""

import logging
import os
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from controlroom.sim.data import works as works_module
from controlroom.sim.data.faults import DataFault, DataFaultKind
from controlroom.sim.data.model.city import SimCity
from controlroom.sim.data.planned import Source
from controlroom.sim.data.sources import city_sources, expanded
from controlroom.sim.events import works_file
from controlroom.sim.server import SimServer
from feeds.data.errors import DataError, DataErrorKind
from feeds.data.readings import Readings
from tests.controlroom.sim.clients import get
from tests.controlroom.sim.data.asked import CITY
from tests.feeds.data.kinds.listening import wait_for
from tests.feeds.data.polling import config, context, poll

SOURCE: Source = next(source for source in city_sources(CITY) if source.id == "public-works")


@pytest.fixture
def city(monkeypatch: pytest.MonkeyPatch) -> Iterator[SimServer]:
    monkeypatch.setattr(works_module, "EVERY_S", 0.05)
    with SimServer({}) as server:
        get(f"{server.url}/json/weather.json")
        wait_for(lambda: read(server).samples)
        yield server


def read(server: SimServer) -> Readings:
    table = expanded(dict(SOURCE.table), server.url)
    return poll(config(table.pop("kind"), **{**table, "timeout_s": 1}), context(clock=server.clock))


def refusal(server: SimServer) -> DataErrorKind | None:
    try:
        read(server)
    except DataError as error:
        return error.kind
    return None


def file_of(server: SimServer) -> Path:
    return works_file(urlsplit(server.url).port or 0)


def test_rows_of_the_past_hours_are_there_and_those_of_the_model(city: SimServer) -> None:
    readings = read(city)
    assert {each.indicator for each in readings.samples} == {"works.open", "works.done"}
    assert len(readings.samples) == 2 * 25 * 36
    assert not readings.left_out
    newest = max(readings.samples, key=lambda each: (each.at_ms, each.indicator, each.place))
    assert newest.value == SimCity(1).value(newest.indicator, newest.place, newest.at_ms / 1000)
    assert city.clock.utc().timestamp() - newest.at_ms / 1000 < 700


def test_the_file_goes_with_the_server_and_one_left_behind_with_the_next(tmp_path: Path) -> None:
    with SimServer({}) as server:
        path = file_of(server)
        assert path.is_file()
    assert not path.exists()
    left, fresh = path.with_name("works-1.sqlite"), path.with_name("works-2.sqlite")
    left.touch()
    fresh.touch()
    os.utime(left, (0, 0))
    with SimServer({}):
        assert (left.exists(), fresh.exists()) == (False, True)
    fresh.unlink()


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        (DataFaultKind.MISSING, DataErrorKind.NOT_FOUND),
        (DataFaultKind.GARBAGE, DataErrorKind.GARBAGE),
        (DataFaultKind.RENAMED, DataErrorKind.FIELD_GONE),
        (DataFaultKind.BUSY, DataErrorKind.BUSY),
    ],
)
def test_a_database_that_misbehaves_and_is_well_again(
    city: SimServer, fault: DataFaultKind, kind: DataErrorKind
) -> None:
    city.set_fault("sql", DataFault(fault))
    wait_for(lambda: refusal(city) is kind)
    city.set_fault("sql", None)
    wait_for(lambda: refusal(city) is None and read(city).samples)


def test_times_of_tomorrow_are_left_out(city: SimServer) -> None:
    city.set_fault("sql", DataFault(DataFaultKind.EARLY))
    wait_for(lambda: refusal(city) is None and read(city).left_out)
    assert "future" in read(city).left_out[0].reason.english()


def test_a_disk_that_cannot_be_written_to_is_told_and_nothing_else_ends(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setattr(works_module, "works_file", lambda port: tmp_path / "file" / "works.sqlite")
    with SimServer({}) as server, caplog.at_level(logging.ERROR, "sim.works"):
        assert get(f"{server.url}/json/weather.json")[0] == 200
        wait_for(lambda: "cannot be written" in caplog.text)
    caplog.clear()
