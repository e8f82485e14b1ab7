"""The desk of a running wall: it mirrors the screens, asks for what its operator does, and says what is refused."""

from collections.abc import Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from pytestqt.qtbot import QtBot

from controlroom.alarms.desk import AlarmDesk
from controlroom.city import load_city
from controlroom.desk.station import DeskStation
from controlroom.driving.schedule import ScheduleDriver
from controlroom.plan import ScreenPlan
from controlroom.state.commands import CameraInTile, PutCameras
from controlroom.state.entries import Author
from controlroom.state.holder import StateHolder
from controlroom.wall import Wall
from feeds.core import SystemClock
from feeds.engine import Engine
from feeds.supervise import Limits
from layouts.expansion import standard_lookup
from layouts.watch import FolderWatch
from tests.layouts.helpers import CITY, LAYOUT, write
from widgets.commands import SetPrivacy
from widgets.desk import commands as desk

LOOKUP = standard_lookup({}, {})
CAMERAS = "id,name,lat,lon,main\n" + "".join(
    f"{id},카메라 {id},37.5,127.0{n},rtsp://192.0.2.1/{id}\n" for n, id in enumerate("abcde")
)
SCENE = (
    'schema_version = 1\nname = {ko = "평시", en = "Calm"}\n'
    '[[screen]]\nid = "left"\nlayout = "four"\n[[screen]]\nid = "right"\nlayout = "one"\n'
)
SEOUL = ZoneInfo("Asia/Seoul")

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


class Room:
    """A wall of two windows with its desk, without a journal."""

    def __init__(self, folder: Path, engine: Engine) -> None:
        write(folder, "city.toml", CITY)
        write(folder, "cameras.csv", CAMERAS)
        write(folder, "layouts/four.toml", LAYOUT + 'grid = "2x2"\ncameras = ["a", "b", "c"]\n')
        write(folder, "layouts/one.toml", LAYOUT + 'grid = "1x1"\ncameras = ["d"]\n')
        write(folder, "scenes/calm.toml", SCENE)
        self.folder = folder
        self.holder = StateHolder()
        self.wall = Wall(
            load_city(folder, LOOKUP),
            engine,
            clock=SystemClock(),
            language="ko",
            watch=FolderWatch(folder),
            snapshots=folder / "pictures",
            holder=self.holder,
            operator="관제 1석",
        )
        alarms = AlarmDesk(None, operator="관제 1석", language="ko", gloss="none", tone=lambda: None)
        self.wall.set_desk(alarms)
        alarms.start()
        self.wall.begin({"left": ScreenPlan("four"), "right": ScreenPlan("one")})
        self.left, self.right = self.wall.add_window(1, "left"), self.wall.add_window(2, "right")
        self.missing: set[str] = set()
        schedule = ScheduleDriver(self.holder, zone=SEOUL, standing=list, clock=SystemClock())
        self.station = DeskStation(
            self.wall,
            self.holder,
            schedule,
            missing=lambda: self.missing,
            where=None,
            operator="관제 1석",
            language="ko",
            zone=SEOUL,
            clock=SystemClock(),
        )
        self.station.start(full_screen=False)

    def ask(self, command: desk.Ask, revision: int | None = None) -> None:
        self.station.desk.asked.emit(command, self.holder.state.revision if revision is None else revision)

    def said(self) -> str:
        return self.station.desk._toast.text


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path) -> Iterator[Room]:
    engine = Engine(limits=Limits())
    made = Room(tmp_path, engine)
    qtbot.waitUntil(lambda: len(made.station.desk._view.screens) == 2)
    yield made
    made.station.close()
    made.wall.close()
    engine.close()


def shown(room: Room, screen: str) -> list[str]:
    window = {"left": room.left, "right": room.right}[screen]
    return [tile.camera.camera_id if tile.camera else "" for tile in window.canvas.tiles.tiles.values()]


def test_what_is_done_at_the_desk_is_shown_on_the_wall(room: Room) -> None:
    room.ask(desk.PutCameras((desk.Placed("left", 1, "d"), desk.Placed("right", 1, "a"))))
    assert (shown(room, "left")[0], shown(room, "right")) == ("d", ["a"])
    assert room.holder.history.entries[-1].author == Author("관제 1석", "desk")
    room.ask(desk.Undo())
    assert (shown(room, "left")[0], shown(room, "right")) == ("a", ["d"])
    room.ask(desk.NearestTo("right", "d"))
    assert set(shown(room, "right")) == set("abcde")
    room.ask(desk.LeaveNearest("right"))
    assert shown(room, "right") == ["d"]


def test_what_somebody_else_has_changed_meanwhile_is_not_overwritten(room: Room) -> None:
    seen = room.holder.state.revision
    room.holder.submit(PutCameras(tiles=(CameraInTile(screen="left", tile=1, camera="e"),)), Author("bob", "api"))
    room.ask(desk.PutCameras((desk.Placed("left", 1, "d"),)), seen)
    assert shown(room, "left")[0] == "e"
    assert "bob" in room.said()
    room.ask(desk.PutCameras((desk.Placed("left", 2, "d"),)), seen)
    assert shown(room, "left")[:2] == ["e", "d"]


def test_the_curtain_closes_at_once_and_words_are_said_at_the_desk_alone(room: Room) -> None:
    room.ask(SetPrivacy(True))
    assert room.left.canvas.tiles.curtained
    room.wall.voice.complain("No network")
    assert room.said() == "No network"
    assert not room.left._toast.isVisible()


def test_a_monitor_that_goes_is_seen_at_the_desk(room: Room, qtbot: QtBot) -> None:
    room.missing = {"right"}
    qtbot.waitUntil(lambda: room.station.desk._view.screens[1].is_missing)


def test_what_the_wall_shows_is_kept_as_a_scene(room: Room, qtbot: QtBot) -> None:
    room.wall.watch()
    room.ask(desk.PutCameras((desk.Placed("left", 4, "e"),)))
    room.ask(desk.SaveScene("Night shift"))
    qtbot.waitUntil(lambda: "night-shift" in room.wall.city.showing.scenes.good, timeout=20_000)
    scene = room.wall.city.showing.scenes.good["night-shift"]
    assert scene.name == {"ko": "Night shift"}
    assert (scene.screens["left"].cameras, scene.screens["right"].layout) == ({4: "e"}, "one")
    qtbot.waitUntil(lambda: len(room.station.desk._view.scenes) == 2)
    room.ask(desk.SaveScene("평시"))
    qtbot.waitUntil(
        lambda: room.wall.city.showing.scenes.good["calm"].screens["left"].cameras == {4: "e"}, timeout=20_000
    )
    assert room.wall.city.showing.scenes.good["calm"].name == {"ko": "평시", "en": "Calm"}
