"""What a panel with a map shows, and what can be done on it."""

from dataclasses import dataclass

from widgets.facts import Before, DistrictMap, Indicator, Name, Stray
from widgets.maps.content import Values
from widgets.maps.points import Eye, Incident
from widgets.maps.view import Zoom
from widgets.model import Level
from widgets.panels.head import Stamp


@dataclass(frozen=True, slots=True)
class PickDistrict:
    """Tell more of a district, or no more."""

    number: int


@dataclass(frozen=True, slots=True)
class PickIncident:
    """Tell more of an incident, or no more."""

    key: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Choose:
    """Colour the districts by this indicator."""

    indicator: str


@dataclass(frozen=True, slots=True)
class Unpick:
    """Tell no more of what was picked."""


@dataclass(frozen=True, slots=True)
class MoveDivider:
    """Move the line between then and now by a share of the map's width."""

    by: float


@dataclass(frozen=True, slots=True)
class Nearest:
    """Show the cameras nearest to a place."""

    latitude_deg: float
    longitude_deg: float


@dataclass(frozen=True, slots=True)
class Card:
    """More on what was picked: a title, lines, the level of an incident, and where it is."""

    title: str
    lines: tuple[str, ...]
    level: Level | None = None
    nearest: Nearest | None = None


@dataclass(frozen=True, slots=True)
class MapContent:
    """What the panel shows."""

    indicator: Indicator
    name: Name
    stamp: Stamp
    map: DistrictMap
    values: Values
    listed: tuple[int, ...]
    list_title: str
    strays: tuple[Stray, ...]
    incidents: tuple[Incident, ...]
    incidents_left: int
    eyes: tuple[Eye, ...]
    borders: tuple[tuple[int, Level], ...]
    card: Card | None
    picked: int | None
    before: Before | None
    divider: float
    zoom: Zoom
    choices: tuple[tuple[str, str], ...] = ()
    """The indicators that can be switched to, each with its name; none where there is but one."""
    lacking: tuple[str, ...] = ()
    """What it was to show and cannot."""
