"""The panel ``sources``: how the sources of the city's numbers are, the worst first; a press shows one in full."""

from collections import Counter
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import Field
from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QColor

from widgets.commands import Command
from widgets.facts import Condition, Facts, Freshness, Name, SourceFacts
from widgets.glyphs import Glyph, draw_glyph
from widgets.panels.core import Panel, PanelConfig, PanelSpec, Sheet
from widgets.panels.head import Stamp, clock, draw_head, draw_message
from widgets.panels.numbers import age_words, written
from widgets.panels.rows import TWO_LINES, two_line_rects, two_lines
from widgets.panels.tally import Part, draw_tally
from widgets.theme import Face, Look

translate = QCoreApplication.translate

_WORST_FIRST: tuple[Condition, ...] = ("refused", "failing", "out of quota", "stale", "waiting", "good")
_GLYPHS: dict[Condition, Glyph] = {
    "refused": Glyph.SHIELD,
    "failing": Glyph.LOST,
    "out of quota": Glyph.PLANNED,
    "stale": Glyph.LATE,
    "waiting": Glyph.CONNECTING,
    "good": Glyph.LIVE,
}
_FAULTS = frozenset({"refused", "failing", "out of quota", "stale"})
_SPOKEN = 5
_MINUTE_S = 60.0


class SourcesConfig(PanelConfig):
    """The sources of the city's numbers."""

    kind: Literal["sources"] = Field(description="`sources`")


@dataclass(frozen=True, slots=True)
class SourceRow:
    """What is shown of a source; "" for what there is nothing to say of. `mark`: its id where others have its name."""

    id: str
    name: str
    kind: str
    condition: Condition
    word: str
    words: str
    age: str
    good: str
    coming: str
    quota: str
    mark: str = ""

    @property
    def said(self) -> str:
        """What the second line says: what is wrong, or what comes."""
        return self.words or " · ".join(filter(None, (self.coming, self.quota)))


@dataclass(frozen=True, slots=True)
class SourcesContent:
    """What the panel shows. `chosen`: the source that is shown in full."""

    name: Name
    stamp: Stamp
    parts: tuple[Part, ...]
    rows: tuple[SourceRow, ...]
    chosen: SourceRow | None


@dataclass(frozen=True, slots=True)
class _Choose:
    """Show a source in full; None: all of them again."""

    id: str | None


class SourcesPanel(Panel[SourcesConfig, SourcesContent]):
    """See `SourcesConfig`."""

    def __init__(self, spec: PanelSpec, config: SourcesConfig) -> None:
        super().__init__(spec, config)
        self._chosen: str | None = None

    def content(self, facts: Facts) -> SourcesContent:
        """Return how many sources are in which condition, and each of them."""
        now_ms = facts.now_ms
        sources = sorted(facts.sources(), key=lambda each: (_WORST_FIRST.index(each.condition), each.name))
        counts = Counter(each.condition for each in sources)
        shown: list[Condition] = [
            condition for condition in reversed(_WORST_FIRST) if counts[condition] or condition == "good"
        ]
        parts = tuple(
            Part(_GLYPHS[condition], counts[condition], condition_word(condition), is_fault=condition in _FAULTS)
            for condition in shown
        )
        called = Counter(each.name for each in sources)
        rows = tuple(_row(each, now_ms, is_alone=called[each.name] == 1) for each in sources)
        chosen = next((row for row in rows if row.id == self._chosen), None)
        name = self.spec.title or Name(translate("panels", "Sources"))
        return SourcesContent(name, Stamp(clock(now_ms, now_ms), freshness=Freshness.FRESH), parts, rows, chosen)

    def draw(self, sheet: Sheet, content: SourcesContent) -> None:
        """Draw the tally and the sources, or one source in full."""
        if content.chosen is not None:
            _draw_full(sheet, content.chosen)
            return
        area = sheet.below(draw_head(sheet, content.name, content.stamp))
        if not content.rows:
            draw_message(sheet, translate("panels", "This city has no sources"), area.toRect())
            return
        top = draw_tally(sheet, area, content.parts) + sheet.look.sizes.px(8)
        rest = QRectF(area.left(), top, area.width(), area.bottom() - top)
        face, small = sheet.look.face("label", 600), sheet.look.face("meta")
        if rest.height() < face.size_px * TWO_LINES:
            sheet.touch(QRectF(0, 0, sheet.width_px, sheet.height_px), self.spoken(content))
            return
        rects = two_line_rects(sheet, rest, len(content.rows), face, least_texts=17)
        for row, rect in zip(content.rows, rects, strict=False):
            _draw_row(sheet, row, rect, face, small)
            sheet.touch(rect, _words(row), _Choose(row.id))

    def act(self, action: Any) -> Command | None:
        """Show a source in full, or all again."""
        self._chosen = action.id
        return None

    def spoken(self, content: SourcesContent) -> str:
        """Return the counts and the worst sources, or the source that is shown in full."""
        if content.chosen is not None:
            return _words(content.chosen)
        counts = [f"{part.word} {written(part.count)}" for part in content.parts]
        bad = [_words(row) for row in content.rows if row.condition in _FAULTS]
        return ", ".join([content.name.text, *counts, *bad[:_SPOKEN]])


def condition_word(condition: Condition) -> str:
    """Return a condition in the screen's language."""
    return {
        "waiting": translate("sources", "waiting"),
        "good": translate("sources", "good"),
        "stale": translate("sources", "stale"),
        "failing": translate("sources", "failing"),
        "refused": translate("sources", "refused"),
        "out of quota": translate("sources", "out of quota"),
    }[condition]


def _row(source: SourceFacts, now_ms: int, *, is_alone: bool) -> SourceRow:
    coming = quota = age = good = ""
    if source.next_ms is not None:
        coming = translate("panels", "next at {time}").format(time=clock(max(source.next_ms, now_ms), now_ms))
    if source.quota_left is not None:
        quota = translate("panels", "calls left {count}").format(count=written(source.quota_left))
    if source.age_s is not None:
        # In steps of minutes: a wall of sources is not drawn anew each second.
        age = age_words(source.age_s) if source.age_s >= _MINUTE_S else translate("panels", "just now")
    if source.good_ms is not None:
        good = clock(source.good_ms, now_ms)
    word = condition_word(source.condition)
    mark = "" if is_alone else source.id
    return SourceRow(
        source.id, source.name, source.kind, source.condition, word, source.words, age, good, coming, quota, mark
    )


def _words(row: SourceRow) -> str:
    condition = " ".join(filter(None, (row.name, row.mark, row.word)))
    return ", ".join(filter(None, (condition, row.words, row.age, row.coming, row.quota)))


def _draw_row(sheet: Sheet, row: SourceRow, rect: QRectF, face: Face, small: Face) -> None:
    look = sheet.look
    above, below = two_lines(rect, face, small)
    size = round(face.size_px * 0.86)
    ink = _ink(row, look)
    draw_glyph(
        sheet.painter, _GLYPHS[row.condition], QRectF(rect.left(), above - face.cap_px / 2 - size / 2, size, size), ink
    )
    left = rect.left() + size + look.sizes.px(8)
    told = f"{row.word} · {row.age}" if row.age and row.condition in _FAULTS else row.age or row.word
    right = rect.right() - small.width(told)
    small.draw(sheet.painter, right, above, told, ink if row.condition in _FAULTS else look.colours.i3)
    name = face.elided(row.name, right - look.sizes.px(10) - left)
    left_of_mark = face.draw(sheet.painter, left, above, name, look.colours.i1) + look.sizes.px(8)
    if row.mark and right - look.sizes.px(10) - left_of_mark > small.size_px * 2:
        mark = small.elided(row.mark, right - look.sizes.px(10) - left_of_mark)
        small.draw(sheet.painter, left_of_mark, above, mark, look.colours.i3)
    if below is None:
        return
    for said in (row.said, row.coming, row.quota):  # a long sentence is told in full where the row is pressed
        if said and small.width(said) <= rect.right() - left:
            small.draw(sheet.painter, left, below, said, look.colours.i2 if row.words else look.colours.i3)
            break


def _draw_full(sheet: Sheet, row: SourceRow) -> None:
    look, inner = sheet.look, sheet.inner()
    top = draw_head(sheet, Name(row.name), Stamp(row.good, freshness=_freshness(row)) if row.good else None)
    face, strong = look.face("label"), look.face("label", 600)
    size = round(strong.size_px * 0.86)
    baseline = strong.centred(top, strong.line_px)
    box = QRectF(inner.left(), baseline - strong.cap_px / 2 - size / 2, size, size)
    draw_glyph(sheet.painter, _GLYPHS[row.condition], box, _ink(row, look))
    strong.draw(sheet.painter, box.right() + look.sizes.px(8), baseline, row.word, _ink(row, look))
    top += strong.line_px * 1.15
    facts = (
        (row.words, look.colours.i1),
        (row.age, look.colours.i2),
        (translate("panels", "last good answer {time}").format(time=row.good) if row.good else "", look.colours.i2),
        (row.coming, look.colours.i2),
        (row.quota, look.colours.i2),
        (f"{row.id} · {row.kind}", look.colours.i3),
    )
    for words, colour in facts:
        for line in face.wrapped(words, inner.width()):
            if top + face.line_px > inner.bottom() + 1:
                break
            face.draw(sheet.painter, inner.left(), face.centred(top, face.line_px), line, colour)
            top += face.line_px
    sheet.touch(QRectF(0, 0, sheet.width_px, sheet.height_px), _words(row), _Choose(None))


def _freshness(row: SourceRow) -> Freshness:
    return Freshness.LATE if row.condition in _FAULTS else Freshness.FRESH


def _ink(row: SourceRow, look: Look) -> QColor:
    return look.colours.quality if row.condition in _FAULTS else look.colours.i2
