"""The panel of the speed on the roads: axes against what is usual there."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from tests.fakes.facts import DOWN, LATE, MISSING, SPEED, FakeFacts, reading, usual_day
from tests.widgets.images import assert_looks_like, share_of
from tests.widgets.panels.looks import host, picture, wall_look

SIZE = (424, 300)
SECTIONS = (
    "강변북로 가양대교~성산대교",
    "강변북로 성산대교~마포대교",
    "올림픽대로 여의교~한강대교",
    "세종대로 시청~숭례문",
    "종로 종각~종로3가",
)
USUAL = (50, 54, 60, 24, 28)


def city(*speeds: float | None, **values: Any) -> FakeFacts:
    facts = FakeFacts(described={SPEED.id: SPEED})
    for place, speed, middle in zip(SECTIONS, speeds, USUAL, strict=False):
        facts.put(SPEED, reading(speed, **values), place)
        facts.usuals[SPEED.id, place] = usual_day(middle, 0.0, 3.0)
    return facts


STATES: dict[str, FakeFacts] = {
    "live": city(49, 53, 62, 23.4, 29),
    "alarmed": city(30, 34, 62, 20.4, 12),
    "stale": city(30, 34, 62, 20.4, 12, **LATE),
    "down": city(30, 34, 62, 20.4, 12, **DOWN),
    "missing": city(None, None, None, **MISSING),
}


@pytest.mark.parametrize("state", STATES)
def test_every_state_looks_as_it_should(qapp: QApplication, state: str, tmp_path: Path) -> None:
    assert_looks_like(picture(host("traffic"), STATES[state], SIZE), f"traffic-{state}", tmp_path)


def test_the_slowest_against_what_is_usual_comes_first(qapp: QApplication) -> None:
    panel = host("traffic")
    panel.look_at(STATES["alarmed"])
    assert panel.spoken() == (
        "차량 평균 속도, km/h, 종로 12.0 km/h, −16.0 against usual, 강변북로 32.0 km/h, −20.0 against usual, "
        "세종대로 20.4 km/h, −3.6 against usual, 올림픽대로 62.0 km/h"
    )


def test_sections_are_rows_of_their_own_where_that_is_wanted(qapp: QApplication) -> None:
    panel = host("traffic", by="place", count=2)
    panel.look_at(STATES["alarmed"])
    assert panel.spoken() == (
        "차량 평균 속도, km/h, 종로 종각~종로3가 12.0 km/h, −16.0 against usual, "
        "강변북로 가양대교~성산대교 30.0 km/h, −20.0 against usual"
    )


def test_sections_without_a_fresh_value_do_not_count_beside_those_with_one(qapp: QApplication) -> None:
    facts = city(50, None)
    panel = host("traffic")
    panel.look_at(facts)
    assert "강변북로 50.0 km/h" in panel.spoken()
    facts.put(SPEED, reading(10, **LATE), SECTIONS[1])
    panel.look_at(facts)
    assert "강변북로 50.0 km/h" in panel.spoken()


def test_there_is_one_colour_of_bars_however_slow_it_is(qapp: QApplication) -> None:
    colours = wall_look().colours
    image = picture(host("traffic"), STATES["alarmed"], SIZE)
    assert share_of(image, colours.data, 8) > 0.005
    for colour in (colours.serious, colours.alert, colours.ok):
        assert share_of(image, colour, 8) == 0
    calm = picture(host("traffic"), STATES["live"], SIZE)
    assert share_of(calm, colours.caution, 8) == 0


def test_a_second_later_it_looks_the_same(qapp: QApplication) -> None:
    panel, facts = host("traffic"), STATES["live"]
    assert panel.look_at(facts)
    facts.now_ms += 1000
    try:
        assert not panel.look_at(facts)
    finally:
        facts.now_ms -= 1000


@pytest.mark.parametrize("size", [SIZE, (1600, 100), (150, 900), (60, 30)])
@pytest.mark.parametrize("speed", [0, 1e12, -40])
def test_nothing_is_too_hard_to_draw(qapp: QApplication, speed: float, size: tuple[int, int]) -> None:
    facts = city()
    for name in (" ", "아주긴이름의도로" * 8, "الطريق", "🚗", *map(str, range(1000))):
        facts.put(SPEED, reading(speed), name)
        facts.usuals[SPEED.id, name] = usual_day(0.0, 0.0, 0.0)
    panel = host("traffic", count=200)
    image = picture(panel, facts, size)
    assert (image.width(), image.height()) == size
    assert "failed" not in panel.spoken()


def test_no_road_at_all_is_said(qapp: QApplication) -> None:
    panel = host("traffic")
    picture(panel, city(), SIZE)
    assert "failed" not in panel.spoken()
