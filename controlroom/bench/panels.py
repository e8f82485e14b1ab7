"""``bench panels``: what panels cost beside live pictures, how soon numbers and pages are on the screen, and growth."""

import gc
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication

from controlroom.bench.city_stage import CANVAS, PAGE, CityStage, PanelCanvas, built_in_city, fill_store
from controlroom.bench.figures import slope
from controlroom.bench.maps import bench_maps
from controlroom.bench.number_on_screen import measure_numbers
from controlroom.bench.passing import Passing
from controlroom.bench.served import Offer, ServedStreams, Told
from controlroom.bench.stage import SETTLE_S, Stage
from controlroom.quantiles import quantiles
from feeds.supervise import Limits
from resources.text import QT_TRANSLATE_NOOP

_FILLING = QT_TRANSLATE_NOOP("bench", "filling a store with the past of the simulated city")
_TILES = QT_TRANSLATE_NOOP("bench", "tiles alone")
_PANELS = QT_TRANSLATE_NOOP("bench", "with panels")
_CANVAS = QT_TRANSLATE_NOOP("bench", "the canvas of six screens")
_PAGES = QT_TRANSLATE_NOOP("bench", "pages")
_NUMBERS = QT_TRANSLATE_NOOP("bench", "numbers on their way to the screen")
_MAPS = QT_TRANSLATE_NOOP("bench", "a map of many districts")
_DAY = QT_TRANSLATE_NOOP("bench", "a day of updates")

CANVAS_PX = (5760, 2160)
_PANELS_SHOWN = 20
_LIVE, _LIVE_ON_CANVAS = 3, 6
_UPDATE_S = 1.0
_WHOLE_LIMIT_S = 20.0
_MINUTES = 24 * 60
_LOOKS = 48
_WARM_UP_SHARE = 0.2


@dataclass(frozen=True, slots=True)
class PanelsBench:
    """What to measure. `store`: one that is there already, such as one of 16 M samples; None: a new one."""

    seconds: float
    size_px: tuple[int, int]
    workers: int
    store: Path | None = None
    numbers: int = 60
    minutes: int = _MINUTES


def run_panels(bench: PanelsBench, passing: Passing, told: Told) -> dict[str, Any]:
    """Measure and return the document. Raises RuntimeError, OSError, StoreError."""
    with tempfile.TemporaryDirectory(prefix="controlroom-bench-") as folder:
        store = bench.store
        if store is None:
            told(_FILLING)
            store = Path(folder) / "numbers.db"
            fill_store(store)
        with ServedStreams(Offer(both=True), _LIVE_ON_CANVAS, told) as served:
            document = _on_stage(bench, store, served, passing, told)
            document["canvas"] = _on_canvas(bench, store, served, passing, told)
        told(_MAPS)
        document["map"] = _map()
        told(_NUMBERS)
        document["on_screen_ms"] = measure_numbers(Path(folder) / "city", bench.numbers, passing)
        return document


def _on_stage(bench: PanelsBench, store: Path, served: ServedStreams, passing: Passing, told: Told) -> dict[str, Any]:
    cameras = served.ids[:_LIVE]
    feeds = [served.feeds(camera_id) for camera_id in cameras]
    limits = Limits(workers=bench.workers)
    with Stage(feeds, passing, size_px=bench.size_px, limits=limits, canvas=PanelCanvas) as stage:
        city = CityStage(stage, built_in_city(), store)
        try:
            city.start()
            told(_TILES)
            stage.canvas.set_layout(city.page(PAGE, cameras, panels=False))
            stage.wait_live()
            passing.pass_time(SETTLE_S)
            tiles = stage.measure(bench.seconds).cores["gui"]
            told(_PANELS)
            page = city.crowded(cameras, _PANELS_SHOWN)
            stage.canvas.set_layout(page)
            passing.pass_time(SETTLE_S)
            stage.forget()
            cores = _updated(city, stage, bench.seconds, passing)
            panels = sum(tile.panel is not None for tile in stage.canvas.tiles.seen)
            document = {
                "panels": panels,
                "live_tiles": _LIVE,
                "gui_percent_beyond_tiles": round(100 * (cores - tiles), 2),
                "gui_percent_tiles": round(100 * tiles, 2),
                "tick_ms": stage.tick_ms(),
            }
            told(_PAGES)
            document["pages_ms"] = _pages(city, stage, cameras, passing)
            told(_DAY)
            stage.canvas.set_layout(city.page(PAGE, cameras))
            document["day_of_updates"] = _day(city, stage, bench.minutes, passing)
            return document
        finally:
            city.close()


def _on_canvas(bench: PanelsBench, store: Path, served: ServedStreams, passing: Passing, told: Told) -> dict[str, Any]:
    told(_CANVAS)
    feeds = [served.feeds(camera_id) for camera_id in served.ids]
    limits = Limits(workers=bench.workers)
    with Stage(feeds, passing, size_px=CANVAS_PX, limits=limits, canvas=PanelCanvas) as stage:
        city = CityStage(stage, built_in_city(), store)
        try:
            city.start()
            stage.canvas.set_layout(city.page(CANVAS, served.ids))
            stage.wait_live()
            passing.pass_time(SETTLE_S)
            stage.forget()
            cores = _updated(city, stage, bench.seconds, passing)
            panels = sum(tile.panel is not None for tile in stage.canvas.tiles.seen)
            size = "{}x{}".format(*CANVAS_PX)
            return {"size": size, "panels": panels, "gui_percent": round(100 * cores, 2), "tick_ms": stage.tick_ms()}
        finally:
            city.close()


def _map() -> dict[str, Any]:
    """Return how long a map of many districts takes; processor time of the thread that draws."""
    measured = bench_maps()
    times = {
        "first_picture": (measured.first_ms, measured.first_ms),
        "recolour": measured.recolour_ms,
        "pan": measured.pan_ms,
        "zoom": measured.zoom_ms,
    }
    return {
        "districts": measured.districts,
        "points": measured.points,
        "ms": {name: {"p50": round(half, 1), "max": round(most, 1)} for name, (half, most) in times.items()},
    }


def _updated(city: CityStage, stage: Stage, seconds: float, passing: Passing) -> float:
    """Let all numbers change once a second; return what the window's process needs for all of it, in cores."""
    gui = stage.groups["gui"]
    begun_s, before_s = time.monotonic(), gui.look().cpu_s
    while time.monotonic() - begun_s < seconds:
        city.update_all()
        passing.pass_time(_UPDATE_S)
    return (gui.look().cpu_s - before_s) / (time.monotonic() - begun_s)


def _pages(city: CityStage, stage: Stage, cameras: list[str], passing: Passing) -> dict[str, dict[str, float]]:
    """Turn to every page with panels; return how long until all of it is painted, and until its past is, too."""
    painted_ms: list[float] = []
    whole_ms: list[float] = []
    for layout in city.city.layouts.values():
        if not any(tile.panel for tile in layout.tiles):
            continue
        begun_s = time.monotonic()
        painted_ms.append(_shown(stage, partial(stage.canvas.set_layout, city.page(layout.id, cameras))))
        deadline_s = begun_s + _WHOLE_LIMIT_S
        while time.monotonic() < deadline_s and (city.live.past_asked or stage.canvas.waits_to_draw):
            QApplication.processEvents()
            time.sleep(0.001)
        whole_ms.append(1000 * (time.monotonic() - begun_s))
        passing.pass_time(0.5)
    return {
        name: {key: round(ms, 1) for key, ms in quantiles(values, "p50", "p95", "max").items()}
        for name, values in (("first_paint", painted_ms), ("with_its_past", whole_ms))
    }


def _shown(stage: Stage, do: Callable[[], object]) -> float:
    """Do something; return the milliseconds until everything on the screen is painted after it."""
    canvas = stage.canvas
    if not isinstance(canvas, PanelCanvas):
        raise TypeError("pages are measured on a PanelCanvas")
    begun_s = time.monotonic()
    do()
    canvas.look_from_now()
    deadline_s = begun_s + _WHOLE_LIMIT_S
    while canvas.painted_s is None and time.monotonic() < deadline_s:
        QApplication.processEvents()
    return 1000 * ((canvas.painted_s or time.monotonic()) - begun_s)


def _day(city: CityStage, stage: Stage, minutes: int, passing: Passing) -> dict[str, Any]:
    """Let a day of updates pass, one a minute of the city, as fast as they are drawn; return what grew by then."""
    gui = stage.groups["gui"]
    begin_ms = time.time_ns() // 1_000_000
    hours: list[float] = []
    memory_mib: list[float] = []
    objects: list[float] = []
    city.live.hold()
    for minute in range(minutes + 1):
        at_ms = begin_ms + minute * 60_000
        city.update_all(at_ms)
        city.live.renew_at(at_ms)
        for _ in range(200):
            stage.canvas.tick()
            if not stage.canvas.waits_to_draw:
                break
        passing.pass_time(0)
        if minute % max(1, minutes // _LOOKS) == 0:
            gc.collect()
            hours.append(minute / 60)
            memory_mib.append(gui.look().memory_mib)
            objects.append(len(gc.get_objects()))
    first = next(number for number, hour in enumerate(hours) if hour >= hours[-1] * _WARM_UP_SHARE)
    return {
        "updates": minutes,
        "rss_mib": {"first": memory_mib[first], "last": memory_mib[-1]},
        "objects": {"first": objects[first], "last": objects[-1]},
        "rss_mib_per_h": round(slope(hours[first:], memory_mib[first:]), 3),
        "objects_per_h": round(slope(hours[first:], objects[first:]), 1),
    }
