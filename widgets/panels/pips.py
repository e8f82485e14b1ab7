"""Four pips: an official level of four as a mark that can be read without its colour and without its word."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPen

from widgets.panels.core import Sheet

PIPS = 4
_SIZE, _GAP = 0.5, 0.24
"""The side of a pip and the space between two, in sizes of the text beside them."""


def pips_px(text_px: float) -> float:
    """Return how wide the pips beside a text of that size are."""
    return PIPS * round(text_px * _SIZE) + (PIPS - 1) * round(text_px * _GAP)


def draw_pips(sheet: Sheet, x: float, centre_y: float, text_px: float, filled: int, ink: QColor) -> float:
    """Draw the pips, so many of them filled, with their left edge there; return where they end."""
    size, gap = round(text_px * _SIZE), round(text_px * _GAP)
    width = max(1.0, sheet.look.sizes.u)
    for number in range(PIPS):
        box = QRectF(round(x), round(centre_y - size / 2), size, size)
        if number < filled:
            sheet.painter.fillRect(box, ink)
        else:
            sheet.painter.setPen(QPen(sheet.look.colours.i4, width))
            sheet.painter.setBrush(Qt.BrushStyle.NoBrush)
            sheet.painter.drawRect(box.adjusted(width / 2, width / 2, -width / 2, -width / 2))
        x += size + gap
    return x - gap
