"""The indicators as they are now, and how they stand against their limits and targets."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from controlroom.indicators.look import Look, Samples
from controlroom.indicators.measured import Given, Measured
from feeds.data.core import Latest
from feeds.data.store.protocol import StoreReader
from layouts.indicator_files import IndicatorEntry
from layouts.indicators import Indicators
from widgets.facts import Standing


@dataclass(frozen=True, slots=True)
class Target:
    """A target, whether it is reached, and how far a value is beyond it (below 0: how far it is from it)."""

    value: float
    is_reached: bool
    beyond: float


@dataclass(frozen=True, slots=True)
class State:
    """An indicator now: the city's value, and that of each place, by name."""

    entry: IndicatorEntry
    city: Measured
    places: Mapping[str, Measured]


def look_now(indicators: Indicators, reader: StoreReader, now_ms: int) -> Look:
    """Return the indicators as they are now, from one reading of the newest of all series. Raises StoreError."""
    return Look(indicators, newest(reader.latest(), now_ms), now_ms)


def state(look: Look, entry: IndicatorEntry) -> State:
    """Return one indicator with all of its places."""
    return State(entry, look.at(entry.id), {place: look.at(entry.id, place) for place in sorted(look.places(entry.id))})


def newest(latest: Iterable[Latest], now_ms: int) -> Samples:
    """Return what finds the samples that count among the newest of all series.

    Of several sources of one place the newest value counts, a fresh one before a stale one and before none.
    """
    by_series: defaultdict[str, list[Latest]] = defaultdict(list)
    for each in latest:
        by_series[each.key.indicator].append(each)

    known: dict[str, dict[str, Given]] = {}

    def samples(entry: IndicatorEntry) -> dict[str, Given]:
        if entry.id not in known:
            known[entry.id] = chosen(entry)
        return known[entry.id]

    def chosen(entry: IndicatorEntry) -> dict[str, Given]:
        fresh_ms = now_ms - entry.stale_after_s * 1000

        def rank(each: Latest) -> tuple[bool, bool, int]:
            has_value = each.value is not None
            return has_value and each.at_ms >= fresh_ms, has_value, each.at_ms

        best: dict[str, Latest] = {}
        for each in by_series.get(entry.series or "", ()):
            if entry.source in (None, each.key.source):
                other = best.get(each.key.place)
                if other is None or rank(each) > rank(other):
                    best[each.key.place] = each
        return {place: Given(each.key, each.unit, each.at_ms, each.value, each.quality) for place, each in best.items()}

    return samples


def standing(entry: IndicatorEntry, value: float | None, place: str = "") -> Standing | None:
    """Return how a value stands, None without one and without thresholds. The threshold itself is past it.

    At a place there is none where the city's value is the sum of its places: limits are those of the city.
    """
    if value is None or (place and entry.combine == "sum") or (entry.warning is None and entry.critical is None):
        return None
    for limit, level in ((entry.critical, Standing.CRITICAL), (entry.warning, Standing.WARNING)):
        if limit is not None and not entry.is_better(value, limit):
            return level
    return Standing.NORMAL


def target(entry: IndicatorEntry, value: float | None, place: str = "") -> Target | None:
    """Return how a value stands against the target, None without one of the two. For places as with `standing`."""
    if value is None or entry.target is None or (place and entry.combine == "sum"):
        return None
    beyond = value - entry.target if entry.direction == "more" else entry.target - value
    return Target(entry.target, beyond >= 0, beyond)
