"""Which decoded pictures are held back, by what the ones before and after them show."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.decode.doubt import MEMORY_S, PATIENCE_S, Cells, DoubtWatch, cells_of, changed_share
from tests.fakes.clips import drawing, frame_of

RATE = 15
STREET, SQUARE, SMEAR = (
    np.random.default_rng(seed).uniform(0, 255, (3, 18, 32)).astype(np.float32) for seed in (1, 2, 3)
)


def shown(
    pictures: list[Cells], *, group: int = RATE, watch: DoubtWatch | None = None, step_s: float = 1 / RATE
) -> str:
    """Return for each picture + where it is believed, - where it is held back."""
    watch = watch or DoubtWatch()
    believed = [
        watch.believes(cells, key=number % group == 0, now_s=1000 + number * step_s)
        for number, cells in enumerate(pictures)
    ]
    return "".join("+" if one else "-" for one in believed)


def test_a_still_scene_is_believed() -> None:
    assert shown([STREET] * 60) == "+" * 60


def test_a_damaged_picture_that_passes_is_not_shown() -> None:
    assert shown([STREET] * 5 + [SMEAR] + [STREET] * 5, group=1) == "+++++-+++++"


def test_damage_that_the_next_keyframe_mends_is_not_shown() -> None:
    pictures = [STREET] * 18 + [SMEAR] * 12 + [STREET] * 15
    assert shown(pictures) == "+" * 18 + "-" * 12 + "+" * 15


def test_a_cut_is_shown_from_the_keyframe_that_confirms_it() -> None:
    assert shown([STREET] * 20 + [SQUARE] * 20) == "+" * 20 + "-" * 10 + "+" * 10
    assert shown([STREET] * 20 + [SQUARE] * 20, group=1) == "+" * 20 + "-" + "+" * 19


def test_a_cut_in_a_long_group_is_believed_before_the_tile_would_be_late() -> None:
    seen = shown([STREET] * 20 + [SQUARE] * 80, group=600)
    assert seen.count("-") <= PATIENCE_S * RATE + 1
    assert seen.endswith("+" * 30)


def test_a_movement_is_held_up_for_two_pictures() -> None:
    moving = [np.roll(STREET, number, axis=2) for number in range(40)]
    assert shown([STREET] * 20 + moving, group=600) == "+" * 21 + "--" + "+" * 37


def test_pictures_far_apart_may_differ() -> None:
    assert shown([STREET, SQUARE, SMEAR, STREET], group=1, step_s=10.0) == "++++"


def test_after_damage_only_what_is_confirmed_is_believed() -> None:
    watch = DoubtWatch()
    watch.note_damage(1000.0)
    assert shown([SMEAR, SQUARE, STREET, STREET, STREET], group=1, watch=watch) == "---++"


@given(st.lists(st.sampled_from([STREET, SQUARE, SMEAR]), max_size=80), st.integers(1, 40))
def test_no_stream_of_whole_pictures_is_held_back_for_longer_than_patience(scenes: list[Cells], group: int) -> None:
    """Whatever it shows, as long as what was held back never looks like damage: here each scene stays for a second."""
    seen = shown([cells for cells in scenes for _ in range(RATE)], group=group)
    assert "-" * int((MEMORY_S + PATIENCE_S) * RATE + 2) not in seen


@pytest.mark.parametrize("name", ["yuv420p", "yuvj420p", "yuv422p10le", "yuv444p", "gray", "nv12", "p010le"])
@pytest.mark.parametrize("size", [(320, 180), (1922, 1082), (100, 50)])
def test_the_same_scene_has_the_same_cells(name: str, size: tuple[int, int]) -> None:
    first, second = (cells_of(frame_of(drawing(number, *size), name)) for number in (0, 1))
    other = cells_of(frame_of(np.ascontiguousarray(drawing(0, *size)[:, ::-1]), name))
    assert first is not None
    assert second is not None
    assert other is not None
    assert changed_share(second, first) < 0.1
    assert changed_share(other, first) > 0.3
    assert first.max() <= 255


def test_what_is_too_small_or_unknown_has_no_cells() -> None:
    assert cells_of(frame_of(drawing(0, 32, 32))) is None
    assert cells_of(frame_of(drawing(0, 320, 180), "rgb24")) is None
