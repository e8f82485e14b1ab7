"""Which tiles a screen has and which of them are seen: the layout's, or one of them enlarged. It paints nothing.

`tiles` are all of the layout's, `arranged` those that lie on the canvas now, `seen` those of them that lie in its
window: all of them but where the window shows a part of the canvas, and none while it is hidden.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from feeds.core import FULL, Rect, View
from widgets.last_pictures import LastPictures
from widgets.model import Alarm, Box, CameraLabel, TileSpec
from widgets.panels.host import PanelHost
from widgets.ports import Pictures
from widgets.tile import Tile, TilePainters


class TileSet:
    """The tiles of one screen. Every change asks for exactly the views that are seen from then on.

    `last`: the pictures that stand in for those that are not there yet; screens share it.
    """

    def __init__(self, pictures: Pictures, last: LastPictures) -> None:
        self.tiles: dict[str, Tile] = {}
        self.arranged: list[Tile] = []
        self.seen: list[Tile] = []
        self.by_view: dict[View, list[Tile]] = {}
        self.selected: str | None = None
        self.large: str | None = None
        self.curtained = False
        self.alarms: dict[str, Alarm] = {}
        self.extra: list[View] = []
        self.hidden = False
        self.panels: dict[str, PanelHost] = {}
        self._pictures = pictures
        self._last = last
        self._specs: dict[str, TileSpec] = {}
        self._assigned: dict[str, CameraLabel | None] = {}
        self._large_tile: Tile | None = None
        self._painters: TilePainters | None = None
        self._area = Box(0, 0, 0, 0)
        self._window: Box | None = None
        self._gutter_px = 0

    def forget_assignments(self) -> None:
        """Show again what the layout says, not what was put into its tiles since."""
        self._assigned.clear()

    def leave(self) -> None:
        """Forget selection, enlarging and zoom as well: the next tiles are those of another layout."""
        self.tiles = {}
        self.selected = self.large = None

    def arrange(
        self,
        specs: Sequence[TileSpec],
        painters: TilePainters,
        *,
        area: Box,
        window: Box | None,
        gutter_px: int,
        now_utc: datetime,
    ) -> None:
        """Make the tiles anew, for another layout or another size of the screen.

        `area`: what an enlarged tile fills. `window`: the part of the canvas that is seen, None for all.
        """
        self._keep_pictures(now_utc)
        self.seen = []  # nothing of the tiles that go is looked at again
        self._painters, self._area, self._window, self._gutter_px = painters, area, window, gutter_px
        crops = {tile_id: (tile.camera, tile.crop, tile.base) for tile_id, tile in self.tiles.items()}
        watched = {place: self.tiles[place].camera for place in (self.selected, self.large) if place in self.tiles}
        self._specs = {spec.tile_id: spec for spec in specs}
        self.tiles = {}
        for spec in specs:
            tile = self._made(spec, gutter_px)
            camera, crop, base = crops.get(spec.tile_id, (None, FULL, FULL))
            if camera == tile.camera:
                tile.crop, tile.base = crop, base
            self.tiles[spec.tile_id] = tile
        for tile_id in [tile_id for tile_id in self.panels if tile_id not in self.tiles]:
            del self.panels[tile_id]
        large, self._large_tile = self._large_tile, None
        self.selected, self.large = (self._followed(watched, place) for place in (self.selected, self.large))
        self._leave_empty()
        for place, tile in self.tiles.items():
            tile.selected = place == self.selected
            tile.look_again()
        if self.large and large and large.camera == self.tiles[self.large].camera:
            self._enlarged(self.large).crop = large.crop
        self.request(now_utc)

    def _made(self, spec: TileSpec, gutter_px: int) -> Tile:
        """Return a tile, with the panel that was there before where it is the same one."""
        if self._painters is None:
            raise RuntimeError("tiles are made by `arrange`")
        if spec.tile_id in self._assigned:
            spec = spec.with_camera(self._assigned[spec.tile_id])
        alarm = self.alarms.get(spec.camera.camera_id) if spec.camera else None
        panel = None
        if spec.panel is not None and spec.problem is None:
            panel = self.panels.get(spec.tile_id)
            if panel is None or panel.spec != spec.panel:
                panel = self.panels[spec.tile_id] = PanelHost(spec.panel)
        tile = Tile(spec, self._painters, gutter_px=gutter_px, curtained=self.curtained, alarm=alarm, panel=panel)
        tile.selected = spec.tile_id == self.selected
        if spec.camera:
            tile.report = self._pictures.report(spec.camera.camera_id)
            if spec.camera.permitted:
                tile.stand_in(self._last.of(spec.camera.camera_id))
        tile.look_again()
        return tile

    def request(self, now_utc: datetime) -> None:
        """Work out what is seen and ask for its views."""
        large = self.large and self._enlarged(self.large)
        self.arranged = [large] if large else list(self.tiles.values())
        seen = self._in_window(self.arranged)
        if seen != self.seen:
            self._keep_pictures(now_utc)
            self.seen = seen
        self.by_view = {}
        for tile in self.seen:
            view = tile.new_view(self._priority(tile))
            if view:
                self.by_view.setdefault(view, []).append(tile)
        # The tiles behind an enlarged one come back at once.
        behind = self._in_window(self.tiles.values()) if large and not self.curtained else []
        soon = [tile.camera.camera_id for tile in behind if tile.camera]
        self._pictures.show([*self.by_view, *(view for view in self.extra if view not in self.by_view)], soon)

    def share_panels(self, other: "TileSet") -> None:
        """Have the same panels in the same places as another one, from the next layout on."""
        self.panels = other.panels

    def hide(self, hidden: bool, now_utc: datetime) -> None:
        """Show nothing and ask for nothing, because nobody can see it; or show everything again."""
        if hidden != self.hidden:
            self.hidden = hidden
            self.request(now_utc)

    def _in_window(self, tiles: Iterable[Tile]) -> list[Tile]:
        if self.hidden:
            return []
        return [tile for tile in tiles if self._window is None or tile.spec.box.meets(self._window)]

    def _followed(self, watched: Mapping[str, CameraLabel | None], place: str | None) -> str | None:
        """Return where that camera is now, None where it is nowhere: an operator has chosen a camera, not a place."""
        if place is None or place not in watched:
            return None
        camera, tile = watched[place], self.tiles.get(place)
        if camera is None:
            return place if tile else None
        same = tile is not None and tile.camera is not None and tile.camera.camera_id == camera.camera_id
        return place if same else self.place_of(camera.camera_id)

    def _leave_empty(self) -> None:
        """Show all tiles again where the enlarged one has nothing in it any more."""
        large = self.tiles.get(self.large or "")
        if large is None or (large.camera is None and large.panel is None):
            self.large = None

    def _enlarged(self, tile_id: str) -> Tile:
        small = self.tiles[tile_id]
        spec = replace(small.spec, box=self._area, fills=False)
        if self._large_tile is None or self._large_tile.spec != spec:
            self._large_tile = self._made(spec, self._area.x_px)
            if small.magnification > 1.0:
                self._large_tile.crop = small.crop
        return self._large_tile

    def _priority(self, tile: Tile) -> int:
        if tile is self._large_tile or tile.magnification > 1.0:
            return 2
        return 2 if tile.alarm else int(tile.selected)

    def _keep_pictures(self, now_utc: datetime) -> None:
        for tile in self.seen:
            if tile.view:
                tile.keep(self._pictures.image(tile.view), now_utc)
            if tile.kept and tile.camera and tile.magnification <= 1.0:
                self._last.note(tile.camera.camera_id, tile.kept)

    def shown_for(self, tile_id: str) -> Tile:
        """Return the tile that is seen in this place: the small one, or the enlarged one."""
        return self._large_tile if self._large_tile and tile_id == self.large else self.tiles[tile_id]

    def at(self, x_px: float, y_px: float) -> str | None:
        """Return the place under a point, None between tiles."""
        return next((tile.spec.tile_id for tile in self.arranged if tile.spec.box.contains(x_px, y_px)), None)

    def place_of(self, camera_id: str) -> str | None:
        """Return the first place that has this camera."""
        for place, tile in self.tiles.items():
            if tile.camera and tile.camera.camera_id == camera_id:
                return place
        return None

    def numbers(self) -> dict[str, int]:
        """Return the number of the first place of each camera that is in one with a number."""
        found: dict[str, int] = {}
        for tile in self.tiles.values():
            if tile.camera and tile.spec.number is not None:
                found.setdefault(tile.camera.camera_id, tile.spec.number)
        return found

    def assigned(self) -> dict[str, CameraLabel | None]:
        """Return the camera of every place."""
        return {tile_id: tile.camera for tile_id, tile in self.tiles.items()}

    def put_since(self) -> dict[str, CameraLabel | None]:
        """Return the cameras that were put into places since the layout was shown."""
        return dict(self._assigned)

    def assign(self, cameras: Mapping[str, CameraLabel | None], now_utc: datetime) -> None:
        """Have exactly these cameras in these places, and what the layout says in all others."""
        before, self._assigned = self._assigned, {id: camera for id, camera in cameras.items() if id in self._specs}
        for tile_id in before.keys() | self._assigned.keys():
            if (tile_id in before) != (tile_id in self._assigned) or before[tile_id] != self._assigned[tile_id]:
                self.tiles[tile_id] = self._made(self._specs[tile_id], self._gutter_px)
        self._leave_empty()
        self.request(now_utc)

    def select(self, tile_id: str | None, now_utc: datetime) -> list[Tile]:
        """Move the selection and return the tiles that look different now."""
        before, self.selected = self.selected, tile_id
        touched = [self.shown_for(place) for place in (before, tile_id) if place in self.tiles]
        for tile in touched:
            tile.selected = tile.spec.tile_id == tile_id
            tile.look_again()
        self.request(now_utc)
        return touched

    def enlarge(self, tile_id: str | None, now_utc: datetime) -> None:
        """Let one tile fill the wall, or show all of them again (None)."""
        self.large = tile_id
        self.request(now_utc)

    def set_crop(self, tile_id: str, crop: Rect | None, now_utc: datetime) -> None:
        """Show a part of a place's picture, small and enlarged; None: what is shown of it when it is not zoomed."""
        for tile in {self.tiles[tile_id], self.shown_for(tile_id)}:
            tile.crop = tile.base if crop is None or crop == tile.base else crop
        self.request(now_utc)

    def set_alarm(self, camera_id: str, alarm: Alarm | None, now_utc: datetime) -> list[Tile]:
        """Put an alarm on a camera or take it away; return the tiles that look different now."""
        if alarm is None:
            self.alarms.pop(camera_id, None)
        else:
            self.alarms[camera_id] = alarm
        tiles = [*self.tiles.values(), *([self._large_tile] if self._large_tile else [])]
        touched = [tile for tile in tiles if tile.camera and tile.camera.camera_id == camera_id]
        for tile in touched:
            tile.set_alarm(alarm)
        self.request(now_utc)
        return touched

    def curtain(self, closed: bool, now_utc: datetime) -> None:
        """Hide every camera, or show them again."""
        self._keep_pictures(now_utc)
        self.curtained = closed
        for tile in [*self.tiles.values(), *([self._large_tile] if self._large_tile else [])]:
            tile.curtained = closed
            tile.look_again()
        self.request(now_utc)
