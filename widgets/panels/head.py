"""What all panels have at their top: the name on the left; the time of the value, its source, its age on the right."""

from collections.abc import Iterable
from dataclasses import dataclass
from time import localtime, strftime

from PySide6.QtCore import QCoreApplication, QRect, QRectF

from widgets.facts import Freshness, Name, Reading
from widgets.glyphs import Glyph, draw_glyph
from widgets.panels.core import Sheet
from widgets.theme import Face


@dataclass(frozen=True, slots=True)
class Stamp:
    """When a value was true, as a clock says it, who says so, how old it is (`filled`: of the time to the next one)."""

    time: str
    source: str = ""
    freshness: Freshness = Freshness.FRESH
    filled: float = 0.0


def stamp_of(reading: Reading, now_ms: int) -> Stamp:
    """Return the stamp of a reading. Its age in steps, so that a panel is not drawn anew each second for it."""
    time = "" if reading.at_ms is None else clock(reading.at_ms, now_ms)
    source = ", ".join(reading.sources[:1])
    if len(reading.sources) > 1:
        source = QCoreApplication.translate("panels", "{count} sources").format(count=len(reading.sources))
    return Stamp(time, source, reading.freshness, round(reading.filled * 8) / 8)


def oldest(readings: Iterable[Reading], now_ms: int) -> Stamp:
    """Return the stamp of several values together: that of the oldest."""
    known = [reading for reading in readings if reading.at_ms is not None]
    if not known:
        return Stamp("", "", Freshness.NONE)
    return stamp_of(min(known, key=lambda reading: reading.at_ms or 0), now_ms)


def clock(at_ms: int, now_ms: int) -> str:
    """Return the local time of a value, with its day where that is another one than of `now_ms`."""
    local, today = localtime(at_ms / 1000), localtime(now_ms / 1000)  # ten times as fast as a datetime
    if local.tm_year != today.tm_year:
        return strftime("%Y-%m-%d", local)
    if local.tm_yday != today.tm_yday:
        return strftime("%m-%d %H:%M", local)
    return f"{local.tm_hour:02}:{local.tm_min:02}"


def exact_clock(at_ms: int, now_ms: int) -> str:
    """Return the local time of something to the second, with its day where that is another one than of `now_ms`."""
    words = clock(at_ms, now_ms)
    return words + strftime(":%S", localtime(at_ms / 1000)) if ":" in words else words


def head_bottom(sheet: Sheet, *, face: Face | None = None) -> float:
    """Return where the body of a panel begins below its head."""
    face = face or sheet.look.face("title", 700)
    return sheet.inner().top() + face.cap_px * 1.15 + face.size_px * 0.62


def draw_head(
    sheet: Sheet,
    name: Name,
    stamp: Stamp | None = None,
    *,
    face: Face | None = None,
    suffix: str = "",
    is_gloss_whole: bool = False,
) -> float:
    """Draw the head of a panel and return where its body begins. `suffix`: what follows the name, and is never cut.

    `is_gloss_whole`: the program's own words stand in the place of the second language: they are left out, never cut.
    Where it is narrow the source goes first, then the second language; the name is cut last.
    """
    look, inner = sheet.look, sheet.inner()
    face = face or look.face("title", 700)
    baseline = inner.top() + face.cap_px * 1.15
    right = float(inner.right() + 1)
    if stamp is not None and stamp.time:
        taken = min(face.width(name.text + suffix), inner.width() * 0.6)
        if name.gloss:
            taken += look.fonts.face(face.size_px * 0.68).width(name.gloss) + look.sizes.px(18)
        room = inner.width() - taken
        right = _draw_stamp(sheet, stamp, right, baseline, room) - look.sizes.px(8)
    text = face.elided(name.text, right - inner.left() - (face.width(suffix) if suffix else 0)) + suffix
    left = face.draw(sheet.painter, inner.left(), baseline, text, look.colours.i1)
    gloss = look.fonts.face(face.size_px * 0.68)
    left += look.sizes.px(9)
    least = gloss.width(name.gloss) if is_gloss_whole else gloss.size_px * 4
    if name.gloss and right - left > least:
        gloss.draw(sheet.painter, left, baseline, gloss.elided(name.gloss, right - left), look.colours.i3)
    return head_bottom(sheet, face=face)


def _draw_stamp(sheet: Sheet, stamp: Stamp, right: float, baseline: float, room: float) -> float:
    """Draw time, source and the bar of age so that they end there; return where they begin."""
    look, painter = sheet.look, sheet.painter
    face = look.face("meta")
    late = stamp.freshness in (Freshness.LATE, Freshness.DOWN)
    ink = look.colours.quality if late else look.colours.i3
    width, height, gap = look.sizes.px(24), look.sizes.px(4), look.sizes.px(7)
    bar = QRectF(round(right - width), round(baseline - face.cap_px / 2 - height / 2), width, height)
    painter.fillRect(bar, look.colours.s3)
    filled = 1.0 if late else min(1.0, max(0.0, stamp.filled))
    painter.fillRect(QRectF(bar.x(), bar.y(), round(width * filled), height), ink if late else look.colours.i4)
    text = stamp.time
    whole = " · ".join(part for part in (text, stamp.source) if part)
    if face.width(whole) + width + 4 * gap + face.size_px <= room:
        text = whole
    left = bar.x() - gap - face.width(text)
    face.draw(painter, left, baseline, text, ink)
    if late:
        size = face.size_px * 0.95
        left -= size + gap * 0.7
        glyph = Glyph.LOST if stamp.freshness is Freshness.DOWN else Glyph.LATE
        draw_glyph(painter, glyph, QRectF(left, baseline - face.cap_px / 2 - size / 2, size, size), ink)
    return left


def draw_message(sheet: Sheet, text: str, area: QRect, *, fault: bool = False) -> None:
    """Write a sentence into the middle of an area, broken into lines, as many as there is room for."""
    look = sheet.look
    face = look.face("label")
    while face.size_px > 12 and len(face.wrapped(text, area.width() - 2 * sheet.pad_px)) * face.line_px > area.height():
        face = look.fonts.face(face.size_px - 1)
    lines = face.wrapped(text, area.width() - 2 * sheet.pad_px)
    fitting = max(1, int(area.height() // face.line_px))
    top = area.top() + max(0.0, (area.height() - min(len(lines), fitting) * face.line_px) / 2)
    for line in lines[:fitting]:
        x = area.left() + (area.width() - face.width(line)) / 2
        ink = look.colours.quality if fault else look.colours.i2
        face.draw(sheet.painter, x, face.centred(top, face.line_px), line, ink)
        top += face.line_px
