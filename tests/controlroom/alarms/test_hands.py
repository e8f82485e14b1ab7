"""Alarms on a wall: on tiles, in the header, by keys; the nearest cameras."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from controlroom.alarms.desk import AlarmDesk
from controlroom.city import load_city
from controlroom.wall import Wall
from feeds.core import SystemClock
from feeds.engine import Engine
from feeds.supervise import Limits
from layouts.expansion import standard_lookup
from layouts.watch import FolderWatch
from tests.controlroom.alarms.inputs import FakeInputs, kept_event
from tests.layouts.helpers import CITY, LAYOUT, write
from widgets.commands import (
    AcknowledgeAlarm,
    AssignCameras,
    EnlargeTile,
    LeaveNearest,
    NextAlarm,
    OpenAlarm,
    OpenNearest,
    PullNearest,
    ShelveAlarm,
)
from widgets.model import Level
from widgets.wall_window import WallWindow

LOOKUP = standard_lookup({}, {})
CAMERAS = "id,name,lat,lon,audience,main\n" + "".join(
    f"{id},카메라 {id},{lat},127.07,{audience},rtsp://192.0.2.1/{id}\n"
    for id, lat, audience in (
        ("a", "37.651", ""),
        ("b", "37.652", "citizen"),
        ("c", "37.66", "operator citizen"),
        ("d", "37.67", "operator"),
        ("e", "37.68", "operator"),
        ("f", "37.69", "operator"),
    )
)
RULE = """
[[alarm]]
id = "fire"
level = "serious"
text = {ko = "{place} {title}"}
action = {ko = "영상을 확인"}
owner = {name = {ko = "소방"}}
event = {kind = "incident"}
show = {layout = "other"}
"""


class Shown:
    """A wall with one window, a desk without a file, and inputs in the hand."""

    def __init__(self, folder: Path, engine: Engine) -> None:
        write(folder, "city.toml", CITY + RULE)
        write(folder, "cameras.csv", CAMERAS)
        write(folder, "layouts/all.toml", LAYOUT + 'grid = "2x2"\ncameras = ["a", "c"]\n')
        write(folder, "layouts/other.toml", LAYOUT + 'grid = "1x1"\ncameras = ["f"]\n')
        self.city = load_city(folder, LOOKUP)
        self.wall = Wall(
            self.city,
            engine,
            clock=SystemClock(),
            language="ko",
            watch=FolderWatch(folder),
            snapshots=folder / "pictures",
        )
        self.inputs = FakeInputs()
        self.desk = AlarmDesk(
            None,
            operator="관제 2석",
            language="ko",
            gloss="none",
            tone=lambda: None,
            clock_ms=lambda: self.inputs.now_ms,
        )
        self.wall.set_desk(self.desk)
        self.window: WallWindow = self.wall.add_window(1)
        self.desk.start()

    def burn(self, **values: Any) -> str:
        """Let there be a fire; return the id of its alarm."""
        self.inputs.events = [kept_event("1", **{"latitude_deg": 37.65, **values})]
        self.desk.follow(self.inputs)
        return self.desk.board.standing[0].id

    def on_wall(self) -> list[str]:
        return [tile.camera.camera_id if tile.camera else "" for tile in self.window.canvas.tiles.seen]


@pytest.fixture
def shown(qtbot: QtBot, tmp_path: Path) -> Iterator[Shown]:
    engine = Engine(limits=Limits())
    shown = Shown(tmp_path, engine)
    qtbot.waitUntil(lambda: shown.desk._engine is not None)
    yield shown
    shown.wall.close()
    engine.close()


def test_the_camera_that_watches_has_the_border_and_the_header_the_count(shown: Shown) -> None:
    shown.burn()
    tiles = shown.window.canvas.tiles
    assert {id: (alarm.level, alarm.acknowledged) for id, alarm in tiles.alarms.items()} == {
        "a": (Level.SERIOUS, False)
    }
    assert shown.window.canvas._counts[Level.SERIOUS].number == 1
    shown.window.command.emit(AcknowledgeAlarm(camera_id="a"))
    assert tiles.alarms["a"].acknowledged
    assert "노원구 화재" in shown.window._toast.text
    shown.inputs.events = []
    shown.desk.follow(shown.inputs)
    assert tiles.alarms == {}
    assert shown.window.canvas._counts[Level.SERIOUS].number == 0


def test_one_without_a_camera_is_counted_all_the_same(shown: Shown) -> None:
    shown.burn(latitude_deg=None)
    assert shown.window.canvas.tiles.alarms == {}
    assert shown.window.canvas._counts[Level.SERIOUS].number == 1


def test_a_window_that_comes_later_shows_it_too(shown: Shown) -> None:
    shown.burn()
    window = shown.wall.add_window(2)
    assert window.canvas.tiles.alarms.keys() == {"a"}
    assert window.canvas._counts[Level.SERIOUS].waiting


def test_the_nearest_four_are_pulled_around_a_tile(shown: Shown) -> None:
    shown.window.command.emit(PullNearest("a"))
    assert shown.on_wall() == ["a", "c", "d", "e", "f"], "those that this audience may not see are left out"
    distances = [tile.spec.distance_m for tile in shown.window.canvas.tiles.seen]
    assert distances[0] is None
    assert distances[1] == pytest.approx(1000, abs=5)


def test_around_the_selected_alarm_they_are_nearest_to_its_place(shown: Shown) -> None:
    shown.burn()
    shown.window.command.emit(NextAlarm())
    shown.window.command.emit(PullNearest())
    assert shown.on_wall() == ["a", "c", "d", "e"]
    shown.window.command.emit(OpenNearest(37.69, 127.07))
    assert shown.on_wall() == ["f", "e", "d", "c"]


def test_without_anything_selected_that_is_said(shown: Shown) -> None:
    shown.window.command.emit(PullNearest())
    shown.window.command.emit(AcknowledgeAlarm())
    assert shown.on_wall() == ["a", "c", "", ""]
    assert shown.window._toast.text


def test_the_layout_of_a_rule_is_shown_where_it_names_one(shown: Shown) -> None:
    alarm_id = shown.burn()
    shown.window.command.emit(OpenAlarm(alarm_id))
    assert shown.on_wall() == ["f"]
    assert shown.desk.board.selected == alarm_id


def test_shelving_is_confirmed(shown: Shown) -> None:
    alarm_id = shown.burn()
    shown.window.command.emit(ShelveAlarm(alarm_id, "훈련", 30))
    assert (shown.desk.board.standing, len(shown.desk.board.shelved)) == ((), 1)
    assert "30" in shown.window._toast.text


def test_leaving_the_nearest_brings_back_the_layout_as_it_was(shown: Shown) -> None:
    shown.window.command.emit(AssignCameras((("1", "d"),)))
    shown.window.command.emit(EnlargeTile("1"))
    shown.window.command.emit(PullNearest("a"))
    shown.window.command.emit(EnlargeTile("near-2"))
    assert shown.on_wall() == ["c"]
    shown.window.command.emit(LeaveNearest())
    assert shown.on_wall() == ["d"]
    shown.window.command.emit(EnlargeTile(None))
    assert shown.on_wall() == ["a", "d", "", ""]
