"""A city made for a benchmark of a wall: served cameras, four screens of 16 tiles, two scenes of 64 cameras each."""

from collections.abc import Sequence
from pathlib import Path

from controlroom.bench.served import ServedStreams
from controlroom.city import City, load_city
from layouts.expansion import standard_lookup

SCREENS = ("a", "b", "c", "d")
TILES = 16
SCENES = ("one", "two")
TOUR = "pages"
CAMERAS = len(SCREENS) * TILES * len(SCENES)


def make_city(folder: Path, served: ServedStreams) -> City:
    """Write the city into `folder` and return it. `served`: as many cameras as `CAMERAS`. Raises OSError."""
    for name in ("layouts", "walls", "scenes"):
        (folder / name).mkdir(parents=True)
    _write(
        folder / "city.toml", 'id = "bench"\nlanguage = "en"\nlayout = "one-a"\nname = {en = "Bench"}\nwall = "wall"\n'
    )
    rows = "".join(f"{id},{id},{served.address(id, 'main')}\n" for id in served.ids)
    (folder / "cameras.csv").write_text(f"id,name,main\n{rows}", encoding="utf-8")
    _write(
        folder / "walls/wall.toml",
        'name = {en = "Wall"}\n'
        + "".join(f'[[screen]]\nid = "{id}"\nmonitor = {{number = {n}}}\n' for n, id in enumerate(SCREENS, start=1)),
    )
    left = list(served.ids)
    for scene in SCENES:
        shown = ""
        for screen in SCREENS:
            cameras, left = left[:TILES], left[TILES:]
            _write_layout(folder, f"{scene}-{screen}", cameras)
            shown += f'[[screen]]\nid = "{screen}"\nlayout = "{scene}-{screen}"\n'
        _write(folder / f"scenes/{scene}.toml", f'name = {{en = "{scene}"}}\n{shown}')
    _write(
        folder / "tours.toml",
        f'[[tour]]\nid = "{TOUR}"\nname = {{en = "Pages"}}\nscreen = "a"\nlayouts = ["one-b", "two-b"]\n',
    )
    return load_city(folder, standard_lookup({}))


def _write_layout(folder: Path, name: str, cameras: Sequence[str]) -> None:
    listed = ", ".join(f'"{camera}"' for camera in cameras)
    text = f'name = {{en = "{name}"}}\ntemplate = "{TILES}"\ncameras = [{listed}]\n'
    _write(folder / f"layouts/{name}.toml", text)


def _write(path: Path, text: str) -> None:
    path.write_text(f"schema_version = 1\n{text}", encoding="utf-8")
