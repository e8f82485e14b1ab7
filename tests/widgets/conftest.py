"""A wall without a city: fake pictures, a clock in the hand, layouts made of equal cells."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.fakes.pictures import NOW_UTC, FakePictures
from tests.fakes.showing import obey_at_once
from widgets.model import Box, CameraLabel, TileSpec, WallLayout
from widgets.theme import Colours, Look, Sizes
from widgets.wall_canvas import WallCanvas
from widgets.wall_window import WallWindow

WIDTH_PX, HEIGHT_PX = 960, 540


@dataclass
class HeldClock:
    """A clock that moves only when told."""

    now: datetime = NOW_UTC
    passed_s: float = 0.0

    def utc(self) -> datetime:
        return self.now

    def monotonic_s(self) -> float:
        return self.passed_s

    def advance(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)
        self.passed_s += seconds


CAMERAS = (
    CameraLabel("GN-0117", "강남역 사거리", "Gangnam Stn. crossing", "강남구", "강남대로"),
    CameraLabel("GA-0088", "도림천 신림교", "Dorimcheon, Sillim Br.", "관악구", "신림로"),
    CameraLabel("YD-0118", "대림지하차도", "Daerim Underpass", "영등포구", "대림로"),
    CameraLabel("SM-0002", "2호선 강남역 승강장", "Line 2 Gangnam", "서울교통공사"),
    CameraLabel("JN-0021", "광화문광장", "Gwanghwamun Plaza", "종로구", "세종대로"),
    CameraLabel("EP-0017", "불광천 증산교", "Bulgwangcheon", "은평구", "증산로"),
    CameraLabel("MP-0066", "마포대교 북단", "Mapo Bridge N", "마포구", "마포대로"),
    CameraLabel("SP-0301", "잠실역 사거리", "Jamsil Stn. crossing", "송파구", "올림픽로"),
    CameraLabel("GJ-0044", "강변북로 광진", "Gangbyeonbuk-ro", "광진구", "강변북로"),
)


@dataclass
class Grid:
    """Equal cells, filled with cameras in order; what is named in `specials` is put in their stead."""

    side: int
    specials: dict[int, TileSpec] = field(default_factory=dict)

    def __call__(self, area: Box, gutter_px: int) -> list[TileSpec]:
        specs = []
        for number in range(self.side**2):
            column, row = number % self.side, number // self.side
            left, right = (edge * (area.width_px + gutter_px) // self.side for edge in (column, column + 1))
            top, bottom = (edge * (area.height_px + gutter_px) // self.side for edge in (row, row + 1))
            box = Box(area.x_px + left, area.y_px + top, right - left - gutter_px, bottom - top - gutter_px)
            special = self.specials.get(number)
            camera = CAMERAS[number] if number < len(CAMERAS) else None
            spec = TileSpec(f"t{number}", box, camera)
            if special:
                spec = TileSpec(f"t{number}", box, special.camera, special.problem, special.fills, panel=special.panel)
            specs.append(spec)
        return specs


def layout(side: int = 2, **specials: TileSpec) -> WallLayout:
    return WallLayout(
        "main", "상황실", Grid(side, {int(key[1:]): spec for key, spec in specials.items()}), "Situation room"
    )


@pytest.fixture(autouse=True)
def english(qapp: QApplication) -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale("en"))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def clock() -> HeldClock:
    return HeldClock()


@pytest.fixture
def pictures() -> FakePictures:
    return FakePictures()


@pytest.fixture
def look(qapp: QApplication) -> Look:
    return Look(Colours.load("dark"), Sizes(1080, 2.5))


def settle(canvas: WallCanvas, pictures: FakePictures) -> None:
    """Let pictures arrive and everything be rendered, as a few ticks do."""
    for _ in range(3):
        pictures.arrive()
        for _ in range(len(canvas.tiles.seen) + 1):
            canvas.tick()
    QApplication.processEvents()


@pytest.fixture
def canvas(qtbot: QtBot, pictures: FakePictures, clock: HeldClock) -> WallCanvas:
    """A canvas with four cameras and pictures, not shown on a screen: nothing ticks by itself."""
    canvas = WallCanvas(pictures=pictures, clock=clock, colours=Colours.load("dark"), ratio=2.5)
    qtbot.addWidget(canvas)
    canvas.resize(WIDTH_PX, HEIGHT_PX)
    canvas.grab()  # a widget that was never shown is told its size only now
    canvas.set_product("서울", simulated=True)
    canvas.set_layout(layout())
    settle(canvas, pictures)
    return canvas


@pytest.fixture
def window(qtbot: QtBot, pictures: FakePictures, clock: HeldClock, tmp_path: Path) -> Iterator[WallWindow]:
    """A shown window with four cameras of nine. Its own timer ticks rarely; tests tick."""
    window = WallWindow(
        pictures=pictures,
        clock=clock,
        colours=Colours.load("dark"),
        ratio=2.5,
        snapshots=tmp_path / "pictures",
        tick_ms=60_000,
    )
    window.set_product("서울", simulated=False)
    window.set_cameras(CAMERAS)
    obey_at_once(window, CAMERAS)
    window.resize(WIDTH_PX, HEIGHT_PX)
    window.set_layout(layout())
    window.show()
    qtbot.waitExposed(window)
    settle(window.canvas, pictures)
    yield window
    window.close()
    window.deleteLater()
