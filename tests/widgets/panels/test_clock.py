"""The clock: here and elsewhere."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from tests.fakes.facts import NOW_MS, FakeFacts
from tests.widgets.images import assert_looks_like
from tests.widgets.panels.looks import host, picture, wall_look
from widgets.facts import Name

ZONES = [
    {"zone": "Europe/Paris", "name": {"en": "Paris", "ko": "파리"}},
    {"zone": "Pacific/Auckland", "name": {"en": "Auckland"}},
    {"zone": "Pacific/Honolulu", "name": {"en": "Honolulu"}},
]


@pytest.mark.parametrize(
    ("name", "settings", "size"),
    [
        ("clock-live", {"seconds": True}, (460, 240)),
        ("clock-zones", {"zones": ZONES}, (420, 420)),
        ("clock-line", {}, (760, 70)),
    ],
)
def test_it_looks_as_it_should(
    qapp: QApplication, name: str, settings: dict[str, Any], size: tuple[int, int], tmp_path: Path
) -> None:
    assert_looks_like(picture(host("clock", **settings), FakeFacts(), size), name, tmp_path)


def test_in_a_bright_hall(qapp: QApplication, tmp_path: Path) -> None:
    image = picture(host("clock", zones=ZONES[:1]), FakeFacts(), (420, 300), wall_look("lobby", ratio=4.3))
    assert_looks_like(image, "clock-lobby", tmp_path)


def test_it_says_the_time_here_and_elsewhere(qapp: QApplication) -> None:
    panel = host("clock", zones=ZONES, title=Name("Conference"))
    facts = FakeFacts(now_ms=NOW_MS + 5 * 3_600_000)  # 23:42 in Seoul
    panel.look_at(facts)
    assert panel.spoken() == (
        "Conference, 23:42, Thursday 17 September, Paris 16:42, Auckland 02:42 tomorrow, Honolulu 04:42"
    )


def test_without_seconds_it_is_drawn_once_a_minute(qapp: QApplication) -> None:
    quiet, busy, facts = host("clock"), host("clock", seconds=True), FakeFacts()
    assert quiet.look_at(facts)
    assert busy.look_at(facts)
    facts.now_ms += 1000
    assert not quiet.look_at(facts)
    assert busy.look_at(facts)
    facts.now_ms += 60_000
    assert quiet.look_at(facts)


@pytest.mark.parametrize("size", [(460, 240), (60, 30), (30, 400), (2000, 900)])
def test_nothing_is_too_hard_to_draw(qapp: QApplication, size: tuple[int, int]) -> None:
    zones = [{"zone": "Asia/Seoul", "name": {"en": "A very long name of a place " * 4}}] * 12
    panel = host("clock", seconds=True, zones=zones, title=Name("عنوان 🚗"))
    assert picture(panel, FakeFacts(), size).width() == size[0]
    assert "failed" not in panel.spoken()


def test_an_unknown_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="Unknown time zone"):
        host("clock", zones=[{"zone": "Asia/Soul", "name": {"en": "x"}}])
