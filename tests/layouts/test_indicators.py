"""`[[indicator]]` of `city.toml`."""

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from layouts.city_file import CityFile, read_city_file
from layouts.formulas.tree import written
from layouts.indicator_files import OwnerEntry
from resources import path
from resources.entries import NamesEntry
from tests.layouts.helpers import CITY, lines, write


def indicator(id: str, *keys: str, series: bool = True) -> str:
    rest = ('series = "s"',) if series else ()
    return "\n".join(["[[indicator]]", f'id = "{id}"', f'name = {{en = "{id.upper()}"}}', *rest, *keys, ""])


def formula(id: str, text: str, *keys: str) -> str:
    return indicator(id, f'formula = "{text}"', *keys, series=False)


def read(folder: Path, *tables: str) -> CityFile:
    return read_city_file(write(folder, "city.toml", CITY + "".join(tables)))


def told(folder: Path, *tables: str) -> list[str]:
    """What is wrong, without the file's name."""
    return [line.removeprefix("city.toml:") for line in lines(read(folder, *tables).problems)]


def test_every_key_is_read(tmp_path: Path) -> None:
    city = read(
        tmp_path,
        """
[[indicator]]
id = "air.pm25"
name = {ko = "초미세먼지", en = "Fine dust"}
note = {ko = "시간 평균"}
unit = "µg/m³"
decimals = 1
direction = "less"
warning = 36
critical = 76
target = 15
theme = "breathing"
owner = {name = {ko = "대기정책과"}, call = "02-2133-0000"}
audience = ["citizen", "mayor"]
series = "air.pm25"
source = "seoul-air"
places = "station"
combine = "most"
enough_places = 0.8
over_day = "most"
stale_after_s = 5400
""",
        formula("double", "2 * air.pm25", 'unit = "mg/m³"', 'combine = "mean"'),
    )
    assert city.problems == ()
    entry, double = city.indicators.good.values()
    assert (entry.id, entry.name.ko, entry.unit, entry.decimals, entry.theme) == (
        "air.pm25",
        "초미세먼지",
        "µg/m³",
        1,
        "breathing",
    )
    assert (entry.direction, entry.warning, entry.critical, entry.target) == ("less", 36, 76, 15)
    assert entry.owner is not None
    assert entry.owner.address == "tel:0221330000"
    assert (entry.series, entry.source, entry.places, entry.combine) == ("air.pm25", "seoul-air", "station", "most")
    assert (entry.enough_places, entry.over_day, entry.stale_after_s) == (0.8, "most", 5400)
    assert entry.audience == ("citizen", "mayor")
    assert double.tree is not None
    assert written(double.tree) == "2 * air.pm25"


def test_a_short_one_is_enough(tmp_path: Path) -> None:
    entry = read(tmp_path, indicator("a")).indicators.good["a"]
    assert (entry.unit, entry.direction, entry.combine, entry.audience) == ("", "none", None, ("operator", "mayor"))


@pytest.mark.parametrize(
    ("keys", "problem"),
    [
        (['directoin = "less"'], "8: indicator[1].directoin: Unknown key, allowed: "),
        (
            ['direction = "les"'],
            "8: indicator[1].direction: Value is unknown, allowed: more, less, none; nearest: less",
        ),
        (['theme = "save"'], "8: indicator[1].theme: Value is unknown, allowed: warm, safe, dreaming, breathing, open"),
        (["target = 3"], "8: indicator[1].target: Needs direction more or less: without it nothing is better or worse"),
        (
            ['direction = "less"', "warning = 70", "critical = 35"],
            "10: indicator[1].critical: critical (35) is on the wrong side of warning (70): with direction less it is"
            " worse",
        ),
        (
            ['direction = "more"', "warning = 70", "critical = 80"],
            "10: indicator[1].critical: critical (80) is on the wrong side of warning (70): with direction more it is"
            " worse",
        ),
        (
            ['direction = "less"', "warning = 35", "target = 40"],
            "10: indicator[1].target: target (40) is on the wrong side of warning (35): with direction less it is"
            " better",
        ),
        (
            ['direction = "more"', "critical = 35", "target = 35"],
            "10: indicator[1].target: target (35) is on the wrong side of critical (35): with direction more it is"
            " better",
        ),
        (['formula = "b"'], "8: indicator[1].formula: Write series or formula, and not both"),
        (["audience = []"], "8: indicator[1].audience: Must not be empty"),
        (["unit = '" + "m" * 31 + "'"], "8: indicator[1].unit: Must be at most 30 characters long"),
        (["decimals = 1.5"], "8: indicator[1].decimals: Must be a whole number"),
        (["warning = nan", 'direction = "less"'], "8: indicator[1].warning: Must be a finite number"),
        (
            ['owner = {name = {en = "Desk"}, call = "http://desk.example.org"}'],
            "8: indicator[1].owner.call: Must be a phone number, sip:NAME@HOST or an https:// address without user and"
            " password",
        ),
    ],
)
def test_what_is_wrong_with_one_is_told_and_disables_it_alone(tmp_path: Path, keys: list[str], problem: str) -> None:
    city = read(tmp_path, indicator("a", *keys), indicator("b"))
    (line,) = lines(city.problems)
    assert line.removeprefix("city.toml:").startswith(problem)
    assert list(city.indicators.good) == ["b"]
    assert list(city.indicators.bad) == ["a"]
    assert city.config.id == "seoul"


@pytest.mark.parametrize(
    ("call", "address"),
    [
        ("120", "tel:120"),
        ("+82 2 (2133) 36-50", "tel:+82221333650"),
        ("tel:119", "tel:119"),
        ("sip:desk@pbx.example.org", "sip:desk@pbx.example.org"),
        ("sips:desk@pbx.example.org:5061", "sips:desk@pbx.example.org:5061"),
        ("https://meet.example.org/room?x=1", "https://meet.example.org/room?x=1"),
    ],
)
def test_ways_to_call_an_owner(call: str, address: str) -> None:
    assert OwnerEntry(name=NamesEntry(en="Desk"), call=call).address == address


@pytest.mark.parametrize(
    "call",
    [
        "",
        "desk",
        "ftp://h",
        "https://u:p@h/",
        "https://",
        "https://h/ a",
        "https://[",
        "sip:",
        "javascript:x",
        "+",
        "1 a",
    ],
)
def test_what_cannot_be_called(tmp_path: Path, call: str) -> None:
    assert told(tmp_path, indicator("a", f"owner = {{name = {{en = 'D'}}, call = '{call}'}}"))


def test_series_or_formula_is_needed(tmp_path: Path) -> None:
    assert told(tmp_path, indicator("a", series=False)) == [
        "4: indicator[1]: Write series or formula, and not both",
    ]
    assert told(tmp_path, indicator("b"), formula("a", "b", "stale_after_s = 5")) == [
        "12: indicator[2].stale_after_s: Belongs to an indicator with series, this one has a formula",
    ]


@pytest.mark.parametrize("id", ["1a", "a b", "a-b", ".a", "a.", "a..b", "a/b", "a" * 101])
def test_ids_that_no_formula_could_name(tmp_path: Path, id: str) -> None:
    city = read(tmp_path, indicator(id))
    assert [problem.key for problem in city.problems] == ["indicator[1].id"]
    assert not city.indicators.good


def test_ids_may_be_korean(tmp_path: Path) -> None:
    city = read(tmp_path, indicator("물가.쌀"), formula("두배", "2 * 물가.쌀"))
    assert city.problems == ()
    assert list(city.indicators.good) == ["물가.쌀", "두배"]


def test_an_id_that_stands_twice(tmp_path: Path) -> None:
    city = read(tmp_path, indicator("a"), indicator("b"), indicator("a", "foo = 1"))
    assert [line.removeprefix("city.toml:")[:40] for line in lines(city.problems)] == [
        "13: indicator[3].id: The indicator in li",
        "16: indicator[3].foo: Unknown key, allow",
    ]
    assert "The indicator in line 5 has this id already" in lines(city.problems)[0]
    assert list(city.indicators.good) == ["a", "b"]
    assert (city.indicators.bad, city.indicators.bad_tables) == ({}, 1)


@pytest.mark.parametrize(
    ("tables", "problems"),
    [
        (
            [indicator("air.pm25"), formula("f", "1 + air.pm52")],
            ["11: indicator[2].formula: No indicator has the id air.pm52; nearest: air.pm25"],
        ),
        (
            [indicator("a"), formula("f", "scor(a, 1, 2)")],
            [
                "11: indicator[2].formula: There is no function scor, allowed: min, max, mean, sum, abs, clamp, score,"
                " share; nearest: score"
            ],
        ),
        (
            [formula("f", "1 +")],
            ["7: indicator[1].formula: Formula ends too early, a number, an indicator or ( must follow"],
        ),
        ([formula("f", "1 + 2")], ["7: indicator[1].formula: Formula names no indicator"]),
        ([formula("f", "f * 2")], ["7: indicator[1].formula: Formula leads back to itself: f → f"]),
        (
            [formula("a", "b"), formula("b", "1 + c"), formula("c", "a"), formula("d", "a + 1")],
            [
                "7: indicator[1].formula: Formula leads back to itself: a → b → c → a",
                "11: indicator[2].formula: Formula leads back to itself: b → c → a → b",
                "15: indicator[3].formula: Formula leads back to itself: c → a → b → c",
            ],
        ),
        (
            [indicator("a", 'unit = "µg/m³"'), indicator("b", 'unit = "%"'), formula("f", "a + b")],
            ["17: indicator[3].formula: Units do not fit: a is in µg/m³, b in %"],
        ),
        (
            [indicator("a", 'unit = "m"'), formula("f", "a * 2", 'unit = "km/h"'), formula("g", "f + a")],
            ["12: indicator[2].formula: Units do not fit: formula is in m, unit in km/h"],
        ),
        (
            [indicator("a", "foo = 1"), formula("f", "a + 3 km")],
            ["8: indicator[1].foo: Unknown key, allowed: "],
        ),
    ],
)
def test_formulas_over_one_another(tmp_path: Path, tables: list[str], problems: list[str]) -> None:
    found = told(tmp_path, *tables)
    assert len(found) == len(problems)
    assert all(line.startswith(problem) for line, problem in zip(found, problems, strict=True)), found


def test_who_rests_on_a_wrong_one_stays_and_the_wrong_one_says_why(tmp_path: Path) -> None:
    city = read(tmp_path, formula("a", "b + c"), indicator("b"), formula("c", "nothing"), formula("d", "a"))
    assert list(city.indicators.good) == ["a", "b", "d"]
    assert [problem.key for problem in city.indicators.bad.values()] == ["indicator[3].formula"]


def test_formulas_on_formulas_have_an_end(tmp_path: Path) -> None:
    chain = [indicator("x0"), *(formula(f"x{number}", f"x{number - 1} + 1") for number in range(1, 200))]
    city = read(tmp_path, *chain)
    assert city.problems[0].key == "indicator[21].formula"
    assert "Formula rests on formulas on formulas, more than 20 of them" in lines(city.problems)[0]
    assert len(city.indicators.good) > 150


@pytest.mark.parametrize("content", ["indicator = 1\n", "indicator = [1]\n", "indicator = {a = 1}\n"])
def test_what_is_no_table_is_told(tmp_path: Path, content: str) -> None:
    city = read(tmp_path, content)
    assert "Must be tables, each begins with [[indicator]]" in lines(city.problems)[0]
    assert city.config.id == "seoul"


def test_those_of_the_simulated_city_are_well() -> None:
    city = read_city_file(path("cities/simulated/city.toml"))
    assert city.problems == ()
    good = city.indicators.good
    assert {"safety.index", "children.index", "green.index", "openness.index"} <= good.keys()
    shown = [entry for entry in good.values() if entry.theme is not None]
    assert len(shown) >= 30
    assert {entry.theme for entry in shown} == {"warm", "safe", "dreaming", "breathing", "open"}
    assert all(entry.name.ko and entry.name.en for entry in good.values())
    assert all(entry.owner is not None and entry.owner.address for entry in good.values())


def test_the_example_of_the_documents_is_well(tmp_path: Path) -> None:
    document = Path(__file__).parents[2] / "docs" / "indicators.md"
    (example,) = re.findall(r"^```toml\n(.*?)^```", document.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
    city = read(tmp_path, example)
    assert city.problems == ()
    assert list(city.indicators.good) == ["air.pm25", "park.area", "green.index"]


NAMES = st.sampled_from(["a", "b", "c", "d"])
TEXTS = st.one_of(
    NAMES.flatmap(lambda one: NAMES.map(lambda two: f"{one} + {two}")),
    st.text("abcd+-*/() 1.5%m", max_size=12),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.lists(st.tuples(NAMES, st.one_of(st.none(), TEXTS)), max_size=6))
def test_whatever_is_written_each_table_is_good_or_told(tmp_path: Path, tables: list[tuple[str, str | None]]) -> None:
    city = read(tmp_path, *(indicator(id) if text is None else formula(id, text) for id, text in tables))
    assert len(city.indicators.good) + city.indicators.bad_tables == len(tables)
    assert bool(city.problems) == bool(city.indicators.bad_tables)
    assert city.indicators.good.keys().isdisjoint(city.indicators.bad)
