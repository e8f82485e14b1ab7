"""Small cities in folders, and their problems as lines."""

from collections.abc import Iterable
from fractions import Fraction
from pathlib import Path
from urllib.parse import urlsplit

from layouts.camera_list import StreamRules
from layouts.model import Layout, Panel, Place, Tile
from layouts.problems import Problem, formatted
from resources.entries import FileModel
from resources.text import Text

CITY = 'schema_version = 1\nid = "seoul"\nname = {ko = "서울"}\n'
HEAD = "id,name,lat,lon,main\n"
LAYOUT = 'schema_version = 1\nname = {ko = "전체"}\n'


def infer_kind(address: str) -> str | None:
    parts = urlsplit(address)
    if parts.scheme in ("", "file"):
        return "file"
    if parts.scheme in ("rtsp", "rtsps"):
        return "rtsp"
    return {"m3u8": "hls", "jpg": "still"}.get(parts.path.rpartition(".")[2])


def check_stream(kind: str, address: str) -> Text | None:
    if kind == "rtsp" and not urlsplit(address).hostname:
        return Text("test", "No host in {address}", {"address": address})
    return None if kind in ("rtsp", "hls", "mjpeg", "still", "file") else Text("test", "Unknown kind")


RULES = StreamRules(infer_kind=infer_kind, check_stream=check_stream)


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


class NoKeys(FileModel):
    """A panel without settings."""


def layout(id: str, tiles: int, panels: int = 0) -> Layout:
    """A layout of that many tiles for cameras, then that many panels."""
    somewhere = Place(Fraction(0), Fraction(0), Fraction(1), Fraction(1))
    panel = Tile(somewhere, panel=Panel("clock", NoKeys()))
    return Layout(id, {"ko": id}, (*[Tile(somewhere)] * tiles, *[panel] * panels))


LAYOUTS = {"four": layout("four", 4, 1), "one": layout("one", 1)}
CAMERAS = ("a", "b", "c")


def screens(*texts: str) -> str:
    """The tables of a wall's screens s1, s2 and so on, with these keys."""
    return "".join(f'[[screen]]\nid = "s{number}"\n{text}\n' for number, text in enumerate(texts, start=1))


def lines(problems: Iterable[Problem]) -> list[str]:
    """What is wrong, as it is printed, with the names of files alone."""
    shown = []
    for problem in problems:
        line = formatted(problem, Text.english)
        shown.append(line.replace(problem.file, Path(problem.file).name))
    return shown
