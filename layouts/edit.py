"""Changing a layout file as a person would: only what has to change, comments and order kept."""

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import tomlkit
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import AoT

from layouts.cameras import Catalogue
from layouts.layout_file import read_layout
from layouts.model import Tile
from resources.text import QT_TRANSLATE_NOOP, Text

_CHANGED = QT_TRANSLATE_NOOP(
    "layouts", "The layout file cannot be changed now because of an error in it, nothing was saved"
)
_MISPLACED = QT_TRANSLATE_NOOP("layouts", "A tile without a valid place cannot be changed here, mend its file first")

_Content = dict[str, Any]
_CONTENT_KEYS = ("camera", "panel", "title", "fit", "stream")


class EditRefused(Exception):
    """Raised where a file cannot be changed as asked. `text` says why."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.english())
        self.text = text


def save_cameras(path: Path, cameras: Mapping[int, str | None]) -> None:
    """Let tiles of the layout in the file at `path` show other cameras, or nothing (None).

    Tiles are numbered from 0 as in `Layout.tiles`. A title goes with its camera to another tile; how a tile shows its
    picture (fit, stream) stays. Raises `EditRefused` where the file has no such tiles (any more), and OSError where it
    cannot be written; the file is then as it was.
    """
    edit = _Edit(path)
    edit.put({number: edit.with_camera(number, cameras) for number in cameras})


class _Edit:
    """One change of one layout file."""

    def __init__(self, path: Path) -> None:
        self._path = path.resolve()
        # Cameras are not looked up: whether they exist is no matter here.
        layout, _ = read_layout(self._path, Catalogue(readable=False))
        try:
            self._document: Any = tomlkit.parse(self._path.read_bytes().decode("utf-8-sig"))
        except (TOMLKitError, UnicodeDecodeError) as error:
            raise EditRefused(_CHANGED) from error
        if layout is None:
            raise EditRefused(_CHANGED)
        self.layout = layout
        self.places = [tile.place for tile in self.layout.tiles]
        self.contents = [self._content(tile) for tile in self.layout.tiles]

    def content(self, number: int) -> _Content:
        """Return what a tile shows, as it stands in the file."""
        return self._content(self._tile(number))

    def with_camera(self, number: int, cameras: Mapping[int, str | None]) -> _Content:
        """Return what a tile shows when all `cameras` are where they shall be."""
        before, camera = self.content(number), cameras[number]
        if before.get("camera") == camera:
            return before
        if camera is None:
            return {}
        left = (self.content(other) for other, moved in cameras.items() if moved != camera)
        came_from: _Content = next((content for content in left if content.get("camera") == camera), {})
        return {
            "camera": camera,
            **{key: came_from[key] for key in ("title",) if key in came_from},
            **{key: before[key] for key in ("fit", "stream") if key in before},
        }

    def put(self, contents: Mapping[int, _Content]) -> None:
        """Let tiles show `contents`, and save the file if nothing else is changed by that."""
        no_longer_listed = []
        for number, content in contents.items():
            tile = self._tile(number)
            match tile.origin:
                case ("tile", index):
                    _fill(self._document["tile"][index], content)
                case ("cameras", index) if content.keys() <= {"camera"}:
                    self._document["cameras"][index] = content.get("camera", "")
                case ("cameras", index):
                    no_longer_listed.append(index)
                    self._add(tile, content)
                case _ if content:
                    self._add(tile, content)
        for index in sorted(no_longer_listed, reverse=True):
            del self._document["cameras"][index]
        self._save([contents.get(number, content) for number, content in enumerate(self.contents)])

    def _tile(self, number: int) -> Tile:
        if number >= len(self.layout.tiles):
            raise EditRefused(_CHANGED)
        tile = self.layout.tiles[number]
        if tile.origin is None and tile.problem is not None:
            raise EditRefused(_MISPLACED)
        return tile

    def _content(self, tile: Tile) -> _Content:
        match tile.origin:
            case ("cameras", index):
                camera = self._document["cameras"].unwrap()[index]
                return {"camera": camera} if camera else {}
            case ("tile", index):
                table = self._document["tile"].unwrap()[index]
                return {key: table[key] for key in _CONTENT_KEYS if key in table}
            case _:
                return {}

    def _add(self, tile: Tile, content: _Content) -> None:
        """Add a table for a cell that has had none; its place takes the cell out of the flow of `cameras`."""
        tables = self._document.get("tile")
        if tables is None:
            self._document.append("tile", tomlkit.aot())
            tables = self._document["tile"]
        table = tomlkit.table() if isinstance(tables, AoT) else tomlkit.inline_table()
        if self.layout.grid is None:
            raise EditRefused(_CHANGED)
        table["column"] = int(tile.place.left * self.layout.grid.columns) + 1
        table["row"] = int(tile.place.top * self.layout.grid.rows) + 1
        _fill(table, content)
        tables.append(table)

    def _save(self, contents: list[_Content]) -> None:
        """Write the file anew, unless tiles would then not show exactly `contents` in their old places."""
        descriptor, name = tempfile.mkstemp(dir=self._path.parent, prefix=".", suffix=".saving")
        written = Path(name)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(tomlkit.dumps(self._document).encode())
                file.flush()
                os.fsync(file.fileno())
            after = _Edit(written)
            if (after.places, after.contents) != (self.places, contents):
                raise EditRefused(_CHANGED)
            shutil.copymode(self._path, written)
            written.replace(self._path)
        finally:
            written.unlink(missing_ok=True)


def _fill(table: Any, content: _Content) -> None:
    """Let a table of the file hold exactly `content` beside its place."""
    for key in _CONTENT_KEYS:
        if key not in content:
            table.pop(key, None)
        elif isinstance(content[key], dict):
            table[key] = tomlkit.inline_table()
            table[key].update(content[key])
        else:
            table[key] = content[key]
