"""A machine that slept: everything is opened anew, and no picture is younger than it is."""

from controlroom.sim.faults import Fault, FaultKind
from controlroom.sim.server import SimServer
from feeds.catalogue import make_config
from feeds.core import TileState
from feeds.sleep import SleepWatch
from tests.fakes.scenes import SceneClips
from tests.feeds.wall import Wall, camera, views


class Asleep:
    """How long a machine has slept, in the hand."""

    def __init__(self) -> None:
        self.seconds = 100.0

    def __call__(self) -> float:
        return self.seconds


def test_a_sleep_is_told_once() -> None:
    asleep = Asleep()
    watch = SleepWatch(asleep)
    assert watch.woke(1.0) == 0.0
    asleep.seconds += 3600
    assert watch.woke(2.0) == 3600
    assert watch.woke(3.0) == 0.0
    assert watch.slept_since_s(1.5) == 3600
    assert watch.slept_since_s(2.5) == 0.0
    asleep.seconds += 60
    assert watch.woke(9.0) == 60
    assert (watch.slept_since_s(1.5), watch.slept_since_s(5.0)) == (3660, 60)


def test_clocks_that_are_not_read_at_once_are_no_sleep() -> None:
    asleep = Asleep()
    watch = SleepWatch(asleep)
    for step_s in (1e-6, -1e-6, 2.9):
        asleep.seconds += step_s
        assert watch.woke(0.0) == 0.0


def test_this_machine_is_awake() -> None:
    assert SleepWatch().woke(0.0) == 0.0


def test_streams_are_opened_anew_and_pictures_are_as_old_as_they_are(scene: SceneClips) -> None:
    asleep = Asleep()
    (view,) = views(["cam"])
    with SimServer({"cam": scene}) as city:
        wall = Wall(
            camera("cam", make_config("mpegts", f"{city.url}/cam/main.ts"), stale_after_s=3.0, lost_after_s=8.0)
        )
        wall.engine._supervisor.upkeep.sleeps = SleepWatch(asleep)
        with wall:
            wall.show(view)
            wall.becomes(TileState.LIVE, "cam")
            city.set_fault("cam", Fault(FaultKind.STALL))
            asleep.seconds += 3600
            report = wall.becomes(TileState.LOST, "cam")
            assert report.picture_age_s is not None
            assert report.picture_age_s > 3600
            wall.until(lambda: city.connections_made("cam") > 1, "the next opening")
            city.set_fault("cam", None)
            report = wall.becomes(TileState.LIVE, "cam")
            assert report.picture_age_s is not None
            assert report.picture_age_s < 3600
