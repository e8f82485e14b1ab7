"""Which districts a map lists: those past a limit, or those that stand out."""

from PySide6.QtCore import QCoreApplication

from widgets.facts import Indicator
from widgets.maps.content import Against, Values
from widgets.panels.numbers import with_unit, written

translate = QCoreApplication.translate

_FEW = 3
"""So many districts stand out, where no limit says which."""


def past_limit(
    indicator: Indicator, values: Values, against: Against, limit: float | None
) -> tuple[tuple[int, ...], str]:
    """Return the districts past the limit, the furthest first, and what is said over them.

    `limit` None: the indicator's own, or else as many as stand out.
    """
    is_low = indicator.direction == "more" or (against == "plan" and indicator.direction != "less")
    ranked = list(reversed(values.ranked)) if is_low else values.ranked
    if against != "none":
        past = _past(values, ranked, _edge(values, is_low) if limit is None else limit, is_low)
        words = {
            "usual": translate("panels", "Below usual") if is_low else translate("panels", "Above usual"),
            "target": translate("panels", "Target missed"),
            "plan": translate("panels", "Behind plan"),
            "mean": translate("panels", "Below the mean") if is_low else translate("panels", "Above the mean"),
        }[against]
        return tuple(past), translate("panels", "{what}: {count}").format(what=words, count=len(past))
    own = limit if limit is not None else indicator.warning if indicator.direction != "none" else None
    past = _past(values, ranked, own, is_low)
    if limit is None and not past:
        # None is past a limit that is one of the city's sum, or there is no limit: those that stand out then.
        breaks = values.classes.breaks if is_low else values.classes.breaks[::-1]
        enough = (each for each in breaks if len(_past(values, ranked, each, is_low)) >= _FEW)
        own = next(enough, breaks[0] if breaks else None)
        past = _past(values, ranked, own, is_low)
    if own is None:
        return (), ""
    said = with_unit(written(own, max(values.classes.decimals, _needed(own))), indicator.unit)
    title = translate("panels", "{limit} or less: {count}") if is_low else ""
    title = title or translate("panels", "{limit} or more: {count}")
    return tuple(past), title.format(limit=said, count=len(past))


def _edge(values: Values, is_low: bool) -> float:
    """Return where differences leave the middle class, which is as usual, on the worse side."""
    nearest = min((abs(each) for each in values.classes.breaks), default=0.0)
    return -nearest if is_low else nearest


def _past(values: Values, ranked: list[int], limit: float | None, is_low: bool) -> list[int]:
    return [] if limit is None else [n for n in ranked if _is_past(values.areas[n].value, limit, is_low)]


def _is_past(value: float | None, limit: float, is_low: bool) -> bool:
    return value is not None and (value <= limit if is_low else value >= limit)


def _needed(value: float) -> int:
    return next((digits for digits in range(4) if round(value, digits) == value), 4)
