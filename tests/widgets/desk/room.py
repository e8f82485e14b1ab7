"""A control room for a test: four screens in a square with cameras and panels, one of them missing, and a desk."""

from dataclasses import dataclass, field
from datetime import timedelta

from PySide6.QtWidgets import QApplication

from feeds.core import TileState
from tests.fakes.facts import SPEED, FakeFacts, day_line, reading, usual_day
from tests.fakes.pictures import NOW_UTC, FakePictures
from tests.widgets.conftest import CAMERAS, Grid, HeldClock
from tests.widgets.panels.alarms import board
from widgets.desk.desk import Desk
from widgets.desk.places import Place
from widgets.desk.ports import (
    Cell,
    CellKind,
    DeskLayout,
    DeskScene,
    DeskScreen,
    DeskTour,
    DeskView,
    JournalLine,
    NextScheduled,
)
from widgets.facts import CameraFacts, Name, Span
from widgets.model import Box, TileSpec, WallLayout
from widgets.panels.catalogue import PANELS
from widgets.panels.core import PanelSpec
from widgets.theme import Colours
from widgets.wall_canvas import WallCanvas

WALL_PX = (960, 540)


def cells(side: int, *panels: int) -> tuple[Cell, ...]:
    """The cells of a square layout; those numbered are panels, the last is empty."""

    def kind(number: int) -> CellKind:
        return CellKind.PANEL if number in panels else CellKind.CAMERA

    return tuple(
        Cell(n % side / side, n // side / side, (n % side + 1) / side, (n // side + 1) / side, kind(n))
        for n in range(side**2)
    )


LAYOUTS = (
    DeskLayout("rivers", "하천 영상", cells(2, 0)),
    DeskLayout("crossings", "주요 교차로", cells(3)),
    DeskLayout("status", "실시간 현황", cells(3, *range(6))),
    DeskLayout("one", "한 화면", cells(1)),
)
SCREENS = (
    DeskScreen("left", "왼쪽 위", "하천 영상", tour="하천 순회 2/5"),
    DeskScreen("right", "오른쪽 위", "주요 교차로", column=2, audience="시장"),
    DeskScreen("low", "왼쪽 아래", "실시간 현황", row=2),
    DeskScreen("gone", "오른쪽 아래", "한 화면", column=2, row=2, is_missing=True),
)
ON_ALL = {"left": "rivers", "right": "crossings", "low": "status", "gone": "one"}
SCENES = (
    DeskScene("routine", "평시", 1, layouts={**ON_ALL, "left": "crossings"}),
    DeskScene("rain", "호우 대응", 2, is_shown=True, is_changed=True, layouts=ON_ALL),
    DeskScene("traffic", "출퇴근 교통", 3, layouts={**ON_ALL, "low": "crossings"}),
    DeskScene("night", "야간", 4, layouts={"left": "one", "right": "one"}, also="Night"),
    DeskScene("visitors", "방문객 맞이", layouts={**ON_ALL, "right": "status"}),
)
TOURS = (
    DeskTour("rivers", "하천 순회", 5, step=2, screens=("왼쪽 위",)),
    DeskTour("districts", "구별 현황", 25, step=11, is_paused=True, screens=("오른쪽 위",)),
    DeskTour("bridges", "한강 교량", 8, also="Han bridges"),
)
JOURNAL = (
    JournalLine(NOW_UTC - timedelta(seconds=12), "관제 2석", "왼쪽 위 타일 3에 도림천 신림교"),
    JournalLine(NOW_UTC - timedelta(minutes=2), "관제 1석", "장면 호우 대응", is_undone=True),
    JournalLine(NOW_UTC - timedelta(minutes=9), "시간표", "순회 구별 현황 시작"),
    JournalLine(NOW_UTC - timedelta(minutes=31), "관제 2석", "오른쪽 위 레이아웃 주요 교차로"),
)
VIEW = DeskView(
    41,
    SCREENS,
    SCENES,
    TOURS,
    LAYOUTS,
    undo="왼쪽 위 타일 3에 도림천 신림교",
    journal=JOURNAL,
    operator="관제 2석",
    next_scheduled=NextScheduled(NOW_UTC + timedelta(hours=1), "출퇴근 교통"),
)


def facts() -> FakeFacts:
    """A city with an afternoon of rain, a speed, and cameras that are well and not."""
    made = FakeFacts(board=board())
    made.put(SPEED, reading(17.8))
    made.lines[SPEED.id, Span.DAY, ""] = day_line()
    made.usuals[SPEED.id, ""] = usual_day()
    made.eyes = {
        camera.camera_id: CameraFacts(camera.camera_id, Name(camera.name), camera.code, camera.district, state=state)
        for camera, state in zip(CAMERAS, (*[TileState.LIVE] * 6, TileState.STALE, TileState.LOST, None), strict=True)
    }
    return made


def panel(kind: str, **settings: object) -> TileSpec:
    """A tile with a panel, to be put into a grid."""
    config = PANELS[kind].config.model_validate({"kind": kind, **settings})
    return TileSpec("", Box(0, 0, 1, 1), panel=PanelSpec(kind, config))


@dataclass
class Room:
    """The desk, the canvases of its wall by screen, what it asked for, and whose pictures are whose."""

    desk: Desk
    canvases: dict[str, WallCanvas]
    pictures: FakePictures
    of_wall: dict[str, FakePictures]
    asked: list[tuple[object, int]] = field(default_factory=list)

    def settle(self) -> None:
        """Let pictures arrive on the wall and at the desk."""
        for id, canvas in self.canvases.items():
            for _ in range(2):
                self.of_wall[id].arrive()
                canvas.finish()
        for _ in range(2):
            self.desk.parts.wall.tick()
            self.pictures.arrive()
        self.desk.parts.wall.tick()
        QApplication.processEvents()

    def show(self, screen: str, layout: WallLayout) -> None:
        """Show a layout on a screen of the wall."""
        self.canvases[screen].set_layout(layout)
        self.settle()

    def select(self, screen: str, tile: int) -> None:
        """Select a tile at the desk."""
        self.desk.parts.wall.select(Place(screen, tile))

    def last(self) -> object:
        """What was asked for last."""
        return self.asked[-1][0] if self.asked else None


def grid(id: str, side: int, **specials: TileSpec) -> WallLayout:
    """A layout of equal cells with cameras, but for some tiles, by number from 0 as ``t3``."""
    return WallLayout(id, id, Grid(side, {int(key[1:]): spec for key, spec in specials.items()}))


EMPTY = TileSpec("", Box(0, 0, 1, 1))


def room(clock: HeldClock, size: tuple[int, int] = (1280, 720)) -> Room:
    """Make a room, shown in that size. Nothing ticks by itself: tests let time pass."""
    of_wall = {screen.id: FakePictures() for screen in SCREENS if not screen.is_missing}
    canvases = {}
    shown = {
        "left": grid("rivers", 2, t0=panel("number", indicator=SPEED.id)),
        "right": grid("crossings", 3),
        "low": grid("status", 2, t0=panel("alarms"), t1=panel("trend", indicators=[SPEED.id]), t3=EMPTY),
    }
    all_facts = facts()
    for id, pictures in of_wall.items():
        canvas = WallCanvas(pictures=pictures, clock=clock, colours=Colours.load("dark"), ratio=2.5, tick_ms=60_000)
        canvas.resize(*WALL_PX)
        canvas.grab()
        canvas.set_product("서울", simulated=True)
        canvas.set_facts(all_facts)
        canvas.set_layout(shown[id])
        canvases[id] = canvas
    own = FakePictures()
    desk = Desk(pictures=own, clock=clock, colours=Colours.load("dark"))
    made = Room(desk, canvases, own, of_wall)
    desk.asked.connect(lambda command, revision: made.asked.append((command, revision)))
    desk.set_product("서울", simulated=True)
    desk.set_cameras(CAMERAS)
    for id, canvas in canvases.items():
        desk.mirror(id, [canvas])
    desk.resize(*size)
    desk.set_view(VIEW)
    desk.show()
    desk.set_facts(all_facts)
    made.settle()
    return made
