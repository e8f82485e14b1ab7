"""The headline: one sentence that a person has released, or nothing."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.fakes.facts import FakeFacts
from tests.widgets.images import assert_looks_like, share_of
from tests.widgets.panels.alarms import DARK, FLOODED, STREAM, UNDERPASS, board, seen
from tests.widgets.panels.looks import host, picture, wall_look
from widgets.facts import AlarmBoard, Name

SIZE = (1400, 54)
RELEASED = replace(FLOODED, began_ms=FLOODED.began_ms - 600_000, **seen("안전총괄실", 10))  # type: ignore[arg-type]


def city(of: AlarmBoard) -> FakeFacts:
    return FakeFacts(board=of)


STATES = {
    "live": city(AlarmBoard((RELEASED, UNDERPASS))),
    "alarmed": city(AlarmBoard((FLOODED,), may_lead=True)),
    "missing": city(AlarmBoard()),
}


@pytest.mark.parametrize("state", STATES)
def test_every_state_looks_as_it_should(qapp: QApplication, state: str, tmp_path: Path) -> None:
    assert_looks_like(picture(host("headline"), STATES[state], SIZE), f"headline-{state}", tmp_path)


@pytest.mark.parametrize(
    ("of", "words"),
    [
        (
            AlarmBoard((FLOODED, RELEASED, UNDERPASS), may_lead=True),
            "Serious, 강남역 사거리 노면 침수 12 cm, Since 18:31, for 10 min, confirmed by 안전총괄실",
        ),
        (
            AlarmBoard((FLOODED,), may_lead=True),
            "Serious, 강남역 사거리 노면 침수 12 cm, Since 18:41, for 1 min, unacknowledged",
        ),
        (AlarmBoard((FLOODED,), may_lead=False), "No headline"),
        (AlarmBoard((DARK,), may_lead=True), "No headline"),
        (AlarmBoard((), (UNDERPASS,)), "No headline"),
    ],
)
def test_it_is_the_highest_that_a_person_has_seen(qapp: QApplication, of: AlarmBoard, words: str) -> None:
    panel = host("headline")
    panel.look_at(city(of))
    assert panel.spoken() == words


def test_the_page_of_a_district_has_its_own(qapp: QApplication) -> None:
    panel = host("headline", place="관악구")
    panel.look_at(city(board()))
    assert panel.spoken().startswith("Watch, 도림천")


def test_an_empty_one_is_quiet(qapp: QApplication) -> None:
    colours, image = wall_look().colours, picture(host("headline"), STATES["missing"], SIZE)
    assert share_of(image, colours.i1, off=8) == 0.0
    assert share_of(image, colours.i3, off=8) > 0.0


def test_it_is_drawn_anew_once_a_minute_and_no_more(qapp: QApplication) -> None:
    panel, facts = host("headline"), FakeFacts(board=AlarmBoard((replace(RELEASED),)))
    facts.now_ms += 1_000
    assert panel.look_at(facts)
    facts.now_ms += 1_000
    assert not panel.look_at(facts)
    facts.now_ms += 60_000
    assert panel.look_at(facts)


@pytest.mark.parametrize("size", [(1400, 54), (500, 54), (120, 40), (30, 10), (3800, 200)])
@pytest.mark.parametrize(
    "name", [Name("긴 문장 " * 60, "gloss " * 60), Name("فيضان الطريق"), Name("침수 🌊"), Name("가" * 300)], ids=str
)
def test_nothing_is_too_hard_to_draw(qapp: QApplication, size: tuple[int, int], name: Name) -> None:
    panel = host("headline")
    image = picture(panel, city(AlarmBoard((replace(STREAM, name=name),))), size)
    assert (image.width(), image.height()) == size
    assert "failed" not in panel.spoken()
