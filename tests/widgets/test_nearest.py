"""The nearest cameras for a while: beside what they are about, with their distance, and everything back as it was."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.fakes.pictures import FakePictures
from tests.widgets.conftest import CAMERAS, layout, settle
from tests.widgets.images import assert_looks_like
from widgets.commands import AcknowledgeAlarm, Command, LeaveNearest, NextAlarm, PullNearest, SaveLayout
from widgets.model import CameraLabel
from widgets.nearest import NearCamera, nearest_layout
from widgets.wall_window import WallWindow

NEAR = [NearCamera(camera, metres) for camera, metres in zip(CAMERAS[4:8], (90.0, 243.0, 996.0, 12_340.0), strict=True)]


@pytest.fixture
def told(window: WallWindow) -> Iterator[list[Command]]:
    commands: list[Command] = []
    window.command.connect(commands.append)
    yield commands
    window.command.disconnect(commands.append)


def show_nearest(window: WallWindow, name: str, centre: CameraLabel | None, near: Sequence[NearCamera]) -> None:
    window.set_layout(nearest_layout(layout(), name, centre, near))


def shown(window: WallWindow) -> list[str]:
    return [tile.camera.camera_id if tile.camera else "" for tile in window.canvas.tiles.seen]


def rights(window: WallWindow) -> list[str]:
    return [tile._right_now(window._clock.utc()).text for tile in window.canvas.tiles.seen]


def test_it_is_large_with_four_beside_it_that_say_how_far_they_are(window: WallWindow, pictures: FakePictures) -> None:
    show_nearest(window, "Nearest to 강남역", CAMERAS[0], NEAR)
    settle(window.canvas, pictures)
    assert shown(window) == [camera.camera_id for camera in (CAMERAS[0], *CAMERAS[4:8])]
    assert rights(window)[1:] == ["90 m", "240 m", "1.0 km", "12.3 km"]
    large, *others = (tile.spec.box for tile in window.canvas.tiles.seen)
    assert all(large.width_px > 1.9 * box.width_px for box in others)


def test_of_a_place_there_are_four_equal_ones(window: WallWindow, pictures: FakePictures) -> None:
    show_nearest(window, "Nearest cameras", None, NEAR[:3])
    settle(window.canvas, pictures)
    assert len(shown(window)) == 3
    assert len({(tile.spec.box.width_px, tile.spec.box.height_px) for tile in window.canvas.tiles.seen}) <= 2


def test_escape_asks_for_the_layout_again_and_what_was_selected_is_again(
    window: WallWindow, told: list[Command]
) -> None:
    window.canvas.select("t2")
    show_nearest(window, "Nearest", CAMERAS[0], NEAR)
    show_nearest(window, "Nearest", CAMERAS[4], NEAR)
    assert window.canvas.tiles.selected == "near-1"
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert told == [LeaveNearest()]
    window.set_layout(layout())
    assert len(shown(window)) == 4
    assert window.canvas.tiles.selected == "t2"
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert window.canvas.tiles.selected is None


def test_it_is_never_saved_as_a_layout(window: WallWindow, told: list[Command], qtbot: QtBot) -> None:
    show_nearest(window, "Nearest", None, NEAR)
    window.canvas.assign({"near-1": CAMERAS[0]})
    QTest.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert not [command for command in told if isinstance(command, SaveLayout)]
    assert rights(window)[0] == "", "a camera that was put there has no distance"


def test_it_looks_as_designed(window: WallWindow, pictures: FakePictures, tmp_path: Path) -> None:
    show_nearest(window, "강남역 사거리", CAMERAS[0], NEAR)
    settle(window.canvas, pictures)
    assert_looks_like(window.canvas.grab().toImage(), "nearest", tmp_path)


@pytest.mark.parametrize(
    ("key", "command"),
    [
        (Qt.Key.Key_A, AcknowledgeAlarm(camera_id=CAMERAS[1].camera_id)),
        (Qt.Key.Key_N, PullNearest(CAMERAS[1].camera_id)),
        (Qt.Key.Key_Tab, NextAlarm()),
    ],
)
def test_keys_ask_for_it(window: WallWindow, told: list[Command], qtbot: QtBot, key: Qt.Key, command: Command) -> None:
    window.canvas.select("t1")
    QTest.keyClick(window, key)
    qtbot.waitUntil(lambda: told == [command], timeout=5_000)


def test_without_a_selected_tile_the_alarm_counts(window: WallWindow, told: list[Command], qtbot: QtBot) -> None:
    QTest.keyClick(window, Qt.Key.Key_A)
    qtbot.waitUntil(lambda: told == [AcknowledgeAlarm()], timeout=5_000)
