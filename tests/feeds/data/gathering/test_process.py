import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import psutil
import pytest
import requests

from feeds.data.gathering.messages import Changed, Gathering, Message
from feeds.data.gathering.process import DataProcess
from feeds.data.gathering.task import Prepared
from feeds.data.store.sqlite_reader import SqliteReader
from tests.controlroom.sim.mqtt.serving import BrokerThread
from tests.feeds.data.asking import Server
from tests.feeds.data.polling import config, json_answer
from tests.feeds.data.running import http
from tests.feeds.data.running_main import main, write_sources

LIMIT_S = 30.0


class Heard:
    """What a process said, and waiting for more."""

    def __init__(self) -> None:
        self.messages: list[Message] = []
        self._new = threading.Condition()

    def __call__(self, message: Message) -> None:
        with self._new:
            self.messages.append(message)
            self._new.notify_all()

    def until(self, true: Callable[[], bool]) -> None:
        until_s = time.monotonic() + LIMIT_S
        with self._new:
            while not true():
                assert time.monotonic() < until_s, self.messages
                self._new.wait(0.1)

    def samples(self) -> int:
        return sum(message.samples for message in self.messages if isinstance(message, Changed))


@contextlib.contextmanager
def running(folder: Path, *sources: Prepared) -> Iterator[tuple[DataProcess, Heard]]:
    """Run a service of these sources; its store is `folder`/s, other sources may be written to `folder`/sources."""
    write_sources(folder, *sources)
    heard = Heard()
    process = DataProcess(main, (folder / "sources", folder / "s"), heard)
    process.start()
    try:
        yield process, heard
    finally:
        process.close()


def stored(path: Path) -> list[int]:
    with contextlib.closing(SqliteReader(path)) as reader:
        return [point.at_ms for number, _, _ in reader.series() for point in reader.points(number, 0, 2**50)]


@pytest.fixture
def server() -> Iterator[Server]:
    with Server(json_answer([{"n": 1, "t": 1_700_000_000_000}])) as server:
        yield server


def test_it_gathers_in_a_process_of_its_own_and_ends_when_told(tmp_path: Path, server: Server) -> None:
    with running(tmp_path, http("a", server.url)) as (process, heard):
        heard.until(lambda: heard.samples() == 1)
        assert Gathering(here=True) in heard.messages
        assert process.pid is not None
        child = psutil.Process(process.pid)
        assert stored(tmp_path / "s") == [1_700_000_000_000]
    assert not child.is_running()


def test_other_sources_can_be_given_while_it_runs(tmp_path: Path, server: Server) -> None:
    with running(tmp_path) as (_, heard):
        heard.until(lambda: Gathering(here=True) in heard.messages)
        write_sources(tmp_path, http("b", server.url))
        heard.until(lambda: heard.samples() == 1)


def test_killed_it_comes_back_and_goes_on(tmp_path: Path, server: Server, caplog: pytest.LogCaptureFixture) -> None:
    with running(tmp_path, http("a", server.url)) as (process, heard):
        heard.until(lambda: heard.samples() == 1)
        for round_ in range(1, 4):
            pid = process.pid
            assert pid is not None
            os.kill(pid, signal.SIGKILL)
            heard.until(lambda n=round_: heard.messages.count(Gathering(here=True)) == n + 1)  # type: ignore[misc]
            assert process.pid not in (None, pid)
        asked = len(server.asked)
        heard.until(lambda: len(server.asked) > asked)
        assert process.restarts == 3
    assert stored(tmp_path / "s") == [1_700_000_000_000]
    assert caplog.text.count("ended by itself") == 3
    caplog.clear()


def test_killed_it_loses_nothing_that_it_answered_or_acknowledged(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    dated = {"indicator": "n", "value": "n", "at": "t"}
    hook = Prepared(config("webhook", id="hook", port=port, token="t" * 16, sample=[{"indicator": "n", "value": "n"}]))
    posted: set[float] = set()
    with BrokerThread() as broker:
        address = f"mqtt://127.0.0.1:{broker.port}"
        values = {"id": "mqtt", "address": address, "protocol": "3.1.1", "client_id": "c", "topics": ["n"]}
        listener = Prepared(config("mqtt", sample=[dated], **values))
        with running(tmp_path, hook, listener) as (process, heard):

            def push(numbers: Iterable[int]) -> None:
                """Push each number until it is taken, as who must lose nothing."""
                for number in numbers:
                    at_ms = time.time_ns() // 1_000_000
                    broker.publish("n", json.dumps({"n": number, "t": at_ms}).encode(), qos=1)
                    while not post(port, number):
                        time.sleep(0.02)
                    posted.add(float(number))

            while not broker.acknowledged:  # it has not subscribed yet
                push([-1])
            for round_ in range(4):
                push(range(100 * round_, 100 * round_ + 10))
                pid = process.pid
                assert pid is not None
                pusher = threading.Thread(target=push, args=(range(100 * round_ + 10, 100 * round_ + 40),))
                pusher.start()
                time.sleep(0.05 * (round_ + 1))
                os.kill(pid, signal.SIGKILL)
                pusher.join(LIMIT_S)
                assert not pusher.is_alive()
            heard.until(lambda: process.restarts == 4 and posted <= set(numbers_of(broker)))
    with contextlib.closing(SqliteReader(tmp_path / "s")) as reader:
        found = {
            key.source: [point.value or 0.0 for point in reader.points(series_id, 0, 2**50)]
            for series_id, key, _ in reader.series()
        }
    assert sorted(set(found["hook"])) == sorted(posted)
    assert sorted(found["mqtt"]) == sorted(numbers_of(broker))
    assert len([number for number in found["hook"] if number != -1]) == len(posted - {-1.0}) == 160
    assert caplog.text.count("ended by itself") == 4
    caplog.clear()


def numbers_of(broker: BrokerThread) -> list[float]:
    return [json.loads(message.payload)["n"] for message in broker.acknowledged]


def post(port: int, number: int) -> bool:
    """Post a number once; whether it was answered that it is stored."""
    headers = {"Authorization": "Bearer " + "t" * 16, "Idempotency-Key": f"{number}"}
    try:
        return requests.post(f"http://127.0.0.1:{port}/", json={"n": number}, headers=headers, timeout=LIMIT_S).ok
    except requests.RequestException:
        return False


def test_of_two_programs_one_gathers_and_the_other_is_told_and_takes_over(tmp_path: Path, server: Server) -> None:
    source = http("a", server.url)
    with running(tmp_path, source) as (_, first_heard):
        first_heard.until(lambda: Gathering(here=True) in first_heard.messages)
        with running(tmp_path, source) as (_, second_heard):
            second_heard.until(lambda: any(isinstance(message, Changed) for message in second_heard.messages))
            assert Gathering(here=True) not in second_heard.messages


def test_when_the_one_that_gathers_goes_another_takes_over(tmp_path: Path, server: Server) -> None:
    source = http("a", server.url)
    with running(tmp_path) as (_, second_heard):
        with running(tmp_path, source):
            pass
        second_heard.until(lambda: Gathering(here=True) in second_heard.messages)


def test_a_store_that_cannot_be_used_is_told_and_tried_again(tmp_path: Path, server: Server) -> None:
    path = tmp_path / "s"
    path.write_bytes(b"no store, but longer than a hundred bytes " * 10)
    with running(tmp_path, http("a", server.url)) as (_, heard):
        heard.until(lambda: any("not a store" in getattr(message, "words", "") for message in heard.messages))
        path.unlink()
        heard.until(lambda: heard.samples() == 1)


def test_no_process_is_left_when_its_parent_dies(tmp_path: Path) -> None:
    code = (
        "import sys, time, pathlib\n"
        "from feeds.data.gathering.process import DataProcess\n"
        "from tests.feeds.data.running_main import main\n"
        "folder = pathlib.Path(sys.argv[1])\n"
        "process = DataProcess(main, (folder / 'sources', folder / 's'), lambda message: None)\n"
        "process.start()\n"
        "while process.pid is None: time.sleep(0.01)\n"
        "print(process.pid, flush=True)\n"
        "time.sleep(60)\n"
    )
    write_sources(tmp_path)
    parent = subprocess.Popen([sys.executable, "-c", code, str(tmp_path)], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    child = psutil.Process(int(parent.stdout.readline()))
    time.sleep(1.0)
    parent.kill()
    parent.wait()
    parent.stdout.close()
    child.wait(LIMIT_S)


def test_sources_that_cannot_be_read_are_tried_again(tmp_path: Path, server: Server) -> None:
    with running(tmp_path) as (_, heard):
        heard.until(lambda: Gathering(here=True) in heard.messages)
        (tmp_path / "sources").write_bytes(b"nothing")
        time.sleep(1.5)
        write_sources(tmp_path, http("b", server.url))
        heard.until(lambda: heard.samples() == 1)
