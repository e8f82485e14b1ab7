import threading
import time
from pathlib import Path

import pytest

from feeds.core import SystemClock
from feeds.data.core import SeriesKey, StoreError
from feeds.data.errors import DataError, DataErrorKind
from feeds.data.gathering.messages import Changed, StoreFailed
from feeds.data.gathering.quota import QuotaMeter
from feeds.data.gathering.task import Prepared
from feeds.data.health import Condition
from feeds.data.readings import Event, ListedCamera, Readings, Sample, ms
from feeds.data.secrets import Secrets
from feeds.data.source import SourceContext
from tests.fakes.raw_server import Peer, RawServer
from tests.feeds.data.asking import Server, answer
from tests.feeds.data.polling import config, json_answer
from tests.feeds.data.running import MadeConfig, gathering, http, made, made_source


def now_ms() -> int:
    return ms(SystemClock().utc())


def test_what_a_source_gives_is_stored_and_told(tmp_path: Path) -> None:
    at_ms = now_ms()
    with Server(json_answer([{"n": 7, "t": at_ms}])) as server, gathering(tmp_path / "s", http("a", server.url)) as run:
        health = run.until_good("a")
        run.until(lambda: Changed(samples=1, events=0) in run.told)
        (latest,) = run.reader.latest()
        assert (latest.key, latest.value, latest.at_ms) == (SeriesKey("a", "n"), 7.0, at_ms)
        assert health.condition(now_ms()) is Condition.GOOD
        assert (health.samples, health.newest_ms, health.failures) == (1, at_ms, 0)
        assert health.next_ms is not None
        run.until(lambda: len(server.asked) > 1)


def test_a_source_that_hangs_delays_no_other(tmp_path: Path) -> None:
    with (
        RawServer(lambda peer: peer.wait_until_gone()) as silent,
        Server(json_answer([{"n": 1, "t": now_ms()}])) as server,
    ):
        slow = [http(f"slow{n}", f"http://{silent.authority}/", at_once=32, timeout_s=2) for n in range(8)]
        with gathering(tmp_path / "s", *slow, http("quick", server.url.replace("127.0.0.1", "localhost"))) as run:
            run.until(lambda: len(server.asked) >= 3)
            assert all(health.good_ms is None for health in run.reader.health() if health.id != "quick")
            assert run.until_failed("slow1").error is DataErrorKind.TIMEOUT


def test_a_failure_is_noted_in_words_and_the_last_good_number_stays(tmp_path: Path) -> None:
    broken = answer(b"<html><body>down", "Content-Type: text/html")
    good = json_answer([{"n": 7, "t": now_ms()}])
    with Server(good, broken) as server, gathering(tmp_path / "s", http("a", server.url)) as run:
        run.until(lambda: bool(run.reader.health()) and run.health("a").failures >= 1)
        health = run.health("a")
        assert health.error is DataErrorKind.WEB_PAGE
        assert health.condition(now_ms()) is Condition.FAILING
        assert health.good_ms is not None
        assert health.words(now_ms()) == DataError(DataErrorKind.WEB_PAGE).words
        assert run.reader.latest()[0].value == 7.0


def test_the_same_old_time_again_and_again_is_stale(tmp_path: Path) -> None:
    old = json_answer([{"n": 7, "t": now_ms() - 3_600_000}])
    with Server(old) as server, gathering(tmp_path / "s", http("a", server.url)) as run:
        run.until(lambda: len(server.asked) > 1)
        assert run.health("a").condition(now_ms()) is Condition.STALE
        assert run.health("a").age_s(now_ms()) > 3599


def test_a_restart_does_not_ask_before_it_is_time(tmp_path: Path) -> None:
    with Server(json_answer([{"n": 7, "t": now_ms()}])) as server:
        source = http("a", server.url, interval_s=3600)
        with gathering(tmp_path / "s", source) as run:
            good_ms = run.until_good("a").good_ms
        with gathering(tmp_path / "s", source) as run:
            time.sleep(0.5)
            assert run.health("a").good_ms == good_ms
        assert len(server.asked) == 1


def test_a_source_that_did_not_change_goes_on_and_others_come_and_go(tmp_path: Path) -> None:
    with Server(json_answer([{"n": 7, "t": now_ms()}])) as server:
        first = http("a", server.url, interval_s=3600)
        with gathering(tmp_path / "s", first, http("b", server.url)) as run:
            run.until_good("a")
            run.use(first, http("c", server.url + "/c"))
            run.until_good("c")
            assert [health.id for health in run.reader.health()] == ["a", "c"]
            asked = sum(b"GET / " in head for head in server.asked)
            time.sleep(1.5)
            assert sum(b"GET / " in head for head in server.asked) == asked


def test_a_quota_is_kept_and_remembered_over_restarts(tmp_path: Path) -> None:
    with Server(json_answer([{"n": 7, "t": now_ms()}])) as server:
        source = http("a", server.url, calls_a_day=1)
        with gathering(tmp_path / "s", source) as run:
            assert run.until_good("a").quota_left == 0
        with gathering(tmp_path / "s", http("a", server.url + "/other", calls_a_day=1)) as run:
            time.sleep(1.5)
        assert len(server.asked) == 1


@pytest.mark.parametrize(("can_be_cut", "polls"), [(False, 3), (True, 4)])
def test_a_poll_of_several_calls_begins_only_where_all_of_them_are_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, can_be_cut: bool, polls: int
) -> None:
    """The last call of the day would be made in vain where pages come all or not at all."""
    made_calls: list[int] = []

    def poll(_: object, context: SourceContext) -> Readings:
        made_calls.append(0)
        context.can_be_cut = can_be_cut
        for _page in range(3):
            context.before_call()
            made_calls[-1] += 1
        return Readings()

    made(monkeypatch, poll=poll)
    monkeypatch.setattr(QuotaMeter, "_price_s", lambda *_: 0.0)  # nothing is spread over the day
    with gathering(tmp_path / "s", made_source(calls_a_day=10)) as run:
        run.until(lambda: len(made_calls) == polls)
        time.sleep(2.5)
    assert made_calls == [3, 3, 3, 1][:polls]


def test_a_refused_quota_is_believed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def poll(_: object, context: SourceContext) -> Readings:
        context.before_call()
        raise DataError(DataErrorKind.QUOTA, "used up")

    made(monkeypatch, poll=poll)
    with gathering(tmp_path / "s", made_source(calls_a_day=1000)) as run:
        health = run.until_failed("made")
        assert health.condition(now_ms()) is Condition.OUT_OF_QUOTA
        assert health.quota_left == 0


def test_a_mistake_in_a_kind_stays_with_its_source(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def poll(_: object, __: SourceContext) -> Readings:
        raise ZeroDivisionError

    made(monkeypatch, poll=poll)
    answers = json_answer([{"n": 7, "t": now_ms()}])
    with Server(answers) as server, gathering(tmp_path / "s", made_source(), http("a", server.url)) as run:
        run.until_good("a")
        assert run.until_failed("made").error is DataErrorKind.INTERNAL
    assert "error in kind made" in caplog.text
    caplog.clear()


def test_no_secret_is_in_what_is_noted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def poll(_: object, __: SourceContext) -> Readings:
        raise DataError(DataErrorKind.REJECTED, "bad key abc/K+y=1234 in request")

    made(monkeypatch, poll=poll)
    source = Prepared(config("made", id="made"), Secrets(["abc/K+y=1234"]))
    with gathering(tmp_path / "s", source) as run:
        assert run.until_failed("made").detail == "bad key *** in request"


def test_events_that_are_no_longer_told_have_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fire = Event(id="1", kind="incident", title="화재", began_ms=now_ms(), changed_ms=now_ms(), state="출동지령")
    rounds = [[fire], [fire], []]

    def poll(_: object, __: SourceContext) -> Readings:
        return Readings(events=rounds.pop(0) if len(rounds) > 1 else rounds[0], events_are_all=True)

    made(monkeypatch, poll=poll)
    with gathering(tmp_path / "s", made_source()) as run:
        run.until(lambda: any(kept.event.ended_ms for kept in run.reader.events_since()))
        assert run.reader.events_at(now_ms() + 1) == []
        assert len(run.reader.changes_of("made", "1")) == 2


def test_what_is_listened_to_is_stored_when_deliver_returns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stored: list[int] = []

    def listen(_: object, context: SourceContext) -> None:
        for value in range(5):
            context.deliver(Readings([Sample("n", now_ms() + value, float(value))]))
            stored.append(value)
        context.stop.wait()

    made(monkeypatch, listen=listen)
    with gathering(tmp_path / "s", made_source()) as run:
        run.until(lambda: len(stored) == 5)
        assert len(run.reader.points(1, 0, now_ms() + 1000)) == 5
        assert run.health("made").condition(now_ms()) is Condition.GOOD
        assert run.health("made").next_ms is None


def test_what_ends_while_it_is_listened_to_is_listened_to_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("feeds.data.gathering.task.LISTEN_AGAIN_S", 0.1)
    begun: list[int] = []

    def listen(_: object, context: SourceContext) -> None:
        begun.append(1)
        if len(begun) < 3:
            raise DataError(DataErrorKind.UNREACHABLE, "broker gone")
        context.deliver(Readings())
        context.stop.wait()

    made(monkeypatch, listen=listen)
    with gathering(tmp_path / "s", made_source()) as run:
        assert run.until_good("made").failures == 0
    assert len(begun) == 3


def test_what_cannot_be_stored_is_not_acknowledged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    faults: list[DataError] = []
    full = threading.Event()
    full.set()

    def listen(_: object, context: SourceContext) -> None:
        try:
            context.deliver(Readings([Sample("n", now_ms(), 1.0)]))
        except DataError as error:
            faults.append(error)
        full.clear()
        context.deliver(Readings([Sample("n", now_ms(), 2.0)]))
        context.stop.wait()

    made(monkeypatch, listen=listen)
    with gathering(tmp_path / "s") as run:
        add = run.store.add

        def failing(*args: object) -> object:
            if full.is_set():
                raise StoreError("the disk is full")
            return add(*args)  # type: ignore[arg-type]

        monkeypatch.setattr(run.store, "add", failing)
        run.use(made_source())
        run.until(lambda: bool(run.reader.latest()))
        assert [latest.value for latest in run.reader.latest()] == [2.0]
        assert any(isinstance(message, StoreFailed) for message in run.told)
    assert str(faults[0]).endswith("the disk is full")
    assert "not stored" in caplog.text
    caplog.clear()


def test_a_poll_that_never_ends_is_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("feeds.data.gathering.task.POLL_LIMIT_S", 0.2)
    released = threading.Event()

    def poll(_: object, __: SourceContext) -> Readings:
        released.wait(10)
        return Readings([Sample("n", now_ms(), 1.0)])

    made(monkeypatch, poll=poll)
    hasty = config("made", id="made").model_copy(update={"timeout_s": 0.01})
    with gathering(tmp_path / "s", Prepared(hasty)) as run:
        assert run.until_failed("made").error is DataErrorKind.TIMEOUT
        released.set()
    assert "does not end" in caplog.text
    caplog.clear()


def test_a_host_gets_no_more_at_once_than_its_most_careful_source_says(tmp_path: Path) -> None:
    most: list[int] = []

    def serve(peer: Peer) -> None:
        peer.receive()
        most.append(server.open_now)
        time.sleep(0.1)
        peer.send(json_answer([{"n": 7, "t": now_ms()}]))

    with RawServer(serve) as server:
        url = f"http://{server.authority}"
        sources = [http(f"s{n}", f"{url}/{n}", at_once=1 if n == 3 else 4) for n in range(6)]
        with gathering(tmp_path / "s", *sources) as run:
            run.until(lambda: all(health.good_ms for health in run.reader.health()) and len(most) >= 6)
    assert max(most) == 1


CAMERAS = [
    ListedCamera(id=f"c{n}", name="C", latitude_deg=37.5, longitude_deg=127.0, address=f"http://h/{n}")
    for n in range(8)
]


def test_a_list_of_cameras_is_kept_told_and_doubted_when_it_is_suddenly_short(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rounds = [CAMERAS, CAMERAS[:2]]

    def poll(_: object, __: SourceContext) -> Readings:
        return Readings(cameras=rounds.pop(0) if len(rounds) > 1 else rounds[0])

    made(monkeypatch, poll=poll)
    monkeypatch.setattr(MadeConfig, "lists_cameras", True)
    with gathering(tmp_path / "s", made_source(interval_s=2)) as run:
        run.until(lambda: len(run.reader.cameras()) == 8)
        run.until(lambda: any(message.cameras for message in run.told if isinstance(message, Changed)))
        run.until(lambda: run.health("made").doubted == 6)
        words = run.health("made").words(now_ms())
        assert words is not None
        assert "cameras: 6" in words.english()
        assert len(run.reader.cameras()) == 8
        run.until(lambda: len(run.reader.cameras()) == 2)
        assert run.health("made").doubted == 0
        run.use()
        run.until(lambda: run.reader.cameras() == [])


def test_a_source_may_be_asked_before_it_is_due_but_none_too_often(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("feeds.data.gathering.service.ASK_GAP_S", 0.5)
    answers = json_answer([{"n": 7, "t": now_ms()}])
    with Server(answers) as server, gathering(tmp_path / "s", http("a", server.url, interval_s=3600)) as run:
        run.until_good("a")
        run.service.ask_soon({"a", "unknown"})
        time.sleep(0.2)
        assert len(server.asked) == 1
        time.sleep(0.5)
        run.service.ask_soon({"a"})
        run.until(lambda: len(server.asked) == 2)


def test_an_answer_that_was_no_good_is_asked_for_again_though_it_did_not_change(tmp_path: Path) -> None:
    broken = answer(b"{", 'ETag: "1"')
    with Server(broken) as server, gathering(tmp_path / "s", http("a", server.url)) as run:
        run.until(lambda: len(server.asked) == 2)
        assert b"If-None-Match" not in server.asked[1]


def test_what_is_older_than_it_is_to_be_kept_is_forgotten_and_stays_summed_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("feeds.data.gathering.service.FIRST_PRUNE_S", 0.1)
    monkeypatch.setattr("feeds.data.gathering.service.PRUNE_S", 0.1)
    today_ms, day_ms = now_ms(), 86_400_000
    began_ms, ended_ms = today_ms - 9 * day_ms, today_ms - 8 * day_ms
    old = Event(id="1", kind="incident", title="x", began_ms=began_ms, changed_ms=began_ms, ended_ms=ended_ms)
    samples = [Sample("n", today_ms - days * day_ms, 1.0) for days in (0, 1, 5, 6)]
    made(monkeypatch, poll=lambda *_: Readings(samples, [old]))
    with gathering(tmp_path / "s", made_source(keep_days=3)) as run:
        health = run.until_good("made")
        assert (health.samples, health.events) == (4, 1)
        run.until(lambda: len(run.reader.points(1, 0, 2**50)) == 2 and run.reader.events_since() == [])
        assert sum(day.samples for day in run.reader.days(1, 0, 2**50)) == 4
