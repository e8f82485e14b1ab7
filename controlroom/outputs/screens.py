"""Windows on this machine's screens: one each, never one across several."""

from typing import Self

from PySide6.QtGui import QGuiApplication

from controlroom.options import Options
from controlroom.outputs.core import OutputFailed
from controlroom.wall import Wall
from resources.text import QT_TRANSLATE_NOOP

_NO_SCREEN = QT_TRANSLATE_NOOP("run", "There is no screen {number}, this machine has {count}")


class Screens:
    """The wall on the screens with these numbers, from 1; on the primary one when none is named."""

    def __init__(self, numbers: tuple[int, ...], *, full_screen: bool) -> None:
        self._numbers = numbers
        self._full_screen = full_screen

    @classmethod
    def made(cls, options: Options) -> Self:
        """Return the output that `options` describe."""
        return cls(options.screens, full_screen=options.full_screen)

    def start(self, wall: Wall) -> None:
        """Open a window on each screen. Raises OutputFailed for a screen that is not there."""
        screens = QGuiApplication.screens()
        numbers = self._numbers or (screens.index(QGuiApplication.primaryScreen()) + 1,)
        for number in numbers:
            if not 1 <= number <= len(screens):
                raise OutputFailed(_NO_SCREEN(number=number, count=len(screens)))
        for number in numbers:
            wall.add_window(number).show_on(screens[number - 1], full_screen=self._full_screen)

    def stop(self) -> None:
        """Nothing runs beside the windows."""
