"""What widgets need from the rest of the program, as protocols. `controlroom.bridge` provides them."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage, QWindow

from feeds.core import CameraReport, View


class Pictures(Protocol):
    """Live pictures and what is known of their cameras. Every call returns at once."""

    def show(self, views: Sequence[View], soon: Sequence[str] = ()) -> None:
        """Ask for exactly these views from now on; views not named any more are no longer decoded.

        `soon`: cameras that will probably be shown next, kept ready without being decoded.
        """

    def changed(self) -> list[View]:
        """Return the views whose picture is newer than at the last call."""

    def image(self, view: View) -> QImage | None:
        """Return the newest picture of `view` (never wait, never None once one was there and the view is still shown).

        The image aliases shared memory that stays unchanged until the next `changed` call; its size is the fitted
        size in physical pixels, at most the view's box. After a view's size or crop changed, the previous picture of
        the same camera is returned until the new one is there: draw it scaled.
        """

    def put(self, window: QWindow, placed: Sequence[tuple[View, QImage, QPoint]]) -> Sequence[bool]:
        """Paint pictures that `image` just returned onto a window, behind Qt's back and without a copy, each at a
        point in physical pixels; return of which of them that was possible.

        The window's backing store then has older ones: whatever is flushed from it has to be painted before.
        """

    def report(self, camera_id: str) -> CameraReport:
        """Return what is known of a camera now."""

    def painted(self, views: Sequence[View]) -> None:
        """Tell that the pictures of these views were just painted (for measured latency)."""
