"""The tours at the desk: how far each is, and buttons to begin, hold, step and end it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from widgets.desk.button import DeskButton
from widgets.desk.commands import PauseTours, StartTour, StepTour, StopTour
from widgets.desk.ports import DeskTour
from widgets.theme import Look

_LINES = 2.9
"""Height of the words of a tour in sizes of their text."""


class _Words(QWidget):
    """Name, step and screens of a tour, and a bar of how far it is."""

    def __init__(self, look: Look, tour: DeskTour, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.tour = tour
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(round(look.face("label").size_px * _LINES / self.devicePixelRatioF()))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint two lines and the bar."""
        ratio, colours, tour = self.devicePixelRatioF(), self._look.colours, self.tour
        name, small = self._look.face("label", 600), self._look.face("meta")
        width, height = self.width() * ratio, self.height() * ratio
        words = self.tr("{step} of {steps}").format(step=tour.step, steps=tour.steps)
        if not tour.runs:
            words = self.tr("{steps} steps").format(steps=tour.steps)
        elif tour.is_paused:
            words = " · ".join((words, self.tr("held")))
        with QPainter(self) as painter:
            painter.scale(1 / ratio, 1 / ratio)
            upper, lower = name.centred(0, height * 0.5), small.centred(height * 0.44, height * 0.4)
            ink = colours.i1 if tour.runs else colours.i2
            name.draw(painter, 0, upper, name.elided(tour.name, width), ink)
            end = small.draw(painter, 0, lower, words, colours.data if tour.runs else colours.i3) + small.size_px
            screens = ", ".join(tour.screens)
            if width - end > small.size_px * 3:
                small.draw(painter, end, lower, small.elided(screens, width - end), colours.i3)
            bar = max(2, self._look.sizes.px(4))
            painter.fillRect(0, round(height) - bar, round(width), bar, colours.s3)
            filled = round(width * tour.step / max(1, tour.steps))
            painter.fillRect(0, round(height) - bar, filled, bar, colours.i4 if tour.is_paused else colours.data)


class TourRow(QWidget):
    """One tour. `asked` carries what a button asks for."""

    asked = Signal(object)

    def __init__(self, look: Look, tour: DeskTour, parent: QWidget) -> None:
        super().__init__(parent)
        self.tour = tour
        self._words = _Words(look, tour, self)
        self.main = DeskButton(look, "", self)
        self.hold = DeskButton(look, "", self)
        self.back = DeskButton(look, "‹", self)
        self.forth = DeskButton(look, "›", self)
        self.main.clicked.connect(self._on_main)
        self.hold.clicked.connect(self._on_hold)
        self.back.clicked.connect(lambda: self._step(-1))
        self.forth.clicked.connect(lambda: self._step(1))
        row = QHBoxLayout()
        gap = max(2, round(look.sizes.px(6) / self.devicePixelRatioF()))
        row.setSpacing(gap)
        for button in (self.main, self.hold, self.back, self.forth):
            row.addWidget(button)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, gap, 0, 2 * gap)
        column.setSpacing(gap)
        column.addWidget(self._words)
        column.addLayout(row)
        self.show_tour(tour)

    def show_tour(self, tour: DeskTour) -> None:
        """Show how the tour is now."""
        self.tour = self._words.tour = tour
        self.main.setText(self.tr("End") if tour.runs else self.tr("Begin"))
        self.hold.setText(self.tr("Go on") if tour.is_paused else self.tr("Hold"))
        for button in (self.hold, self.back, self.forth):
            button.setEnabled(tour.runs)
        said = {
            self.main: self.main.text(),
            self.hold: self.hold.text(),
            self.back: self.tr("Step before"),
            self.forth: self.tr("Next step"),
        }
        for button, words in said.items():
            button.setAccessibleName(f"{tour.name}: {words}")
            button.setToolTip(words if button in (self.back, self.forth) else "")
            button.updateGeometry()
            button.update()
        self._words.update()

    def _on_main(self) -> None:
        self.asked.emit(StopTour(self.tour.id) if self.tour.runs else StartTour(self.tour.id))

    def _on_hold(self) -> None:
        self.asked.emit(PauseTours(self.tour.id, not self.tour.is_paused))

    def _step(self, by: int) -> None:
        self.asked.emit(stepped(self.tour, by))


def stepped(tour: DeskTour, by: int) -> StepTour:
    """Return the command for the step before or after the one that is shown; the first follows the last."""
    return StepTour(tour.id, (tour.step - 1 + by) % max(1, tour.steps) + 1)


class TourList(QScrollArea):
    """All tours of the city. `asked` carries what is asked for."""

    asked = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows: list[TourRow] = []

    def set_look(self, look: Look) -> None:
        """Take other colours or sizes."""
        self._look = look
        self._make([row.tour for row in self.rows])

    def show_tours(self, tours: Sequence[DeskTour]) -> None:
        """Show these tours as they are now; the keyboard's focus stays where it is."""
        if [row.tour.id for row in self.rows] != [tour.id for tour in tours]:
            self._make(tours)
            return
        for row, tour in zip(self.rows, tours, strict=True):
            row.show_tour(tour)

    def _make(self, tours: Sequence[DeskTour]) -> None:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.rows = [TourRow(self._look, tour, body) for tour in tours]
        for row in self.rows:
            row.asked.connect(self.asked)
            column.addWidget(row)
        column.addStretch()
        self.setWidget(body)
