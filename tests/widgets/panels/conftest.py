"""Panels are looked at in the city's own time."""

import time
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def city_time(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Tell the time of Seoul, wherever the tests run."""
    monkeypatch.setenv("TZ", "Asia/Seoul")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()
