"""The screens of a wall as they stood: what they showed, with what was known then."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from controlroom.city import City, load_city
from controlroom.replay import screens
from controlroom.replay.screens import Then, draw_screens
from controlroom.state.core import Screen, State
from feeds.core import TileState
from feeds.data.core import SampleRow, SeriesKey, StoreError
from feeds.data.store.sqlite_store import SqliteWriter
from layouts.expansion import standard_lookup
from tests.controlroom.still.cities import AT, AT_MS, SEOUL, small_city
from widgets.wall_window import WallWindow

SIZE_PX = (640, 360)


@pytest.fixture
def city(tmp_path: Path) -> City:
    return load_city(small_city(tmp_path / "city"), standard_lookup({"SIM_URL": "http://127.0.0.1"}, {}))


@pytest.fixture
def then(tmp_path: Path) -> Then:
    store = SqliteWriter(tmp_path / "numbers.db", SEOUL)
    speed = store.series_id(SeriesKey("traffic", "traffic.speed"), "km/h")
    store.add([SampleRow(speed, AT_MS - 60_000, 21.0), SampleRow(speed, AT_MS + 60_000, 55.0)], AT_MS)
    store.close()
    state = State(7, {"left": Screen("page"), "right": Screen("page", large=1)})
    return Then(AT, state, tmp_path / "numbers.db", tmp_path / "pictures")


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> list[WallWindow]:
    """The windows that are drawn."""
    made: list[WallWindow] = []

    class Noted(WallWindow):
        def __init__(self, **parts: object) -> None:
            super().__init__(**parts)  # type: ignore[arg-type]
            made.append(self)

    monkeypatch.setattr(screens, "WallWindow", Noted)
    return made


def test_each_screen_is_drawn_with_the_numbers_of_the_time(
    city: City, then: Then, windows: list[WallWindow], qapp: QApplication
) -> None:
    images = draw_screens(city, then, SIZE_PX, language="en")
    assert {id: (image.width(), image.height()) for id, image in images.items()} == {"left": SIZE_PX, "right": SIZE_PX}
    assert images["left"] != images["right"], "a tile fills the right one"
    tiles = windows[0].canvas.tiles.tiles.values()
    spoken = [tile.panel.spoken() for tile in tiles if tile.panel]
    assert any(each.startswith("Speed, 21.0 km/h") for each in spoken)
    assert [tile.report.state for tile in tiles if tile.camera] == [TileState.NOT_KEPT]
    later = replace(then, at=AT + timedelta(minutes=2))
    assert draw_screens(city, later, SIZE_PX, language="en")["left"] != images["left"]


def test_a_closed_curtain_hides_cameras_and_a_layout_that_is_gone_is_the_first(
    city: City, then: Then, qapp: QApplication
) -> None:
    def drawn(state: State) -> QImage:
        return draw_screens(city, replace(then, state=state), SIZE_PX, language="en")["left"]

    open_, gone = drawn(State(1, {"left": Screen("page")})), drawn(State(1, {"left": Screen("gone")}))
    assert open_ == gone
    assert drawn(State(1, {"left": Screen("page")}, privacy=True)) != open_


def test_where_there_is_no_store_that_is_said(city: City, then: Then, tmp_path: Path, qapp: QApplication) -> None:
    with pytest.raises(StoreError):
        draw_screens(city, replace(then, store=tmp_path / "none.db"), SIZE_PX, language="en")
