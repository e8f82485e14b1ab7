"""Which stream serves a view."""

from dataclasses import replace
from typing import cast

import pytest

from feeds.core import Rect, Role, View
from feeds.jobs import Feeding, StreamJob, ViewFeed
from feeds.kinds.file import FileConfig
from feeds.messages import Output
from feeds.pictures import RingReader
from feeds.roles import wanted_roles


class Reader:
    """As far as it is asked."""

    def __init__(self, newest: int) -> None:
        self.newest = newest


def job(role: Role, width_px: int = 0, height_px: int = 0) -> StreamJob:
    return StreamJob(("cam", role), FileConfig(address=role), width_px=width_px, height_px=height_px)


def serve(served: StreamJob, feed: ViewFeed, *, delivers: bool = True) -> None:
    output = Output(0, "", 0, 0, feed.view.crop)
    served.phase = "open"
    served.feedings[feed] = Feeding(feed, cast(RingReader, Reader(4 if delivers else 0)), output)


def roles(view: View, main: StreamJob | None, sub: StreamJob | None, feed: ViewFeed | None = None) -> tuple[Role, ...]:
    return wanted_roles(view, feed or ViewFeed(view), main, sub)


SMALL, LARGE = View("cam", 480, 270), View("cam", 1920, 1080)


def test_a_camera_with_one_stream() -> None:
    assert roles(LARGE, job("main"), None) == ("main",)
    assert roles(LARGE, None, job("sub")) == ("sub",)


def test_a_small_view_takes_the_small_stream_and_a_large_one_begins_with_both() -> None:
    assert roles(SMALL, job("main"), job("sub")) == ("sub",)
    assert roles(LARGE, job("main"), job("sub")) == ("main", "sub")


def test_the_small_one_goes_when_the_large_one_shows() -> None:
    main, sub, feed = job("main"), job("sub", 640, 360), ViewFeed(LARGE)
    serve(sub, feed)
    serve(main, feed, delivers=False)
    assert roles(LARGE, main, sub, feed) == ("main", "sub")
    serve(main, feed)
    assert roles(LARGE, main, sub, feed) == ("main",)


def test_a_failing_best_stream_brings_the_other() -> None:
    main, sub, feed = job("main"), job("sub", 640, 360), ViewFeed(SMALL)
    sub.failures = 1
    assert roles(SMALL, main, sub, feed) == ("main", "sub")
    main.failures, sub.failures = 1, 0
    assert roles(LARGE, main, sub, ViewFeed(LARGE)) == ("main", "sub")


@pytest.mark.parametrize(
    ("width", "height", "main_serves", "best"),
    [
        (640, 360, False, "sub"),
        (857, 482, False, "sub"),
        (858, 483, False, "main"),
        (800, 450, True, "main"),
        (736, 414, True, "sub"),
        (3840, 360, False, "sub"),
    ],
)
def test_there_is_room_between_up_and_down(width: int, height: int, main_serves: bool, best: Role) -> None:
    view = View("cam", width, height)
    main, sub, feed = job("main", 1920, 1080), job("sub", 640, 360), ViewFeed(view)
    serve(sub, feed)
    if main_serves:
        serve(main, feed)
    assert roles(view, main, sub, feed)[0] == best
    assert (roles(view, main, sub, feed) == (best,)) is (best == "sub" or main_serves)


def test_zoom_takes_the_large_stream() -> None:
    view = View("cam", 200, 100, Rect(0.2, 0.2, 0.3, 0.3))
    assert roles(view, job("main"), job("sub", 640, 360))[0] == "main"


def test_the_size_of_the_small_stream_counts() -> None:
    assert roles(SMALL, job("main"), job("sub", 160, 90)) == ("main", "sub")


def test_a_view_may_insist_on_a_stream() -> None:
    assert roles(replace(LARGE, stream="sub"), job("main"), job("sub")) == ("sub",)
    assert roles(replace(SMALL, stream="main"), job("main"), job("sub")) == ("main",)
    assert roles(replace(SMALL, stream="main"), None, job("sub")) == ("sub",)
