"""The header on the canvas: works out what it says from the tiles, and draws only what changed."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QLocale, QPoint, QRect
from PySide6.QtGui import QImage, QPainter

from feeds.core import TileState
from widgets.header import Count, HeaderContent, HeaderPainter
from widgets.model import Alarm, Level, WallLayout
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
        self._painter: HeaderPainter | None = None
        self._width_px = 0
        self._content: HeaderContent | None = None
        self._image = QImage()
        self._clock = QImage()

    def set_product(self, name: str, *, simulated: bool, gloss_language: str) -> None:
        """Name the city; `gloss_language`: the second language of dates, "" for none."""
        self._product = HeaderContent(product=name, simulated=simulated)
        self._gloss_locale = QLocale(gloss_language) if gloss_language else None

    def place(self, look: Look, width_px: int, *, shown: bool) -> None:
        """Take another size, or go away."""
        self._painter = HeaderPainter(look) if shown else None
        self.height_px = self._painter.height_px if self._painter else 0
        self._width_px = width_px
        self._content = None

    def refresh(
        self, layout: WallLayout, tiles: Mapping[str, Tile], alarms: Mapping[str, Alarm], now_utc: datetime
    ) -> bool:
        """Draw the clock, and the rest where it changed; return whether it did."""
        if self._painter is None:
            return False
        self._clock = self._painter.clock(clock_time(now_utc))
        content = replace(
            self._product,
            layout=layout.name,
            gloss=layout.gloss,
            date=date(now_utc, QLocale()),
            date_gloss=date(now_utc, self._gloss_locale) if self._gloss_locale else "",
            late=_late_districts(tiles),
            counts=_counts(alarms),
        )
        if content == self._content:
            return False
        self._content = content
        self._image = self._painter.header(content, self._width_px)
        return True

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


def _counts(alarms: Mapping[str, Alarm]) -> dict[Level, Count]:
    counts = {}
    for level in Level:
        those = [alarm for alarm in alarms.values() if alarm.level is level]
        counts[level] = Count(len(those), any(not alarm.acknowledged for alarm in those))
    return counts
