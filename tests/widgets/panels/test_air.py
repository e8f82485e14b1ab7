"""The panel of the air's quality: value, official word, pips."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from tests.fakes.facts import DOWN, LATE, MISSING, FakeFacts, reading
from tests.widgets.images import assert_looks_like, share_of
from tests.widgets.panels.looks import host, picture, wall_look
from widgets.facts import Indicator, Name, Standing
from widgets.panels.air import grade

PM25 = Indicator(
    "air.pm25", Name("초미세먼지", "PM2.5"), unit="µg/m³", direction="less", warning=36, critical=76, target=15
)
SIZE = (424, 130)


def city(value: float | None, **values: Any) -> FakeFacts:
    facts = FakeFacts()
    number = grade(PM25, value, 15)
    standing = {3: Standing.WARNING, 4: Standing.CRITICAL}.get(number, Standing.NORMAL)
    facts.put(PM25, reading(value, **{"standing": standing} | values))
    return facts


STATES: dict[str, FakeFacts] = {
    "live": city(14),
    "alarmed": city(82),
    "bad": city(40),
    "stale": city(40, **LATE),
    "down": city(40, **DOWN),
    "missing": city(None, **MISSING),
}


@pytest.mark.parametrize("state", STATES)
def test_every_state_looks_as_it_should(qapp: QApplication, state: str, tmp_path: Path) -> None:
    assert_looks_like(picture(host("air"), STATES[state], SIZE), f"air-{state}", tmp_path)


def test_it_looks_as_it_should_in_a_bright_hall(qapp: QApplication, tmp_path: Path) -> None:
    image = picture(host("air"), STATES["bad"], SIZE, wall_look("lobby"))
    assert_looks_like(image, "air-lobby", tmp_path)


@pytest.mark.parametrize(
    ("value", "expected"),
    [(None, 0), (-3, 1), (0, 1), (15, 1), (15.1, 2), (35.9, 2), (36, 3), (75.9, 3), (76, 4), (1e12, 4)],
)
def test_the_limits_make_the_grade(value: float | None, expected: int) -> None:
    assert grade(PM25, value, 15) == expected


def test_without_limits_it_is_good() -> None:
    assert grade(replace(PM25, warning=None, critical=None, target=None), 500, None) == 1


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("live", "초미세먼지 14 µg/m³, Good"),
        ("bad", "초미세먼지 40 µg/m³, Bad"),
        ("alarmed", "초미세먼지 82 µg/m³, Very bad"),
        ("stale", "초미세먼지 40 µg/m³, Bad, Late, from 18:17"),
        ("down", "초미세먼지 –, Last 40 µg/m³, 17:42"),
        ("missing", "초미세먼지 –, No source gives it"),
    ],
)
def test_every_state_is_said_to_a_screen_reader(qapp: QApplication, state: str, words: str) -> None:
    panel = host("air")
    panel.look_at(STATES[state])
    assert panel.spoken() == words


def test_the_layout_says_up_to_where_it_is_good(qapp: QApplication) -> None:
    panel = host("air", good=12)
    panel.look_at(city(14))
    assert panel.spoken() == "초미세먼지 14 µg/m³, Moderate"


def test_there_is_no_colour_while_it_is_well_or_late(qapp: QApplication) -> None:
    colours = wall_look().colours
    for state in ("live", "stale"):
        image = picture(host("air"), STATES[state], SIZE)
        assert share_of(image, colours.caution, 8) == share_of(image, colours.alert, 8) == 0
    assert share_of(picture(host("air"), STATES["bad"], SIZE), colours.caution, 8) > 0
    assert share_of(picture(host("air"), STATES["alarmed"], SIZE), colours.alert, 8) > 0


@pytest.mark.parametrize("size", [SIZE, (200, 60), (60, 30), (1200, 800)])
@pytest.mark.parametrize("value", [0, 1e12, -273.15])
@pytest.mark.parametrize("name", ["아주 긴 이름 " * 12, "جودة الهواء", "🌫️"])
def test_nothing_is_too_hard_to_draw(qapp: QApplication, name: str, value: float, size: tuple[int, int]) -> None:
    facts = city(value)
    facts.described[PM25.id] = replace(PM25, name=Name(name, name))
    panel = host("air")
    image = picture(panel, facts, size)
    assert (image.width(), image.height()) == size
    assert "failed" not in panel.spoken()
