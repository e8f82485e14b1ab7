"""The card of an indicator: value and target on one side, how the value came about on the other."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPointF, QSize
from PySide6.QtWidgets import QApplication

from tests.fakes.facts import DOWN, LATE, MISSING, SPEED, FakeFacts, day_line, reading
from tests.widgets.images import assert_looks_like
from tests.widgets.panels.looks import host, picture, wall_look
from widgets.commands import Call
from widgets.facts import Explanation, Indicator, Input, Name, Span, Standing
from widgets.panels.host import PanelHost

SIZE = (460, 330)
SAFETY = Indicator(
    "safety.index",
    Name("안전 지수", "How safe the city is"),
    unit="점",
    direction="more",
    warning=60,
    critical=40,
    target=80,
    owner=Name("안전총괄과", "Safety Division"),
    call="sip:safety@calls.example.org",
    has_formula=True,
)
WORDS = "0.5 × score(rescue: 12 is 0, 5 is 100) + 0.3 × score(rivers: 100% is 0, 40% is 100) + 0.2 × score(rain)"
INPUTS = (Input("구조 시간", "7.0분"), Input("하천 홍수위 도달률", "43%"), Input("시간당 강수량", "–"))


def city(value: float | None = 83.0, **values: Any) -> FakeFacts:
    facts = FakeFacts()
    beyond = None if value is None else value - 80
    facts.put(SAFETY, reading(value, beyond=beyond, **values))
    facts.lines[SAFETY.id, Span.WEEK, ""] = day_line(80.0, 5.0, last=value)
    facts.explanations[SAFETY.id] = Explanation(WORDS, INPUTS)
    return facts


STATES = {
    "live": city(),
    "alarmed": city(38.0, standing=Standing.CRITICAL),
    "stale": city(83.0, **LATE),
    "down": city(83.0, **DOWN),
    "missing": city(None, **MISSING),
}


@pytest.mark.parametrize("state", STATES)
def test_every_state_looks_as_it_should(qapp: QApplication, state: str, tmp_path: Path) -> None:
    image = picture(host("index", indicator=SAFETY.id), STATES[state], SIZE)
    assert_looks_like(image, f"index-{state}", tmp_path)


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("live", "안전 지수, 83점, Target 80점 reached, 안전총괄과"),
        ("alarmed", "안전 지수, 38점, Critical from 40점, Target 80점, 안전총괄과"),
        ("stale", "안전 지수, 83점, Late, from 18:17, 안전총괄과"),
        ("missing", "안전 지수, –, No source gives it, 안전총괄과"),
    ],
)
def test_every_state_is_said(qapp: QApplication, state: str, words: str) -> None:
    panel = host("index", indicator=SAFETY.id)
    panel.look_at(STATES[state])
    assert panel.spoken() == words


def drawn(facts: FakeFacts, size: tuple[int, int] = SIZE, id: str = SAFETY.id) -> PanelHost:
    panel = host("index", indicator=id)
    picture(panel, facts, size)
    return panel


def turned(facts: FakeFacts, size: tuple[int, int] = SIZE) -> PanelHost:
    panel = drawn(facts, size)
    panel.press(QPointF(size[0] / 2, size[1] / 2))
    panel.image(QSize(*size), wall_look())
    return panel


def test_a_press_turns_it_and_another_turns_it_back(qapp: QApplication, tmp_path: Path) -> None:
    panel = turned(city())
    assert_looks_like(panel.image(QSize(*SIZE), wall_look()), "index-turned", tmp_path)
    assert panel.spoken() == (
        f"안전 지수, 83점, {WORDS}, 구조 시간 7.0분, 하천 홍수위 도달률 43%, 시간당 강수량 –, 안전총괄과"
    )
    panel.press(QPointF(200, 150))
    assert panel.spoken() == "안전 지수, 83점, Target 80점 reached, 안전총괄과"


def test_the_keyboard_turns_it_and_escape_turns_it_back(qapp: QApplication) -> None:
    panel = drawn(city())
    assert panel.step(1)
    assert panel.press_focused() == (True, None)
    assert WORDS in panel.spoken()
    assert panel.back()
    assert WORDS not in panel.spoken()


def test_a_formula_that_has_no_room_is_moved_not_cut(qapp: QApplication) -> None:
    panel = turned(city(), (300, 200))
    assert [touch.words for touch in panel.touches][-1] == "5 more rows"
    before = panel.image(QSize(300, 200), wall_look()).copy()
    assert panel.wheel(QPointF(100, 100), -1, QSize(300, 200))
    assert panel.image(QSize(300, 200), wall_look()) != before
    panel.press(panel.touches[-1].rect.center())
    assert WORDS in panel.spoken()
    assert panel.step(1)
    assert panel.nudge(0, 1)


def test_its_owner_is_called_by_a_press(qapp: QApplication) -> None:
    panel = drawn(city())
    button = panel.touches[-1]
    assert button.words == "Call 안전총괄과"
    assert panel.press(button.rect.center()) == (True, Call("sip:safety@calls.example.org"))
    assert [panel.step(1) for _ in range(3)] == [True, True, False]


def test_what_is_measured_says_what_it_counts_and_who_measures(qapp: QApplication) -> None:
    facts = FakeFacts()
    facts.put(replace(SPEED, note="모든 도로의 평균"), reading(17.8))
    panel = drawn(facts, id=SPEED.id)
    assert panel.touches[0].words == "모든 도로의 평균\nShow how this value came about"
    assert len(panel.touches) == 1
    panel.press(QPointF(200, 150))
    assert panel.spoken() == "차량 평균 속도, 17.8 km/h, Target 24.0 km/h"


@pytest.mark.parametrize("size", [(460, 330), (120, 60), (40, 30), (1200, 900)])
@pytest.mark.parametrize("value", [0.0, 1e12, -273.15])
def test_nothing_is_too_hard_to_draw(qapp: QApplication, value: float, size: tuple[int, int]) -> None:
    name = Name("아주 길어서 어떤 화면에도 들어가지 않는 이름 🚗 " * 4, "متوسط سرعة المركبات")
    facts = FakeFacts()
    facts.put(replace(SAFETY, name=name, owner=name, note=name.text * 9), reading(value))
    facts.lines[SAFETY.id, Span.WEEK, ""] = day_line(value, last=value)
    facts.explanations[SAFETY.id] = Explanation(WORDS * 20, INPUTS * 300)
    panel = drawn(facts, size)
    panel.press(QPointF(size[0] / 2, size[1] / 3))
    panel.image(QSize(*size), wall_look())
    assert "failed" not in panel.spoken()
