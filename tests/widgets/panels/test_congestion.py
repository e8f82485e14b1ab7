"""The panel of crowded places: the four official levels, people, what is usual, what comes."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication

from tests.fakes.facts import DOWN, HOUR_MS, LATE, MISSING, NOW_MS, FakeFacts, reading, usual_day
from tests.widgets.images import assert_looks_like, share_of
from tests.widgets.panels.looks import host, picture, wall_look
from widgets.facts import Indicator, Line, Name, Span, Spot, Standing

LEVEL = Indicator("crowd.level", Name("혼잡도", "Crowd"), direction="less", warning=3, critical=4)
LEAST = Indicator("population.least", Name("최소 인구"), unit="명")
MOST = Indicator("population.most", Name("최대 인구"), unit="명")
STANDINGS = {1: Standing.NORMAL, 2: Standing.NORMAL, 3: Standing.WARNING, 4: Standing.CRITICAL}
SIZE = (424, 360)


def city(*levels: float | None, **values: Any) -> FakeFacts:
    facts = FakeFacts()
    for indicator in (LEVEL, LEAST, MOST):
        facts.described[indicator.id] = indicator
    for place, level in zip(("강남역", "광화문·덕수궁", "홍대 관광특구", "여의도"), levels, strict=False):
        standing = None if level is None else STANDINGS[round(level)]
        facts.put(LEVEL, reading(level, standing=standing, **values), place)
        people = None if level is None else level * 16_000
        facts.put(LEAST, reading(people, **values), place)
        facts.put(MOST, reading(None if people is None else people + 2000, **values), place)
        facts.usuals[MOST.id, place] = usual_day(36_000, 100, 5000)
        facts.lines[LEVEL.id, Span.AHEAD, place] = ahead(2, 2, 3)
    return facts


def ahead(*levels: float | None) -> Line:
    spots = tuple(Spot(NOW_MS + hour * HOUR_MS, level) for hour, level in enumerate(levels, start=1))
    return Line(NOW_MS, spots[-1].at_ms, spots)


STATES: dict[str, FakeFacts] = {
    "live": city(1, 2, 2, 1),
    "alarmed": city(2, 1, 4, 3),
    "stale": city(2, 1, 4, 3, **LATE),
    "down": city(2, 1, 4, 3, **DOWN),
    "missing": city(None, None, None, **MISSING),
}


@pytest.mark.parametrize("state", STATES)
def test_every_state_looks_as_it_should(qapp: QApplication, state: str, tmp_path: Path) -> None:
    assert_looks_like(picture(host("congestion"), STATES[state], SIZE), f"congestion-{state}", tmp_path)


def test_the_most_crowded_come_first(qapp: QApplication) -> None:
    panel = host("congestion", title=Name("혼잡도"))
    panel.look_at(STATES["alarmed"])
    assert panel.spoken().startswith(
        "혼잡도, 홍대 관광특구 Crowded, 64,000–66,000명, +83% against usual, Normal from 19:42, 여의도 Rather crowded"
    )


def test_nothing_is_said_of_what_is_usual_and_stays(qapp: QApplication) -> None:
    facts = city(2)
    facts.lines[LEVEL.id, Span.AHEAD, "강남역"] = ahead(2, None, 2)
    panel = host("congestion", title=Name("혼잡도"))
    panel.look_at(facts)
    assert panel.spoken() == "혼잡도, 강남역 Normal, 32,000–34,000명"


def test_people_counted_once_are_one_number(qapp: QApplication) -> None:
    panel = host("congestion", title=Name("혼잡도"), least=None)
    panel.look_at(city(2))
    assert "강남역 Normal, 34,000명" in panel.spoken()
    panel = host("congestion", title=Name("혼잡도"), least=None, most=None)
    panel.look_at(city(2))
    assert panel.spoken() == "혼잡도, 강남역 Normal, Rather crowded from 21:42"


def test_late_levels_are_no_alarm(qapp: QApplication) -> None:
    colours = wall_look().colours
    assert share_of(picture(host("congestion"), STATES["alarmed"], SIZE), colours.alert, 8) > 0
    late = picture(host("congestion"), STATES["stale"], SIZE)
    assert share_of(late, colours.alert, 8) == share_of(late, colours.caution, 8) == 0
    assert share_of(late, colours.quality, 8) > 0


def test_more_places_than_there_is_room_for_are_counted(qapp: QApplication) -> None:
    panel = host("congestion", count=2)
    picture(panel, STATES["alarmed"], SIZE)
    touch = panel.touch_at(QPointF(100, 80))
    assert touch is not None
    assert touch.words.startswith("홍대 관광특구")
    assert len(panel.touches) == 2


def test_a_second_later_it_looks_the_same(qapp: QApplication) -> None:
    panel, facts = host("congestion"), city(1, 2, 3)
    assert panel.look_at(facts)
    facts.now_ms += 1000
    assert not panel.look_at(facts)


@pytest.mark.parametrize("size", [SIZE, (1600, 100), (150, 900), (60, 30)])
@pytest.mark.parametrize("people", [0, 1e12, -40])
def test_nothing_is_too_hard_to_draw(qapp: QApplication, people: float, size: tuple[int, int]) -> None:
    facts = city()
    for number, name in enumerate(("아주 긴 이름의 장소 " * 8, "الميدان", "🚇", *map(str, range(1000)))):
        facts.put(LEVEL, reading(number % 6 - 1), name)
        facts.put(LEAST, reading(people), name)
        facts.put(MOST, reading(people), name)
        facts.usuals[MOST.id, name] = usual_day(0.0, 0.0, 0.0)
    panel = host("congestion", count=200)
    image = picture(panel, facts, size)
    assert (image.width(), image.height()) == size
    assert "failed" not in panel.spoken()


def test_no_place_at_all_is_said(qapp: QApplication) -> None:
    panel = host("congestion")
    picture(panel, city(), SIZE)
    assert "failed" not in panel.spoken()
