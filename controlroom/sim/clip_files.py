"""What a simulated camera is made of, whoever makes it."""

from pathlib import Path
from typing import Protocol

import platformdirs


class ClipFiles(Protocol):
    """Two loops of the same scene: H.264 without B pictures, one rate, key pictures at the same places."""

    @property
    def main(self) -> Path:
        """The large pictures."""

    @property
    def sub(self) -> Path:
        """The small pictures."""


def default_clip_folder() -> Path:
    """Return the folder that keeps the drawn clips of this user."""
    return platformdirs.user_cache_path("controlroom") / "clips"
