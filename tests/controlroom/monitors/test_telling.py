"""What is told of a monitor."""

import json
import tomllib

from hypothesis import given
from hypothesis import strategies as st

from controlroom.monitors.matching import match
from controlroom.monitors.plan import Monitor, MonitorMatch, PlannedScreen
from controlroom.monitors.telling import lines_of, match_line, values_of

SAMSUNG = Monitor(
    "DP-3", 1920, 0, 1280, 720, 1.5, "LH55VMT", "H1AK500123", "Samsung", size_mm=(1209.6, 680.4), rotation=90
)
NAMELESS = Monitor("", 0, 0, 1920, 1080)


def test_a_monitor_is_found_by_all_that_it_says() -> None:
    assert match_line(SAMSUNG, 2) == 'monitor = { model = "LH55VMT", serial = "H1AK500123", connector = "DP-3" }'
    assert match_line(NAMELESS, 2) == "monitor = { number = 2 }"


def test_what_people_read() -> None:
    assert [line.english() for line in lines_of(SAMSUNG)] == [
        "Samsung LH55VMT, serial number H1AK500123",
        "1920×1080 px, 1210×680 mm",
        "turned by 90°, scale 1.5",
    ]
    assert [line.english() for line in lines_of(NAMELESS)] == [
        "model unknown",
        "1920×1080 px, size in mm unknown",
        "turned by 0°, scale 1",
    ]


def test_what_programs_read() -> None:
    assert json.loads(json.dumps(values_of(SAMSUNG, 2))) == {
        "number": 2,
        "connector": "DP-3",
        "manufacturer": "Samsung",
        "model": "LH55VMT",
        "serial": "H1AK500123",
        "size_px": [1920, 1080],
        "size_mm": [1210, 680],
        "place": [1920, 0],
        "rotation": 90,
        "scale": 1.5,
        "monitor": {"model": "LH55VMT", "serial": "H1AK500123", "connector": "DP-3"},
    }


words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)


@given(words, words, words)
def test_the_line_is_toml_that_finds_the_monitor(model: str, serial: str, connector: str) -> None:
    monitor = Monitor(connector, 1920, 0, 1920, 1080, model=model, serial=serial)
    written = tomllib.loads(match_line(monitor, 2))["monitor"]
    other = Monitor(connector + "x", 0, 0, 1920, 1080, model=model + "x", serial=serial + "x")
    assert match([PlannedScreen("s", MonitorMatch(**written))], [other, monitor]).placed == {"s": 1}
