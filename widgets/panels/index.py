"""The panel ``index``: an indicator with its target and its line; a press turns it to how its value came about."""

from dataclasses import dataclass
from typing import Any, Literal

from pydantic import Field
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize

from widgets.commands import Call, Command
from widgets.facts import Explanation, Facts, Freshness, Indicator, Input, Line, Name, Reading, Span, Standing
from widgets.glyphs import draw_level, level_colour, level_ink
from widgets.panels.charts import draw_dot, draw_limits, draw_line, draw_progress, scale_of
from widgets.panels.core import IndicatorId, Panel, PanelConfig, PanelSpec, Sheet, Touch
from widgets.panels.head import Stamp, draw_head, stamp_of
from widgets.panels.number import LEVEL_OF, gone_words, passed_words, placed
from widgets.panels.numbers import DASH, fitting, with_unit, written
from widgets.panels.scrolling import Scroll

translate = QCoreApplication.translate

_UNIT_SHARE = 0.4
_OWNER_TEXTS, _LOW_TEXTS = 9, 9
"""From how high a card on its owner has a line, in sizes of the small text; and a lower one has one line in all."""


class IndexConfig(PanelConfig):
    """An indicator as a card: value, target, line, owner; pressed, the formula with the value of every input."""

    kind: Literal["index"] = Field(description="`index`")
    indicator: IndicatorId = Field(description="The indicator it shows, best one with a formula.")
    line: Literal["day", "week", "year", "none"] = Field(
        default="week", description="How far back its line goes; `none`: no line."
    )


@dataclass(frozen=True, slots=True)
class IndexContent:
    """What the card shows. `is_turned`: how the value came about; `first`: the input on top."""

    indicator: Indicator
    name: Name
    reading: Reading
    stamp: Stamp
    line: Line | None
    explanation: Explanation | None
    is_turned: bool
    first: int


@dataclass(frozen=True, slots=True)
class Turn:
    """Turn the card."""


@dataclass(frozen=True, slots=True)
class NextRows:
    """Show the rows after those that are seen."""


class IndexPanel(Panel[IndexConfig, IndexContent]):
    """See `IndexConfig`."""

    def __init__(self, spec: PanelSpec, config: IndexConfig) -> None:
        super().__init__(spec, config)
        self._is_turned = False
        self._scroll = Scroll()

    def content(self, facts: Facts) -> IndexContent:
        """Return the indicator, and how its value came about where that is seen. Raises Unknown."""
        at = self.spec.at
        indicator = facts.indicator(self.config.indicator)
        reading = facts.reading(indicator.id, at)
        name = self.spec.title or placed(indicator.name, facts, at, self.spec.place)
        line = None if self.config.line == "none" else facts.line(indicator.id, Span(self.config.line), at)
        explanation = facts.explained(indicator.id, at) if self._is_turned else None
        stamp = stamp_of(reading, facts.now_ms)
        return IndexContent(indicator, name, reading, stamp, line, explanation, self._is_turned, self._scroll.first)

    def draw(self, sheet: Sheet, content: IndexContent) -> None:
        """Draw the side of the card that is seen."""
        top = draw_head(sheet, content.name, content.stamp)
        bottom = self._draw_owner(sheet, content)
        whole = QRectF(0, 0, sheet.width_px, sheet.height_px)
        if content.is_turned:
            sheet.touches.insert(0, _touch(whole, translate("panels", "Show the value again")))
            self._draw_formula(sheet, content, top, bottom)
        else:
            sheet.touches.insert(0, _touch(whole, self._hint(content)))
            _draw_value(sheet, content, top, bottom)

    @staticmethod
    def _hint(content: IndexContent) -> str:
        hint = translate("panels", "Show how this value came about")
        return f"{content.indicator.note}\n{hint}" if content.indicator.note else hint

    def _draw_owner(self, sheet: Sheet, content: IndexContent) -> float:
        """Draw who answers for it, with what calls them, and return where the room above ends."""
        look, inner = sheet.look, sheet.inner()
        owner, address = content.indicator.owner, content.indicator.call
        bottom = float(inner.bottom() + 1)
        if (not owner.text and not address) or inner.height() < look.sizes.text_px("meta") * _OWNER_TEXTS:
            return bottom
        face, word_face = look.face("meta"), look.face("meta", 600)
        height = face.size_px * 1.9
        baseline = face.centred(bottom - height, height)
        right = float(inner.right() + 1)
        if address:
            word = translate("panels", "Call")
            width = word_face.width(word) + look.sizes.px(24)
            button = QRectF(round(right - width), round(bottom - height), round(width), round(height))
            sheet.painter.fillRect(button, look.colours.s3)
            word_face.draw(sheet.painter, button.left() + look.sizes.px(12), baseline, word, look.colours.i1)
            words = translate("panels", "Call {owner}").format(owner=owner.text or address)
            sheet.touch(button, words, Call(address))
            right = button.left() - look.sizes.px(12)
        text = face.elided(owner.text, right - inner.left())
        left = face.draw(sheet.painter, inner.left(), baseline, text, look.colours.i2) + look.sizes.px(9)
        gloss = look.face("gloss")
        if owner.gloss and right - left > gloss.size_px * 5:
            gloss.draw(sheet.painter, left, baseline, gloss.elided(owner.gloss, right - left), look.colours.i3)
        return bottom - height - look.sizes.px(8)

    def _draw_formula(self, sheet: Sheet, content: IndexContent, top: float, bottom: float) -> None:
        """Draw the value, the formula in words and every input with its value, in rows that can be moved."""
        look, inner, painter = sheet.look, sheet.inner(), sheet.painter
        face, bold = look.face("meta"), look.face("meta", 600)
        row_px = face.line_px
        value_face = look.face("headline" if bottom - top > 12 * row_px else "label", 600, digits=True)
        baseline = top + value_face.cap_px + look.sizes.px(6)
        value_face.draw(painter, inner.left(), baseline, f"= {_value_words(content)}", look.colours.i1)
        top = baseline + look.sizes.px(8)
        rows: list[str | Input] = [
            line for part in _formula_words(content).split("\n") for line in face.wrapped(part, inner.width())
        ]
        words = len(rows)
        rows += content.explanation.inputs if content.explanation else ()
        fitting_rows = max(1, int((bottom - top) // row_px))
        is_whole = len(rows) <= fitting_rows
        shown = self._scroll.shown(len(rows), fitting_rows if is_whole else fitting_rows - 1)
        for number in shown:
            row, baseline = rows[number], face.centred(top, row_px)
            if number == words and number > shown.start:
                painter.fillRect(QRectF(inner.left(), round(top), inner.width(), look.sizes.px(1)), look.colours.line)
            if isinstance(row, Input):
                left = inner.right() + 1 - bold.width(row.value)
                bold.draw(painter, left, baseline, row.value, look.colours.i1)
                row = face.elided(row.name, left - inner.left() - look.sizes.px(12))
            face.draw(painter, inner.left(), baseline, row, look.colours.i2)
            top += row_px
        if not is_whole:
            rest = f"+{len(rows) - len(shown)}"
            bold.draw(painter, inner.left(), bold.centred(top, row_px), rest, look.colours.i1)
            box = QRectF(inner.left(), top, max(bold.width(rest), bold.size_px * 3), row_px)
            sheet.touch(box, translate("panels", "{count} more rows").format(count=rest[1:]), NextRows())

    def act(self, action: Any) -> Command | None:
        """Turn the card, or call who answers for it."""
        if isinstance(action, Call):
            return action
        if isinstance(action, NextRows):
            self._scroll.page()
            return None
        self._is_turned = not self._is_turned
        self._scroll.to_begin()
        return None

    def wheel(self, at: QPointF, notches: float, size: QSize) -> bool:
        """Move the inputs."""
        return self._is_turned and self._scroll.by(-round(notches))

    def nudge(self, right: int, up: int) -> bool:
        """Move the inputs."""
        return self._is_turned and bool(up) and self._scroll.by(-up)

    def back(self) -> bool:
        """Turn back to the value."""
        was_turned, self._is_turned = self._is_turned, False
        return was_turned

    def spoken(self, content: IndexContent) -> str:
        """Return name, value and target; turned, the formula with its inputs."""
        parts = [content.name.text, _value_words(content)]
        if content.is_turned and content.explanation is not None:
            parts.append(content.explanation.words)
            parts += [f"{each.name} {each.value}" for each in content.explanation.inputs]
        elif _is_gone(content.reading) or content.reading.freshness is Freshness.LATE:
            parts.append(gone_words(content.indicator, content.reading, content.stamp))
        else:
            if content.reading.standing in LEVEL_OF:
                parts.append(passed_words(content.indicator, content.reading))
            if content.indicator.target is not None:
                parts.append(_target_words(content))
        if content.indicator.owner.text:
            parts.append(content.indicator.owner.text)
        return ", ".join(parts)


def _touch(rect: QRectF, words: str) -> Touch:
    return Touch(rect, words, Turn())


def _is_gone(reading: Reading) -> bool:
    return reading.value is None or reading.freshness is Freshness.DOWN


def _formula_words(content: IndexContent) -> str:
    """Return the formula in words; of an indicator without one, what it counts and who measures it."""
    if content.explanation is not None:
        return content.explanation.words
    sources = ", ".join(content.reading.sources)
    told = translate("panels", "Measured, by {sources}").format(sources=sources) if sources else ""
    return "\n".join(part for part in (content.indicator.note, told) if part) or translate("panels", "No formula")


def _value_words(content: IndexContent) -> str:
    if _is_gone(content.reading):
        return DASH
    return with_unit(written(content.reading.value, content.indicator.decimals), content.indicator.unit)


def _target_words(content: IndexContent) -> str:
    indicator = content.indicator
    target = with_unit(written(indicator.target, indicator.decimals), indicator.unit)
    is_reached = not _is_gone(content.reading) and content.reading.beyond is not None and content.reading.beyond >= 0
    words = translate("panels", "Target {target} reached") if is_reached else translate("panels", "Target {target}")
    return words.format(target=target)


def _draw_value(sheet: Sheet, content: IndexContent, top: float, bottom: float) -> None:
    """Draw the value, how far it is to the target, and the line."""
    look, inner, painter = sheet.look, sheet.inner(), sheet.painter
    colours, reading, indicator = look.colours, content.reading, content.indicator
    room = bottom - top
    meta = look.face("meta")
    is_low = room < meta.size_px * _LOW_TEXTS
    size_px = max(look.sizes.text_px("body"), min(look.sizes.text_px("hero"), round(room * 0.34)))
    if is_low:
        size_px = max(meta.size_px, min(look.sizes.text_px("value"), round(room * 0.8)))
    face = look.fonts.face(size_px, 600, digits=True)
    baseline = top + face.cap_px + look.sizes.px(8)
    if is_low:
        baseline = bottom - look.sizes.px(16 if indicator.target is not None else 0)
    ink = colours.i1 if reading.freshness is Freshness.FRESH else colours.i2
    if _is_gone(reading):
        ink = colours.quality if reading.freshness is Freshness.DOWN else colours.i2
        right = face.draw(painter, inner.left(), baseline, DASH, ink)
    else:
        unit = look.fonts.face(max(12, size_px * _UNIT_SHARE))
        text = fitting(reading.value, indicator.decimals, face.width, inner.width() - unit.width(indicator.unit) - 8)
        right = face.draw(painter, inner.left(), baseline, text, ink)
        right = unit.draw(painter, right + look.sizes.px(7), baseline, indicator.unit, colours.i2)
    words, ink, level = "", colours.i2, None
    if _is_gone(reading) or reading.freshness is Freshness.LATE:
        words = gone_words(indicator, reading, content.stamp)
        ink = colours.quality if reading.freshness is Freshness.DOWN else colours.i2
    else:
        level = LEVEL_OF.get(reading.standing or Standing.NORMAL)
        words = passed_words(indicator, reading) if level else ""
        ink = level_ink(level, colours) if level else ink
    bold = look.face("meta", 600 if level else 400)
    y = baseline
    if words:
        mark = bold.size_px * 1.4 if level else 0.0
        space = inner.right() + 1 - right - look.sizes.px(14)
        if bold.width(words) + mark > space:
            y += bold.size_px * 1.5
            left = float(inner.left())
        else:
            left = inner.right() + 1 - bold.width(words) - mark
        if level:
            box = QRectF(
                round(left), round(y - bold.cap_px / 2 - bold.size_px * 0.55), bold.size_px * 1.1, bold.size_px * 1.1
            )
            fill = level_colour(level, colours)
            draw_level(painter, level, box, colour=fill, inner=colours.ink_on_fill, filled=True, colours=colours)
        bold.draw(painter, left + mark, y, bold.elided(words, inner.right() + 2 - left - mark), ink)
    if is_low:
        if indicator.target is not None:
            bar = QRectF(inner.left(), round(bottom - look.sizes.px(6)), inner.width(), look.sizes.px(6))
            draw_progress(painter, bar, None if _is_gone(reading) else reading.value, indicator.target, look)
            told = "" if words else _target_words(content)
            if meta.width(told) <= inner.right() - right - look.sizes.px(14):
                meta.draw(painter, inner.right() + 1 - meta.width(told), baseline, told, colours.i3)
        return
    y += max(look.sizes.px(14), size_px * 0.24)
    if indicator.target is not None:
        bar = QRectF(inner.left(), round(y), inner.width(), look.sizes.px(8))
        draw_progress(painter, bar, None if _is_gone(reading) else reading.value, indicator.target, look)
        told = _target_words(content)
        y = bar.bottom() + meta.size_px * 1.3
        meta.draw(painter, inner.left(), y, meta.elided(told, inner.width()), colours.i3)
        y += look.sizes.px(10)
    chart = QRectF(inner.left(), y, inner.width() - look.sizes.px(5), bottom - y - look.sizes.px(4))
    if content.line is None or chart.height() < look.sizes.px(20):
        return
    scale = scale_of(chart, [content.line], also=() if indicator.target is None else (indicator.target,))
    if scale is None:
        return
    draw_limits(painter, scale, [] if indicator.target is None else [(indicator.target, "")], look)
    last = draw_line(painter, scale, content.line.spots, look, colour=colours.data)
    if last is not None:
        late = reading.freshness is not Freshness.FRESH
        draw_dot(painter, last, look, colours.i2 if late else level_colour(level, colours) if level else colours.data)
