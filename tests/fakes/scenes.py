"""A scene of the simulated city made of given clips."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class SceneClips:
    """What the simulated city takes: a scene's name, its main and its sub clip."""

    scene_id: str
    main: Path
    sub: Path
