"""From a layout file to tiles with places."""

from fractions import Fraction
from itertools import combinations
from pathlib import Path
from typing import Annotated, Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import Field

from layouts.cameras import Camera, Catalogue, StreamAddress
from layouts.layout_file import layout_paths, read_layout
from layouts.model import Layout, Panel, Place, name_in, names_beside
from layouts.panels import PanelRules
from layouts.problems import Names, Problem
from resources.entries import FileModel, Refers
from resources.text import Text
from tests.layouts.helpers import LAYOUT, lines, write


class ClockConfig(FileModel):
    kind: Literal["clock"]
    zone: str = "UTC"
    indicator: Annotated[str, Refers("indicator")] | None = None
    others: tuple[Annotated[str, Refers("indicator")], ...] = Field(default=(), strict=False)


PANELS = PanelRules({"clock": ClockConfig}, {"indicator": ["air.pm25", "air.pm10"]})
IDS = [f"c{number}" for number in range(1, 10)]
BAD = Problem("cameras.csv", 7, "lat", Text("test", "Bad camera"))
CATALOGUE = Catalogue(
    cameras={
        key: Camera(key, {"ko": key}, (StreamAddress("main", "rtsp", "rtsp://192.0.2.1/x"),), 3, 10) for key in IDS
    },
    bad={"broken": BAD},
    ids=Names([*IDS, "broken"]),
)


def read(folder: Path, content: str, **options: Any) -> tuple[Layout | None, list[str]]:
    layout, problems = read_layout(write(folder, "layouts/a.toml", LAYOUT + content), CATALOGUE, **options)
    return layout, lines(problems)


def good(folder: Path, content: str, **options: Any) -> Layout:
    layout, problems = read(folder, content, **options)
    assert problems == []
    assert layout is not None
    return layout


def part(folder: Path, content: str) -> tuple[Layout, list[str]]:
    """A layout that can be drawn although something is wrong with it."""
    layout, problems = read(folder, content)
    assert layout is not None
    assert problems
    return layout, problems


def cells(layout: Layout, columns: int, rows: int) -> list[str]:
    """Draw a layout of one-letter cameras: `.` is empty, `!` a placeholder, `#` a panel."""
    drawn = [[" "] * columns for _ in range(rows)]
    for tile in layout.tiles:
        sign = "!" if tile.problem else "#" if tile.panel else tile.camera[-1] if tile.camera else "."
        for row in range(int(tile.place.top * rows), int(tile.place.bottom * rows)):
            for column in range(int(tile.place.left * columns), int(tile.place.right * columns)):
                drawn[row][column] = sign
    return ["".join(line) for line in drawn]


class TestGrids:
    def test_cameras_fill_the_cells_in_order(self, tmp_path: Path) -> None:
        layout = good(tmp_path, 'grid = "3x2"\ncameras = ["c1", "c2", "", "c4", "c5"]')
        assert cells(layout, 3, 2) == ["12.", "45."]
        assert layout.id == "a"
        assert name_in("ko", layout.name) == name_in("en", layout.name) == "전체"
        assert [tile.origin for tile in layout.tiles] == [*(("cameras", number) for number in range(5)), None]

    def test_columns_and_rows_are_another_way_to_write_a_grid(self, tmp_path: Path) -> None:
        assert cells(good(tmp_path, "columns = 3\nrows = 1"), 3, 1) == ["..."]

    @pytest.mark.parametrize(
        ("name", "expected"),
        [
            ("1", ["1"]),
            ("4", ["12", "34"]),
            ("9", ["123", "456", "789"]),
            ("1+5", ["112", "113", "456"]),
            ("1+7", ["1112", "1113", "1114", "5678"]),
            ("2+8", ["1122", "1122", "3456", "789."]),
        ],
    )
    def test_templates_have_large_cells_first(self, tmp_path: Path, name: str, expected: list[str]) -> None:
        content = f'template = "{name}"\ncameras = {IDS[: len(set("".join(expected)) - {"."})]}'
        assert cells(good(tmp_path, content), len(expected[0]), len(expected)) == expected

    @pytest.mark.parametrize("count", [16, 25, 36, 64])
    def test_templates_of_equal_cells(self, tmp_path: Path, count: int) -> None:
        assert len(good(tmp_path, f'template = "{count}"').tiles) == count

    def test_gutters_are_narrower_above_36_tiles_unless_the_file_says_so(self, tmp_path: Path) -> None:
        gutters = [
            good(tmp_path, line).gutter_u for line in ('template = "36"', 'template = "64"', 'grid = "1x1"\ngutter = 3')
        ]
        assert gutters == [8, 4, 3]

    def test_the_header_can_be_left_out(self, tmp_path: Path) -> None:
        assert good(tmp_path, 'grid = "1x1"').header == "strip"
        assert good(tmp_path, 'grid = "1x1"\nheader = false').header == "none"

    @pytest.mark.parametrize(
        ("content", "expected"),
        [
            ("", "a.toml:1: Layout shows nothing, write grid, template, or tiles with an area"),
            ('grid = "4 by 4"', "a.toml:3: grid: Must be columns x rows, such as 4x3, each from 1 to 32"),
            ('grid = "0x4"', "a.toml:3: grid: Must be columns x rows, such as 4x3, each from 1 to 32"),
            ('grid = "4x33"', "a.toml:3: grid: Must be columns x rows, such as 4x3, each from 1 to 32"),
            ("grid = 4", "a.toml:3: grid: Must be text in quotation marks"),
            ("columns = 2", "a.toml:3: columns: columns and rows belong together, write both"),
            ("rows = 0\ncolumns = 2", "a.toml:3: rows: Must be at least 1"),
            (
                'template = "1+6"',
                "a.toml:3: template: Value is unknown, allowed: 1, 4, 9, 16, 25, 36, 64, 1+5, 1+7, 2+8",
            ),
        ],
    )
    def test_without_a_grid_there_is_no_layout(self, tmp_path: Path, content: str, expected: str) -> None:
        layout, (problem,) = read(tmp_path, content)
        assert layout is None
        assert problem.startswith(expected)

    def test_of_two_grids_one_is_drawn(self, tmp_path: Path) -> None:
        layout, problems = part(tmp_path, 'grid = "2x2"\ntemplate = "9"')
        assert problems == ["a.toml:4: template: Write only one of: grid, template, columns and rows"]
        assert len(layout.tiles) == 4

    def test_wrong_keys_leave_the_layout_as_it_is_without_them(self, tmp_path: Path) -> None:
        layout, problems = part(tmp_path, 'grid = "1x1"\ngutter = -1\nheaders = true')
        assert [line.split(": ")[1] for line in problems] == ["gutter", "headers"]
        assert problems[1].endswith("; nearest: header")
        assert layout.gutter_u == 8

    def test_a_layout_without_a_name_is_called_by_its_file(self, tmp_path: Path) -> None:
        layout, problems = read_layout(write(tmp_path, "river.toml", 'grid = "1x1"'), CATALOGUE)
        assert [line.split(": ")[1] for line in lines(problems)] == ["name", "schema_version"]
        assert layout is not None
        assert layout.name == {"en": "river"}


class TestTiles:
    def test_tiles_have_places_of_their_own_and_cameras_take_the_rest(self, tmp_path: Path) -> None:
        content = """
grid = "4x3"
cameras = ["c1", "c2", "c3", "c4", "c5"]
[[tile]]
column = 2
row = 1
column_span = 2
row_span = 2
camera = "c9"
title = {ko = "제목"}
fit = "crop"
stream = "main"
[[tile]]
camera = "c8"
"""
        layout = good(tmp_path, content)
        assert cells(layout, 4, 3) == ["1992", "3994", "58.."]
        large = next(tile for tile in layout.tiles if tile.camera == "c9")
        assert (large.title, large.fit, large.stream, large.origin) == ({"ko": "제목"}, "crop", "main", ("tile", 0))

    def test_a_tile_in_a_template_covers_the_cell_that_begins_there(self, tmp_path: Path) -> None:
        content = 'template = "1+5"\ncameras = ["c1"]\n[[tile]]\ncolumn = 1\nrow = 1\ncamera = "c9"'
        assert cells(good(tmp_path, content), 3, 3) == ["991", "99.", "..."]

    def test_a_tile_without_content_keeps_its_cell_empty(self, tmp_path: Path) -> None:
        content = 'grid = "2x1"\ncameras = ["c1"]\n[[tile]]\ncolumn = 1\nrow = 1'
        assert cells(good(tmp_path, content), 2, 1) == [".1"]

    def test_a_panel_has_its_kind_and_settings(self, tmp_path: Path) -> None:
        content = 'grid = "1x1"\n[[tile]]\npanel = {kind = "clock", zone = "Asia/Seoul"}'
        (tile,) = good(tmp_path, content, panels=PANELS).tiles
        assert tile.panel == Panel("clock", ClockConfig(kind="clock", zone="Asia/Seoul"))

    def test_tiles_may_be_written_as_a_list_of_inline_tables(self, tmp_path: Path) -> None:
        content = 'grid = "2x1"\ntile = [\n  {camera = "c2"},\n  {camera = "c3", colour = 1},\n]'
        layout, problems = part(tmp_path, content)
        assert [line.split(": ")[:2] for line in problems] == [["a.toml:6", "tile[2].colour"]]
        assert cells(layout, 2, 1) == ["2!"]

    def test_a_camera_may_be_in_several_tiles(self, tmp_path: Path) -> None:
        assert cells(good(tmp_path, 'grid = "3x1"\ncameras = ["c1", "c1", "c1"]'), 3, 1) == ["111"]

    def test_cameras_are_found_however_their_hangul_is_composed(self, tmp_path: Path) -> None:
        catalogue = Catalogue(cameras={"한강": CATALOGUE.cameras["c1"]})
        path = write(tmp_path, "a.toml", LAYOUT + 'grid = "1x1"\ncameras = ["한강"]')
        assert read_layout(path, catalogue)[1] == ()


class TestFreeAreas:
    def test_areas_need_no_grid(self, tmp_path: Path) -> None:
        content = """
[[tile]]
area = {x = 0, y = 0, width = 0.333, height = 1}
camera = "c1"
[[tile]]
area = {x = 0.333, y = 0, width = 0.333, height = 1.0}
camera = "c2"
[[tile]]
area = {x = 0.667, y = 0, width = 0.333, height = 1}
camera = "c3"
"""
        layout = good(tmp_path, content)
        assert layout.grid is None
        places = [tile.place for tile in layout.tiles]
        assert [place.right for place in places[:-1]] == [place.left for place in places[1:]]
        assert (places[0].left, places[-1].right) == (Fraction(0), Fraction(1))

    def test_an_areas_edges_snap_to_the_grid(self, tmp_path: Path) -> None:
        content = 'grid = "3x1"\ncameras = ["c1"]\n[[tile]]\narea = {x = 0.333, y = 0, width = 0.667, height = 1}'
        layout = good(tmp_path, content)
        assert layout.tiles[1].place == Place(Fraction(1, 3), Fraction(0), Fraction(1), Fraction(1))
        assert len(layout.tiles) == 2

    @pytest.mark.parametrize(
        ("area", "expected"),
        [
            ("{x = 0, y = 0, width = 1}", "area.height: Key is missing"),
            ("{x = -0.1, y = 0, width = 1, height = 1}", "area.x: Must be at least 0"),
            ("{x = 0.5, y = 0, width = 0.6, height = 1}", "area.x: Area ends outside the screen"),
            ("{x = 0, y = 0, width = 0, height = 1}", "area.width: Must be at least 0.01"),
            ("{x = 0, y = 0, width = 1, height = 1, z = 1}", "area.z: Unknown key, allowed: x, y, width, height"),
            ("[0, 0, 1, 1]", "area: Must be a table of keys and values"),
        ],
    )
    def test_a_wrong_area_disables_its_tile(self, tmp_path: Path, area: str, expected: str) -> None:
        layout, (problem,) = part(tmp_path, f'grid = "1x1"\n[[tile]]\narea = {area}\ncamera = "c1"')
        assert problem.startswith(f"a.toml:5: tile[1].{expected}")
        assert cells(layout, 1, 1) == ["!"]

    def test_an_area_and_a_place_in_the_grid_exclude_each_other(self, tmp_path: Path) -> None:
        _, problems = part(
            tmp_path, 'grid = "1x1"\n[[tile]]\ncolumn = 1\nrow = 1\narea = {x=0, y=0, width=1, height=1}'
        )
        assert problems == [
            "a.toml:7: tile[1].area: A tile lies in the grid or in an area of its own, write only one of them"
        ]


class TestPlaceholders:
    def test_an_unknown_camera_is_told_with_the_nearest_ids(self, tmp_path: Path) -> None:
        layout, problems = part(tmp_path, 'grid = "3x1"\ncameras = ["c1",\n "c22", "zzz"]')
        assert problems == [
            "a.toml:5: cameras[2]: No camera has the id c22; nearest: c2",
            "a.toml:5: cameras[3]: No camera has the id zzz",
        ]
        assert cells(layout, 3, 1) == ["1!!"]
        assert layout.tiles[1].camera == "c22"

    def test_a_bad_camera_is_not_told_again(self, tmp_path: Path) -> None:
        layout = good(tmp_path, 'grid = "1x1"\ncameras = ["broken"]')
        assert layout.tiles[0].problem == BAD

    def test_without_a_catalogue_no_camera_is_called_unknown(self, tmp_path: Path) -> None:
        path = write(tmp_path, "a.toml", LAYOUT + 'grid = "1x1"\ncameras = ["c1"]')
        layout, problems = read_layout(path, Catalogue(readable=False))
        assert problems == ()
        assert layout is not None
        assert lines([layout.tiles[0].problem or BAD]) == ["a.toml:4: cameras[1]: The list of cameras cannot be read"]

    def test_a_panel_that_names_no_indicator_is_told_and_shown(self, tmp_path: Path) -> None:
        content = 'grid = "1x1"\n[[tile]]\npanel = {kind = "clock", indicator = "air.pm2", others = ["air.pm10", "x"]}'
        layout, problems = read(tmp_path, content, panels=PANELS)
        assert problems == [
            "a.toml:5: tile[1].panel.indicator: No indicator has the id air.pm2; nearest: air.pm25, air.pm10",
            "a.toml:5: tile[1].panel.others[2]: No indicator has the id x",
        ]
        assert layout is not None
        assert layout.tiles[0].panel is not None
        assert layout.tiles[0].problem is None

    def test_an_unknown_panel_is_told(self, tmp_path: Path) -> None:
        path = write(tmp_path, "a.toml", LAYOUT + 'grid = "1x1"\n[[tile]]\npanel = {kind = "clok"}')
        layout, problems = read_layout(path, CATALOGUE, PANELS)
        assert lines(problems) == [
            "a.toml:5: tile[1].panel.kind: This program has no panel of the kind clok; nearest: clock"
        ]
        assert layout is not None
        assert layout.tiles[0].problem == problems[0]

    @pytest.mark.parametrize(
        ("line", "expected"),
        [
            ("colour = 1", "tile[1].colour: Unknown key, allowed: column, row"),
            ('fit = "stretch"', "tile[1].fit: Value is unknown, allowed: contain, crop"),
            ('stream = "high"', "tile[1].stream: Value is unknown, allowed: auto, main, sub"),
            ("title = 'x'", "tile[1].title: Must be a table of keys and values"),
            ("title = {}", "tile[1].title: Name is missing in every language"),
            ("panel = {}", "tile[1].panel.kind: Key is missing"),
            ("panel = 'clock'", "tile[1].panel: Must be a table of keys and values"),
            ("camera = 3", "tile[1].camera: Must be text in quotation marks"),
            ("camera = ''", "tile[1].camera: Must not be empty"),
            ("camera = 'c1'\npanel = {kind = 'clock'}", "tile[1].camera: A tile shows a camera or a panel"),
        ],
    )
    def test_one_bad_tile_disables_that_tile(self, tmp_path: Path, line: str, expected: str) -> None:
        content = f'grid = "3x1"\ncameras = ["c1", "c2"]\n[[tile]]\ncolumn = 2\nrow = 1\n{line}'
        layout, problems = part(tmp_path, content)
        assert problems[0].startswith(f"a.toml:8: {expected}")
        assert cells(layout, 3, 1) == ["1!2"]

    @pytest.mark.parametrize(
        ("place", "expected"),
        [
            ("column = 4\nrow = 1", "a.toml:9: tile[2].column: Tile ends outside the grid of 3 x 2"),
            ("column = 3\nrow = 1\ncolumn_span = 2", "a.toml:9: tile[2].column: Tile ends outside the grid of 3 x 2"),
            ("column = 1\nrow = 2\nrow_span = 2", "a.toml:10: tile[2].row: Tile ends outside the grid of 3 x 2"),
            ("column = 0\nrow = 1", "a.toml:9: tile[2].column: Must be at least 1"),
            ("column = 'x'\nrow = 1", "a.toml:9: tile[2].column: Must be a whole number"),
            ("column = 1.5\nrow = 1", "a.toml:9: tile[2].column: Must be a whole number"),
            ("row = 2", "a.toml:9: tile[2].row: A place in the grid needs both column and row"),
            ("column_span = 2", "a.toml:9: tile[2].column_span: A place in the grid needs both column and row"),
            ("column = 1\nrow = 1", "a.toml:8: tile[2]: Tile overlaps the one in line 4"),
            (
                "area = {x = 0.1, y = 0.1, width = 0.5, height = 0.5}",
                "a.toml:8: tile[2]: Tile overlaps the one in line 4",
            ),
        ],
    )
    def test_a_tile_in_an_impossible_place_is_shown_in_the_first_free_cell(
        self, tmp_path: Path, place: str, expected: str
    ) -> None:
        content = f'[[tile]]\ncolumn = 1\nrow = 1\ncamera = "c1"\n[[tile]]\n{place}\ncamera = "c9"'
        layout, (problem,) = part(tmp_path, f'grid = "3x2"\n{content}')
        assert problem == expected or problem.startswith(f"{expected},")
        assert cells(layout, 3, 2) == ["1!.", "..."]
        assert layout.tiles[1].origin is None

    def test_an_impossible_tile_comes_after_what_is_good(self, tmp_path: Path) -> None:
        content = 'grid = "2x1"\ncameras = ["c1", "c2"]\n[[tile]]\ncolumn = 5\nrow = 5\ncamera = "c9"'
        layout, problems = part(tmp_path, content)
        assert len(problems) == 1
        assert cells(layout, 2, 1) == ["12"]

    def test_more_than_the_grid_holds_is_told(self, tmp_path: Path) -> None:
        content = 'grid = "2x1"\ncameras = ["c1",\n"c2",\n"c3",\n"c4", ""]\n[[tile]]\ncamera = "c5"'
        layout, problems = part(tmp_path, content)
        text = "No free cell is left, the grid has 2 for cameras and tiles without a place"
        assert problems == [f"a.toml:6: cameras[3]: {text}", f"a.toml:8: tile[1]: {text}"]
        assert cells(layout, 2, 1) == ["12"]

    def test_cells_without_a_grid_are_told(self, tmp_path: Path) -> None:
        content = (
            'cameras = ["c1", "c2"]\n[[tile]]\ncolumn = 1\nrow = 1\n[[tile]]\narea = {x=0, y=0, width=1, height=1}'
        )
        layout, problems = part(tmp_path, content)
        text = "Layout has no grid, write grid, template, or columns and rows, or give each tile an area"
        assert problems == [f"a.toml:3: cameras[1]: {text}", f"a.toml:5: tile[1].column: {text}"]
        assert len(layout.tiles) == 1

    @pytest.mark.parametrize(
        ("content", "expected"),
        [
            ("cameras = 'c1'", "a.toml:4: cameras: Must be a list of camera ids in quotation marks"),
            ("cameras = [\n1]", "a.toml:5: cameras[1]: Must be a list of camera ids in quotation marks"),
            ("tile = 3", "a.toml:4: tile: Must be tables, each begins with [[tile]]"),
            ("tile = [3]", "a.toml:4: tile[1]: Must be tables, each begins with [[tile]]"),
            ("[tile]\ncamera = 'c1'", "a.toml:4: tile: Must be tables, each begins with [[tile]]"),
        ],
    )
    def test_lists_of_something_else_are_told(self, tmp_path: Path, content: str, expected: str) -> None:
        layout, problems = part(tmp_path, f'grid = "2x1"\n{content}')
        assert problems == [expected]
        assert len(layout.tiles) == 2


def test_a_file_that_is_no_layout_gives_none(tmp_path: Path) -> None:
    for content in ("grid", "", "schema_version = 2"):
        layout, problems = read_layout(write(tmp_path, "a.toml", content), CATALOGUE)
        assert layout is None
        assert problems
    layout, problems = read_layout(tmp_path / "none.toml", CATALOGUE)
    assert layout is None
    assert lines(problems) == ["none.toml: File is missing"]


def test_hidden_files_are_not_layouts(tmp_path: Path) -> None:
    for name in ("b.toml", "a.toml", ".a.toml", "._a.toml", "a.toml~", "notes.txt"):
        write(tmp_path, f"layouts/{name}", "")
    assert [path.name for path in layout_paths(tmp_path)] == ["a.toml", "b.toml"]
    assert layout_paths(tmp_path / "none") == []


numbers = st.integers(-1, 5) | st.just("x")
tiles = st.fixed_dictionaries(
    {},
    optional={
        "column": numbers,
        "row": numbers,
        "column_span": numbers,
        "row_span": numbers,
        "area": st.fixed_dictionaries(
            {key: st.sampled_from([0, 0.333, 0.5, 0.667, 1]) for key in ("x", "y", "width", "height")}
        ),
        "camera": st.sampled_from(["c1", "c2", "nobody"]),
    },
)


def toml(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key} = {toml(inner)}" for key, inner in value.items()) + "}"
    return f'"{value}"' if isinstance(value, str) else str(value)


@given(
    st.lists(tiles, max_size=6),
    st.lists(st.sampled_from(["c1", "", "nobody"]), max_size=10),
    st.sampled_from(['grid = "3x3"', 'template = "1+5"', 'template = "2+8"', ""]),
)
def test_whatever_is_written_tiles_never_overlap_and_fill_the_grid(
    tmp_path_factory: pytest.TempPathFactory, drawn: list[dict[str, Any]], ids: list[str], grid: str
) -> None:
    content = f"{LAYOUT}{grid}\ncameras = {ids}\ntile = [{', '.join(map(toml, drawn))}]\n"
    layout, problems = read_layout(write(tmp_path_factory.getbasetemp(), "a.toml", content), CATALOGUE)
    if layout is None:
        assert problems
        return
    places = [tile.place for tile in layout.tiles]
    assert not any(one.overlaps(other) for one, other in combinations(places, 2))
    assert all(0 <= place.left < place.right <= 1 and 0 <= place.top < place.bottom <= 1 for place in places)
    if grid and not any("area" in tile for tile in drawn) and "template" not in grid:
        assert sum((place.right - place.left) * (place.bottom - place.top) for place in places) == 1


def test_names_beside_the_one_that_is_shown() -> None:
    names = {"ko": "호우", "en": "Rain", "uz": "Yomgʻir"}
    assert names_beside("ko", names) == "Rain Yomgʻir"
    assert names_beside("fr", names) == "Rain Yomgʻir", "the first one is shown"
    assert names_beside("ko", {"ko": "TOPIS", "en": "TOPIS"}) == ""
