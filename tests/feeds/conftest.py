"""Clips that the tests of feeds share, encoded once."""

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest

from tests.fakes.clips import Make, make_clip
from tests.fakes.scenes import SceneClips

MAKES = {
    "main.mp4": Make(width_px=320, height_px=180),
    "sub.mp4": Make(width_px=160, height_px=90),
    "h264.ts": Make(),
    "reordered.ts": Make(b_pictures=3),
    "h265.ts": Make(codec="libx265"),
    "mjpeg.avi": Make(codec="mjpeg", pixel_format="yuvj420p"),
    "wide.ts": Make(width_px=160, height_px=180, aspect=Fraction(2)),
    "large.ts": Make(width_px=1600, height_px=704),
    "large265.ts": Make(codec="libx265", width_px=1600, height_px=704, pictures=30),
    "long.mp4": Make(pictures=90),
    "rare.ts": Make(pictures=90, group=90),
    "spare.mp4": Make(b_pictures=2),
    "spare265.ts": Make(codec="libx265", b_pictures=2),
}

Clips = Callable[[str], Path]


@pytest.fixture(scope="session")
def clips(tmp_path_factory: pytest.TempPathFactory) -> Clips:
    """Return a clip of `MAKES` by its name."""
    folder = tmp_path_factory.mktemp("clips")

    def clip(name: str) -> Path:
        path = folder / name
        return path if path.exists() else make_clip(path, MAKES[name])

    return clip


@pytest.fixture(scope="session")
def scene(clips: Clips) -> SceneClips:
    """Clips for a camera of the simulated city."""
    return SceneClips("quarters", clips("main.mp4"), clips("sub.mp4"))
