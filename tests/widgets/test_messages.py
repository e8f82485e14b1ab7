"""Where messages stand: never on the counts of alarms."""

import pytest

from tests.fakes.pictures import NOW_UTC
from tests.widgets.conftest import CAMERAS
from widgets.model import Alarm, Level
from widgets.overlays import Toast
from widgets.verbs import Verb
from widgets.wall_window import WallWindow


def toast_of(window: WallWindow) -> Toast:
    toast = window.findChild(Toast)
    assert isinstance(toast, Toast)
    return toast


@pytest.mark.parametrize("width_px", [700, 1280, 3840])
def test_a_message_never_hides_the_counts_of_alarms(window: WallWindow, width_px: int) -> None:
    window.resize(width_px, width_px * 9 // 16)
    window.set_product("모의 도시 서울", simulated=True)
    for number, camera in enumerate(CAMERAS[:4]):
        window.canvas.set_alarm(camera.camera_id, Alarm(list(Level)[number], NOW_UTC))
    toast, room, header_px = toast_of(window), window.canvas.header_room, window.canvas.header_px
    for text in ("Saved", "The picture could not be saved because there is no room left on the disk " * 3):
        window.say_trouble(text)
        place = toast.geometry()
        assert window.rect().contains(place)
        assert place.top() >= header_px or (place.left() >= room.left() and place.right() <= room.right())


def test_pictures_go_on_straight_beside_a_message_in_the_header(
    window: WallWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    covered: list[bool] = []
    window.resize(1920, 1080)
    monkeypatch.setattr(window.canvas, "set_covered", covered.append)
    window.say("Saved")
    window.do(Verb.HELP)
    assert covered == [False, True]
