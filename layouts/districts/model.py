"""A city's districts as the rest of the program sees them: checked and complete."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from layouts.model import NamesByLanguage

Ring = npt.NDArray[np.float64]
"""A closed line of longitudes and latitudes in degrees, (points, 2); the last point is not the first again."""


@dataclass(frozen=True, slots=True, eq=False)
class District:
    """A district. `id`: its name as numbers carry it; `names`: on screens.

    `rings`: its borders, outer ones and holes alike: what an odd number of them surrounds belongs to it. Empty where
    only its tile is known. `label`: longitude and latitude of a point well inside.
    """

    id: str
    names: NamesByLanguage
    code: str = ""
    rings: tuple[Ring, ...] = field(default=(), repr=False)
    label: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True, eq=False)
class CityMap:
    """The districts in the order of their file. `water`: drawn over them. `is_schematic`: a drawing, not a survey.

    `cells`: column and row, from 1, of every district where they are drawn as equal tiles. `ids`: the district that
    each name, other name or code means.
    """

    districts: tuple[District, ...]
    water: tuple[Ring, ...] = field(default=(), repr=False)
    cells: Mapping[str, tuple[int, int]] = field(default_factory=dict, repr=False)
    ids: Mapping[str, str] = field(default_factory=dict, repr=False)
    is_schematic: bool = False
