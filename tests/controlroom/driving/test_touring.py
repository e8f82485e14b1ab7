"""What a tour shows next, and the hand that leads tours."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from controlroom.driving.hands import is_lost
from controlroom.driving.touring import cameras_of, coming
from controlroom.driving.tours import READY_S, TourDriver
from controlroom.state.commands import PauseTours, ShowScene, StartTour, StepTour, StopTour, Undo
from controlroom.state.core import TourRun
from controlroom.state.entries import Author
from controlroom.state.holder import StateHolder
from feeds.core import CameraReport, ErrorKind, TileState
from layouts.scenes import Scene, SceneScreen
from layouts.tours import Tour, TourStep
from resources.text import Text
from tests.controlroom.state.worlds import ANN, WORLD
from tests.widgets.conftest import HeldClock

RIVERS, SCENES, PAGES = (WORLD.tours[id] for id in ("rivers", "scenes", "pages"))


def nothing_lost(camera_id: str) -> bool:
    return False


def test_the_cameras_of_a_step_are_those_on_its_screens() -> None:
    assert cameras_of(RIVERS, RIVERS.steps[0], WORLD) == ("e", "f")
    assert cameras_of(PAGES, PAGES.steps[1], WORLD) == ("a", "b", "c")
    assert cameras_of(SCENES, SCENES.steps[0], WORLD) == ("e", "c", "a"), "what is put in the place of others"
    far = Scene("far", {"en": "Far"}, {"gone": SceneScreen("four")})
    step = TourStep(20, scene="far")
    assert cameras_of(SCENES, step, replace(WORLD, scenes={"far": far})) == ()


def test_steps_whose_cameras_are_all_lost_are_left_out_and_tried_all_the_same() -> None:
    tour = Tour("t", {"en": "T"}, tuple(TourStep(20, cameras=(camera,)) for camera in "abcd"), "left", (1,))
    assert [coming(tour, step, WORLD, nothing_lost) for step in range(4)] == [
        (1, ("b",)),
        (2, ("c",)),
        (3, ("d",)),
        (0, ("a",)),
    ]
    assert coming(tour, 0, WORLD, lambda camera: camera in "bc") == (3, ("b", "c", "d"))
    assert coming(tour, 1, WORLD, lambda camera: True) == (None, ("c", "d", "a"))
    assert coming(replace(tour, skip_lost=False), 1, WORLD, lambda camera: True) == (2, ("c",))
    assert coming(RIVERS, 1, WORLD, lambda camera: camera == "e").step == 0, "one of two is enough"
    assert coming(replace(tour, steps=tour.steps[:1]), 0, WORLD, nothing_lost) == (None, ())


@pytest.mark.parametrize(
    ("state", "error", "expected"),
    [
        (TileState.CONNECTING, ErrorKind.NONE, None),
        (TileState.CONNECTING, ErrorKind.UNREACHABLE, True),
        (TileState.LOST, ErrorKind.NONE, True),
        (TileState.FROZEN, ErrorKind.NONE, True),
        (TileState.REFUSED, ErrorKind.UNAUTHORIZED, True),
        (TileState.STALE, ErrorKind.NONE, False),
        (TileState.LIVE, ErrorKind.NONE, False),
        (TileState.PRIVACY, ErrorKind.NONE, False),
    ],
)
def test_a_camera_that_failed_counts_as_lost_before_its_tile_says_so(
    state: TileState, error: ErrorKind, expected: bool | None
) -> None:
    assert is_lost(CameraReport("a", state=state, error=error)) is expected


class Led:
    """A wall without screens whose tours are led by a clock in the hand.

    As in the engine nothing is known of cameras that nobody asks for, nor of `slow` ones.
    """

    def __init__(self, journal: Path | None = None, *, resume: bool = False) -> None:
        self.clock = HeldClock()
        self.lost: set[str] = set()
        self.slow: set[str] = set()
        self.ready: Sequence[str] = ()
        self.told: list[str] = []
        self.holder = StateHolder(journal)
        self.holder.begin(WORLD, "city", resume=resume)
        self.driver = TourDriver(self.holder, is_lost=self.is_lost, expect=self.expect, clock=self.clock)
        self.driver.told.connect(self.tell)

    def expect(self, cameras: Sequence[str]) -> None:
        self.ready = cameras

    def is_lost(self, camera_id: str) -> bool | None:
        shown = self.holder.state.screens["left"].cameras.values()
        is_known = camera_id in {*self.ready, *shown} - self.slow
        return camera_id in self.lost if is_known else None

    def tell(self, text: Text) -> None:
        self.told.append(text.english())

    def pass_time(self, seconds: float) -> None:
        self.clock.advance(seconds)
        self.driver.look()

    def pass_looks(self, seconds: int) -> None:
        for _ in range(4 * seconds):
            self.pass_time(0.25)

    def run(self, tour: str) -> TourRun:
        return self.holder.state.tours[tour]


@pytest.fixture
def led(qapp: object) -> Led:
    return Led()


def test_each_step_is_shown_for_as_long_as_it_says_and_the_next_is_made_ready(led: Led) -> None:
    led.holder.submit(StartTour(tour="rivers"), ANN)
    led.pass_time(20 - READY_S - 0.1)
    assert list(led.ready) == []
    led.pass_time(0.2)
    assert (led.run("rivers").step, list(led.ready)) == (0, ["d"])
    led.pass_time(READY_S - 0.2)
    assert led.run("rivers").step == 0
    led.pass_time(0.1)
    assert led.run("rivers").step == 1
    led.pass_time(0.1)
    assert list(led.ready) == []
    led.pass_time(20)
    assert led.run("rivers").step == 0
    assert led.holder.history.entries[-1].author.by == "tour:rivers"


def test_a_step_that_a_person_shows_is_shown_as_long_as_any(led: Led) -> None:
    led.holder.submit(StartTour(tour="rivers"), ANN)
    led.pass_time(19)
    led.holder.submit(StepTour(tour="rivers", step=2), ANN)
    led.pass_time(19)
    assert led.run("rivers").step == 1
    led.pass_time(1)
    assert led.run("rivers").step == 0


def test_a_touch_holds_the_tours_of_its_screen_until_a_person_lets_them_go_on(led: Led) -> None:
    led.holder.submit(StartTour(tour="rivers"), ANN)
    led.holder.submit(StartTour(tour="pages"), ANN)
    led.driver.touched("left", ANN)
    assert (led.run("rivers").paused, led.run("pages").paused) == (True, False)
    led.pass_time(1000)
    assert (led.run("rivers").step, led.run("pages").step) == (0, 1)
    led.holder.submit(PauseTours(paused=False), ANN)
    led.pass_time(20)
    assert led.run("rivers").step == 1


def test_one_that_says_so_goes_on_by_itself(led: Led) -> None:
    led.holder.world = replace(WORLD, tours={"rivers": replace(RIVERS, resume_after_s=60)})
    led.holder.submit(StartTour(tour="rivers"), ANN)
    led.driver.touched("left", ANN)
    led.pass_time(59)
    assert led.run("rivers").paused
    led.pass_time(1)
    assert not led.run("rivers").paused


def test_an_alarm_that_waits_holds_those_that_run_and_lets_only_those_go_on(led: Led) -> None:
    led.holder.submit(StartTour(tour="rivers"), ANN)
    led.holder.submit(StartTour(tour="pages"), ANN)
    led.holder.submit(PauseTours(tour="pages"), ANN)
    led.driver.set_alarmed(True)
    assert led.run("rivers").paused
    led.driver.set_alarmed(False)
    assert (led.run("rivers").paused, led.run("pages").paused) == (False, True)


def test_who_lets_a_tour_go_on_in_spite_of_an_alarm_is_not_overruled(led: Led) -> None:
    led.holder.submit(StartTour(tour="rivers"), ANN)
    led.driver.set_alarmed(True)
    led.holder.submit(PauseTours(paused=False), ANN)
    led.holder.submit(PauseTours(), ANN)
    led.driver.set_alarmed(False)
    assert led.run("rivers").paused


def test_a_tour_that_a_scene_took_away_goes_on_when_it_is_back_after_the_alarm(led: Led) -> None:
    schedule = Author("schedule:storm", "schedule")
    led.holder.submit(StartTour(tour="rivers"), ANN)
    led.driver.set_alarmed(True)
    entry = led.holder.submit(ShowScene(scene="rain"), schedule)
    led.driver.set_alarmed(False)
    assert led.holder.state.tours == {}
    assert entry is not None
    led.holder.submit(Undo(revision=entry.revision), schedule)
    assert led.run("rivers").paused
    led.pass_time(1)
    assert not led.run("rivers").paused


def test_one_that_a_person_begins_anew_and_holds_is_not_the_alarms_any_more(led: Led) -> None:
    led.holder.submit(StartTour(tour="rivers"), ANN)
    led.driver.set_alarmed(True)
    led.holder.submit(StopTour(tour="rivers"), ANN)
    led.driver.set_alarmed(False)
    led.holder.submit(StartTour(tour="rivers"), ANN)
    led.driver.touched("left", ANN)
    led.pass_time(1)
    assert led.run("rivers").paused


@pytest.mark.parametrize("by_alarm", [True, False])
def test_what_an_alarm_held_before_the_program_ended_goes_on_after_it(
    qapp: object, tmp_path: Path, *, by_alarm: bool
) -> None:
    before = Led(tmp_path / "journal")
    before.holder.submit(StartTour(tour="rivers"), ANN)
    if by_alarm:
        before.driver.set_alarmed(True)
    else:
        before.driver.touched("left", ANN)
    before.holder.end()
    after = Led(tmp_path / "journal", resume=True)
    assert after.run("rivers").paused
    after.driver.start()
    after.driver.close()
    after.pass_time(1)
    after.holder.end()
    assert after.run("rivers").paused is not by_alarm


def test_a_tour_of_dead_cameras_stays_says_so_once_and_goes_on_when_one_is_back(led: Led) -> None:
    led.holder.submit(StartTour(tour="rivers"), ANN)
    led.lost |= {"d", "e", "f"}
    led.pass_looks(100)
    assert led.run("rivers").step == 0
    assert led.told == ["Every camera of the tour rivers is lost, it stays where it is"]
    assert list(led.ready) == ["d"], "it is tried again"
    led.lost.clear()
    led.pass_looks(20)
    assert led.run("rivers").step == 1


def test_a_lost_step_is_left_out_in_every_round_though_nothing_is_known_of_cameras_nobody_asks_for(led: Led) -> None:
    tour = Tour("t", {"en": "T"}, tuple(TourStep(20, cameras=(camera,)) for camera in "def"), "left", (1,))
    led.holder.world = replace(WORLD, tours={"t": tour})
    led.holder.submit(StartTour(tour="t"), ANN)
    led.lost.add("e")
    shown = []
    for _ in range(6):
        led.pass_looks(20)
        shown.append(led.run("t").step)
    assert shown == [2, 0] * 3
    led.pass_looks(5)
    assert list(led.ready) == ["e"], "one that was lost has the whole step to come back"
    led.slow.add("e")
    led.lost.clear()
    led.pass_looks(10)
    assert list(led.ready) == ["f", "e"], "after those that come next"
    led.slow.clear()
    led.pass_looks(6)
    assert led.run("t").step == 1


def test_a_tour_that_is_in_no_file_any_more_ends(led: Led) -> None:
    led.holder.submit(StartTour(tour="rivers"), ANN)
    led.holder.world = replace(WORLD, tours={})
    led.pass_time(1)
    assert led.holder.state.tours == {}


def test_a_scene_that_is_gone_is_told_and_nothing_ends(led: Led) -> None:
    led.holder.submit(StartTour(tour="scenes"), ANN)
    led.holder.world = replace(WORLD, scenes={"rain": WORLD.scenes["rain"]})
    led.pass_time(20)
    assert led.told == ["There is no scene calm"]
    led.holder.submit(StopTour(tour="scenes"), ANN)
    led.holder.submit(ShowScene(scene="rain"), ANN)
    assert led.holder.state.tours == {}
