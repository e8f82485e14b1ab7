"""What may stand in `tours.toml`. The reference page is made from these descriptions."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from layouts.wall_files import ScreenId
from layouts.wording import CAMERA_ID
from resources.entries import FileModel, NamesEntry, NonEmpty, Wrong
from resources.text import QT_TRANSLATE_NOOP

_ONE_OF = QT_TRANSLATE_NOOP("layouts", "Write one of: scenes, layouts, cameras, [[tour.step]]")
_ONE_IN_STEP = QT_TRANSLATE_NOOP("layouts", "A step shows one of: scene, layout, cameras")
_NEEDS_SCREEN = QT_TRANSLATE_NOOP("layouts", "Layouts and cameras need a screen")
_NEEDS_TILES = QT_TRANSLATE_NOOP("layouts", "Cameras need tiles, the numbers of those that they come into")
_TOO_MANY = QT_TRANSLATE_NOOP("layouts", "A step has at most as many cameras as there are tiles: {count}")

Dwell = Annotated[float, Field(ge=2, le=86_400)]
Ids = tuple[NonEmpty, ...]


class TourStepEntry(FileModel):
    """`[[tour.step]]`: one step of a tour."""

    dwell_s: Dwell | None = Field(default=None, description="For how long it is shown. Default: that of the tour.")
    scene: NonEmpty | None = Field(default=None, description="The scene that it shows.")
    layout: NonEmpty | None = Field(default=None, description="The layout that it shows on the tour's screen.")
    cameras: Ids = Field(default=(), strict=False, description="The cameras that it shows in the tour's tiles.")

    @model_validator(mode="after")
    def _check(self) -> Self:
        if sum(bool(content) for content in (self.scene, self.layout, self.cameras)) != 1:
            raise Wrong(_ONE_IN_STEP, "scene", "layout", "cameras")
        return self


class TourEntry(FileModel):
    """`[[tour]]`: scenes, layouts or cameras in turn."""

    id: Annotated[str, Field(pattern=CAMERA_ID)] = Field(
        description="Its name in scenes and commands: letters, digits, `-` `_` `.` and `:`, without spaces."
    )
    name: NamesEntry = Field(description="Its name on the desk, in at least one language.")
    dwell_s: Dwell = Field(default=20.0, description="For how many seconds each step is shown.")
    screen: ScreenId | None = Field(default=None, description="The screen whose layouts or cameras change.")
    tiles: tuple[Annotated[int, Field(ge=1, le=4096)], ...] = Field(
        default=(),
        strict=False,
        description="The tiles that cameras come into, by their numbers from 1; all of them change at once.",
    )
    scenes: Ids = Field(default=(), strict=False, description="Ids of the scenes that it shows.")
    layouts: Ids = Field(default=(), strict=False, description="Ids of the layouts that it shows on its screen.")
    cameras: Ids = Field(
        default=(), strict=False, description="Ids of cameras; each step shows as many of them as there are tiles."
    )
    step: tuple[TourStepEntry, ...] = Field(
        default=(), strict=False, description="Its steps, where they have to be told one by one."
    )
    skip_lost: bool = Field(default=True, description="Whether steps are left out all of whose cameras are lost.")
    resume_after_s: float | None = Field(
        default=None,
        ge=5,
        le=86_400,
        description="When a tour that was held by a touch goes on by itself. Default: when a person lets it go on.",
    )

    @model_validator(mode="after")
    def _check(self) -> Self:
        ways = {"scenes": self.scenes, "layouts": self.layouts, "cameras": self.cameras, "step": self.step}
        if sum(bool(way) for way in ways.values()) != 1:
            raise Wrong(_ONE_OF, *ways)
        has_cameras = bool(self.cameras) or any(step.cameras for step in self.step)
        if self.screen is None and (has_cameras or self.layouts or any(step.layout for step in self.step)):
            raise Wrong(_NEEDS_SCREEN, "screen")
        if has_cameras and not self.tiles:
            raise Wrong(_NEEDS_TILES, "tiles")
        if any(len(step.cameras) > len(self.tiles) for step in self.step):
            raise Wrong(_TOO_MANY(count=len(self.tiles)), "step", "tiles")
        return self


class ToursFile(FileModel):
    """`tours.toml`: what is shown in turn."""

    schema_version: int = Field(ge=1, description="Version of this file's format. Now: 1.")
    tour: tuple[TourEntry, ...] = Field(default=(), strict=False, description="The tours.")
