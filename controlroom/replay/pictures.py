"""Pictures of cameras that operators saved near a time, and none where nobody did."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage, QWindow

from feeds.core import CameraReport, TileState, View
from widgets.model import CameraLabel
from widgets.snapshot import file_words, strip_px

BEFORE = timedelta(minutes=5)
"""A picture that was saved longer before says nothing of the time any more."""
AFTER = timedelta(minutes=1)
"""Of the minute that is asked for."""
_LIVE_S = 3.0
_NAME = re.compile(r"(\d{8}-\d{6})_(.+)\.png")


@dataclass(frozen=True, slots=True)
class SavedPicture:
    """A picture that was saved: its file, and when it was taken (aware)."""

    file: Path
    taken: datetime


def saved_pictures(
    folder: Path, labels: Iterable[CameraLabel], zone: ZoneInfo, at: datetime
) -> Mapping[str, SavedPicture]:
    """Return by camera the saved picture nearest to a time, of those near it, as `widgets.snapshot` names files."""
    # The longest code first: one may begin as another does.
    codes = sorted(((file_words(label.code), label.camera_id) for label in labels), key=lambda each: -len(each[0]))
    found: dict[str, SavedPicture] = {}
    for file in folder.glob("*.png"):
        name = _NAME.fullmatch(file.name)
        taken = None if name is None else _taken(name[1], zone)
        if name is None or taken is None or not at - BEFORE <= taken < at + AFTER:
            continue
        words = name[2]
        id = next((id for code, id in codes if code and (words == code or words.startswith(code + "_"))), None)
        if id is not None and (id not in found or abs(taken - at) < abs(found[id].taken - at)):
            found[id] = SavedPicture(file, taken)
    return found


def _taken(stamp: str, zone: ZoneInfo) -> datetime | None:
    try:
        return datetime.strptime(stamp, "%Y%m%d-%H%M%S").replace(tzinfo=zone)
    except ValueError:  # digits that are no time: no file of ours
        return None


class KeptPictures:
    """`widgets.ports.Pictures` of saved pictures, at one time."""

    def __init__(self, saved: Mapping[str, SavedPicture], at: datetime) -> None:
        self._saved = saved
        self._at = at
        self._shown: list[View] = []
        self._new: dict[View, None] = {}
        self._images: dict[View, QImage | None] = {}

    def show(self, views: Sequence[View], soon: Sequence[str] = ()) -> None:
        """Have these read."""
        self._shown = list(views)
        self._new |= dict.fromkeys(view for view in views if view not in self._images)

    def changed(self) -> list[View]:
        """Return the views whose picture has come since the last call."""
        come = [view for view in self._new if view in self._shown and self.image(view) is not None]
        self._new.clear()
        return come

    def image(self, view: View) -> QImage | None:
        """Return the picture of a view, None where none was saved."""
        if view not in self._images:
            saved = self._saved.get(view.camera_id)
            self._images[view] = None if saved is None else _seen(saved.file, view)
        return self._images[view]

    def put(self, window: QWindow, placed: Sequence[tuple[View, QImage, QPoint]]) -> Sequence[bool]:
        """Leave all to Qt."""
        return [False] * len(placed)

    def report(self, camera_id: str) -> CameraReport:
        """Return that a picture was kept, with its time, or that none was."""
        saved = self._saved.get(camera_id)
        if saved is None:
            return CameraReport(camera_id, TileState.NOT_KEPT)
        age_s = (self._at - saved.taken).total_seconds()
        state = TileState.LIVE if age_s <= _LIVE_S else TileState.STALE
        return CameraReport(camera_id, state, picture_utc=saved.taken, picture_age_s=max(0.0, age_s))

    def painted(self, views: Sequence[View]) -> None:
        """Measure nothing."""


def _seen(file: Path, view: View) -> QImage | None:
    """Return of a saved picture, without the caption below it, what a view shows; None where it cannot be read."""
    image = QImage(str(file))
    height_px = image.height() - strip_px(image.width())
    if image.isNull() or height_px <= 0:
        return None
    crop = view.crop
    part = QRect(
        round(crop.x * image.width()),
        round(crop.y * height_px),
        max(1, round(crop.width * image.width())),
        max(1, round(crop.height * height_px)),
    )
    fitted = image.copy(part).scaled(
        view.width_px,
        view.height_px,
        Qt.AspectRatioMode.KeepAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    return fitted.convertToFormat(QImage.Format.Format_RGB32)
