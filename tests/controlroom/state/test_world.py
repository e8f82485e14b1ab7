"""Which tours a wall can run."""

from controlroom.state.world import tours_on
from tests.controlroom.state.worlds import WORLD


def test_tours_of_other_walls_are_not_run() -> None:
    def found(screens: list[str], scenes: list[str]) -> list[str]:
        return list(tours_on(WORLD.tours, screens, scenes))

    assert found(["left", "right"], ["rain", "calm"]) == ["rivers", "scenes", "pages"]
    assert found(["right"], ["rain", "calm"]) == ["scenes", "pages"]
    assert found(["left"], ["rain"]) == ["rivers"]
    assert found(["lobby"], []) == []
