"""The panel of places by their values: their order, the page's own place, what there is to tell of each."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPointF, QSize
from PySide6.QtWidgets import QApplication

from tests.fakes.facts import DOWN, LATE, MISSING, SPEED, FakeFacts, reading, usual_day
from tests.widgets.images import assert_looks_like
from tests.widgets.panels.looks import host, picture, wall_look
from widgets.facts import Standing
from widgets.panels.host import PanelHost

SIZE = (360, 420)
LIMITED = replace(SPEED, warning=18, critical=15)
DISTRICTS = ("종로구", "중구", "용산구", "성동구", "광진구", "동대문구", "마포구", "강남구")


def city(**of: Any) -> FakeFacts:
    facts = FakeFacts()
    facts.put(LIMITED, reading(20.0))
    for number, place in enumerate(DISTRICTS):
        values = {"value": 14.0 + number * 2.5, **of.get(place, {})}
        facts.put(LIMITED, reading(values.pop("value"), **values), place)
    return facts


STATES = {
    "live": city(),
    "alarmed": city(종로구={"standing": Standing.CRITICAL}, 중구={"standing": Standing.WARNING}),
    "stale": city(용산구=LATE),
    "missing": city(성동구={**MISSING, "value": None}, 광진구=DOWN),
}


@pytest.mark.parametrize("state", STATES)
def test_every_state_looks_as_it_should(qapp: QApplication, state: str, tmp_path: Path) -> None:
    image = picture(host("ranking", indicator=SPEED.id, place="마포구"), STATES[state], SIZE)
    assert_looks_like(image, f"ranking-{state}", tmp_path)


def said(facts: FakeFacts, **settings: Any) -> str:
    panel = host("ranking", indicator=SPEED.id, **settings)
    panel.look_at(facts)
    return panel.spoken()


@pytest.mark.parametrize(
    ("settings", "direction", "first"),
    [
        ({}, "more", "종로구 14.0"),
        ({}, "less", "강남구 31.5"),
        ({}, "none", "강남구 31.5"),
        ({"order": "best"}, "more", "강남구 31.5"),
        ({"order": "best"}, "less", "종로구 14.0"),
        ({"order": "best"}, "none", "종로구 14.0"),
        ({"order": "most"}, "more", "강남구 31.5"),
        ({"order": "least"}, "less", "종로구 14.0"),
    ],
)
def test_the_order_is_that_of_the_indicator_or_as_the_layout_says(
    qapp: QApplication, settings: dict[str, Any], direction: Any, first: str
) -> None:
    facts = city()
    facts.described[SPEED.id] = replace(SPEED, direction=direction)
    assert said(facts, **settings).startswith(f"차량 평균 속도, km/h, {first} km/h, ")


def test_it_says_of_how_many_it_shows_how_many(qapp: QApplication) -> None:
    assert said(city(), top=3) == "차량 평균 속도, km/h, 종로구 14.0 km/h, 중구 16.5 km/h, 용산구 19.0 km/h, 3 of 8"
    assert said(city(), at_least=30) == "차량 평균 속도, 30 km/h or more, 강남구 31.5 km/h, 1 of 8"
    assert said(city(), at_most=14) == "차량 평균 속도, 14 km/h or less, 종로구 14.0 km/h, 1 of 8"
    assert said(city(), place="마포구").endswith("마포구 29.0 km/h, 8 of 8")


def test_places_without_a_value_come_last_and_have_none(qapp: QApplication) -> None:
    text = said(STATES["missing"], places=["성동구", "중구"])
    assert text == "차량 평균 속도, km/h, 중구 16.5 km/h, 성동구 No source gives it, 2 of 2"


def test_no_place_is_said(qapp: QApplication) -> None:
    facts = FakeFacts()
    facts.put(SPEED, reading(20.0))
    panel = host("ranking", indicator=SPEED.id)
    picture(panel, facts, SIZE)
    assert panel.spoken() == "차량 평균 속도, km/h, 0 of 0"
    picture(host("ranking", indicator=SPEED.id, at_least=99), city(), SIZE)


def test_what_is_usual_and_the_city_can_be_marked(qapp: QApplication) -> None:
    facts = city()
    facts.usuals[SPEED.id, "중구"] = usual_day()
    target = picture(host("ranking", indicator=SPEED.id), facts, SIZE)
    pictures = [picture(host("ranking", indicator=SPEED.id, mark=mark), facts, SIZE) for mark in ("usual", "city")]
    assert target != pictures[0] != pictures[1] != target


def drawn(facts: FakeFacts, size: tuple[int, int] = SIZE) -> PanelHost:
    panel = host("ranking", indicator=SPEED.id)
    picture(panel, facts, size)
    return panel


def test_a_press_tells_more_of_a_place(qapp: QApplication, tmp_path: Path) -> None:
    panel = drawn(STATES["alarmed"])
    assert panel.touches[0].words == "종로구 14.0 km/h, 1 of 8"
    panel.press(panel.touches[0].rect.center())
    assert_looks_like(panel.image(QSize(*SIZE), wall_look()), "ranking-picked", tmp_path)
    assert panel.back()
    assert not panel.back()


def test_rows_that_do_not_fit_are_moved_to(qapp: QApplication) -> None:
    small = (360, 160)
    panel = drawn(city(), small)
    first = panel.touches[0].words
    assert panel.wheel(QPointF(100, 100), -1.0, QSize(*small))
    panel.image(QSize(*small), wall_look())
    assert panel.touches[0].words != first
    assert panel.step(1)
    assert panel.nudge(0, -1)
    assert not panel.nudge(1, 0)
    for _ in range(20):
        panel.nudge(0, -1)
    panel.image(QSize(*small), wall_look())
    assert panel.touches[-1].words == "강남구 31.5 km/h, 8 of 8"
    assert not panel.nudge(0, -1)
    assert panel.back()
    panel.image(QSize(*small), wall_look())
    assert panel.touches[0].words == first


@pytest.mark.parametrize("size", [(360, 330), (120, 60), (40, 30), (900, 1000)])
@pytest.mark.parametrize("value", [0.0, 1e12, -273.15])
def test_nothing_is_too_hard_to_draw(qapp: QApplication, value: float, size: tuple[int, int]) -> None:
    facts = FakeFacts()
    facts.put(SPEED, reading(value))
    for number in range(1000):
        facts.put(SPEED, reading(value * (1 - number / 600)), f"곳 {number} 🚗 متوسط" * (1 + number % 7))
    panel = drawn(facts, size)
    assert "failed" not in panel.spoken()
