"""Pictures straight from shared memory to the screen: the X server reads the very slots that decode workers write.

Qt would first copy each picture into the window's backing store. Here the server is handed the memory of a ring once,
and told with each picture which part of it goes where, on Qt's own connection. Until it has answered a question asked
after the last of them, nobody may write to those slots.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication, QImage, QNativeInterface, QWindow

from controlroom.xcb import DEPTH, Xcb
from feeds.pictures import RingReader

log = logging.getLogger("controlroom.x11")

Placed = tuple[RingReader | None, QImage, QPoint]
"""A picture with the ring it lies in, None for none, and the place in the window where it goes, in physical pixels."""


@dataclass(slots=True)
class _Segment:
    """A ring's memory on the server's side. `attaching`: what to ask for whether it has it, 0 when it has."""

    number: int
    attaching: int
    usable: bool = False


class X11Pictures:
    """The X server of this process's windows. Used by the GUI thread, which waits for the server only at the first
    picture of a window."""

    def __init__(self, xcb: Xcb) -> None:
        self._xcb = xcb
        self._segments: dict[RingReader, _Segment] = {}
        self._fits: dict[int, bool] = {}
        self._gc = 0
        self._fence = 0

    @classmethod
    def found(cls) -> "X11Pictures | None":
        """Return the way to the server; None where there is none, or it cannot read memory of this machine."""
        application = QGuiApplication.instance()
        # Other platforms have an interface too, which ends the program when it is asked.
        if not isinstance(application, QGuiApplication) or application.platformName() != "xcb":
            return None
        native = application.nativeInterface()
        if not isinstance(native, QNativeInterface.QX11Application):
            return None
        try:
            xcb = Xcb(native.connection())
        except (OSError, AttributeError) as error:
            log.info("pictures are copied on their way to the screen: %s", error)
            return None
        return cls(xcb) if xcb.reads_here() else None

    @property
    def idle(self) -> bool:
        """Whether the server has done with all pictures it was given, so that their slots may change."""
        if self._fence and self._xcb.answered(self._fence) is not None:
            self._fence = 0
        return not self._fence

    def put(self, window: QWindow, placed: Sequence[Placed]) -> list[bool]:
        """Let the server paint pictures; return of which of them it will.

        The first picture of a ring is never among them: whether the server takes its memory is known later.
        """
        target = int(window.winId())
        if not self._fits_into(target):
            return [False] * len(placed)
        put, gc = self._xcb.put, self._gc
        done = []
        for reader, image, point in placed:
            usable = False
            if reader is not None and (segment := self._segment(reader)).usable:
                put(target, gc, segment.number, reader.ring.offset(reader.slot), image, point.x(), point.y())
                usable = True
            done.append(usable)
        self._fence = self._xcb.ask()
        return done

    def _fits_into(self, window: int) -> bool:
        if window not in self._fits:
            self._fits[window] = self._xcb.depth_of(window) == DEPTH
            if self._fits[window] and not self._gc:
                self._gc = self._xcb.create_gc(window)
        return self._fits[window]

    def _segment(self, reader: RingReader) -> _Segment:
        segment = self._segments.get(reader)
        if segment is None:
            segment = self._segments[reader] = self._attached(reader)
        elif segment.attaching:
            answer = self._xcb.answered(segment.attaching)
            if answer is not None:
                segment.attaching, segment.usable = 0, answer
                if not answer:
                    log.warning("the X server does not take the memory of a picture; it is copied instead")
        return segment

    def _attached(self, reader: RingReader) -> _Segment:
        file = reader.ring.segment.take_file()
        if file is None:
            return _Segment(0, 0)
        reader.on_close = partial(self._let_go, reader)
        return _Segment(*self._xcb.attach(file))

    def _let_go(self, reader: RingReader) -> None:
        segment = self._segments.pop(reader)
        if (segment.usable or segment.attaching) and QGuiApplication.instance() is not None:
            self._xcb.detach(segment.number)
