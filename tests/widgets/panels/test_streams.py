"""The panel of the cameras' states: counts, the lost ones, the districts."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication

from feeds.core import TileState
from tests.fakes.facts import NOW_MS, FakeFacts
from tests.widgets.images import assert_looks_like, share_of
from tests.widgets.panels.looks import host, picture, wall_look
from widgets.facts import CameraFacts, Name

SIZE = (424, 420)
DISTRICTS = ("관악구", "마포구", "종로구", "강남구")
NAMES = ("불광천 증산교", "강남순환로 관악터널", "도림천 신림교", "광화문광장", "반포대교 남단")


def city(live: int, late: int = 0, lost: int = 0, *, waiting: int = 0, unseen: int = 0) -> FakeFacts:
    facts = FakeFacts()
    states = [
        *[TileState.LIVE] * live,
        *[(TileState.STALE, TileState.FROZEN)[number % 2] for number in range(late)],
        *[(TileState.LOST, TileState.REFUSED)[number % 2] for number in range(lost)],
        *[(TileState.CONNECTING, TileState.PRIVACY)[number % 2] for number in range(waiting)],
        *[None] * unseen,
    ]
    for number, state in enumerate(states):
        id = f"C-{number:04d}"
        came = None if number % 7 == 6 else NOW_MS - number * 61_000
        name = Name(NAMES[number % len(NAMES)])
        facts.eyes[id] = CameraFacts(id, name, id, DISTRICTS[number % 4], state=state, picture_ms=came)
    return facts


STATES: dict[str, FakeFacts] = {
    "live": city(64, unseen=2736),
    "stale": city(60, 4, unseen=2736),
    "alarmed": city(2741, 34, 25),
    "missing": city(0, unseen=2800),
}


@pytest.mark.parametrize("state", STATES)
def test_every_state_looks_as_it_should(qapp: QApplication, state: str, tmp_path: Path) -> None:
    assert_looks_like(picture(host("streams"), STATES[state], SIZE), f"streams-{state}", tmp_path)


def test_a_small_one_has_the_counts(qapp: QApplication, tmp_path: Path) -> None:
    assert_looks_like(picture(host("streams"), STATES["alarmed"], (365, 160)), "streams-small", tmp_path)


def test_a_press_shows_the_districts_and_another_the_lost_ones_again(qapp: QApplication, tmp_path: Path) -> None:
    panel = host("streams")
    before = picture(panel, STATES["alarmed"], SIZE)
    assert panel.press(QPointF(100, 100)) == (True, None)
    assert_looks_like(picture(panel, STATES["alarmed"], SIZE), "streams-districts", tmp_path)
    assert panel.step(1)
    assert panel.press_focused() == (True, None)
    panel.leave()
    assert picture(panel, STATES["alarmed"], SIZE) == before


def test_it_says_how_many_are_looked_at_and_which_are_lost_the_longest(qapp: QApplication) -> None:
    facts = city(3, 1, 3, waiting=2, unseen=20)
    facts.eyes["C-0006"] = CameraFacts(
        "C-0006", Name("먼저"), "6", "관악구", state=TileState.LOST, picture_ms=NOW_MS - 10**8
    )
    facts.eyes["C-0005"] = CameraFacts("C-0005", Name("아직"), "5", "관악구", state=TileState.LOST)
    panel = host("streams")
    panel.look_at(facts)
    assert panel.spoken() == (
        "Streams, Live 3, Late 1, Lost 3, 9 of 29 cameras are looked at, "
        "먼저 since 09-16 14:55, 반포대교 남단 since 18:37, 아직 no picture yet"
    )


def test_the_page_of_a_district_counts_its_own(qapp: QApplication) -> None:
    panel = host("streams", place="마포구")
    panel.look_at(city(8, 2, 2))
    assert "3 of 3 cameras" in panel.spoken()


def test_there_is_no_violet_while_all_are_live(qapp: QApplication) -> None:
    quality = wall_look().colours.quality
    assert share_of(picture(host("streams"), STATES["live"], SIZE), quality, 8) == 0
    assert share_of(picture(host("streams"), STATES["stale"], SIZE), quality, 8) > 0


@pytest.mark.parametrize("size", [SIZE, (1600, 100), (150, 900), (60, 30)])
@pytest.mark.parametrize("count", [0, 1, 3000])
def test_nothing_is_too_hard_to_draw(qapp: QApplication, count: int, size: tuple[int, int]) -> None:
    facts = city(count, count, count)
    for id, name in zip(facts.eyes, ("아주 긴 이름 " * 12, "كاميرا", "📷"), strict=False):
        facts.eyes[id] = CameraFacts(id, Name(name), id, name, state=TileState.LOST)
    panel = host("streams")
    for _ in range(2):
        image = picture(panel, facts, size)
        assert (image.width(), image.height()) == size
        assert "failed" not in panel.spoken()
        panel.press(QPointF(size[0] / 2, size[1] / 2))
