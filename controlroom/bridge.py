"""The only way from feeds to Qt: the engine's pictures as QImages, its reports as they are."""

import time
from array import array
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtGui import QImage, QWindow

from controlroom.quantiles import quantiles
from controlroom.x11 import X11Pictures
from feeds.core import CameraReport, View
from feeds.engine import Engine
from feeds.pictures import SLOTS, RingReader

_KEPT = 8192


class Latency:
    """How old pictures are when they are painted, from the last byte of their frame read. Milliseconds."""

    def __init__(self) -> None:
        self._kept_ms = array("d", bytes(8 * _KEPT))
        self.newest_ms: dict[str, float] = {}
        self.count = 0

    def note(self, camera_id: str, age_ms: float) -> None:
        """Take note of one painted picture."""
        self._kept_ms[self.count % _KEPT] = age_ms
        self.newest_ms[camera_id] = age_ms
        self.count += 1

    def forget(self) -> None:
        """Begin to measure anew."""
        self.count = 0

    def quantiles(self) -> dict[str, float]:
        """Return p50, p95 and p99 of the last thousands; zeros when there are none."""
        kept = quantiles(self._kept_ms[: min(self.count, _KEPT)], "p50", "p95", "p99")
        return {name: round(age_ms, 1) for name, age_ms in kept.items()}


class PictureHub:
    """One engine for all screens: each asks for its own views, a camera on two of them is opened and decoded once."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.latency = Latency()
        self.x11 = X11Pictures.found()
        self._screens: list[ScreenPictures] = []
        self._expected: dict[str, tuple[str, ...]] = {}
        self._gathers = False

    def screen(self) -> "ScreenPictures":
        """Return the pictures of one more screen."""
        screen = ScreenPictures(self)
        self._screens.append(screen)
        return screen

    def expect(self, why: str, camera_ids: Sequence[str]) -> None:
        """Keep these cameras ready, beside those the screens name and those expected for other reasons."""
        if self._expected.get(why, ()) != tuple(camera_ids):
            self._expected[why] = tuple(camera_ids)
            self.request()

    @contextmanager
    def at_once(self) -> Iterator[None]:
        """Ask the engine once for all that is wanted differently meanwhile, as soon as the screens are painted.

        Screens change one after the other: a stream that goes from one to another would end in between. To open and
        wake streams takes the processors for a moment, which the pictures that stand in must not wait for.
        """
        self._gathers = True
        try:
            yield
        finally:
            self._gathers = False
            QTimer.singleShot(0, self.request)

    def request(self) -> None:
        """Ask the engine for what all screens want together."""
        if self._gathers:
            return
        soon = [camera_id for screen in self._screens for camera_id in screen.soon]
        soon += [camera_id for expected in self._expected.values() for camera_id in expected]
        self.engine.show([view for screen in self._screens for view in screen.wanted], soon)

    def collect(self) -> None:
        """Take what is new and tell every screen that shows it; nothing while the X server still reads the last."""
        if self.x11 is not None and not self.x11.idle:
            return
        for view, _ in self.engine.changed():
            for screen in self._screens:
                if view in screen.wanted:
                    screen.fresh[view] = None


class ScreenPictures:
    """`widgets.ports.Pictures` for one screen. Images alias shared memory; none is copied."""

    def __init__(self, hub: PictureHub) -> None:
        self._hub = hub
        self.wanted: dict[View, None] = {}
        self.soon: tuple[str, ...] = ()
        self.fresh: dict[View, None] = {}

    def show(self, views: Sequence[View], soon: Sequence[str] = ()) -> None:
        """Ask for exactly these views from now on, and for these cameras to be kept ready."""
        self.wanted = dict.fromkeys(views)
        self.soon = tuple(soon)
        self._hub.request()

    def changed(self) -> list[View]:
        """Return the views whose picture is newer than at the last call."""
        self._hub.collect()
        fresh, self.fresh = self.fresh, {}
        return list(fresh)

    def image(self, view: View) -> QImage | None:
        """Return the newest picture of `view`, None before the first of its camera."""
        reader = self._hub.engine.reader(view)
        return None if reader is None or reader.slot >= SLOTS else _image(reader)

    def put(self, window: QWindow, placed: Sequence[tuple[View, QImage, QPoint]]) -> list[bool]:
        """Paint pictures, as `image` returned them, without a copy; return of which of them that was possible."""
        if self._hub.x11 is None:
            return [False] * len(placed)
        reader = self._hub.engine.reader
        return self._hub.x11.put(window, [(reader(view), image, point) for view, image, point in placed])

    def report(self, camera_id: str) -> CameraReport:
        """Return what is known of a camera now."""
        return self._hub.engine.report(camera_id)

    def painted(self, views: Sequence[View]) -> None:
        """Note how old the pictures are that were just painted."""
        now_ns = time.monotonic_ns()
        for view in views:
            reader = self._hub.engine.reader(view)
            if reader is not None and reader.slot < SLOTS:
                read_ns = reader.ring.read_meta(reader.slot).read_ns
                self._hub.latency.note(view.camera_id, (now_ns - read_ns) / 1e6)


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
