"""How soon a number is on the screen: from its being sent to its panel being painted, through the whole program."""

import time
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtGui import QPaintEvent

from controlroom.alarms.desk import AlarmDesk
from controlroom.bench.number_server import NumberServer
from controlroom.bench.passing import Passing
from controlroom.bridge import PictureHub
from controlroom.city import load_city
from controlroom.facts.live import LiveFacts
from controlroom.numbers import Numbers
from controlroom.presenting import wall_layout
from controlroom.quantiles import quantiles
from feeds.core import SystemClock
from feeds.engine import Engine
from feeds.supervise import Limits
from widgets.theme import Colours
from widgets.wall_canvas import WallCanvas

_ZONE = "Asia/Seoul"
_LIMIT_S = 120.0
_SOURCES = 10
_CITY = """\
schema_version = 1
id = "bench"
name = {en = "Bench"}
"""
_INDICATOR = """
[[indicator]]
id = "sent.s%(number)d"
name = {en = "Sent"}
unit = "s"
decimals = 3
series = "sent"
source = "s%(number)d"
"""
_SOURCE = """
[[source]]
kind = "http"
id = "s%(number)d"
address = "%(url)s/%(number)d"
interval_s = 1

[[source.sample]]
indicator = "sent"
value = "n"
at = "t"
unit = "s"
"""
_TILE = """
[[tile]]
panel = {kind = "number", indicator = "sent.s%d"}
"""


class _NotingCanvas(WallCanvas):
    """Notes how old each number is when its panel is painted for the first time. Numbers are times of their sending."""

    ages_ms: list[float]
    seen: set[tuple[str, float]]

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint, then note what is there for the first time."""
        super().paintEvent(event)
        now_s = time.monotonic()
        for tile in self.tiles.seen:
            reading = getattr(tile.panel and tile.panel.content, "reading", None)
            if reading is None or reading.value is None or tile in self._pending:
                continue
            key = (tile.spec.tile_id, reading.value)
            if key not in self.seen:
                self.seen.add(key)
                self.ages_ms.append(1000 * (now_s - reading.value))


def measure_numbers(folder: Path, count: int, passing: Passing) -> dict[str, float]:
    """Gather numbers that are the time of their sending; return the milliseconds until `count` of them were painted.

    Raises RuntimeError when they do not come.
    """
    with NumberServer() as server:
        _write_city(folder, server.url)
        city = load_city(folder, lambda _: None)
        engine = Engine(limits=Limits(workers=1))
        store = folder / "numbers.db"
        numbers = Numbers(store, _ZONE)
        live = LiveFacts(
            numbers,
            folder,
            store,
            ZoneInfo(_ZONE),
            language="en",
            gloss="none",
            audience="operator",
            reports=dict,
            desk=AlarmDesk(None, operator="", language="en", gloss="none", tone=lambda: None),
        )
        live.facts.set_city(city.file.indicators, (), "operator")
        canvas = _NotingCanvas(
            pictures=PictureHub(engine).screen(), clock=SystemClock(), colours=Colours.load("dark"), ratio=3.0
        )
        canvas.ages_ms, canvas.seen = [], set()
        live.changed.connect(canvas.facts_changed)
        canvas.set_facts(live.facts)
        canvas.resize(1920, 1080)
        canvas.set_layout(wall_layout(city.layouts["page"], {}, language="en", gloss="none"))
        try:
            canvas.show()
            numbers.start(folder, {})
            live.start()
            # The first of each was sent while the program started.
            if not passing.until(lambda: len(canvas.ages_ms) >= count + _SOURCES, _LIMIT_S):
                raise RuntimeError(f"only {len(canvas.ages_ms)} numbers came to the screen within {_LIMIT_S:.0f} s")
        finally:
            live.close()
            numbers.close()
            canvas.close()
            canvas.deleteLater()
            engine.close()
    found = quantiles(canvas.ages_ms[_SOURCES:], "p50", "p95", "max")
    return {name: round(ms, 1) for name, ms in found.items()}


def _write_city(folder: Path, url: str) -> None:
    for name in ("sources", "layouts"):
        (folder / name).mkdir(parents=True)
    numbers = range(_SOURCES)
    indicators = "".join(_INDICATOR % {"number": number} for number in numbers)
    (folder / "city.toml").write_text(_CITY + indicators, encoding="utf-8")
    sources = "".join(_SOURCE % {"number": number, "url": url} for number in numbers)
    (folder / "sources" / "bench.toml").write_text("schema_version = 1\n" + sources, encoding="utf-8")
    tiles = "".join(_TILE % number for number in numbers)
    page = f'schema_version = 1\nname = {{en = "Bench"}}\ncolumns = 4\nrows = 3\n{tiles}'
    (folder / "layouts" / "page.toml").write_text(page, encoding="utf-8")
