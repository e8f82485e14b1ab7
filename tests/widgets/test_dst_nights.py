"""The two nights on which a city sets its clocks: what a wall says in hours and minutes."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QLocale

from feeds.core import CameraReport, TileState
from tests.widgets.conftest import CAMERAS
from widgets.snapshot import Caption
from widgets.states import taken_utc
from widgets.words import clock_time, date, time_of_day

SPRING_UTC = datetime(2026, 3, 29, 1, 0, tzinfo=UTC)
"""In Berlin 02:00 becomes 03:00."""
AUTUMN_UTC = datetime(2026, 10, 25, 1, 0, tzinfo=UTC)
"""In Berlin 03:00 becomes 02:00."""


@pytest.fixture(autouse=True)
def berlin(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def around(moment: datetime) -> list[str]:
    return [clock_time(moment + timedelta(seconds=second)) for second in (-1, 0, 1)]


def test_the_clock_of_the_wall() -> None:
    assert around(SPRING_UTC) == ["01:59:59", "03:00:00", "03:00:01"]
    assert around(AUTUMN_UTC) == ["02:59:59", "02:00:00", "02:00:01"]
    assert time_of_day(SPRING_UTC - timedelta(milliseconds=400)) == "03:00:00"
    assert time_of_day(AUTUMN_UTC - timedelta(milliseconds=600)) == "02:59:59"


def test_the_date_does_not_change_twice() -> None:
    english = QLocale(QLocale.Language.English)
    for night in (SPRING_UTC, AUTUMN_UTC):
        days = {date(night + timedelta(minutes=minute), english) for minute in range(-60, 120)}
        assert len(days) == 1
    midnight = datetime(2026, 10, 24, 22, 0, tzinfo=UTC)
    assert date(midnight - timedelta(seconds=1), english) != date(midnight, english)


@pytest.mark.parametrize("night", [SPRING_UTC, AUTUMN_UTC])
def test_when_a_picture_was_taken_is_told_by_the_clock_of_then(night: datetime) -> None:
    """A picture of an hour ago, on the other side of the change."""
    report = CameraReport("cam", TileState.LOST, picture_utc=night - timedelta(minutes=10), picture_age_s=3600.0)
    taken = taken_utc(report)
    assert taken is not None
    assert time_of_day(taken) == ("01:50:00" if night == SPRING_UTC else "02:50:00")
    names = [Caption(CAMERAS[0], night + timedelta(minutes=minute)).file_name() for minute in (-1, 1)]
    assert names[0] != names[1]
