"""The pictures of cameras for a page that is drawn once: the simulated city's, each as it is at that time."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from zlib import crc32

from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage, QWindow

from controlroom.sim.events import VARIABLE
from controlroom.sim.faults import FaultKind
from controlroom.sim.stills import FPS, LOOP_FRAMES, SCENE_IDS, Still, Stills
from feeds.core import CameraReport, ErrorKind, TileState, View
from layouts.cameras import Camera
from layouts.model import Audience

_PREFIX = f"${{{VARIABLE}}}/"
_SEEN = frozenset({TileState.LIVE, TileState.STALE, TileState.FROZEN, TileState.LOST})

_LOST = CameraReport("", TileState.LOST, picture_age_s=42.0, next_try_s=4.0)
_REFUSED = CameraReport("", TileState.REFUSED, next_try_s=280.0)
_FAULTS: dict[FaultKind, CameraReport] = {
    FaultKind.STALL: CameraReport("", TileState.STALE, picture_age_s=6.0),
    FaultKind.FREEZE: CameraReport("", TileState.FROZEN, picture_age_s=14.0),
    FaultKind.LOOP: CameraReport("", TileState.FROZEN, picture_age_s=14.0),
    FaultKind.DIE: replace(_LOST, error=ErrorKind.UNREACHABLE),
    FaultKind.SILENT_OPEN: replace(_LOST, error=ErrorKind.TIMEOUT),
    FaultKind.GARBAGE: replace(_LOST, error=ErrorKind.GARBAGE),
    FaultKind.BUSY: replace(_LOST, error=ErrorKind.BUSY),
    FaultKind.REFUSE: replace(_REFUSED, error=ErrorKind.UNAUTHORIZED),
    FaultKind.MISSING: replace(_REFUSED, error=ErrorKind.NOT_FOUND),
}
"""What a wall knows of a camera a while after each of these faults began."""

DRAWN_FAULTS = tuple(sorted(kind.value for kind in _FAULTS))
"""The faults of cameras that are seen in a single picture."""


@dataclass(frozen=True, slots=True)
class _Eye:
    """A camera: what is known of it, and what it sees (None: no scene of the simulated city)."""

    report: CameraReport
    scene_id: str | None


class StillPictures:
    """`widgets.ports.Pictures` at one time. `finish` waits for those that are still being painted."""

    def __init__(
        self,
        cameras: Iterable[Camera],
        stills: Stills,
        at: datetime,
        *,
        audience: Audience,
        faults: Mapping[str, FaultKind],
    ) -> None:
        """`faults`: of cameras, by id; raises KeyError for one that is not in `DRAWN_FAULTS`."""
        self._stills = stills
        self._at = at
        self._eyes = {camera.id: _eye(camera, audience, faults.get(camera.id), at) for camera in cameras}
        self._shown: list[View] = []
        self._images: dict[View, QImage] = {}
        self._changed: dict[View, None] = {}

    def show(self, views: Sequence[View], soon: Sequence[str] = ()) -> None:
        """Have these painted."""
        self._shown = list(views)
        self._stills.begin(still for view in views if (still := self._still(view)) is not None)
        self._changed |= dict.fromkeys(view for view in views if view not in self._images)

    def finish(self) -> bool:
        """Wait until all pictures are there; return whether `changed` has any of them to tell. Raises OSError."""
        self._stills.finish()
        return any(view in self._shown and self._still(view) is not None for view in self._changed)

    def changed(self) -> list[View]:
        """Return the views whose picture has come since the last call."""
        come = [view for view in self._changed if view in self._shown and self.image(view) is not None]
        for view in come:
            del self._changed[view]
        return come

    def image(self, view: View) -> QImage | None:
        """Return the picture of a view, None where there is none, or none yet."""
        still = self._still(view)
        if still is None or not self._stills.is_there(still):
            return None
        if view not in self._images:
            image = QImage(str(self._stills.file(still)))
            if image.isNull():
                return None
            self._images[view] = image.convertToFormat(QImage.Format.Format_RGB32)
        return self._images[view]

    def put(self, window: QWindow, placed: Sequence[tuple[View, QImage, QPoint]]) -> Sequence[bool]:
        """Leave all to Qt."""
        return [False] * len(placed)

    def report(self, camera_id: str) -> CameraReport:
        """Return what is known of a camera."""
        eye = self._eyes.get(camera_id)
        return CameraReport(camera_id) if eye is None else eye.report

    def painted(self, views: Sequence[View]) -> None:
        """Measure nothing."""

    def reports(self) -> dict[str, CameraReport]:
        """Return what is known of the cameras that are shown."""
        return {view.camera_id: self.report(view.camera_id) for view in self._shown}

    def _still(self, view: View) -> Still | None:
        eye = self._eyes.get(view.camera_id)
        if eye is None or eye.scene_id is None or eye.report.picture_utc is None:
            return None
        # Cameras are not all at the same picture of their films.
        first = crc32(view.camera_id.encode())
        frame = (int(eye.report.picture_utc.timestamp() * FPS) + first) % LOOP_FRAMES
        return Still(eye.scene_id, frame, view.width_px, view.height_px, view.crop)


def _eye(camera: Camera, audience: Audience, fault: FaultKind | None, at: datetime) -> _Eye:
    scene_id = _scene(camera)
    if camera.privacy or audience not in camera.audience:
        return _Eye(CameraReport(camera.id, TileState.PRIVACY), None)
    if scene_id is None:
        return _Eye(CameraReport(camera.id), None)  # not of the simulated city: nobody has asked it
    if scene_id not in SCENE_IDS:
        fault = FaultKind.MISSING
    known = CameraReport("", TileState.LIVE, picture_age_s=0.0, source_fps=FPS, shown_fps=FPS)
    report = replace(known if fault is None else _FAULTS[fault], camera_id=camera.id)
    if report.state in _SEEN:
        report = replace(report, picture_utc=at - timedelta(seconds=report.picture_age_s or 0.0))
    return _Eye(report, scene_id)


def _scene(camera: Camera) -> str | None:
    """Return what a camera of the simulated city sees: its address names it first."""
    for stream in camera.streams:
        if stream.address.startswith(_PREFIX):
            return stream.address.removeprefix(_PREFIX).partition("/")[0]
    return None
