"""A layout as the rest of the program sees it: tiles with a place and a content, checked and complete."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from layouts.grids import Grid
from layouts.problems import Problem
from resources.audience import Audience as Audience
from resources.entries import FileModel

Language = Literal["ko", "en"]
NamesByLanguage = Mapping[str, str]
"""A name in one or more languages, by language code. Never empty."""

Fit = Literal["contain", "crop"]
Header = Literal["strip", "large", "none"]
Theme = Literal["dark", "lobby"]
StreamChoice = Literal["auto", "main", "sub"]
Origin = tuple[Literal["cameras", "tile"], int]
"""Where in its file a tile's content stands: the list, and the number in it from 0."""


def name_in(language: str, names: NamesByLanguage) -> str:
    """Return the name in `language`, or in whatever language there is one."""
    return names.get(language) or next(iter(names.values()))


def names_beside(language: str, names: NamesByLanguage) -> str:
    """Return the names in the other languages, all in one."""
    shown = name_in(language, names)
    return " ".join(name for name in names.values() if name != shown)


@dataclass(frozen=True, slots=True)
class Place:
    """A rectangle by its edges, in exact fractions (0 to 1) of the space that a layout's tiles share."""

    left: Fraction
    top: Fraction
    right: Fraction
    bottom: Fraction

    def overlaps(self, other: "Place") -> bool:
        """Whether the two have more than an edge in common."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom


@dataclass(frozen=True, slots=True)
class Panel:
    """A thing to show that is not a camera: its kind, and its checked settings, a model of that kind."""

    kind: str
    config: FileModel


@dataclass(frozen=True, slots=True)
class Tile:
    """A rectangle of a layout and what is in it: a camera, a panel, or (both None) nothing.

    `problem`: why the tile shows a placeholder instead of its content; None for a tile that is well.
    `title`: shown instead of the camera's or panel's own name. `origin` is None for a cell the file does not mention,
    and for the placeholder of a tile whose own place cannot be used.
    """

    place: Place
    camera: str | None = None
    panel: Panel | None = None
    title: NamesByLanguage | None = None
    fit: Fit = "contain"
    stream: StreamChoice = "auto"
    problem: Problem | None = None
    origin: Origin | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """A grid of tiles, in reading order (top to bottom, then left to right); no two overlap.

    `id` is the name of its file without ``.toml``. `header`: whether the header strip is shown. `gutter_u`: space
    between tiles in units of u (1 pixel on a screen 1080 pixels high seen from 3 times its height). `grid` is None for
    a layout of free areas only. `order`: place among the layouts; None comes last. `place`: whose values its panels
    show, "" for the whole city. `viewing_ratio`, `theme`: None for those of the city.
    """

    id: str
    name: NamesByLanguage
    tiles: tuple[Tile, ...]
    header: Header = "strip"
    gutter_u: float = 8.0
    grid: Grid | None = None
    order: int | None = None
    place: str = ""
    viewing_ratio: float | None = None
    theme: Theme | None = None
