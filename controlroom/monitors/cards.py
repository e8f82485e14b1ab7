"""A card on every monitor that says which one it is."""

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QScreen

from controlroom.monitors.matching import by_number
from controlroom.monitors.plan import Monitor
from controlroom.monitors.telling import lines_of
from controlroom.monitors.watching import MonitorWatch, monitor_of
from controlroom.words import say
from widgets.identity_card import IdentityCard


def monitors_by_number() -> list[tuple[QScreen, Monitor]]:
    """Return the monitors that there are, in the order of their numbers from 1."""
    screens = QGuiApplication.screens()
    monitors = [monitor_of(screen) for screen in screens]
    return [(screens[place], monitors[place]) for place in by_number(monitors)]


class Cards(QObject):
    """Shows the cards for some seconds, also on monitors that come meanwhile. `ended`: the time is over, or one of them
    was pressed."""

    ended = Signal()

    def __init__(self, for_s: float) -> None:
        super().__init__()
        self._cards: list[IdentityCard] = []
        self._watch = MonitorWatch(parent=self)
        self._watch.settled.connect(self._show)
        QTimer.singleShot(round(for_s * 1000), self, self.ended.emit)
        self._show()

    def _show(self) -> None:
        self.close()
        is_wayland = QGuiApplication.platformName().startswith("wayland")
        for number, (screen, monitor) in enumerate(monitors_by_number(), start=1):
            card = IdentityCard(screen, number, monitor.connector, [say(line) for line in lines_of(monitor)])
            card.dismissed.connect(self.ended)
            card.appear(full_screen=is_wayland)
            self._cards.append(card)

    def close(self) -> None:
        """Take the cards away."""
        for card in self._cards:
            card.hide()
            card.deleteLater()
        self._cards.clear()
