"""Which camera is in which place, and the way back: a hundred steps of undo."""

from collections import deque
from collections.abc import Mapping

from widgets.model import CameraLabel

Cameras = Mapping[str, CameraLabel | None]
"""Cameras by place; None for an empty cell."""

_STEPS = 100


class UndoStack:
    """Remembers what was in the places that a step changed."""

    def __init__(self) -> None:
        self._steps: deque[Cameras] = deque(maxlen=_STEPS)

    def remember(self, before: Cameras, change: Cameras) -> None:
        """Note a step: the cameras before it, and the places it changes."""
        self._steps.append({place: before[place] for place in change})

    def take_back(self) -> Cameras | None:
        """Return what has to be put back to undo the last step, and forget it; None where there is none."""
        return self._steps.pop() if self._steps else None

    def clear(self) -> None:
        """Forget every step: the places are others now."""
        self._steps.clear()

    def __bool__(self) -> bool:
        return bool(self._steps)
