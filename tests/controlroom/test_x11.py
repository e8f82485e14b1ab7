"""Pictures handed to a real X server in shared memory."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.controlroom.conftest import Display
from tests.programs import segments_of

ROOT = Path(__file__).parents[2]

PRELUDE = """
import time
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget
from controlroom.bridge import PictureHub
from feeds.board import Board
from feeds.core import CameraReport, TileState, View
from feeds.memory import Segment
from feeds.pictures import Ring, RingReader, RingWriter, slot_bytes, stride_bytes
from tests.widgets.conftest import CAMERAS, HeldClock, layout
from widgets.model import Part
from widgets.theme import Colours
from widgets.wall_canvas import WallCanvas

RED, GREEN, BLUE = 0xFFC00000, 0xFF00C000, 0xFF0000C0


class PaintedEngine:
    # An engine of one camera, whose pictures are plain colours in shared memory.
    def __init__(self):
        self.board, self.view, self._reader = Board.create(), None, None

    def show(self, views, soon=()):
        if views and views[0] != self.view:
            self.view = views[0]
            size = self.view.width_px, self.view.height_px
            ring = Ring(Segment.create(Ring.size(slot_bytes(*size))), slot_bytes(*size))
            self._reader, self._writer = RingReader(self.board, 0, ring), RingWriter(self.board, 0, ring)

    def paint(self, colour):
        width, height = self.view.width_px, self.view.height_px
        slot = self._writer.free_slot()
        stride = stride_bytes(width)
        self._reader.ring.slots[slot][: stride * height] = colour.to_bytes(4, "little") * (stride // 4 * height)
        self._writer.publish(slot, width, height, stride, time.monotonic_ns(), time.monotonic_ns())

    def changed(self):
        reader = self._reader
        if reader is None or reader.newest == reader.shown:
            return []
        reader.take()
        return [(self.view, reader)]

    def reader(self, view):
        return self._reader

    def report(self, camera_id):
        return CameraReport(camera_id, TileState.LIVE, picture_age_s=0.1, picture_utc=HeldClock().utc())

    def close(self):
        self._reader.close()
        self.board.close()


app = QApplication([])
engine = PaintedEngine()
hub = PictureHub(engine)
canvas = WallCanvas(
    pictures=hub.screen(), clock=HeldClock(), colours=Colours.load("dark"), ratio=2.5, tick_ms=60_000
)
canvas.resize(640, 360)
canvas.set_layout(layout(1))
canvas.show()
app.processEvents()


def show(colour):
    engine.paint(colour)
    canvas.tick()
    app.processEvents()


def on_screen():
    # What the X server has, asked after all it was told.
    deadline_s = time.monotonic() + 5
    while hub.x11 is not None and not hub.x11.idle and time.monotonic() < deadline_s:
        time.sleep(0.001)
    return canvas.screen().grabWindow(0).toImage().pixel(canvas.mapToGlobal(middle))


def stored():
    return canvas.backingStore().paintDevice().pixel(middle)


canvas.tick()
middle = canvas.tiles.seen[0].picture_box.center()
show(RED)
show(RED)
"""

STRAIGHT = """
assert hub.x11 is not None
assert (on_screen(), stored()) == (RED, RED)
show(GREEN)
assert (on_screen(), stored()) == (GREEN, RED), (hex(on_screen()), hex(stored()))
for colour in (BLUE, RED, GREEN, BLUE):
    show(colour)
    assert on_screen() == colour
"""

UNCOVERED = """
show(GREEN)
over = QWidget(None, Qt.WindowType.BypassWindowManagerHint)
over.setStyleSheet("background: black")
over.setGeometry(canvas.mapToGlobal(QPoint(0, 0)).x(), canvas.mapToGlobal(QPoint(0, 0)).y(), 640, 300)
over.show()
app.processEvents()
show(BLUE)
assert on_screen() == 0xFF000000
over.close()
deadline_s = time.monotonic() + 5
while on_screen() == 0xFF000000 and time.monotonic() < deadline_s:
    app.processEvents()
assert on_screen() == BLUE, hex(on_screen())
"""

ANOTHER_SIZE = """
show(GREEN)
first = engine._reader
canvas.resize(800, 450)
app.processEvents()
first.close()
middle = canvas.tiles.seen[0].picture_box.center()
for colour in (BLUE, GREEN, RED):
    show(colour)
    assert on_screen() == colour, hex(on_screen())
assert stored() != RED
"""

PART = """
show(GREEN)
first = engine._reader
canvas.set_part(Part(1000, 700, 200, 100))  # the picture begins left of the window and ends right of it
app.processEvents()
first.close()
assert canvas.tiles.seen[0].picture_box.left() < 200
middle = QPoint(320, 180)
for colour in (BLUE, GREEN, RED):
    show(colour)
    assert on_screen() == colour, hex(on_screen())
assert stored() != RED, "past the backing store"
for edge in (QPoint(0, 180), QPoint(639, 180), QPoint(320, 359)):
    middle = edge
    assert on_screen() == RED, edge
"""

SLOTS_ARE_HELD = """
show(GREEN)
held = engine._reader.slot
hub.x11._xcb.answered = lambda sequence: None  # a server that is stopped
engine.paint(BLUE)
canvas.tick()
assert engine._reader.slot == held, "taken while the server may still read the one before"
del hub.x11._xcb.answered
canvas.tick()
assert engine._reader.slot != held
assert on_screen() == BLUE
"""

REFUSED = """
answered = hub.x11._xcb.answered
attaching = []
real = hub.x11._xcb.attach
hub.x11._xcb.attach = lambda file: (7, real(file)[1])  # a segment that the server never was given
first = engine._reader
canvas.resize(700, 400)
app.processEvents()
first.close()
middle = canvas.tiles.seen[0].picture_box.center()
hub.x11._xcb.answered = lambda sequence: None if answered(sequence) is None else sequence == hub.x11._fence
for colour in (BLUE, GREEN, RED):
    show(colour)
    assert (on_screen(), stored()) == (colour, colour)
"""


def run(script: str, environment: dict[str, str]) -> None:
    command = [sys.executable, "-c", PRELUDE + script + "\nengine.close()\n"]
    environment = {**environment, "PYTHONPATH": str(ROOT)}
    program = subprocess.Popen(command, env=environment, cwd=ROOT, stderr=subprocess.PIPE, text=True)
    _, complained = program.communicate(timeout=60)
    assert program.returncode == 0, complained
    assert "xcb" not in complained.lower(), complained
    assert segments_of(program.pid) == []


@pytest.mark.needs("Xvfb")
@pytest.mark.parametrize("script", [STRAIGHT, UNCOVERED, ANOTHER_SIZE, PART, SLOTS_ARE_HELD, REFUSED])
def test_the_server_shows_the_newest_picture(display: Display, script: str) -> None:
    run(script, display.environment)


@pytest.mark.needs("Xvfb")
def test_a_window_of_another_depth_is_painted_the_ordinary_way(display: Display) -> None:
    script = "hub.x11._xcb.depth_of = lambda window: 30\nhub.x11._fits.clear()\nshow(BLUE)\n"
    run(script + "assert (on_screen(), stored()) == (BLUE, BLUE)", display.environment)


def test_without_an_x_server_nothing_is_handed_over() -> None:
    run("assert hub.x11 is None and stored() == RED", {**os.environ, "QT_QPA_PLATFORM": "offscreen"})
