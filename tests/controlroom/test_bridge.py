"""The way of pictures from the engine to the screens: who asks for what, and when."""

from collections.abc import Sequence
from typing import cast

from PySide6.QtWidgets import QApplication

from controlroom.bridge import PictureHub
from feeds.core import View
from feeds.engine import Engine

ONE, OTHER = View("cam", 160, 90), View("other", 160, 90)


class AskedEngine:
    """Notes what is asked for."""

    def __init__(self) -> None:
        self.asked: list[tuple[list[View], list[str]]] = []

    def show(self, views: Sequence[View], soon: Sequence[str]) -> None:
        self.asked.append((list(views), list(soon)))


def test_a_screen_that_changes_asks_at_once(qapp: QApplication) -> None:
    engine = AskedEngine()
    hub = PictureHub(cast(Engine, engine))
    hub.screen().show([ONE], ["next"])
    assert engine.asked == [([ONE], ["next"])]


def test_screens_that_change_together_ask_once_and_after_they_are_painted(qapp: QApplication) -> None:
    engine = AskedEngine()
    hub = PictureHub(cast(Engine, engine))
    left, right = hub.screen(), hub.screen()
    with hub.at_once():
        left.show([ONE])
        right.show([OTHER])
        left.show([])
        hub.expect("before", ["gone"])
    assert engine.asked == []
    qapp.processEvents()
    assert engine.asked == [([OTHER], ["gone"])]
