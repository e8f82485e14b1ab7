"""From a city's layouts and cameras to what a window shows: names in the operator's language, tiles with a place."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from layouts.cameras import Camera
from layouts.files import CityConfig
from layouts.geometry import arrange
from layouts.model import Audience, Layout, NamesByLanguage, Tile, name_in
from resources.entries import FileModel
from widgets.facts import Name
from widgets.header_weather import WeatherKeys
from widgets.menus import PageName
from widgets.model import Box, CameraLabel, TileSpec, WallLayout
from widgets.panels.core import PanelConfig, PanelSpec
from widgets.panels.policy_map import PolicyMapConfig

LATE_AFTER_S = 2.0
HLS_LATE_AFTER_S = 15.0
"""HLS is some segments behind by design; its tile's clock shows how much, only more than usual is called late."""


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


def camera_labels(
    cameras: Iterable[Camera], *, language: str, gloss: str, audience: Audience
) -> dict[str, CameraLabel]:
    """Return what a person may read about each of these cameras, by id; see `label`."""
    return {each.id: label(each, language=language, gloss=gloss, audience=audience) for each in cameras}


def city_name(config: CityConfig, language: str) -> str:
    """Return the city's name for the header."""
    names = config.name.by_language()
    return names.get(language) or next(iter(names.values()), config.id)


def gloss_of(config: CityConfig, language: str) -> str:
    """Return the second language beside `language`, "" for none."""
    return "" if config.gloss in ("none", language) else config.gloss


def weather_of(config: CityConfig) -> WeatherKeys | None:
    """Return where the header has its weather from, None for no weather in it."""
    weather = config.header.weather
    return None if weather is None else WeatherKeys(weather.temperature, weather.rain, weather.warnings)


def _late_after_s(camera: Camera) -> float:
    kinds = {stream.kind for stream in camera.streams}
    if "hls" in kinds:
        return HLS_LATE_AFTER_S
    # A still picture that comes every minute is a minute old before the next.
    return max(LATE_AFTER_S, camera.stale_after_s) if kinds == {"still"} else LATE_AFTER_S


def _gloss(names: NamesByLanguage, language: str, gloss: str) -> str:
    second = names.get(gloss, "") if gloss != language else ""
    return second if second != name_in(language, names) else ""


def page_names(layouts: Iterable[Layout], language: str) -> list[PageName]:
    """Return the pages of a city as the menu has them."""
    return [PageName(layout.id, name_in(language, layout.name)) for layout in layouts]


def wall_layout(
    layout: Layout,
    cameras: Mapping[str, CameraLabel],
    *,
    language: str,
    gloss: str,
    place_name: Callable[[str], Name] = Name,
) -> WallLayout:
    """Return `layout` as a window shows it. `place_name`: what a place is called on this screen."""

    numbers = _numbers(layout, cameras)

    def placed(area: Box, gutter_px: int) -> Sequence[TileSpec]:
        rects = arrange(layout, width_px=area.width_px, height_px=area.height_px, gutter_px=gutter_px)
        return [
            _spec(
                str(number),
                Box(area.x_px + rect.x_px, area.y_px + rect.y_px, rect.width_px, rect.height_px),
                tile,
                cameras,
                language,
                gloss,
                layout.place,
                numbers.get(number),
            )
            for number, (tile, rect) in enumerate(zip(layout.tiles, rects, strict=True))
        ]

    return WallLayout(
        layout.id,
        name_in(language, layout.name),
        placed,
        gloss=_gloss(layout.name, language, gloss),
        header=layout.header,
        viewing_ratio=layout.viewing_ratio,
        theme=layout.theme,
        about=place_name(layout.place) if layout.place else None,
        gutter_u=layout.gutter_u,
    )


def _numbers(layout: Layout, cameras: Mapping[str, CameraLabel]) -> dict[int, int]:
    """Return the numbers of the places that a map on the page can name; none where it has no map with cameras.

    In reading order: those with a camera first, then those that one may be put into.
    """
    if not any(tile.panel is not None and _has_cameras(tile.panel.config) for tile in layout.tiles):
        return {}
    places = [place for place, tile in enumerate(layout.tiles) if tile.panel is None]
    places.sort(key=lambda place: layout.tiles[place].camera not in cameras)
    return {place: number for number, place in enumerate(places, start=1)}


def _has_cameras(config: FileModel) -> bool:
    return isinstance(config, PolicyMapConfig) and not {"cameras", "all_cameras"}.isdisjoint(config.points)


def _spec(
    tile_id: str,
    box: Box,
    tile: Tile,
    cameras: Mapping[str, CameraLabel],
    language: str,
    gloss: str,
    place: str,
    number: int | None,
) -> TileSpec:
    if tile.problem is not None:
        return TileSpec(tile_id, box, problem=tile.problem.text, number=number)
    if tile.panel is not None and isinstance(tile.panel.config, PanelConfig):
        title = None
        if tile.title is not None:
            title = Name(name_in(language, tile.title), _gloss(tile.title, language, gloss))
        return TileSpec(tile_id, box, panel=PanelSpec(tile.panel.kind, tile.panel.config, title, place))
    camera = cameras.get(tile.camera) if tile.camera is not None else None
    if camera is not None and tile.title is not None:
        camera = replace(camera, name=name_in(language, tile.title), gloss="")
    stream = None if tile.stream == "auto" else tile.stream
    return TileSpec(tile_id, box, camera=camera, fills=tile.fit == "crop", stream=stream, number=number)
