"""A small wall to be commanded: two screens, layouts of four tiles and one, scenes and tours."""

from fractions import Fraction

from controlroom.state.core import Screen, State
from controlroom.state.entries import Author
from controlroom.state.world import World
from layouts.model import Layout, Panel, Place, Tile
from layouts.scenes import Scene, SceneScreen
from layouts.tours import Tour, TourStep
from resources.entries import FileModel

SOMEWHERE = Place(Fraction(0), Fraction(0), Fraction(1), Fraction(1))
CAMERAS = tuple("abcdef")
ANN, BOB, TOUR = Author("ann", "wall"), Author("bob", "api"), Author("tour:rivers", "tour")


class NoKeys(FileModel):
    """A panel without settings."""


def layout(id: str, *cameras: str, panels: int = 0) -> Layout:
    tiles = [Tile(SOMEWHERE, camera=camera or None) for camera in cameras]
    tiles += [Tile(SOMEWHERE, panel=Panel("clock", NoKeys())) for _ in range(panels)]
    return Layout(id, {"en": id}, tuple(tiles))


WORLD = World(
    screens={"left": "four", "right": "one"},
    layouts={
        each.id: each for each in (layout("four", "a", "b", "c", "", panels=1), layout("one", "d"), layout("none"))
    },
    cameras=CAMERAS,
    scenes={
        "rain": Scene(
            "rain",
            {"en": "Rain"},
            {"left": SceneScreen("one", {1: "e"}, 1), "right": SceneScreen("four", {1: "a", 2: None})},
            privacy=False,
        ),
        "calm": Scene("calm", {"en": "Calm"}, {"left": SceneScreen("four")}, tours=("rivers",)),
        "far": Scene("far", {"en": "Far"}, {"gone": SceneScreen("four")}),
    },
    tours={
        "rivers": Tour(
            "rivers", {"en": "Rivers"}, (TourStep(20, cameras=("e", "f")), TourStep(20, cameras=("d",))), "left", (1, 2)
        ),
        "scenes": Tour("scenes", {"en": "Scenes"}, (TourStep(20, scene="rain"), TourStep(20, scene="calm"))),
        "pages": Tour("pages", {"en": "Pages"}, (TourStep(9, layout="one"), TourStep(9, layout="four")), "right"),
    },
)
FIRST = State(screens={id: Screen(layout) for id, layout in WORLD.screens.items()})
