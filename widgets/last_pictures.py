"""The last picture of each camera that was on a screen, for the moment before its next one is there."""

from datetime import datetime

from PySide6.QtGui import QImage

LIMIT_BYTES = 96 << 20


class LastPictures:
    """Remembers pictures of whole cameras, at most so many bytes of them; the one not asked for longest goes first."""

    def __init__(self, limit_bytes: int = LIMIT_BYTES) -> None:
        self._limit_bytes = limit_bytes
        self._bytes = 0
        self._kept: dict[str, tuple[datetime, QImage]] = {}

    def note(self, camera_id: str, taken: tuple[datetime, QImage]) -> None:
        """Remember a picture, and when it was on a screen last. It must not alias memory that changes."""
        before = self._kept.pop(camera_id, None)
        self._bytes += taken[1].sizeInBytes() - (before[1].sizeInBytes() if before else 0)
        self._kept[camera_id] = taken
        while self._bytes > self._limit_bytes and len(self._kept) > 1:
            oldest = next(iter(self._kept))
            self._bytes -= self._kept.pop(oldest)[1].sizeInBytes()

    def of(self, camera_id: str) -> tuple[datetime, QImage] | None:
        """Return the last picture of a camera and when it was on a screen, None where none is known."""
        return self._kept.get(camera_id)
