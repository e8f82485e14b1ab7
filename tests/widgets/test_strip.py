"""What a strip shows, and what goes first where there is no room."""

import itertools
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QImage

from tests.widgets.images import assert_looks_like, pixels, share_of
from widgets.glyphs import Glyph
from widgets.model import Level
from widgets.strip import Right, StripContent, StripPainter, Tone
from widgets.theme import Look

CLOCK = Right("18:31:44")
FULL = StripContent("강남역 사거리", "GN-0117", "Gangnam Stn. crossing", level=Level.CAUTION)
TEXT_PX = 17


def drawn(look: Look, content: StripContent, right: Right, width_px: int) -> QImage:
    return StripPainter(look, TEXT_PX).strip(content, right, width_px).image


def inked(image: QImage) -> QImage:
    """The image up to its last column that is not plain ground."""
    values = pixels(image)
    columns = np.flatnonzero((values != values[0, -1]).any(axis=(0, 2)))
    return image.copy(0, 0, int(columns[-1]) + 1, image.height())


def test_first_the_gloss_goes_then_the_clock_then_the_number_then_the_word(look: Look) -> None:
    painter = StripPainter(look, TEXT_PX)
    without_gloss = inked(painter.strip(replace(FULL, gloss=""), Right(), 700).image)
    without_number = inked(painter.strip(replace(FULL, gloss="", camera_id=""), Right(), 700).image)
    steps = []
    for width_px in range(700, 150, -3):
        strip = painter.strip(FULL, CLOCK, width_px)
        left = inked(strip.image)
        if left == without_gloss:
            steps.append("no gloss" if strip.shows_right else "no clock")
        elif left == without_number:
            steps.append("no number")
        elif left.width() > without_gloss.width():
            steps.append("all")
        else:
            steps.append("no word")
    assert list(dict.fromkeys(steps)) == ["all", "no gloss", "no clock", "no number", "no word"]
    assert [step for step, _ in itertools.groupby(steps)] == list(dict.fromkeys(steps))


def test_a_strip_is_drawn_once_for_all_who_say_the_same(look: Look) -> None:
    painter = StripPainter(look, TEXT_PX)
    first = painter.strip(FULL, CLOCK, 700)
    assert painter.strip(FULL, Right("18:31:45"), 700) is first
    for other in (replace(FULL, name="x"), replace(FULL, lit=False)):
        assert painter.strip(other, CLOCK, 700) is not first
    assert painter.strip(FULL, replace(CLOCK, stays=True), 700) is not first
    assert painter.strip(FULL, CLOCK, 640).image.width() == 640
    for number in range(400):
        painter.strip(replace(FULL, name=str(number)), CLOCK, 700)
    assert painter.strip(FULL, CLOCK, 700).image == first.image


def test_the_word_of_the_level_goes_last_and_glyph_and_name_stay(look: Look) -> None:
    narrow = drawn(look, FULL, CLOCK, 140)
    assert share_of(narrow, look.colours.caution) > 0.01
    assert share_of(narrow, look.colours.i1) > 0.01
    assert share_of(drawn(look, FULL, CLOCK, 260), look.colours.caution, 10) * 260 > (
        share_of(narrow, look.colours.caution, 10) * 140
    )


def test_a_clock_may_go_but_not_how_late_a_picture_is(look: Look) -> None:
    painter = StripPainter(look, TEXT_PX)
    assert not painter.strip(FULL, CLOCK, 200).shows_right
    assert painter.strip(FULL, Right("8 s late", Tone.FAULT, stays=True), 200).shows_right


def test_a_state_that_the_picture_box_says_too_goes_for_the_name(look: Look) -> None:
    painter = StripPainter(look, TEXT_PX)
    content = StripContent("강남역 사거리", "GN-0117", glyph=Glyph.LOST)
    assert painter.strip(content, Right("Lost", Tone.FAULT), 500).shows_right
    assert not painter.strip(content, Right("Lost", Tone.FAULT), 140).shows_right


def test_a_name_too_long_is_cut_and_nothing_overlaps(look: Look) -> None:
    content = StripContent("가" * 60, "GN-0117")
    strip = StripPainter(look, TEXT_PX).strip(content, Right("8 s late", Tone.FAULT, stays=True), 200)
    right = strip.image.copy(200 - 70, 0, 70, strip.image.height())
    assert share_of(right, look.colours.s1) == 1.0


def test_an_alarm_that_waits_fills_the_strip_and_its_glyph_alternates(look: Look) -> None:
    waiting = replace(FULL, level=Level.SERIOUS, filled=True)
    lit, unlit = drawn(look, waiting, CLOCK, 500), drawn(look, replace(waiting, lit=False), CLOCK, 500)
    assert share_of(lit, look.colours.serious) > 0.7
    assert share_of(lit, look.colours.ink_on_fill) > share_of(unlit, look.colours.ink_on_fill)
    box = (0, 0, 40, lit.height())
    assert lit.copy(*box) != unlit.copy(*box)
    rest = (40, 0, 460, lit.height())
    assert lit.copy(*rest) == unlit.copy(*rest)


def test_an_acknowledged_alarm_leaves_the_strip_dark(look: Look) -> None:
    strip = drawn(look, replace(FULL, level=Level.SERIOUS), CLOCK, 500)
    assert share_of(strip, look.colours.s1) > 0.7
    assert share_of(strip, look.colours.serious) > 0.005


def test_a_fault_is_violet_and_nobodys_fault_is_grey(look: Look) -> None:
    fault = StripContent("x", glyph=Glyph.LOST)
    assert share_of(drawn(look, fault, Right(), 200), look.colours.quality) > 0.002
    assert share_of(drawn(look, replace(fault, neutral=True), Right(), 200), look.colours.quality) == 0


def test_recording_is_white_because_red_belongs_to_the_city(look: Look) -> None:
    strip = drawn(look, StripContent("x", marks=((Glyph.RECORDED, "REC"),)), CLOCK, 300)
    assert share_of(strip, look.colours.serious, 60) == 0
    assert strip != drawn(look, StripContent("x"), CLOCK, 300)


def test_right_cells_are_shared_by_tiles_that_show_the_same(look: Look) -> None:
    painter = StripPainter(look, TEXT_PX)
    assert painter.right_cell(CLOCK, None) is painter.right_cell(Right("18:31:44"), None)
    for second in range(200):
        painter.right_cell(Right(f"18:31:{second}"), None)
    assert painter.right_cell(CLOCK, None) == painter.right_cell(CLOCK, None)


def test_text_much_longer_than_english_still_leaves_the_name(look: Look) -> None:
    strip = StripPainter(look, TEXT_PX).strip(FULL, Right("with a delay of eight seconds", Tone.FAULT, stays=True), 420)
    assert strip.shows_right
    assert share_of(strip.image.copy(0, 0, 200, strip.image.height()), look.colours.i1) > 0.01


@pytest.mark.parametrize("two_lines", [False, True])
@pytest.mark.parametrize("state", ["plain", "waiting"])
def test_the_number_of_a_place_stands_in_a_square_before_the_name(
    look: Look, two_lines: bool, state: str, tmp_path: Path
) -> None:
    content = replace(FULL, camera_id="", number=2, level=None)
    if state == "waiting":
        content = replace(content, level=Level.SERIOUS, filled=True)
    painter = StripPainter(look, TEXT_PX, two_lines=two_lines)
    name = f"strip-number-{'two-lines' if two_lines else 'one-line'}-{state}"
    assert_looks_like(painter.strip(content, CLOCK, 440).image, name, tmp_path)


@pytest.mark.parametrize("number", [1, 12, 144])
def test_the_number_of_a_place_is_never_dropped(look: Look, number: int) -> None:
    content = StripContent("강남역 사거리 " * 4, number=number)
    narrow = drawn(look, content, CLOCK, 120)
    assert narrow.copy(0, 0, 30, narrow.height()) == drawn(look, content, Right(), 600).copy(0, 0, 30, narrow.height())
    assert narrow != drawn(look, replace(content, number=None), CLOCK, 120)
