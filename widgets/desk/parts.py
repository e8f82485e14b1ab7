"""The parts of the desk and where they are: cameras and tours left, wall and scenes in the middle, the city right."""

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from widgets.desk.button import DeskButton
from widgets.desk.cameras import CameraList
from widgets.desk.header import DeskHeader
from widgets.desk.journal import JournalView
from widgets.desk.mini_wall import MiniWall
from widgets.desk.panel_view import PanelView
from widgets.desk.scenes import SceneCards
from widgets.desk.status_line import StatusLine
from widgets.desk.tours import TourList
from widgets.desk.verbs import DeskVerb, key_of
from widgets.ports import Pictures
from widgets.theme import Look

translate = QCoreApplication.translate

_LEFT, _RIGHT = 0.19, 0.22
"""Which share of the width the columns beside the wall have."""


class DeskParts:
    """Makes the parts and lays them out on the desk. `where`: see `CameraList`."""

    def __init__(self, desk: QWidget, look: Look, pictures: Pictures, where: Callable[[str], str]) -> None:
        self._desk = desk
        self.header = DeskHeader(look, desk)
        self.cameras = CameraList(look, where, desk)
        self.tours = TourList(look, desk)
        self.wall = MiniWall(look, pictures, desk)
        self.status = StatusLine(look, desk)
        self.scenes = SceneCards(look, desk)
        self.save = DeskButton(look, translate("Desk", "Save as a scene"), desk, key=key_of(DeskVerb.SAVE).written)
        self.alarms = PanelView(look, "alarms", desk)
        self.streams = PanelView(look, "streams", desk)
        self.journal = JournalView(look, desk)
        self._sections: list[QVBoxLayout] = []
        self._left = self._column(
            self._section(translate("Desk", "Cameras"), self.cameras),
            self._section(translate("Desk", "Tours"), self.tours),
        )
        scenes = self._section(translate("Desk", "Scenes"), self.scenes, beside=self.save)
        self._middle = self._column(self._wall_part(), scenes)
        self._right = self._column(self.alarms, self.streams, self.journal)
        self._columns = QHBoxLayout()
        for column, stretch in ((self._left, 0), (self._middle, 1), (self._right, 0)):
            self._columns.addWidget(column, stretch)
        for column, stretches in ((self._left, (3, 2)), (self._middle, (1, 0)), (self._right, (6, 3, 4))):
            for number, stretch in enumerate(stretches):
                column.layout().setStretch(number, stretch)  # type: ignore[union-attr]
        self._whole = QVBoxLayout(desk)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(0)
        self._whole.addWidget(self.header)
        self._whole.addLayout(self._columns, 1)
        self._order()

    def _wall_part(self) -> QWidget:
        part = QWidget(self._desk)
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.wall, 1)
        column.addWidget(self.status)
        return part

    def _section(self, title: str, body: QWidget, *, beside: QWidget | None = None) -> QFrame:
        section = QFrame(self._desk)
        section.setObjectName("section")
        heading = QLabel(title, section)
        heading.setProperty("heading", "true")
        row = QHBoxLayout()
        row.addWidget(heading, 1)
        if beside is not None:
            row.addWidget(beside)
        column = QVBoxLayout(section)
        column.addLayout(row)
        column.addWidget(body, 1)
        self._sections.append(column)
        return section

    def _column(self, *parts: QWidget) -> QWidget:
        column = QWidget(self._desk)
        layout = QVBoxLayout(column)
        layout.setContentsMargins(0, 0, 0, 0)
        for part in parts:
            layout.addWidget(part)
        return column

    def _order(self) -> None:
        """Let Tab begin at the wall."""
        chain = (self.wall, self.scenes, self.save, self.cameras.field, self.alarms, self.streams)
        for one, other in pairwise(chain):
            QWidget.setTabOrder(one, other)

    def set_look(self, look: Look) -> None:
        """Take other colours or sizes."""
        ratio = self._desk.devicePixelRatioF()
        gap, pad = round(look.sizes.px(12) / ratio), round(look.sizes.px(18) / ratio)
        self._columns.setContentsMargins(gap, gap, gap, gap)
        self._columns.setSpacing(gap)
        for column in (self._left, self._middle, self._right):
            column.layout().setSpacing(gap)  # type: ignore[union-attr]
        for section in self._sections:
            section.setContentsMargins(pad, pad, pad, pad)
            section.setSpacing(round(look.sizes.px(12) / ratio))
        self._left.setFixedWidth(round(self._desk.width() * _LEFT))
        self._right.setFixedWidth(round(self._desk.width() * _RIGHT))
        for part in (
            self.header,
            self.cameras,
            self.tours,
            self.wall,
            self.status,
            self.scenes,
            self.save,
            self.alarms,
            self.streams,
            self.journal,
        ):
            part.set_look(look)
