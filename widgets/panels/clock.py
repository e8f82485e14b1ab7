"""The panel ``clock``: the time and the date here, and the time in other places, for conferences."""

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Annotated, Literal
from zoneinfo import ZoneInfo, available_timezones

from pydantic import Field, field_validator
from PySide6.QtCore import QCoreApplication, QDate, QLocale, QRectF

from resources.entries import FileModel, NamesEntry, NonEmpty, Wrong
from resources.text import QT_TRANSLATE_NOOP
from widgets.facts import Facts, Name
from widgets.panels.core import Panel, PanelConfig, Sheet
from widgets.panels.head import draw_head
from widgets.theme import Face

translate = QCoreApplication.translate

_TIME_ZONE = QT_TRANSLATE_NOOP("layouts", "Unknown time zone, write one such as Asia/Seoul")
_DATE_WORDS = {"ko": "M월 d일 dddd", "en": "dddd d MMMM"}
_SECONDS_SHARE = 0.6


class ZoneEntry(FileModel):
    """`zones` of a clock: another place and its time."""

    zone: NonEmpty = Field(description="Its time zone, by its name in the IANA database, such as `Europe/Paris`.")
    name: NamesEntry = Field(description="What the place is called, in at least one language.")

    @field_validator("zone")
    @classmethod
    def _check(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (KeyError, OSError, ValueError) as error:  # unknown; a folder of zones; a path
            raise Wrong(_TIME_ZONE, allowed=available_timezones()) from error
        return value


class ClockConfig(PanelConfig):
    """The time, the date, and the time in other places."""

    kind: Literal["clock"] = Field(description="`clock`")
    seconds: bool = Field(default=False, description="Whether seconds are shown. Public screens do without.")
    date: bool = Field(default=True, description="Whether the date is shown.")
    zones: Annotated[tuple[ZoneEntry, ...], Field(max_length=12)] = Field(
        default=(), strict=False, description="Other places whose time is shown beneath."
    )


@dataclass(frozen=True, slots=True)
class ZoneTime:
    """The time in another place, with what day it is there where that is not today."""

    name: Name
    time: str
    day: str


@dataclass(frozen=True, slots=True)
class ClockContent:
    """What the panel shows. `seconds`: with their colon, "" where they are not shown."""

    title: Name | None
    time: str
    seconds: str
    date: Name
    zones: tuple[ZoneTime, ...]


class ClockPanel(Panel[ClockConfig, ClockContent]):
    """See `ClockConfig`."""

    def content(self, facts: Facts) -> ClockContent:
        """Return the time as it is now."""
        now = datetime.fromtimestamp(facts.now_ms / 1000, UTC)
        local = now.astimezone()
        date = Name("")
        if self.config.date:
            date = facts.named({language: _date(local, language) for language in _DATE_WORDS})
        return ClockContent(
            self.spec.title,
            f"{local:%H:%M}",
            f":{local:%S}" if self.config.seconds else "",
            date,
            tuple(self._zone(each, now, local, facts) for each in self.config.zones),
        )

    def _zone(self, entry: ZoneEntry, now: datetime, local: datetime, facts: Facts) -> ZoneTime:
        there = now.astimezone(_zone(entry.zone))
        days = (there.date() - local.date()).days
        day = "" if not days else translate("panels", "tomorrow") if days > 0 else translate("panels", "yesterday")
        return ZoneTime(facts.named(entry.name.by_language()), f"{there:%H:%M}", day)

    def draw(self, sheet: Sheet, content: ClockContent) -> None:
        """Draw the time as large as there is room for, the date under it, other places under that."""
        look, inner = sheet.look, sheet.inner()
        top = float(inner.top())
        if content.title is not None:
            top = draw_head(sheet, content.title)
        room = inner.bottom() + 1 - top
        row_px = look.sizes.text_px("label") * 1.9
        zones = content.zones[: max(0, int((room - look.sizes.text_px("headline") * 1.5) / row_px))]
        room -= row_px * len(zones)
        if content.date.text and inner.width() > room * 5 and not zones:
            self._draw_in_line(sheet, content, top, room)
            return
        date_px = self._date_px(sheet, content, room)
        time_px = self._draw_time(sheet, content, top, room - date_px * 1.5)
        if content.date.text:
            self._draw_date(sheet, content.date, top + time_px, date_px)
        for number, zone in enumerate(zones):
            self._draw_zone(sheet, zone, inner.bottom() + 1 - row_px * (len(zones) - number), row_px)

    def _date_px(self, sheet: Sheet, content: ClockContent, room: float) -> float:
        if not content.date.text:
            return 0.0
        wide = sheet.look.fonts.face(100, 600).width(content.date.text) / 100
        largest = min(sheet.look.sizes.text_px("headline"), sheet.inner().width() * 0.98 / wide)
        return max(10.0, min(largest, max(sheet.look.sizes.text_px("gloss"), room * 0.2)))

    def _draw_time(self, sheet: Sheet, content: ClockContent, top: float, room: float) -> float:
        """Draw the time at the left, and return how much of the height it takes."""
        look, inner = sheet.look, sheet.inner()
        size = _fitting(sheet, content, inner.width(), room)
        face = look.fonts.face(size, 600, digits=True)
        taken = face.cap_px * 1.3
        baseline = top + (room - taken) / 2 * 0.5 + face.cap_px * 1.12
        x = face.draw(sheet.painter, inner.left(), baseline, content.time, look.colours.i1)
        small = look.fonts.face(size * _SECONDS_SHARE, 500, digits=True)
        small.draw(sheet.painter, x, baseline, content.seconds, look.colours.i3)
        return (room - taken) / 2 * 0.5 + taken

    def _draw_date(self, sheet: Sheet, date: Name, top: float, size_px: float) -> None:
        look, inner = sheet.look, sheet.inner()
        face = look.fonts.face(size_px, 600)
        baseline = top + face.cap_px * 1.7
        text = face.elided(date.text, inner.width())
        x = face.draw(sheet.painter, inner.left(), baseline, text, look.colours.i2) + look.sizes.px(9)
        gloss = look.fonts.face(max(look.sizes.text_px("gloss"), size_px * 0.68))
        if date.gloss and gloss.width(date.gloss) <= inner.right() - x:
            gloss.draw(sheet.painter, x, baseline, date.gloss, look.colours.i3)

    def _draw_in_line(self, sheet: Sheet, content: ClockContent, top: float, room: float) -> None:
        """Draw date and time beside each other, as a header has them."""
        look, inner = sheet.look, sheet.inner()
        size = _fitting(sheet, content, inner.width() * 0.5, room)
        face = look.fonts.face(size, 600, digits=True)
        small = look.fonts.face(size * _SECONDS_SHARE, 500, digits=True)
        width = face.width(content.time) + small.width(content.seconds)
        baseline = top + (room + face.cap_px) / 2
        x = inner.right() + 1 - width
        small.draw(
            sheet.painter,
            face.draw(sheet.painter, x, baseline, content.time, look.colours.i1),
            baseline,
            content.seconds,
            look.colours.i3,
        )
        right = x - look.sizes.px(18)
        wide = look.fonts.face(100, 600).width(content.date.text) / 100
        fitting = (right - inner.left()) * 0.98 / wide
        text = look.fonts.face(min(look.sizes.text_px("title"), room * 0.42, fitting), 600)
        gloss = look.fonts.face(max(10, text.size_px * 0.8))
        has_gloss = content.date.gloss and room >= text.size_px + gloss.size_px
        base = baseline - face.cap_px + text.cap_px if has_gloss else top + (room + text.cap_px) / 2
        _right(sheet, text, right, base, text.elided(content.date.text, right - inner.left()), first=True)
        if has_gloss:
            _right(sheet, gloss, right, baseline, gloss.elided(content.date.gloss, right - inner.left()), first=False)

    def _draw_zone(self, sheet: Sheet, zone: ZoneTime, top: float, height: float) -> None:
        look, inner = sheet.look, sheet.inner()
        face, digits = look.face("label", 600), look.fonts.face(look.sizes.text_px("label") * 1.15, 600, digits=True)
        baseline = top + (height + face.cap_px) / 2
        sheet.painter.fillRect(QRectF(inner.left(), top, inner.width(), max(1, look.sizes.px(1))), look.colours.line)
        right = inner.right() + 1 - digits.width(zone.time)
        digits.draw(sheet.painter, right, baseline, zone.time, look.colours.i1)
        meta = look.face("meta")
        if zone.day:
            right -= meta.width(zone.day) + look.sizes.px(9)
            meta.draw(sheet.painter, right, baseline, zone.day, look.colours.i3)
        room = right - inner.left() - look.sizes.px(12)
        x = face.draw(sheet.painter, inner.left(), baseline, face.elided(zone.name.text, room), look.colours.i1)
        x += look.sizes.px(9)
        if zone.name.gloss and meta.width(zone.name.gloss) <= right - x - look.sizes.px(12):
            meta.draw(sheet.painter, x, baseline, zone.name.gloss, look.colours.i3)

    def spoken(self, content: ClockContent) -> str:
        """Return the time without its seconds, the date, the time elsewhere."""
        zones = (f"{zone.name.text} {zone.time} {zone.day}".rstrip() for zone in content.zones)
        title = content.title.text if content.title else translate("panels", "Clock")
        return ", ".join(part for part in (title, content.time, content.date.text, *zones) if part)


@cache
def _zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)


def _date(local: datetime, language: str) -> str:
    return QLocale(language).toString(QDate(local.year, local.month, local.day), _DATE_WORDS[language])


def _fitting(sheet: Sheet, content: ClockContent, width: float, height: float) -> float:
    """Return the size of the time that fills this room, at least legible."""
    face = sheet.look.fonts.face(100, 600, digits=True)
    small = sheet.look.fonts.face(100 * _SECONDS_SHARE, 500, digits=True)
    wide = (face.width("00:00") + (small.width(":00") if content.seconds else 0.0)) / 100
    return max(12.0, min(width / wide * 0.98, height / 0.95))


def _right(sheet: Sheet, face: Face, right: float, baseline: float, text: str, *, first: bool) -> None:
    ink = sheet.look.colours.i2 if first else sheet.look.colours.i3
    face.draw(sheet.painter, right - face.width(text), baseline, text, ink)
