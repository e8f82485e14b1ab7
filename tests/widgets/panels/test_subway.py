"""The panel of subway lines: badges, bars on what is usual, delays."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication

from tests.fakes.facts import DOWN, LATE, MISSING, FakeFacts, reading, usual_day
from tests.widgets.images import assert_looks_like, share_of
from tests.widgets.panels.looks import host, picture, wall_look
from widgets.facts import Indicator, Name, Standing

LOAD = Indicator("subway.crowding", Name("지하철 혼잡도", "Subway load"), unit="%", stale_after_s=1800)
DELAY = Indicator("subway.delay", Name("지하철 지연", "Subway delay"), unit="분", direction="less")
LOADS = (104, 148, 96, 112, 101, 74, 119, 83, 162)
SIZE = (348, 440)


def city(loads: Any = LOADS, delays: Any = (4, 0, 0, 0, 0, 0, 0, 0.4, 6), **values: Any) -> FakeFacts:
    facts = FakeFacts()
    facts.described = {LOAD.id: LOAD, DELAY.id: DELAY}
    for number, (load, delay) in enumerate(zip(loads, delays, strict=True), start=1):
        place = f"{number}호선"
        facts.put(LOAD, reading(load, **values), place)
        facts.put(DELAY, reading(delay, **values), place)
        facts.usuals[LOAD.id, place] = usual_day(load or 100, 5.0, 12.0)
    return facts


def badly_late() -> FakeFacts:
    facts = city()
    facts.put(DELAY, reading(12, standing=Standing.WARNING), "2호선")
    facts.put(DELAY, reading(25, standing=Standing.CRITICAL), "5호선")
    return facts


STATES: dict[str, FakeFacts] = {
    "live": city(),
    "alarmed": badly_late(),
    "stale": city(**LATE),
    "down": city(**DOWN),
    "missing": city((None,) * 9, (None,) * 9, **MISSING),
}


@pytest.mark.parametrize("state", STATES)
def test_every_state_looks_as_it_should(qapp: QApplication, state: str, tmp_path: Path) -> None:
    assert_looks_like(picture(host("subway"), STATES[state], SIZE), f"subway-{state}", tmp_path)


def test_it_looks_as_it_should_in_a_bright_hall(qapp: QApplication, tmp_path: Path) -> None:
    image = picture(host("subway"), badly_late(), SIZE, wall_look("lobby"))
    assert_looks_like(image, "subway-lobby", tmp_path)


def test_lines_that_are_late_are_said_first(qapp: QApplication) -> None:
    panel = host("subway")
    panel.look_at(STATES["alarmed"])
    words = panel.spoken().split(", ")
    assert words[:5] == ["지하철 혼잡도", "1호선 104%", "+4분", "2호선 148%", "+12분"]
    assert words[-2:] == ["8호선 83%", "On time"]


def test_a_line_is_late_from_a_delay_on(qapp: QApplication) -> None:
    panel = host("subway", delay_from=5)
    panel.look_at(STATES["live"])
    assert "+4분" not in panel.spoken()
    assert "+6분" in panel.spoken()


def test_what_is_missing_is_a_dash_with_the_reason(qapp: QApplication) -> None:
    panel = host("subway", delay=None)
    panel.look_at(STATES["missing"])
    assert "1호선 –, No source gives it" in panel.spoken()


def test_there_is_no_alarm_colour_while_everything_is_on_time(qapp: QApplication) -> None:
    colours = wall_look().colours
    image = picture(host("subway", line=[{"place": "1호선", "badge": "A", "colour": "#808080"}]), city(), SIZE)
    quiet = picture(host("subway", delay_from=9), city(), SIZE)
    assert share_of(image, colours.watch, 8) > 0
    for colour in (colours.serious, colours.alert, colours.caution, colours.watch):
        assert share_of(quiet, colour, 8) == 0.0


def test_every_line_can_be_pointed_at(qapp: QApplication) -> None:
    panel = host("subway")
    picture(panel, STATES["live"], SIZE)
    touch = panel.touch_at(QPointF(100, 70))
    assert touch is not None
    assert touch.words == "1호선 104%, +4분"
    assert not panel.step(1)


def test_a_minute_later_it_looks_the_same(qapp: QApplication) -> None:
    panel, facts = host("subway"), city()
    assert panel.look_at(facts)
    facts.now_ms += 1000
    assert not panel.look_at(facts)


def test_lines_of_any_city(qapp: QApplication) -> None:
    facts = FakeFacts()
    facts.put(LOAD, reading(40), "Ring")
    lines = [{"place": "Ring", "badge": "RR", "colour": "#FFEE00"}, {"place": "Gone"}]
    panel = host("subway", delay=None, line=lines)
    picture(panel, facts, SIZE)
    assert panel.spoken() == "지하철 혼잡도, Ring 40%, Gone –, No source gives it"


def test_an_unknown_indicator_is_named(qapp: QApplication) -> None:
    panel = host("subway", load="subway.lod")
    panel.look_at(city())
    assert panel.spoken() == "There is no indicator subway.lod"


@pytest.mark.parametrize("size", [(330, 360), (1600, 120), (120, 900), (60, 30)])
@pytest.mark.parametrize("value", [0, 1e12, -40, None])
def test_nothing_is_too_hard_to_draw(qapp: QApplication, value: float | None, size: tuple[int, int]) -> None:
    facts = FakeFacts()
    facts.described[DELAY.id] = DELAY
    for name in ("", "아주 긴 이름의 노선 " * 8, "الخط الأول", "🚇", *map(str, range(1000))):
        facts.put(LOAD, reading(value), f"{name}호")
    panel = host("subway")
    image = picture(panel, facts, size)
    assert (image.width(), image.height()) == size
    assert "failed" not in panel.spoken()


def test_no_line_at_all_is_said(qapp: QApplication) -> None:
    facts = FakeFacts(described={LOAD.id: LOAD, DELAY.id: DELAY})
    panel = host("subway")
    picture(panel, facts, SIZE)
    assert "failed" not in panel.spoken()
