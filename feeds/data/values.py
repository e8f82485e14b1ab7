"""Numbers, times and texts as city services write them."""

import math
import re
from datetime import UTC, datetime, timedelta, tzinfo
from enum import StrEnum

from resources.text import QT_TRANSLATE_NOOP, Text


class Missing(StrEnum):
    """Why there is no number; shown beside the dash that stands for it."""

    ABSENT = "absent"  # no such field, or null
    BLANK = "blank"  # the field is there and says that nothing is known: "", "-", "null"
    WORDS = "words"  # words where a number should be, such as 점검중
    UNUSABLE = "unusable"  # not a number at all: NaN, infinity, true, a list


MISSING_TEXT: dict[Missing, Text] = {
    Missing.ABSENT: QT_TRANSLATE_NOOP("values", "Source does not send this value"),
    Missing.BLANK: QT_TRANSLATE_NOOP("values", "Source has no value now"),
    Missing.WORDS: QT_TRANSLATE_NOOP("values", "Source sends words instead of a number"),
    Missing.UNUSABLE: QT_TRANSLATE_NOOP("values", "Source sends something that is not a number"),
}

_NUMBER = re.compile(r"[+-]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]*)?(?:[eE][+-]?[0-9]{1,4})?|[+-]?\.[0-9]+")
_BLANKS = frozenset({"", "-", "--", "null", "none", "n/a", "na"})
_NEVER = frozenset({"nan", "inf", "infinity"})
# Full-width forms of ASCII (Unicode's FF01 to FF5E), and the dashes that stand for minus. Not NFKC, to which 5² is 52.
_NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | dict.fromkeys((0x2010, 0x2012, 0x2013, 0x2014), "-")
_NARROW |= {0x2212: "-", 0x3000: " "}


def number_or_reason(raw: object) -> float | Missing:
    """Return the finite number that `raw` is or writes, else why there is none.

    Text may have blanks around it, full-width digits, and commas between groups of three digits; a comma anywhere else
    could mean a decimal point, so that text counts as words. Units are not taken off. Booleans are not numbers.
    """
    if raw is None:
        return Missing.ABSENT
    if isinstance(raw, bool) or not isinstance(raw, (int, float, str)):
        return Missing.UNUSABLE
    if isinstance(raw, str):
        raw = raw.translate(_NARROW).strip()
        if raw.lower() in _BLANKS:
            return Missing.BLANK
        if _NUMBER.fullmatch(raw) is None:
            return Missing.UNUSABLE if raw.lower().lstrip("+-") in _NEVER else Missing.WORDS
        raw = raw.replace(",", "")
    try:
        value = float(raw)
    except OverflowError:
        return Missing.UNUSABLE
    return value + 0.0 if math.isfinite(value) else Missing.UNUSABLE  # + 0.0: never a minus before nothing


def number(raw: object) -> float | None:
    """Return the number that `number_or_reason` finds, None for each reason."""
    value = number_or_reason(raw)
    return None if isinstance(value, Missing) else value


def text_of(raw: object) -> str:
    """Return a text or number on one line, "" for all else."""
    if isinstance(raw, bool) or not isinstance(raw, (int, float, str)):
        return ""
    try:
        return " ".join(str(raw).split())
    except ValueError:  # a whole number of thousands of digits
        return ""


def short(raw: object, most: int = 60) -> str:
    """Return a value as it is quoted to people."""
    text = "null" if raw is None else text_of(raw)
    return text if len(text) <= most else f"{text[:most]}…"


_CLOCK = r"(?P<hour>\d\d)(?::?(?P<minute>\d\d)(?::?(?P<second>\d\d)(?:[.,](?P<part>\d{1,9}))?)?)?"
_TIME = re.compile(
    r"(?P<year>\d{4})(?P<mark>[-./]?)(?P<month>\d\d)(?P=mark)(?P<day>\d\d)"
    rf"(?:(?:[Tt]|\s*){_CLOCK}\s*(?P<offset>[Zz]|[+-]\d\d(?::?\d\d)?)?)?",
    re.ASCII,
)
_EPOCH = re.compile(r"(?P<whole>\d{9,10}|\d{13})(?P<part>\.\d{1,9})?", re.ASCII)
_DAY = re.compile(r"\d{4}[-./]?\d\d[-./]?\d\d", re.ASCII)
_OF_DAY = re.compile(_CLOCK, re.ASCII)


def moment(raw: object, zone: tzinfo, *, later: bool = False) -> datetime:
    """Return the time that `raw` writes, aware, in UTC.

    Read are ISO 8601, ``YYYY-MM-DD HH:MM[:SS]`` (also with dots or slashes), ``YYYYMMDDHHMM[SS]``, a day alone (its
    first moment), and counts since 1970: 9 or 10 digits are seconds, 13 are milliseconds, each with or without a
    fraction. An hour without minutes is read only after a separator; ``YYYYMMDDHH`` would be a count of seconds.
    Hour 24 is hour 0 of the next day, as Korean services write it.

    A time without an offset is one of `zone`'s clocks. Where they show it twice, it is the earlier, or with `later` the
    later; where they leave it out, it is as much later as they are put forward (PEP 495). Raises ValueError.
    """
    text = _written(raw)
    if counted := _EPOCH.fullmatch(text):
        seconds = float(counted[0])
        return datetime.fromtimestamp(seconds / 1000 if len(counted["whole"]) == 13 else seconds, UTC)
    match = _TIME.fullmatch(text)
    if match is None:
        raise _not_a_time(raw)
    try:
        return _utc(match, zone, later)
    except (ValueError, OverflowError):
        raise _not_a_time(raw) from None


def moment_of(day: object, time: object, zone: tzinfo, *, later: bool = False) -> datetime:
    """Return the time that two fields write: a day, and ``HH``, ``HHMM`` or ``HHMMSS`` with or without colons.

    All else is as with `moment`. Raises ValueError.
    """
    day_text, time_text = _written(day), _written(time)
    if _DAY.fullmatch(day_text) is None or _OF_DAY.fullmatch(time_text) is None:
        raise _not_a_time(f"{day_text} {time_text}")
    return moment(f"{day_text} {time_text}", zone, later=later)


def _written(raw: object) -> str:
    if isinstance(raw, bool) or not isinstance(raw, (int, float, str)):
        raise _not_a_time(raw)
    try:
        return str(raw).translate(_NARROW).strip()
    except ValueError:  # a whole number of thousands of digits
        raise ValueError("not a time: a number of thousands of digits") from None


def _utc(match: re.Match[str], zone: tzinfo, later: bool) -> datetime:
    hour, minute, second = (int(match[name] or 0) for name in ("hour", "minute", "second"))
    naive = datetime(
        int(match["year"]),
        int(match["month"]),
        int(match["day"]),
        0 if hour == 24 else hour,
        minute,
        second,
        int((match["part"] or "").ljust(6, "0")[:6]),
    ) + timedelta(days=hour // 24)
    if match["offset"]:
        return (naive - _offset(match["offset"])).replace(tzinfo=UTC)
    early = naive.replace(tzinfo=zone, fold=0).astimezone(UTC)
    # Of a time the clocks leave out, fold 1 is the one before: the maximum is right there as well.
    return max(early, naive.replace(tzinfo=zone, fold=1).astimezone(UTC)) if later else early


def _offset(text: str) -> timedelta:
    if text in "Zz":
        return timedelta()
    digits = text[1:].replace(":", "").ljust(4, "0")
    hours, minutes = int(digits[:2]), int(digits[2:])
    if hours > 15 or minutes > 59:
        raise ValueError
    offset = timedelta(hours=hours, minutes=minutes)
    return -offset if text[0] == "-" else offset


def _not_a_time(raw: object) -> ValueError:
    shown = repr(raw) if isinstance(raw, (int, float, str, bool)) or raw is None else f"a {type(raw).__name__}"
    return ValueError(f"not a time: {shown if len(shown) <= 60 else shown[:60] + '…'}")
