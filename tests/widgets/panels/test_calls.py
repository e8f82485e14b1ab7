"""The panel of the call centre: who waits, how soon it answers, how many call and what about."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication

from tests.fakes.facts import DOWN, LATE, MISSING, FakeFacts, day_line, reading, usual_day
from tests.widgets.images import assert_looks_like, share_of
from tests.widgets.panels.looks import host, picture, wall_look
from widgets.facts import Indicator, Name, Span, Standing

WAITING = Indicator("call.waiting", Name("120 통화 대기"), unit="명", direction="less", warning=20)
ANSWERED = Indicator("call.answered_20s", Name("120 20초 내 응답률"), unit="%", direction="more", warning=85)
HOUR = Indicator("call.hour", Name("120 시간당 상담", "Calls an hour"), unit="건/h")
TOPICS = {"flood": "침수", "parking": "불법 주정차", "transit": "대중교통", "noise": "소음", "snow": "제설"}
USUAL = {"flood": 20, "parking": 100, "transit": 150, "noise": 70, "snow": 1}
SIZE = (424, 480)
WIDE = (880, 260)


def city(
    waiting: float | None = 6,
    answered: float | None = 91,
    hour: float | None = 1480,
    topics: tuple[float | None, ...] = (21, 104, 146, 72, 1),
    **values: Any,
) -> FakeFacts:
    facts = FakeFacts()
    facts.put(WAITING, reading(waiting, **{"standing": Standing.WARNING if (waiting or 0) >= 20 else None} | values))
    facts.put(ANSWERED, reading(answered, **values))
    facts.put(HOUR, reading(hour, **values))
    facts.lines[HOUR.id, Span.DAY, ""] = day_line(1480, 500, hour)
    facts.usuals[HOUR.id, ""] = usual_day(1480, 500, 120)
    for (id, name), value in zip(TOPICS.items(), topics, strict=True):
        facts.put(Indicator(f"call.topic.{id}", Name(name), unit="건/h"), reading(value, **values))
        facts.usuals[f"call.topic.{id}", ""] = usual_day(USUAL[id], 0, USUAL[id] * 0.1 + 2)
    for number, district in enumerate(("관악구", "마포구", "종로구")):
        facts.put(HOUR, reading(hour and hour / 30 + number, **values), district)
    return facts


STATES: dict[str, FakeFacts] = {
    "live": city(),
    "alarmed": city(61, 82, 2240, (232, 110, 190, 60, 1)),
    "stale": city(61, 82, 2240, (232, 110, 190, 60, 1), **LATE),
    "down": city(61, 82, 2240, (232, 110, 190, 60, 1), **DOWN),
    "missing": city(None, None, None, (None,) * 5, **MISSING),
}


@pytest.mark.parametrize("state", STATES)
def test_every_state_looks_as_it_should(qapp: QApplication, state: str, tmp_path: Path) -> None:
    assert_looks_like(picture(host("calls"), STATES[state], SIZE), f"calls-{state}", tmp_path)


def test_a_wide_one_has_the_topics_beside_the_numbers(qapp: QApplication, tmp_path: Path) -> None:
    assert_looks_like(picture(host("calls"), STATES["alarmed"], WIDE), "calls-wide", tmp_path)


def test_topics_with_more_calls_than_usual_come_first(qapp: QApplication) -> None:
    panel = host("calls")
    panel.look_at(STATES["alarmed"])
    assert panel.spoken() == (
        "Call centre, waiting now 61명, answered within 20 s 82%, 120 시간당 상담 2,240건/h, +760 against usual, "
        "침수 232건/h, +212 against usual, 대중교통 190건/h, +40 against usual, 불법 주정차 110건/h"
    )


def test_without_anything_unusual_the_largest_come_first(qapp: QApplication) -> None:
    panel = host("calls")
    panel.look_at(STATES["live"])
    assert panel.spoken().endswith("대중교통 146건/h, 불법 주정차 104건/h, 소음 72건/h")
    assert "usual" not in panel.spoken()


def test_a_press_shows_the_districts_and_another_the_topics_again(qapp: QApplication, tmp_path: Path) -> None:
    panel = host("calls")
    before = picture(panel, STATES["live"], SIZE)
    assert panel.press(QPointF(100, SIZE[1] - 40)) == (True, None)
    assert_looks_like(picture(panel, STATES["live"], SIZE), "calls-districts", tmp_path)
    assert panel.spoken().endswith("종로구 51건/h, 마포구 50건/h, 관악구 49건/h")
    assert panel.step(1)
    assert panel.press_focused() == (True, None)
    panel.leave()
    assert picture(panel, STATES["live"], SIZE) == before


def test_late_numbers_are_no_alarm(qapp: QApplication) -> None:
    colours = wall_look().colours
    late = picture(host("calls"), STATES["stale"], SIZE)
    assert share_of(late, colours.caution, 8) == 0
    assert share_of(picture(host("calls"), STATES["alarmed"], SIZE), colours.caution, 8) > 0
    assert share_of(picture(host("calls"), STATES["live"], SIZE), colours.caution, 8) == 0


def test_what_is_missing_is_a_dash_with_the_reason(qapp: QApplication) -> None:
    panel = host("calls")
    panel.look_at(STATES["missing"])
    assert "waiting now –, No source gives it" in panel.spoken()


def test_a_second_later_it_looks_the_same(qapp: QApplication) -> None:
    panel, facts = host("calls"), city(61, 82, 2240, (232, 110, 190, 60, 1))
    assert panel.look_at(facts)
    facts.now_ms += 100
    assert not panel.look_at(facts)


@pytest.mark.parametrize("size", [SIZE, WIDE, (150, 900), (300, 110), (60, 30)])
@pytest.mark.parametrize("value", [0, 1e12, -40])
def test_nothing_is_too_hard_to_draw(qapp: QApplication, value: float, size: tuple[int, int]) -> None:
    facts = city(value, value, value, (value,) * 5)
    for number, name in enumerate(("아주 긴 이름의 주제 " * 8, "موضوع", "🚨", *map(str, range(1000)))):
        facts.put(Indicator(f"call.topic.t{number}", Name(name)), reading(value))
    panel = host("calls", count=50)
    for _ in range(2):
        image = picture(panel, facts, size)
        assert (image.width(), image.height()) == size
        assert "failed" not in panel.spoken()
        panel.press(QPointF(size[0] / 2, size[1] - 30))


def test_no_topics_are_no_trouble(qapp: QApplication) -> None:
    panel = host("calls", topics="nothing.")
    picture(panel, city(), SIZE)
    assert panel.spoken().endswith("1,480건/h")
