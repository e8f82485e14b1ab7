"""Notices and welcome boards."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from tests.fakes.facts import FakeFacts
from tests.widgets.images import assert_looks_like
from tests.widgets.panels.looks import host, picture, wall_look
from widgets.facts import Guest, Item, Name, NoticeFacts

CLOSED = NoticeFacts(
    "closed",
    Name("홍제천·불광천 산책로 통제", "Stream paths are closed"),
    Name("비가 그칠 때까지 위쪽 길을 이용해 주세요.", "Please use the street above."),
)
WELCOME = NoticeFacts(
    "welcome",
    Name("환영합니다", "Welcome"),
    Name("모의 도시입니다."),
    (Guest(Name("모의초등학교 5학년"), Name("25명")), Guest(Name("자매도시 방문단", "Twin city"))),
    (Item("14:00", Name("상황실 관람"), Name("3층")), Item("", Name("기념 촬영"))),
)


@pytest.mark.parametrize(
    ("name", "notice", "size", "theme"),
    [
        ("notice-live", CLOSED, (640, 260), "dark"),
        ("notice-lobby", CLOSED, (640, 260), "lobby"),
        ("notice-welcome", WELCOME, (760, 480), "dark"),
    ],
)
def test_it_looks_as_it_should(
    qapp: QApplication, name: str, notice: NoticeFacts, size: tuple[int, int], theme: str, tmp_path: Path
) -> None:
    image = picture(host("notice"), FakeFacts(told=[notice]), size, wall_look(theme))
    assert_looks_like(image, name, tmp_path)


def test_it_says_all_of_it(qapp: QApplication) -> None:
    panel = host("notice", title=Name("알림"))
    panel.look_at(FakeFacts(told=[WELCOME]))
    assert panel.spoken() == (
        "알림. 환영합니다. 모의 도시입니다. 모의초등학교 5학년 25명. 자매도시 방문단. 14:00 상황실 관람 3층. 기념 촬영"
    )


def test_a_sentence_of_the_layout(qapp: QApplication) -> None:
    panel = host("notice", text={"en": "Doors close at six", "ko": "여섯 시에 닫습니다"})
    panel.look_at(FakeFacts(told=[WELCOME]))
    assert panel.spoken() == "Notice. Doors close at six"


def test_without_a_notice_there_is_an_empty_panel(qapp: QApplication) -> None:
    panel = host("notice", notice="gone")
    picture(panel, FakeFacts(told=[WELCOME]), (300, 200))
    assert panel.spoken() == "Notice, no notice"


def test_several_have_20_seconds_each(qapp: QApplication) -> None:
    panel, facts = host("notice"), FakeFacts(told=[CLOSED, WELCOME])
    facts.now_ms = facts.now_ms // 40_000 * 40_000
    panel.look_at(facts)
    assert "산책로" in panel.spoken()
    facts.now_ms += 19_999
    assert not panel.look_at(facts)
    facts.now_ms += 1
    assert panel.look_at(facts)
    assert "환영" in panel.spoken()


def test_those_of_a_place_are_for_its_page_alone(qapp: QApplication) -> None:
    here = NoticeFacts("here", Name("여기"), places=("마포구",))
    for settings, said in (({}, "no notice"), ({"place": "마포구"}, "여기")):
        panel = host("notice", **settings)  # type: ignore[arg-type]
        panel.look_at(FakeFacts(told=[here]))
        assert said in panel.spoken()


@pytest.mark.parametrize("size", [(640, 260), (60, 30), (40, 600), (3000, 1600)])
@pytest.mark.parametrize(
    "notice",
    [
        NoticeFacts("a", Name("아주 긴 알림 " * 60, "A very long notice " * 60), Name("문장. " * 400)),
        NoticeFacts("b", Name("إشعار مهم 🚧"), Name("نص")),
        NoticeFacts("c", Name("x"), Name(""), (Guest(Name("손님")),) * 40, (Item("09:00", Name("일정")),) * 40),
    ],
)
def test_nothing_is_too_hard_to_draw(qapp: QApplication, size: tuple[int, int], notice: NoticeFacts) -> None:
    panel = host("notice")
    assert picture(panel, FakeFacts(told=[notice]), size).width() == size[0]
    assert "failed" not in panel.spoken()


def test_it_is_a_file_or_a_sentence() -> None:
    settings: dict[str, Any] = {"notice": "a", "text": {"en": "b"}}
    with pytest.raises(ValueError, match="notice or text"):
        host("notice", **settings)
