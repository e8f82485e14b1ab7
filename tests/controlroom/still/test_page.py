"""A page of a simulated city that is drawn once: what is on it is what the city has at that time."""

from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from controlroom.city import City, load_city
from controlroom.sim.data.model.city import SimCity
from controlroom.sim.faults import FaultKind
from controlroom.still.page import Moment, StillFacts, StillPage
from feeds.core import TileState
from layouts.expansion import standard_lookup
from tests.controlroom.still.cities import AT, small_city
from tests.layouts.helpers import LAYOUT, lines, write
from widgets.facts import Before, Freshness, Span
from widgets.maps.parts import MapContent


@pytest.fixture
def city(tmp_path: Path) -> City:
    return load_city(small_city(tmp_path / "city"), standard_lookup({"SIM_URL": "http://127.0.0.1"}, {}))


def spoken(page: StillPage) -> list[str]:
    """What a screen reader says of the page's panels."""
    tiles = page.window.canvas.tiles.tiles.values()
    return [tile.panel.spoken() for tile in tiles if tile.panel]


def test_a_page_shows_the_numbers_of_its_time(city: City, tmp_path: Path, qapp: QApplication) -> None:
    with StillPage(city, Moment(AT), folder=tmp_path / "stills", language="en") as page:
        image = page.draw(city.layouts["page"], (640, 360))
        assert (image.width(), image.height()) == (640, 360)
        speed, dust, none = spoken(page)
        assert page.pictures.report("a").state is TileState.LIVE
        again = page.draw(city.layouts["page"], (640, 360))
    assert again == image
    model = SimCity(1)
    value = model.value("air.pm10", "마포구", AT.timestamp())
    assert dust.startswith(f"마포구 Dust, {value:.0f}")
    mean = model.now("traffic.district_speed", AT.timestamp()).mean()
    assert speed.startswith(f"Speed, {mean:.1f} km/h")
    assert none == "There is no indicator none"


@pytest.mark.parametrize("size", [(1920, 1080), (3840, 2160), (5760, 2160)])
def test_a_page_is_drawn_in_the_size_of_a_wall(
    city: City, tmp_path: Path, qapp: QApplication, size: tuple[int, int]
) -> None:
    moment = Moment(AT, seed=2, faults={"a": FaultKind.REFUSE})
    with StillPage(city, moment, folder=tmp_path / "stills", language="en") as page:
        image = page.draw(city.layouts["page"], size)
        assert (image.width(), image.height()) == size
        assert page.window.canvas.look.sizes.height_px == size[1]
        assert page.pictures.report("a").state is TileState.REFUSED
    assert [*(tmp_path / "stills").iterdir()] == []


def test_who_looks_decides_what_is_seen(city: City, tmp_path: Path, qapp: QApplication) -> None:
    with StillPage(city, Moment(AT), folder=tmp_path / "stills", language="en", audience="citizen") as page:
        page.draw(city.layouts["page"], (640, 360))
        assert page.pictures.report("a").state is TileState.PRIVACY
        assert page.pictures.reports() == {}
        assert spoken(page)[0] == "Speed is not for this screen"


def test_the_map_of_a_page_has_the_numbers_of_its_tiles(tmp_path: Path, qapp: QApplication) -> None:
    folder = small_city(tmp_path / "city")
    write(folder, "cameras.csv", "id,name,lat,lon,main\na,플랫폼,37.5,127.0,${SIM_URL}/sindorim-platform/main.ts\n")
    text = (folder / "city.toml").read_text(encoding="utf-8")
    write(folder, "city.toml", text + '[map]\ndistricts = "seoul"\n')
    tile = '[[tile]]\npanel = {kind = "policy-map", indicator = "dust"}\n'
    write(folder, "layouts/page.toml", LAYOUT + 'columns = 2\nrows = 1\ncameras = ["a"]\n' + tile)
    city = load_city(folder, standard_lookup({"SIM_URL": "http://127.0.0.1"}, {}))
    assert lines(city.problems) == []
    with StillPage(city, Moment(AT), folder=tmp_path / "stills", language="en") as page:
        page.draw(city.layouts["page"], (640, 360))
        (panel,) = (tile.panel for tile in page.window.canvas.tiles.tiles.values() if tile.panel)
        assert isinstance(panel.content, MapContent)
        assert [(eye.name, eye.tile) for eye in panel.content.eyes] == [("플랫폼", 1)]
        assert page.window.canvas.tiles.numbers() == {"a": 1}


def test_a_picture_of_the_city_is_read_before_the_page_is_drawn(tmp_path: Path, qapp: QApplication) -> None:
    folder = small_city(tmp_path / "city")
    image = QImage(40, 20, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    assert image.save(str(folder / "hall.png"))
    (folder / "layouts" / "hall.toml").write_text(
        'schema_version = 1\nname = {en = "Hall"}\ngrid = "1x1"\n'
        '[[tile]]\npanel = {kind = "picture", file = "hall.png"}\n'
    )
    city = load_city(folder, standard_lookup({"SIM_URL": "http://127.0.0.1"}, {}))
    with StillPage(city, Moment(AT), folder=tmp_path / "stills", language="en") as page:
        drawn = page.draw(city.layouts["hall"], (640, 360))
    assert drawn.pixelColor(320, 200) == QColor("red")


def test_pictures_that_cannot_be_kept_are_told(city: City, tmp_path: Path, qapp: QApplication) -> None:
    (tmp_path / "file").write_text("")
    with (
        pytest.raises(OSError, match="file"),
        StillPage(city, Moment(AT), folder=tmp_path / "file" / "stills", language="en"),
    ):
        pass


def test_the_past_is_there_from_the_first_moment(city: City, qapp: QApplication) -> None:
    still = StillFacts(city, Moment(AT), language="en", audience="operator")
    facts = still.facts
    assert [facts.line("dust", span, "마포구") for span in Span] == [None] * len(Span)
    assert facts.usual("dust", "마포구") is None
    assert facts.compared("dust", Before.LAST_YEAR, "마포구") is None
    assert still.read()
    assert not still.read()
    for span, least in ((Span.DAY, 24), (Span.WEEK, 7 * 24), (Span.YEAR, 365)):
        line = facts.line("dust", span, "마포구")
        assert line is not None
        assert len(line.spots) >= least
        assert all(spot.value is not None for spot in line.spots)
    usual = facts.usual("dust", "마포구")
    assert usual is not None
    assert len(usual.hours) == 31
    reading = facts.reading("dust", "마포구")
    assert (reading.freshness, facts.now_ms) == (Freshness.FRESH, round(AT.timestamp() * 1000))
    assert all(source.condition == "good" for source in facts.sources())
