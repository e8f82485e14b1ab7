"""Words and numbers as an operator reads them: durations, times of day, dates, states, what to do about an error."""

from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from feeds.core import ErrorKind, Limit, Tier, TileState
from resources.text import QT_TRANSLATE_NOOP, Text
from widgets.model import Level

MINUS = "−"  # U+2212, as wide as a digit

LEVEL_WORDS: dict[Level, Text] = {
    Level.SERIOUS: QT_TRANSLATE_NOOP("levels", "Serious"),
    Level.ALERT: QT_TRANSLATE_NOOP("levels", "Alert"),
    Level.CAUTION: QT_TRANSLATE_NOOP("levels", "Caution"),
    Level.WATCH: QT_TRANSLATE_NOOP("levels", "Watch"),
}

STATE_WORDS: dict[TileState, Text] = {
    TileState.CONNECTING: QT_TRANSLATE_NOOP("states", "Connecting"),
    TileState.LIVE: QT_TRANSLATE_NOOP("states", "Live"),
    TileState.STALE: QT_TRANSLATE_NOOP("states", "Late"),
    TileState.FROZEN: QT_TRANSLATE_NOOP("states", "Frozen"),
    TileState.LOST: QT_TRANSLATE_NOOP("states", "Lost"),
    TileState.REFUSED: QT_TRANSLATE_NOOP("states", "Refused"),
    TileState.PRIVACY: QT_TRANSLATE_NOOP("states", "Hidden"),
    TileState.NOT_KEPT: QT_TRANSLATE_NOOP("states", "No picture kept"),
}

LIMIT_WORDS: dict[Limit, Text] = {
    Limit.CPU: QT_TRANSLATE_NOOP("limits", "CPU"),
    Limit.NETWORK: QT_TRANSLATE_NOOP("limits", "network"),
}
"""Why a tile shows less of its camera than it has room for, in a word."""

LIMIT_REASONS: dict[Limit, Text] = {
    Limit.CPU: QT_TRANSLATE_NOOP("limits", "the computer cannot decode more"),
    Limit.NETWORK: QT_TRANSLATE_NOOP("limits", "the network is too slow"),
}

TIER_WORDS: dict[Tier, Text] = {
    Tier.KEY: QT_TRANSLATE_NOOP("limits", "keyframes only"),
    Tier.SUB_REF: QT_TRANSLATE_NOOP("limits", "fewer pictures"),
    Tier.SUB: QT_TRANSLATE_NOOP("limits", "small stream"),
}
"""What is shown of a camera instead of all."""

NOT_PERMITTED = QT_TRANSLATE_NOOP("states", "Not permitted")
"""What the tile of a camera says that is not for those who look at the screen."""

ADVICE: dict[ErrorKind, Text] = {
    ErrorKind.UNREACHABLE: QT_TRANSLATE_NOOP("advice", "Check power and network of the camera"),
    ErrorKind.TIMEOUT: QT_TRANSLATE_NOOP("advice", "Restart the camera if it stays silent"),
    ErrorKind.UNAUTHORIZED: QT_TRANSLATE_NOOP("advice", "Correct the user name and password of this camera"),
    ErrorKind.NOT_FOUND: QT_TRANSLATE_NOOP("advice", "Correct the stream address in the camera list"),
    ErrorKind.BUSY: QT_TRANSLATE_NOOP("advice", "Close other viewers of this camera"),
    ErrorKind.GARBAGE: QT_TRANSLATE_NOOP("advice", "Check kind and address in the camera list"),
    ErrorKind.UNSUPPORTED: QT_TRANSLATE_NOOP("advice", "Set the camera to H.264, H.265 or MJPEG"),
    ErrorKind.UNTRUSTED: QT_TRANSLATE_NOOP("advice", "Renew the certificate, or name its authority in the city's file"),
    ErrorKind.NO_FILE: QT_TRANSLATE_NOOP("advice", "Put the file back or correct its path in the camera list"),
    ErrorKind.ISOLATED: QT_TRANSLATE_NOOP("advice", "Check the camera's firmware and stream settings"),
    ErrorKind.INTERNAL: QT_TRANSLATE_NOOP("advice", "Send the log to the people who maintain this program"),
}
"""What a person can do. Errors that mend themselves are not listed."""

_MINUTE_S, _HOUR_S, _DAY_S = 60, 3_600, 86_400


def say(text: Text) -> str:
    """Return `text` in the operator's language, its values filled in."""
    values = {name: say(value) if isinstance(value, Text) else value for name, value in text.values.items()}
    return QCoreApplication.translate(text.context, text.source).format(**values)


def duration(seconds: float) -> str:
    """Return a length of time in its two largest units: "8 s", "4 min 12 s", "2 h 5 min", "3 d 4 h"."""
    whole = max(0, int(seconds))
    if whole < _MINUTE_S:
        return _seconds(whole)
    if whole < _HOUR_S:
        text = QCoreApplication.translate("units", "{min} min {s} s")
    elif whole < _DAY_S:
        text = QCoreApplication.translate("units", "{h} h {min} min")
    else:
        text = QCoreApplication.translate("units", "{d} d {h} h")
    return text.format(d=whole // _DAY_S, h=whole // _HOUR_S % 24, min=whole // _MINUTE_S % 60, s=whole % 60)


def short_duration(seconds: float) -> str:
    """Return a length of time in its largest unit, for places without room: "8 s", "4 min", "2 h", "3 d"."""
    whole = max(0, int(seconds))
    if whole < _MINUTE_S:
        return _seconds(whole)
    if whole < _HOUR_S:
        return QCoreApplication.translate("units", "{min} min").format(min=whole // _MINUTE_S)
    if whole < _DAY_S:
        return QCoreApplication.translate("units", "{h} h").format(h=whole // _HOUR_S)
    return QCoreApplication.translate("units", "{d} d").format(d=whole // _DAY_S)


def time_of_day(utc: datetime) -> str:
    """Return local time to the nearest second, 24 hours: "18:31:44".

    To the nearest, not the last: pictures that came a moment before and a moment after the second show the same.
    """
    return (utc + timedelta(milliseconds=500)).astimezone().strftime("%H:%M:%S")


def clock_time(utc: datetime) -> str:
    """Return the local time of a clock on the wall, which changes when the second begins."""
    return utc.astimezone().strftime("%H:%M:%S")


def date(utc: datetime, locale: QLocale) -> str:
    """Return the local date in the words of `locale`: "9월 17일 목", "17 Sep Thu"."""
    local = utc.astimezone()
    wording = "M월 d일 ddd" if locale.language() == QLocale.Language.Korean else "d MMM ddd"
    return locale.toString(QDate(local.year, local.month, local.day), wording)


def distance_words(metres: float) -> str:
    """Return a distance to its nearest ten metres, from a kilometre on in kilometres: "240 m", "1.2 km"."""
    if metres < 995:
        return f"{round(metres, -1):.0f} m"
    return f"{metres / 1000:.1f} km" if metres < 99_950 else f"{metres / 1000:.0f} km"


def signed(value: float, digits: int = 0) -> str:
    """Return a number with its sign, with a true minus: "+4", "−7", "0"."""
    text = f"{value:+.{digits}f}"
    if float(text) == 0:
        return text[1:]
    return text.replace("-", MINUS)


def _seconds(whole: int) -> str:
    return QCoreApplication.translate("units", "{s} s").format(s=whole)
