"""The arrangement that shows the cameras nearest to a place for a while: the one it is about large, four beside it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from widgets.model import Box, CameraLabel, TileSpec, WallLayout

COUNT = 4
_LARGE = (0, 0, 2, 2)
_BESIDE = ((2, 0), (2, 1), (0, 2), (1, 2))
"""Column and row of each of the four beside a large one, in a grid of three by three; the corner stays free."""
_ALONE = ((0, 0), (1, 0), (0, 1), (1, 1))


@dataclass(frozen=True, slots=True)
class NearCamera:
    """A camera and how far away from the place it stands."""

    camera: CameraLabel
    distance_m: float


def nearest_layout(before: WallLayout, name: str, centre: CameraLabel | None, near: Sequence[NearCamera]) -> WallLayout:
    """Return the layout that stands in for `before`, whose places are ``near-1``, ``near-2``, and so on.

    `centre`: the camera that it is about, in the first place; None for a mere place of the city.
    """

    def placed(area: Box, gutter_px: int) -> list[TileSpec]:
        side = 2 if centre is None else 3
        specs = [] if centre is None else [TileSpec("near-1", _box(area, gutter_px, side, *_LARGE), centre)]
        places = _ALONE if centre is None else _BESIDE
        for number, (each, (column, row)) in enumerate(zip(near, places, strict=False), start=len(specs) + 1):
            box = _box(area, gutter_px, side, column, row, 1, 1)
            specs.append(TileSpec(f"near-{number}", box, each.camera, distance_m=each.distance_m))
        return specs

    return replace(before, layout_id=f"{before.layout_id}:near", name=name, gloss="", arrange=placed, leads_back=True)


def _box(area: Box, gutter_px: int, side: int, column: int, row: int, columns: int, rows: int) -> Box:
    def edge(length_px: int, at: int) -> int:
        return at * (length_px + gutter_px) // side

    left, top = edge(area.width_px, column), edge(area.height_px, row)
    right, bottom = edge(area.width_px, column + columns), edge(area.height_px, row + rows)
    return Box(area.x_px + left, area.y_px + top, right - left - gutter_px, bottom - top - gutter_px)
