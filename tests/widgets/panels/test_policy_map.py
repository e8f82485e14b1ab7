"""The map of districts by one indicator: how it looks, what it says, how it is used."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPointF, QSize
from PySide6.QtWidgets import QApplication

from feeds.core import TileState
from tests.fakes.facts import DOWN, LATE, MISSING, NOW_MS, FakeFacts, reading, usual_day
from tests.fakes.maps import RAIN, RAINS, rainy, squares
from tests.widgets.images import assert_looks_like, share_of
from tests.widgets.panels.looks import host, picture, wall_look
from widgets.commands import OpenNearest
from widgets.facts import Before, CameraFacts, Comparison, EventFacts, Indicator, Name
from widgets.maps.parts import MoveDivider, Nearest, PickDistrict, PickIncident
from widgets.panels.host import PanelHost

SIZE = (800, 606)
HEAT = Indicator("heat", Name("기온", "Temperature"), "°C", 1)
FLOOD = EventFacts(
    ("119", "flood"), "incident", "강남역 사거리 침수", NOW_MS - 660_000, NOW_MS, place="강남대로 396", level=3,
    latitude_deg=37.4979, longitude_deg=127.0276, source="안전총괄실", details=(("담당", "치수과 02-120"),),
)  # fmt: skip


def panel(**settings: Any) -> PanelHost:
    return host("policy-map", indicator=RAIN.id, **settings)


def stormy() -> FakeFacts:
    facts = rainy()
    facts.happenings.append(FLOOD)
    street = replace(FLOOD, key=("119", "b"), title="신림로 침수", level=1)
    facts.happenings.append(replace(street, latitude_deg=37.47, longitude_deg=126.93))
    square = CameraFacts("a", Name("광화문"), "JN-1", latitude_deg=37.572, longitude_deg=126.977, state=TileState.LIVE)
    facts.eyes["a"] = replace(square, tile=3)
    facts.eyes["b"] = replace(square, id="b", name=Name("망원"), latitude_deg=37.556, longitude_deg=126.905)
    facts.eyes["c"] = CameraFacts("c", Name("어디에도 없는"), "X", latitude_deg=37.65, longitude_deg=127.07)
    return facts


def some(count: int, **changes: Any) -> FakeFacts:
    facts = rainy()
    for place in list(RAINS)[:count]:
        facts.put(RAIN, reading(RAINS[place], **changes), place)
    return facts


def earlier() -> FakeFacts:
    facts = rainy()
    for place, value in RAINS.items():
        facts.comparisons[RAIN.id, Before.YESTERDAY, place] = Comparison(40 - value, 2 * value - 40)
    return facts


def missing() -> FakeFacts:
    facts = rainy()
    for place in ("송파구", "강동구", "노원구"):
        facts.put(RAIN, reading(None, **MISSING), place)
    return facts


def late() -> FakeFacts:
    return some(3, **LATE)


STATES: dict[str, tuple[FakeFacts, dict[str, Any]]] = {
    "live": (rainy(), {}),
    "alarmed": (stormy(), {}),
    "stale": (late(), {}),
    "missing": (missing(), {}),
    "before": (earlier(), {"before": "yesterday"}),
    "mean": (rainy(), {"against": "mean"}),
}


@pytest.mark.parametrize("state", STATES)
def test_every_state_looks_as_it_should(qapp: QApplication, state: str, tmp_path: Path) -> None:
    facts, settings = STATES[state]
    assert_looks_like(picture(panel(**settings), facts, SIZE), f"policy-map-{state}", tmp_path)


def test_it_is_tiles_where_it_is_narrow(qapp: QApplication, tmp_path: Path) -> None:
    assert_looks_like(picture(panel(), stormy(), (400, 420)), "policy-map-tiles", tmp_path)


def test_it_looks_right_in_a_bright_hall(qapp: QApplication, tmp_path: Path) -> None:
    assert_looks_like(picture(panel(), stormy(), SIZE, wall_look("lobby")), "policy-map-lobby", tmp_path)


def test_districts_are_said_in_order_of_their_values(qapp: QApplication) -> None:
    shown = panel()
    shown.look_at(missing())
    said = shown.spoken().split(", ")
    assert said[:3] == ["Policy map · 1시간 강우량", "관악구 38.5 mm", "동작구 34.0 mm"]
    assert said[-2] == "no data: 노원구 송파구 강동구"


def test_what_is_gone_is_never_a_number(qapp: QApplication) -> None:
    shown = panel()
    shown.look_at(some(25, **DOWN))
    assert "mm" not in shown.spoken()


def test_there_is_no_colour_of_alarms_without_an_incident(qapp: QApplication) -> None:
    image, colours = picture(panel(), rainy(), SIZE), wall_look().colours
    for colour in (colours.serious, colours.alert, colours.caution, colours.watch, colours.quality):
        assert share_of(image, colour) == 0.0


def at(shown: PanelHost, action: Any) -> QPointF:
    """The middle of what has that action."""
    return next(touch for touch in shown.touches if touch.action == action).rect.center()


class TestPointing:
    def test_a_district_tells_its_value_and_rank_and_what_is_usual(self, qapp: QApplication) -> None:
        facts, shown = rainy(), panel()
        facts.usuals[RAIN.id, "관악구"] = usual_day(10.0)
        image = picture(shown, facts, SIZE)
        number = next(n for n, d in enumerate(facts.map.districts) if d.id == "관악구") if facts.map else -1
        touch = next(touch for touch in shown.touches if touch.action == PickDistrict(number))
        assert touch.words == "관악구, 38.5 mm, Rank 1 of 25"
        assert touch.region is not None
        assert touch.contains(touch.region.path().pointAtPercent(0.5) * 0.5 + touch.rect.center() * 0.5)
        assert shown.press(touch.rect.center()) == (True, None)
        assert shown.image(QSize(*SIZE), wall_look()) != image

    def test_a_point_belongs_to_one_district_though_rectangles_overlap(self, qapp: QApplication) -> None:
        shown = panel()
        picture(shown, rainy(), SIZE)
        for x in range(100, 700, 37):
            for y in range(60, 560, 31):
                hit = [t for t in shown.touches if isinstance(t.action, PickDistrict) and t.contains(QPointF(x, y))]
                assert len(hit) <= 1

    def test_an_incident_leads_to_the_cameras_beside_it(self, qapp: QApplication) -> None:
        shown = panel()
        picture(shown, stormy(), SIZE)
        shown.press(at(shown, PickIncident(FLOOD.key)))
        shown.image(QSize(*SIZE), wall_look())
        assert shown.press(at(shown, Nearest(37.4979, 127.0276))) == (True, OpenNearest(37.4979, 127.0276))

    def test_what_is_told_goes_away_again(self, qapp: QApplication) -> None:
        shown = panel()
        before = picture(shown, stormy(), SIZE)
        shown.press(at(shown, PickIncident(FLOOD.key)))
        assert shown.image(QSize(*SIZE), wall_look()) != before
        assert shown.back()
        assert shown.image(QSize(*SIZE), wall_look()) == before
        assert not shown.back()

    def test_every_district_can_be_reached_by_keys(self, qapp: QApplication) -> None:
        shown = panel(points=())
        picture(shown, rainy(), SIZE)
        assert [shown.step(1) for _ in range(26)] == [True] * 25 + [False]

    def test_only_cameras_on_the_wall_are_shown_unless_all_are_wanted(self, qapp: QApplication) -> None:
        shown, every = panel(), panel(points=("all_cameras",))
        picture(shown, stormy(), SIZE)
        picture(every, stormy(), SIZE)
        assert "어디에도 없는" not in {touch.words for touch in shown.touches}
        assert {"광화문", "어디에도 없는"} <= {touch.words for touch in every.touches}


class TestLooking:
    def test_the_wheel_zooms_and_a_drag_moves(self, qapp: QApplication) -> None:
        shown, size, middle = panel(), QSize(*SIZE), QPointF(400, 300)
        whole = picture(shown, rainy(), SIZE)
        assert not shown.grabs(middle)
        assert shown.wheel(middle, 4, size)
        close = shown.image(size, wall_look())
        assert close != whole
        assert shown.grabs(middle)
        assert shown.drag(middle, middle + QPointF(60, -30), size)
        assert shown.image(size, wall_look()) != close
        shown.drag(middle, middle, size)
        assert shown.image(size, wall_look()) == close
        assert shown.back()
        assert shown.image(size, wall_look()) == whole

    def test_a_map_that_was_moved_looks_as_if_drawn_there(self, qapp: QApplication) -> None:
        moved, drawn, size, middle = panel(), panel(), QSize(*SIZE), QPointF(400, 300)
        for shown in (moved, drawn):
            picture(shown, rainy(), SIZE)
            shown.wheel(middle, 4, size)
            shown.grabs(middle)
        for step in range(1, 8):
            moved.drag(middle, middle + QPointF(9 * step, -7 * step), size)
            moved.image(size, wall_look())
        drawn.drag(middle, middle + QPointF(63, -49), size)
        assert moved.image(size, wall_look()) == drawn.image(size, wall_look())

    def test_a_map_that_was_coloured_anew_looks_as_if_drawn_so(self, qapp: QApplication) -> None:
        facts, other = rainy(), rainy(dict(zip(RAINS, reversed(RAINS.values()), strict=True)))
        other.map = facts.map  # else it is another map, and all of it is drawn
        shown = panel()
        before = picture(shown, facts, SIZE)
        assert picture(shown, other, SIZE) == picture(panel(), other, SIZE) != before

    def test_the_line_between_then_and_now_is_dragged_and_stepped(self, qapp: QApplication) -> None:
        shown, size = panel(before="yesterday"), QSize(*SIZE)
        before = picture(shown, earlier(), SIZE)
        middle = QPointF(SIZE[0] / 2, 300)
        assert shown.grabs(middle)
        assert shown.drag(middle, middle - QPointF(150, 0), size)
        assert shown.image(size, wall_look()) != before
        shown.press(at(shown, MoveDivider(0.1)))
        shown.drag(middle, middle, size)
        assert shown.image(size, wall_look()) == before


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        (replace(rainy(), map=None), "The city has no map of its districts; write [map] into city.toml"),
        (replace(rainy(), map=squares(3)), "1시간 강우량 has no values of districts of the map"),
    ],
)
def test_a_map_that_there_is_none_of_says_so(qapp: QApplication, facts: FakeFacts, words: str) -> None:
    shown = panel()
    shown.look_at(facts)
    assert shown.spoken() == words


def test_places_that_are_not_on_the_map_are_told(qapp: QApplication) -> None:
    facts = rainy()
    before = picture(panel(), facts, SIZE)
    facts.put(RAIN, reading(4.0), "마표구")
    image = picture(panel(), facts, SIZE)
    assert image != before
    assert share_of(image, wall_look().colours.quality) > 0.0005


class TestOneOfSeveralIndicators:
    """What is hidden from a screen, unknown or has no districts leaves the others alone."""

    GONE = "There is no indicator gone"

    def test_one_that_is_not_there_is_told_and_cannot_be_chosen(self, qapp: QApplication, tmp_path: Path) -> None:
        facts = rainy()
        facts.put(HEAT, reading(21.0), "중구")
        shown = panel(also=["gone", HEAT.id])
        assert_looks_like(picture(shown, facts, SIZE), "policy-map-lacking", tmp_path)
        assert shown.spoken().endswith(self.GONE)
        assert [touch.words for touch in shown.touches[:2]] == [RAIN.name.text, HEAT.name.text]

    def test_without_the_first_it_shows_the_next(self, qapp: QApplication) -> None:
        facts = rainy()
        shown = host("policy-map", indicator="gone", also=[RAIN.id])
        shown.look_at(facts)
        assert shown.spoken().startswith(f"Policy map · {RAIN.name.text}")
        assert shown.spoken().endswith(self.GONE)
        alone = host("policy-map", indicator="gone", also=["gone.2"])
        alone.look_at(facts)
        assert alone.spoken() == self.GONE

    def test_one_without_districts_does_not_lock_the_others_out(self, qapp: QApplication) -> None:
        facts = rainy()
        facts.put(HEAT, reading(21.0), "어디에도 없는 구")
        shown = panel(also=[HEAT.id])
        picture(shown, facts, SIZE)
        middle = next(touch.rect.center() for touch in shown.touches if touch.words == HEAT.name.text)
        assert shown.press(middle) == (True, None)
        shown.look_at(facts)
        assert shown.spoken().startswith(f"Policy map · {RAIN.name.text}")
        assert shown.spoken().endswith(f"{HEAT.name.text} has no values of districts of the map")
        facts.put(HEAT, reading(21.0), "중구")
        shown.look_at(facts)
        assert shown.spoken().startswith(f"Policy map · {HEAT.name.text}")


HARD: dict[str, dict[str, float]] = {
    "nothing": {},
    "zeros": dict.fromkeys(RAINS, 0.0),
    "negative": {place: -value * 1e3 for place, value in RAINS.items()},
    "million-millions": {place: value * 1e11 for place, value in RAINS.items()},
    "one": {"중구": 3.0},
}


@pytest.mark.parametrize("size", [(800, 606), (424, 300), (200, 60), (60, 30), (1900, 1000)])
@pytest.mark.parametrize("case", HARD)
def test_nothing_is_too_hard_to_draw(qapp: QApplication, case: str, size: tuple[int, int]) -> None:
    facts = FakeFacts(map=rainy().map)
    facts.put(RAIN, reading(None, **MISSING))
    for place, value in HARD[case].items():
        facts.put(RAIN, reading(value), place)
    for settings in ({}, {"against": "mean"}, {"before": "last_week"}, {"breaks": (1.0, 2.0), "limit": 5.0}):
        shown = panel(**settings)
        picture(shown, facts, size)
        assert "failed" not in shown.spoken()


@pytest.mark.parametrize("name", ["아주 길어서 어디에도 들어가지 않는 구역 이름 " * 4, "متوسط", "구 🚗", "\n"])
def test_no_name_is_too_hard_to_write(qapp: QApplication, name: str) -> None:
    facts = FakeFacts(map=squares(4, lambda number: f"{name}{number}"))
    for number in range(4):
        facts.put(RAIN, reading(float(number)), f"{name}{number}")
    shown = panel()
    picture(shown, facts, SIZE)
    assert "failed" not in shown.spoken()


def test_a_thousand_incidents_are_counted_where_they_cannot_all_be_drawn(qapp: QApplication) -> None:
    facts = rainy()
    for number in range(1000):
        event = replace(FLOOD, key=("119", str(number)), level=1 + number % 3)
        north, east = 37.45 + number % 40 / 200, 126.85 + number // 40 / 90
        facts.happenings.append(replace(event, latitude_deg=north, longitude_deg=east))
    shown = panel()
    picture(shown, facts, SIZE)
    drawn = [touch for touch in shown.touches if isinstance(touch.action, PickIncident)]
    assert 0 < len(drawn) <= 300
    assert "failed" not in shown.spoken()
