"""``controlroom alarms``: the rules, and what the file beside the store keeps."""

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from controlroom.alarms.core import Alarm, Change, Key, Shelf, What
from controlroom.alarms.keeping import AlarmFile
from tests.layouts.helpers import CITY, write

RULES = """
[[alarm]]
id = "fire"
level = "serious"
text = {en = "Fire in {place}"}
action = {en = "Look"}
owner = {name = {en = "Fire service"}}
event = {kind = "incident", text = "fire"}

[[alarm]]
id = "dark"
level = "watch"
text = {en = "Camera lost: {title}"}
action = {en = "Tell"}
owner = {name = {en = "Networks"}}
camera = "each"
lost_for_s = 300
"""


def asked(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "controlroom", "alarms", "--lang", "en", "--city", str(folder)]
    store = ["--store", str(folder / "store/numbers.db")]
    return subprocess.run([*command, *store, *options], capture_output=True, text=True, check=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path, "city.toml", CITY + RULES)
    return tmp_path


def keep(folder: Path) -> None:
    now_ms = time.time_ns() // 1_000_000
    alarm = Alarm(Key("fire", "119/7"), "serious", now_ms - 120_000, now_ms - 60_000, title="Fire", place="Nowon")
    shelf = Shelf(Key("dark", "a"), "desk 2", "drill", now_ms, now_ms + 600_000)
    file = AlarmFile(folder / "store/alarms.db", loaded=lambda _: None, failed=pytest.fail, now_ms=lambda: now_ms)
    file.start()
    file.put(
        [
            Change(now_ms, What.RAISED, alarm.key, alarm),
            Change(now_ms, What.SHELVED, shelf.key, by="desk 2", shelf=shelf),
        ]
    )
    file.close()


def test_rules_are_listed_and_what_stands(folder: Path) -> None:
    keep(folder)
    said = asked(folder)
    assert said.returncode == 0
    lines = [line.split("  ") for line in said.stdout.splitlines() if line]
    assert [line[0] for line in lines] == ["rule", "fire", "dark", "rule", "fire"]
    assert "event kind incident text fire" in said.stdout
    assert "camera each lost_for_s 300" in said.stdout
    assert "2 min" in said.stdout.splitlines()[-1]


def test_without_any_that_is_said(folder: Path) -> None:
    assert asked(folder).stdout.splitlines()[-1] == "No alarm stands"
    write(folder, "city.toml", CITY)
    assert asked(folder).stdout.startswith("The city has no rules of alarms")


def test_json_has_all_of_it(folder: Path) -> None:
    keep(folder)
    document: dict[str, Any] = json.loads(asked(folder, "--json").stdout)
    assert [rule["id"] for rule in document["rules"]] == ["fire", "dark"]
    assert document["rules"][0]["action"] == {"en": "Look"}
    assert [(alarm["rule"], alarm["about"], alarm["cleared_ms"]) for alarm in document["alarms"]] == [
        ("fire", "119/7", None)
    ]
    assert document["shelved"][0]["reason"] == "drill"


def test_wrong_rules_are_counted(folder: Path) -> None:
    write(folder, "city.toml", CITY + RULES.replace('"serious"', '"grave"'))
    said = asked(folder)
    assert said.returncode == 0
    assert "Wrong rules, left out: 1" in said.stderr


def test_a_file_that_is_none_is_said(folder: Path) -> None:
    write(folder, "store/alarms.db", "no database " * 100)
    said = asked(folder)
    assert said.returncode == 1
    assert "not a store" in said.stderr
