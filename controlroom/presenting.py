"""From a city's layouts and cameras to what a window shows: names in the operator's language, tiles with a place."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from layouts.cameras import Camera
from layouts.geometry import arrange
from layouts.model import Audience, Layout, NamesByLanguage, Tile, name_in
from resources.text import QT_TRANSLATE_NOOP
from widgets.model import Box, CameraLabel, TileSpec, WallLayout

LATE_AFTER_S = 2.0
HLS_LATE_AFTER_S = 15.0
"""HLS is some segments behind by design; its tile's clock shows how much, only more than usual is called late."""
_NO_PANEL = QT_TRANSLATE_NOOP("wall", "This version has no panel of the kind {kind}")


def label(camera: Camera, *, language: str, gloss: str, audience: Audience = "operator") -> CameraLabel:
    """Return what a person may read about `camera`. `gloss`: language of the second line, "none" for none.

    `audience`: who looks at the screen.
    """
    return CameraLabel(
        camera.id,
        name=name_in(language, camera.name),
        gloss=_gloss(camera.name, language, gloss),
        district=camera.district,
        road=camera.road,
        contact=camera.owner,
        number=camera.number,
        late_after_s=_late_after_s(camera),
        permitted=audience in camera.audience,
    )


def _late_after_s(camera: Camera) -> float:
    kinds = {stream.kind for stream in camera.streams}
    if "hls" in kinds:
        return HLS_LATE_AFTER_S
    # A still picture that comes every minute is a minute old before the next.
    return max(LATE_AFTER_S, camera.stale_after_s) if kinds == {"still"} else LATE_AFTER_S


def _gloss(names: NamesByLanguage, language: str, gloss: str) -> str:
    second = names.get(gloss, "") if gloss != language else ""
    return second if second != name_in(language, names) else ""


def wall_layout(layout: Layout, cameras: Mapping[str, CameraLabel], *, language: str, gloss: str) -> WallLayout:
    """Return `layout` as a window shows it."""

    def placed(area: Box, gutter_px: int) -> Sequence[TileSpec]:
        rects = arrange(layout, width_px=area.width_px, height_px=area.height_px, gutter_px=gutter_px)
        return [
            _spec(
                str(number),
                Box(area.x_px + rect.x_px, area.y_px + rect.y_px, rect.width_px, rect.height_px),
                tile,
                cameras,
                language,
            )
            for number, (tile, rect) in enumerate(zip(layout.tiles, rects, strict=True))
        ]

    return WallLayout(
        layout.id,
        name_in(language, layout.name),
        placed,
        gloss=_gloss(layout.name, language, gloss),
        has_header=layout.header,
        gutter_u=layout.gutter_u,
    )


def _spec(tile_id: str, box: Box, tile: Tile, cameras: Mapping[str, CameraLabel], language: str) -> TileSpec:
    if tile.problem is not None:
        return TileSpec(tile_id, box, problem=tile.problem.text)
    if tile.panel is not None:
        return TileSpec(tile_id, box, problem=_NO_PANEL(kind=tile.panel.kind))
    camera = cameras.get(tile.camera) if tile.camera is not None else None
    if camera is not None and tile.title is not None:
        camera = replace(camera, name=name_in(language, tile.title), gloss="")
    stream = None if tile.stream == "auto" else tile.stream
    return TileSpec(tile_id, box, camera=camera, fills=tile.fit == "crop", stream=stream)
