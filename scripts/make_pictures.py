"""Draws the pictures of tiles in docs/pictures: one for each state and language, as the wall paints it.

Usage, from the repository's root: python scripts/make_pictures.py
"""

import os
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

import av
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QImage, QWindow

from controlroom.language import LANGUAGES, gui_application
from controlroom.sim.clips import ensure_clips
from feeds.core import CameraReport, ErrorKind, Limit, Tier, TileState, View
from widgets.model import Box, CameraLabel, TileSpec, WallLayout
from widgets.theme import Colours
from widgets.wall_canvas import WallCanvas

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "pictures"
WIDTH_PX, HEIGHT_PX = 368, 232
NOW_UTC = datetime(2026, 9, 17, 7, 51, 28, tzinfo=UTC)
NAMES = {"ko": ("망원시장", "Mangwon Market", "마포구"), "en": ("Mangwon Market", "망원시장", "Mapo-gu")}
CONTACT = {"ko": "안전총괄과", "en": "Safety Division"}
STATES = {
    "live": CameraReport("cam", TileState.LIVE, picture_age_s=0.1),
    "limited": CameraReport("cam", TileState.LIVE, picture_age_s=0.6, limited=Limit.CPU, tier=Tier.KEY),
    "late": CameraReport("cam", TileState.STALE, picture_age_s=4.2),
    "frozen": CameraReport("cam", TileState.FROZEN, picture_age_s=9.0),
    "lost": CameraReport("cam", TileState.LOST, picture_age_s=17.0, error=ErrorKind.UNREACHABLE, next_try_s=2.0),
    "refused": CameraReport("cam", TileState.REFUSED, error=ErrorKind.NOT_FOUND),
    "unauthorized": CameraReport("cam", TileState.REFUSED, error=ErrorKind.UNAUTHORIZED, next_try_s=280.0),
    "hidden": CameraReport("cam", TileState.PRIVACY),
    "permitted": CameraReport("cam"),
    "connecting": CameraReport("cam"),
}
SEEN = {"live", "limited", "late", "frozen", "lost"}


class StillClock:
    """A clock that stands."""

    def utc(self) -> datetime:
        """Return the moment of all pictures."""
        return NOW_UTC

    def monotonic_s(self) -> float:
        """Return a time that does not pass."""
        return 0.0


class OnePicture:
    """`widgets.ports.Pictures` of one camera in one state."""

    def __init__(self, scene: QImage, state: str) -> None:
        report, self._seen = STATES[state], state in SEEN
        age_s = report.picture_age_s
        self._report = replace(report, picture_utc=NOW_UTC - timedelta(seconds=age_s)) if age_s is not None else report
        self._scene = scene
        self._fresh: list[View] = []

    def show(self, views: Sequence[View], soon: Sequence[str] = ()) -> None:
        """Have a picture for each."""
        self._fresh = list(views) if self._seen else []

    def changed(self) -> list[View]:
        """Return each view once."""
        fresh, self._fresh = self._fresh, []
        return fresh

    def image(self, view: View) -> QImage | None:
        """Return the scene as large as it fits into the view."""
        if not self._seen:
            return None
        return self._scene.scaled(QSize(view.width_px, view.height_px), Qt.AspectRatioMode.KeepAspectRatio)

    def put(self, window: QWindow, placed: Sequence[tuple[View, QImage, QPoint]]) -> Sequence[bool]:
        """Leave all to Qt."""
        return [False] * len(placed)

    def report(self, camera_id: str) -> CameraReport:
        """Return the state."""
        return self._report

    def painted(self, views: Sequence[View]) -> None:
        """Measure nothing."""


def scene() -> QImage:
    """Return a picture of the simulated city."""
    with tempfile.TemporaryDirectory() as folder:
        clips = ensure_clips(Path(folder), ["mangwon-market"], progress=lambda done, total: None)
        with av.open(str(clips["mangwon-market"].sub)) as container:
            pixels = next(container.decode(video=0)).to_ndarray(format="bgra")
    height, width, _ = pixels.shape
    return QImage(pixels.tobytes(), width, height, QImage.Format.Format_RGB32).copy()


def draw(picture: QImage, state: str, language: str) -> QImage:
    """Return the tile of a camera in that state, in that language."""
    name, gloss, district = NAMES[language]
    camera = CameraLabel(
        "cam", name, gloss, district, contact=CONTACT[language], number="MP-0173", permitted=state != "permitted"
    )
    tile = TileSpec("tile", Box(4, 4, WIDTH_PX - 8, HEIGHT_PX - 8), camera)
    canvas = WallCanvas(
        pictures=OnePicture(picture, state), clock=StillClock(), colours=Colours.load("dark"), ratio=2.5
    )
    canvas.resize(1920, 1080)
    canvas.grab()
    canvas.set_layout(WallLayout("one", "", lambda area, gutter_px: [tile], header="none"))
    for _ in range(4):
        canvas.tick()
    canvas.pass_second()
    canvas.tick()
    return canvas.grab(QRect(0, 0, WIDTH_PX, HEIGHT_PX)).toImage()


def main() -> int:
    """Write all pictures."""
    for language in LANGUAGES:
        application = gui_application(language)
        picture = scene()
        for state in STATES:
            draw(picture, state, language).save(str(FOLDER / f"{state}.{language}.png"))
        application.shutdown()
    return 0


if __name__ == "__main__":
    sys.exit(main())
