"""The weather in the header: what it says, how it looks in every state, and what it gives way to."""

from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import QApplication

from tests.fakes.facts import DOWN, LATE, MISSING, NOW_MS, FakeFacts, reading
from tests.fakes.pictures import FakePictures
from tests.widgets.conftest import Grid, layout, settle
from tests.widgets.images import assert_looks_like, pixels
from widgets.facts import EventFacts, Indicator, Line, Name, Reading, Span, Spot
from widgets.header_weather import WeatherKeys, header_weather
from widgets.model import WallLayout
from widgets.panels.numbers import DASH
from widgets.panels.sky import Sky
from widgets.wall_canvas import WallCanvas
from widgets.wall_window import WallWindow

KEYS = WeatherKeys("t", "r", ("cap",))
HEAT = Indicator("t", Name("Temperature"), "°C", 1)
RAIN = Indicator("r", Name("Rain in the last hour"), "mm", 1)
SKY = Indicator("weather.sky_ahead", Name("Sky"))
ADVISORY = EventFacts(("cap", "1"), "alert", "호우주의보", NOW_MS - 60_000, NOW_MS, level=1)
WARNING = EventFacts(("cap", "2"), "alert", "태풍경보", NOW_MS - 90_000, NOW_MS, level=2)
DELAY = EventFacts(("subway", "1"), "alert", "7호선 지연", NOW_MS - 60_000, NOW_MS, level=3)


def city(heat: Reading, rain: Reading, *events: EventFacts, clouds: float = 1.0) -> FakeFacts:
    facts = FakeFacts(happenings=list(events))
    facts.put(HEAT, heat)
    facts.put(RAIN, rain)
    facts.described[SKY.id] = SKY
    facts.lines[SKY.id, Span.AHEAD, ""] = Line(NOW_MS, NOW_MS, (Spot(NOW_MS, clouds),))
    return facts


STATES = {
    "live": city(reading(30.3), reading(0.0)),
    "alarmed": city(reading(21.4), reading(18.0), ADVISORY),
    "stale": city(reading(21.4, **LATE), reading(18.0, **LATE), clouds=4.0),
    "missing": city(reading(None, **MISSING), reading(None, **MISSING), ADVISORY),
}


def show(canvas: WallCanvas, facts: FakeFacts, width_px: int = 1920, *, simulated: bool = False) -> QImage:
    """The header of a canvas with these facts."""
    canvas.set_product("서울", simulated=simulated, weather=KEYS)
    canvas.resize(width_px, 1080)
    canvas.grab()
    canvas.set_facts(facts)
    canvas.pass_second()
    return canvas.grab(QRect(0, 0, width_px, canvas.header_px)).toImage()


@pytest.mark.parametrize("state", STATES)
def test_every_state_looks_as_it_should(canvas: WallCanvas, state: str, tmp_path: Path) -> None:
    assert_looks_like(show(canvas, STATES[state]), f"header-weather-{state}", tmp_path)


def test_what_it_says(qapp: QApplication) -> None:
    said = header_weather(STATES["alarmed"], KEYS)
    assert said is not None
    assert (said.heat, said.sky, said.rain, said.warning) == ("21.4°", Sky.RAIN, "Rain 18 mm/h", "호우주의보")
    assert said.spoken == "Temperature 21.4 °C, Rain 18 mm/h, 호우주의보"
    dry = header_weather(STATES["live"], KEYS)
    assert dry is not None
    assert (dry.sky, dry.rain, dry.warning) == (Sky.CLEAR, "", "")
    snow = header_weather(city(reading(-2.0), reading(1.5)), KEYS)
    assert snow is not None
    assert (snow.heat, snow.sky, snow.rain) == ("−2.0°", Sky.SNOW, "Snow 1.5 mm/h")


@pytest.mark.parametrize("age", [LATE, DOWN, MISSING])
def test_what_is_too_old_is_a_dash(qapp: QApplication, age: dict[str, object]) -> None:
    said = header_weather(city(reading(None if age is MISSING else 21.4, **age), reading(18.0, **age)), KEYS)
    assert said is not None
    assert (said.heat, said.rain) == (f"Temperature {DASH}", "")
    assert said.spoken == f"Temperature {DASH}"


def test_the_highest_warning_of_the_sources_that_are_named(qapp: QApplication) -> None:
    facts = city(reading(21.4), reading(0.0), ADVISORY, WARNING, DELAY)
    said, all_said = header_weather(facts, KEYS), header_weather(facts, WeatherKeys("t"))
    assert said is not None
    assert all_said is not None
    assert said.warning == "태풍경보 +1"
    assert all_said.warning == "7호선 지연 +2"


def test_what_is_not_for_this_screen_is_left_out(qapp: QApplication) -> None:
    facts = city(reading(21.4), reading(18.0))
    assert header_weather(facts, WeatherKeys("elsewhere")) is None
    without_rain = header_weather(facts, WeatherKeys("t", "elsewhere"))
    assert without_rain is not None
    assert (without_rain.heat, without_rain.rain) == ("21.4°", "")


def test_it_gives_way_before_the_words_of_the_counts(canvas: WallCanvas) -> None:
    def is_shown(width_px: int) -> bool:
        with_it = show(canvas, STATES["alarmed"], width_px)
        canvas.set_product("서울", simulated=False)
        canvas.pass_second()
        return bool((pixels(with_it) != pixels(canvas.grab(QRect(0, 0, width_px, canvas.header_px)).toImage())).any())

    shown = [width_px for width_px in range(600, 2000, 100) if is_shown(width_px)]
    assert shown == list(range(shown[0], 2000, 100)), "once there is room, there is room in wider ones"
    assert shown[0] > 1000


def test_a_long_warning_leaves_the_counts_their_place(canvas: WallCanvas, tmp_path: Path) -> None:
    long = EventFacts(("cap", "3"), "alert", "아주 긴 기상특보 제목 " * 12, NOW_MS - 1, NOW_MS, level=1)
    header = show(canvas, city(reading(21.4), reading(18.0), long), simulated=True)
    assert_looks_like(header, "header-weather-long", tmp_path)


def test_the_large_header_has_none(canvas: WallCanvas) -> None:
    canvas.set_layout(WallLayout("public", "시민", Grid(2), header="large"))
    with_rain = show(canvas, STATES["alarmed"])
    assert canvas.header_words == ""
    assert show(canvas, STATES["live"]) == with_rain


def test_only_another_weather_is_drawn_anew(canvas: WallCanvas, monkeypatch: pytest.MonkeyPatch) -> None:
    show(canvas, STATES["live"])
    drawn: list[None] = []
    monkeypatch.setattr("widgets.header_weather.draw_sky", lambda *rest: drawn.append(None))
    canvas.pass_second()
    assert drawn == []
    canvas.set_facts(STATES["alarmed"])
    canvas.pass_second()
    canvas.pass_second()
    assert len(drawn) == 1


def test_a_screen_reader_hears_it(window: WallWindow, pictures: FakePictures) -> None:
    QAccessible.setActive(True)
    try:
        window.set_product("서울", simulated=False, weather=KEYS)
        window.canvas.set_facts(STATES["alarmed"])
        window.canvas.pass_second()
        interface = QAccessible.queryAccessibleInterface(window.canvas)
        children = [interface.child(number) for number in range(interface.childCount())]
        (header,) = (each for each in children if each.rect().top() <= interface.rect().top())
        assert header.text(QAccessible.Text.Name) == "Temperature 21.4 °C, Rain 18 mm/h, 호우주의보"
        assert header.rect().size() == QSize(window.canvas.width(), window.canvas.header_px)
    finally:
        QAccessible.setActive(False)
    window.set_layout(layout())
    settle(window.canvas, pictures)
