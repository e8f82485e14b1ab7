import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from controlroom.numbers import Numbers
from feeds.data.core import SeriesKey
from feeds.data.errors import DataErrorKind
from tests.feeds.data.asking import Server
from tests.feeds.data.polling import json_answer
from tests.layouts.helpers import CITY, write

LIMIT_MS = 30_000
KEY = SeriesKey("a", "n")


@pytest.fixture
def numbers(tmp_path: Path) -> Iterator[Numbers]:
    write(tmp_path, "city.toml", CITY)
    numbers = Numbers(tmp_path / "numbers.db", "Asia/Seoul")
    yield numbers
    numbers.close()


def source(folder: Path, address: str, source_id: str = "a") -> None:
    sample = '{indicator = "n", value = "n", at = "t"}'
    write(
        folder,
        f"sources/{source_id}.toml",
        f'schema_version = 1\n[[source]]\nkind = "http"\nid = "{source_id}"\naddress = "{address}"\n'
        f"interval_s = 1\nsample = [{sample}]\n",
    )


def test_numbers_arrive_with_their_time_and_source(tmp_path: Path, numbers: Numbers, qtbot: QtBot) -> None:
    with Server(json_answer([{"n": 7, "t": 1_700_000_000_000}])) as server:
        source(tmp_path, "${URL}/")
        numbers.start(tmp_path, {"URL": server.url})
        qtbot.waitUntil(lambda: KEY in numbers.latest, timeout=LIMIT_MS)
        assert (numbers.latest[KEY].value, numbers.latest[KEY].at_ms) == (7.0, 1_700_000_000_000)
        qtbot.waitUntil(lambda: numbers.sources["a"].good_ms is not None, timeout=LIMIT_MS)
        assert numbers.status()["series"] == 1
        assert numbers.status()["sources"] == {"stale": 1}


def test_sources_that_are_written_later_are_read(tmp_path: Path, numbers: Numbers, qtbot: QtBot) -> None:
    with Server(json_answer([{"n": 7, "t": 1_700_000_000_000}])) as server:
        numbers.start(tmp_path, {})
        assert numbers.status()["pid"] is None
        source(tmp_path, server.url)
        qtbot.waitUntil(lambda: KEY in numbers.latest, timeout=LIMIT_MS)
        source(tmp_path, server.url, "b")
        qtbot.waitUntil(lambda: SeriesKey("b", "n") in numbers.latest, timeout=LIMIT_MS)


def test_a_source_that_fails_is_known(tmp_path: Path, numbers: Numbers, qtbot: QtBot) -> None:
    with Server(json_answer({"no": "list"})) as server:
        source(tmp_path, server.url)
        numbers.start(tmp_path, {})
        qtbot.waitUntil(lambda: "a" in numbers.sources and numbers.sources["a"].error is not None, timeout=LIMIT_MS)
        assert numbers.sources["a"].error is DataErrorKind.FIELD_GONE


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs POSIX signals")
def test_a_gatherer_that_is_killed_comes_back(
    tmp_path: Path, numbers: Numbers, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    with Server(json_answer([{"n": 7, "t": 1_700_000_000_000}])) as server:
        source(tmp_path, server.url)
        numbers.start(tmp_path, {})
        qtbot.waitUntil(lambda: KEY in numbers.latest, timeout=LIMIT_MS)
        os.kill(numbers.status()["pid"], signal.SIGKILL)
        qtbot.waitUntil(lambda: numbers.status()["restarts"] == 1, timeout=LIMIT_MS)
        asked = len(server.asked)
        qtbot.waitUntil(lambda: len(server.asked) > asked, timeout=LIMIT_MS)
    assert "ended by itself" in caplog.text
    caplog.clear()


def test_only_events_that_go_on_are_held(tmp_path: Path, numbers: Numbers, qtbot: QtBot) -> None:
    event = '{id = "id", title = "id", began = "t", ended = "end"}'
    rows = [{"id": "over", "t": 1_700_000_000_000, "end": 1_700_000_001_000}, {"id": "on", "t": 1_700_000_000_000}]
    with Server(json_answer(rows), json_answer(rows[:1])) as server:
        write(
            tmp_path,
            "sources/a.toml",
            f'schema_version = 1\n[[source]]\nkind = "http"\nid = "a"\naddress = "{server.url}"\ninterval_s = 2\n'
            f"event = [{event}]\n",
        )
        numbers.start(tmp_path, {})
        qtbot.waitUntil(lambda: set(numbers.events) == {("a", "on")}, timeout=LIMIT_MS)
        assert numbers.status()["events"] == 1
        qtbot.waitUntil(lambda: not numbers.events, timeout=LIMIT_MS)
