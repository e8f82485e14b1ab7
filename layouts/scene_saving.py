"""Keeping what a wall shows as a scene: its file is written anew, comments and what else it says stay."""

import os
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import tomlkit
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import AoT, Null

from layouts.edit import EditRefused
from layouts.scenes import FOLDER, Scene, SceneScreen
from resources.text import QT_TRANSLATE_NOOP

_UNREADABLE = QT_TRANSLATE_NOOP(
    "layouts", "{file} cannot be changed because of an error in it; mend it, or save under another name"
)


def save_scene(folder: Path, scene: Scene) -> Path:
    """Write a scene into its file in the city at `folder` and return the file.

    A file that is there keeps its comments, and its name in other languages. Raises `EditRefused` where it is not TOML,
    and OSError where it cannot be written; it is then as it was.
    """
    path = folder / FOLDER / f"{scene.id}.toml"
    path.parent.mkdir(exist_ok=True)
    document = _document(path)
    if not isinstance(document.get("screen"), AoT):
        document.pop("screen", None)
        document.append("screen", tomlkit.aot())
    # tomlkit takes a comment above a table for the end of what comes before: new keys would come below it.
    comments = [(table, text + table.trivia.indent) for table, text in _taken_comments(document)]
    document.setdefault("schema_version", 1)
    if not isinstance(document.get("name"), Mapping):
        document["name"] = tomlkit.inline_table()
    document["name"].update(scene.name)
    if scene.wall is not None:
        document["wall"] = scene.wall
    if scene.privacy is not None:
        document["privacy"] = scene.privacy
    if scene.tours:
        document["tours"] = list(scene.tours)
    else:
        document.pop("tours", None)
    _fill(document["screen"], scene.screens)
    for table, text in comments:
        table.trivia.indent = text
    _write(path, tomlkit.dumps(document))
    return path


def _fill(tables: Any, screens: Mapping[str, SceneScreen]) -> None:
    """Let the tables of screens say exactly this; those that are there already keep their place and comments."""
    there: dict[str, Any] = {}
    for number in reversed(range(len(tables))):
        id = tables[number].get("id")
        if isinstance(id, str) and id in screens and id not in there:
            there[id] = tables[number]
        else:
            del tables[number]
    for id, screen in screens.items():
        table = there.get(id)
        if table is None:
            table = tomlkit.table()
            table.trivia.indent = "\n"
            table["id"] = id
            tables.append(table)
        table["layout"] = screen.layout
        for key, value in (("cameras", _by_tile(screen.cameras)), ("large", screen.large)):
            if value:
                table[key] = value
            else:
                table.pop(key, None)


def _taken_comments(document: Any) -> Iterator[tuple[Any, str]]:
    """Take what stands before the table of each screen out of the file, and yield both."""
    body = document.body
    end = next(number for number, (key, _) in enumerate(body) if key is not None and key.key == "screen")
    for table in document["screen"]:
        yield table, _taken(body, end)
        body, end = table.value.body, len(table.value.body)


def _taken(body: Any, end: int) -> str:
    """Take out what stands after the last key before `end`, and return it as it is written."""
    text = ""
    for number in reversed(range(end)):
        key, item = body[number]
        if key is not None:
            break
        text = item.as_string() + text
        body[number] = (None, Null())
    return text


def _document(path: Path) -> Any:
    try:
        return tomlkit.parse(path.read_bytes().decode("utf-8-sig"))
    except FileNotFoundError:
        return tomlkit.document()
    except (TOMLKitError, UnicodeDecodeError) as error:
        raise EditRefused(_UNREADABLE(file=path.name)) from error


def _by_tile(cameras: Mapping[int, str | None]) -> Any:
    table = tomlkit.inline_table()
    table.update({str(tile): camera or "" for tile, camera in sorted(cameras.items())})
    return table


def _write(path: Path, text: str) -> None:
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".saving")
    written = Path(name)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        written.chmod(path.stat().st_mode if path.exists() else 0o644)
        written.replace(path)
    finally:
        written.unlink(missing_ok=True)
