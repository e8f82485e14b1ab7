"""What a trend shows, and where its parts lie once it is drawn."""

from bisect import bisect_left
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor

from widgets.facts import Indicator, Line, Name, Reading, Usual
from widgets.panels.charts import gap_of
from widgets.panels.head import Stamp, clock
from widgets.panels.window import Window
from widgets.theme import Look


@dataclass(frozen=True, slots=True)
class Series:
    """One line of a trend; `line` None: it is being read."""

    name: Name
    indicator: Indicator
    reading: Reading
    line: Line | None


@dataclass(frozen=True, slots=True)
class TrendContent:
    """What a trend shows. `units`: one or two; `window`: the part of `whole` that is seen, None for all of it.

    `lacking`: what it was to show and cannot.
    """

    title: Name
    stamp: Stamp
    series: tuple[Series, ...]
    units: tuple[str, ...]
    usual: Usual | None
    now_ms: int
    whole: Window
    window: Window | None
    cross_ms: float | None
    from_zero: bool
    lacking: tuple[str, ...] = ()


@dataclass(slots=True)
class Plot:
    """What was drawn where. `times`: of all values, sorted; `whole_button`: what shows all again, where a part is."""

    area: QRectF
    seen: Window
    times: list[int]
    whole_button: QRectF | None = None

    def at_ms(self, x_px: float) -> float:
        """Return which time lies there."""
        return self.seen.from_ms + (x_px - self.area.left()) / max(1.0, self.area.width()) * self.seen.span_ms

    def nearest_ms(self, at_ms: float) -> float | None:
        """Return the time of the nearest value that is seen."""
        seen = [each for each in self.times if self.seen.from_ms <= each <= self.seen.until_ms]
        return min(seen, key=lambda each: abs(each - at_ms), default=None)

    def step(self, at_ms: float, by: int) -> float:
        """Return the time of the next value, or of the one before."""
        place = bisect_left(self.times, at_ms) + by
        return float(self.times[min(max(place, 0), len(self.times) - 1)])

    @staticmethod
    def time_words(at_ms: float, now_ms: int) -> str:
        """Return the time of the cross-hair as it is written."""
        return clock(round(at_ms), now_ms)


def value_at(series: Series, at_ms: float) -> float | None:
    """Return the value of a line at a time: the nearest one, None in a gap."""
    if series.line is None or not series.line.spots:
        return None
    spot = min(series.line.spots, key=lambda each: abs(each.at_ms - at_ms))
    return spot.value if abs(spot.at_ms - at_ms) <= max(gap_of(series.line.spots) / 2, 60_000) else None


def line_colours(look: Look) -> tuple[QColor, ...]:
    """Return the inks of one to four lines: none of them is that of an alarm."""
    colours = look.colours
    return colours.data, colours.i1, colours.i3, colours.data2
