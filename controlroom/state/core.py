"""The state of a wall: an immutable document, the same as a flat table of values, and what lies between two of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, cast

Crop = tuple[float, float, float, float]
"""A part of a picture: left, top, width and height in fractions of it."""
Values = Mapping[str, Any]
"""A state as a flat table: JSON values by path, such as ``screens/left/cameras/3``. What is as at first has no path."""
Change = Mapping[str, tuple[Any, Any]]
"""What is different between two states: by path the value before and the one after, None where there is none."""

NOTHING: Mapping[Any, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Nearest:
    """The cameras nearest to something, shown on a screen instead of its layout until it is left.

    `centre`: the camera they are nearest to, "" for a place. `cameras`: ids and distances in metres. `large` and
    `crops`: as in `Screen`; tile 1 is the centre where it is a camera.
    """

    name: str
    centre: str
    cameras: tuple[tuple[str, float], ...]
    large: int | None = None
    crops: Mapping[int, Crop] = field(default_factory=lambda: NOTHING)

    @property
    def tiles(self) -> int:
        """How many tiles it has."""
        return len(self.cameras) + bool(self.centre)


@dataclass(frozen=True, slots=True)
class Screen:
    """What one screen shows. Tiles are numbered from 1 in the reading order of its layout.

    `cameras`: those that were put into tiles instead of the layout's own, "" for a tile that was emptied. `large`: the
    tile that fills the screen. `crops`: the part that is shown of a tile's picture, where it is not the whole.
    """

    layout: str = ""
    cameras: Mapping[int, str] = field(default_factory=lambda: NOTHING)
    large: int | None = None
    crops: Mapping[int, Crop] = field(default_factory=lambda: NOTHING)
    nearest: Nearest | None = None


@dataclass(frozen=True, slots=True)
class TourRun:
    """A tour that has begun. `step`: from 0."""

    step: int = 0
    paused: bool = False


@dataclass(frozen=True, slots=True)
class State:
    """What a wall shows. `scene`: the scene that was shown last, "" after a screen was given another layout."""

    revision: int = 0
    screens: Mapping[str, Screen] = field(default_factory=lambda: NOTHING)
    privacy: bool = False
    scene: str = ""
    tours: Mapping[str, TourRun] = field(default_factory=lambda: NOTHING)


def values_of(state: State) -> dict[str, Any]:
    """Return a state, but for its revision, as a flat table."""
    values: dict[str, Any] = {}
    if state.privacy:
        values["privacy"] = True
    if state.scene:
        values["scene"] = state.scene
    for id, run in state.tours.items():
        values[f"tours/{id}"] = {"step": run.step, "paused": run.paused}
    for id, screen in state.screens.items():
        at = f"screens/{id}"
        values[f"{at}/layout"] = screen.layout
        if screen.large is not None:
            values[f"{at}/large"] = screen.large
        for tile, camera in screen.cameras.items():
            values[f"{at}/cameras/{tile}"] = camera
        for tile, crop in screen.crops.items():
            values[f"{at}/crops/{tile}"] = list(crop)
        if screen.nearest is not None:
            near = screen.nearest
            values[f"{at}/nearest"] = {
                "name": near.name,
                "centre": near.centre,
                "cameras": [list(each) for each in near.cameras],
                "large": near.large,
                "crops": {str(tile): list(crop) for tile, crop in near.crops.items()},
            }
    return values


def state_of(revision: int, values: Values) -> State:
    """Return the state that `values_of` made a table of. Raises ValueError where it is none."""
    screens: dict[str, dict[str, Any]] = {}
    tours: dict[str, TourRun] = {}
    try:
        for path, value in values.items():
            match path.split("/"):
                case ["privacy"] | ["scene"]:
                    pass
                case ["tours", id]:
                    tours[id] = TourRun(int(value["step"]), bool(value["paused"]))
                case ["screens", id, "layout" | "large" as key]:
                    screens.setdefault(id, {})[key] = value
                case ["screens", id, "cameras", tile]:
                    screens.setdefault(id, {}).setdefault("cameras", {})[int(tile)] = str(value)
                case ["screens", id, "crops", tile]:
                    screens.setdefault(id, {}).setdefault("crops", {})[int(tile)] = _crop(value)
                case ["screens", id, "nearest"]:
                    screens.setdefault(id, {})["nearest"] = _nearest(value)
                case _:
                    raise ValueError(path)
    except (KeyError, TypeError, IndexError) as error:
        raise ValueError(f"no state of a wall: {error}") from error
    return State(
        revision,
        {id: Screen(**keys) for id, keys in screens.items()},
        bool(values.get("privacy", False)),
        str(values.get("scene", "")),
        tours,
    )


def _crop(value: Any) -> Crop:
    left, top, width, height = map(float, value)
    return left, top, width, height


def _nearest(value: Any) -> Nearest:
    cameras = tuple((str(id), float(distance_m)) for id, distance_m in value["cameras"])
    crops = {int(tile): _crop(crop) for tile, crop in value["crops"].items()}
    large = cast("int | None", value["large"])
    return Nearest(str(value["name"]), str(value["centre"]), cameras, large, crops)


def change_between(before: Values, after: Values) -> dict[str, tuple[Any, Any]]:
    """Return what is different between two tables."""
    return {
        path: (before.get(path), after.get(path))
        for path in sorted(before.keys() | after.keys())
        if before.get(path) != after.get(path)
    }


def changed(values: Values, change: Change) -> dict[str, Any]:
    """Return a table with a change made to it."""
    result = dict(values)
    for path, (_, after) in change.items():
        if after is None:
            result.pop(path, None)
        else:
            result[path] = after
    return result


def reversed_change(change: Change) -> dict[str, tuple[Any, Any]]:
    """Return the way back."""
    return {path: (after, before) for path, (before, after) in change.items()}


def touched(change: Change) -> set[str]:
    """Return what a change is about: its paths, and the whole screen where that has another layout."""
    places = set()
    for path in change:
        parts = path.split("/")
        places.add("/".join(parts[:2]) if parts[0] == "screens" and parts[2] in ("layout", "nearest") else path)
    return places


def overlap(one: set[str], other: set[str]) -> bool:
    """Whether two changes are about the same."""
    return any(a == b or a.startswith(b + "/") or b.startswith(a + "/") for a in one for b in other)
