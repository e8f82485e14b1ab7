"""The scenes at the desk: a card each with what it shows, its number and name; pressed, it is shown."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets.desk.ports import DeskLayout, DeskScene, DeskScreen
from widgets.desk.schematic import draw_scene
from widgets.overlays import announce
from widgets.theme import Look

_CARD = 9.6
"""Width of a card in sizes of its text."""
_NAME = 2.4
_NOTCH = 120


class SceneCards(QWidget):
    """A row of cards. `chosen` carries the id of a scene that is to be shown."""

    chosen = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._look = look
        self._scenes: tuple[DeskScene, ...] = ()
        self._screens: tuple[DeskScreen, ...] = ()
        self._layouts: dict[str, DeskLayout] = {}
        self._at = 0
        self._first = 0

    def set_look(self, look: Look) -> None:
        """Take other colours or sizes."""
        self._look = look
        self.updateGeometry()
        self.update()

    def show_scenes(
        self, scenes: Sequence[DeskScene], screens: Sequence[DeskScreen], layouts: Sequence[DeskLayout]
    ) -> None:
        """Show these scenes of a wall with these screens."""
        self._scenes, self._screens = tuple(scenes), tuple(screens)
        self._layouts = {layout.id: layout for layout in layouts}
        self._at = max(0, min(self._at, len(self._scenes) - 1))
        self._go_to(self._at)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a size for one row of cards."""
        size = self._look.face("label").size_px / self.devicePixelRatioF()
        return QSize(round(size * _CARD * 4), round(size * (_CARD * 0.78 + _NAME)) + 8)

    def card_rect(self, number: int) -> QRectF:
        """Return where a card is, by its place among the scenes from 0, in physical pixels."""
        gap, width = self._gap(), self._width()
        return QRectF(4 + (number - self._first) * (width + gap), 4, width, self._height() - 8)

    def _gap(self) -> int:
        return self._look.sizes.px(14)

    def _height(self) -> int:
        return int(self.height() * self.devicePixelRatioF())

    def _fitting(self) -> int:
        room = self.width() * self.devicePixelRatioF() - 8 + self._gap()
        return max(1, int(room // (self._look.face("label").size_px * _CARD + self._gap())))

    def _width(self) -> float:
        """Return the width of a card: as many as fit share the row, so that none is cut at its end."""
        count = self._fitting() if len(self._scenes) > self._fitting() else max(4, len(self._scenes))
        count = min(count, self._fitting())
        return (self.width() * self.devicePixelRatioF() - 8 - (count - 1) * self._gap()) / count

    def _go_to(self, number: int) -> None:
        self._at = number
        fitting = self._fitting()
        self._first = max(0, min(self._first, number, len(self._scenes) - fitting))
        self._first = max(self._first, number - fitting + 1, 0)
        if self._scenes:
            self.setAccessibleName(": ".join((self.tr("Scenes"), self._words(self._scenes[number]))))
        self.update()

    def _words(self, scene: DeskScene) -> str:
        number = "" if scene.number is None else f"{scene.number} "
        return f"{number}{scene.name}" + (f", {self._state(scene)}" if self._state(scene) else "")

    def _state(self, scene: DeskScene) -> str:
        if not scene.is_shown:
            return ""
        return self.tr("changed") if scene.is_changed else self.tr("on the wall")

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the cards that are seen."""
        ratio, colours = self.devicePixelRatioF(), self._look.colours
        with QPainter(self) as painter:
            painter.scale(1 / ratio, 1 / ratio)
            if not self._scenes:
                face = self._look.face("label")
                words = self.tr("No scenes yet: Ctrl S saves what the wall shows as one")
                for number, line in enumerate(face.wrapped(words, self.width() * ratio - 8)):
                    face.draw(painter, 4, face.centred(number * face.line_px, face.line_px), line, colours.i2)
            for number in range(self._first, min(len(self._scenes), self._first + self._fitting())):
                self._paint_card(painter, self._scenes[number], self.card_rect(number), number)
            self._paint_rest(painter)

    def _paint_rest(self, painter: QPainter) -> None:
        """Say how many cards there are beyond the two ends of the row."""
        face, colours = self._look.face("meta", 600), self._look.colours
        last = self._first + self._fitting()
        for count, text, number in (
            (self._first, f"‹ {self._first}", self._first),
            (len(self._scenes) - last, f"{len(self._scenes) - last} ›", last - 1),
        ):
            if count > 0:
                card = self.card_rect(number)
                wide, high = face.width(text) + face.size_px, face.size_px * 1.7
                left = card.left() if text.startswith("‹") else card.right() - wide
                painter.fillRect(QRectF(left, card.top(), wide, high).toAlignedRect(), colours.s3)
                face.draw(painter, left + face.size_px / 2, face.centred(card.top(), high), text, colours.i1)

    def _paint_card(self, painter: QPainter, scene: DeskScene, card: QRectF, number: int) -> None:
        look, colours = self._look, self._look.colours
        name, small, cap = look.face("label", 600), look.face("meta"), look.face("meta", 600)
        pad = look.sizes.px(9)
        painter.fillRect(card, colours.s2 if scene.is_shown else colours.s1)
        foot = name.size_px * _NAME
        inner = QRect(
            round(card.left() + pad),
            round(card.top() + pad),
            round(card.width() - 2 * pad),
            round(card.height() - pad - foot),
        )
        draw_scene(painter, scene.layouts, self._screens, self._layouts, inner, look)
        x, top = card.left() + pad, card.bottom() - foot
        baseline = name.centred(top, foot)
        if scene.number is not None:
            digit = str(scene.number)
            wide = cap.width(digit) + cap.size_px * 0.9
            box = QRectF(round(x), round(top + foot / 2 - cap.size_px * 0.75), round(wide), round(cap.size_px * 1.5))
            painter.fillRect(box, colours.s3)
            cap.draw(
                painter,
                box.center().x() - cap.width(digit) / 2,
                cap.centred(box.top(), box.height()),
                digit,
                colours.i1,
            )
            x = box.right() + pad
        right, state = card.right() - pad, self._state(scene)
        if state and right - x - small.width(state) - pad > min(name.width(scene.name), name.size_px * 4):
            right -= small.width(state)
            small.draw(painter, right, baseline, state, colours.ice if not scene.is_changed else colours.i2)
            right -= pad
        name.draw(painter, x, baseline, name.elided(scene.name, right - x), colours.i1)
        focused = self.hasFocus() and number == self._at
        if scene.is_shown or focused:
            ring = look.sizes.px(3) if focused else look.sizes.px(2)
            ink = colours.ice if focused or not scene.is_changed else colours.i3
            painter.setPen(
                QPen(ink, max(1, ring), Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.MiterJoin)
            )
            painter.drawRect(card.adjusted(0.5, 0.5, -0.5, -0.5))

    # Mouse and keys

    def card_at(self, at: QPointF) -> int | None:
        """Return the place among the scenes, from 0, of the card under a point."""
        point = at * self.devicePixelRatioF()
        seen = range(self._first, min(len(self._scenes), self._first + self._fitting()))
        return next((number for number in seen if self.card_rect(number).contains(point)), None)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Show the scene that is pressed."""
        number = self.card_at(event.position())
        if number is not None and event.button() is Qt.MouseButton.LeftButton:
            self._go_to(number)
            self.chosen.emit(self._scenes[number].id)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Go through the cards."""
        last = max(0, len(self._scenes) - self._fitting())
        self._first = max(0, min(last, self._first - round(event.angleDelta().y() / _NOTCH)))
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go through the cards, show the one the keyboard is on."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.key() in steps and self._scenes:
            self._go_to(max(0, min(len(self._scenes) - 1, self._at + steps[Qt.Key(event.key())])))
            announce(self, self._words(self._scenes[self._at]))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._scenes:
            self.chosen.emit(self._scenes[self._at].id)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Show where the keyboard is."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Show that the keyboard is elsewhere."""
        super().focusOutEvent(event)
        self.update()
