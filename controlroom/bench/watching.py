"""What a benchmark sees of the cameras on a wall: which pictures were painted when, and which states came by."""

import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage, QWindow

from feeds.core import CameraReport, TileState, View
from widgets.ports import Pictures


class WatchedPictures:
    """`widgets.ports.Pictures` that notes what is painted when, for each camera. Seconds of a monotonic clock."""

    def __init__(self, pictures: Pictures) -> None:
        self._pictures = pictures
        self._newest_s: dict[str, float] = {}
        self._longest_s: dict[str, float] = {}
        self._since_s = time.monotonic()
        self.drawn: Callable[[View], None] | None = None
        """Is told of every picture that is on the screen, for those who want to know."""

    def forget(self) -> None:
        """Begin anew."""
        self._newest_s.clear()
        self._longest_s.clear()
        self._since_s = time.monotonic()

    def longest_gaps_s(self, camera_ids: Iterable[str]) -> list[float]:
        """Return for each camera the longest time without a new picture painted since `forget`."""
        now_s = time.monotonic()
        return [
            max(self._longest_s.get(camera_id, 0.0), now_s - self._newest_s.get(camera_id, self._since_s))
            for camera_id in camera_ids
        ]

    def show(self, views: Sequence[View], soon: Sequence[str] = ()) -> None:
        """Ask for exactly these views from now on, and for these cameras to be kept ready."""
        self._pictures.show(views, soon)

    def changed(self) -> list[View]:
        """Return the views whose picture is newer than at the last call."""
        return self._pictures.changed()

    def image(self, view: View) -> QImage | None:
        """Return the newest picture of `view`."""
        return self._pictures.image(view)

    def put(self, window: QWindow, placed: Sequence[tuple[View, QImage, QPoint]]) -> Sequence[bool]:
        """Paint pictures without a copy; return of which of them that was possible."""
        return self._pictures.put(window, placed)

    def report(self, camera_id: str) -> CameraReport:
        """Return what is known of a camera now."""
        return self._pictures.report(camera_id)

    def painted(self, views: Sequence[View]) -> None:
        """Take note of pictures that were just painted."""
        now_s = time.monotonic()
        for view in views:
            camera_id = view.camera_id
            gap_s = now_s - self._newest_s.get(camera_id, self._since_s)
            if gap_s > self._longest_s.get(camera_id, 0.0):
                self._longest_s[camera_id] = gap_s
            self._newest_s[camera_id] = now_s
            self.note_drawn(view)
        self._pictures.painted(views)

    def note_drawn(self, view: View) -> None:
        """Take note of a picture that is on the screen, however it came there."""
        if self.drawn is not None:
            self.drawn(view)


class StateWatch:
    """Counts how often cameras change their state or the stream that shows them, as far as one looks."""

    def __init__(self, report: Callable[[str], CameraReport], camera_ids: Iterable[str]) -> None:
        self._report = report
        self._last = {camera_id: report(camera_id) for camera_id in camera_ids}
        self.states = 0
        self.streams = 0
        self.worst: Counter[TileState] = Counter()
        """For each state the most cameras that were seen in it at once."""

    def look(self) -> Counter[TileState]:
        """Look at every camera once; return how many are in which state."""
        now: Counter[TileState] = Counter()
        for camera_id, before in self._last.items():
            report = self._last[camera_id] = self._report(camera_id)
            self.states += report.state is not before.state
            self.streams += report.role != before.role
            now[report.state] += 1
        for state, count in now.items():
            self.worst[state] = max(self.worst[state], count)
        return now
