"""What may stand in `scenes/NAME.toml`. The reference page is made from these descriptions."""

from typing import Annotated

from pydantic import Field

from layouts.wall_files import ScreenId
from resources.entries import FileModel, NamesEntry, NonEmpty


class SceneScreenEntry(FileModel):
    """`[[screen]]` of a scene: what one screen shows."""

    id: ScreenId = Field(description="The screen's id: a screen or a span of the wall; without a wall its number.")
    layout: NonEmpty = Field(description="The layout that it shows: the name of its file without `.toml`.")
    cameras: dict[str, str] = Field(
        default={},
        description="Cameras in the place of the layout's own, by the number of the tile, from 1 in reading order: "
        '`{"3" = "gangnam-1", "4" = ""}`; an empty text empties the tile.',
    )
    large: int | None = Field(default=None, ge=1, le=4096, description="The number of a tile that fills the screen.")


class SceneFile(FileModel):
    """`scenes/NAME.toml`: what every screen of a wall shows."""

    schema_version: int = Field(ge=1, description="Version of this file's format. Now: 1.")
    name: NamesEntry = Field(description="The scene's name, in at least one language.")
    order: int | None = Field(
        default=None,
        ge=1,
        le=999,
        description="Place among the scenes, for the keys 1 to 9. Scenes without it come after, by their file names.",
    )
    wall: NonEmpty | None = Field(
        default=None, description="The wall that it is for. Default: every wall that has its screens."
    )
    privacy: bool | None = Field(
        default=None, description="Whether the privacy curtain is closed with it, or opened. Default: it stays."
    )
    tours: tuple[Annotated[str, Field(min_length=1)], ...] = Field(
        default=(), strict=False, description="Ids of the tours that begin with it."
    )
    screen: tuple[SceneScreenEntry, ...] = Field(default=(), strict=False, description="Its screens.")
