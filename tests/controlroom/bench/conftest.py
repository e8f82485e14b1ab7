"""Small films in place of the drawn city."""

import pytest

from controlroom.bench import served
from controlroom.bench.clips import CameraClips, Films
from controlroom.bench.encoding import encode_restful
from tests.controlroom.sim.small_clips import make_clip


@pytest.fixture(scope="session")
def small_films(tmp_path_factory: pytest.TempPathFactory) -> Films:
    folder = tmp_path_factory.mktemp("films")
    make_clip(folder / "main.mp4", 640, 360)
    make_clip(folder / "sub.mp4", 320, 180)
    still, night = encode_restful(folder / "sub.mp4", folder)
    pair = CameraClips(folder / "main.mp4", folder / "sub.mp4")
    return Films((pair,), CameraClips(still, still), CameraClips(night, night))


@pytest.fixture
def films(small_films: Films, monkeypatch: pytest.MonkeyPatch) -> Films:
    """Let benchmarks serve the small films."""
    monkeypatch.setattr(served, "prepare", lambda large, *, progress: small_films)
    return small_films
