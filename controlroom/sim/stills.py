"""Single pictures of the simulated city's cameras, as they are at a time: painted once, kept in a folder.

They are painted in processes of their own, by what paints the films (`controlroom.sim.clips`), so that two are painted
at a time and whoever wants them need not wait.
"""

import hashlib
import multiprocessing
import os
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import astuple, dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

import platformdirs
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QImage

from controlroom.sim.clips import CONTENT
from controlroom.sim.drawing_process import begin_drawing_process
from controlroom.sim.scenes.catalogue import SCENES, scene
from feeds.core import FULL, Rect

LOOP_FRAMES = 180
"""A film has so many pictures, 15 a second; then it begins again."""
FPS = 15
_KEPT = 500

SCENE_IDS = frozenset(each.scene_id for each in SCENES)


@dataclass(frozen=True, slots=True)
class Still:
    """A picture that is wanted: of which scene, which of its film's pictures, fitted into which box, which part."""

    scene_id: str
    frame: int
    width_px: int
    height_px: int
    crop: Rect = FULL

    @property
    def name(self) -> str:
        """A file's name that no other picture has."""
        digest = hashlib.sha1(repr((CONTENT, astuple(self))).encode(), usedforsecurity=False)
        return f"{self.scene_id}-{digest.hexdigest()[:20]}.png"


def default_still_folder() -> Path:
    """Return the folder that keeps the pictures of this user."""
    return platformdirs.user_cache_path("controlroom") / "stills"


class Stills:
    """Has pictures painted. A context manager, which ends the processes that paint.

    `begin` returns at once; `finish` waits for all that were begun.
    """

    def __init__(
        self, folder: Path, *, processes: int = 2, progress: Callable[[int, int], None] = lambda done, total: None
    ) -> None:
        """`progress` is told, while `finish` waits, how many pictures of how many are there."""
        self._folder = folder
        self._processes = processes
        self._progress = progress
        self._pool: ProcessPoolExecutor | None = None
        self._begun: dict[Still, Future[None]] = {}
        self._made: set[str] = set()

    def __enter__(self) -> Self:
        """Have the folder. Raises OSError when it cannot be made."""
        self._folder.mkdir(parents=True, exist_ok=True)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Give up what is being painted."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)

    def begin(self, wanted: Iterable[Still]) -> None:
        """Paint those that are not there, in this order."""
        by_scene: dict[str, list[Still]] = {}
        for still in wanted:
            if still not in self._begun and not self.file(still).exists():
                by_scene.setdefault(still.scene_id, []).append(still)
        for scene_id, stills in by_scene.items():
            if self._pool is None:
                context = multiprocessing.get_context("spawn")
                self._pool = ProcessPoolExecutor(self._processes, context, initializer=begin_drawing_process)
            begun = self._pool.submit(_paint, scene_id, {still: self.file(still) for still in stills})
            self._begun |= dict.fromkeys(stills, begun)

    def file(self, still: Still) -> Path:
        """Return where a picture is, or will be."""
        return self._folder / still.name

    def is_there(self, still: Still) -> bool:
        """Whether a picture is there whole."""
        begun = self._begun.get(still)
        return (begun is None or begun.done()) and self.file(still).exists()

    def finish(self) -> None:
        """Wait until all that was begun is there. Raises OSError where one cannot be painted or written."""
        jobs = Counter(self._begun.values())
        done = 0
        try:
            for job in as_completed(jobs):
                job.result()
                done += jobs[job]
                self._progress(done, len(self._begun))
        except BrokenProcessPool as error:
            raise OSError("a process that draws the simulated city was killed; is there enough memory?") from error
        self._made |= {still.name for still in self._begun}
        self._begun.clear()
        self._forget()

    def _forget(self) -> None:
        """Remove the oldest pictures, but none that was painted here."""
        others = [file for file in self._folder.glob("*.png") if file.name not in self._made]
        for file in sorted(others, key=_age_key)[: -_KEPT or None]:
            file.unlink(missing_ok=True)


def _age_key(file: Path) -> float:
    try:
        return file.stat().st_mtime
    except FileNotFoundError:  # another program tidied it up
        return 0.0


def _paint(scene_id: str, files: Mapping[Still, Path]) -> None:
    """Paint pictures of one scene, whose backdrop takes longer than what moves (in a process of the pool)."""
    from controlroom.sim.scenes.picture import Reel

    what = scene(scene_id)
    reel = Reel(what.picture(what.seed))
    for still, file in files.items():
        temporary = file.with_name(f".{os.getpid()}-{file.name}")
        try:
            if not _fitted(reel.frame(still.frame / FPS), still).save(str(temporary), quality=80):
                raise OSError(f"{temporary} cannot be written")
            temporary.replace(file)
        finally:
            temporary.unlink(missing_ok=True)


def _fitted(frame: QImage, still: Still) -> QImage:
    """Return the part of a picture that is wanted, as large as it fits."""
    crop, width, height = still.crop, frame.width(), frame.height()
    corner = QPoint(round(crop.x * width), round(crop.y * height))
    part = QRect(corner, QSize(round(crop.width * width), round(crop.height * height))).intersected(frame.rect())
    size = part.size().scaled(QSize(still.width_px, still.height_px), Qt.AspectRatioMode.KeepAspectRatio)
    return frame.copy(part).scaled(
        size.expandedTo(QSize(1, 1)),
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
