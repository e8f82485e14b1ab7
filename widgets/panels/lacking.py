"""What a panel of many things lacks: it shows the rest, and says in a line below its head what is not there."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QRectF

from widgets.facts import Facts, Indicator, Unknown
from widgets.panels.core import Sheet
from widgets.words import say

_LINES = 2
_BODY_LINES = 4
"""What is lacking is drawn where so many lines are left for the panel itself."""


def known_indicators(facts: Facts, ids: Iterable[str]) -> tuple[tuple[Indicator, ...], tuple[str, ...]]:
    """Return those indicators that this screen may show, and in words what is wrong with the others.

    Raises Unknown where it is wrong with all of them.
    """
    known: list[Indicator] = []
    lacking: list[Unknown] = []
    for id in ids:
        try:
            known.append(facts.indicator(id))
        except Unknown as unknown:
            lacking.append(unknown)
    if lacking and not known:
        raise lacking[0]
    return tuple(known), tuple(say(each.text) for each in lacking)


def draw_lacking(sheet: Sheet, sentences: Sequence[str], area: QRectF) -> float:
    """Say at the top of an area what is lacking, in two lines at most; return where the panel itself begins.

    What does not fit is counted, and told where the lines are pointed at.
    """
    face = sheet.look.face("meta")
    if not sentences or area.height() < face.line_px * (1 + _BODY_LINES):
        return area.top()
    for shown in range(len(sentences), 0, -1):
        rest = len(sentences) - shown
        words = " · ".join(sentences[:shown]) + (f" +{rest}" if rest else "")
        lines = face.wrapped(words, area.width())
        if len(lines) <= _LINES:
            break
    top = area.top()
    for line in lines[:_LINES]:
        face.draw(sheet.painter, area.left(), face.centred(top, face.line_px), line, sheet.look.colours.quality)
        top += face.line_px
    sheet.touch(QRectF(area.left(), area.top(), area.width(), top - area.top()), "\n".join(sentences))
    return top
