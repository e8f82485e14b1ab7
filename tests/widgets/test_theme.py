"""Sizes from the eye, and colours from the packaged tokens."""

import pytest
from PySide6.QtGui import QColor

from layouts.model import Theme
from widgets.glyphs import fill_ink, level_colour
from widgets.model import Level
from widgets.theme import Colours, Fonts, Look, Role, Sizes, missing_families


# The table of the style: role, then r 2, 3, 4.3 and 5.8 at 1080 lines, and r 3 at 2160.
@pytest.mark.parametrize(
    ("role", "sizes_px"),
    [
        ("hero", (52, 78, 112, 150, 156)),
        ("value", (41, 62, 89, 120, 124)),
        ("value_small", (31, 47, 67, 90, 93)),
        ("headline", (21, 31, 45, 60, 62)),
        ("body", (17, 26, 37, 50, 52)),
        ("title", (16, 23, 33, 45, 47)),
        ("label", (14, 21, 30, 40, 41)),
        ("meta", (12, 16, 22, 30, 31)),
        ("gloss", (12, 13, 19, 25, 26)),
    ],
)
def test_text_sizes_follow_distance_and_height(role: Role, sizes_px: tuple[int, ...]) -> None:
    screens = [Sizes(1080, 2), Sizes(1080, 3), Sizes(1080, 4.3), Sizes(1080, 5.8), Sizes(2160, 3)]
    for screen, wanted in zip(screens, sizes_px, strict=True):
        # The table itself rounds r and the angle.
        assert abs(screen.text_px(role) - wanted) <= 1


def test_the_unit_is_one_pixel_at_1080_lines_and_three_heights() -> None:
    assert Sizes(1080, 3).u == 1.0
    assert Sizes(1080, 3).px(8) == 8
    assert Sizes(2160, 3).px(8) == 16
    assert Sizes(1080, 2).px(0.1) == 1


def test_both_themes_are_complete() -> None:
    assert Colours.load("dark").s0 == QColor("#07090B")
    assert Colours.load("dark").glyph_outline is None
    assert Colours.load("lobby").glyph_outline == QColor("#12181D")


def _luminance(colour: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)

    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF())


def _contrast(one: QColor, other: QColor) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_words_can_be_read_on_every_tile() -> None:
    colours = Colours.load("dark")
    for ink in (colours.i1, colours.i2, colours.i3, colours.quality, colours.serious, colours.watch):
        assert _contrast(ink, colours.s1) >= 4.5
    for fill in (colours.serious, colours.alert, colours.caution, colours.watch):
        assert _contrast(colours.ink_on_fill, fill) >= 4.5


def test_digits_are_all_equally_wide(look: Look) -> None:
    if missing_families():
        pytest.skip(f"{missing_families()} are not installed")
    face = look.face("label")
    assert face.width("11:11:11") == face.width("08:44:06")


def test_faces_are_made_once() -> None:
    fonts = Fonts()
    assert fonts.face(17.2, 600) is fonts.face(16.9, 600)
    assert fonts.face(17, 600) is not fonts.face(17, 700)


def test_the_style_sheet_is_filled_in(look: Look) -> None:
    sheet = look.style_sheet(1.5)
    assert "$" not in sheet
    assert "#111518" in sheet
    assert look.style_sheet(1.0) != sheet


@pytest.mark.parametrize("theme", ["dark", "lobby"])
@pytest.mark.parametrize("level", list(Level))
def test_words_on_the_colour_of_a_level_can_be_read(theme: Theme, level: Level) -> None:
    colours = Colours.load(theme)
    assert _contrast(fill_ink(level, colours), level_colour(level, colours)) >= 4.5
