"""The panel of rows and columns: what stands in them, which are left out, how rows are moved."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPointF, QSize
from PySide6.QtWidgets import QApplication

from tests.fakes.facts import DOWN, LATE, MISSING, SPEED, FakeFacts, reading, usual_day
from tests.widgets.images import assert_looks_like
from tests.widgets.panels.looks import host, picture, wall_look
from widgets.facts import Before, Comparison, Indicator, Name, Standing
from widgets.panels.host import PanelHost

SIZE = (720, 260)
DUST = Indicator("air.pm25", Name("초미세먼지", "Fine dust"), unit="µg/m³", direction="less", warning=35, target=15)
WAITING = Indicator("call.waiting", Name("통화 대기", "Waiting"), unit="명")
IDS = [SPEED.id, DUST.id, WAITING.id]


def city(speed: float | None = 24.5, **values: Any) -> FakeFacts:
    facts = FakeFacts()
    facts.put(SPEED, reading(speed, beyond=None if speed is None else speed - 24, **values))
    facts.put(DUST, reading(16.0))
    facts.put(WAITING, reading(6.0))
    facts.usuals[SPEED.id, ""] = usual_day()
    facts.comparisons[SPEED.id, Before.YESTERDAY, ""] = Comparison(19.3, 5.2, is_better=True)
    facts.comparisons[DUST.id, Before.LAST_WEEK, ""] = Comparison(14.0, 2.0, is_better=False)
    return facts


def alarmed() -> FakeFacts:
    facts = city(8.4, standing=Standing.CRITICAL)
    facts.put(DUST, reading(36.0, standing=Standing.WARNING))
    return facts


def broken() -> FakeFacts:
    facts = city(24.5, **DOWN)
    facts.put(DUST, reading(None, **MISSING))
    return facts


STATES = {"live": city(), "alarmed": alarmed(), "stale": city(24.5, **LATE), "missing": broken()}


@pytest.mark.parametrize("state", STATES)
def test_every_state_looks_as_it_should(qapp: QApplication, state: str, tmp_path: Path) -> None:
    image = picture(host("table", indicators=IDS), STATES[state], SIZE)
    assert_looks_like(image, f"table-{state}", tmp_path)


def test_every_row_is_said(qapp: QApplication) -> None:
    panel = host("table", indicators=IDS, columns=["now", "yesterday", "target"])
    panel.look_at(city())
    assert panel.spoken() == (
        "Indicators; 차량 평균 속도 24.5 km/h, vs yesterday +5.2, Target 24.0; "
        "초미세먼지 16 µg/m³, Target 15; 통화 대기 6명"
    )
    panel.look_at(broken())
    assert "초미세먼지 No source gives it" in panel.spoken()
    assert "차량 평균 속도 Last 24.5 km/h, 17:42" in panel.spoken()


def test_one_that_is_not_there_leaves_the_others_alone(qapp: QApplication, tmp_path: Path) -> None:
    panel = host("table", indicators=[SPEED.id, "air.o3", WAITING.id], columns=["now"])
    assert_looks_like(picture(panel, city(), SIZE), "table-lacking", tmp_path)
    assert panel.spoken() == "Indicators; 차량 평균 속도 24.5 km/h; 통화 대기 6명; There is no indicator air.o3"
    alone = host("table", indicators=["air.o3", "air.no2"])
    alone.look_at(city())
    assert alone.spoken() == "There is no indicator air.o3"
    places = host("table", indicators=["air.o3", SPEED.id], rows="places")
    places.look_at(city())
    assert places.spoken() == "There is no indicator air.o3", "the rows are places of the first"


def test_what_is_gone_is_not_compared(qapp: QApplication) -> None:
    panel = host("table", indicators=IDS, columns=["now", "usual", "yesterday"])
    panel.look_at(broken())
    assert "+5.2" not in panel.spoken()


def test_columns_without_room_are_left_out_from_the_right(qapp: QApplication, tmp_path: Path) -> None:
    assert_looks_like(picture(host("table", indicators=IDS), city(), (360, 260)), "table-narrow", tmp_path)


def many(count: int) -> FakeFacts:
    facts = FakeFacts()
    for number in range(count):
        facts.put(SPEED, reading(number / 2), f"곳 {number}")
    return facts


def drawn(facts: FakeFacts, size: tuple[int, int] = SIZE, place: str = "") -> PanelHost:
    panel = host("table", indicators=[SPEED.id], rows="places", place=place, columns=["now", "target"])
    picture(panel, facts, size)
    return panel


def test_places_are_rows_and_the_page_s_own_stands_out(qapp: QApplication, tmp_path: Path) -> None:
    panel = drawn(many(12), place="곳 2")
    assert panel.spoken().startswith("차량 평균 속도, km/h; 곳 0 0.0 km/h, Target 24.0; 곳 1 0.5 km/h")
    assert panel.spoken().endswith("7 more rows")
    assert_looks_like(panel.image(QSize(*SIZE), wall_look()), "table-places", tmp_path)


def test_rows_are_moved_by_wheel_keys_and_press(qapp: QApplication) -> None:
    panel = drawn(many(100))
    first = panel.touches[0].words
    assert panel.wheel(QPointF(10, 100), -1, QSize(*SIZE))
    panel.image(QSize(*SIZE), wall_look())
    assert panel.touches[0].words.startswith("곳 2 ")
    assert panel.step(1)
    assert panel.nudge(0, -1)
    panel.image(QSize(*SIZE), wall_look())
    assert panel.touches[0].words.startswith("곳 3 ")
    assert panel.press_focused() == (True, None)
    panel.image(QSize(*SIZE), wall_look())
    seen = len(panel.touches) - 1
    assert panel.touches[0].words.startswith(f"곳 {3 + seen} ")
    assert panel.touches[-1].words == f"{100 - seen} more rows"
    assert panel.back()
    panel.image(QSize(*SIZE), wall_look())
    assert panel.touches[0].words == first


def test_the_last_page_is_followed_by_the_first(qapp: QApplication) -> None:
    panel = drawn(many(12))
    for _ in range(4):
        panel.image(QSize(*SIZE), wall_look())
        panel.press(panel.touches[-1].rect.center())
    panel.image(QSize(*SIZE), wall_look())
    assert panel.touches[0].words.startswith("곳 0 ")


def test_without_places_it_says_so(qapp: QApplication) -> None:
    facts = FakeFacts()
    facts.put(SPEED, reading(20.0))
    assert drawn(facts).spoken() == "차량 평균 속도, km/h"


@pytest.mark.parametrize("size", [(720, 260), (120, 60), (40, 30), (1800, 1000)])
@pytest.mark.parametrize("value", [0.0, 1e12, -273.15])
def test_nothing_is_too_hard_to_draw(qapp: QApplication, value: float, size: tuple[int, int]) -> None:
    facts = FakeFacts()
    for name in ("아주 길어서 어떤 화면에도 들어가지 않는 이름 🚗 " * 4, "متوسط سرعة المركبات"):
        indicator = replace(SPEED, id=f"id.{len(name)}", name=Name(name, name))
        facts.put(indicator, reading(value))
    for number in range(1000):
        facts.put(SPEED, reading(value), f"곳 {number}")
    panel = host("table", indicators=[id for id in facts.described if id != SPEED.id])
    picture(panel, facts, size)
    assert "failed" not in panel.spoken()
    assert "failed" not in drawn(facts, size).spoken()
