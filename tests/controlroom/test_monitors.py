"""A wall on several monitors of a real X server, which come and go."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psutil
import pytest

from controlroom.cli.status import status_lines
from tests.controlroom.conftest import MonitorsDisplay, RunningWall, all_live
from tests.programs import kill

pytestmark = [
    pytest.mark.needs("Xtigervnc"),
    pytest.mark.needs("xrandr"),
    pytest.mark.needs("xdotool"),
]

Start = Callable[..., RunningWall]
PLACES = {
    "Test city · 1": (0, 0, 960, 540),
    "Test city · 2": (960, 0, 960, 540),
    "Test city · 3": (0, 540, 960, 540),
    "Test city · 4": (960, 540, 960, 540),
}


def screens(status: dict[str, Any]) -> dict[str, str | None]:
    """The monitor of each screen."""
    return {each["screen"]: each["monitor"] for each in status["monitors"]}


def start_on(start_wall: Start, city: Path, display: MonitorsDisplay, *numbers: int) -> RunningWall:
    options = [word for number in numbers for word in ("--screen", str(number))]
    return start_wall(str(city), *options, environment=display.environment)


def test_each_screen_fills_its_monitor(monitors: MonitorsDisplay, start_wall: Start, city: Path) -> None:
    wall = start_on(start_wall, city, monitors, 1, 2, 3, 4)
    status = wall.until(all_live)
    assert screens(status) == {"1": "M1", "2": "M2", "3": "M3", "4": "M4"}
    assert monitors.windows() == PLACES
    assert {each["size"] for each in status["monitors"]} == {"960x540"}
    assert "screen 4: monitor M4, 960x540" in status_lines(status)


def test_a_monitor_that_goes_takes_nothing_with_it_and_comes_back_as_it_was(
    monitors: MonitorsDisplay, start_wall: Start, city: Path
) -> None:
    wall = start_on(start_wall, city, monitors, 1, 2, 3)
    wall.until(all_live)
    places = {title: place for title, place in PLACES.items() if not title.endswith("4")}
    for name in ("M4", "M2"):
        monitors.unplug(name)
    status = wall.until(lambda status: screens(status)["3"] is None)
    assert screens(status) == {"1": "M1", "2": "M3", "3": None}, "the most important are shown"
    assert monitors.windows() == {"Test city · 1": PLACES["Test city · 1"], "Test city · 2": PLACES["Test city · 3"]}
    assert len(status["screens"][0]) == 4
    assert status["screens"][2] == [], "nothing is asked for where nobody sees it"
    assert "screen 3: its monitor is missing" in status_lines(status)
    monitors.plug("M2", 960, 0)
    status = wall.until(lambda status: screens(status) == {"1": "M1", "2": "M2", "3": "M3"} and all_live(status))
    assert monitors.windows() == places
    assert status["screens"] == [status["screens"][0]] * 3
    _, logged = wall.end()
    assert "Monitors missing: 1 of 3 (3)" in logged


def test_a_wall_on_the_only_monitor_that_goes_lives_on(
    monitors: MonitorsDisplay, start_wall: Start, city: Path
) -> None:
    wall = start_on(start_wall, city, monitors, 2)
    wall.until(all_live)
    monitors.unplug("M2")
    wall.until(lambda status: screens(status) == {"2": "M3"} and all_live(status))
    assert monitors.windows() == {"Test city · 1": PLACES["Test city · 3"]}
    monitors.plug("M2", 960, 0)
    wall.until(lambda status: screens(status) == {"2": "M2"} and all_live(status))
    assert monitors.windows() == {"Test city · 1": PLACES["Test city · 2"]}


def test_one_that_is_off_at_the_start_is_used_when_it_comes(
    monitors: MonitorsDisplay, start_wall: Start, city: Path
) -> None:
    for name in ("M2", "M3", "M4"):
        monitors.unplug(name)
    wall = start_on(start_wall, city, monitors, 2, 1)
    status = wall.until(all_live)
    assert screens(status) == {"2": "M1", "1": None}
    monitors.plug("M2", 960, 0)
    wall.until(lambda status: screens(status) == {"2": "M2", "1": "M1"} and all_live(status))
    assert monitors.windows() == {"Test city · 1": (960, 0, 960, 540), "Test city · 2": (0, 0, 960, 540)}


def test_a_monitor_that_is_moved_is_followed(monitors: MonitorsDisplay, start_wall: Start, city: Path) -> None:
    wall = start_on(start_wall, city, monitors, 1, 2)
    wall.until(all_live)
    monitors.unplug("M4")
    monitors.unplug("M2")
    monitors.plug("M2", 960, 540)
    wall.until(lambda status: screens(status) == {"1": "M1", "2": "M3"})
    assert monitors.windows()["Test city · 2"] == PLACES["Test city · 3"], "numbers are counted anew"


def test_a_number_that_no_screen_has(monitors: MonitorsDisplay, start_wall: Start, city: Path) -> None:
    wall = start_on(start_wall, city, monitors, 0)
    _, said = wall.process.communicate(timeout=30)
    assert wall.process.returncode == 2
    assert "There is no screen 0" in said


WALL = """\
schema_version = 1
name = {en = "Wall"}
desk = {connector = "M4"}
[[screen]]
id = "left"
monitor = {connector = "M1"}
[[screen]]
id = "right"
monitor = {connector = "M2"}
layout = "one"
"""
SCENES = {
    "calm": '[[screen]]\nid = "left"\nlayout = "four"\n[[screen]]\nid = "right"\nlayout = "one"\n',
    "alert": (
        '[[screen]]\nid = "left"\nlayout = "one"\ncameras = {"1" = "CD-0003"}\n'
        '[[screen]]\nid = "right"\nlayout = "four"\nlarge = 2\n'
    ),
}
FOUR = ["AB-0001", "AB-0002", "CD-0003", "CD-0004"]


def room(city: Path) -> None:
    """Make a wall of two screens and a desk out of the city, with two scenes."""
    (city / "walls").mkdir()
    (city / "walls/room.toml").write_text(WALL)
    (city / "scenes").mkdir()
    for order, (name, text) in enumerate(SCENES.items(), start=1):
        head = f'schema_version = 1\nname = {{en = "{name}"}}\norder = {order}\n'
        (city / f"scenes/{name}.toml").write_text(head + text)


def send(wall: RunningWall, *words: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "controlroom", "send", *words, "--instance", wall.instance, "--lang", "en"]
    return subprocess.run(command, capture_output=True, text=True, timeout=30)


def test_scenes_are_shown_everywhere_at_once_and_come_back_after_a_kill(
    monitors: MonitorsDisplay, start_wall: Start, city: Path
) -> None:
    room(city)
    wall = start_wall(str(city), "--wall", "room", "--keep-alive", environment=monitors.environment)
    first = wall.until(all_live)
    assert first["screens"] == [FOUR, ["AB-0001"]]
    desks = [place[:2] for place in monitors.windows("Desk").values()]
    assert desks == [(960, 540)]
    monitors.do("mousemove", "300", "250", "click", "1")
    monitors.press("2")
    shown = [["CD-0003"], ["AB-0002"]]
    wall.until(lambda status: status["screens"] == shown and status["scene"] == "alert")
    kill(psutil.Process(first["pid"]))
    second = wall.until(lambda status: status["pid"] != first["pid"] and status["screens"] == shown)
    assert (second["scene"], second["restarts"]) == ("alert", 1)
    undone = send(wall, "undo", "revision=2")
    assert undone.returncode == 0, undone.stderr
    wall.until(lambda status: status["screens"] == [FOUR, ["AB-0001"]])
    refused = send(wall, "show-scene", "scene=alrt")
    assert (refused.returncode, "nearest: alert" in refused.stderr) == (1, True)


def test_one_program_leads_a_wall_and_a_second_one_says_so(
    monitors: MonitorsDisplay, start_wall: Start, city: Path
) -> None:
    wall = start_on(start_wall, city, monitors, 1)
    wall.until(all_live)
    command = [sys.executable, "-m", "controlroom", "run", str(city), "--instance", wall.instance, "--lang", "en"]
    second = subprocess.run(command, env=monitors.environment, capture_output=True, text=True, timeout=60)
    assert second.returncode == 1
    assert f"Another program shows the wall {wall.instance}" in second.stderr
