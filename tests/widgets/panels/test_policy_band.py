"""The policy band: planned against actual, and how it looks in each state."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication

from tests.fakes.facts import NOW_MS, FakeFacts
from tests.widgets.images import assert_looks_like, share_of
from tests.widgets.panels.looks import host, picture, wall_look
from widgets.commands import Call
from widgets.facts import Freshness, Milestone, Name, ProjectFacts
from widgets.panels.plan import half_years, planned, reached, usual_window

SIZE = (900, 220)
DAY_MS = 86_400_000


def project(id: str, progress: float | None, begin: date, end: date, **values: Any) -> ProjectFacts:
    usual = ProjectFacts(
        id,
        Name(f"{id} 사업", f"Project {id}"),
        ((begin, 0.0), (end, 100.0)),
        progress,
        NOW_MS - 3 * DAY_MS,
        owner=Name("기획조정실"),
        call="sip:plan@example.org",
    )
    return replace(usual, **values)


def city(*projects: ProjectFacts) -> FakeFacts:
    return FakeFacts(promises=list(projects))


TUNNEL = project(
    "tunnel",
    38,
    date(2024, 7, 1),
    date(2028, 7, 1),
    milestones=(
        Milestone(date(2026, 6, 1), Name("착공"), date(2026, 6, 3)),
        Milestone(date(2027, 3, 1), Name("관통")),
    ),
)
ROUTES = project("routes", 91, date(2025, 3, 1), date(2026, 12, 31))
WIFI = project("wifi", 100, date(2025, 1, 2), date(2026, 8, 14))
STATES = {
    "live": city(ROUTES, WIFI),
    "alarmed": city(TUNNEL, ROUTES, WIFI),
    "stale": city(replace(TUNNEL, freshness=Freshness.LATE), ROUTES),
    "missing": city(replace(TUNNEL, progress=None, as_of_ms=None, reason="No source gives it"), ROUTES),
}


@pytest.mark.parametrize("state", STATES)
def test_every_state_looks_as_it_should(qapp: QApplication, state: str, tmp_path: Path) -> None:
    assert_looks_like(picture(host("policy-band"), STATES[state], SIZE), f"policy-band-{state}", tmp_path)


@pytest.mark.parametrize("theme", ["dark", "lobby"])
def test_the_plain_bars_look_as_they_should(qapp: QApplication, theme: str, tmp_path: Path) -> None:
    image = picture(host("policy-band", style="progress"), STATES["alarmed"], SIZE, wall_look(theme))
    assert_looks_like(image, f"policy-band-progress-{theme}", tmp_path)


def test_those_behind_their_plan_are_said_first(qapp: QApplication) -> None:
    panel = host("policy-band")
    panel.look_at(city(ROUTES, WIFI, TUNNEL))
    told = panel.spoken().split(". ")
    assert told[0] == "Policy band"
    assert told[1] == "tunnel 사업, 38%, −17%p against plan, Caution"
    assert told[2] == "wifi 사업, Done"


def test_a_progress_that_is_not_known_is_a_dash(qapp: QApplication) -> None:
    panel = host("policy-band")
    panel.look_at(STATES["missing"])
    assert "tunnel 사업, no value, No source gives it" in panel.spoken()


def test_there_is_no_colour_where_all_is_on_plan(qapp: QApplication) -> None:
    colours = wall_look().colours
    image = picture(host("policy-band"), STATES["live"], SIZE)
    for colour in (colours.serious, colours.alert, colours.caution, colours.watch, colours.quality):
        assert share_of(image, colour) == 0.0


def test_pressing_a_row_calls_its_owner(qapp: QApplication) -> None:
    panel = host("policy-band")
    picture(panel, city(TUNNEL, replace(ROUTES, call="")), SIZE)
    first, second = panel.touches
    assert "Next 2027-03-01: 관통" in first.words
    assert "Press to call 기획조정실" in first.words
    assert panel.press(first.rect.center()) == (True, Call("sip:plan@example.org"))
    assert panel.press(QPointF(second.rect.center())) == (False, None)
    assert panel.step(1)
    assert panel.press_focused() == (True, Call("sip:plan@example.org"))


def test_a_milestone_that_was_missed_says_since_when(qapp: QApplication) -> None:
    panel = host("policy-band")
    picture(panel, city(replace(TUNNEL, milestones=(Milestone(date(2026, 9, 1), Name("관통")),))), SIZE)
    assert "Due since 2026-09-01: 관통" in panel.touches[0].words


HERE = replace(ROUTES, id="here", places=("마포구",), theme="safe")


@pytest.mark.parametrize(
    ("settings", "shown"),
    [
        ({}, ["tunnel", "wifi"]),
        ({"districts": True}, ["tunnel", "here", "wifi"]),
        ({"place": "마포구"}, ["here"]),
        ({"projects": ["wifi", "here"]}, ["wifi", "here"]),
        ({"theme": "safe", "districts": True}, ["here"]),
        ({"order": "behind", "districts": True}, ["tunnel", "here", "wifi"]),
        ({"order": "end", "districts": True}, ["wifi", "here", "tunnel"]),
    ],
)
def test_those_are_shown_that_the_layout_wants(qapp: QApplication, settings: dict[str, Any], shown: list[str]) -> None:
    panel = host("policy-band", **settings)
    facts = city(TUNNEL, HERE, WIFI)
    picture(panel, facts, SIZE)
    names = {"tunnel": "tunnel", "here": "routes", "wifi": "wifi"}
    assert [touch.words.split()[0] for touch in panel.touches] == [names[id] for id in shown]


def test_an_unknown_project_is_named(qapp: QApplication) -> None:
    panel = host("policy-band", projects=["tunel"])
    panel.look_at(city(TUNNEL))
    assert panel.spoken() == "There is no project tunel"


def test_what_was_finished_before_the_first_day_is_left_out(qapp: QApplication) -> None:
    panel = host("policy-band")
    panel.look_at(city(project("old", 100, date(2020, 1, 1), date(2022, 1, 1))))
    assert panel.spoken() == "Policy band, No projects"


@pytest.mark.parametrize("style", ["band", "progress"])
@pytest.mark.parametrize("size", [(900, 220), (200, 60), (60, 30), (3000, 900)])
@pytest.mark.parametrize("count", [0, 1, 1000])
def test_nothing_is_too_hard_to_draw(qapp: QApplication, style: str, size: tuple[int, int], count: int) -> None:
    names = [Name("아주 긴 이름 " * 20, "A long name " * 20), Name("مشروع المدينة"), Name("🚗 자동차")]
    facts = city(
        *(replace(TUNNEL, id=str(number), name=names[number % 3], progress=number % 101) for number in range(count))
    )
    panel = host("policy-band", style=style)
    assert picture(panel, facts, size).width() == size[0]
    assert "failed" not in panel.spoken()


PLAN = ((date(2025, 1, 1), 0.0), (date(2025, 12, 31), 40.0), (date(2026, 6, 30), 40.0), (date(2026, 12, 31), 100.0))


@pytest.mark.parametrize("day", [date(2025, 4, 1), date(2025, 11, 30), date(2026, 9, 1), date(2026, 12, 31)])
def test_a_bar_reaches_today_where_it_is_on_plan(day: date) -> None:
    assert reached(PLAN, planned(PLAN, day)) == pytest.approx(day.toordinal())


def test_where_a_plan_rests_a_bar_that_did_its_part_reaches_the_end_of_the_rest() -> None:
    assert planned(PLAN, date(2026, 3, 1)) == 40.0
    assert reached(PLAN, 40.0) == date(2026, 6, 30).toordinal()
    assert reached(PLAN, 0.0) == date(2025, 1, 1).toordinal()
    assert (planned(PLAN, date(2020, 1, 1)), planned(PLAN, date(2030, 1, 1))) == (0.0, 100.0)


def test_the_usual_days_are_from_last_year_to_the_end_of_a_half_year() -> None:
    assert usual_window(date(2026, 9, 17)) == (date(2025, 1, 1), date(2027, 7, 1))
    assert usual_window(date(2026, 11, 27)) == (date(2025, 1, 1), date(2028, 1, 1))
    assert half_years(date(2026, 3, 1), date(2027, 1, 1)) == [date(2026, 7, 1), date(2027, 1, 1)]


def test_where_not_all_fit_those_behind_are_among_what_is_shown(qapp: QApplication) -> None:
    panel = host("policy-band")
    picture(panel, city(*(replace(ROUTES, id=str(number)) for number in range(30)), TUNNEL), SIZE)
    assert len(panel.touches) < 31
    assert "tunnel 사업" in panel.touches[-1].words
