"""The header on the canvas: works out what it says from the tiles, and draws only what changed."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QLocale, QPoint, QRect
from PySide6.QtGui import QImage, QPainter

from feeds.core import TileState
from layouts.model import Header
from widgets.facts import Facts
from widgets.header import Count, HeaderContent, HeaderPainter
from widgets.header_large import LargeHeaderPainter
from widgets.header_weather import HeaderWeather, WeatherKeys, header_weather
from widgets.model import Level, WallLayout
from widgets.states import late_by_s
from widgets.theme import Look
from widgets.tile import Blit, Tile
from widgets.words import clock_time, date

_TROUBLED = frozenset({TileState.STALE, TileState.FROZEN, TileState.LOST, TileState.REFUSED})


class HeaderBand:
    """Header and clock of one screen. `height_px` is 0 on a screen without header."""

    def __init__(self) -> None:
        self.height_px = 0
        self._product = HeaderContent()
        self._gloss_locale: QLocale | None = None
        self._weather: WeatherKeys | None = None
        self._painter: HeaderPainter | LargeHeaderPainter | None = None
        self._width_px = 0
        self._content: HeaderContent | None = None
        self._image = QImage()
        self._clock = QImage()

    def set_product(self, name: str, *, simulated: bool, gloss_language: str, weather: WeatherKeys | None) -> None:
        """Name the city; `gloss_language`: the second language of dates, "" for none; `weather`: None for none."""
        self._product = HeaderContent(product=name, simulated=simulated)
        self._gloss_locale = QLocale(gloss_language) if gloss_language else None
        self._weather = weather

    def place(self, look: Look, width_px: int, style: Header) -> None:
        """Take another size or look, or go away."""
        self._painter = None
        if style != "none":
            self._painter = LargeHeaderPainter(look) if style == "large" else HeaderPainter(look)
        self.height_px = self._painter.height_px if self._painter else 0
        self._width_px = width_px
        self._content = None

    def refresh(
        self,
        layout: WallLayout,
        tiles: Mapping[str, Tile],
        counts: Mapping[Level, Count],
        now_utc: datetime,
        facts: Facts | None = None,
    ) -> bool:
        """Draw the clock, and the rest where it changed; return whether it did. `counts`: of all the city's alarms."""
        if self._painter is None:
            return False
        self._clock = self._painter.clock(clock_time(now_utc))
        about = layout.about
        content = replace(
            self._product,
            product=about.text if about else self._product.product,
            product_gloss=about.gloss if about else "",
            layout=layout.name,
            gloss=layout.gloss,
            date=date(now_utc, QLocale()),
            date_gloss=date(now_utc, self._gloss_locale) if self._gloss_locale else "",
            late=_late_districts(tiles),
            counts=counts,
            weather=self._weather_now(facts),
        )
        if content == self._content:
            return False
        self._content = content
        self._image = self._painter.header(content, self._width_px)
        return True

    def _weather_now(self, facts: Facts | None) -> HeaderWeather | None:
        """Return the weather of the city; a large header has none."""
        is_strip = isinstance(self._painter, HeaderPainter)
        return header_weather(facts, self._weather) if is_strip and facts and self._weather else None

    @property
    def drawn_key(self) -> tuple[int, int]:
        """What is another one whenever it was drawn anew."""
        return self._image.cacheKey(), self._clock.cacheKey()

    @property
    def spoken(self) -> str:
        """What a screen reader says of the weather in it, "" where it has none."""
        return self._content.weather.spoken if self._content and self._content.weather else ""

    @property
    def room(self) -> QRect:
        """The part of the header that has nothing in it, empty without a header."""
        if self._painter is None:
            return QRect()
        left, right = self._painter.room_px
        return QRect(left, 0, max(0, right - left), self.height_px)

    def clock_blits(self) -> list[Blit]:
        """Return the clock and where it goes."""
        return [(self._painter.clock_point(self._width_px), self._clock)] if self._painter else []

    def paint(self, painter: QPainter) -> None:
        """Paint header and clock."""
        if self._painter:
            painter.drawImage(QPoint(), self._image)
        for point, image in self.clock_blits():
            painter.drawImage(point, image)


def _late_districts(tiles: Mapping[str, Tile]) -> tuple[bool, ...]:
    """Return for each district on the screen, in the order of their names, whether a camera of it is late."""
    late: dict[str, bool] = {}
    for tile in tiles.values():
        if tile.camera:
            running = tile.report.state is TileState.LIVE
            behind = running and late_by_s(tile.camera, tile.report) is not None
            troubled = behind or tile.report.state in _TROUBLED
            late[tile.camera.district] = late.get(tile.camera.district, False) or troubled
    return tuple(late[district] for district in sorted(late))
