"""The list of what goes on: order, steps, filters, what it leads to."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication

from tests.fakes.facts import NOW_MS, FakeFacts
from tests.widgets.images import assert_looks_like, share_of
from tests.widgets.panels.alarms import FLOODED, events
from tests.widgets.panels.looks import host, picture, wall_look
from widgets.commands import OpenNearest
from widgets.facts import AlarmBoard, EventFacts, SourceFacts
from widgets.panels.incident_states import FIRE, OTHER, RESCUE, step_of

SIZE = (480, 520)
SOURCE = SourceFacts("dispatches", "119 출동", "http", "good", good_ms=NOW_MS - 20_000)
ON_FLOOD = replace(FLOODED, id=f"{NOW_MS}|flood|dispatches/4", lost_cameras=("강남역 사거리",))


def city(happenings: list[EventFacts], *, condition: str = "good", board: AlarmBoard | None = None) -> FakeFacts:
    source = replace(SOURCE, condition=condition)  # type: ignore[arg-type]
    return FakeFacts(happenings=happenings, health=[source], board=board or AlarmBoard())


STATES = {
    "live": city([each for each in events() if each.level < 3]),
    "alarmed": city(events(), board=AlarmBoard((ON_FLOOD,))),
    "stale": city(events()[:3], condition="failing"),
    "missing": city([]),
}


@pytest.mark.parametrize("state", STATES)
def test_every_state_looks_as_it_should(qapp: QApplication, state: str, tmp_path: Path) -> None:
    assert_looks_like(picture(host("incidents"), STATES[state], SIZE), f"incidents-{state}", tmp_path)


def titles(facts: FakeFacts, **settings: Any) -> list[str]:
    panel = host("incidents", **settings)
    picture(panel, facts, (480, 2000))
    return [touch.words.split(", ")[1] for touch in panel.touches]


def test_serious_ones_are_on_top_and_the_others_keep_their_order(qapp: QApplication) -> None:
    assert titles(STATES["alarmed"]) == ["노면 침수", "추돌사고", "화재", "도로공사", "구급"]


@pytest.mark.parametrize(
    ("settings", "left"),
    [
        ({"level": "major"}, ["노면 침수", "추돌사고", "화재"]),
        ({"events": ["request"]}, []),
        ({"events": []}, ["노면 침수", "추돌사고", "화재", "도로공사", "구급"]),
        ({"sources": ["roads"]}, []),
        ({"place": "노원구"}, ["추돌사고", "화재", "도로공사", "구급"]),
        ({"rows": 2}, ["노면 침수", "추돌사고"]),
    ],
)
def test_it_lists_what_is_asked_for(qapp: QApplication, settings: dict[str, object], left: list[str]) -> None:
    assert titles(STATES["alarmed"], **settings) == left


def test_a_calm_list_has_no_colour_of_alarms(qapp: QApplication) -> None:
    image, colours = picture(host("incidents"), STATES["live"], SIZE), wall_look().colours
    for colour in (colours.serious, colours.alert, colours.caution, colours.watch, colours.quality):
        assert share_of(image, colour) == 0.0


def test_a_row_opens_the_nearest_cameras(qapp: QApplication) -> None:
    panel = host("incidents")
    picture(panel, STATES["alarmed"], SIZE)
    assert panel.press(QPointF(panel.touches[0].rect.center())) == (True, OpenNearest(37.5, 127.0))


def test_what_it_says(qapp: QApplication) -> None:
    panel = host("incidents")
    panel.look_at(STATES["alarmed"])
    assert panel.spoken() == (
        "Incidents, 5 going on, Serious, 노면 침수, 강남구, Being dealt with, 2 h, "
        "Alert, 추돌사고, 강남대로 (양재→염곡), Being dealt with, 4 min, "
        "Alert, 화재, 노원구, Working, 12 min, 노원소방서"
    )


@pytest.mark.parametrize(
    ("title", "state", "step"),
    [
        ("화재 (모의)", "출동지령", (FIRE, 0)),
        ("화재 (모의)", "현장도착", (FIRE, 1)),
        ("화재 (모의)", "활동개시", (FIRE, 2)),
        ("화재 (모의)", "초진", (FIRE, 3)),
        ("화재 (모의)", "완진", (FIRE, 4)),
        ("화재 (모의)", "상황종결", (FIRE, 5)),
        ("Structure fire", "On  Scene", (FIRE, 1)),
        ("구급 (모의)", "지령하달", (RESCUE, 0)),
        ("구급 (모의)", "상황종결", (RESCUE, 3)),
        ("추돌사고 (모의)", "발생", (OTHER, 0)),
        ("추돌사고 (모의)", "처리중", (OTHER, 1)),
        ("Pothole", "closed", (OTHER, 2)),
        ("화재", "확인불가", None),
        ("", "", None),
    ],
)
def test_words_of_sources_are_steps(title: str, state: str, step: object) -> None:
    assert step_of(EventFacts(("a", "1"), "incident", title, 0, 0, state=state)) == step


def test_every_state_of_the_simulated_city_is_known() -> None:
    from controlroom.sim.data.model.incidents import KINDS

    for kind in KINDS:
        for _, state in kind.phases:
            event = EventFacts(("a", "1"), "incident", kind.title, 0, 0, state=state, details=(("kind", kind.name),))
            assert step_of(event) is not None, (kind.name, state)


def many(count: int, title: str = "추돌사고") -> FakeFacts:
    first = events()[0]
    return city([replace(first, key=("dispatches", str(n)), title=f"{title} {n}") for n in range(count)])


def test_at_most_twelve_rows_and_the_rest_is_counted(qapp: QApplication) -> None:
    panel = host("incidents")
    picture(panel, many(1000), (480, 3000))
    assert len(panel.touches) == 12
    assert panel._content.hidden == 988


@pytest.mark.parametrize("size", [(480, 520), (480, 90), (60, 30), (1600, 400)])
@pytest.mark.parametrize(
    "facts",
    [many(1000), many(30, "긴 제목 " * 40), many(3, "حادث"), many(3, "침수 🌊🚒"), many(2, "가" * 300)],
    ids=["thousand", "long", "right-to-left", "emoji", "one-word"],
)
def test_nothing_is_too_hard_to_draw(qapp: QApplication, facts: FakeFacts, size: tuple[int, int]) -> None:
    panel = host("incidents")
    image = picture(panel, facts, size)
    assert (image.width(), image.height()) == size
    assert "failed" not in panel.spoken()
