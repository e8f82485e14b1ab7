"""`controlroom show` against a wall that runs."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from tests.controlroom.conftest import CAMERAS, RunningWall, write_layout


def show(page: str, wall: RunningWall) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "controlroom", "show", page, "--instance", wall.instance, "--lang", "en"]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_the_page_of_a_running_wall_is_switched(
    city: Path, start_wall: Callable[..., RunningWall], tmp_path: Path
) -> None:
    write_layout(city, "two", "2x1", CAMERAS[1:3])
    picture = str(tmp_path / "wall.png")
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    wall = start_wall(str(city), "--lang", "en", "--picture", picture, environment=environment)
    wall.until(lambda status: status["layout"] == "four")

    for page, id in (("one", "one"), ("3", "two"), ("FOUR", "four")):
        shown = show(page, wall)
        assert (shown.returncode, shown.stdout, shown.stderr) == (0, f"Shown: {id} ({id})\n", "")
        assert (wall.status() or {})["layout"] == id
    assert (wall.status() or {})["screens"] == [list(CAMERAS)]

    wrong = show("fuor", wall)
    assert (wrong.returncode, wrong.stdout) == (1, "")
    assert wrong.stderr == "There is no page fuor; nearest: four\n"
    wrong = show("weather", wall)
    assert (wrong.returncode, wrong.stderr) == (1, "There is no page weather; there are: four, one, two\n")
    wrong = show("x" * 300, wall)
    assert (wrong.returncode, wrong.stdout) == (1, "")
    assert wrong.stderr.startswith("The wall does not do that: show takes a text of 1 to 200")
    assert (wall.status() or {})["layout"] == "four"


def test_where_no_wall_runs_that_is_said() -> None:
    command = [sys.executable, "-m", "controlroom", "show", "one", "--instance", "nobody", "--lang", "en"]
    asked = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (asked.returncode, asked.stdout) == (1, "")
    assert "No wall named nobody is running" in asked.stderr
