"""What can be shown: all that commands are checked against."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from layouts.model import Layout
from layouts.scenes import Scene
from layouts.tours import Tour, TourStep


def tours_on(tours: Mapping[str, Tour], screens: Collection[str], scenes: Collection[str]) -> dict[str, Tour]:
    """Return the tours that a wall with these screens and scenes can run; the others are of other walls."""
    return {
        id: tour
        for id, tour in tours.items()
        if (tour.screen is None or tour.screen in screens)
        and all(step.scene is None or step.scene in scenes for step in tour.steps)
    }


@dataclass(frozen=True, slots=True)
class World:
    """What a wall has and can show now. `screens`: what each shows at first, by the screen's id."""

    screens: Mapping[str, str] = field(default_factory=dict)
    layouts: Mapping[str, Layout] = field(default_factory=dict)
    cameras: Collection[str] = ()
    scenes: Mapping[str, Scene] = field(default_factory=dict)
    tours: Mapping[str, Tour] = field(default_factory=dict)

    def driven_by(self, tour: Tour) -> frozenset[str]:
        """Return the screens that a tour changes."""
        return frozenset(screen for step in tour.steps for screen in self.shown_by(tour, step))

    def shown_by(self, tour: Tour, step: TourStep) -> tuple[str, ...]:
        """Return the screens that a step of a tour changes."""
        if step.scene is not None:
            scene = self.scenes.get(step.scene)
            return () if scene is None else tuple(id for id in scene.screens if id in self.screens)
        return () if tour.screen is None else (tour.screen,)
