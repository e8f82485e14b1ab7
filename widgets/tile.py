"""One tile of the canvas: where its parts are, what it shows now, and how that is painted.

All coordinates are physical pixels of the canvas. A tile asks nobody; the canvas gives it reports and pictures.
"""

from datetime import datetime

from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from feeds.core import FULL, CameraReport, Rect, TileState, View
from widgets import states, zoom
from widgets.glyphs import Glyph
from widgets.model import Alarm, Box, CameraLabel, Level, TileSpec
from widgets.panels.host import PanelHost
from widgets.states import Shown
from widgets.stills import Ground, Still, StillPainter, centred, fitted
from widgets.strip import Right, Strip, StripContent, StripPainter, Tone
from widgets.theme import Look
from widgets.words import distance_words, say, short_duration

BORDER_U = {Level.SERIOUS: 6.0, Level.ALERT: 4.0, Level.CAUTION: 3.0, Level.WATCH: 2.0}
"""Thickness of an alarm's border by its level, in u."""

_SPOTLIGHT_SHARE = 0.36
"""A tile at least this share of the screen's height gets a strip of two lines."""

_BRIEF_BELOW = 20
"""A tile narrower than this many text sizes has room for few words only."""

_FRESH_S = 3.0
"""For how long a kept picture may stand for the next one without being dimmed."""


Blit = tuple[QPoint, QImage]
"""An image and where it is painted, at 1:1."""


class TilePainters:
    """Strip and still painters by text size, shared by the tiles of one look."""

    def __init__(self, look: Look) -> None:
        self.look = look
        self._strips: dict[tuple[int, bool], StripPainter] = {}
        self._stills: dict[int, StillPainter] = {}

    def strips(self, text_px: int, *, two_lines: bool) -> StripPainter:
        """Return the painter of strips with that text size."""
        key = (text_px, two_lines)
        if key not in self._strips:
            self._strips[key] = StripPainter(self.look, text_px, two_lines=two_lines)
        return self._strips[key]

    def stills(self, text_px: int) -> StillPainter:
        """Return the painter of stills with that text size."""
        if text_px not in self._stills:
            self._stills[text_px] = StillPainter(self.look, text_px)
        return self._stills[text_px]


class Tile:
    """A place on the wall and what is in it.

    `picture_rect` says where a picture of the present view goes, at 1:1; it is empty until the first such picture has
    arrived. `still` is painted instead of pictures where it is not None. `panel`: what it shows instead of a camera.
    """

    def __init__(
        self,
        spec: TileSpec,
        painters: TilePainters,
        *,
        gutter_px: int,
        curtained: bool,
        alarm: Alarm | None,
        panel: PanelHost | None = None,
    ) -> None:
        self.spec = spec
        self.panel = panel
        self.alarm = alarm
        self.curtained = curtained
        self.selected = False
        self.report = CameraReport(spec.camera.camera_id if spec.camera else "")
        self.view: View | None = None
        self.crop = FULL
        self.base = FULL
        self.still: Still | None = None
        self._painters = painters
        self._gutter_px = gutter_px
        self._ground: tuple[Ground, Still] | None = None
        self._kept: tuple[datetime, QImage] | None = None
        self._waiting = True
        self._arrived = FULL
        self._strip_key: tuple[StripContent, Right] | None = None
        self._strip = Strip(QImage(), shows_right=False)
        self._right = QImage()
        self._place()
        self._shown = self._present()

    def _place(self) -> None:
        box, sizes = self.spec.box, self._painters.look.sizes
        # Where the gutter is too narrow for the border, the tile makes room: nothing is drawn over a picture.
        box = box.inset(max(0, self.border_px - self._gutter_px))
        box = Box(box.x_px, box.y_px, max(1, box.width_px), max(1, box.height_px))
        spotlight = box.height_px >= _SPOTLIGHT_SHARE * sizes.height_px
        text_px = sizes.text_px("title")
        if not spotlight:
            text_px = max(sizes.text_px("gloss"), min(sizes.text_px("label"), round(box.height_px * 0.09)))
        self._strips = self._painters.strips(text_px, two_lines=spotlight)
        self._stills = self._painters.stills(text_px)
        self.brief = box.width_px < _BRIEF_BELOW * text_px
        # What has no camera has nothing to say in a strip.
        strip_px = self._strips.height_px if self.camera else 0
        height = max(1, box.height_px - strip_px)
        self.box = QRect(box.x_px, box.y_px, box.width_px, box.height_px)
        self.picture_box = QRect(box.x_px, box.y_px, box.width_px, height)
        self.picture_rect = QRect()
        self._strip_point = QPoint(box.x_px, box.y_px + height)
        self._strip_key = None
        self._ground = None

    @property
    def camera(self) -> CameraLabel | None:
        """The camera in this tile, None in an empty or broken one."""
        return self.spec.camera if self.spec.problem is None else None

    @property
    def border_px(self) -> int:
        """Thickness of the alarm's border, 0 without alarm."""
        return self._painters.look.sizes.px(BORDER_U[self.alarm.level]) if self.alarm else 0

    @property
    def moves(self) -> bool:
        """Whether pictures of the camera are painted as they come."""
        return self.still is None and self._shown.moves

    @property
    def shown(self) -> Shown:
        """How the camera looks in its present state."""
        return self._shown

    @property
    def barred(self) -> bool:
        """Whether the violet bar of late pictures is on."""
        return self._shown.barred

    @property
    def magnification(self) -> float:
        """How many times larger than without zoom the picture appears."""
        return zoom.magnification(self.crop, self.base)

    def new_view(self, priority: int) -> View | None:
        """Return the view this tile needs now, None where there is nothing to see.

        It is the same object for as long as nothing changes.
        """
        if self.camera is None or self.curtained or not self.camera.permitted:
            self.view = None
            return None
        size = self.picture_box.size()
        view = View(self.camera.camera_id, size.width(), size.height(), self.crop, priority, self.spec.stream)
        if self.view is None or view != self.view:
            self.view = view
            self.picture_rect = QRect()
        elif view.priority != self.view.priority:
            self.view = view
        return self.view

    def set_alarm(self, alarm: Alarm | None) -> None:
        """Put an alarm on the tile or take it away; the picture box may change its size."""
        self.alarm = alarm
        self._place()

    @property
    def has_moving_look(self) -> bool:
        """Whether the present state wants the camera's pictures, be there one yet or not."""
        return self._shown.moves

    @property
    def stands_in(self) -> bool:
        """Whether a kept picture stands for the next one; it is dimmed when it gets old."""
        return self._waiting and self._kept is not None

    def observe(self, report: CameraReport) -> bool:
        """Take note of what is known of the camera; return whether the picture box has to look different."""
        self.report = report
        before, self._shown = self._shown, self._present()
        old, new = ((look.moves, look.barred, look.ground, look.notice) for look in (before, self._shown))
        return old != new

    def look_again(self) -> None:
        """Work out how the tile looks after something other than a report changed: selection, curtain, language."""
        self._shown = self._present()
        self._strip_key = None

    def _present(self) -> Shown:
        if self.spec.problem is not None:
            return states.broken(say(self.spec.problem))
        if self.camera is None:
            return states.empty(selected=self.selected)
        if self.curtained:
            return states.hidden()
        return states.shown(self.camera, self.report, brief=self.brief)

    def arrived(self, picture: QImage) -> bool:
        """Take note of the first picture of the present view; return whether it shows that another view is needed.

        That is so where the picture has to fill its box and its shape was not known before.
        """
        self._arrived = self.crop
        box = self.picture_box
        self.picture_rect = centred(picture.size(), box.size()).translated(box.topLeft())
        if not self.spec.fills:
            return False
        whole_aspect = (picture.width() / self.crop.width) / (picture.height() / self.crop.height)
        base = zoom.filling(whole_aspect, box.width() / box.height())
        if abs(base.width - self.base.width) < 0.01 and abs(base.height - self.base.height) < 0.01:
            return False
        if self.crop == self.base:
            self.crop = base
        self.base = base
        return True

    @property
    def kept(self) -> tuple[datetime, QImage] | None:
        """The picture that stands in for the next one, and when it was seen; None where there is none."""
        return self._kept

    def keep(self, picture: QImage | None, now_utc: datetime) -> None:
        """Remember a picture for the moment when this tile is shown again. Copied, since pictures alias memory."""
        if picture is not None and self.moves:
            self._kept = (now_utc, picture.copy())

    def stand_in(self, kept: tuple[datetime, QImage] | None) -> None:
        """Let a picture of its camera, and when that was seen, stand in for the next one."""
        self._kept = kept

    def render(self, picture: QImage | None, now_utc: datetime) -> None:
        """Make the still image of the present state, or none where the camera's pictures are shown."""
        if self.panel is not None:
            image = self.panel.image(self.picture_box.size(), self._painters.look)
            self.still = Still(image, image.rect(), self._painters.look.colours.s0)
            return
        look = self._shown
        self._waiting = self.camera is not None and not self.curtained and picture is None and look.moves
        if look.moves and picture is not None:
            self.still = self._ground = self._kept = None
            return
        kind, source, size = look.ground, picture, self.picture_box.size()
        if self._waiting and self.camera:
            look = states.shown(self.camera, CameraReport(self.camera.camera_id), brief=self.brief)
        if source is None and self._kept:
            source = self._kept[1]
            if self._waiting or self.report.state is TileState.CONNECTING:
                age_s = (now_utc - self._kept[0]).total_seconds()
                kind = Ground.KEPT if age_s < _FRESH_S else Ground.FROZEN
        if self._ground is None or self._ground[0] is not kind:
            self._ground = (kind, self._stills.still(kind, size, source, is_kept=picture is None))
        self.still = self._ground[1]
        if look.notice is not None and kind is not Ground.KEPT:
            plated = source is not None and kind is not Ground.PLAIN
            self.still = self._stills.with_notice(self.still, look.notice, size, plated=plated)

    def refresh_strip(self, now_utc: datetime, *, lit: bool) -> list[Blit]:
        """Redraw what changed in the strip and return what has to be painted where; [] where nothing changed."""
        if self.camera is None:
            return []
        content, right = self._content(self.camera, lit=lit), self._right_now(now_utc)
        if self._strip_key == (content, right):
            return []
        before, self._strip_key = self._strip_key, (content, right)
        self._right = self._strips.right_cell(right, content.level if content.filled else None)
        if before is None or before[0] != content or not _as_wide(before[1], right):
            self._strip = self._strips.strip(content, right, self.picture_box.width())
            return self._strip_blits()
        return self._strip_blits()[1:]

    def _strip_blits(self) -> list[Blit]:
        if self._strip.image.isNull():
            return []
        blits = [(self._strip_point, self._strip.image)]
        if self._strip.shows_right:
            blits.append((self._right_point(), self._right))
        return blits

    def _right_point(self) -> QPoint:
        x = self.box.x() + self.box.width() - self._strips.padding_px - self._right.width()
        return QPoint(x, self._strip_point.y())

    def _right_now(self, now_utc: datetime) -> Right:
        if self.alarm and not self.alarm.acknowledged:
            return Right(short_duration((now_utc - self.alarm.raised_utc).total_seconds()), Tone.ALARM, stays=True)
        if self._waiting and self._shown.moves:
            return Right()
        right, away_m = self._shown.right, self.spec.distance_m
        return (
            Right(distance_words(away_m), Tone.DISTANCE) if away_m is not None and right.tone is Tone.CLOCK else right
        )

    def _content(self, camera: CameraLabel, *, lit: bool) -> StripContent:
        waits = self.alarm is not None and not self.alarm.acknowledged
        return StripContent(
            name=camera.name,
            camera_id=camera.code if self.spec.number is None else "",
            number=self.spec.number,
            gloss="" if self.brief else camera.gloss,
            level=self.alarm.level if self.alarm else None,
            filled=waits,
            lit=lit or not waits,
            glyph=self._shown.glyph,
            neutral=self._shown.neutral,
            dimmed=self.report.state in (TileState.LOST, TileState.REFUSED) or self.curtained or not camera.permitted,
            marks=self._marks(camera),
        )

    def _marks(self, camera: CameraLabel) -> tuple[tuple[Glyph, str], ...]:
        marks = []
        if self.magnification > 1.0:
            marks.append((Glyph.ZOOMED, f"{self.magnification:.1f}×"))
        if camera.recorded:
            marks.append((Glyph.RECORDED, "" if self.brief else "REC"))
        if camera.steerable:
            marks.append((Glyph.STEERABLE, ""))
        if self.spec.fills:
            marks.append((Glyph.CROPPED, ""))
        if camera.masked:
            marks.append((Glyph.SHIELD, ""))
        return tuple(marks)

    def paint(self, painter: QPainter, picture: QImage | None) -> None:
        """Paint the whole tile without its border. `picture`: the newest of its view, or of its camera."""
        colours = self._painters.look.colours
        if self.still is not None:
            self.still.paint(painter, self.picture_box)
        elif picture is None:
            painter.fillRect(self.picture_box, colours.s0)
        else:
            self._paint_picture(painter, picture, colours.s0)
        if self._shown.barred:
            self.paint_bar(painter)
        for point, image in self._strip_blits():
            painter.drawImage(point, image)

    def paint_bar(self, painter: QPainter) -> None:
        """Paint the violet bar on the top edge of the picture box."""
        look = self._painters.look
        box = self.picture_box
        painter.fillRect(box.x(), box.y(), box.width(), look.sizes.px(3), look.colours.quality)

    def _paint_picture(self, painter: QPainter, picture: QImage, letterbox: QColor) -> None:
        if picture.size() != self.picture_box.size():
            painter.fillRect(self.picture_box, letterbox)
        if picture.size() == self.picture_rect.size():
            painter.drawImage(self.picture_rect.topLeft(), picture)
            return
        # The view has just changed and this is still the picture of the one before.
        parts = zoom.common_part(self._arrived, self.crop)
        if parts is None:
            return
        place = QRectF(fitted(picture.size(), self.picture_box.size()).translated(self.picture_box.topLeft()))
        source, target = _scaled(parts[0], QRectF(picture.rect())), _scaled(parts[1], place)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(target, picture, source)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)


def _as_wide(one: Right, other: Right) -> bool:
    # Digits are all equally wide, so the next second needs no new strip.
    return one.tone is other.tone and len(one.text) == len(other.text) and one.text[-1:].isdigit()


def _scaled(part: Rect, area: QRectF) -> QRectF:
    return QRectF(
        area.x() + part.x * area.width(),
        area.y() + part.y * area.height(),
        part.width * area.width(),
        part.height * area.height(),
    )
