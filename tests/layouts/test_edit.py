"""Changing layout files as a person would."""

import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layouts.cameras import Catalogue
from layouts.edit import EditRefused, save_cameras
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


def swap(path: Path, first: int, second: int) -> None:
    """What dragging one tile on another saves."""
    there = cameras(path)
    save_cameras(path, {first: there[second], second: there[first]})


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
    swap(path, 0, 2)
    assert path.read_text() == LISTED.replace('"a", "b"', '"c", "b"').replace('"c",\n]', '"a",\n]')


def test_swapping_twice_changes_nothing(tmp_path: Path) -> None:
    path = write(tmp_path, "a.toml", LISTED)
    swap(path, 0, 1)
    swap(path, 1, 0)
    save_cameras(path, {2: "c"})
    assert path.read_text() == LISTED


def test_a_title_goes_with_its_camera_and_the_fit_stays_with_the_tile(tmp_path: Path) -> None:
    path = write(tmp_path, "a.toml", PLACED)
    before = shown(path)
    swap(path, 1, 3)
    after = shown(path)
    assert [tile[0] for tile in after] == [tile[0] for tile in before]
    title = {"ko": "제목"}
    assert after[1][1:] == ("x", None, title, "contain", "auto")
    assert after[3][1:] == ("b", None, None, "crop", "auto")
    assert (after[0], after[2]) == (before[0], before[2])
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
    swap(path, 0, 3)
    assert cameras(path) == [None, "b", "c", "a"]
    swap(path, 0, 3)
    assert cameras(path) == ["a", "b", "c", None]


def test_a_tile_with_a_title_moves_into_an_empty_cell(tmp_path: Path) -> None:
    path = write(tmp_path, "a.toml", PLACED.replace("2x2", "3x2"))
    assert cameras(path) == ["a", "b", "c", None, "x", None]
    swap(path, 4, 5)
    assert cameras(path) == ["a", "b", "c", None, None, "x"]
    assert shown(path)[5][3] == {"ko": "제목"}


def test_inline_tiles_are_changed_and_panels_where_a_camera_takes_their_place(tmp_path: Path) -> None:
    content = (
        LAYOUT
        + 'template = "1+5"\ntile = [\n  {camera = "a"},  # first\n  {panel = {kind = "clock", zone = "x"}},\n]\n'
    )
    path = write(tmp_path, "a.toml", content)
    before = shown(path)
    save_cameras(path, {0: "b", 1: None, 5: "c"})
    assert cameras(path) == ["b", None, None, None, None, "c"]
    assert shown(path)[1] == before[1]
    save_cameras(path, {0: None, 1: "b"})
    assert cameras(path) == [None, "b", None, None, None, "c"]
    assert shown(path)[1][2] is None
    assert "# first" in path.read_text()


def test_a_title_in_a_table_of_its_own_moves_too(tmp_path: Path) -> None:
    content = LISTED + '[[tile]]\ncolumn = 2\nrow = 2\ncamera = "x"\n[tile.title]\nko = "시계"\n'
    path = write(tmp_path, "a.toml", content)
    swap(path, 0, 3)
    after = shown(path)
    assert (after[0][1:4], after[3][1:4]) == (("x", None, {"ko": "시계"}), ("a", None, None))


def test_saving_cameras_says_what_each_tile_shows(tmp_path: Path) -> None:
    path = write(tmp_path, "a.toml", PLACED)
    save_cameras(path, {0: "n", 1: None, 3: "m"})
    assert cameras(path) == ["n", None, "c", "m"]
    assert shown(path)[3][3:] == (None, "crop", "auto")
    assert "# main crossing" in path.read_text()


def test_windows_line_ends_and_a_byte_order_mark_are_kept_or_gone_whole(tmp_path: Path) -> None:
    path = write(tmp_path, "a.toml", b"\xef\xbb\xbf" + LISTED.replace("\n", "\r\n").encode())
    swap(path, 0, 1)
    data = path.read_bytes()
    assert data.count(b"\n") == data.count(b"\r\n") == LISTED.count("\n")
    assert cameras(path) == ["b", "a", "c", None]


def test_the_file_keeps_its_mode_and_its_link(tmp_path: Path) -> None:
    target = write(tmp_path, "shared/a.toml", LISTED)
    target.chmod(0o640)
    link = tmp_path / "a.toml"
    link.symlink_to(target)
    swap(link, 0, 1)
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
        save_cameras(path, {0: "b", 1: "a"})
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
        swap(path, 0, 1)
    assert path.read_text() == LISTED
    assert list(tmp_path.iterdir()) == [path]


def test_tiles_that_are_not_there_cannot_be_changed(tmp_path: Path) -> None:
    path = write(tmp_path, "a.toml", LISTED)
    with pytest.raises(EditRefused):
        save_cameras(path, {0: "b", 4: "a"})
    with pytest.raises(EditRefused):
        save_cameras(path, {4: "a"})
    assert path.read_text() == LISTED


def test_a_tile_in_an_impossible_place_cannot_be_changed(tmp_path: Path) -> None:
    content = LISTED + '[[tile]]\ncolumn = 9\nrow = 9\ncamera = "x"\n'
    path = write(tmp_path, "a.toml", content)
    with pytest.raises(EditRefused, match="without a valid place"):
        swap(path, 0, 3)
    assert path.read_text() == content


@given(st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8)), min_size=1, max_size=6))
def test_any_swaps_move_cameras_with_their_titles_and_nothing_else(
    tmp_path_factory: pytest.TempPathFactory, swaps: list[tuple[int, int]]
) -> None:
    content = (
        LAYOUT
        + 'grid = "3x3"\ncameras = ["a", "", "b"] # c\n[[tile]]\ncolumn = 3\nrow = 3\ncamera = "x"\nfit = "crop"\n'
        + 'title = {ko = "제목"}\n# free\n[[tile]]\ncamera = "y"\nstream = "sub"\n[[tile]]\npanel = {kind = "clock"}\n'
    )
    path = write(tmp_path_factory.getbasetemp(), "a.toml", content)
    expected = shown(path)

    def moved(tile: Shown, other: Shown) -> Shown:
        """What is in `tile` when the camera of `other` is there."""
        if tile[1] == other[1]:
            return tile
        if other[1] is None:
            return (tile[0], None, None, None, "contain", "auto")
        return (tile[0], other[1], None, other[3], *tile[4:])

    for first, second in swaps:
        swap(path, first, second)
        one, other = expected[first], expected[second]
        expected[first], expected[second] = moved(one, other), moved(other, one)
        assert shown(path) == expected
    for comment in ("# c\n", "# free\n"):
        assert comment in path.read_text()
