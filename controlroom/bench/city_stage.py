"""The built-in city's pages in a window, for `bench panels`: its past in a store, numbers that change when told."""

import math
import random
import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from fractions import Fraction
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtGui import QPaintEvent

from controlroom.alarms.desk import AlarmDesk
from controlroom.bench.stage import Stage
from controlroom.city import BUILT_IN, City, load_city
from controlroom.facts.live import LiveFacts
from controlroom.numbers import Numbers
from controlroom.presenting import wall_layout
from controlroom.sim.data.model.city import SimCity
from controlroom.sim.data.past import write_past
from controlroom.sim.events import SEED
from feeds.data.core import Latest
from feeds.data.store.sqlite_reader import SqliteReader
from feeds.data.store.sqlite_store import SqliteWriter
from layouts.model import Layout, Place, Tile
from resources import path
from widgets.model import CameraLabel, WallLayout
from widgets.wall_canvas import WallCanvas

PAGE, CANVAS = "mayor", "mayor-canvas"
LANGUAGE, GLOSS = "ko", "en"
ZONE = "Asia/Seoul"
_WHOLE = Place(Fraction(0), Fraction(0), Fraction(1), Fraction(1))


class PanelCanvas(WallCanvas):
    """A canvas that notes when all of its panels have been painted since it was told to look."""

    def __init__(self, **options: object) -> None:
        super().__init__(**options)  # type: ignore[arg-type]
        self.painted_s: float | None = None

    def look_from_now(self) -> None:
        """Begin to look for a paint event that shows everything."""
        self.painted_s = None

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint, and note it where nothing is left to be drawn."""
        super().paintEvent(event)
        if self.painted_s is None and not self._pending:
            self.painted_s = time.monotonic()


class CityStage:
    """The pages of the built-in city on a stage. `cameras`: those served, shown in the place of the page's own."""

    def __init__(self, stage: Stage, city: City, store_file: Path) -> None:
        self.city = city
        self._stage = stage
        self._rng = random.Random(1)
        self.numbers = Numbers(store_file, ZONE)
        self.live = LiveFacts(
            self.numbers,
            city.folder,
            store_file,
            ZoneInfo(ZONE),
            language=LANGUAGE,
            gloss=GLOSS,
            audience="operator",
            reports=lambda: {camera_id: stage.engine.report(camera_id) for camera_id in stage.ids},
            desk=AlarmDesk(None, operator="", language=LANGUAGE, gloss=GLOSS, tone=lambda: None),
        )
        self.live.facts.set_city(city.file.indicators, city.cameras.values(), "operator")
        self.live.changed.connect(stage.canvas.facts_changed)
        with closing(SqliteReader(store_file)) as reader:
            self.numbers.latest = {each.key: each for each in reader.latest()}
            self.numbers.sources = {each.id: each for each in reader.health()}
        stage.canvas.set_facts(self.live.facts)

    def start(self) -> None:
        """Begin to follow the numbers."""
        self.live.start()

    def close(self) -> None:
        """End."""
        self.live.close()

    def page(self, layout_id: str, cameras: Sequence[str], *, panels: bool = True) -> WallLayout:
        """Return a page with `cameras` in the places of its own, as many as there are; without panels where told so."""
        layout = self.city.layouts[layout_id]
        return wall_layout(
            _with_cameras(layout, cameras, panels=panels),
            {camera_id: CameraLabel(camera_id, camera_id) for camera_id in cameras},
            language=LANGUAGE,
            gloss=GLOSS,
        )

    def crowded(self, cameras: Sequence[str], panels: int) -> WallLayout:
        """Return a page of these cameras beside so many panels: those of all pages of the city, the mayor's first."""
        layouts = self.city.layouts
        found: dict[tuple[str, str], Tile] = {}
        for layout in (layouts[PAGE], *layouts.values()):
            for tile in layout.tiles:
                if tile.panel is not None:
                    found.setdefault((tile.panel.kind, repr(tile.panel.config)), tile)
        shown = list(found.values())[:panels]
        if len(shown) < panels:
            raise ValueError(f"the pages of the city have {len(shown)} panels")
        tiles = [Tile(_WHOLE, camera=camera_id) for camera_id in cameras] + shown
        columns = math.ceil(math.sqrt(len(tiles)))
        rows = math.ceil(len(tiles) / columns)
        placed = [
            replace(tile, place=_cell(number % columns, number // columns, columns, rows))
            for number, tile in enumerate(tiles)
        ]
        layout = replace(layouts[PAGE], id="crowded", tiles=tuple(placed))
        labels = {camera_id: CameraLabel(camera_id, camera_id) for camera_id in cameras}
        return wall_layout(layout, labels, language=LANGUAGE, gloss=GLOSS)

    def update_all(self, at_ms: int | None = None) -> None:
        """Let every number of the city be another one now."""
        now_ms = time.time_ns() // 1_000_000 if at_ms is None else at_ms
        self.numbers.latest = {key: self._changed(each, now_ms) for key, each in self.numbers.latest.items()}
        self.numbers.changed.emit()

    def _changed(self, latest: Latest, now_ms: int) -> Latest:
        value = None if latest.value is None else latest.value * self._rng.uniform(0.98, 1.02)
        return latest._replace(at_ms=now_ms, value=value, received_ms=now_ms, revision=latest.revision + 1)


def _cell(column: int, row: int, columns: int, rows: int) -> Place:
    return Place(Fraction(column, columns), Fraction(row, rows), Fraction(column + 1, columns), Fraction(row + 1, rows))


def _with_cameras(layout: Layout, cameras: Sequence[str], *, panels: bool) -> Layout:
    left = list(cameras)
    tiles = []
    for tile in layout.tiles:
        if tile.camera is not None:
            tiles.append(replace(tile, camera=left.pop(0) if left else None, problem=None))
        else:
            tiles.append(tile if panels else replace(tile, panel=None, problem=None))
    return replace(layout, tiles=tuple(tiles))


def built_in_city() -> City:
    """Return the built-in city."""
    return load_city(path(BUILT_IN), lambda _: None)


def fill_store(file: Path) -> None:
    """Write the past of the simulated city into a store at `file`. Raises StoreError."""
    with closing(SqliteWriter(file, ZoneInfo(ZONE))) as store:
        write_past(store, SimCity(SEED), datetime.now(UTC))
