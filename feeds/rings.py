"""The account of rings: made for a view, forgotten by name once attached, taken back after the GUI let go of them."""

import logging
from collections import deque

from feeds.jobs import Feeding, StreamJob, ViewFeed
from feeds.memory import NoSharedMemory, Segment
from feeds.messages import Output
from feeds.pictures import Ring, RingReader, slot_bytes
from feeds.workers import WorkerHandle

log = logging.getLogger("feeds.rings")

ROW_REST_S = 5.0
"""A view row rests this long before it is used again, so that a last late picture cannot land in another view."""


RETRY_S = 5.0


class Rings:
    """Every ring there is, and whose rows it uses. Used by the supervisor's thread; `handed_back` is filled by the
    GUI's."""

    def __init__(self) -> None:
        self.handed_back: deque[RingReader] = deque()
        self._resting: deque[tuple[float, WorkerHandle, int]] = deque()
        self._owners: dict[RingReader, tuple[WorkerHandle, int]] = {}
        self._named: dict[str, Segment] = {}
        self._full_until_s = 0.0

    def make(self, job: StreamJob, feed: ViewFeed, now_s: float) -> Feeding | None:
        """Make the ring between a stream's worker and a view; None when there is no room.

        That is told in the log, and then not tried again for `RETRY_S`.
        """
        handle, view = job.handle, feed.view
        if handle is None or now_s < self._full_until_s:
            return None
        row = handle.take_view_row()
        if row is None:
            self._full(view.camera_id, "its decode worker has no row for another picture size", now_s)
            return None
        capacity = slot_bytes(view.width_px, view.height_px)
        try:
            segment = Segment.create(Ring.size(capacity))
        except NoSharedMemory as error:
            handle.give_view_row(row)
            self._full(view.camera_id, str(error), now_s)
            return None
        reader = RingReader(handle.board, row, Ring(segment, capacity))
        handle.lease.hold()
        self._owners[reader] = (handle, row)
        self._named[segment.name] = segment
        feed.pending.append(reader)
        return Feeding(feed, reader, Output(row, segment.name, view.width_px, view.height_px, view.crop))

    def _full(self, camera_id: str, reason: str, now_s: float) -> None:
        log.error("no room for a picture of %s: %s", camera_id, reason)
        self._full_until_s = now_s + RETRY_S

    def forget_names(self, segments: tuple[str, ...]) -> None:
        """Their worker has attached: from here on nothing of them is left behind, whoever dies."""
        for name in segments:
            segment = self._named.pop(name, None)
            if segment is not None:
                segment.forget_name()

    def recycle(self, now_s: float) -> None:
        """Take back the rows of rings that the GUI has closed, after a rest."""
        while self.handed_back:
            reader = self.handed_back.popleft()
            self._named.pop(reader.ring.segment.name, None)
            handle, row = self._owners.pop(reader)
            handle.lease.release()
            self._resting.append((now_s + ROW_REST_S, handle, row))
        while self._resting and self._resting[0][0] <= now_s:
            _, handle, row = self._resting.popleft()
            handle.give_view_row(row)
