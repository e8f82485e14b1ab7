"""The hand that follows the schedule, after the program was away."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from controlroom.driving.schedule import GONE_S
from controlroom.state.commands import StepTour
from controlroom.state.entries import Author
from layouts.scheduling import Schedule, StandingAlarm
from tests.controlroom.driving.test_schedule import NESTED, RAIN, SCENES, Kept, entry
from tests.controlroom.state.test_applying import put
from tests.controlroom.state.worlds import ANN, TOUR, WORLD

pytestmark = pytest.mark.usefixtures("qapp")


def left_at(
    journal: Path, at: str, *, standing: Sequence[StandingAlarm] = (), cameras: Sequence[str] = ()
) -> dict[str, object]:
    """Let a wall with a memory be led until a time, and end; return what its screens showed before any alarm."""
    kept = Kept(NESTED, at, world=replace(WORLD, scenes=SCENES), journal=journal)
    for camera in cameras:
        kept.holder.submit(put(("left", 2, camera)), ANN)
    before = dict(kept.holder.state.screens)
    kept.standing = list(standing)
    kept.pass_time(1)
    kept.holder.end()
    return dict(before)


def back_at(journal: Path, at: str, standing: Sequence[StandingAlarm] = ()) -> Kept:
    return Kept(NESTED, at, world=replace(WORLD, scenes=SCENES), journal=journal, is_resumed=True, standing=standing)


def test_a_wall_that_comes_back_shows_what_has_become_due_meanwhile_and_else_stays(tmp_path: Path) -> None:
    arranged = left_at(tmp_path / "journal", "2026-09-17T10:00", cameras="f")
    kept = back_at(tmp_path / "journal", "2026-09-17T11:00")
    assert dict(kept.holder.state.screens) == arranged
    kept.holder.end()
    kept = back_at(tmp_path / "journal", "2026-09-17T21:00")
    assert kept.holder.state.scene == "night"
    kept.holder.end()


@pytest.mark.parametrize("is_read_late", [True, False])
def test_an_event_outlives_the_program_and_ends_as_any_after_it(tmp_path: Path, *, is_read_late: bool) -> None:
    arranged = left_at(tmp_path / "journal", "2026-09-17T10:00", standing=[RAIN], cameras="f")
    kept = back_at(tmp_path / "journal", "2026-09-17T11:00", () if is_read_late else [RAIN])
    assert kept.pass_time(5) == "storm", "alarms are read a moment after the start"
    assert kept.raise_alarms(RAIN) == "storm"
    assert kept.raise_alarms() == "day"
    assert dict(kept.holder.state.screens) == arranged
    kept.holder.end()


def test_an_event_that_ended_while_the_program_was_away_ends_after_it(tmp_path: Path) -> None:
    left_at(tmp_path / "journal", "2026-09-17T10:00", standing=[RAIN])
    kept = back_at(tmp_path / "journal", "2026-09-17T21:00")
    assert kept.holder.state.scene == "storm"
    assert kept.pass_time(GONE_S + 1) == "night"
    kept.holder.end()


def test_a_tour_that_an_event_began_goes_on_where_it_was_after_the_program_was_away(tmp_path: Path) -> None:
    touring = Schedule({"storm": entry("storm", tour="rivers", alarm="rain.heavy")})
    kept = Kept(touring, journal=tmp_path / "journal", standing=[RAIN])
    kept.holder.submit(StepTour(tour="rivers", step=2), TOUR)
    kept.holder.end()
    kept = Kept(touring, journal=tmp_path / "journal", is_resumed=True, standing=[RAIN])
    assert kept.pass_time(5) == ""
    assert kept.holder.state.tours["rivers"].step == 1
    kept.holder.end()


def test_what_a_person_did_in_an_event_stays_after_the_program_was_away(tmp_path: Path) -> None:
    kept = Kept(NESTED, "2026-09-17T10:00", world=replace(WORLD, scenes=SCENES), journal=tmp_path / "journal")
    assert kept.raise_alarms(RAIN) == "storm"
    kept.holder.submit(put(("left", 2, "f")), Author("storm", "desk"))
    kept.holder.end()
    kept = back_at(tmp_path / "journal", "2026-09-17T11:00")
    assert kept.pass_time(GONE_S + 1) == "storm"
    assert kept.holder.state.screens["left"].cameras[2] == "f"
    kept.holder.end()
