"""What may stand in `walls/NAME.toml`. The reference page is made from these descriptions."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from layouts.files import SeenEntry
from layouts.model import Audience
from layouts.wording import SCREEN_ID, SIZE
from resources.entries import FileModel, NamesEntry, NonEmpty, Wrong
from resources.text import QT_TRANSLATE_NOOP

_NO_MATCH = QT_TRANSLATE_NOOP("layouts", "Say how the monitor is found: model and serial, connector, or number")
_BOTH_MM = QT_TRANSLATE_NOOP("layouts", "width_mm and height_mm belong together, write both")
_COLUMN_AND_ROW = QT_TRANSLATE_NOOP("layouts", "A place in the wall needs both column and row")

ScreenId = Annotated[str, Field(pattern=SCREEN_ID)]
Importance = Annotated[int, Field(ge=1, le=1000)]
Cell = Annotated[int, Field(ge=1, le=64)]
Millimetres = Annotated[float, Field(ge=0, le=100_000)]


class MonitorEntry(FileModel):
    """`monitor` of a screen: how it is found. `controlroom identify` shows what to write."""

    model: NonEmpty | None = Field(default=None, description="The monitor's name, as its EDID has it.")
    serial: NonEmpty | None = Field(default=None, description="Its serial number, as its EDID has it.")
    connector: NonEmpty | None = Field(
        default=None, description="What it is connected to, such as `DP-1`; counts where its EDID is not found."
    )
    number: int | None = Field(
        default=None, ge=1, le=256, description="Its place among the monitors, from 1: top to bottom, left to right."
    )

    @model_validator(mode="after")
    def _check(self) -> Self:
        if {self.model, self.serial, self.connector, self.number} == {None}:
            raise Wrong(_NO_MATCH, "model", "serial", "connector", "number")
        return self


class WallScreenEntry(FileModel):
    """`[[screen]]` of a wall: a monitor, and what it is for."""

    id: ScreenId = Field(description="Its name in scenes and commands: letters, digits, `-`, `_` and `.`.")
    name: NamesEntry | None = Field(default=None, description="Its name on the desk. Default: its id.")
    monitor: MonitorEntry | None = Field(
        default=None, description="How its monitor is found. Default: any that no other screen has."
    )
    column: Cell | None = Field(default=None, description="Its column in the wall, from 1. Default: after the last.")
    row: Cell | None = Field(default=None, description="Its row in the wall, from 1. Default: 1.")
    size: Annotated[str, Field(pattern=SIZE)] | None = Field(
        default=None, description="Its pixels as it hangs, such as `1920x1080`, for as long as it is not there."
    )
    rotation: Literal[0, 90, 180, 270] | None = Field(
        default=None,
        description="How it hangs, in degrees counter-clockwise. The system has to turn its picture; the program says "
        "where it does not. Default: as the system has it.",
    )
    width_mm: Millimetres | None = Field(
        default=None, description="Width of its picture, with `height_mm`. Default: as the monitor says."
    )
    height_mm: Millimetres | None = Field(default=None, description="Height of its picture.")
    bezel_mm: Millimetres = Field(default=0.0, description="Width of its frame on each side.")
    importance: Importance | None = Field(
        default=None,
        description="Which screens are shown where monitors are missing, 1 is the most important. Default: the order "
        "in this file.",
    )
    audience: Audience | None = Field(
        default=None, description="Who looks at it. Default: as `[screen]` of `city.toml` says."
    )
    seen: SeenEntry | None = Field(
        default=None, description="From how far it is seen. Default: as `[screen]` of `city.toml` says."
    )
    layout: NonEmpty | None = Field(
        default=None, description="The layout that it shows at first. Default: the city's first."
    )

    @model_validator(mode="after")
    def _check(self) -> Self:
        if (self.column is None) != (self.row is None):
            raise Wrong(_COLUMN_AND_ROW, "column", "row")
        if (self.width_mm is None) != (self.height_mm is None):
            raise Wrong(_BOTH_MM, "width_mm", "height_mm")
        return self


class SpanEntry(FileModel):
    """`[[span]]` of a wall: several screens with one picture that goes on behind their frames. It is one screen."""

    id: ScreenId = Field(description="Its name in scenes and commands, in the place of those of its screens.")
    name: NamesEntry | None = Field(default=None, description="Its name on the desk. Default: its id.")
    screens: Annotated[tuple[ScreenId, ...], Field(min_length=2)] = Field(
        strict=False, description="The ids of its screens, which fill a rectangle of the wall."
    )
    audience: Audience | None = Field(default=None, description="Who looks at it.")
    seen: SeenEntry | None = Field(default=None, description="From how far it is seen.")
    layout: NonEmpty | None = Field(default=None, description="The layout that it shows at first.")


class WallFile(FileModel):
    """`walls/NAME.toml`: the monitors of one wall."""

    schema_version: int = Field(ge=1, description="Version of this file's format. Now: 1.")
    name: NamesEntry = Field(description="The wall's name, in at least one language.")
    gap_mm: Millimetres = Field(default=0.0, description="Space between the frames of neighbouring monitors.")
    desk: MonitorEntry | None = Field(
        default=None, description="The monitor of the operators' desk, which is no screen of the wall."
    )
    screen: tuple[WallScreenEntry, ...] = Field(default=(), strict=False, description="Its monitors.")
    span: tuple[SpanEntry, ...] = Field(default=(), strict=False, description="Pictures over several of them.")
