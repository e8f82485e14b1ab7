"""HLS from a server that is written by hand: pace, lag, windows, gaps and segment formats."""

import time
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import ExitStack
from functools import partial
from pathlib import Path

import pytest

from feeds.board import NO_LAG, StreamColumn
from feeds.core import ErrorKind
from feeds.kinds.hls import HlsConfig
from tests.fakes.clips import RATE, shows_quarters
from tests.fakes.http_camera import HttpCamera
from tests.fakes.live_hls import LiveHls, cut_segments
from tests.feeds.lab import Lab
from tests.feeds.scenarios import play
from tests.feeds.waiting import until

Scenario = Callable[[LiveHls, Lab], None]


def keeps_pace(live: LiveHls, lab: Lab) -> None:
    """Pictures come one after the other although segments come whole, and the lag stays what it was."""
    lab.picture(RATE)
    start, lag_ms = lab.number(), lab.cell(StreamColumn.LAG_MS)
    started_s = time.monotonic()
    pictures = lab.watch(4.0)
    seconds = time.monotonic() - started_s
    assert 0.3 * RATE * seconds < lab.number() - start < 1.6 * RATE * seconds
    assert len(pictures) > RATE
    assert all(shows_quarters(picture) for picture in pictures)
    assert 500 < lag_ms < 8000
    assert abs(lab.cell(StreamColumn.LAG_MS) - lag_ms) < 3000


def goes_on_over_discontinuities(live: LiveHls, lab: Lab) -> None:
    lab.picture(RATE * 6)
    assert lab.error is None
    assert lab.cell(StreamColumn.CORRUPT) == 0


def misses_a_segment(live: LiveHls, lab: Lab) -> None:
    lab.picture(1)
    live.missing = {live.edge() + 1}
    lab.picture(lab.number() + 5 * RATE)
    assert lab.error is None


def misses_all_segments(live: LiveHls, lab: Lab) -> None:
    lab.picture(1)
    live.missing = set(range(1000))
    lab.ended(ErrorKind.NOT_FOUND)


def stops_changing(live: LiveHls, lab: Lab) -> None:
    lab.picture(1)
    live.stop()
    lab.ended(ErrorKind.TIMEOUT)


def is_dateless(live: LiveHls, lab: Lab) -> None:
    live.dated = False
    lab.picture(5)
    assert lab.cell(StreamColumn.LAG_MS) == NO_LAG


def jumps_ahead(live: LiveHls, lab: Lab) -> None:
    """Much more than can be played: the newest is shown, not all of it in turn."""
    lab.picture(RATE)
    live.jump(20)
    number = lab.number()
    lab.picture(number + 3 * RATE)
    assert lab.cell(StreamColumn.LAG_MS) < 6000
    assert lab.error is None


def is_renumbered(live: LiveHls, lab: Lab) -> None:
    lab.picture(RATE)
    live.renumber()
    lab.picture(lab.number() + 5 * RATE)
    assert lab.error is None


def is_fetched_once(live: LiveHls, lab: Lab) -> None:
    lab.picture(4 * RATE)
    segments = [name for name in live.asked_for if not name.endswith("m3u8")]
    assert len(segments) == len(set(segments))
    assert len(live.asked_for) - len(segments) < 40


SCENARIOS: dict[str, tuple[str, Scenario]] = {
    "pace": ("mpegts", keeps_pace),
    "pace of fragments": ("fmp4", keeps_pace),
    "discontinuity": ("mpegts", goes_on_over_discontinuities),
    "discontinuity of fragments": ("fmp4", goes_on_over_discontinuities),
    "a missing segment": ("mpegts", misses_a_segment),
    "all segments missing": ("mpegts", misses_all_segments),
    "no new segment": ("mpegts", stops_changing),
    "no dates": ("mpegts", is_dateless),
    "jump": ("mpegts", jumps_ahead),
    "renumbering": ("mpegts", is_renumbered),
    "each segment once": ("fmp4", is_fetched_once),
}


def run(segments: list[Path], scenario: Scenario) -> None:
    live = LiveHls(segments, dated=scenario is not is_dateless)
    with (
        HttpCamera(live.answer) as camera,
        Lab(HlsConfig(address=f"{camera.url}/live.m3u8", read_timeout_s=3.0)) as lab,
    ):
        scenario(live, lab)


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Future[None]]:
    """Every scenario, played to its end."""
    cut = {kind: cut_segments(tmp_path_factory.mktemp(kind), kind) for kind in ("mpegts", "fmp4")}
    return play({name: partial(run, cut[kind], scenario) for name, (kind, scenario) in SCENARIOS.items()})


@pytest.mark.parametrize("name", SCENARIOS)
def test_a_live_playlist(played: dict[str, Future[None]], name: str) -> None:
    played[name].result()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("<html>no</html>", ErrorKind.GARBAGE),
        ("#EXTM3U\n#EXT-X-KEY:METHOD=AES-128,URI=k\n#EXTINF:1,\na.ts\n", ErrorKind.UNSUPPORTED),
        ("#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\na.ts\n#EXT-X-ENDLIST\n", ErrorKind.GARBAGE),
        ("#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXT-X-ENDLIST\n", ErrorKind.ENDED),
        ("#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\n/index.m3u8\n", ErrorKind.GARBAGE),
    ],
)
def test_playlists_that_lead_nowhere(text: str, kind: ErrorKind) -> None:
    def answer(_: object) -> tuple[int, dict[str, str], bytes]:
        return 200, {}, text.encode()

    with HttpCamera(answer) as camera, Lab(HlsConfig(address=f"{camera.url}/index.m3u8", read_timeout_s=1.0)) as lab:
        lab.ended(kind)
        assert lab.number() == 0


def test_closing_does_not_wait_for_a_silent_server(tmp_path: Path) -> None:
    live = LiveHls(cut_segments(tmp_path, "mpegts"))
    with HttpCamera(live.answer) as camera, ExitStack() as stack:
        lab = Lab(HlsConfig(address=f"{camera.url}/live.m3u8", read_timeout_s=1.0))
        stack.enter_context(lab)
        lab.picture(1)
        lab.stop.set()
        until(lambda: not lab.running, "the end of the stream")
        assert lab.error is None
