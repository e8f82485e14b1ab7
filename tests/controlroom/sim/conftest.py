"""Two small clips, main and sub, that every test of the simulated city shares; and a server of four such cameras."""

from collections.abc import Iterator

import pytest

from controlroom.sim.server import SimServer
from tests.controlroom.sim.small_clips import make_clip
from tests.fakes.scenes import SceneClips


@pytest.fixture(scope="session")
def clips(tmp_path_factory: pytest.TempPathFactory) -> SceneClips:
    folder = tmp_path_factory.mktemp("clips")
    made = SceneClips("bar", folder / "main.mp4", folder / "sub.mp4")
    make_clip(made.main, 320, 180)
    make_clip(made.sub, 160, 90)
    return made


@pytest.fixture
def city(clips: SceneClips) -> Iterator[SimServer]:
    with SimServer(dict.fromkeys(("north", "east", "south", "west"), clips)) as server:
        yield server
