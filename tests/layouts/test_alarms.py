"""`[[alarm]]` of `city.toml`."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from layouts.alarms import strange_names
from layouts.city_file import CityFile, read_city_file
from layouts.problems import formatted
from resources import path
from resources.text import Text
from tests.layouts.helpers import CITY, lines, write

RAIN = """
[[indicator]]
id = "weather.rain"
name = {en = "Rain"}
unit = "mm"
direction = "less"
warning = 20
critical = 30
series = "rain"

[[indicator]]
id = "calls"
name = {en = "Calls"}
direction = "less"
warning = 100
series = "calls"
combine = "sum"

[[indicator]]
id = "wrong"
name = {en = "Wrong"}
"""


def alarm(id: str = "rain.heavy", *keys: str, level: str = "alert") -> str:
    return "\n".join(
        [
            "[[alarm]]",
            f'id = "{id}"',
            f'level = "{level}"',
            'text = {ko = "{place} 강수 {value}", en = "Rain {value}"}',
            'action = {en = "Close the underpass"}',
            'owner = {name = {en = "Safety Division"}}',
            *keys,
            "",
        ]
    )


RAINING = ('indicator = "weather.rain"', "above = 25")


def read(folder: Path, *tables: str) -> CityFile:
    return read_city_file(write(folder, "city.toml", CITY + RAIN + "".join(tables)))


def told(folder: Path, *tables: str) -> list[str]:
    """What is wrong with alarms, without the file's name and line."""
    problems = [line.removeprefix("city.toml:") for line in lines(read(folder, *tables).problems)]
    return [line.partition(": ")[2] for line in problems if ": alarm" in line]


def test_a_rule_with_everything_is_read(tmp_path: Path) -> None:
    city = read(
        tmp_path,
        alarm(
            "rain.heavy",
            'indicator = "weather.rain"',
            'above = "critical"',
            "clear = 20",
            "hold_s = 60",
            "clear_hold_s = 600",
            'places = "each"',
            'cause = {ko = "호우"}',
            'show = {cameras = ["a", "b"], layout = "rain"}',
            'public = {en = "Heavy rain in {place}. Stay away from streams."}',
        ),
    )
    rule = city.alarms.good["rain.heavy"]
    assert (rule.limit, rule.clear, rule.entry.test, rule.entry.places) == (30, 20, "above", "each")
    assert rule.entry.show.cameras == ("a", "b")
    assert not rule.entry.is_trouble


@pytest.mark.parametrize(
    ("keys", "limit", "clear"),
    [
        (RAINING, 25, 25),
        (('indicator = "weather.rain"', 'above = "warning"'), 20, 20),
        (('indicator = "weather.rain"', "below = 5", "clear = 8"), 5, 8),
        (('indicator = "weather.rain"', "rises_by = 10", "within_s = 600", "clear = 4"), 10, 4),
        (('event = {kind = "incident", level = "major", detail = "kind=fire"}',), None, None),
    ],
)
def test_a_limit_is_a_number_or_that_of_the_indicator(
    tmp_path: Path, keys: tuple[str, ...], limit: float | None, clear: float | None
) -> None:
    rule = read(tmp_path, alarm("a", *keys)).alarms.good["a"]
    assert (rule.limit, rule.clear) == (limit, clear)


@pytest.mark.parametrize(
    ("keys", "wrong"),
    [
        ((), "alarm[1]: Write what raises it, one of: indicator, event, source, camera"),
        (
            ('source = "kma"', *RAINING),
            "alarm[1].indicator: Write what raises it, one of: indicator, event, source, camera",
        ),
        (
            ('indicator = "weather.rain"',),
            "alarm[1].indicator: An indicator needs one of: above, below, rises_by, falls_by",
        ),
        ((*RAINING, "below = 3"), "alarm[1].above: An indicator needs one of: above, below, rises_by, falls_by"),
        ((*RAINING, "clear = 26"), "alarm[1].clear: clear (26) is on the wrong side of above (25)"),
        (
            ('indicator = "weather.rain"', "below = 5", "clear = 4"),
            "alarm[1].clear: clear (4) is on the wrong side of below (5)",
        ),
        (
            ('indicator = "weather.rain"', 'above = "warning"', "clear = 21"),
            "alarm[1].clear: clear (21) is on the wrong side of above (20)",
        ),
        (
            (*RAINING, "within_s = 600"),
            "alarm[1].within_s: rises_by and falls_by need within_s, and nothing else has it",
        ),
        (
            ('indicator = "weather.rain"', "rises_by = 5"),
            "alarm[1].rises_by: rises_by and falls_by need within_s, and nothing else has it",
        ),
        (
            ('indicator = "weather.rian"', "above = 1"),
            "alarm[1].indicator: No indicator has the id weather.rian; nearest: weather.rain",
        ),
        (
            ('indicator = "calls"', 'above = "critical"'),
            "alarm[1].above: The indicator calls has no critical, write a number",
        ),
        (
            ('indicator = "calls"', 'above = "warning"', 'places = "each"'),
            "alarm[1].above: The limits of calls are those of the city's sum, write a number for its places",
        ),
        (
            ('indicator = "weather.rain"', 'below = "warning"'),
            "alarm[1].below: The indicator weather.rain is worse above its warning, write it with above",
        ),
        (('indicator = "weather.rain"', 'above = "warnin"'), "alarm[1].above: Must be a number, warning or critical"),
        (('indicator = "weather.rain"', "above = true"), "alarm[1].above: Must be a number, warning or critical"),
        ((*RAINING, 'place = "a"', 'places = "each"'), "alarm[1].places: Write place or places, not both"),
        (
            ('event = {kind = "incident"}', "hold_s = 3"),
            "alarm[1].hold_s: An event raises at once and clears when it ends, it has no hold times",
        ),
        (('event = {kind = "incident"}', 'place = "a"'), "alarm[1].place: Belongs to a rule with an indicator"),
        (('source = "kma"',), "alarm[1].source: Rules with source or camera need lost_for_s, and no other has it"),
        (
            (*RAINING, "lost_for_s = 3"),
            "alarm[1].lost_for_s: Rules with source or camera need lost_for_s, and no other has it",
        ),
        (
            ('camera = "each"', "lost_for_s = 60"),
            "alarm[1].level: A lost source or camera is trouble of the equipment, no alarm of the city: "
            "its level is watch",
        ),
    ],
)
def test_what_does_not_fit_is_told_with_its_key(tmp_path: Path, keys: tuple[str, ...], wrong: str) -> None:
    assert told(tmp_path, alarm("a", *keys)) == [wrong]
    city = read(tmp_path, alarm("a", *keys), alarm("b", *RAINING))
    assert (list(city.alarms.good), list(city.alarms.bad), city.alarms.bad_tables) == (["b"], ["a"], 1)


@pytest.mark.parametrize("key", ["text", "action", "owner", "level"])
def test_words_owner_and_level_are_required(tmp_path: Path, key: str) -> None:
    table = "\n".join(line for line in alarm("a", *RAINING).splitlines() if not line.startswith(key)) + "\n"
    assert told(tmp_path, table) == [f"alarm[1].{key}: Key is missing"]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("{valeu}", "Unknown field {valeu}, allowed: {value}, {limit}, {place}, {title}, {text}"),
        ("{value.__class__}", "Unknown field {value.__class__}, allowed: {value}, {limit}, {place}, {title}, {text}"),
        ("{value:>99999999}", "Unknown field {value}, allowed: {value}, {limit}, {place}, {title}, {text}"),
        ("{}", "Unknown field {}, allowed: {value}, {limit}, {place}, {title}, {text}"),
        ("a } b", "A brace is written twice where it is none of a field"),
    ],
)
def test_words_hold_known_fields_only(tmp_path: Path, text: str, wrong: str) -> None:
    table = alarm("a", *RAINING).replace('en = "Rain {value}"', f'en = "{text}"')
    assert told(tmp_path, table) == [f"alarm[1].text.en: {wrong}"]


def test_an_id_counts_once(tmp_path: Path) -> None:
    city = read(tmp_path, alarm("a", *RAINING), alarm("a", *RAINING))
    assert list(city.alarms.good) == ["a"]
    assert ["has this id already" in line for line in lines(city.problems) if "alarm[2]" in line] == [True]


def test_a_rule_on_a_wrong_indicator_stays_and_sees_nothing(tmp_path: Path) -> None:
    rule = read(tmp_path, alarm("a", 'indicator = "wrong"', 'above = "critical"')).alarms.good["a"]
    assert rule.limit is None


def test_names_of_other_things_are_looked_up(tmp_path: Path) -> None:
    city = read(
        tmp_path,
        alarm("a", *RAINING, 'show = {cameras = ["north", "nort"], layout = "rian"}'),
        alarm("b", 'source = "kmaa"', "lost_for_s = 60", level="watch"),
        alarm("c", 'camera = "each"', "lost_for_s = 60", level="watch"),
        alarm("d", 'event = {source = "topis"}'),
    )
    assert city.file is not None
    found = strange_names(city.file, city.alarms, cameras=["north"], sources=["kma"], layouts=["rain"])
    told = [formatted(problem, Text.english).partition(": ")[2] for problem in found]
    assert told == [
        "alarm[1].show.layout: No layout has the file layouts/rian.toml; nearest: rain",
        "alarm[1].show.cameras[2]: No camera has the id nort; nearest: north",
        "alarm[2].source: No source has the id kmaa; nearest: kma",
        "alarm[4].event.source: No source has the id topis",
    ]


def test_the_rules_of_the_built_in_city_are_right() -> None:
    rules = read_city_file(path("cities/simulated") / "city.toml").alarms
    assert len(rules.good) >= 12
    assert not rules.bad


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.dictionaries(
        st.sampled_from(
            ["id", "level", "above", "below", "clear", "event", "source", "camera", "text", "within_s", "indicator"]
        ),
        st.one_of(
            st.integers(-5, 5).map(str), st.sampled_from(['"x"', "true", "[]", "{}", '{en = "x"}', '"warning"', "nan"])
        ),
    )
)
def test_nothing_that_is_written_raises(tmp_path: Path, keys: dict[str, str]) -> None:
    table = "[[alarm]]\n" + "\n".join(f"{key} = {value}" for key, value in keys.items()) + "\n"
    city = read(tmp_path, table)
    assert not city.alarms.good
    assert any("alarm" in line for line in lines(city.problems))
