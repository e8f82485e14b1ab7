"""Changing layout files as a person would."""

import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layouts.cameras import Catalogue
from layouts.edit import EditRefused, save_cameras, swap_tiles
from layouts.layout_file import read_layout
from layouts.model import Place, Tile
from tests.layouts.helpers import LAYOUT, write

Shown = tuple[Place, str | None, object, object, str, str]


def shown(path: Path) -> list[Shown]:
    layout, _ = read_layout(path, Catalogue(readable=False))
    assert layout is not None

    def content(tile: Tile) -> Shown:
        return tile.place, tile.camera, tile.panel, tile.title, tile.fit, tile.stream

    return [content(tile) for tile in layout.tiles]


def cameras(path: Path) -> list[str | None]:
    return [tile[1] for tile in shown(path)]


LISTED = """\
# The river at night
schema_version = 1
name = {ko = "전체"}   # both languages later
grid = "2x2"

cameras = [  # upstream first
    "a", "b",  # bridge
    # underpass
    "c",
]
"""

PLACED = (
    LISTED
    + """
[[tile]]  # the large one
column = 2
row = 2
camera = "x"  # main crossing
title = {ko = "제목"}
fit = "crop"
"""
)


def test_swapping_two_listed_cameras_changes_two_words(tmp_path: Path) -> None:
    path = write(tmp_path, "a.toml", LISTED)
    swap_tiles(path, 0, 2)
    assert path.read_text() == LISTED.replace('"a", "b"', '"c", "b"').replace('"c",\n]', '"a",\n]')


def test_swapping_twice_changes_nothing(tmp_path: Path) -> None:
    path = write(tmp_path, "a.toml", LISTED)
    swap_tiles(path, 0, 1)
    swap_tiles(path, 1, 0)
    swap_tiles(path, 2, 2)
    assert path.read_text() == LISTED


def test_a_listed_camera_and_a_tile_with_settings_change_places(tmp_path: Path) -> None:
    path = write(tmp_path, "a.toml", PLACED)
    before = shown(path)
    swap_tiles(path, 1, 3)
    after = shown(path)
    assert [tile[0] for tile in after] == [tile[0] for tile in before]
    assert [tile[1:] for tile in after] == [before[0][1:], before[3][1:], before[2][1:], before[1][1:]]
    for comment in (
        "# The river at night",
        "# both languages later",
        "# underpass",
        "# the large one",
        "# main crossing",
    ):
        assert comment in path.read_text()


def test_a_camera_moves_into_an_empty_cell(tmp_path: Path) -> None:
    path = write(tmp_path, "a.toml", LISTED)
    swap_tiles(path, 0, 3)
    assert cameras(path) == [None, "b", "c", "a"]
    swap_tiles(path, 0, 3)
    assert cameras(path) == ["a", "b", "c", None]


def test_a_tile_with_settings_moves_into_an_empty_cell(tmp_path: Path) -> None:
    path = write(tmp_path, "a.toml", PLACED.replace("2x2", "3x2"))
    before = shown(path)
    assert cameras(path) == ["a", "b", "c", None, "x", None]
    swap_tiles(path, 4, 5)
    assert shown(path)[5][1:] == before[4][1:]
    assert cameras(path) == ["a", "b", "c", None, None, "x"]


def test_panels_and_inline_tiles_move_too(tmp_path: Path) -> None:
    content = (
        LAYOUT
        + 'template = "1+5"\ntile = [\n  {camera = "a"},  # first\n  {panel = {kind = "clock", zone = "x"}},\n]\n'
    )
    path = write(tmp_path, "a.toml", content)
    before = shown(path)
    swap_tiles(path, 0, 1)
    assert [tile[1:] for tile in shown(path)[:2]] == [before[1][1:], before[0][1:]]
    swap_tiles(path, 0, 5)
    assert shown(path)[5][1:] == before[1][1:]
    assert "# first" in path.read_text()


def test_sub_tables_move_too(tmp_path: Path) -> None:
    content = LISTED + '[[tile]]\ncolumn = 2\nrow = 2\n[tile.panel]\nkind = "clock"\n[tile.title]\nko = "시계"\n'
    path = write(tmp_path, "a.toml", content)
    before = shown(path)
    swap_tiles(path, 0, 3)
    after = shown(path)
    assert (after[0][1:], after[3][1:]) == (before[3][1:], before[0][1:])


def test_saving_cameras_says_what_each_tile_shows(tmp_path: Path) -> None:
    path = write(tmp_path, "a.toml", PLACED)
    save_cameras(path, {0: "n", 1: None, 3: "m"})
    assert cameras(path) == ["n", None, "c", "m"]
    assert shown(path)[3][3:] == (None, "contain", "auto")
    assert "# main crossing" in path.read_text()


def test_windows_line_ends_and_a_byte_order_mark_are_kept_or_gone_whole(tmp_path: Path) -> None:
    path = write(tmp_path, "a.toml", b"\xef\xbb\xbf" + LISTED.replace("\n", "\r\n").encode())
    swap_tiles(path, 0, 1)
    data = path.read_bytes()
    assert data.count(b"\n") == data.count(b"\r\n") == LISTED.count("\n")
    assert cameras(path) == ["b", "a", "c", None]


def test_the_file_keeps_its_mode_and_its_link(tmp_path: Path) -> None:
    target = write(tmp_path, "shared/a.toml", LISTED)
    target.chmod(0o640)
    link = tmp_path / "a.toml"
    link.symlink_to(target)
    swap_tiles(link, 0, 1)
    assert link.is_symlink()
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    assert cameras(target)[:2] == ["b", "a"]
    assert [path.name for path in target.parent.iterdir()] == ["a.toml"]


@pytest.mark.parametrize(
    "content", ["not toml", LAYOUT, "\ufeff\ufeff" + LISTED, LISTED + 'cameras = ["a"]\n', LISTED + "[[tile]\n"]
)
def test_a_file_with_an_error_is_left_alone(tmp_path: Path, content: str) -> None:
    path = write(tmp_path, "a.toml", content)
    with pytest.raises(EditRefused, match="nothing was saved"):
        swap_tiles(path, 0, 1)
    assert path.read_text() == content


def test_a_file_that_is_gone_is_not_made_again(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file"):
        save_cameras(tmp_path / "a.toml", {0: "a"})
    assert list(tmp_path.iterdir()) == []


def test_a_disk_that_fails_leaves_the_file_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path, "a.toml", LISTED)

    def fail(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", fail)
    with pytest.raises(OSError, match="No space left"):
        swap_tiles(path, 0, 1)
    assert path.read_text() == LISTED
    assert list(tmp_path.iterdir()) == [path]


def test_tiles_that_are_not_there_cannot_be_changed(tmp_path: Path) -> None:
    path = write(tmp_path, "a.toml", LISTED)
    with pytest.raises(EditRefused):
        swap_tiles(path, 0, 4)
    with pytest.raises(EditRefused):
        save_cameras(path, {4: "a"})
    assert path.read_text() == LISTED


def test_a_tile_in_an_impossible_place_cannot_be_changed(tmp_path: Path) -> None:
    content = LISTED + '[[tile]]\ncolumn = 9\nrow = 9\ncamera = "x"\n'
    path = write(tmp_path, "a.toml", content)
    with pytest.raises(EditRefused, match="without a valid place"):
        swap_tiles(path, 0, 3)
    assert path.read_text() == content


@given(st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8)), min_size=1, max_size=6))
def test_any_swaps_move_contents_and_nothing_else(
    tmp_path_factory: pytest.TempPathFactory, swaps: list[tuple[int, int]]
) -> None:
    content = (
        LAYOUT
        + 'grid = "3x3"\ncameras = ["a", "", "b"] # c\n[[tile]]\ncolumn = 3\nrow = 3\ncamera = "x"\nfit = "crop"\n'
        + '# free\n[[tile]]\ncamera = "y"\n[[tile]]\npanel = {kind = "clock"}\n'
    )
    path = write(tmp_path_factory.getbasetemp(), "a.toml", content)
    expected = shown(path)
    for first, second in swaps:
        swap_tiles(path, first, second)
        one, other = expected[first], expected[second]
        expected[first], expected[second] = (one[0], *other[1:]), (other[0], *one[1:])
        assert shown(path) == expected
    for comment in ("# c\n", "# free\n"):
        assert comment in path.read_text()
