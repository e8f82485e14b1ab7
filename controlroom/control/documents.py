"""What others are told of a wall, as models: answers are made, checked and described by them."""

from collections.abc import Mapping
from typing import Any, Self

from pydantic import BaseModel, ConfigDict, Field

from controlroom.state.core import Nearest, Screen, State
from controlroom.state.entries import Entry, Origin
from controlroom.state.world import World
from layouts.model import Layout, NamesByLanguage

type Names = dict[str, str]
type Crop = tuple[float, float, float, float]

NAME = "Its names, by language code."
CROPS = "The part that is shown of a tile's picture: left, top, width, height in fractions of it, by the tile's number."


class Document(BaseModel):
    """What all answers have in common."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    def tree(self) -> dict[str, Any]:
        """Return it as JSON has it."""
        return self.model_dump(mode="json")


class NearCameraDocument(Document):
    """A camera and how far away it is."""

    camera: str
    distance_m: float


class NearestDocument(Document):
    """The nearest cameras, which a screen shows instead of its layout."""

    name: str
    centre: str = Field(description="The camera in their middle, an empty text for a place.")
    cameras: list[NearCameraDocument]
    large: int | None
    crops: dict[int, Crop] = Field(description=CROPS)

    @classmethod
    def of(cls, near: Nearest) -> Self:
        """Return it of the cameras nearest to something."""
        cameras = [NearCameraDocument(camera=id, distance_m=far) for id, far in near.cameras]
        return cls(name=near.name, centre=near.centre, cameras=cameras, large=near.large, crops=dict(near.crops))


class ScreenDocument(Document):
    """What one screen shows."""

    layout: str
    cameras: dict[int, str] = Field(
        description="Cameras put into tiles instead of the layout's own, by the tile's number; an empty text for none."
    )
    large: int | None = Field(description="The tile that fills the screen.")
    crops: dict[int, Crop] = Field(description=CROPS)
    nearest: NearestDocument | None

    @classmethod
    def of(cls, screen: Screen) -> Self:
        """Return it of a screen."""
        return cls(
            layout=screen.layout,
            cameras=dict(screen.cameras),
            large=screen.large,
            crops=dict(screen.crops),
            nearest=None if screen.nearest is None else NearestDocument.of(screen.nearest),
        )


class TourRunDocument(Document):
    """A tour that has begun."""

    step: int = Field(description="The number of its step, from 1.")
    paused: bool


class StepsDocument(Document):
    """What somebody can undo, and do again."""

    undo: bool
    redo: bool


class StateDocument(Document):
    """What the wall shows."""

    revision: int
    screens: dict[str, ScreenDocument] = Field(description="By the screen's id.")
    scene: str = Field(description="The scene that was shown last, an empty text where a screen has another layout.")
    tours: dict[str, TourRunDocument] = Field(description="The tours that have begun, by their ids.")
    privacy: bool = Field(description="Whether every camera is hidden.")
    steps: dict[str, StepsDocument] = Field(description="What can be undone and done again, by whoever did it.")

    @classmethod
    def of(cls, state: State, steps: Mapping[str, tuple[bool, bool]]) -> Self:
        """Return it of a state. `steps`: whether somebody can undo, and do again."""
        return cls(
            revision=state.revision,
            screens={id: ScreenDocument.of(screen) for id, screen in state.screens.items()},
            scene=state.scene,
            tours={id: TourRunDocument(step=run.step + 1, paused=run.paused) for id, run in state.tours.items()},
            privacy=state.privacy,
            steps={by: StepsDocument(undo=undo, redo=redo) for by, (undo, redo) in steps.items()},
        )


class TileDocument(Document):
    """A tile of a layout: a camera's id, a panel's kind, or neither."""

    camera: str | None = None
    panel: str | None = None


class LayoutDocument(Document):
    """A layout that can be shown."""

    id: str
    name: Names = Field(description=NAME)
    tiles: list[TileDocument] = Field(description="The first is tile 1.")

    @classmethod
    def of(cls, layout: Layout) -> Self:
        """Return it of a layout."""
        tiles = [
            TileDocument(camera=tile.camera, panel=None if tile.panel is None else tile.panel.kind)
            for tile in layout.tiles
        ]
        return cls(id=layout.id, name=dict(layout.name), tiles=tiles)


class NamedDocument(Document):
    """A scene or a tour that can be shown."""

    id: str
    name: Names = Field(description=NAME)

    @classmethod
    def of(cls, id: str, name: NamesByLanguage) -> Self:
        """Return it of an id and its names."""
        return cls(id=id, name=dict(name))


class WallDocument(Document):
    """What the wall has and can show."""

    screens: list[str] = Field(description="The ids of its screens.")
    layouts: list[LayoutDocument]
    scenes: list[NamedDocument]
    tours: list[NamedDocument]

    @classmethod
    def of(cls, world: World) -> Self:
        """Return it of a world."""
        return cls(
            screens=list(world.screens),
            layouts=[LayoutDocument.of(layout) for layout in world.layouts.values()],
            scenes=[NamedDocument.of(scene.id, scene.name) for scene in world.scenes.values()],
            tours=[NamedDocument.of(tour.id, tour.name) for tour in world.tours.values()],
        )


class EntryDocument(Document):
    """A change of the state and what led to it."""

    revision: int
    at_ms: int = Field(description="When, in milliseconds since 1970-01-01 UTC.")
    by: str
    origin: Origin
    command: dict[str, Any]
    change: dict[str, tuple[Any, Any]] = Field(description="What is different, by path: the value before and after.")
    undoes: int | None = Field(description="The revision that an undo or redo is about.")

    @classmethod
    def of(cls, entry: Entry) -> Self:
        """Return it of an entry."""
        return cls.model_validate(entry.as_json())


class EntriesDocument(Document):
    """Entries of the journal, oldest first."""

    entries: list[EntryDocument]
    newest: int = Field(description="The newest revision that is in the journal.")


class DoneDocument(Document):
    """What became of a command."""

    revision: int = Field(description="The newest revision.")
    entry: EntryDocument | None = Field(description="Null where nothing is different.")


class ErrorBody(Document):
    """Why something was not done."""

    reason: str = Field(description="A word for programs.")
    text: str = Field(description="A sentence for people, in the language of the wall.")
    key: str = Field(default="", description="The key that is wrong.")
    nearest: list[str] = Field(default=[], description="What may have been meant.")
    revision: int | None = Field(default=None, description="The newest revision, where the command was refused.")


class ErrorDocument(Document):
    """What is answered where something was not done."""

    error: ErrorBody
