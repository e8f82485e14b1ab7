"""The ticker: which news, when they swap, and when not."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from tests.fakes.facts import DOWN, LATE, MISSING, NOW_MS, SPEED, FakeFacts, reading
from tests.widgets.images import assert_looks_like, share_of
from tests.widgets.panels.looks import host, picture, wall_look
from widgets.facts import AlarmBoard, AlarmFacts, EventFacts, Indicator, Name, NoticeFacts, Standing

SIZE = (1100, 44)
CALLS = Indicator("call.hour", Name("시간당 상담", "Calls"), unit="건/h")
OZONE = Indicator("air.o3", Name("오존", "Ozone"), unit="ppm", decimals=3)
ITEMS: list[dict[str, Any]] = [
    {"indicator": SPEED.id, "label": {"en": "Traffic"}},
    {"text": {"en": "{call.hour} and {air.o3}"}, "label": {"en": "120"}},
]
WARNING = EventFacts(("cap", "1"), "alert", "호우주의보", NOW_MS - 60_000, NOW_MS, level=1)


def city(**speed: Any) -> FakeFacts:
    facts = FakeFacts()
    facts.put(SPEED, reading(speed.pop("value", 17.8), **speed))
    facts.put(CALLS, reading(774.0))
    facts.put(OZONE, reading(0.021))
    return facts


def stormy() -> FakeFacts:
    facts = city(value=8.0, standing=Standing.CRITICAL)
    facts.happenings.append(WARNING)
    facts.told.append(NoticeFacts("a", Name("잠수교 보행로 통제", "Walkway closes")))
    return facts


STATES = {"live": city(), "alarmed": stormy(), "stale": city(**LATE), "missing": city(value=None, **MISSING)}


@pytest.mark.parametrize("state", STATES)
def test_every_state_looks_as_it_should(qapp: QApplication, state: str, tmp_path: Path) -> None:
    assert_looks_like(picture(host("ticker", items=ITEMS), STATES[state], SIZE), f"ticker-{state}", tmp_path)


def test_it_says_all_of_the_news(qapp: QApplication) -> None:
    panel = host("ticker", items=ITEMS)
    panel.look_at(stormy())
    assert panel.spoken() == (
        "Warning in force 호우주의보. Notice 잠수교 보행로 통제. Traffic 8.0 km/h. 120 774건/h and 0.021 ppm"
    )


def test_what_is_not_known_is_a_dash(qapp: QApplication) -> None:
    panel = host("ticker", items=[{"indicator": SPEED.id}])
    panel.look_at(STATES["missing"])
    assert panel.spoken() == "차량 평균 속도 –"
    panel.look_at(city(**DOWN))
    assert panel.spoken() == "차량 평균 속도 –"


def test_warnings_and_notices_can_be_left_out(qapp: QApplication) -> None:
    panel = host("ticker", alerts=False, notices=False)
    panel.look_at(stormy())
    assert panel.spoken() == "No news"


def test_a_warning_that_has_ended_is_none(qapp: QApplication) -> None:
    facts = FakeFacts(happenings=[replace(WARNING, ended_ms=NOW_MS - 1)])
    panel = host("ticker")
    panel.look_at(facts)
    assert panel.spoken() == "No news"


def test_an_unknown_indicator_in_a_sentence_is_named(qapp: QApplication) -> None:
    panel = host("ticker", items=[{"text": {"en": "{call.huor}"}}])
    panel.look_at(city())
    assert panel.spoken() == "There is no indicator call.huor"


def test_one_that_cannot_be_told_leaves_the_others_alone(qapp: QApplication, tmp_path: Path) -> None:
    unknown = [{"indicator": "call.huor"}, {"label": {"en": "Ozone"}, "text": {"en": "now {air.ozone}"}}]
    panel = host("ticker", items=[*unknown, *ITEMS], notices=False, alerts=False)
    assert_looks_like(picture(panel, city(), (1920, 54)), "ticker-lacking", tmp_path)
    begin, rest = panel.spoken().split(". ", 1)
    assert begin == "There is no indicator call.huor"
    assert rest.startswith("Ozone There is no indicator air.ozone. ")
    panel_without = host("ticker", items=ITEMS, notices=False, alerts=False)
    panel_without.look_at(city())
    assert rest.endswith(panel_without.spoken())


def test_news_that_do_not_fit_swap_every_12_seconds(qapp: QApplication) -> None:
    panel, facts = host("ticker", items=ITEMS), city()
    narrow = (260, 44)
    first = picture(panel, facts, narrow)
    facts.now_ms = (facts.now_ms // 12_000 + 1) * 12_000
    second = picture(panel, facts, narrow)
    assert first != second
    facts.now_ms += 11_999
    assert not panel.look_at(facts)
    facts.now_ms += 1
    assert picture(panel, facts, narrow) == first


def test_they_stand_still_while_a_serious_alarm_waits(qapp: QApplication) -> None:
    serious = AlarmFacts("a", "serious", Name("침수"), NOW_MS, NOW_MS)
    alert = AlarmFacts("b", "alert", Name("강풍"), NOW_MS - 60_000, NOW_MS - 60_000)
    facts = FakeFacts(board=AlarmBoard((serious, alert)))
    facts.put(SPEED, reading(17.8))
    panel = host("ticker", items=ITEMS[:1])
    panel.look_at(facts)
    facts.now_ms += 60_000
    assert not panel.look_at(facts)
    facts.board = AlarmBoard((replace(serious, acknowledged_ms=NOW_MS), alert))
    assert panel.look_at(facts)


def test_there_is_no_colour_where_nothing_is_out_of_the_usual(qapp: QApplication) -> None:
    colours = wall_look().colours
    image = picture(host("ticker", items=ITEMS), STATES["live"], SIZE)
    for colour in (colours.serious, colours.alert, colours.caution, colours.watch, colours.quality):
        assert share_of(image, colour) == 0.0


@pytest.mark.parametrize("size", [(1100, 44), (60, 20), (30, 400)])
@pytest.mark.parametrize("value", [0.0, 1e12, -40.0])
def test_nothing_is_too_hard_to_draw(qapp: QApplication, size: tuple[int, int], value: float) -> None:
    facts = city(value=value)
    facts.told += [NoticeFacts(str(number), Name("아주 긴 알림 🚗 خبر " * 20)) for number in range(200)]
    panel = host("ticker", items=ITEMS)
    for _ in range(3):
        picture(panel, facts, size)
        facts.now_ms += 12_000
    assert "failed" not in panel.spoken()


def test_an_item_is_a_value_or_a_sentence() -> None:
    for item in ({}, {"indicator": "a", "text": {"en": "b"}}):
        with pytest.raises(ValueError, match="indicator or text"):
            host("ticker", items=[item])
