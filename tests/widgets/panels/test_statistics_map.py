"""An indicator over time in every district: how it looks, what it says, how its year is gone through."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPointF, QSize
from PySide6.QtWidgets import QApplication

from tests.fakes.facts import DOWN, HOUR_MS, LATE, MISSING, NOW_MS, FakeFacts, day_line, reading, usual_day
from tests.fakes.maps import RAIN, RAINS, rainy, squares
from tests.widgets.images import assert_looks_like
from tests.widgets.panels.looks import host, picture, wall_look
from widgets.facts import Line, Span, Spot, Standing
from widgets.maps.timeline import Go, Play
from widgets.panels.host import PanelHost

SIZE = (1030, 600)
DAY_MS = 24 * HOUR_MS


def panel(**settings: Any) -> PanelHost:
    return host("statistics-map", indicator=RAIN.id, **settings)


def calm(**changes: Any) -> FakeFacts:
    """A city whose districts are all as usual."""
    facts = rainy()
    for place, value in RAINS.items():
        facts.put(RAIN, reading(value, **changes), place)
        facts.lines[RAIN.id, Span.DAY, place] = day_line(value, value / 8, last=value)
        facts.usuals[RAIN.id, place] = usual_day(value, value / 8, value / 6)
    return facts


def stormy() -> FakeFacts:
    facts = calm()
    for place, standing in (("관악구", Standing.CRITICAL), ("동작구", Standing.WARNING)):
        facts.put(RAIN, reading(60.0, standing=standing), place)
        facts.lines[RAIN.id, Span.DAY, place] = day_line(38.0, 5.0, last=60.0)
    facts.put(RAIN, reading(44.0), "도봉구")  # far outside of what is usual there
    return facts


def missing() -> FakeFacts:
    facts = calm()
    for place in ("송파구", "강동구"):
        facts.put(RAIN, reading(None, **MISSING), place)
        del facts.lines[RAIN.id, Span.DAY, place]
    return facts


def years() -> FakeFacts:
    """A year in which it rains as many millimetres as the month has a number."""

    def spots() -> Iterator[Spot]:
        for day in range(365):
            at_ms = NOW_MS - (365 - day) * DAY_MS
            yield Spot(at_ms, float(day // 30))

    facts = rainy()
    line = Line(NOW_MS - 365 * DAY_MS, NOW_MS, tuple(spots()))
    for place in RAINS:
        facts.lines[RAIN.id, Span.YEAR, place] = line
    return facts


STATES: dict[str, tuple[FakeFacts, dict[str, Any]]] = {
    "live": (calm(), {}),
    "alarmed": (stormy(), {}),
    "stale": (calm(**LATE), {}),
    "missing": (missing(), {}),
    "year": (years(), {"over": "year"}),
}


@pytest.mark.parametrize("state", STATES)
def test_every_state_looks_as_it_should(qapp: QApplication, state: str, tmp_path: Path) -> None:
    facts, settings = STATES[state]
    assert_looks_like(picture(panel(**settings), facts, SIZE), f"statistics-map-{state}", tmp_path)


def test_what_stands_out_is_said_first_then_by_value(qapp: QApplication) -> None:
    shown = panel()
    shown.look_at(stormy())
    assert shown.spoken().split(", ")[1:5] == ["관악 60.0 mm", "동작 60.0 mm", "도봉 44.0 mm", "금천 31.5 mm"]


def test_what_is_gone_is_never_a_number(qapp: QApplication) -> None:
    shown = panel()
    shown.look_at(calm(**DOWN))
    assert "mm" not in shown.spoken()


def test_an_old_value_raises_no_alarm(qapp: QApplication) -> None:
    facts = stormy()
    facts.put(RAIN, reading(60.0, standing=Standing.CRITICAL, **LATE), "관악구")
    shown = panel()
    shown.look_at(facts)
    assert shown.spoken().split(", ")[1] == "동작 60.0 mm"


class TestGoingThroughAYear:
    def test_nothing_moves_by_itself(self, qapp: QApplication) -> None:
        facts, shown = years(), panel(over="year")
        shown.look_at(facts)
        facts.now_ms += 60_000
        assert not shown.look_at(facts)

    def test_it_plays_a_step_a_second_and_stops_at_the_end(self, qapp: QApplication) -> None:
        facts, shown = years(), panel(over="year")
        picture(shown, facts, SIZE)
        press(shown, Play())
        said = []
        for _ in range(15):
            said.append(shown.spoken().split(", ")[1])
            facts.now_ms += 1000
            shown.look_at(facts)
        assert said[:3] == ["2025-09", "2025-10", "2025-11"]
        assert said[11] == "2026-08"
        assert said[12] == said[14] == "관악 38.5 mm"  # the present again

    def test_it_pauses_where_it_is(self, qapp: QApplication) -> None:
        facts, shown = years(), panel(over="year")
        picture(shown, facts, SIZE)
        press(shown, Play())
        facts.now_ms += 3000
        picture(shown, facts, SIZE)
        press(shown, Play())
        facts.now_ms += 60_000
        shown.look_at(facts)
        assert shown.spoken().split(", ")[1] == "2025-12"

    def test_steps_are_reached_by_keys_and_by_dragging(self, qapp: QApplication) -> None:
        facts, shown = years(), panel(over="year")
        picture(shown, facts, SIZE)
        press(shown, Go(11))
        assert shown.spoken().split(", ")[1] == "2026-08"
        at = next(touch for touch in shown.touches if touch.action == Go(0)).rect.center()
        assert shown.grabs(at)
        assert shown.drag(at, at, QSize(*SIZE))
        assert shown.spoken().split(", ")[1] == "2025-09"
        assert shown.back()
        assert "2025" not in shown.spoken()

    def test_days_can_be_gone_through_too(self, qapp: QApplication) -> None:
        facts, shown = years(), panel(over="year", step="day")
        picture(shown, facts, SIZE)
        press(shown, Go(363))
        assert shown.spoken().split(", ")[1] == "2026-09-16"


def press(shown: PanelHost, action: Any) -> None:
    """Press what has that action, by the keyboard."""
    number = next(number for number, touch in enumerate(shown.touches) if touch.action == action)
    shown.focused = number
    assert shown.press_focused() == (True, None)
    shown.image(QSize(*SIZE), wall_look())


HARD = ["nothing", "zeros", "negative", "million-millions"]


@pytest.mark.parametrize("size", [(1030, 600), (420, 300), (200, 60), (60, 30)])
@pytest.mark.parametrize("case", HARD)
@pytest.mark.parametrize("over", ["day", "week", "year"])
def test_nothing_is_too_hard_to_draw(qapp: QApplication, case: str, size: tuple[int, int], over: str) -> None:
    facts = FakeFacts(map=rainy().map)
    facts.put(RAIN, reading(None, **MISSING))
    factor = {"zeros": 0.0, "negative": -1e3, "million-millions": 1e11}.get(case)
    for place, value in RAINS.items() if factor is not None else ():
        facts.put(RAIN, reading(value * (factor or 0.0)), place)
        facts.lines[RAIN.id, Span(over), place] = day_line(value * (factor or 0.0), 0.0)
    shown = panel(over=over)
    picture(shown, facts, size)
    assert "failed" not in shown.spoken()


@pytest.mark.parametrize("name", ["아주 길어서 어디에도 들어가지 않는 구역 이름 " * 4, "متوسط", "구 🚗"])
def test_no_name_is_too_hard_to_write(qapp: QApplication, name: str) -> None:
    facts = FakeFacts(map=squares(4, lambda number: f"{name}{number}"))
    for number in range(4):
        facts.put(RAIN, reading(float(number)), f"{name}{number}")
    shown = panel()
    picture(shown, facts, SIZE)
    assert "failed" not in shown.spoken()


def test_a_point_of_a_cell_tells_its_district(qapp: QApplication) -> None:
    shown = panel()
    picture(shown, calm(), SIZE)
    words = [touch.words for touch in shown.touches]
    assert "관악 38.5 mm" in words
    assert shown.touch_at(QPointF(1, 1)) is None
