"""Where a layout's tiles lie on a screen, in whole pixels."""

from dataclasses import dataclass
from fractions import Fraction
from math import floor

from layouts.model import Layout


@dataclass(frozen=True, slots=True)
class PixelRect:
    """A rectangle of physical pixels; the first pixel of a screen is 0, 0."""

    x_px: int
    y_px: int
    width_px: int
    height_px: int


def arrange(
    layout: Layout, *, width_px: int, height_px: int, header_px: int = 0, gutter_px: int = 0, margin_px: int = 0
) -> tuple[PixelRect, ...]:
    """Return the rectangle of every tile of `layout`, in the order of its tiles, on a canvas of that size.

    A margin surrounds everything; the header strip lies under the upper margin, with a gutter below it (0: there is
    none). Tiles whose edges meet are exactly one gutter apart, so equal cells differ by at most one pixel. On a canvas
    too small for that, margin and gutters vanish first, then tiles get 0 pixels; they never overlap.
    """
    columns = len({tile.place.left for tile in layout.tiles})
    rows = len({tile.place.top for tile in layout.tiles})
    header_end_px = header_px + gutter_px if header_px else 0
    wide_px = width_px - 2 * margin_px
    high_px = height_px - 2 * margin_px - header_end_px
    if wide_px < columns + (columns - 1) * gutter_px or high_px < rows + (rows - 1) * gutter_px:
        gutter_px = margin_px = 0
        header_end_px, wide_px, high_px = header_px, width_px, max(0, height_px - header_px)

    def span(begin: Fraction, end: Fraction, length_px: int) -> tuple[int, int]:
        """Return where a tile begins and how long it is, on a line of tiles that each end in a gutter."""
        begin_px = min(floor(begin * (length_px + gutter_px)), length_px)  # it may lie in the last gutter
        return begin_px, max(0, floor(end * (length_px + gutter_px)) - gutter_px - begin_px)

    rects = []
    for place in (tile.place for tile in layout.tiles):
        x_px, tile_width_px = span(place.left, place.right, wide_px)
        y_px, tile_height_px = span(place.top, place.bottom, high_px)
        rects.append(PixelRect(margin_px + x_px, margin_px + header_end_px + y_px, tile_width_px, tile_height_px))
    return tuple(rects)
