"""``bench page``: the pages of a tour in turn; how long a change takes until every picture of the page is there."""

import time
from dataclasses import dataclass
from typing import Any

from PySide6.QtGui import QPaintEvent

from controlroom.bench.passing import Passing
from controlroom.bench.served import Offer, ServedStreams, Told
from controlroom.bench.stage import SETTLE_S, Stage, cores_document, grid
from controlroom.bench.watching import WatchedPictures
from controlroom.quantiles import quantiles
from feeds.core import View
from feeds.pictures import SLOTS
from feeds.supervise import Limits
from resources.text import QT_TRANSLATE_NOOP
from widgets.wall_canvas import WallCanvas

_TOUR = QT_TRANSLATE_NOOP("bench", "tour")
_STANDING = QT_TRANSLATE_NOOP("bench", "tiles that stay: {tiles}")
_STANDING_SHARE = 1.25
"""Of a page: for 16 tiles these are the 20 whose processor time the tour may not pass."""
_CHANGE_LIMIT_S = 20.0
_FRESH_NS = 1_000_000_000


@dataclass(frozen=True, slots=True)
class PageBench:
    """What to measure. `page`: cameras on each; `changes`: how many after every page was seen once."""

    streams: int
    page: int
    changes: int
    dwell_s: float
    size_px: tuple[int, int]
    workers: int


def run_page(bench: PageBench, passing: Passing, told: Told) -> dict[str, Any]:
    """Measure and return the document. Raises RuntimeError when the streams cannot be served.

    On screen is a picture that was painted after the change and is less than a second old.
    """
    with ServedStreams(Offer(both=True), bench.streams, told) as served:
        pages = [served.ids[start : start + bench.page] for start in range(0, bench.streams, bench.page)]
        cameras = [served.feeds(camera_id) for camera_id in served.ids]
        limits = Limits(workers=bench.workers)
        with Stage(cameras, passing, size_px=bench.size_px, limits=limits, shown=pages[0], canvas=_PageCanvas) as stage:
            tour = _Tour(stage, passing)
            stage.wait_live(pages[0])
            stage.hub.expect("next", served.ids)
            for page in [*pages[1:], pages[0]]:
                tour.turn_to(page, bench.dwell_s)
            told(_TOUR)
            tour.forget()
            begun_s = time.monotonic()
            before = {name: group.look().cpu_s for name, group in stage.groups.items()}
            for number in range(1, bench.changes + 1):
                tour.turn_to(pages[number % len(pages)], bench.dwell_s)
            span_s = time.monotonic() - begun_s
            cores = {name: (group.look().cpu_s - before[name]) / span_s for name, group in stage.groups.items()}
            standing = served.ids[: round(bench.page * _STANDING_SHARE)]
            stage.hub.expect("next", ())
            told(_STANDING(tiles=len(standing)))
            stage.canvas.set_layout(grid(standing))
            stage.wait_live(standing)
            passing.pass_time(SETTLE_S)
            stood = stage.measure(span_s / 2)
    return {
        "streams": bench.streams,
        "page": bench.page,
        "changes": bench.changes,
        "dwell_s": bench.dwell_s,
        "to_all_pictures_ms": {
            name: round(1000 * s, 1) for name, s in quantiles(tour.complete_s, "p50", "p95", "max").items()
        },
        "to_each_picture_ms": {
            name: round(1000 * s, 1) for name, s in quantiles(tour.each_s, "p50", "p95", "max").items()
        },
        "incomplete": tour.incomplete,
        "cpu_cores": cores_document(cores),
        "standing": {"tiles": len(standing), "cpu_cores": cores_document(stood.cores)},
    }


class _PageCanvas(WallCanvas):
    """A canvas that notes which tiles have shown a fresh picture since the layout changed, and when."""

    def __init__(self, *, pictures: WatchedPictures, **options: Any) -> None:
        super().__init__(pictures=pictures, **options)
        self.watched = pictures

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint, and note the tiles whose pictures were painted with it."""
        super().paintEvent(event)
        for tile in self.tiles.seen:
            if tile.moves and tile.view and event.region().intersects(self._surface.logical(tile.picture_box)):
                self.watched.note_drawn(tile.view)


class _Tour:
    """Turns pages, and keeps how long it took. Seconds."""

    def __init__(self, stage: Stage, passing: Passing) -> None:
        self._stage = stage
        self._passing = passing
        self._turned_ns = 0
        self._first_s: dict[str, float] = {}
        self.complete_s: list[float] = []
        self.each_s: list[float] = []
        self.incomplete = 0
        stage.pictures.drawn = self._drawn

    def forget(self) -> None:
        """Begin anew."""
        self.complete_s.clear()
        self.each_s.clear()
        self.incomplete = 0

    def turn_to(self, page: list[str], dwell_s: float) -> None:
        """Show a page for `dwell_s`, longer when its pictures take longer."""
        self._first_s = {}
        self._turned_ns = time.monotonic_ns()
        begun_s = time.monotonic()
        self._stage.canvas.set_layout(grid(page))
        wanted = set(page)
        complete = self._passing.until(lambda: wanted <= set(self._first_s), max(dwell_s, _CHANGE_LIMIT_S))
        seconds = [first_s - begun_s for camera_id, first_s in self._first_s.items() if camera_id in wanted]
        self.each_s += seconds
        if complete:
            self.complete_s.append(max(seconds))
        else:
            self.incomplete += 1
        self._passing.pass_time(max(0.0, begun_s + dwell_s - time.monotonic()))

    def _drawn(self, view: View) -> None:
        if view.camera_id in self._first_s:
            return
        reader = self._stage.engine.reader(view)
        if reader is None or reader.slot >= SLOTS:
            return
        meta = reader.ring.read_meta(reader.slot)
        now_ns = time.monotonic_ns()
        if meta.picture_ns >= self._turned_ns or now_ns - meta.read_ns < _FRESH_NS:
            self._first_s[view.camera_id] = now_ns / 1e9
