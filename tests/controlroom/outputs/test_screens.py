"""The screens of a plan on several monitors, with mixed pixel ratios, on Qt's own platform without any."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[3]

SCRIPT = """
import json, sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from controlroom.city import load_city
from controlroom.monitors.plan import MonitorMatch, PlannedScreen, PlannedSpan, SpanCell, WallPlan
from controlroom.outputs.core import OutputFailed
from controlroom.outputs.screens import Screens
from controlroom.wall import Wall
from feeds.core import SystemClock
from feeds.engine import Engine
from feeds.supervise import Limits
from layouts.watch import FolderWatch
from widgets.overlays import Toast

def screen(id, importance=1, **more):
    size_px, rotation = more.pop("size_px", None), more.pop("rotation", None)
    return PlannedScreen(id, MonitorMatch(**more), importance, rotation, size_px)

app = QApplication([])
folder = Path(sys.argv[1])
engine = Engine(limits=Limits())
city = load_city(folder, lambda name: None)
wall = Wall(city, engine, clock=SystemClock(), language="en", watch=FolderWatch(folder), snapshots=folder)

def shown():
    app.processEvents()
    values = []
    for window in wall.windows:
        canvas = window.canvas
        place = window.geometry()
        values.append({
            "id": window.screen_id,
            "number": window.number,
            "on": window.screen().name() if window.isVisible() else None,
            "at": [place.x(), place.y(), place.width(), place.height()],
            "full": window.isFullScreen(),
            "px": list(canvas._arranged_px),
            "part": None if canvas._part is None else
                [canvas._part.canvas_width_px, canvas._part.canvas_height_px, canvas._part.x_px, canvas._part.y_px],
            "cameras": sorted({view.camera_id for view in canvas._pictures.wanted}),
            "boxes": [[tile.box.x(), tile.box.y(), tile.box.width(), tile.box.height()] for tile in canvas.tiles.seen],
            "toast": window.findChild(Toast).text,
        })
    return values

def run(plan, **options):
    screens = Screens(plan, full_screen=True, **options)
    screens.start(wall)
    return screens

"""

END = """
print(json.dumps({"windows": shown(), "monitors": screens.monitors()}))
screens.stop()
wall.close()
engine.close()
"""

# Physical pixels. Windows of this platform know nothing of "dpr", Qt's own scaling by the dots to an inch works.
A = {"name": "A", "x": 0, "y": 0, "width": 1920, "height": 1080, "logicalDpi": 96, "logicalBaseDpi": 96}
B = A | {"name": "B", "x": 1920, "logicalDpi": 144}
C = A | {"name": "C", "x": 3840, "width": 1080, "height": 1920, "logicalDpi": 192}
NONE = A | {"name": "NONE", "width": 0, "height": 0}


def shown(tmp_path: Path, city: Path, script: str, *screens: dict[str, Any]) -> dict[str, Any]:
    """Run a script with these screens of the platform; return what it tells."""
    file = tmp_path / "screens.json"
    file.write_text(json.dumps({"screens": screens}), encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": f"offscreen:configfile={file}"}
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT + script + END, str(city)],
        env=environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def test_each_screen_has_the_pixels_of_its_own_monitor(tmp_path: Path, city: Path) -> None:
    plan = 'screens = run(WallPlan((screen("right", connector="B"), screen("left", connector="A"), screen("up"))))'
    told = shown(tmp_path, city, plan, A, B, C)
    right, left, up = told["windows"]
    assert [(each["id"], each["number"], each["on"]) for each in told["windows"]] == [
        ("right", 1, "B"),
        ("left", 2, "A"),
        ("up", 3, "C"),
    ]
    assert (left["at"], left["px"]) == ([0, 0, 1920, 1080], [1920, 1080])
    assert (right["at"], right["px"]) == ([1920, 0, 1280, 720], [1920, 1080])
    assert (up["at"], up["px"]) == ([3840, 0, 540, 960], [1080, 1920])
    assert all(each["full"] and each["part"] is None for each in told["windows"])
    assert right["boxes"] == left["boxes"], "as many pixels, the same tiles"
    assert told["monitors"][0] == {
        "screen": "right",
        "span": None,
        "monitor": "B",
        "size": "1920x1080",
        "rotation": 0,
        "missing": False,
    }


def test_with_too_few_monitors_the_wall_says_so(tmp_path: Path, city: Path) -> None:
    plan = 'screens = run(WallPlan((screen("least", 9), screen("first", 1), screen("next", 2))))'
    told = shown(tmp_path, city, plan, NONE, B)
    least, first, following = told["windows"]
    assert first["on"] == "B", "a placeholder shows nothing"
    assert "Monitors missing: 2 of 3 (least, next)" in first["toast"]
    for hidden in (least, following):
        assert (hidden["on"], hidden["cameras"], hidden["boxes"]) == (None, [], [])
    assert [each["missing"] for each in told["monitors"]] == [True, False, True]


@pytest.mark.parametrize(("planned", "says"), [(0, True), (90, False), (270, False), (None, False)])
def test_a_monitor_that_is_not_turned_as_it_hangs_is_told(
    tmp_path: Path, city: Path, planned: int | None, says: bool
) -> None:
    told = shown(tmp_path, city, f'screens = run(WallPlan((screen("up", rotation={planned}),)))', C)
    (window,) = told["windows"]
    assert ("turned" in window["toast"]) == says
    assert told["monitors"][0]["rotation"] == 90


SPAN = """
cells = (
    SpanCell(screen("l", connector="A"), 1, 1, 5), SpanCell(screen("r", connector="B"), 2, 1, 5),
)
screens = run(WallPlan((screen("alone", connector="C"),), (PlannedSpan("both", cells, 10),)))
"""


def test_a_span_is_one_canvas_behind_its_bezels(tmp_path: Path, city: Path) -> None:
    told = shown(tmp_path, city, SPAN, A, B, C)
    alone, left, right = told["windows"]
    assert [each["id"] for each in told["windows"]] == ["alone", "both", "both"]
    assert [each["number"] for each in told["windows"]] == [1, 2, 2]
    assert alone["part"] is None
    width, height, *begin = left["part"]
    assert begin == [0, 0]
    assert height == 1080
    assert right["part"] == [width, 1080, width - 1920, 0]
    hidden_px = width - 2 * 1920
    assert hidden_px == round(20 * 1920 / 487.68), "the platform's monitors are 487.68 mm wide"
    assert (left["on"], right["on"]) == ("A", "B")
    assert (left["cameras"], right["cameras"]) == (["AB-0001", "CD-0003"], ["AB-0002", "CD-0004"])
    assert [each["span"] for each in told["monitors"]] == [None, "both", "both"]


def test_a_span_keeps_its_canvas_while_one_of_its_monitors_is_missing(tmp_path: Path, city: Path) -> None:
    script = SPAN.replace('connector="B"', 'connector="B", size_px=(1920, 1080), importance=2')
    told = shown(tmp_path, city, script, A, C)
    _, left, right = told["windows"]
    assert left["part"] == [right["part"][0], 1080, 0, 0]
    assert right["on"] is None
    assert left["cameras"] == ["AB-0001", "CD-0003"]
    assert right["cameras"] == []


def test_a_number_below_one_is_refused(tmp_path: Path, city: Path) -> None:
    script = """
try:
    screens = run(WallPlan((screen("0", number=0),)))
except OutputFailed as error:
    screens = run(WallPlan((screen(error.text.english()),)))
"""
    told = shown(tmp_path, city, script, A)
    assert told["windows"][0]["id"] == "There is no screen 0, they are numbered from 1"
