"""From the state of a screen to its window, and the numbers of tiles to the places that windows know."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from controlroom.presenting import wall_layout
from controlroom.state.core import Nearest, Screen
from feeds.core import Rect
from layouts.model import Layout
from widgets.facts import Name
from widgets.model import CameraLabel, WallLayout
from widgets.nearest import NearCamera, nearest_layout
from widgets.wall_window import WallWindow


def number_of(place: str) -> int:
    """Return the number of a tile, from 1, by the place that windows know."""
    return int(place.removeprefix("near-")) + (not place.startswith("near-"))


def place_of(number: int, *, is_nearest: bool) -> str:
    """Return the place of a tile by its number, from 1."""
    return f"near-{number}" if is_nearest else str(number - 1)


@dataclass(frozen=True, slots=True)
class Shown:
    """What screens show of a city. `labels`: its cameras as this screen's viewers may know them.

    `first`: the layout that is shown where there is none of an id.
    """

    layouts: Mapping[str, Layout]
    first: Layout | None
    labels: Mapping[str, CameraLabel]
    language: str
    gloss: str
    place_name: Callable[[str], Name] = Name
    _made: dict[str, WallLayout] = field(default_factory=dict)

    def layout(self, id: str) -> WallLayout | None:
        """Return a layout as a window shows it, None where there is none at all."""
        layout = self.layouts.get(id) or self.first
        if layout is None:
            return None
        if layout.id not in self._made:
            self._made[layout.id] = wall_layout(
                layout, self.labels, language=self.language, gloss=self.gloss, place_name=self.place_name
            )
        return self._made[layout.id]


def show(window: WallWindow, before: Screen | None, after: Screen, shown: Shown) -> None:
    """Let a window show `after`; `before`: what it shows now, None for nothing, or for what has to be shown anew."""
    layout, near = shown.layout(after.layout), after.nearest
    if layout is None:
        return
    canvas = window.canvas
    if before is None or before.layout != after.layout or _around(before.nearest) != _around(near):
        window.set_layout(layout if near is None else _nearest_layout(layout, near, shown.labels))
        before = None
    top, top_before = near or after, before and (before.nearest or before)
    # Each of these draws every tile anew: only what is different is told. A layout is shown with nothing put into it.
    if near is None and after.cameras != (before.cameras if before is not None else {}):
        canvas.assign({place_of(tile, is_nearest=False): shown.labels.get(id) for tile, id in after.cameras.items()})
    if top_before is None or top_before.large != top.large:
        place = None if top.large is None else place_of(top.large, is_nearest=near is not None)
        place = place if place in canvas.tiles.tiles else None
        if canvas.tiles.large != place:
            canvas.enlarge(place)
    crops = {} if top_before is None else top_before.crops
    for tile in crops.keys() | top.crops.keys():
        place = place_of(tile, is_nearest=near is not None)
        if crops.get(tile) != top.crops.get(tile) and place in canvas.tiles.tiles:
            crop = top.crops.get(tile)
            canvas.set_crop(place, None if crop is None else Rect(*crop))


def _around(near: Nearest | None) -> tuple[str, str, tuple[tuple[str, float], ...]] | None:
    return None if near is None else (near.name, near.centre, near.cameras)


def _nearest_layout(layout: WallLayout, near: Nearest, labels: Mapping[str, CameraLabel]) -> WallLayout:
    found = [NearCamera(labels[id], distance_m) for id, distance_m in near.cameras if id in labels]
    return nearest_layout(layout, near.name, labels.get(near.centre), found)
