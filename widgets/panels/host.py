"""What holds a panel in its tile: asks it for its content, keeps its picture, and stands in for it where it fails."""

import logging
import sys
from typing import Any

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPen

from resources.text import QT_TRANSLATE_NOOP
from widgets.commands import Command
from widgets.facts import Facts, Name, Unknown
from widgets.panels.catalogue import PANELS
from widgets.panels.core import Panel, PanelSpec, Sheet, Touch
from widgets.panels.head import draw_head, draw_message
from widgets.theme import Colours, Look, Sizes
from widgets.words import say

_FAILED = QT_TRANSLATE_NOOP("panels", "This panel failed; the log of the program has the details")

log = logging.getLogger("panels")


class PanelHost:
    """A panel in a tile. What it raises is shown in its place, and leaves its neighbours alone."""

    def __init__(self, spec: PanelSpec) -> None:
        self.spec = spec
        self.touches: tuple[Touch, ...] = ()
        self.focused: int | None = None
        self._panel: Panel[Any, Any] = PANELS[spec.kind].panel(spec, spec.config)
        self._content: Any = None
        self._trouble = ""
        self._facts: Facts | None = None
        self._told_of = ""
        self._image: QImage | None = None
        self._drawn_as: tuple[QSize, Colours, Sizes] | None = None

    def look_at(self, facts: Facts) -> bool:
        """Ask for the content; return whether the panel looks different now."""
        self._facts = facts
        before = (self._content, self._trouble)
        try:
            self._content, self._trouble = self._panel.content(facts), ""
        except Unknown as unknown:
            self._content, self._trouble = None, say(unknown.text)
        except Exception:
            self._fail("content")
        changed = before != (self._content, self._trouble)
        if changed:
            self._image = None
        return changed

    def image(self, size: QSize, look: Look) -> QImage:
        """Return the panel's picture in that size, drawn anew where it, or the look, is another one."""
        drawn_as = (size, look.colours, look.sizes)
        if self._image is None or self._drawn_as != drawn_as:
            self._image, self._drawn_as = self._drawn(size, look), drawn_as
        return self._image

    def forget_image(self) -> None:
        """Draw it anew next time, whatever it looks like."""
        self._image = None

    def is_drawn_as(self, image: QImage | None) -> bool:
        """Whether that is the panel's present picture."""
        return image is self._image is not None

    @property
    def content(self) -> Any:
        """What the panel shows; None where it shows why not."""
        return self._content

    def spoken(self) -> str:
        """Return what a screen reader says of the panel."""
        if self._trouble or self._content is None:
            return self._trouble
        try:
            return self._panel.spoken(self._content)
        except Exception:
            self._fail("spoken")
            return self._trouble

    def touch_at(self, at: QPointF) -> Touch | None:
        """Return the uppermost part of the panel under a point that can be pointed at."""
        return next((touch for touch in reversed(self.touches) if touch.contains(at)), None)

    def press(self, at: QPointF) -> tuple[bool, Command | None]:
        """Press a point; return whether something was done there, and what goes beyond the panel."""
        under = (each for each in reversed(self.touches) if each.action is not None and each.contains(at))
        return self._act(next(under, None))

    def step(self, by: int) -> bool:
        """Move the keyboard's focus to the next part that can be pressed; False past the last, and without any."""
        places = [number for number, touch in enumerate(self.touches) if touch.action is not None]
        if not places:
            return False
        if self.focused not in places:
            self.focused = places[0 if by > 0 else -1]
        else:
            at = places.index(self.focused) + by
            self.focused = places[at] if 0 <= at < len(places) else None
        self._image = None
        return self.focused is not None

    def leave(self) -> None:
        """Take the keyboard's focus away from the panel's parts."""
        self.focused = None
        self._image = None

    def press_focused(self) -> tuple[bool, Command | None]:
        """Press what the keyboard is on."""
        has_focus = self.focused is not None and self.focused < len(self.touches)
        return self._act(self.touches[self.focused] if has_focus and self.focused is not None else None)

    def tell(self, news: Any) -> None:
        """Tell the panel something that is not among the facts of the city."""
        self._panel.hear(news)
        self._again(True)

    def grabs(self, at: QPointF) -> bool:
        """Whether a drag from there is the panel's own."""
        return not self._trouble and self._panel.grabs(at)

    def drag(self, begin: QPointF, at: QPointF, size: QSize) -> bool:
        """Follow a drag; return whether the panel looks different now."""
        return self._again(not self._trouble and self._panel.drag(begin, at, size))

    def wheel(self, at: QPointF, notches: float, size: QSize) -> bool:
        """Follow the wheel; return whether the panel looks different now."""
        return self._again(not self._trouble and self._panel.wheel(at, notches, size))

    def point(self, at: QPointF | None, size: QSize) -> bool:
        """Follow the pointer; return whether the panel looks different now."""
        return self._again(not self._trouble and self._panel.point(at, size))

    def nudge(self, right: int, up: int) -> bool:
        """Follow an arrow key while the keyboard is on a part of the panel; return whether it was of use."""
        return self._again(self.focused is not None and not self._trouble and self._panel.nudge(right, up))

    def back(self) -> bool:
        """Take back what the viewer did to the panel, or leave its parts; return False where there is nothing."""
        if self._again(not self._trouble and self._panel.back()):
            return True
        if self.focused is None:
            return False
        self.leave()
        return True

    def _act(self, touch: Touch | None) -> tuple[bool, Command | None]:
        if touch is None or touch.action is None:
            return False, None
        command = self._panel.act(touch.action)
        self._again(True)
        return True, command

    def _again(self, changed: bool) -> bool:
        if changed:
            self._image = None
            if self._facts is not None:
                self.look_at(self._facts)
        return changed

    def _drawn(self, size: QSize, look: Look) -> QImage:
        image = QImage(size, QImage.Format.Format_RGB32)
        image.fill(look.colours.s1)
        touches: tuple[Touch, ...] = ()
        with QPainter(image) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if not self._trouble and self._content is not None:
                sheet = Sheet(painter, size, look)
                painter.save()
                try:
                    self._panel.draw(sheet, self._content)
                    touches = tuple(sheet.touches)
                except Exception:
                    self._fail("draw")
                painter.restore()
            if self._trouble:
                painter.fillRect(image.rect(), look.colours.s1)
                sheet = Sheet(painter, size, look)
                top = draw_head(sheet, self.spec.title or Name(""))
                draw_message(sheet, self._trouble, QRect(0, round(top), size.width(), size.height() - round(top)))
            self.touches = touches
            if self.focused is not None and self.focused < len(touches):
                ring = max(2, look.sizes.px(2))
                painter.setPen(QPen(look.colours.ice, ring))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                inside = QRectF(image.rect()).adjusted(ring / 2, ring / 2, -ring / 2, -ring / 2)
                focused = touches[self.focused]
                if focused.region is not None:
                    painter.setClipRect(focused.rect.adjusted(-ring, -ring, ring, ring))
                    painter.drawPath(focused.region.path())
                else:
                    painter.drawRect(focused.rect.adjusted(-ring, -ring, ring, ring).intersected(inside))
        return image

    def _fail(self, doing: str) -> None:
        """Stand in for the panel; what it failed with is logged once, though it is asked every second."""
        error = repr(sys.exception())
        if error != self._told_of:
            self._told_of = error
            log.exception("panel %s failed in %s", self.spec.kind, doing)
        self._content, self._trouble = None, say(_FAILED)
