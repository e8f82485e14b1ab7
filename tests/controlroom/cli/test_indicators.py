"""``controlroom indicators``."""

import argparse
import json
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from controlroom.cli import indicators
from tests.controlroom.indicators.cities import Store
from tests.layouts.helpers import CITY, write
from tests.layouts.test_indicators import formula, indicator

SEOUL = ZoneInfo("Asia/Seoul")
AIR = """
[[indicator]]
id = "air.pm25"
name = {ko = "초미세먼지", en = "Fine dust"}
note = {en = "Mean of the last hour"}
unit = "µg/m³"
decimals = 1
direction = "less"
warning = 36
critical = 76
target = 15
owner = {name = {en = "Air office"}, call = "120"}
series = "pm25"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    store = Store(tmp_path)
    store.city(AIR, formula("clean", "score(air.pm25, 75 µg/m³, 5 µg/m³)", 'unit = "점"'), indicator("gone"))
    now = datetime.now(SEOUL) - timedelta(minutes=5)
    for place, value in (("강남구", 50.0), ("중구", 30.0)):
        store.add("pm25", [(now, value), (now - timedelta(days=1), value - 4)], place=place, source="air", unit="µg/m³")
    store.reader()
    store.close()
    return tmp_path


def run(folder: Path, *words: str) -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--lang")
    indicators.add_arguments(parser)
    store = ["--city", str(folder), "--store", str(folder / "numbers.db"), "--lang", "en"]
    return indicators.run(parser.parse_args([*words, *store]))


def cells(line: str) -> list[str]:
    return [cell for cell in line.split("  ") if cell]


def test_all_of_them_in_a_table(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(folder) == 0
    head, air, clean, gone = [[cell.strip() for cell in cells(line)] for line in capsys.readouterr().out.splitlines()]
    assert head == ["indicator", "name", "value", "age", "status", "against yesterday", "target"]
    assert air == ["air.pm25", "Fine dust", "40.0 µg/m³", "5 min", "warning", "+4.0 worse", "15.0 not reached"]
    assert clean == ["clean", "CLEAN", "50 points", "5 min", "–", "−6", "–"]
    assert gone == ["gone", "GONE", "–", "–", "missing", "–", "–"]


def test_districts_stand_below_their_indicator(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(folder, "--districts") == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines[1:4]] == ["air.pm25", "강남구", "중구"]
    assert [cell.strip() for cell in cells(lines[2])] == [
        "강남구",
        "50.0 µg/m³",
        "5 min",
        "warning",
        "+4.0 worse",
        "15.0 not reached",
    ]


def test_all_about_one(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(folder, "air.pm25") == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[:8] == [
        "air.pm25  초미세먼지 · Fine dust",
        "Mean of the last hour",
        "40.0 µg/m³  5 min  warning",
        "places: 2 of 2",
        "limits: warning from 36.0 µg/m³, critical from 76.0 µg/m³, target 15.0 µg/m³",
        "owner: Air office (tel:120)",
        "sources: air",
        "",
    ]
    assert lines[8:11] == [
        "yesterday at this time  36.0 µg/m³  +4.0 worse",
        "a week ago              –           –",
        "52 weeks ago            –           –",
    ]
    assert any(line.startswith("last 24 hours, from ") for line in lines)
    assert [line.split()[0] for line in lines[-2:]] == ["강남구", "중구"]


def test_a_formula_in_words_with_its_inputs(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(folder, "clean") == 0
    out = capsys.readouterr().out
    assert "formula: score(Fine dust: 0 at 75 µg/m³, 100 at 5 µg/m³)\n  air.pm25  Fine dust  40.0 µg/m³  5 min\n" in out


def test_why_a_value_is_missing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(folder, "gone") == 0
    assert "missing: gone: No source gives the series s\n" in capsys.readouterr().out


def test_json_of_all_and_of_one(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(folder, "--json") == 0
    air, clean, gone = json.loads(capsys.readouterr().out)["indicators"]
    assert (air["value"], air["unit"], air["status"], air["stale"]) == (40.0, "µg/m³", "warning", False)
    assert air["target"] == {"value": 15.0, "reached": False, "beyond": -25.0}
    assert air["yesterday"]["difference"] == 4.0
    assert {place: value["value"] for place, value in air["places"].items()} == {"강남구": 50.0, "중구": 30.0}
    assert clean["sources"] == ["air"]
    assert gone["missing"] == [{"indicator": "gone", "reason": "No source gives the series s"}]
    assert run(folder, "clean", "--json") == 0
    one = json.loads(capsys.readouterr().out)
    assert one["formula"] == "score(air.pm25, 75 µg/m³, 5 µg/m³)"
    assert one["in_words"] == "score(Fine dust: 0 at 75 µg/m³, 100 at 5 µg/m³)"
    assert [(each["id"], each["value"]) for each in one["inputs"]] == [("air.pm25", 40.0)]
    assert one["compared"].keys() == {"yesterday", "last_week", "last_year"}
    assert [value for _, value in one["day"]["points"]]
    assert one["year"]["step"] == "day"


def test_an_id_that_is_not_there(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(folder, "air.pm52") == 2
    assert capsys.readouterr().err == "No indicator has the id air.pm52; nearest: air.pm25\n"
    assert run(folder, "zzz") == 2
    assert capsys.readouterr().err == "No indicator has the id zzz\n"


def test_a_wrong_one_says_what_is_wrong(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(folder, "city.toml", CITY + indicator("a") + indicator("b", "foo = 1"))
    assert run(folder, "b") == 2
    assert "city.toml:12: indicator[2].foo: Unknown key" in capsys.readouterr().err
    assert run(folder) == 0
    assert "Wrong indicators, left out: 1" in capsys.readouterr().err


def test_a_city_without_any(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(folder, "city.toml", CITY)
    assert run(folder) == 0
    assert capsys.readouterr().out == "The city has no indicators, write some into its city.toml\n"


def test_without_a_store(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "numbers.db").unlink()
    assert run(folder) == 1
    assert capsys.readouterr().err
