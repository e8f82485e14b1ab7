"""The windows of a span, each with its part of one canvas."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject

from widgets.wall_canvas import WallCanvas


class CanvasSpan(QObject):
    """Makes one canvas of several for whoever works before them: they share their panels, each drawn once, and what is
    selected, dragged over or moved within a panel in one of them is so in all.

    What the canvas shows, every one of them has to be told.
    """

    def __init__(self, canvases: Sequence[WallCanvas], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._canvases = tuple(canvases)
        for canvas in self._canvases[1:]:
            canvas.tiles.share_panels(self._canvases[0].tiles)
        for canvas in self._canvases:
            canvas.handled.connect(partial(self._spread, canvas))

    def _spread(self, moved_in: WallCanvas) -> None:
        for canvas in self._canvases:
            if canvas is not moved_in:
                canvas.follow(moved_in)
