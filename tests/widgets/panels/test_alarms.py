"""The panel of alarms: what it says in each state, and what its buttons ask for."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication

from tests.fakes.facts import NOW_MS, FakeFacts
from tests.widgets.images import assert_looks_like, share_of
from tests.widgets.panels.alarms import CALLS, DARK, FLOODED, STREAM, UNDERPASS, alarm, board, seen, storm
from tests.widgets.panels.looks import host, picture, wall_look
from widgets.commands import AcknowledgeAlarm, Command, OpenAlarm, SelectAlarm, ShelveAlarm, UnshelveAlarm
from widgets.facts import AlarmBoard, Name, ShelvedFacts
from widgets.panels.host import PanelHost

SIZE = (437, 900)
SHELF = ShelvedFacts("river.high", "신림교", Name("신림교 수위 상승"), "관제 2석", "훈련", NOW_MS + 1_200_000)


def city(of: AlarmBoard, now_ms: int = NOW_MS) -> FakeFacts:
    return FakeFacts(now_ms=now_ms, board=of)


BLIND = replace(FLOODED, lost_cameras=("강남역 사거리",), gone_ms=NOW_MS - 600_000)
STATES: dict[str, FakeFacts] = {
    "alarmed": city(board()),
    "alternating": city(board(), NOW_MS + 1000),
    "live": city(AlarmBoard((UNDERPASS, STREAM, CALLS), (), may_lead=True)),
    "selected": city(board(selected=STREAM.id)),
    "stale": city(board(standing=(BLIND, DARK))),
    "missing": city(AlarmBoard()),
    "flood": city(storm()),
    "shelved": city(board(shelved=(SHELF,))),
}


@pytest.mark.parametrize("state", STATES)
def test_every_state_looks_as_it_should(qapp: QApplication, state: str, tmp_path: Path) -> None:
    assert_looks_like(picture(host("alarms"), STATES[state], SIZE), f"alarms-{state}", tmp_path)


def test_it_looks_as_it_should_in_a_bright_hall(qapp: QApplication, tmp_path: Path) -> None:
    image = picture(host("alarms"), STATES["alarmed"], SIZE, wall_look("lobby"))
    assert_looks_like(image, "alarms-lobby", tmp_path)


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (
            "alarmed",
            "Serious, 강남역 사거리 노면 침수 12 cm, Unacknowledged 44 s, 가까운 영상으로 현장을 확인하고 우회를 안내, "
            "4 alarms, 1 unacknowledged",
        ),
        ("live", "3 alarms, 0 unacknowledged"),
        ("missing", "No alarm"),
    ],
)
def test_the_first_and_how_many_are_said_to_a_screen_reader(qapp: QApplication, state: str, words: str) -> None:
    panel = host("alarms")
    panel.look_at(STATES[state])
    assert panel.spoken() == words


def test_the_glyph_alone_alternates_once_a_second(qapp: QApplication) -> None:
    panel, look = host("alarms"), wall_look()
    lit, unlit = (picture(panel, STATES[state], SIZE) for state in ("alarmed", "alternating"))
    assert lit != unlit
    assert abs(share_of(lit, look.colours.serious) - share_of(unlit, look.colours.serious)) < 0.01


def test_without_one_that_waits_nothing_changes_each_second(qapp: QApplication) -> None:
    panel, facts = host("alarms"), city(AlarmBoard((UNDERPASS, STREAM), (), may_lead=True))
    assert panel.look_at(facts)
    facts.now_ms += 1000
    assert not panel.look_at(facts)


def test_a_calm_city_has_no_colour(qapp: QApplication) -> None:
    image, colours = picture(host("alarms"), STATES["missing"], SIZE), wall_look().colours
    for colour in (colours.serious, colours.alert, colours.caution, colours.watch, colours.quality):
        assert share_of(image, colour) == 0.0


def test_a_lost_camera_is_violet_and_never_on_the_card(qapp: QApplication) -> None:
    waiting = replace(DARK, acknowledged_ms=None)
    image, colours = picture(host("alarms"), city(AlarmBoard((waiting,), may_lead=True)), SIZE), wall_look().colours
    assert share_of(image, colours.quality) > 0.0
    assert share_of(image, colours.watch) == 0.0


def test_the_page_of_a_district_shows_its_own_and_the_citys(qapp: QApplication) -> None:
    panel = host("alarms", place="관악구")
    panel.look_at(STATES["alarmed"])
    assert panel.spoken() == "2 alarms, 0 unacknowledged"


def pressed(panel: PanelHost, facts: FakeFacts, words: str) -> Command | None:
    """Press what says so when it is pointed at."""
    picture(panel, facts, SIZE)
    touch = next(touch for touch in panel.touches if words in touch.words)
    return panel.press(QPointF(touch.rect.center()))[1]


class TestPressing:
    def test_a_button_acknowledges(self, qapp: QApplication) -> None:
        assert pressed(host("alarms"), STATES["alarmed"], "Acknowledge, ") == AcknowledgeAlarm((FLOODED.id,))

    def test_another_one_shows_what_it_is_about(self, qapp: QApplication) -> None:
        assert pressed(host("alarms"), STATES["alarmed"], "Show, ") == OpenAlarm(FLOODED.id)

    def test_a_row_is_selected_and_comes_onto_the_card(self, qapp: QApplication) -> None:
        assert pressed(host("alarms"), STATES["alarmed"], "도림천") == SelectAlarm(STREAM.id)
        panel = host("alarms")
        panel.look_at(STATES["selected"])
        assert panel.spoken().startswith("Watch, 도림천 신림교 수위 2.1 m, Seen 18:22, 관제 1석")

    def test_shelving_asks_why_and_for_how_long(self, qapp: QApplication) -> None:
        panel, facts = host("alarms"), STATES["alarmed"]
        assert pressed(panel, facts, "Shelve, ") is None
        assert pressed(panel, facts, "Drill, ") is None
        assert pressed(panel, facts, "Shelve for 30 min") == ShelveAlarm(FLOODED.id, "Drill", 30)
        picture(panel, facts, SIZE)
        assert any("Acknowledge, " in touch.words for touch in panel.touches)

    def test_back_leaves_it(self, qapp: QApplication) -> None:
        panel, facts = host("alarms"), STATES["alarmed"]
        pressed(panel, facts, "Shelve, ")
        assert pressed(panel, facts, "Back, ") is None
        picture(panel, facts, SIZE)
        assert any("Acknowledge, " in touch.words for touch in panel.touches)

    def test_the_questions_go_away_with_their_alarm(self, qapp: QApplication) -> None:
        panel = host("alarms")
        pressed(panel, STATES["alarmed"], "Shelve, ")
        picture(panel, city(AlarmBoard((alarm("serious", "다른 경보", "Another", 1),), may_lead=True)), SIZE)
        assert any("Acknowledge, " in touch.words for touch in panel.touches)

    def test_what_is_shelved_is_listed_and_taken_back(self, qapp: QApplication) -> None:
        panel, facts = host("alarms"), STATES["shelved"]
        assert pressed(panel, facts, "1 shelved") is None
        assert pressed(panel, facts, "press to take it back") == UnshelveAlarm("river.high", "신림교")

    def test_a_group_is_acknowledged_as_one(self, qapp: QApplication) -> None:
        command = pressed(host("alarms"), STATES["flood"], "호우: 13 alarms")
        assert isinstance(command, AcknowledgeAlarm)
        assert len(command.ids) == 13

    def test_who_does_not_lead_has_no_buttons(self, qapp: QApplication) -> None:
        panel = host("alarms")
        picture(panel, city(board(may_lead=False)), SIZE)
        assert not any("Acknowledge, " in touch.words for touch in panel.touches)


HARD: dict[str, AlarmBoard] = {
    "long": board(standing=(replace(FLOODED, name=Name("아주 긴 경보 " * 30, "A very long alarm " * 30)),)),
    "one-word": board(standing=(replace(FLOODED, name=Name("아" * 400), action=Name("가" * 400)),)),
    "right-to-left": board(standing=(replace(FLOODED, name=Name("فيضان الطريق 12 سم")),)),
    "emoji": board(standing=(replace(FLOODED, name=Name("침수 🌊🚗")),)),
    "thousand": board(standing=tuple(alarm("watch", f"경보 {n}", f"Alarm {n}", n) for n in range(1000))),
    "thousand-seen": board(standing=tuple(alarm("watch", f"경보 {n}", "", n, **seen("x", 1)) for n in range(1000))),
}


@pytest.mark.parametrize("size", [(437, 900), (437, 120), (60, 30), (1600, 200)])
@pytest.mark.parametrize("case", HARD)
def test_nothing_is_too_hard_to_draw(qapp: QApplication, case: str, size: tuple[int, int]) -> None:
    panel = host("alarms")
    image = picture(panel, city(HARD[case]), size)
    assert (image.width(), image.height()) == size
    assert "failed" not in panel.spoken()


def test_how_many_are_shelved_cannot_be_hidden(qapp: QApplication) -> None:
    many = tuple(alarm("watch", f"경보 {n}", "", n, **seen("x", 1)) for n in range(100))
    panel = host("alarms", parts=["cleared"])
    picture(panel, city(AlarmBoard(many, shelved=(SHELF,))), (437, 200))
    assert any(touch.words == "1 shelved, out of the counts" for touch in panel.touches)
