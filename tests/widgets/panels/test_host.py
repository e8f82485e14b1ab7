"""What holds a panel: it stands in for one that fails, and leads mouse and keyboard to its parts."""

import logging
from dataclasses import dataclass
from typing import Any, Literal

import pytest
from PySide6.QtCore import QPointF, QRectF, QSize

from tests.fakes.facts import FakeFacts
from tests.widgets.images import share_of
from tests.widgets.panels.looks import wall_look
from widgets.commands import Command, ShowLayout
from widgets.facts import Facts
from widgets.panels import catalogue
from widgets.panels.core import Panel, PanelConfig, PanelSpec, Sheet
from widgets.panels.host import PanelHost


class ButtonsConfig(PanelConfig):
    kind: Literal["buttons"] = "buttons"
    fails_in: str = ""


@dataclass(frozen=True)
class Pressed:
    number: int


class ButtonsPanel(Panel[ButtonsConfig, int]):
    """Three buttons; the second asks for more than the panel has."""

    def __init__(self, spec: PanelSpec, config: ButtonsConfig) -> None:
        super().__init__(spec, config)
        self.pressed = 0

    def content(self, facts: Facts) -> int:
        self._fail("content")
        return self.pressed

    def draw(self, sheet: Sheet, content: int) -> None:
        self._fail("draw")
        for number in range(3):
            sheet.touch(QRectF(number * 100, 0, 90, 50), f"button {number}", Pressed(number))
        sheet.touch(QRectF(0, 60, 300, 40), "only words")

    def spoken(self, content: int) -> str:
        self._fail("spoken")
        return f"pressed {content}"

    def act(self, action: Any) -> Command | None:
        self.pressed = action.number
        return ShowLayout(7) if action.number == 1 else None

    def _fail(self, doing: str) -> None:
        if self.config.fails_in == doing:
            raise RuntimeError(doing)


@pytest.fixture
def kinds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(catalogue.PANELS, "buttons", catalogue.PanelKind(ButtonsConfig, ButtonsPanel))


def made(fails_in: str = "") -> PanelHost:
    return PanelHost(PanelSpec("buttons", ButtonsConfig(fails_in=fails_in)))


def drawn(panel: PanelHost) -> PanelHost:
    panel.look_at(FakeFacts())
    panel.image(QSize(300, 100), wall_look())
    return panel


@pytest.mark.usefixtures("qapp", "kinds")
class TestFailing:
    @pytest.mark.parametrize("doing", ["content", "draw", "spoken"])
    def test_what_fails_is_logged_and_said_in_its_place(self, doing: str, caplog: pytest.LogCaptureFixture) -> None:
        with caplog.at_level(logging.CRITICAL, "panels"):  # expected, and looked at below
            panel = drawn(made(doing))
            assert panel.spoken() == "This panel failed; the log of the program has the details"

    def test_it_is_tried_again(self, caplog: pytest.LogCaptureFixture) -> None:
        with caplog.at_level(logging.CRITICAL, "panels"):
            panel = drawn(made("content"))
        object.__setattr__(panel.spec.config, "fails_in", "")
        assert panel.look_at(FakeFacts())
        assert panel.spoken() == "pressed 0"


@pytest.mark.usefixtures("qapp", "kinds")
class TestPressing:
    def test_the_mouse_presses_what_is_under_it(self) -> None:
        panel = drawn(made())
        assert panel.press(QPointF(250, 20)) == (True, None)
        assert panel.spoken() == "pressed 2"
        assert panel.press(QPointF(150, 20)) == (True, ShowLayout(7))
        assert panel.press(QPointF(20, 80)) == (False, None)

    def test_words_are_said_of_what_cannot_be_pressed_too(self) -> None:
        panel = drawn(made())
        touch = panel.touch_at(QPointF(20, 80))
        assert touch is not None
        assert touch.words == "only words"
        assert panel.touch_at(QPointF(295, 20)) is None

    def test_the_keyboard_goes_through_what_can_be_pressed_and_out_again(self) -> None:
        panel = drawn(made())
        assert [panel.step(1) for _ in range(4)] == [True, True, True, False]
        assert panel.step(-1)
        assert panel.press_focused() == (True, None)
        assert panel.spoken() == "pressed 2"

    def test_the_focus_is_seen(self) -> None:
        panel = drawn(made())
        panel.step(1)
        look = wall_look()
        assert share_of(panel.image(QSize(300, 100), look), look.colours.ice) > 0.005
        panel.leave()
        assert share_of(panel.image(QSize(300, 100), look), look.colours.ice) == 0.0


@pytest.mark.usefixtures("qapp", "kinds")
def test_it_is_drawn_anew_in_other_colours_and_sizes_only() -> None:
    panel = made()
    panel.look_at(FakeFacts())
    size = QSize(300, 100)
    image = panel.image(size, wall_look())
    assert panel.image(size, wall_look()) is image
    assert panel.is_drawn_as(image)
    for look in (wall_look("lobby"), wall_look(height_px=2160)):
        other = panel.image(size, look)
        assert other is not image
        assert (panel.is_drawn_as(other), panel.is_drawn_as(image)) == (True, False)
