"""The panel ``headline``: at most one sentence, which a person has released: what, since when, who confirmed it."""

from dataclasses import dataclass
from typing import Literal

from pydantic import Field
from PySide6.QtCore import QCoreApplication, QRectF

from widgets.facts import AlarmBoard, AlarmFacts, Facts, Name
from widgets.glyphs import level_colour
from widgets.model import Level
from widgets.panels.core import Panel, PanelConfig, Sheet
from widgets.panels.entries import draw_level_glyph
from widgets.panels.head import clock
from widgets.words import LEVEL_WORDS, say, short_duration

translate = QCoreApplication.translate

_BAR_U = 5
_LEAST_SHARE = 0.62
"""A long sentence is first written this much smaller, then in two lines."""


class HeadlineConfig(PanelConfig):
    """The most serious alarm that a person has acknowledged, as a sentence; for operators also one that waits."""

    kind: Literal["headline"] = Field(description="`headline`")


@dataclass(frozen=True, slots=True)
class HeadlineContent:
    """The sentence. `since`: since when, and for how long; `by`: who confirmed it, "" while nobody has."""

    level: Level
    name: Name
    waits: bool
    lit: bool
    since: str
    told: str
    by: str


class HeadlinePanel(Panel[HeadlineConfig, HeadlineContent]):
    """See `HeadlineConfig`. Where there is nothing to say, it says that quietly."""

    def content(self, facts: Facts) -> HeadlineContent:
        """Return the sentence, an empty one where there is none."""
        alarm = _chosen(facts.alarms(), self.spec.at)
        if alarm is None:
            return _NOTHING
        now_ms = facts.now_ms
        lasts = short_duration(max(60.0, (now_ms - alarm.began_ms) / 1000))
        words = translate("panels", "Since {time}, for {duration}")
        told = translate("panels", "unacknowledged") if alarm.waits else translate("panels", "confirmed by")
        return HeadlineContent(
            Level(alarm.level),
            self.spec.title or alarm.name,
            alarm.waits,
            not alarm.waits or now_ms // 1000 % 2 == 0,
            words.format(time=clock(alarm.began_ms, now_ms), duration=lasts),
            told,
            "" if alarm.waits else alarm.acknowledged_by,
        )

    def draw(self, sheet: Sheet, content: HeadlineContent) -> None:
        """Draw bar, glyph and sentence; on the right since when, and who confirmed it."""
        if not content.name.text:
            face = sheet.look.face("label")
            words = translate("panels", "Nothing to announce")
            if face.width(words) <= sheet.inner().width():
                baseline = face.centred(0, sheet.height_px)
                face.draw(sheet.painter, sheet.inner().left(), baseline, words, sheet.look.colours.i3)
            return
        look, painter, pad = sheet.look, sheet.painter, sheet.look.sizes.px(18)
        colours, height = look.colours, float(sheet.height_px)
        painter.fillRect(QRectF(0, 0, look.sizes.px(_BAR_U), height), level_colour(content.level, colours))
        face = look.face("headline", 700)
        size = round(min(face.size_px * 0.95, height * 0.6))
        box = QRectF(pad + look.sizes.px(_BAR_U), round((height - size) / 2), size, size)
        draw_level_glyph(sheet, content.level, box, filled=content.waits and content.lit)
        left, right = box.right() + pad * 0.8, float(sheet.width_px - pad)
        right = self._draw_right(sheet, content, left, right)
        room = right - left - pad
        while face.width(content.name.text) > room and face.size_px > look.sizes.text_px("headline") * _LEAST_SHARE:
            face = look.fonts.face(face.size_px - 1, 700)
        lines = [content.name.text]
        if face.width(content.name.text) > room and height > face.size_px * 2.5:
            lines = face.wrapped(content.name.text, room)[:2]
        top = (height - len(lines) * face.size_px * 1.25) / 2
        end = left
        for line in lines:
            baseline = face.centred(top, face.size_px * 1.25)
            end = face.draw(painter, left, baseline, face.elided(line, room), colours.i1)
            top += face.size_px * 1.25
        gloss = look.face("meta")
        end += look.sizes.px(14)
        if len(lines) == 1 and content.name.gloss and gloss.width(content.name.gloss) <= right - pad - end:
            gloss.draw(painter, end, gloss.centred(0, height), content.name.gloss, colours.i3)
        sheet.touch(QRectF(0, 0, sheet.width_px, sheet.height_px), self.spoken(content))

    def _draw_right(self, sheet: Sheet, content: HeadlineContent, left: float, right: float) -> float:
        """Draw since when and who so that they end there, as far as they take no more than half; return their begin."""
        look, painter = sheet.look, sheet.painter
        size = look.sizes.text_px("label") * 0.9
        face, strong = look.fonts.face(size), look.fonts.face(size, 600)
        baseline = face.centred(0, sheet.height_px)
        told = f"{content.told} " if content.by else content.told
        who = strong.width(content.by) + face.width(told)
        since = face.width(f"{content.since} · ")
        needed = look.face("headline", 700).width(content.name.text) * _LEAST_SHARE
        for with_since in (True, False):
            width = who + (since if with_since else 0)
            if width <= right - left - needed or (not with_since and width <= (right - left) * 0.4):
                x = right - width
                text = f"{content.since} · {told}" if with_since else told
                x = face.draw(painter, x, baseline, text, look.colours.i2)
                strong.draw(painter, x, baseline, content.by, look.colours.i1)
                return right - width
        return right

    def spoken(self, content: HeadlineContent) -> str:
        """Return the sentence with its level, since when, and who confirmed it."""
        if not content.name.text:
            return translate("panels", "No headline")
        who = f"{content.told} {content.by}".strip()
        return ", ".join([say(LEVEL_WORDS[content.level]), content.name.text, content.since, who])


_NOTHING = HeadlineContent(Level.WATCH, Name(""), waits=False, lit=True, since="", told="", by="")


def _chosen(board: AlarmBoard, place: str) -> AlarmFacts | None:
    """Return the alarm that the headline tells: the highest that a person has seen; for operators, one that waits."""
    here = [alarm for alarm in board.standing if not alarm.is_trouble and (not place or alarm.district in ("", place))]
    seen = [alarm for alarm in here if not alarm.waits]
    return next(iter(seen), None) or (next(iter(here), None) if board.may_lead else None)
