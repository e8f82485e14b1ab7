"""Durations, times and states in words."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QLocale

from feeds.core import ERROR_TEXT, REFUSALS, ErrorKind, TileState
from resources.text import Text
from tests.fakes.pictures import NOW_UTC
from widgets import words
from widgets.model import Level

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.mark.parametrize(
    ("seconds", "long", "short"),
    [
        (-1, "0 s", "0 s"),
        (8.9, "8 s", "8 s"),
        (59.99, "59 s", "59 s"),
        (60, "1 min 0 s", "1 min"),
        (252, "4 min 12 s", "4 min"),
        (3600, "1 h 0 min", "1 h"),
        (7500, "2 h 5 min", "2 h"),
        (86_399, "23 h 59 min", "23 h"),
        (273_600, "3 d 4 h", "3 d"),
    ],
)
def test_durations_in_two_units_or_one(seconds: float, long: str, short: str) -> None:
    assert words.duration(seconds) == long
    assert words.short_duration(seconds) == short


def test_a_pictures_time_goes_to_the_nearest_second_and_a_clocks_does_not() -> None:
    before = NOW_UTC.replace(microsecond=930_000)
    after = NOW_UTC.replace(second=NOW_UTC.second + 1, microsecond=80_000)
    assert words.time_of_day(before) == words.time_of_day(after) != words.clock_time(before)


def test_dates_in_the_order_of_the_language() -> None:
    noon = datetime(2026, 9, 17, 12, tzinfo=UTC)
    assert words.date(noon, QLocale("ko")) == "9월 17일 목"
    assert words.date(noon, QLocale("en")) == "17 Sep Thu"


@pytest.mark.parametrize(
    ("value", "digits", "text"), [(-7, 0, "−7"), (4, 0, "+4"), (0, 0, "0"), (-3.42, 1, "−3.4"), (-0.01, 1, "0.0")]
)
def test_signed_numbers_have_a_true_minus(value: float, digits: int, text: str) -> None:
    assert words.signed(value, digits) == text


def test_texts_inside_texts_are_said_too() -> None:
    assert words.say(Text("x", "{a} of {b}", {"a": 1, "b": Text("x", "two")})) == "1 of two"


def test_every_state_level_and_lasting_error_has_words() -> None:
    assert set(words.STATE_WORDS) == set(TileState)
    assert set(words.LEVEL_WORDS) == set(Level)
    assert set(words.ADVICE) >= REFUSALS
    assert set(ERROR_TEXT) == set(ErrorKind) - {ErrorKind.NONE}
