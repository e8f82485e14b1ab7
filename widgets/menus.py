"""The menus of a window: what can be done with a tile, and which page to show."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from widgets.verbs import MENU, Verb, key_of
from widgets.words import say

translate = QCoreApplication.translate

_KEYS = 9
"""So many pages have a digit as their key."""


@dataclass(frozen=True, slots=True)
class PageName:
    """A page of the city, as the menu of pages has it; its number is its place among them."""

    layout_id: str
    name: str


def tile_menu(parent: QWidget, do: Callable[[Verb], object], disabled: Collection[Verb], pages: QMenu | None) -> QMenu:
    """Return the menu of a tile; `pages`: that of the pages, which becomes a part of it."""
    menu = QMenu(parent)
    for group in MENU:
        for verb in group:
            key = key_of(verb)
            action = menu.addAction(f"{say(key.text)}\t{key.written}")
            action.triggered.connect(lambda _=False, verb=verb: do(verb))
            action.setEnabled(verb not in disabled)
        menu.addSeparator()
    if pages is not None:
        menu.addMenu(pages)
    return menu


def pages_menu(parent: QWidget, pages: Sequence[PageName], shown: str, show: Callable[[int], object]) -> QMenu:
    """Return the menu of pages, each with its key; the one that is shown is marked. `show` gets a number, from 1."""
    menu = QMenu(translate("menus", "Pages"), parent)
    for number, page in enumerate(pages, start=1):
        key = f"\t{number}" if number <= _KEYS else ""
        action: QAction = menu.addAction(page.name.replace("&", "&&") + key)
        action.setCheckable(True)
        action.setChecked(page.layout_id == shown)
        action.triggered.connect(lambda _=False, number=number: show(number))
    return menu
