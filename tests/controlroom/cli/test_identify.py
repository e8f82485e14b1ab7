"""`controlroom identify` on several monitors."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.controlroom.conftest import MonitorsDisplay, RunningWall, all_live

COMMAND = [sys.executable, "-m", "controlroom", "identify", "--lang", "en"]


def offscreen(tmp_path: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    """Let it tell of two monitors, one with one and a half pixels to the point."""
    file = tmp_path / "screens.json"
    screen = {"name": "DP-1", "x": 0, "y": 0, "width": 1920, "height": 1080, "logicalDpi": 96, "logicalBaseDpi": 96}
    screens = [screen | {"name": "DP-2", "x": 1920, "logicalDpi": 144}, screen]
    file.write_text(json.dumps({"screens": screens}), encoding="utf-8")
    environment = {**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={file}"}
    return subprocess.run([*COMMAND, *arguments], env=environment, capture_output=True, text=True, timeout=60)


def test_it_prints_what_finds_each_monitor(tmp_path: Path) -> None:
    done = offscreen(tmp_path, "--seconds", "0")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "1  DP-1",
        "   model unknown",
        "   1920×1080 px, 488×274 mm",
        "   turned by 0°, scale 1",
        '   monitor = { connector = "DP-1" }',
        "2  DP-2",
        "   model unknown",
        "   1920×1080 px, 488×274 mm",
        "   turned by 0°, scale 1.5",
        '   monitor = { connector = "DP-2" }',
    ]


def test_it_prints_one_document(tmp_path: Path) -> None:
    done = offscreen(tmp_path, "--seconds", "0.2", "--json")
    assert done.returncode == 0, done.stderr
    monitors = json.loads(done.stdout)["monitors"]
    assert [(each["number"], each["connector"], each["scale"]) for each in monitors] == [
        (1, "DP-1", 1),
        (2, "DP-2", 1.5),
    ]
    assert monitors[1]["size_px"] == [1920, 1080]


@pytest.mark.parametrize("wrong", ["-1", "ten", "1e9", "nan"])
def test_a_time_that_is_none(wrong: str, tmp_path: Path) -> None:
    done = offscreen(tmp_path, f"--seconds={wrong}")
    assert (done.returncode, done.stdout) == (2, "")
    assert "a number of seconds from 0 to 3600" in done.stderr


def test_without_a_display_it_says_so() -> None:
    environment = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")}
    done = subprocess.run(COMMAND, env=environment, capture_output=True, text=True)
    assert done.returncode == 1
    assert "no monitors" in done.stderr


@pytest.mark.needs("Xtigervnc")
@pytest.mark.needs("xrandr")
@pytest.mark.needs("xdotool")
def test_every_monitor_shows_its_number_over_a_running_wall(
    monitors: MonitorsDisplay, start_wall: Callable[..., RunningWall], city: Path
) -> None:
    wall = start_wall(str(city), "--screen", "1", environment=monitors.environment)
    wall.until(all_live)
    shown = subprocess.Popen(COMMAND, env=monitors.environment, stdout=subprocess.PIPE, text=True)
    try:
        deadline_s = time.monotonic() + 20
        while len(cards := monitors.windows(" · M[0-9]$")) < 4 and time.monotonic() < deadline_s:
            time.sleep(0.1)
        assert set(cards) == {"1 · M1", "2 · M2", "3 · M3", "4 · M4"}
        for number, (title, (x, y, width, height)) in enumerate(sorted(cards.items())):
            middle = (x + width // 2 - number % 2 * 960, y + height // 2 - number // 2 * 540)
            assert abs(middle[0] - 480) <= 1, title
            assert abs(middle[1] - 270) <= 1, title
        monitors.do("mousemove", "480", "270", "click", "1")
        said, _ = shown.communicate(timeout=20)
    finally:
        shown.kill()
    assert shown.returncode == 0
    assert 'monitor = { connector = "M4" }' in said
    assert (wall.status() or {})["screens"], "the click was for the card, which lies over the wall"
