"""Where pictures that operators save go to, unless they say otherwise."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths


def snapshots_folder() -> Path:
    """Return the folder."""
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
    return Path(place or Path.home()) / "controlroom"
