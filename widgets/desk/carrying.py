"""Drag and drop at the desk: cameras out of the list, tiles of the wall, onto tiles and the bin."""

from PySide6.QtCore import QObject, QPointF, Signal
from PySide6.QtWidgets import QWidget

from widgets.desk.dragging import Dragging, Ghost
from widgets.desk.moving import Held, Landing, emptied, landing
from widgets.desk.parts import DeskParts
from widgets.desk.places import Place
from widgets.model import CameraLabel
from widgets.theme import Look


class Carrying(QObject):
    """Carries one camera at a time. `put` carries what changes, and the `Place` it lands in or None.

    `refused` says why nothing can be dragged from a place, or dropped on one; `settled` tells that a drag is over.
    """

    put = Signal(object, object)
    refused = Signal(str)
    settled = Signal()

    def __init__(self, desk: QWidget, parts: DeskParts, look: Look) -> None:
        super().__init__(desk)
        self._desk = desk
        self._parts = parts
        self._held: Held | None = None
        self.ghost = Ghost(look, desk)
        self._dragging = Dragging(desk)
        self._dragging.moved.connect(self._on_moved)
        self._dragging.dropped.connect(self._on_dropped)
        self._dragging.ended.connect(self._on_ended)

    @property
    def runs(self) -> bool:
        """Whether something is carried."""
        return self._dragging.runs

    def from_list(self, camera: CameraLabel) -> None:
        """Carry a camera out of the list."""
        self._begin(Held(camera), self._parts.cameras.rows.viewport())

    def from_tile(self, place: Place) -> None:
        """Carry the camera of a tile."""
        mini = self._parts.wall.tile(place)
        if mini is None or mini.tile.camera is None:
            if mini is not None and mini.tile.panel is not None:
                self.refused.emit(self.tr("This tile shows a panel, which belongs to its layout"))
            return
        self._begin(Held(mini.tile.camera, place), self._parts.wall)

    def cancel(self) -> bool:
        """Give up; return whether something was carried."""
        return self._dragging.cancel()

    def _begin(self, held: Held, source: QWidget) -> None:
        self._held = held
        self._dragging.begin(source)

    def _on_moved(self, at: QPointF) -> None:
        if self._held is not None:
            place, effect = self._effect(self._held, at)
            self.ghost.follow(self._held.camera.name, at)
            self._parts.wall.set_target(place if effect.tiles else None)
            self._parts.status.say_drag(effect.words, over_bin=self._is_bin(at) and bool(effect.tiles))

    def _on_dropped(self, at: QPointF) -> None:
        if self._held is None:
            return
        held, self._held = self._held, None
        place, effect = self._effect(held, at)
        if effect.tiles:
            self.put.emit(effect.tiles, place)
        elif place is not None and place != held.origin:
            self.refused.emit(effect.words)

    def _on_ended(self) -> None:
        self.ghost.hide()
        self._parts.wall.set_target(None)
        self.settled.emit()

    def _effect(self, held: Held, at: QPointF) -> tuple[Place | None, Landing]:
        screens = self._parts.wall.screens
        if self._is_bin(at):
            return None, emptied(held, screens)
        place = self._parts.wall.place_at(self._parts.wall.mapFrom(self._desk, at))
        return place, landing(held, place, screens)

    def _is_bin(self, at: QPointF) -> bool:
        return self._parts.status.is_bin(self._parts.status.mapFrom(self._desk, at))
