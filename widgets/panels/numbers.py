"""Numbers as people read them on a wall: with separators, a true minus, and shortened where there is no room."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QLocale

from widgets.words import MINUS, short_duration

DASH = "–"
"""Stands where there is no value; never 0."""

_MYRIADS = ((1e12, "조"), (1e8, "억"), (1e4, "만"))
_THOUSANDS = ((1e12, "tn"), (1e9, "bn"), (1e6, "m"), (1e3, "k"))


def written(value: float | None, decimals: int = 0, *, signed: bool = False) -> str:
    """Return a number with so many decimals, with a sign where it is a difference; the dash for None."""
    if value is None:
        return DASH
    rounded = round(value, decimals) + 0.0
    sign = "+" if signed and rounded > 0 else ""
    return sign + f"{rounded:,.{decimals}f}".replace("-", MINUS)


def shortened(value: float, *, signed: bool = False) -> str:
    """Return a number in three digits and the word for its size: "1.24조", "38.5만"; "1.24tn", "385k"."""
    is_korean = QLocale().language() == QLocale.Language.Korean
    for size, word in _MYRIADS if is_korean else _THOUSANDS:
        if abs(value) >= size * 0.9995:
            part = value / size
            decimals = 2 if abs(part) < 9.995 else 1 if abs(part) < 99.95 else 0
            return written(part, decimals, signed=signed) + word
    return written(value, 0 if abs(value) >= 100 else 1, signed=signed)


def fitting(value: float | None, decimals: int, width: Callable[[str], float], room_px: float) -> str:
    """Return a number as it fits into that room: written out, with fewer decimals, or shortened.

    Small numbers keep two digits that say something: 0.014 is never "0.0".
    """
    if value is None:
        return DASH
    for fewer in range(decimals, -1, -1):
        text = written(value, fewer)
        if width(text) <= room_px:
            return text
        if abs(value) < 10.0 ** (2 - fewer) and fewer > 0 and value:
            return text
    return shortened(value)


def with_unit(text: str, unit: str) -> str:
    """Return a number with its unit: Korean counters and percent follow at once, other units after a space."""
    if not unit or unit in ("%", "°", "%p") or unit[0] == "/" or "가" <= unit[0] <= "힣":
        return text + unit
    return f"{text} {unit}"


def age_words(seconds: float) -> str:
    """Return how long ago something was, in its largest unit: "12 min ago"."""
    return QCoreApplication.translate("panels", "{time} ago").format(time=short_duration(seconds))
