"""The only way from feeds to Qt: the engine's pictures as QImages, its reports as they are."""

import time
from array import array
from collections.abc import Sequence

from PySide6.QtGui import QImage

from feeds.core import CameraReport, View
from feeds.engine import Engine
from feeds.pictures import SLOTS, RingReader

_KEPT = 8192


class EnginePictures:
    """`widgets.ports.Pictures` on an `Engine`. Images alias shared memory; none is copied."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._latency_ms = array("d", bytes(8 * _KEPT))
        self._painted = 0

    def show(self, views: Sequence[View]) -> None:
        """Ask for exactly these views from now on."""
        self._engine.show(views)

    def changed(self) -> list[View]:
        """Return the views whose picture is newer than at the last call."""
        return [view for view, _ in self._engine.changed()]

    def image(self, view: View) -> QImage | None:
        """Return the newest picture of `view`, None before the first of its camera."""
        reader = self._engine.reader(view)
        return None if reader is None or reader.slot >= SLOTS else _image(reader)

    def report(self, camera_id: str) -> CameraReport:
        """Return what is known of a camera now."""
        return self._engine.report(camera_id)

    def painted(self, views: Sequence[View]) -> None:
        """Note how old the pictures are that were just painted."""
        now_ns = time.monotonic_ns()
        for view in views:
            reader = self._engine.reader(view)
            if reader is not None and reader.slot < SLOTS:
                read_ns = reader.ring.read_meta(reader.slot).read_ns
                self._latency_ms[self._painted % _KEPT] = (now_ns - read_ns) / 1e6
                self._painted += 1

    @property
    def painted_count(self) -> int:
        """How many pictures have been painted since the start or `forget`."""
        return self._painted

    def forget(self) -> None:
        """Begin to measure anew."""
        self._painted = 0

    def latency_ms(self) -> dict[str, float]:
        """Return how old pictures were when painted, from the last byte read: p50, p95, p99 of the last thousands."""
        ordered = sorted(self._latency_ms[: min(self._painted, _KEPT)])
        if not ordered:
            return {"p50": 0.0, "p95": 0.0, "p99": 0.0}
        return {
            name: round(ordered[min(len(ordered) - 1, int(len(ordered) * share))], 1)
            for name, share in (("p50", 0.50), ("p95", 0.95), ("p99", 0.99))
        }


def _image(reader: RingReader) -> QImage:
    """Return the QImage of the slot that `reader` holds; made once per slot and size."""
    meta = reader.ring.read_meta(reader.slot)
    key = (reader.slot, meta.width_px, meta.height_px, meta.stride)
    image = reader.images.get(key)
    if not isinstance(image, QImage):
        image = QImage(
            reader.ring.slots[reader.slot], meta.width_px, meta.height_px, meta.stride, QImage.Format.Format_RGB32
        )
        for old in [old for old in reader.images if old[0] == reader.slot]:
            del reader.images[old]
        reader.images[key] = image
    return image
