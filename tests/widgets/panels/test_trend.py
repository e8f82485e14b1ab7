"""The panel of lines over time: how it looks in each state, what it says, zoom, drag and cross-hair."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError
from PySide6.QtCore import QPointF, QSize
from PySide6.QtWidgets import QApplication

from tests.fakes.facts import DOWN, HOUR_MS, LATE, MISSING, NOW_MS, SPEED, FakeFacts, day_line, reading, usual_day
from tests.widgets.images import assert_looks_like, share_of
from tests.widgets.panels.looks import host, picture, wall_look
from widgets.facts import Indicator, Line, Name, Span, Spot, Standing
from widgets.panels.catalogue import PANELS
from widgets.panels.host import PanelHost

SIZE = (640, 300)
DUST = Indicator("air.pm25", Name("초미세먼지", "Fine dust"), unit="µg/m³", direction="less", warning=35)
WAITING = Indicator("call.waiting", Name("통화 대기", "Waiting"), unit="명")


def city(value: float | None = 17.8, **values: Any) -> FakeFacts:
    facts = FakeFacts()
    facts.put(SPEED, reading(value, **values))
    facts.lines[SPEED.id, Span.DAY, ""] = day_line(last=value)
    facts.usuals[SPEED.id, ""] = usual_day()
    return facts


def late(until_ms: int) -> FakeFacts:
    facts = city(18.2, **LATE)
    line = day_line(last=18.2)
    facts.lines[SPEED.id, Span.DAY, ""] = replace(line, spots=tuple(s for s in line.spots if s.at_ms < until_ms))
    return facts


STATES: dict[str, FakeFacts] = {
    "live": city(21.0),
    "alarmed": city(8.4, standing=Standing.CRITICAL),
    "stale": late(NOW_MS - 2 * HOUR_MS),
    "down": city(18.2, **DOWN),
}


@pytest.mark.parametrize("state", STATES)
def test_every_state_looks_as_it_should(qapp: QApplication, state: str, tmp_path: Path) -> None:
    image = picture(host("trend", indicators=[SPEED.id]), STATES[state], SIZE)
    assert_looks_like(image, f"trend-{state}", tmp_path)


def test_without_values_it_says_why(qapp: QApplication, tmp_path: Path) -> None:
    facts = FakeFacts()
    facts.put(SPEED, reading(None, **MISSING))
    facts.lines[SPEED.id, Span.DAY, ""] = Line(NOW_MS - 24 * HOUR_MS, NOW_MS, ())
    panel = host("trend", indicators=[SPEED.id])
    assert_looks_like(picture(panel, facts, SIZE), "trend-missing", tmp_path)
    assert panel.spoken() == "차량 평균 속도, No source gives it"


def two_units() -> FakeFacts:
    facts = city(17.8)
    facts.put(DUST, reading(36.0, standing=Standing.WARNING))
    facts.lines[DUST.id, Span.DAY, ""] = day_line(30.0, 5.0, last=36.0)
    return facts


def places() -> FakeFacts:
    facts = FakeFacts()
    for number, place in enumerate(("마포구", "강남구", "종로구", "노원구")):
        facts.put(SPEED, reading(20.0 + number / 4), place)
        facts.lines[SPEED.id, Span.DAY, place] = day_line(20.0 + number / 2, 2.0, last=20.0 + number / 4)
        facts.names[place] = Name(place)
    return facts


def test_two_units_have_two_axes(qapp: QApplication, tmp_path: Path) -> None:
    panel = host("trend", indicators=[SPEED.id, DUST.id])
    assert_looks_like(picture(panel, two_units(), SIZE), "trend-two-units", tmp_path)
    assert panel.spoken() == "차량 평균 속도 · 초미세먼지, 차량 평균 속도 17.8 km/h, 초미세먼지 36 µg/m³"


def test_lines_that_end_together_are_named_apart(qapp: QApplication, tmp_path: Path) -> None:
    panel = host("trend", indicators=[SPEED.id], places=["마포구", "강남구", "종로구", "노원구"])
    assert_looks_like(picture(panel, places(), SIZE), "trend-places", tmp_path)


def test_it_is_right_on_a_bright_ground(qapp: QApplication, tmp_path: Path) -> None:
    image = picture(host("trend", indicators=[SPEED.id, DUST.id]), two_units(), SIZE, wall_look("lobby"))
    assert_looks_like(image, "trend-lobby", tmp_path)


def test_one_that_is_not_there_leaves_the_others_alone(qapp: QApplication) -> None:
    facts = FakeFacts()
    facts.put(SPEED, reading(24.0))
    facts.lines[SPEED.id, Span.DAY, ""] = day_line()
    panel = host("trend", indicators=["gone", SPEED.id])
    image = picture(panel, facts, (640, 300))
    assert panel.spoken().endswith("There is no indicator gone")
    assert share_of(image, wall_look().colours.quality) > 0.0005
    alone = host("trend", indicators=["gone"])
    alone.look_at(facts)
    assert alone.spoken() == "There is no indicator gone"


def test_three_units_are_refused_in_words(qapp: QApplication) -> None:
    facts = two_units()
    facts.put(WAITING, reading(6.0))
    panel = host("trend", indicators=[SPEED.id, DUST.id, WAITING.id])
    panel.look_at(facts)
    assert panel.spoken() == "A chart has two axes at most, these indicators have 3 units: km/h, µg/m³, 명"


@pytest.mark.parametrize(
    "settings",
    [
        {"indicators": []},
        {"indicators": ["a"] * 5},
        {"indicators": ["a", "b"], "places": ["c", "d", "e"]},
        {"indicators": ["a"], "span": "decade"},
    ],
)
def test_more_than_can_be_told_apart_is_refused(settings: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        PANELS["trend"].config.model_validate({"kind": "trend", **settings})


def drawn(facts: FakeFacts) -> PanelHost:
    panel = host("trend", indicators=[SPEED.id])
    picture(panel, facts, SIZE)
    return panel


def shown(panel: PanelHost) -> PanelHost:
    panel.image(QSize(*SIZE), wall_look())
    return panel


MIDDLE = QPointF(300, 150)


def test_the_wheel_zooms_and_escape_goes_back(qapp: QApplication) -> None:
    panel = drawn(city(17.8))
    whole = shown(panel).image(QSize(*SIZE), wall_look()).copy()
    assert panel.wheel(MIDDLE, 3.0, QSize(*SIZE))
    assert shown(panel).image(QSize(*SIZE), wall_look()) != whole
    assert [touch.words for touch in panel.touches][-1] == "Show all of it again"
    assert panel.back()
    assert shown(panel).image(QSize(*SIZE), wall_look()) == whole
    assert not panel.back()


def test_a_touch_goes_back_too(qapp: QApplication) -> None:
    panel = drawn(city(17.8))
    panel.wheel(MIDDLE, 3.0, QSize(*SIZE))
    assert panel.press(shown(panel).touches[-1].rect.center()) == (True, None)
    assert len(shown(panel).touches) == 1


def test_the_wheel_beside_the_plot_does_nothing(qapp: QApplication) -> None:
    panel = drawn(city(17.8))
    assert not panel.wheel(QPointF(300, 5), 3.0, QSize(*SIZE))
    assert not panel.wheel(MIDDLE, -3.0, QSize(*SIZE))


def test_a_drag_moves_the_part_that_is_seen(qapp: QApplication) -> None:
    panel = drawn(city(17.8))
    assert not panel.grabs(MIDDLE)
    panel.wheel(MIDDLE, 5.0, QSize(*SIZE))
    assert shown(panel).grabs(MIDDLE)
    before = panel.image(QSize(*SIZE), wall_look()).copy()
    assert panel.drag(MIDDLE, MIDDLE + QPointF(120, 0), QSize(*SIZE))
    assert panel.image(QSize(*SIZE), wall_look()) != before
    assert panel.drag(MIDDLE, MIDDLE, QSize(*SIZE))
    assert panel.image(QSize(*SIZE), wall_look()) == before


def test_the_pointer_shows_the_values_under_it(qapp: QApplication, tmp_path: Path) -> None:
    panel = host("trend", indicators=[SPEED.id, DUST.id])
    picture(panel, two_units(), SIZE)
    assert panel.point(MIDDLE, QSize(*SIZE))
    assert not panel.point(MIDDLE + QPointF(0.5, 0), QSize(*SIZE))
    assert_looks_like(panel.image(QSize(*SIZE), wall_look()), "trend-cross", tmp_path)
    assert "차량 평균 속도 22.8 km/h, 초미세먼지 35 µg/m³" in panel.spoken()
    assert panel.point(None, QSize(*SIZE))
    assert panel.spoken().startswith("차량 평균 속도 · 초미세먼지")


def test_the_keyboard_steps_from_value_to_value(qapp: QApplication) -> None:
    panel = drawn(city(17.8))
    assert not panel.nudge(-1, 0)
    assert panel.step(1)
    assert panel.press_focused() == (True, None)
    assert panel.spoken() == "18:42, 차량 평균 속도 17.8 km/h"
    assert shown(panel).nudge(-1, 0)
    assert panel.spoken().startswith("18:22, ")
    assert shown(panel).nudge(0, 1)
    assert len(shown(panel).touches) == 2
    assert [panel.back() for _ in range(4)] == [True, True, True, False]


def test_a_gap_under_the_cross_hair_has_no_value(qapp: QApplication) -> None:
    facts = city(17.8)
    line = day_line(last=17.8)
    spots = tuple(Spot(spot.at_ms, None if 20 < number < 50 else spot.value) for number, spot in enumerate(line.spots))
    facts.lines[SPEED.id, Span.DAY, ""] = replace(line, spots=spots)
    panel = drawn(facts)
    panel.point(QPointF(250, 150), QSize(*SIZE))
    assert panel.spoken().endswith("차량 평균 속도 –")


def test_there_is_no_colour_where_nothing_is_wrong(qapp: QApplication) -> None:
    colours = wall_look().colours
    image = picture(host("trend", indicators=[SPEED.id]), STATES["live"], SIZE)
    for colour in (colours.serious, colours.alert, colours.caution, colours.watch, colours.quality):
        assert share_of(image, colour) == 0.0


@pytest.mark.parametrize("size", [(640, 300), (200, 60), (60, 30), (1800, 900)])
@pytest.mark.parametrize("span", ["day", "week", "year"])
@pytest.mark.parametrize("value", [0.0, 1e12, -273.15])
def test_nothing_is_too_hard_to_draw(qapp: QApplication, value: float, span: str, size: tuple[int, int]) -> None:
    long = replace(SPEED, name=Name("아주 길어서 어떤 화면에도 들어가지 않는 이름 🚗 " * 4))
    arabic = replace(DUST, name=Name("متوسط سرعة المركبات"))
    facts = FakeFacts()
    facts.put(long, reading(value))
    facts.put(arabic, reading(value))
    for indicator in (long, arabic):
        facts.lines[indicator.id, Span(span), ""] = day_line(value, last=value)
    panel = host("trend", indicators=[long.id, arabic.id], span=span)
    picture(panel, facts, size)
    panel.point(QPointF(size[0] / 2, size[1] / 2), QSize(*size))
    panel.image(QSize(*size), wall_look())
    assert "failed" not in panel.spoken()
