"""The weather: its glyph, its sentence, the coming hours, the warnings in force."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from tests.fakes.facts import DOWN, HOUR_MS, LATE, MISSING, NOW_MS, FakeFacts, reading
from tests.widgets.images import assert_looks_like, share_of
from tests.widgets.panels.looks import host, picture, wall_look
from widgets.facts import EventFacts, Indicator, Line, Name, Reading, Span, Spot
from widgets.panels.outlook import rain_words, sky_of
from widgets.panels.sky import Sky, draw_sky

SIZE = (600, 500)
HEAT = Indicator("weather.temperature", Name("기온", "Temperature"), unit="°C", decimals=1)
HOUR = NOW_MS // HOUR_MS * HOUR_MS


def ahead(*values: float) -> tuple[Spot, ...]:
    """Values of the coming hours, from 19:00 on (it is 18:42)."""
    return tuple(Spot(HOUR + (number + 1) * HOUR_MS, value) for number, value in enumerate(values))


def city(temperature: Reading, rain_mm: float = 16.0, *rains: float, **more: float) -> FakeFacts:
    facts = FakeFacts()
    facts.put(HEAT, temperature)
    facts.put(Indicator("weather.rain", Name("강수"), unit="mm"), reading(rain_mm))
    for id, value in more.items():
        facts.put(Indicator(f"weather.{id}", Name(id)), reading(value))
    for id, spots in {"rain_ahead": ahead(*rains), "temperature_ahead": ahead(21, 20, 20, 19, 18, 18, 17)}.items():
        facts.put(Indicator(f"weather.{id}", Name(id)), reading(0.0))
        facts.lines[f"weather.{id}", Span.AHEAD, ""] = Line(NOW_MS, NOW_MS + 24 * HOUR_MS, spots)
    return facts


def code(facts: FakeFacts, id: str, value: float) -> FakeFacts:
    facts.put(Indicator(f"weather.{id}", Name(id)), reading(value))
    facts.lines[f"weather.{id}", Span.AHEAD, ""] = Line(NOW_MS, NOW_MS + HOUR_MS, ahead(value))
    return facts


WARNING = EventFacts(("cap", "1"), "alert", "호우주의보", NOW_MS - 60_000, NOW_MS, level=1)
RAINY = (18.0, 22.0, 24.0, 15.0, 9.0, 5.0, 3.0)


def alarmed() -> FakeFacts:
    facts = city(reading(21.4), 16.0, *RAINY)
    facts.happenings.append(WARNING)
    return facts


STATES = {
    "live": city(reading(21.4), 16.0, *RAINY),
    "dry": code(city(reading(21.4), 0.0, *[0.0] * 7), "sky_ahead", 1),
    "alarmed": alarmed(),
    "stale": city(reading(21.4, **LATE), 16.0, *RAINY),
    "missing": city(reading(None, **MISSING), 0.0),
}


@pytest.mark.parametrize("state", STATES)
def test_every_state_looks_as_it_should(qapp: QApplication, state: str, tmp_path: Path) -> None:
    assert_looks_like(picture(host("weather"), STATES[state], SIZE), f"weather-{state}", tmp_path)


@pytest.mark.parametrize(("name", "size"), [("strip", (320, 56)), ("small", (320, 110))])
def test_a_narrow_tile_has_the_compact_form(
    qapp: QApplication, name: str, size: tuple[int, int], tmp_path: Path
) -> None:
    assert_looks_like(picture(host("weather"), alarmed(), size), f"weather-{name}", tmp_path)


def test_in_a_bright_hall(qapp: QApplication, tmp_path: Path) -> None:
    assert_looks_like(picture(host("weather"), alarmed(), SIZE, wall_look("lobby")), "weather-lobby", tmp_path)


@pytest.mark.parametrize("sky", Sky)
def test_every_glyph_is_another_one(qapp: QApplication, sky: Sky) -> None:
    colours = wall_look().colours

    def drawn(which: Sky) -> QImage:
        image = QImage(QSize(96, 96), QImage.Format.Format_RGB32)
        image.fill(colours.s1)
        with QPainter(image) as painter:
            draw_sky(painter, which, QRectF(0, 0, 96, 96), colours)
        return image

    assert share_of(drawn(sky), colours.i1) > 0.01
    assert not any(drawn(sky) == drawn(other) for other in Sky if other is not sky)


def test_it_says_what_matters(qapp: QApplication) -> None:
    panel = host("weather")
    panel.look_at(alarmed())
    assert panel.spoken() == "Weather, 21.4 °C, Rain 16.0 mm/h, Rain heavier until about 21:00, 호우주의보"
    panel.look_at(STATES["missing"])
    assert panel.spoken() == "Weather, no value, No source gives it"
    panel.look_at(city(reading(21.4, **DOWN), 0.0))
    assert "Late, from 17:42" in panel.spoken()


@pytest.mark.parametrize(
    ("now_mm", "rains", "words"),
    [
        (0.0, (0.0, 0.0, 3.0), "Rain from about 21:00"),
        (0.0, (0.0,) * 6, "No rain in the next 6 h"),
        (None, (0.0, 2.0), "Rain from about 20:00"),
        (5.0, (6.0, 5.0, 0.0, 0.0), "Rain stops at about 21:00"),
        (5.0, (6.0, 5.0, 5.0, 5.0, 1.0, 1.0), "Rain eases at about 23:00"),
        (5.0, (5.0, 5.0, 5.0, 5.0, 5.0, 1.0), "Rain eases at about midnight"),
        (5.0, (6.0, 20.0, 5.0), "Rain heavier until about 20:00"),
        (5.0, (5.0, 5.0), "Rain for the next 2 h"),
        (5.0, (0.0, 5.0, 0.0), "Rain stops at about 21:00"),
        (5.0, (), ""),
    ],
)
def test_the_sentence_says_what_changes_and_when(
    qapp: QApplication, now_mm: float | None, rains: tuple[float, ...], words: str
) -> None:
    assert rain_words(now_mm, ahead(*rains)) == words


@pytest.mark.parametrize(
    ("known", "sky"),
    [
        ({"rain_mm": None}, None),
        ({"rain_mm": 0.0}, None),
        ({"rain_mm": 0.0, "clouds": 1.0}, Sky.CLEAR),
        ({"rain_mm": 0.0, "clouds": 1.0, "hour": 22}, Sky.NIGHT),
        ({"rain_mm": 0.0, "clouds": 4.0}, Sky.CLOUD),
        ({"rain_mm": 0.0, "clouds": 4.0, "wind_m_s": 15.0}, Sky.WIND),
        ({"rain_mm": 0.0, "visibility_m": 300.0}, Sky.FOG),
        ({"rain_mm": 2.0}, Sky.RAIN),
        ({"rain_mm": 2.0, "temperature_c": -3.0}, Sky.SNOW),
        ({"rain_mm": None, "falls": 3.0}, Sky.SNOW),
        ({"rain_mm": 2.0, "lightning_ka": 1.0}, Sky.THUNDER),
    ],
)
def test_the_glyph_follows_the_data(known: dict[str, Any], sky: Sky | None) -> None:
    assert sky_of(**known) is sky


def test_a_district_has_its_own_value_and_the_citys_forecast(qapp: QApplication) -> None:
    facts = city(reading(21.4), 0.0, *RAINY)
    facts.put(HEAT, reading(19.8), "마포구")
    panel = host("weather", place="마포구")
    panel.look_at(facts)
    assert panel.spoken().startswith("Weather, 19.8 °C")
    assert "Rain from about 19:00" in panel.spoken()


def test_what_the_layout_names_has_to_be_there(qapp: QApplication) -> None:
    panel = host("weather", wind="weather.wnd")
    panel.look_at(city(reading(20.0)))
    assert panel.spoken() == "There is no indicator weather.wnd"


@pytest.mark.parametrize("size", [SIZE, (60, 30), (200, 900), (3000, 1500)])
@pytest.mark.parametrize("value", [0.0, 1e12, -273.15])
def test_nothing_is_too_hard_to_draw(qapp: QApplication, size: tuple[int, int], value: float) -> None:
    facts = city(reading(value), 1e6, *[1e6] * 7)
    facts.happenings += [
        replace(WARNING, title="아주 긴 경보 🚧 تحذير " * 9, level=number % 4) for number in range(1000)
    ]
    panel = host("weather")
    assert picture(panel, facts, size).width() == size[0]
    assert "failed" not in panel.spoken()
