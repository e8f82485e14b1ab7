"""Addresses that are good for some time only: no stream ends because of another one, none is opened with an old one."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from feeds.catalogue import make_config
from feeds.core import ErrorKind, TileState, View
from feeds.jobs import ADDRESS_WAIT_S, StreamJob
from feeds.kinds.hls import HlsConfig
from feeds.kinds.mjpeg import MjpegConfig
from feeds.ladder import REFUSED_S
from feeds.lost import LostStreams
from feeds.retries import Retries
from feeds.source import KindConfig
from tests.fakes.http_camera import Answer, Asked, HttpCamera
from tests.fakes.live_hls import LiveHls, cut_segments
from tests.feeds.wall import Wall, camera

OLD = HlsConfig(address="http://192.0.2.1/old", expires=True)
NEW = HlsConfig(address="http://192.0.2.1/new", expires=True)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (OLD, OLD, True),
        (OLD, NEW, True),
        (OLD, OLD.model_copy(update={"expires": False}), False),
        (OLD.model_copy(update={"expires": False}), NEW.model_copy(update={"expires": False}), False),
        (OLD, NEW.model_copy(update={"variant": "lowest"}), False),
        (OLD, NEW.model_copy(update={"read_timeout_s": 9.0}), False),
        (OLD, MjpegConfig(address="http://192.0.2.1/new", expires=True), False),
    ],
)
def test_another_address_is_the_same_stream_where_addresses_expire(
    one: KindConfig, other: KindConfig, same: bool
) -> None:
    assert one.is_same_stream(other) is same
    assert other.is_same_stream(one) is same


def opened(config: KindConfig, at_s: float = 0.0) -> StreamJob:
    """A stream that was opened and ran."""
    job = StreamJob(("cam", "main"), config, opened_s=at_s, opened_with=config, phase="open", reconnects=0)
    job.picture_ns = int((at_s + 60.0) * 1e9)
    return job


def fail(job: StreamJob, kind: ErrorKind, now_s: float) -> None:
    job.phase = "waiting"
    Retries(1).failed(job, kind, "HTTP status 403", now_s, [job])


def test_an_address_that_is_refused_is_asked_for_again_and_waited_for() -> None:
    job = opened(OLD)
    fail(job, ErrorKind.UNAUTHORIZED, 100.0)
    assert (job.wants_address, job.error) == (True, ErrorKind.ENDED), "the camera has not refused anything yet"
    assert 100.0 + ADDRESS_WAIT_S < job.next_try_s < 102.0 + ADDRESS_WAIT_S
    job.renew(NEW)
    assert (job.config, job.wants_address) == (NEW, False)
    assert 100.0 < job.next_try_s < 102.0


def test_a_fresh_address_that_is_refused_is_a_refusal_and_the_next_fresh_one_is_tried_soon() -> None:
    job = opened(OLD)
    fail(job, ErrorKind.NOT_FOUND, 100.0)
    job.renew(NEW)
    job.picture_ns, job.opened_with = 0, NEW
    fail(job, ErrorKind.UNAUTHORIZED, 101.0)
    assert (job.wants_address, job.error) == (True, ErrorKind.UNAUTHORIZED)
    assert job.next_try_s > 101.0 + REFUSED_S / 2
    job.renew(OLD)
    assert 101.0 < job.next_try_s < 103.0


def test_refusals_of_fresh_addresses_come_further_and_further_apart() -> None:
    job = opened(OLD)
    for step, most_s in ((5, 1.5), (10, 7.0), (20, 13.0), (25, 80.0)):
        while job.failures < step:
            job.opened_with, job.picture_ns = job.config, 0
            fail(job, ErrorKind.UNAUTHORIZED, 100.0)
            job.renew(NEW if job.config == OLD else OLD)
        assert 100.0 + most_s / 2.2 < job.next_try_s < 100.0 + most_s


@pytest.mark.parametrize("kind", [ErrorKind.ISOLATED, ErrorKind.UNSUPPORTED, ErrorKind.UNTRUSTED])
def test_what_a_fresh_address_does_not_mend_is_not_tried_sooner(kind: ErrorKind) -> None:
    job = opened(OLD)
    fail(job, kind, 100.0)
    job.renew(NEW)
    assert job.next_try_s > 100.0 + REFUSED_S / 2


def test_an_address_that_is_new_already_is_tried_without_waiting() -> None:
    job = opened(OLD)
    job.renew(NEW)
    fail(job, ErrorKind.ENDED, 100.0)
    assert not job.wants_address
    assert job.next_try_s < 102.0


def test_addresses_that_stay_good_are_refused_as_ever() -> None:
    job = opened(OLD.model_copy(update={"expires": False}))
    fail(job, ErrorKind.UNAUTHORIZED, 100.0)
    assert (job.wants_address, job.error) == (False, ErrorKind.UNAUTHORIZED)
    assert job.next_try_s > 100.0 + REFUSED_S / 2


def test_a_lost_camera_stays_lost_with_another_address() -> None:
    lost, job = LostStreams(), StreamJob(("cam", "main"), OLD, wanted_since_s=100.0, error=ErrorKind.TIMEOUT)
    lost.let_go(job, 200.0, lost_after_s=10.0)
    lost.keep_only(lambda _: NEW)
    again = StreamJob(job.key, NEW)
    lost.look_again(again, 500.0)
    assert (again.wanted_since_s, again.error) == (100.0, ErrorKind.TIMEOUT)


class TokenHls:
    """An HLS server whose addresses begin with a token; those that are not `good` are refused."""

    def __init__(self, folder: Path) -> None:
        self._live = LiveHls(cut_segments(folder, "mpegts"))
        self.good = {"first"}
        self.tokens: list[str] = []

    def answer(self, asked: Asked) -> Answer:
        token = asked.path.split("/")[1]
        self.tokens.append(token)
        return self._live.answer(asked) if token in self.good else (403, {}, b"expired")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("segments")


@pytest.fixture
def server(tmp_path: Path) -> Iterator[tuple[TokenHls, HttpCamera]]:
    hls = TokenHls(tmp_path)
    with HttpCamera(hls.answer) as served:
        yield hls, served


def test_a_running_stream_goes_on_and_its_next_opening_uses_the_new_address(
    server: tuple[TokenHls, HttpCamera],
) -> None:
    hls, served = server
    view = View("cam", 160, 90)

    def listed(token: str) -> None:
        config = make_config("hls", f"{served.url}/{token}/live.m3u8", expires=True, read_timeout_s=3.0)
        wall.engine.set_cameras([camera("cam", config, stale_after_s=20.0, lost_after_s=30.0)])

    with Wall() as wall:
        listed("first")
        wall.show(view)
        wall.picture(view, 5)
        pid, reader = wall.engine.worker_pid("cam"), wall.engine.reader(view)

        hls.good.add("second")
        listed("second")
        shown = wall.shown[view]
        wall.until(lambda: wall.shown[view] > shown + 30, "pictures after the change")
        assert set(hls.tokens) == {"first"}, "nothing is opened"
        assert (wall.state("cam"), wall.report("cam").reconnects) == (TileState.LIVE, 0)
        assert (wall.engine.worker_pid("cam"), wall.engine.reader(view)) == (pid, reader), "nothing blinks"
        assert wall.engine.expired == frozenset()

        hls.good.remove("first")
        wall.until(lambda: "second" in hls.tokens, "an opening with the new address")
        shown = wall.shown[view]
        wall.until(lambda: wall.shown[view] > shown + 5, "pictures from the new address")
        assert wall.report("cam").reconnects == 1
        wall.until(lambda: wall.report("cam").error is ErrorKind.NONE, "an end of the error")

        hls.good.add("third")
        hls.good.remove("second")
        wall.until(lambda: wall.engine.expired == {"cam"}, "it wants a fresh address")
        assert wall.state("cam") is not TileState.REFUSED
        listed("third")
        wall.until(lambda: "third" in hls.tokens, "an opening with the fresh address")
        shown = wall.shown[view]
        wall.until(lambda: wall.shown[view] > shown + 5, "pictures from the fresh address")
        assert wall.report("cam").reconnects == 2
        assert wall.engine.expired == frozenset()


def test_where_nobody_has_a_fresh_address_the_known_one_is_tried_again(server: tuple[TokenHls, HttpCamera]) -> None:
    hls, served = server
    view = View("cam", 160, 90)
    config = make_config("hls", f"{served.url}/first/live.m3u8", expires=True, read_timeout_s=3.0)
    with Wall(camera("cam", config)) as wall:
        wall.show(view)
        wall.picture(view, 5)
        hls.good.clear()
        wall.until(lambda: wall.engine.expired, "it wants a fresh address")
        hls.good.add("first")
        shown = wall.shown[view]
        wall.until(lambda: wall.shown[view] > shown + 5, "pictures from the known address")
        assert wall.engine.expired == frozenset()


def test_an_address_goes_out_byte_for_byte_and_so_do_those_beside_it(folder: Path) -> None:
    """As the state's traffic centre writes them: empty parts of a path, signs that are often encoded."""
    live = LiveHls(cut_segments(folder, "mpegts"))
    paths: list[str] = []

    def answer(asked: Asked) -> Answer:
        paths.append(asked.path)
        name = asked.path.rpartition("/")[2]
        return live.answer(asked) if name.endswith(".ts") else live.answer(Asked("/live.m3u8", {}, 0.0))

    view = View("cam", 160, 90)
    target = "/2516//fNDq+eWRt6%2fjRs~IS/w5wo7=="
    with HttpCamera(answer) as served:
        config = make_config("hls", served.url + target, expires=True, read_timeout_s=3.0)
        with Wall(camera("cam", config, stale_after_s=20.0, lost_after_s=30.0)) as wall:
            wall.show(view)
            wall.picture(view, 5)
    assert paths[0] == target
    assert {path.rpartition("/")[0] for path in paths} == {"/2516//fNDq+eWRt6%2fjRs~IS"}
