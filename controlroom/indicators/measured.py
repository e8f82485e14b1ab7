"""Numbers of one indicator at one time, and how those of its places make that of the city."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from feeds.data.core import Quality, SeriesKey
from feeds.data.values import MISSING_TEXT, Missing
from layouts.formulas.units import PLAIN, unit
from layouts.formulas.working import Lack, Quantity
from layouts.indicator_files import IndicatorEntry
from resources.text import QT_TRANSLATE_NOOP, Text

NO_SERIES = QT_TRANSLATE_NOOP("indicators", "No source gives the series {series}")
NO_PLACE = QT_TRANSLATE_NOOP("indicators", "No source gives a value for {place}")
_NO_CITY = QT_TRANSLATE_NOOP("indicators", "Sources give only values of single places, none of the whole city")
_TOO_FEW = QT_TRANSLATE_NOOP("indicators", "Only {there} of {all} places have a value")
_UNIT = QT_TRANSLATE_NOOP("indicators", "Source {source} gives it in {unit}, which cannot be converted to {wanted}")
_NO_UNIT = QT_TRANSLATE_NOOP("indicators", "a plain number")

_GONE_AFTER = 24
"""A place from which nothing came for so many times the span after which it is stale does not count any more."""


class Given(NamedTuple):
    """A sample as its source gave it. `key`: the series that it belongs to."""

    key: SeriesKey
    unit: str
    at_ms: int
    value: float | None
    quality: Quality


@dataclass(frozen=True, slots=True)
class Measured:
    """The value of an indicator for the city or a place of it, in the indicator's unit; None: `lacks` says why.

    `at_ms`: of the oldest number in it, None where there is none at all. `quality`: of the worst. `sources`: ids.
    `places`: how many places are in it and how many there are, None where it is not made of places.
    """

    value: float | None
    at_ms: int | None = None
    quality: Quality = Quality.ABSENT
    is_stale: bool = False
    sources: tuple[str, ...] = ()
    lacks: tuple[Lack, ...] = ()
    places: tuple[int, int] | None = None

    def age_s(self, now_ms: int) -> float | None:
        """Return how old it is, None where it has no time."""
        return None if self.at_ms is None else (now_ms - self.at_ms) / 1000


def lacking(indicator: str, reason: Text) -> Measured:
    """Return that there is no value."""
    return Measured(None, lacks=(Lack(indicator, reason),))


def about(indicator: str, lacks: tuple[Lack, ...]) -> tuple[Lack, ...]:
    """Return reasons of which those that name no indicator are about this one."""
    return tuple(Lack(lack.indicator or indicator, lack.reason) for lack in lacks)


def measured(entry: IndicatorEntry, given: Given, now_ms: int) -> Measured:
    """Return a sample as a value of an indicator, in its unit. A series without a unit is taken to be in that unit."""
    base = Measured(
        given.value,
        given.at_ms,
        given.quality,
        now_ms - given.at_ms > entry.stale_after_s * 1000,
        (given.key.source,) if given.key.source else (),
    )
    if given.value is None:
        missing = Missing.ABSENT if given.quality < Quality.ABSENT else Missing(given.quality.name.lower())
        return replace(base, lacks=(Lack(entry.id, MISSING_TEXT[missing]),))
    wanted, of = unit(entry.unit), unit(given.unit)
    if not given.unit or wanted == of:
        return base
    if not of.fits(wanted):
        text = _UNIT(source=given.key.source, unit=given.unit, wanted=entry.unit or _NO_UNIT)
        return replace(base, value=None, lacks=(Lack(entry.id, text),))
    converted = Quantity(given.value, of).converted(wanted)
    return replace(base, value=converted.value, lacks=about(entry.id, converted.lacks))


def of_city(entry: IndicatorEntry, whole: Measured | None, places: Mapping[str, Measured], now_ms: int) -> Measured:
    """Return the city's value where its places must make it.

    `whole`: what a source says of the whole city, which is stale or no value; None where none says anything.
    """
    if not places and whole is not None:
        return whole
    if not places:
        return lacking(entry.id, NO_SERIES(series=entry.series or entry.id))
    if entry.combine == "none":
        return whole or lacking(entry.id, _NO_CITY)
    combined = _combined(entry, places, now_ms)
    return whole if combined.value is None and whole is not None and whole.value is not None else combined


def _combined(entry: IndicatorEntry, places: Mapping[str, Measured], now_ms: int) -> Measured:
    """Return what places make together: the fresh ones where they are enough, else all that have a value."""
    gone_ms = now_ms - _GONE_AFTER * entry.stale_after_s * 1000
    counted = [each for each in places.values() if each.at_ms is None or each.at_ms >= gone_ms] or [*places.values()]
    enough = max(1, entry.enough_places * len(counted))
    parts = [each for each in counted if each.value is not None and not each.is_stale]
    if len(parts) < enough:
        parts = [each for each in counted if each.value is not None]
    share = (len(parts), len(counted))
    if len(parts) < enough:
        lacks = counted[0].lacks if share == (0, 1) else (Lack(entry.id, _TOO_FEW(there=share[0], all=share[1])),)
        return replace(together(None, counted, lacks), places=share)
    if entry.combine == "last":  # of equal times the first
        parts = sorted(parts, key=lambda part: -(part.at_ms or 0))
    worked = Quantity(COMBINED[entry.combine or "mean"](_values(parts)), PLAIN).converted(PLAIN)
    result = replace(together(worked.value, parts, about(entry.id, worked.lacks)), places=share)
    if entry.combine == "sum" and len(parts) < len(counted):  # less than it would be with all of its parts
        return replace(result, quality=max(result.quality, Quality.ESTIMATED))
    return result


def together(value: float | None, parts: Collection[Measured], lacks: tuple[Lack, ...] = ()) -> Measured:
    """Return a value that is made of `parts`: as old as the oldest of them, as good as the worst."""
    times = [part.at_ms for part in parts if part.at_ms is not None]
    return Measured(
        value,
        min(times, default=None),
        Quality.ABSENT if value is None else max(part.quality for part in parts),
        any(part.is_stale for part in parts),
        tuple(sorted({source for part in parts for source in part.sources})),
        lacks,
    )


def _values(parts: Collection[Measured]) -> list[float]:
    return [part.value for part in parts if part.value is not None]


COMBINED: Mapping[str, Callable[[Sequence[float]], float]] = {
    "mean": lambda values: sum(values) / len(values),
    "sum": sum,
    "most": max,
    "least": min,
    "last": lambda values: values[0],
}
"""What the values of places make together, one at least. For `last` the newest comes first."""
