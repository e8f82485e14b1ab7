"""When a value is so far from what is usual that it is told in a level's colour: seldom, or no city is ever grey."""

from widgets.facts import Indicator, UsualHour

_LEAST_SHARE = 0.3
"""A narrow band is left soon: a value has to differ by this share of what is usual, too."""


def is_far(value: float, hour: UsualHour) -> bool:
    """Whether a value lies beyond what is usual by more than the whole band, and by three tenths of what is usual."""
    over = max(hour.least - value, value - hour.most)
    return over > hour.most - hour.least and abs(value - hour.middle) > abs(hour.middle) * _LEAST_SHARE


def stands_out(indicator: Indicator, value: float, hour: UsualHour, *, either_way: bool = False) -> bool:
    """Whether a value is far from what is usual in the worse direction, and misses its target, where it has one.

    `either_way`: of an indicator without a direction, both are worse.
    """
    if not is_far(value, hour):
        return False
    if indicator.direction == "none":
        return either_way
    target = indicator.target
    if target is not None and (value >= target if indicator.direction == "more" else value <= target):
        return False
    return is_worse(indicator, value, hour.middle)


def is_worse(indicator: Indicator, value: float, other: float) -> bool:
    """Whether a value is worse than another one; never without a direction."""
    return value < other if indicator.direction == "more" else value > other if indicator.direction == "less" else False
