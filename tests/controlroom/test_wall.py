"""A wall without a screen: who may see what, and arrangements that are saved."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from controlroom.city import BUILT_IN, City, load_city, reloaded
from controlroom.plan import ScreenPlan
from controlroom.wall import Wall
from feeds.core import FULL, Rect, SystemClock, TileState
from feeds.data.readings import ListedCamera
from feeds.engine import Engine
from feeds.supervise import Limits
from layouts.expansion import standard_lookup
from layouts.model import Audience
from layouts.watch import FolderWatch
from resources import path
from tests.layouts.helpers import CITY, LAYOUT, write
from widgets.commands import (
    AssignCameras,
    Call,
    EnlargeTile,
    HoldTours,
    RedoStep,
    SaveLayout,
    SendTile,
    ShowLayout,
    ShowNumbered,
    UndoStep,
    ZoomTile,
)
from widgets.glyphs import Glyph
from widgets.model import Part
from widgets.verbs import Verb
from widgets.wall_window import WallWindow

LOOKUP = standard_lookup({"SIM_URL": "http://127.0.0.1:1"}, {})
CAMERAS = """\
id,name,owner,audience,main
a,가,당직실,operator,rtsp://192.0.2.1/a
b,나,당직실,operator citizen,rtsp://192.0.2.1/b
c,다,,,rtsp://192.0.2.1/c
"""
SAVED = LAYOUT + 'grid = "2x2"\ncameras = ["a", "b", "c"]  # three\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path, "city.toml", CITY)
    write(tmp_path, "cameras.csv", CAMERAS)
    write(tmp_path, "layouts/all.toml", SAVED)
    return tmp_path


@pytest.fixture
def engine() -> Iterator[Engine]:
    """An engine that is told everything and opens nothing."""
    engine = Engine(limits=Limits())
    yield engine
    engine.close()


def made(folder: Path, engine: Engine, audience: Audience | None = None) -> Wall:
    city = load_city(folder, LOOKUP)
    watch = FolderWatch(folder)
    return Wall(
        city, engine, clock=SystemClock(), language="ko", watch=watch, snapshots=folder / "pictures", audience=audience
    )


def shields(wall: Wall) -> list[str]:
    """The cameras on the wall that are not for who looks at it."""
    tiles = wall.windows[0].canvas.tiles
    found = []
    for tile in tiles.seen:
        if tile.camera and not tile.camera.permitted:
            assert tile.view is None
            found.append(tile.camera.camera_id)
    return found


@pytest.mark.parametrize(
    ("in_file", "given", "hidden"),
    [
        ("", None, []),
        ('screen = {audience = "mayor"}\n', None, ["a", "b"]),
        ('screen = {audience = "citizen"}\n', None, ["a", "c"]),
        ('screen = {audience = "citizen"}\n', "operator", []),
        ("", "conference", ["a", "b", "c"]),
    ],
)
def test_cameras_are_opened_for_those_only_who_may_see_them(
    qtbot: QtBot, folder: Path, engine: Engine, in_file: str, given: Audience | None, hidden: list[str]
) -> None:
    write(folder, "city.toml", CITY + in_file)
    wall = made(folder, engine, given)
    wall.add_window(1)
    wall.set_lookup(LOOKUP)
    assert shields(wall) == hidden
    assert [camera for camera in "abc" if engine.report(camera).state is TileState.PRIVACY] == hidden
    wall.close()


def test_who_looks_may_change_while_the_wall_runs(qtbot: QtBot, folder: Path, engine: Engine) -> None:
    wall = made(folder, engine)
    wall.add_window(1)
    wall.set_lookup(LOOKUP)
    wall.watch()
    assert (shields(wall), wall.status()["audience"]) == ([], "operator")
    write(folder, "city.toml", CITY + 'screen = {audience = "citizen"}\n')
    qtbot.waitUntil(lambda: shields(wall) == ["a", "c"], timeout=20_000)
    assert engine.report("a").state is TileState.PRIVACY
    tile = wall.windows[0].canvas.tiles.tiles["0"]
    assert tile._shown.glyph is Glyph.SHIELD
    assert wall.status()["audience"] == "citizen"
    wall.close()


MAP = """
[[tile]]
column = 1
row = 1
panel = {{kind = "policy-map", indicator = "x", points = [{points}]}}
"""


@pytest.mark.parametrize("points", ['"cameras"', '"incidents", "all_cameras"'])
def test_cameras_beside_a_map_have_the_numbers_of_their_tiles(
    qtbot: QtBot, folder: Path, engine: Engine, points: str
) -> None:
    write(folder, "layouts/all.toml", LAYOUT + 'grid = "3x2"\ncameras = ["b", "", "a"]\n' + MAP.format(points=points))
    wall = made(folder, engine)
    canvas = wall.add_window(1).canvas
    places = list(canvas.tiles.tiles)
    assert [tile.spec.number for tile in canvas.tiles.tiles.values()] == [None, 1, 3, 2, 4, 5]
    assert wall.tile_numbers() == {"b": 1, "a": 2}
    at = canvas.tiles.assigned()
    canvas.assign({places[1]: at[places[3]], places[3]: at[places[1]]})
    assert wall.tile_numbers() == {"a": 1, "b": 2}, "tiles keep their numbers, cameras get that of their tile"
    canvas.assign({places[1]: at[places[3]], places[3]: None, places[2]: at[places[1]], places[5]: at[places[1]]})
    assert wall.tile_numbers() == {"a": 1, "b": 3}, "the first of two"
    canvas.enlarge(places[2])
    assert canvas.tiles.seen[0].spec.number == 3
    wall.add_window(2).canvas.assign({places[1]: at[places[1]]})
    assert wall.tile_numbers() == {"a": 1, "b": 3}, "those of the first screen"
    wall.close()


@pytest.mark.parametrize("text", ["", MAP.format(points="")])
def test_other_pages_show_the_cameras_own_numbers(qtbot: QtBot, folder: Path, engine: Engine, text: str) -> None:
    write(folder, "layouts/all.toml", LAYOUT + 'grid = "3x2"\ncameras = ["b", "", "a"]\n' + text)
    wall = made(folder, engine)
    canvas = wall.add_window(1).canvas
    assert {tile.spec.number for tile in canvas.tiles.tiles.values()} == {None}
    assert wall.tile_numbers() == {}
    wall.close()


def test_an_arrangement_is_saved_and_shown_as_it_is_in_the_file(qtbot: QtBot, folder: Path, engine: Engine) -> None:
    wall = made(folder, engine)
    window = wall.add_window(1)
    wall.watch()
    layout = wall.city.layouts["all"]
    window.command.emit(SaveLayout("all", (("0", "c"), ("2", "a"), ("1", None))))
    qtbot.waitUntil(lambda: wall.city.layouts["all"] != layout, timeout=20_000)
    assert (folder / "layouts/all.toml").read_text() == SAVED.replace('"a", "b", "c"', '"c", "", "a"')
    shown = [tile.camera.camera_id if tile.camera else None for tile in window.canvas.tiles.tiles.values()]
    assert shown == ["c", None, "a", None]
    assert "all.toml" in window._toast.text
    wall.close()


@pytest.mark.parametrize("content", [SAVED + "[", LAYOUT + 'grid = "1x1"\n'])
def test_an_arrangement_that_does_not_fit_the_file_any_more_is_not_saved(
    qtbot: QtBot, folder: Path, engine: Engine, content: str
) -> None:
    wall = made(folder, engine)
    window = wall.add_window(1)
    write(folder, "layouts/all.toml", content)
    window.command.emit(SaveLayout("all", (("0", "c"), ("2", "a"))))
    qtbot.waitUntil(lambda: "nothing was saved" in window._toast.text, timeout=20_000)
    assert (folder / "layouts/all.toml").read_text() == content
    wall.close()


def test_a_file_that_cannot_be_written_is_told(qtbot: QtBot, folder: Path, engine: Engine) -> None:
    wall = made(folder, engine)
    window = wall.add_window(1)
    (folder / "layouts/all.toml").unlink()
    window.command.emit(SaveLayout("all", (("0", "c"),)))
    qtbot.waitUntil(lambda: "could not be saved: No such file" in window._toast.text, timeout=20_000)
    wall.close()


def test_the_built_in_city_is_not_changed(qtbot: QtBot, engine: Engine) -> None:
    folder = path(BUILT_IN)
    before = (folder / "layouts/overview.toml").read_text()
    wall = made(folder, engine)
    window = wall.add_window(1)
    window.command.emit(SaveLayout("overview", (("0", None),)))
    assert "built-in city cannot be changed" in window._toast.text
    wall.close()
    assert (folder / "layouts/overview.toml").read_text() == before


class TestSavedFiles:
    def test_a_broken_layout_leaves_the_old_on_the_wall_and_says_why(
        self, qtbot: QtBot, folder: Path, engine: Engine, caplog: pytest.LogCaptureFixture
    ) -> None:
        wall = made(folder, engine)
        window = wall.add_window(1)
        wall.watch()
        shown = window.canvas.layout_shown
        write(folder, "layouts/all.toml", SAVED + "[")
        qtbot.waitUntil(lambda: "all.toml:5: Not valid TOML" in window._toast.text, timeout=20_000)
        assert window.canvas.layout_shown is shown
        assert "all.toml:5" in caplog.text
        write(folder, "layouts/all.toml", LAYOUT + 'grid = "1x1"\ncameras = ["c"]\n')
        qtbot.waitUntil(lambda: len(window.canvas.tiles.tiles) == 1, timeout=20_000)
        wall.close()

    def test_what_is_wrong_in_another_file_for_it_is_said_too(
        self, qtbot: QtBot, folder: Path, engine: Engine, caplog: pytest.LogCaptureFixture
    ) -> None:
        write(folder, "city.toml", CITY + "theme = 1\n")
        wall = made(folder, engine)
        window = wall.add_window(1)
        wall.watch()
        qtbot.waitUntil(lambda: "city.toml:4: theme" in window._toast.text, timeout=20_000)
        caplog.clear()
        write(folder, "cameras.csv", CAMERAS.replace("c,다", "d,라"))
        qtbot.waitUntil(lambda: "all.toml:4: cameras[3]: No camera has the id c" in window._toast.text, timeout=20_000)
        assert "theme" not in caplog.text
        wall.close()

    def test_a_file_saved_twice_in_a_moment_ends_as_it_was_saved_last(
        self, qtbot: QtBot, folder: Path, engine: Engine
    ) -> None:
        wall = made(folder, engine)
        window = wall.add_window(1)
        wall.watch()
        for columns in range(1, 9):
            write(folder, "layouts/all.toml", LAYOUT + f'grid = "{columns}x1"\n')
            qtbot.wait(60 * columns)
        qtbot.waitUntil(lambda: len(window.canvas.tiles.tiles) == 8, timeout=20_000)
        wall.close()

    def test_a_file_read_while_it_was_being_written_is_read_again(
        self, qtbot: QtBot, folder: Path, engine: Engine, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        file = folder / "layouts/all.toml"
        readings = []

        def in_the_middle(city: City, changed: Collection[Path]) -> City:
            text = file.read_text(encoding="utf-8")
            readings.append(text)
            if len(readings) > 1:
                return reloaded(city, changed)
            file.write_text("", encoding="utf-8")
            torn = reloaded(city, changed)
            file.write_text(text, encoding="utf-8")
            return torn

        monkeypatch.setattr("controlroom.city_reader.reloaded", in_the_middle)
        wall = made(folder, engine)
        window = wall.add_window(1)
        wall.watch()
        write(folder, "layouts/all.toml", LAYOUT + 'grid = "5x1"\n')
        qtbot.waitUntil(lambda: len(window.canvas.tiles.tiles) == 5, timeout=20_000)
        assert len(readings) == 2
        wall.close()


LISTED = ListedCamera(
    id="1",
    name="양재",
    latitude_deg=37.5,
    longitude_deg=127.0,
    address="http://192.0.2.1/first",
    stream_kind="hls",
    expires=True,
)


def address_of(engine: Engine, camera_id: str) -> str:
    camera = engine._cameras.get(camera_id)
    return camera.main.address if camera and camera.main else ""


def test_listed_cameras_come_in_and_nothing_that_operators_did_is_undone(
    qtbot: QtBot, folder: Path, engine: Engine
) -> None:
    wall = made(folder, engine)
    window = wall.add_window(1)
    wall.set_lookup(LOOKUP)
    wall.watch()
    window.canvas.assign({"0": None})
    wall.set_listed([("its", LISTED)])
    qtbot.waitUntil(lambda: bool(address_of(engine, "its:1")), timeout=20_000)
    assert window.canvas.tiles.put_since() == {"0": None}
    assert "its:1" in wall._labels_shown["operator"]

    feeds, labels = dict(engine._cameras), wall._labels_shown
    wall.set_listed([("its", replace(LISTED, address="http://192.0.2.1/second"))])
    qtbot.waitUntil(lambda: address_of(engine, "its:1").endswith("second"), timeout=20_000)
    assert wall._labels_shown is labels, "an address is nothing that people read"
    assert engine._cameras["a"] == feeds["a"]
    assert window.canvas.tiles.put_since() == {"0": None}
    assert wall.sources_to_ask() == set()
    wall.close()


def test_a_layout_that_names_a_listed_camera_shows_it_when_it_comes(
    qtbot: QtBot, folder: Path, engine: Engine, caplog: pytest.LogCaptureFixture
) -> None:
    write(folder, "layouts/all.toml", LAYOUT + 'grid = "2x1"\ncameras = ["a", "its:1"]\n')
    wall = made(folder, engine)
    window = wall.add_window(1)
    wall.watch()
    assert "No camera has the id its:1" in caplog.text

    def cameras() -> list[str | None]:
        return [tile.camera.camera_id if tile.camera else None for tile in window.canvas.tiles.seen]

    assert cameras() == ["a", None]
    wall.set_listed([("its", LISTED)])
    qtbot.waitUntil(lambda: cameras() == ["a", "its:1"], timeout=20_000)
    write(folder, "cameras.csv", CAMERAS + "its:1,우리 것,,,rtsp://192.0.2.1/mine\n")
    qtbot.waitUntil(lambda: wall.city.cameras["its:1"].streams[0].kind == "rtsp", timeout=20_000)
    wall.set_listed([])
    qtbot.waitUntil(lambda: not wall.city.listed.cameras, timeout=20_000)
    assert cameras() == ["a", "its:1"], "it is in the city's own list now"
    wall.close()


class Telephone(QObject):
    """What the desktop would open addresses with."""

    def __init__(self) -> None:
        super().__init__()
        self.called: list[str] = []

    @Slot(QUrl)
    def call(self, address: QUrl) -> None:
        self.called.append(address.toString())


@pytest.mark.parametrize("address", ["sip:safety@calls.example.org", "tel:+82221331234", "https://calls.example.org/r"])
def test_who_answers_for_an_indicator_is_called(qtbot: QtBot, folder: Path, engine: Engine, address: str) -> None:
    telephone, scheme = Telephone(), QUrl(address).scheme()
    wall = made(folder, engine)
    window = wall.add_window(1)
    QDesktopServices.setUrlHandler(scheme, telephone, "call")  # type: ignore[arg-type]  # the stubs say bytes
    try:
        window.command.emit(Call(address))
    finally:
        QDesktopServices.unsetUrlHandler(scheme)
    assert telephone.called == [address]
    assert window._toast.text == f"Calling {address}"
    wall.close()


def test_an_address_that_calls_nobody_is_not_opened(qtbot: QtBot, folder: Path, engine: Engine) -> None:
    telephone = Telephone()
    wall = made(folder, engine)
    window = wall.add_window(1)
    QDesktopServices.setUrlHandler("file", telephone, "call")  # type: ignore[arg-type]  # the stubs say bytes
    try:
        window.command.emit(Call("file:///etc/passwd"))
    finally:
        QDesktopServices.unsetUrlHandler("file")
    assert telephone.called == []
    assert "Nothing on this computer can call" in window._toast.text
    wall.close()


class TestScreensForSeveral:
    """Screens of one wall that different people look at."""

    def test_each_shows_what_its_own_may_see(self, qtbot: QtBot, folder: Path, engine: Engine) -> None:
        wall = made(folder, engine)
        wall.begin({"desk": ScreenPlan(), "hall": ScreenPlan(audience="citizen")})
        desk, hall = wall.add_window(1, "desk"), wall.add_window(2, "hall")
        wall.set_lookup(LOOKUP)
        hidden = [
            [tile.camera.camera_id for tile in window.canvas.tiles.seen if tile.camera and not tile.camera.permitted]
            for window in (desk, hall)
        ]
        assert hidden == [[], ["a", "c"]]
        assert engine.report("a").state is not TileState.PRIVACY, "it is opened for the desk"
        assert all(tile.view is None for tile in hall.canvas.tiles.seen if tile.camera and not tile.camera.permitted)
        desk.command.emit(SendTile("0", 2))
        assert [tile.camera and tile.camera.camera_id for tile in hall.canvas.tiles.seen] == ["a", "b", "c", None]
        wall.close()

    def test_a_camera_goes_to_another_screen_and_every_step_can_be_undone(
        self, qtbot: QtBot, folder: Path, engine: Engine
    ) -> None:
        write(folder, "layouts/one.toml", LAYOUT + 'grid = "2x1"\ncameras = ["a"]\n')
        wall = made(folder, engine)
        wall.begin({"left": ScreenPlan("all"), "right": ScreenPlan("one")})
        left, right = wall.add_window(1, "left"), wall.add_window(2, "right")
        left.command.emit(SendTile("2", 2))
        assert shown_in(right) == ["a", "c"]
        right.command.emit(AssignCameras((("0", "b"),)))
        left.command.emit(ShowLayout(2))
        assert shown_in(left) == ["a", None]
        for _ in range(3):
            left.command.emit(UndoStep())
        assert (shown_in(left), shown_in(right)) == (["a", "b", "c", None], ["a", None])
        left.command.emit(UndoStep())
        assert "nothing to undo" in left._toast.text
        left.command.emit(RedoStep())
        assert shown_in(right) == ["a", "c"]
        wall.close()

    def test_what_cannot_be_is_said_where_it_was_asked_for(self, qtbot: QtBot, folder: Path, engine: Engine) -> None:
        wall = made(folder, engine)
        window = wall.add_window(1)
        for command, words in (
            (ShowLayout(7), "There is no layout 7"),
            (ShowNumbered(7), "There is no layout 7"),
            (SendTile("0", 7), "There is no screen 7"),
            (HoldTours(), "No tour"),
            (EnlargeTile("3"), "Tile 4 of screen 1 is empty"),
        ):
            window.command.emit(command)
            assert words in window._toast.text
        wall.close()

    def test_a_zoom_comes_back_and_is_of_the_small_and_the_large_tile(
        self, qtbot: QtBot, folder: Path, engine: Engine
    ) -> None:
        wall = made(folder, engine)
        window = wall.add_window(1)
        part = Rect(0.25, 0.25, 0.5, 0.5)
        window.command.emit(ZoomTile("1", part))
        window.command.emit(EnlargeTile("1"))
        assert window.canvas.tiles.seen[0].crop == part
        window.command.emit(ZoomTile("1", FULL))
        window.command.emit(EnlargeTile(None))
        assert window.canvas.tiles.tiles["1"].crop == FULL
        window.command.emit(UndoStep())
        window.command.emit(UndoStep())
        assert window.canvas.tiles.seen[0].crop == part
        wall.close()

    def test_the_curtain_is_of_every_screen(self, qtbot: QtBot, folder: Path, engine: Engine) -> None:
        wall = made(folder, engine)
        windows = wall.add_window(1), wall.add_window(2)
        windows[0].do(Verb.CURTAIN)
        assert [window.canvas.tiles.curtained for window in windows] == [True, True]
        windows[1].do(Verb.CURTAIN)
        assert [window.canvas.tiles.curtained for window in windows] == [False, False]
        wall.close()


def shown_in(window: WallWindow) -> list[str | None]:
    return [tile.camera.camera_id if tile.camera else None for tile in window.canvas.tiles.tiles.values()]


def test_a_picture_is_saved_by_the_window_of_a_span_that_shows_it(
    qtbot: QtBot, folder: Path, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    wall = made(folder, engine)
    left, right = (wall.add_window(number, "1") for number in (1, 2))
    for window, x_px in ((left, 0), (right, 640)):
        window.canvas.set_part(Part(1280, 720, x_px, 0))
        window.resize(640, 720)
        window.show()
    saved: list[tuple[WallWindow, str]] = []
    monkeypatch.setattr(WallWindow, "save_snapshot", lambda window, place: saved.append((window, place)))
    wall.set_lookup(LOOKUP)
    for place in ("0", "1"):
        left.canvas.select(place)
        left.do(Verb.SNAPSHOT)
    assert saved == [(left, "0"), (right, "1")]
    wall.close()
