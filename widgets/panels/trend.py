"""The panel ``trend``: one to four indicators over time, with what is usual, limits, now, and a cross-hair."""

from dataclasses import dataclass
from itertools import product
from typing import Any, Literal, Self

from pydantic import Field, model_validator
from PySide6.QtCore import QCoreApplication, QPointF, QSize

from resources.entries import NonEmpty, Wrong
from resources.text import QT_TRANSLATE_NOOP
from widgets.commands import Command
from widgets.facts import Facts, Freshness, Indicator, Name, Span, Unknown, Usual
from widgets.panels.charts import reach
from widgets.panels.core import IndicatorId, Panel, PanelConfig, PanelSpec, Sheet
from widgets.panels.head import oldest
from widgets.panels.lacking import known_indicators
from widgets.panels.number import gone_words, placed
from widgets.panels.numbers import with_unit, written
from widgets.panels.trend_drawing import draw_trend
from widgets.panels.trend_model import Plot, Series, TrendContent, value_at
from widgets.panels.window import Window

translate = QCoreApplication.translate

_SERIES_LIMIT = 4
_ZOOM_PER_NOTCH = 0.8
_AHEAD_MS = 4 * 3_600_000
"""So far beyond now is shown what will be usual."""
_NOW_STEP_MS = {Span.DAY: 5 * 60_000, Span.WEEK: 30 * 60_000, Span.YEAR: 6 * 3_600_000}
"""The line of now moves in such steps: less is not seen."""

_MANY_SERIES = QT_TRANSLATE_NOOP(
    "layouts", "{count} lines are too many, at most {most} can be told apart: indicators times places"
)
_MANY_UNITS = QT_TRANSLATE_NOOP("panels", "A chart has two axes at most, these indicators have {count} units: {units}")


class TrendConfig(PanelConfig):
    """One to four lines over time: indicators, or one indicator at several places."""

    kind: Literal["trend"] = Field(description="`trend`")
    indicators: tuple[IndicatorId, ...] = Field(
        min_length=1,
        max_length=_SERIES_LIMIT,
        strict=False,
        description="The indicators it shows, 1 to 4, of two units at most.",
    )
    places: tuple[NonEmpty, ...] = Field(
        default=(),
        max_length=_SERIES_LIMIT,
        strict=False,
        description="The places whose lines it shows, `city` for the whole city; at most 4 lines together with "
        "`indicators`. Default: the panel's one place.",
    )
    span: Literal["day", "week", "year"] = Field(default="day", description="How far back the lines go.")
    usual: bool = Field(
        default=True, description="Whether a single line of a day has the band of what is usual behind it."
    )
    from_zero: bool = Field(default=False, description="Whether the axis of values begins at 0.")

    @model_validator(mode="after")
    def _check(self) -> Self:
        count = len(self.indicators) * max(1, len(self.places))
        if count > _SERIES_LIMIT:
            raise Wrong(_MANY_SERIES(count=count, most=_SERIES_LIMIT), "indicators", "places")
        return self


@dataclass(frozen=True, slots=True)
class Whole:
    """Show the whole span again."""


@dataclass(frozen=True, slots=True)
class Cross:
    """Put the cross-hair at the newest value, or take it away."""


class TrendPanel(Panel[TrendConfig, TrendContent]):
    """See `TrendConfig`."""

    def __init__(self, spec: PanelSpec, config: TrendConfig) -> None:
        super().__init__(spec, config)
        self._window: Window | None = None
        self._cross_ms: float | None = None
        self._whole = Window(0.0, 1.0)
        self._plot: Plot | None = None
        self._grabbed: tuple[QPointF, Window] | None = None

    def content(self, facts: Facts) -> TrendContent:
        """Return the lines and what stands beside them. Raises Unknown."""
        config, span = self.config, Span(self.config.span)
        places = tuple("" if place == "city" else place for place in config.places) or (self.spec.at,)
        indicators, lacking = known_indicators(facts, config.indicators)
        series = tuple(
            self._series(facts, indicator, place, span, len(indicators) > 1, len(places) > 1)
            for indicator, place in product(indicators, places)
        )
        units = list(dict.fromkeys(each.indicator.unit for each in series))
        if len(units) > 2:
            raise Unknown(_MANY_UNITS(count=len(units), units=", ".join(unit or "–" for unit in units)))
        usual = None
        if len(series) == 1 and config.usual and span is Span.DAY:
            usual = facts.usual(indicators[0].id, places[0])
        now_ms = facts.now_ms // _NOW_STEP_MS[span] * _NOW_STEP_MS[span]
        self._whole = self._reach(series, usual, now_ms, span)
        if self._window is not None:
            self._window = self._window.within(self._whole)
        stamp = oldest((each.reading for each in series), facts.now_ms)
        return TrendContent(
            self.spec.title or self._title(facts, series, places),
            stamp,
            series,
            tuple(units),
            usual,
            now_ms,
            self._whole,
            self._window,
            self._cross_ms,
            config.from_zero,
            lacking,
        )

    def _series(
        self, facts: Facts, indicator: Indicator, place: str, span: Span, many_indicators: bool, many_places: bool
    ) -> Series:
        if not many_places:
            name = indicator.name
        elif many_indicators:
            name = placed(indicator.name, facts, place, self.spec.place)
        else:
            name = facts.place_name(place) if place else Name(translate("panels", "Whole city"))
        return Series(name, indicator, facts.reading(indicator.id, place), facts.line(indicator.id, span, place))

    def _title(self, facts: Facts, series: tuple[Series, ...], places: tuple[str, ...]) -> Name:
        names = list(dict.fromkeys(each.indicator.name for each in series))
        if len(names) > 1:
            return Name(" · ".join(name.text for name in names))
        return names[0] if len(places) > 1 else placed(names[0], facts, places[0], self.spec.place)

    @staticmethod
    def _reach(series: tuple[Series, ...], usual: Usual | None, now_ms: int, span: Span) -> Window:
        days = {Span.DAY: 1, Span.WEEK: 7, Span.YEAR: 365}[span]
        lines = [each.line for each in series if each.line is not None]
        from_ms, until_ms = reach(lines) if lines else (now_ms - days * 86_400_000, now_ms)
        until_ms = max(now_ms, until_ms)
        if usual is not None:
            until_ms = max(until_ms, min(usual.hours[-1].at_ms, now_ms + _AHEAD_MS))
        return Window(from_ms, until_ms)

    def draw(self, sheet: Sheet, content: TrendContent) -> None:
        """Draw axes, band, limits, lines with their names, now, and the cross-hair."""
        self._plot = draw_trend(sheet, content)
        if self._plot is None:
            return
        sheet.touch(self._plot.area, self.spoken(content), Cross())
        if self._plot.whole_button is not None:
            sheet.touch(self._plot.whole_button, translate("panels", "Show all of it again"), Whole())

    def act(self, action: Any) -> Command | None:
        """Show the whole span again, or put up the cross-hair."""
        match action:
            case Whole():
                self._window = None
            case Cross():
                self._cross_ms = None if self._cross_ms is not None else self._newest_ms()
        return None

    def grabs(self, at: QPointF) -> bool:
        """Whether a drag there moves the window: where a part is seen."""
        plot = self._plot
        if self._window is None or plot is None or not plot.area.contains(at):
            return False
        self._grabbed = (at, self._window)
        return True

    def drag(self, begin: QPointF, at: QPointF, size: QSize) -> bool:
        """Move the window with the pointer."""
        if self._plot is None or self._grabbed is None:
            return False
        _, window = self._grabbed
        by_ms = (begin.x() - at.x()) / max(1.0, self._plot.area.width()) * window.span_ms
        return self._show(window.moved(by_ms, self._whole))

    def wheel(self, at: QPointF, notches: float, size: QSize) -> bool:
        """Zoom around the pointer."""
        plot = self._plot
        if plot is None or not plot.area.contains(at):
            return False
        seen = self._window or self._whole
        return self._show(seen.zoomed(_ZOOM_PER_NOTCH**notches, plot.at_ms(at.x()), self._whole))

    def point(self, at: QPointF | None, size: QSize) -> bool:
        """Put the cross-hair on the value that is nearest to the pointer."""
        plot, before = self._plot, self._cross_ms
        self._cross_ms = None
        if plot is not None and at is not None and plot.area.contains(at):
            self._cross_ms = plot.nearest_ms(plot.at_ms(at.x()))
        return self._cross_ms != before

    def nudge(self, right: int, up: int) -> bool:
        """Move the cross-hair from value to value, or zoom around it."""
        plot = self._plot
        if plot is None or not plot.times:
            return False
        if up:
            seen = self._window or self._whole
            about_ms = self._cross_ms if self._cross_ms is not None else (seen.from_ms + seen.until_ms) / 2
            self._show(seen.zoomed(_ZOOM_PER_NOTCH ** (2 * up), about_ms, self._whole))
            return True
        self._cross_ms = self._newest_ms() if self._cross_ms is None else plot.step(self._cross_ms, right)
        window = self._window
        if window is not None and self._cross_ms is not None:
            over_ms = max(0.0, self._cross_ms - window.until_ms) + min(0.0, self._cross_ms - window.from_ms)
            self._show(window.moved(over_ms, self._whole))
        return True

    def back(self) -> bool:
        """Show the whole span again, then take the cross-hair away."""
        if self._window is None and self._cross_ms is None:
            return False
        if self._window is None:
            self._cross_ms = None
        self._window = None
        return True

    def _newest_ms(self) -> float | None:
        return self._plot.times[-1] if self._plot is not None and self._plot.times else None

    def _show(self, window: Window) -> bool:
        before = self._window
        self._window = None if window == self._whole else window
        return self._window != before

    def spoken(self, content: TrendContent) -> str:
        """Return each line's name with its newest value, or with those under the cross-hair."""
        if content.cross_ms is not None:
            told = [value_at(each, content.cross_ms) for each in content.series]
            parts = [_told(each, value) for each, value in zip(content.series, told, strict=True)]
            return ", ".join([Plot.time_words(content.cross_ms, content.now_ms), *parts])
        newest = (_newest(each, content) for each in content.series)
        return ", ".join([content.title.text, *newest, *content.lacking])


def _told(series: Series, value: float | None) -> str:
    words = with_unit(written(value, series.indicator.decimals), series.indicator.unit if value is not None else "")
    return f"{series.name.text} {words}"


def _newest(series: Series, content: TrendContent) -> str:
    reading, indicator = series.reading, series.indicator
    is_gone = reading.value is None or reading.freshness in (Freshness.LATE, Freshness.DOWN)
    words = (
        gone_words(indicator, reading, content.stamp)
        if is_gone
        else with_unit(written(reading.value, indicator.decimals), indicator.unit)
    )
    return words if len(content.series) == 1 else f"{series.name.text} {words}"
