"""The board of many indicators: how its cells look, how many stand beside each other, its pages."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtWidgets import QApplication

from tests.fakes.facts import DOWN, LATE, MISSING, SPEED, FakeFacts, day_line, reading, usual_day
from tests.widgets.images import assert_looks_like
from tests.widgets.panels.looks import host, picture, wall_look
from widgets.facts import Before, Comparison, Name, Span, Standing
from widgets.panels.board_cells import grid_of
from widgets.panels.host import PanelHost

SIZE = (640, 330)


def city(count: int = 6, **of: dict[str, Any]) -> FakeFacts:
    facts = FakeFacts()
    for number in range(count):
        indicator = replace(
            SPEED, id=f"id.{number}", name=Name(f"지표 {number}"), theme="safe" if number % 2 else "warm"
        )
        values = dict(of.get(f"n{number}", {}))
        facts.put(indicator, reading(values.pop("value", 14.0 + number * 3), **values))
        facts.lines[indicator.id, Span.WEEK, ""] = day_line(20.0 + number)
        facts.comparisons[indicator.id, Before.YESTERDAY, ""] = Comparison(15.0, number - 1.0)
        facts.usuals[indicator.id, ""] = usual_day()
    return facts


STATES = {
    "live": city(),
    "alarmed": city(n0={"standing": Standing.CRITICAL}, n3={"standing": Standing.WARNING}),
    "stale": city(n1=LATE),
    "missing": city(n1={**MISSING, "value": None}, n2=DOWN),
}


@pytest.mark.parametrize("state", STATES)
def test_every_state_looks_as_it_should(qapp: QApplication, state: str, tmp_path: Path) -> None:
    assert_looks_like(picture(host("board"), STATES[state], SIZE), f"board-{state}", tmp_path)


def said(facts: FakeFacts, **settings: Any) -> str:
    panel = host("board", **settings)
    panel.look_at(facts)
    return panel.spoken()


def test_it_shows_a_theme_or_what_the_layout_names(qapp: QApplication) -> None:
    assert said(city(2), theme="safe") == (
        "Safe city, 1 indicators; 지표 1 17.0 km/h, Target 24.0 km/h, 0.0 against yesterday"
    )
    assert said(city(3), indicators=["id.2", "id.0"], compare="none") == (
        "Indicators, 2 indicators; 지표 2 20.0 km/h, Target 24.0 km/h; 지표 0 14.0 km/h, Target 24.0 km/h"
    )
    assert said(city(1), compare="usual").endswith("지표 0 14.0 km/h, Target 24.0 km/h, −5.9 against usual")
    assert said(city(1), indicators=["id.7"]) == "There is no indicator id.7"


def test_one_that_is_not_there_leaves_the_others_alone(qapp: QApplication, tmp_path: Path) -> None:
    ids = ["id.2", "id.7", "id.0"]
    assert said(city(3), indicators=ids, compare="none") == (
        "Indicators, 2 indicators; 지표 2 20.0 km/h, Target 24.0 km/h; 지표 0 14.0 km/h, Target 24.0 km/h; "
        "There is no indicator id.7"
    )
    panel = host("board", indicators=ids)
    assert_looks_like(picture(panel, city(3), SIZE), "board-lacking", tmp_path)
    many = host("board", indicators=[*ids, *(f"gone.{number}" for number in range(30))])
    picture(many, city(3), SIZE)
    assert many.touches[0].words.count("There is no indicator") == 31
    picture(many, city(3), (60, 40))


def test_what_passed_its_limit_is_said_first(qapp: QApplication) -> None:
    text = said(city(30, n29={"standing": Standing.CRITICAL}))
    assert text.startswith("Indicators, 30 indicators; 지표 29 101.0 km/h")
    assert text.count(";") == 8


def test_a_missing_value_says_why(qapp: QApplication) -> None:
    assert "지표 1 –, Target 24.0 km/h, No source gives it" in said(STATES["missing"])


def test_a_theme_without_indicators_says_so(qapp: QApplication) -> None:
    panel = host("board", theme="open")
    picture(panel, city(), SIZE)
    assert panel.spoken() == "Open city, 0 indicators"
    assert panel.touches == ()


@pytest.mark.parametrize(
    ("size", "count", "columns", "rows"),
    [((1200, 400), 6, 3, 2), ((400, 1200), 6, 1, 6), ((600, 450), 12, 3, 4), ((1800, 900), 61, 8, 8)],
)
def test_columns_follow_from_the_space(size: tuple[int, int], count: int, columns: int, rows: int) -> None:
    grid = grid_of(QRectF(0, 0, *size), count, wall_look())
    assert (grid.columns, grid.rows, grid.pages) == (columns, rows, 1)
    boxes = [grid.box(number) for number in range(count)]
    assert all(box.left() >= 0 and box.right() <= size[0] + 1 and box.bottom() <= size[1] + 1 for box in boxes)
    assert not any(one.intersects(other) for one, other in pairwise(boxes))


def test_what_does_not_fit_is_on_further_pages(qapp: QApplication, tmp_path: Path) -> None:
    panel = host("board")
    assert_looks_like(picture(panel, city(20), SIZE), "board-pages", tmp_path)
    seen = [touch.words for touch in panel.touches]
    assert seen[-1] == "Next page"
    assert len(seen) == 7
    for page in (1, 2, 3, 0):
        panel.press(panel.touches[-1].rect.center())
        again(panel)
        assert panel.touches[0].words.startswith(f"지표 {page * 6} ")
    assert [touch.words for touch in panel.touches] == seen


def again(panel: PanelHost) -> None:
    panel.image(QSize(*SIZE), wall_look())


def test_wheel_and_keys_turn_the_pages(qapp: QApplication) -> None:
    panel = host("board")
    picture(panel, city(20), SIZE)
    assert [panel.wheel(QPointF(10, 100), -1, QSize(*SIZE)) for _ in range(4)] == [True, True, True, False]
    again(panel)
    assert panel.step(1)
    assert [panel.nudge(-1, 0) for _ in range(4)] == [True, True, True, False]
    assert not panel.nudge(0, 1)
    assert panel.nudge(1, 0)
    assert panel.back()


def test_fewer_indicators_than_before_have_no_page_without_any(qapp: QApplication) -> None:
    panel = host("board")
    picture(panel, city(20), SIZE)
    panel.wheel(QPointF(10, 100), -1, QSize(*SIZE))
    panel.look_at(city(5))
    again(panel)
    assert len(panel.touches) == 5


@pytest.mark.parametrize("size", [(640, 330), (120, 60), (40, 30), (1800, 1000)])
@pytest.mark.parametrize("value", [0.0, 1e12, -273.15])
def test_nothing_is_too_hard_to_draw(qapp: QApplication, value: float, size: tuple[int, int]) -> None:
    facts = FakeFacts()
    for number in range(100):
        name = Name("아주 길어서 어떤 화면에도 들어가지 않는 이름 🚗 " if number % 2 else "متوسط سرعة المركبات")
        indicator = replace(SPEED, id=f"id.{number}", name=name, theme="safe", unit="명/시간·km²")
        facts.put(indicator, reading(value))
        facts.lines[indicator.id, Span.WEEK, ""] = day_line(value, last=value)
    panel = host("board")
    picture(panel, facts, size)
    assert "failed" not in panel.spoken()
