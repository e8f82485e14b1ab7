"""How long a map of many districts takes: to colour all of them anew, and to draw it a step further."""

import math
import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from zoneinfo import ZoneInfo

import numpy as np
from PySide6.QtCore import QPointF, QSize

from controlroom.facts.city import CityFacts
from controlroom.facts.past import PastReader
from controlroom.quantiles import quantiles
from feeds.data.core import Latest, Quality, SeriesKey, StoreError
from feeds.data.store.protocol import StoreReader
from layouts.districts.model import CityMap, District, Ring
from layouts.districts.shapes import label_point
from layouts.indicator_files import IndicatorEntry
from layouts.indicators import Indicators
from widgets.panels.core import PanelSpec
from widgets.panels.host import PanelHost
from widgets.panels.policy_map import PolicyMapConfig
from widgets.theme import Colours, Look, Sizes

_DEPTH = 6
_ROUGHNESS = 0.28
_PAN_PX = 9
_ZOOM_NOTCHES = 3.0
_NOW_MS = 1_789_000_000_000


@dataclass(frozen=True, slots=True)
class MapBench:
    """What was measured, in milliseconds: the median and the worst of each."""

    districts: int
    points: int
    first_ms: float
    recolour_ms: tuple[float, float]
    pan_ms: tuple[float, float]
    zoom_ms: tuple[float, float]


def bench_maps(*, districts: int = 500, size_px: tuple[int, int] = (1000, 800), rounds: int = 30) -> MapBench:
    """Draw a policy map of districts with rough borders, as a panel of that size. Needs a QGuiApplication.

    Each time is that of a core for a whole picture of the panel, from the new values or the moved pointer on.
    """
    city = rough_map(districts, seed=7)
    facts = _facts(city)
    random_ = random.Random(1)
    config = PolicyMapConfig(kind="policy-map", indicator="bench", points=())
    panel = PanelHost(PanelSpec("policy-map", config))
    look, size = Look(Colours.load("dark"), Sizes(1080, 3.0)), QSize(*size_px)

    def drawn(change: Callable[[], object]) -> float:
        begun_s = time.thread_time()
        change()
        panel.image(size, look)
        return (time.thread_time() - begun_s) * 1000

    def recoloured() -> float:
        latest = _latest(city, random_)

        def change() -> None:
            facts.renew(latest, (), (), _NOW_MS)
            panel.look_at(facts)

        return drawn(change)

    first_ms = recoloured()
    recolour = [recoloured() for _ in range(rounds)]
    middle = QPointF(size.width() / 2, size.height() / 2)
    zoom = [drawn(lambda: panel.wheel(middle, 1.0, size)) for _ in range(round(_ZOOM_NOTCHES))]
    panel.grabs(middle)

    def panned(step: int) -> Callable[[], object]:
        angle = step / rounds * 2 * math.pi
        by = QPointF(math.cos(angle), math.sin(angle)) * _PAN_PX * rounds / 4
        return lambda: panel.drag(middle, middle + by, size)

    drawn(panned(0))
    pan = [drawn(panned(step)) for step in range(1, rounds)]
    points = sum(len(ring) for district in city.districts for ring in district.rings)
    return MapBench(districts, points, round(first_ms, 1), _summed(recolour), _summed(pan), _summed(zoom))


def _summed(times_ms: list[float]) -> tuple[float, float]:
    spread = quantiles(times_ms, "p50", "max")
    return round(spread["p50"], 2), round(spread["max"], 2)


def _facts(city: CityMap) -> CityFacts:
    """Return facts of a city with that map and one indicator, whose past nobody reads."""

    def no_store() -> StoreReader:
        raise StoreError("the bench has no store")

    past = PastReader(no_store, ZoneInfo("Asia/Seoul"))
    facts = CityFacts(past, language="ko", gloss="none", audience="operator")
    names = {"ko": "강수량", "en": "Rain"}
    entry = IndicatorEntry.model_validate(
        {"id": "bench", "name": names, "unit": "mm", "decimals": 1, "series": "bench"}
    )
    facts.set_city(Indicators({entry.id: entry}), (), "operator")
    facts.set_map(city)
    return facts


def _latest(city: CityMap, random_: random.Random) -> list[Latest]:
    return [
        Latest(
            SeriesKey("bench", "bench", district.id), "mm", _NOW_MS, random_.uniform(0, 40), Quality.GOOD, _NOW_MS, 1
        )
        for district in city.districts
    ]


def rough_map(count: int, *, seed: int) -> CityMap:
    """Return a map of so many districts whose borders are as rough as real ones: some 200 points each, shared."""
    random_ = random.Random(seed)
    columns = math.ceil(math.sqrt(count * 1.25))
    rows = math.ceil(count / columns)
    corners = {
        (column, row): (column + random_.uniform(-0.3, 0.3), row + random_.uniform(-0.3, 0.3))
        for column in range(columns + 1)
        for row in range(rows + 1)
    }
    sides: dict[tuple[tuple[int, int], tuple[int, int]], list[tuple[float, float]]] = {}

    def side(begin: tuple[int, int], end: tuple[int, int]) -> list[tuple[float, float]]:
        key = (min(begin, end), max(begin, end))
        if key not in sides:
            sides[key] = [*_rough(random_, corners[key[0]], corners[key[1]], _DEPTH), corners[key[1]]]
        return sides[key] if begin < end else sides[key][::-1]

    districts = []
    for number in range(count):
        column, row = number % columns, number // columns
        around = [(column, row), (column + 1, row), (column + 1, row + 1), (column, row + 1)]
        points: list[tuple[float, float]] = []
        for begin, end in zip(around, around[1:] + around[:1], strict=True):
            points += side(begin, end)[:-1]
        ring: Ring = np.array(points) * 0.01
        id = f"가{number}동"
        districts.append(District(id, {"ko": id}, rings=(ring,), label=label_point([ring])))
    cells = {district.id: (number % columns + 1, number // columns + 1) for number, district in enumerate(districts)}
    return CityMap(tuple(districts), cells=cells, ids={district.id: district.id for district in districts})


def _rough(
    random_: random.Random, begin: tuple[float, float], end: tuple[float, float], depth: int
) -> list[tuple[float, float]]:
    """Return a line whose middle is put aside, and so on for both halves; without its end."""
    if depth == 0:
        return [begin]
    far = math.dist(begin, end) * _ROUGHNESS
    middle = (
        (begin[0] + end[0]) / 2 + random_.uniform(-far, far) / 2,
        (begin[1] + end[1]) / 2 + random_.uniform(-far, far) / 2,
    )
    return _rough(random_, begin, middle, depth - 1) + _rough(random_, middle, end, depth - 1)
