"""All that changes what a wall shows: small immutable commands, the same for keys, tours, schedules and the API."""

from typing import Annotated, Literal, Self, get_args

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, model_validator

from resources.entries import Wrong
from resources.text import QT_TRANSLATE_NOOP

ScreenId = Annotated[str, Field(min_length=1, max_length=64, pattern=r"^[^/\s]+$")]
Tile = Annotated[int, Field(ge=1, le=4096)]
Share = Annotated[float, Field(ge=0, le=1)]
Id = Annotated[str, Field(min_length=1, max_length=200)]

SCREEN = "The screen's id."
TILE = "The tile's number, from 1 in reading order."

_BAD_CROP = QT_TRANSLATE_NOOP("state", "Must lie inside the picture and be at least a hundredth of it")


class CommandModel(BaseModel):
    """What all commands have in common: unknown keys and wrong types are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, allow_inf_nan=False)


class ShowLayout(CommandModel):
    """Show a layout, as its file says."""

    kind: Literal["show-layout"] = "show-layout"
    layout: Id = Field(description="The layout's id.")
    screen: ScreenId | None = Field(default=None, description="The screen's id; without it every screen of the wall.")


class CameraInTile(CommandModel):
    """A camera in a tile."""

    screen: ScreenId = Field(description=SCREEN)
    tile: Tile = Field(description=TILE)
    camera: Annotated[str, Field(max_length=200)] = Field(description="The camera's id, an empty text for no camera.")


class PutCameras(CommandModel):
    """Put cameras into tiles, all at once: one step that can be undone. Tiles may be of several screens."""

    kind: Literal["put-cameras"] = "put-cameras"
    tiles: Annotated[tuple[CameraInTile, ...], Field(min_length=1, max_length=1024)] = Field(
        strict=False, description="Which camera comes into which tile."
    )


class EnlargeTile(CommandModel):
    """Let a tile fill its screen, or show all of them again."""

    kind: Literal["enlarge-tile"] = "enlarge-tile"
    screen: ScreenId = Field(description=SCREEN)
    tile: Tile | None = Field(default=None, description="The tile's number, from 1; without it all are shown again.")


class ZoomTile(CommandModel):
    """Show a part of a tile's picture, or all of it again."""

    kind: Literal["zoom-tile"] = "zoom-tile"
    screen: ScreenId = Field(description=SCREEN)
    tile: Tile = Field(description=TILE)
    crop: tuple[Share, Share, Share, Share] | None = Field(
        default=None,
        strict=False,
        description="Left, top, width and height in fractions of the picture; without it the whole.",
    )

    @model_validator(mode="after")
    def _check(self) -> Self:
        if self.crop is not None:
            left, top, width, height = self.crop
            if min(width, height) < 0.01 or max(left + width, top + height) > 1.0001:
                raise Wrong(_BAD_CROP, "crop")
        return self


class NearCamera(CommandModel):
    """A camera and how far away it is."""

    camera: Id = Field(description="The camera's id.")
    distance_m: float = Field(ge=0, le=1e6, description="How far away it is, in metres.")


class ShowNearest(CommandModel):
    """Show the cameras nearest to something instead of a screen's layout, until `leave-nearest`."""

    kind: Literal["show-nearest"] = "show-nearest"
    screen: ScreenId = Field(description=SCREEN)
    name: Annotated[str, Field(max_length=200)] = Field(description="What they are nearest to, for people.")
    centre: Annotated[str, Field(max_length=200)] = Field(default="", description="The camera in their middle.")
    cameras: Annotated[tuple[NearCamera, ...], Field(min_length=1, max_length=16)] = Field(
        strict=False, description="The cameras, the nearest first."
    )


class LeaveNearest(CommandModel):
    """Show a screen's layout again, as it was before `show-nearest`."""

    kind: Literal["leave-nearest"] = "leave-nearest"
    screen: ScreenId = Field(description=SCREEN)


class ResetTiles(CommandModel):
    """Show in every tile of a screen what its layout's file says."""

    kind: Literal["reset-tiles"] = "reset-tiles"
    screen: ScreenId = Field(description=SCREEN)


class SetPrivacy(CommandModel):
    """Close the privacy curtain of every screen, or open it."""

    kind: Literal["set-privacy"] = "set-privacy"
    closed: bool = Field(description="Whether every camera is hidden.")


class ShowScene(CommandModel):
    """Show a scene: all of its screens at once."""

    kind: Literal["show-scene"] = "show-scene"
    scene: Id = Field(description="The scene's id.")


class StartTour(CommandModel):
    """Begin a tour with its first step; tours that drive the same screens end."""

    kind: Literal["start-tour"] = "start-tour"
    tour: Id = Field(description="The tour's id.")


class StepTour(CommandModel):
    """Show a step of a tour that has begun."""

    kind: Literal["step-tour"] = "step-tour"
    tour: Id = Field(description="The tour's id.")
    step: Annotated[int, Field(ge=1, le=100_000)] = Field(description="The step's number, from 1.")


class PauseTours(CommandModel):
    """Pause tours, or let them go on."""

    kind: Literal["pause-tours"] = "pause-tours"
    tour: Id | None = Field(default=None, description="The tour's id; without it all that have begun.")
    paused: bool = Field(default=True, description="Whether they are paused.")


class StopTour(CommandModel):
    """End a tour; its screens stay as they are."""

    kind: Literal["stop-tour"] = "stop-tour"
    tour: Id = Field(description="The tour's id.")


class Undo(CommandModel):
    """Undo a step: the newest of whoever asks, or the one with a revision."""

    kind: Literal["undo"] = "undo"
    revision: Annotated[int, Field(ge=1)] | None = Field(
        default=None, description="The revision that the step led to; without it the newest step of whoever asks."
    )


class Redo(CommandModel):
    """Do again what whoever asks has undone last."""

    kind: Literal["redo"] = "redo"


class Begin(CommandModel):
    """The program has started: every screen shows what it shows at first, or what it showed before."""

    kind: Literal["begin"] = "begin"
    city: Id = Field(description="The city's id.")
    resumed: bool = Field(description="Whether the wall is as it was left.")


class PlanScreens(CommandModel):
    """The wall has screens that it did not have before."""

    kind: Literal["plan-screens"] = "plan-screens"
    screens: dict[str, str] = Field(description="What each of them shows at first, by its id.")


class End(CommandModel):
    """The program has ended as it should."""

    kind: Literal["end"] = "end"


Asked = (
    ShowLayout
    | PutCameras
    | EnlargeTile
    | ZoomTile
    | ShowNearest
    | LeaveNearest
    | ResetTiles
    | SetPrivacy
    | ShowScene
    | StartTour
    | StepTour
    | PauseTours
    | StopTour
    | Undo
    | Redo
)
"""What may be asked for from outside."""
Command = Asked | Begin | PlanScreens | End

COMMAND_KINDS = tuple(sorted(model.model_fields["kind"].default for model in get_args(Command)))
"""The kinds of all commands."""

ASKED: TypeAdapter[Asked] = TypeAdapter(Annotated[Asked, Field(discriminator="kind")])
COMMANDS: TypeAdapter[Command] = TypeAdapter(Annotated[Command, Field(discriminator="kind")])
