"""When decode workers are started."""

from feeds.core import View
from feeds.kinds.file import FileConfig
from tests.feeds.conftest import Clips
from tests.feeds.wall import Wall, camera


def test_workers_start_at_once_where_that_is_asked_for_and_take_the_first_streams(clips: Clips) -> None:
    wall = Wall(camera("cam", FileConfig(address=str(clips("main.mp4")))), workers=2)
    wall.engine.start(with_workers=True)
    try:
        wall.until(lambda: len(wall.engine.worker_pids) == 2, "both workers")
        pids = wall.engine.worker_pids
        view = View("cam", 160, 90)
        wall.show(view)
        wall.until(lambda: wall.shown.get(view), "a picture")
        assert wall.engine.worker_pids == pids
    finally:
        wall.engine.close()


def test_without_that_each_starts_with_a_stream(clips: Clips) -> None:
    with Wall(camera("cam", FileConfig(address=str(clips("main.mp4")))), workers=2) as wall:
        view = View("cam", 160, 90)
        wall.show(view)
        wall.until(lambda: wall.shown.get(view), "a picture")
        assert len(wall.engine.worker_pids) == 1
