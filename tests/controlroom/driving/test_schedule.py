"""The hand that follows the schedule."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from controlroom.driving.schedule import GONE_S, ScheduleDriver
from controlroom.state.commands import ShowLayout, ShowScene, StartTour, StepTour
from controlroom.state.holder import StateHolder
from controlroom.state.world import World
from layouts.scenes import Scene, SceneScreen
from layouts.schedule_files import ScheduleEntry
from layouts.scheduling import Schedule, StandingAlarm, due
from tests.controlroom.state.test_applying import put
from tests.controlroom.state.worlds import ANN, TOUR, WORLD
from tests.widgets.conftest import HeldClock

SEOUL = ZoneInfo("Asia/Seoul")
RAIN = StandingAlarm("rain.heavy", "caution")


def entry(id: str, begin: str = "", end: str = "", **values: object) -> ScheduleEntry:
    times = {"begin": time.fromisoformat(begin), "end": time.fromisoformat(end)} if begin else {}
    return ScheduleEntry.model_validate({"id": id, **values, **times})


SCHEDULE = Schedule(
    {
        each.id: each
        for each in (
            entry("day", scene="calm", begin="06:00", end="20:00"),
            entry("night", scene="rain", begin="20:00", end="06:00"),
            entry("elsewhere", scene="of another wall", priority=500),
        )
    }
)
FLOOD = StandingAlarm("flood", "serious")
SCENES = {
    id: Scene(id, {"en": id}, {"left": SceneScreen("four", {1: camera})})
    for id, camera in (("day", "b"), ("night", "c"), ("storm", "d"), ("flood", "e"), ("drill", "f"))
}
NESTED = Schedule(
    {
        each.id: each
        for each in (
            entry("day", scene="day", begin="06:00", end="20:00"),
            entry("night", scene="night", begin="20:00", end="06:00"),
            entry("storm", scene="storm", alarm="rain.heavy"),
            entry("flood", scene="flood", alarm="flood", priority=200),
            entry("drill", scene="drill", begin="12:00", end="13:00", priority=150),
        )
    }
)
STORM = Schedule({"storm": entry("storm", scene="rain", alarm="rain.heavy")})


class Kept:
    """A wall without screens that follows a schedule by a clock in the hand."""

    def __init__(
        self,
        schedule: Schedule,
        at: str = "2026-09-17T12:00",
        *,
        is_resumed: bool = False,
        world: World = WORLD,
        journal: Path | None = None,
        standing: Sequence[StandingAlarm] = (),
    ) -> None:
        self.clock = HeldClock()
        self.standing = list(standing)
        self.told: list[str] = []
        self.turn_to(at)
        self.holder = StateHolder(journal, now_ms=lambda: round(self.clock.now.timestamp() * 1000))
        self.holder.begin(world, "city", resume=is_resumed)
        self.driver = ScheduleDriver(self.holder, zone=SEOUL, standing=lambda: self.standing, clock=self.clock)
        self.driver.told.connect(lambda text: self.told.append(text.english()))
        self.driver.set_schedule(schedule)
        self.driver.start(is_resumed=is_resumed)
        self.driver.close()

    def turn_to(self, at: str) -> None:
        self.clock.now = datetime.fromisoformat(at).replace(tzinfo=SEOUL).astimezone(UTC)

    def at(self, at: str) -> str:
        self.turn_to(at)
        self.driver.look()
        return self.holder.state.scene

    def raise_alarms(self, *alarms: StandingAlarm) -> str:
        """Let these alarms stand, and no others for long enough."""
        self.standing = list(alarms)
        self.pass_time(1)
        return self.pass_time(GONE_S + 1)

    def pass_time(self, seconds: float) -> str:
        self.clock.advance(seconds)
        self.driver.look()
        return self.holder.state.scene


pytestmark = pytest.mark.usefixtures("qapp")


def test_what_is_due_is_shown_when_it_becomes_due_and_what_people_do_stays_until_then() -> None:
    kept = Kept(SCHEDULE)
    assert kept.holder.state.scene == "calm"
    kept.holder.submit(ShowLayout(layout="one"), ANN)
    assert kept.at("2026-09-17T19:59") == ""
    assert kept.at("2026-09-17T20:00") == "rain"
    assert kept.holder.history.entries[-1].author.by == "schedule:night"
    assert kept.at("2026-09-18T06:00") == "calm"


def test_a_wall_that_comes_back_as_it_was_left_stays_so() -> None:
    kept = Kept(SCHEDULE, is_resumed=True)
    assert kept.holder.state.scene == ""
    assert kept.at("2026-09-17T20:00") == "rain"


def test_a_clock_that_jumps_over_edges_makes_one_change() -> None:
    kept = Kept(SCHEDULE)
    revision = kept.holder.state.revision
    assert kept.at("2026-11-17T21:00") == "rain"
    assert kept.holder.state.revision == revision + 1
    assert kept.at("2026-01-01T21:00") == "rain"
    assert kept.holder.state.revision == revision + 1


def test_an_alarm_shows_its_scene_and_what_was_before_comes_back() -> None:
    kept = Kept(STORM)
    kept.holder.submit(put(("left", 1, "e")), ANN)
    before = dict(kept.holder.state.screens)
    kept.standing = [RAIN]
    assert kept.pass_time(1) == "rain"
    kept.standing = []
    assert kept.pass_time(GONE_S - 1) == "rain", "an alarm that comes and goes does not change the wall each time"
    assert kept.pass_time(2) == ""
    assert dict(kept.holder.state.screens) == before


def test_what_somebody_has_changed_in_it_stays() -> None:
    kept = Kept(STORM)
    kept.standing = [RAIN]
    kept.pass_time(1)
    kept.holder.submit(put(("right", 3, "f")), ANN)
    kept.standing = []
    kept.pass_time(GONE_S + 1)
    assert kept.holder.state.screens["right"].cameras[3] == "f"
    assert kept.told == ["storm of the schedule is over, what it showed stays: it was changed meanwhile"]


def test_where_what_was_before_cannot_come_back_what_is_due_is_shown() -> None:
    kept = Kept(Schedule({**SCHEDULE.good, **STORM.good}))
    kept.standing = [RAIN]
    assert kept.pass_time(1) == "rain"
    kept.holder.submit(put(("right", 3, "f")), ANN)
    kept.standing = []
    assert kept.pass_time(GONE_S + 1) == "calm"


def nested(at: str = "2026-09-17T10:00") -> Kept:
    return Kept(NESTED, at, world=replace(WORLD, scenes=SCENES))


def test_a_more_serious_event_is_shown_over_another_and_each_ends_with_its_own_alarm() -> None:
    kept = nested()
    kept.holder.submit(put(("left", 2, "f")), ANN)
    arranged = dict(kept.holder.state.screens)
    assert kept.raise_alarms(RAIN) == "storm"
    assert kept.raise_alarms(RAIN, FLOOD) == "flood"
    assert kept.raise_alarms(RAIN) == "storm"
    assert kept.raise_alarms() == "day"
    assert dict(kept.holder.state.screens) == arranged
    kept.raise_alarms(RAIN)
    kept.raise_alarms(RAIN, FLOOD)
    assert kept.raise_alarms(FLOOD) == "flood", "the one below ends and nobody sees it"
    assert kept.raise_alarms() == "day"
    assert dict(kept.holder.state.screens) == arranged


def test_one_event_follows_another_and_what_was_before_both_comes_back() -> None:
    kept = nested()
    kept.holder.submit(put(("left", 2, "f")), ANN)
    arranged = dict(kept.holder.state.screens)
    assert kept.raise_alarms(FLOOD) == "flood"
    assert kept.raise_alarms(RAIN) == "storm"
    assert kept.raise_alarms() == "day"
    assert dict(kept.holder.state.screens) == arranged


def test_what_has_become_due_under_an_event_is_shown_after_it() -> None:
    kept = nested()
    kept.holder.submit(put(("left", 2, "f")), ANN)
    assert kept.raise_alarms(RAIN) == "storm"
    assert kept.at("2026-09-17T20:00") == "storm"
    assert kept.raise_alarms() == "night"


def test_an_event_of_what_the_wall_shows_already_takes_nothing_back() -> None:
    kept = nested()
    kept.holder.submit(ShowScene(scene="storm"), ANN)
    revision = kept.holder.state.revision
    kept.raise_alarms(RAIN)
    assert kept.raise_alarms() == "storm"
    assert kept.holder.state.revision == revision


def test_an_event_that_goes_out_of_the_file_ends() -> None:
    kept = nested()
    assert kept.raise_alarms(RAIN) == "storm"
    kept.driver.set_schedule(replace(NESTED, good={"day": NESTED.good["day"], "night": NESTED.good["night"]}))
    assert kept.pass_time(1) == "day"


alarms = st.lists(st.sampled_from([RAIN, FLOOD]), unique=True)


@given(steps=st.lists(st.tuples(st.integers(min_value=0, max_value=40_000), alarms), max_size=12))
def test_where_nobody_interferes_the_wall_always_shows_what_is_due(
    steps: list[tuple[int, list[StandingAlarm]]],
) -> None:
    kept = nested()
    for passed_s, standing in steps:
        kept.clock.now += timedelta(seconds=passed_s)
        shown = kept.raise_alarms(*standing)
        found = due(NESTED, kept.clock.now.astimezone(SEOUL), standing)
        assert found is not None
        assert shown == found.scene


def test_a_tour_begins_by_the_schedule_and_a_scene_that_went_is_told() -> None:
    kept = Kept(Schedule({"t": entry("t", tour="rivers")}))
    assert kept.holder.state.tours.keys() == {"rivers"}
    kept.holder.submit(StepTour(tour="rivers", step=2), TOUR)
    assert kept.driver.due is not None
    kept.holder.submit(ShowScene(scene="rain"), ANN)
    kept.holder.submit(StartTour(tour="pages"), ANN)
    kept.driver.look()
    assert kept.holder.state.tours.keys() == {"pages"}
