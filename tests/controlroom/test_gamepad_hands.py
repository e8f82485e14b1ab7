"""What a gamepad does to a wall."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from controlroom.city import load_city
from controlroom.gamepad import Gamepad
from controlroom.gamepad_hands import GamepadHands
from controlroom.plan import ScreenPlan
from controlroom.state.holder import StateHolder
from controlroom.wall import Wall
from feeds.core import FULL, SystemClock
from feeds.engine import Engine
from feeds.supervise import Limits
from layouts.watch import FolderWatch
from tests.controlroom.test_wall import CAMERAS, LOOKUP
from tests.layouts.helpers import CITY, LAYOUT, write
from widgets.states import Shown
from widgets.strip import Right
from widgets.wall_window import WallWindow

SCENE = 'schema_version = 1\nname = {{ko = "{0}"}}\n[[screen]]\nid = "1"\nlayout = "{0}"\n'


class Led:
    """A wall of one window and two scenes, and a gamepad that nobody has plugged in."""

    def __init__(self, folder: Path, engine: Engine) -> None:
        write(folder, "city.toml", CITY)
        write(folder, "cameras.csv", CAMERAS)
        for name in ("all", "one"):
            write(folder, f"layouts/{name}.toml", LAYOUT + 'grid = "2x2"\ncameras = ["a", "b", "c"]\n')
            write(folder, f"scenes/{name}.toml", SCENE.format(name))
        self.holder = StateHolder()
        self.wall = Wall(
            load_city(folder, LOOKUP),
            engine,
            clock=SystemClock(),
            language="ko",
            watch=FolderWatch(folder),
            snapshots=folder / "pictures",
            holder=self.holder,
        )
        self.wall.begin({"1": ScreenPlan()})
        self.window: WallWindow = self.wall.add_window(1)
        self.gamepad = Gamepad(folder)
        self.hands = GamepadHands(self.gamepad, self.wall, self.holder, "ann")


@pytest.fixture
def led(qtbot: QtBot, tmp_path: Path) -> Iterator[Led]:
    engine = Engine(limits=Limits())
    made = Led(tmp_path, engine)
    yield made
    made.wall.close()
    engine.close()


def test_sticks_and_buttons_do_what_keys_do(led: Led) -> None:
    tiles = led.window.canvas.tiles
    led.gamepad.moved.emit("right")
    led.gamepad.moved.emit("right")
    assert tiles.selected == "1"
    led.gamepad.pressed.emit("enlarge")
    assert tiles.large == "1"
    led.gamepad.pressed.emit("back")
    assert tiles.large is None
    led.gamepad.pressed.emit("hold")
    assert led.window._toast.text


def test_shoulders_go_through_the_scenes(led: Led) -> None:
    shown = []
    for button in ("scene-after", "scene-after", "scene-after", "scene-before"):
        led.gamepad.pressed.emit(button)
        shown.append(led.holder.state.scene)
    assert shown == ["all", "one", "all", "one"]
    assert led.holder.history.entries[-1].author.by == "ann"


def test_only_pictures_that_move_are_zoomed_and_moved(led: Led) -> None:
    led.gamepad.moved.emit("right")
    tile = led.window.canvas.tiles.tiles["0"]
    led.gamepad.zoomed.emit(1.0)
    led.gamepad.panned.emit(1.0, 0.0)
    assert tile.crop == FULL
    tile._shown = Shown(moves=True, right=Right())
    for _ in range(10):
        tile.still = None  # as if its pictures came
        led.gamepad.zoomed.emit(1.0)
    zoomed = tile.crop
    assert tile.magnification > 1.5
    tile.still = None
    led.gamepad.panned.emit(1.0, -1.0)
    assert (tile.crop.x > zoomed.x, tile.crop.y < zoomed.y) == (True, True)
