"""Pictures out of a city's folder: read and decoded in a thread, read again when the file is another one."""

import logging
import threading
import time
from itertools import count
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QBuffer, QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QImage, QImageReader

from controlroom.words import say
from layouts.reading import Unreadable, contents
from resources.text import QT_TRANSLATE_NOOP, Text
from widgets.facts import Picture

_OUTSIDE = QT_TRANSLATE_NOOP("panels", "{file} is not in the city's folder")
_TOO_LARGE = QT_TRANSLATE_NOOP("panels", "{file} has {width} × {height} pixels, at most {most} million are shown")
_TOO_HEAVY = QT_TRANSLATE_NOOP("panels", "{file} has {size} MB, at most {most} MB are read")
_BROKEN = QT_TRANSLATE_NOOP("panels", "{file} is no picture that can be read: PNG, JPEG, WebP or SVG")
_UNREADABLE = QT_TRANSLATE_NOOP("panels", "{file}: {reason}")

MOST_BYTES = 64_000_000
MOST_PIXELS = 64_000_000
"""As many as Qt lets a picture have in memory, at four bytes each."""
_MOST_WIDTH_PX, _MOST_HEIGHT_PX = 3840, 2160
"""A picture is not kept larger than this; more is not seen on one screen."""
_LEAST_WIDTH_PX = 200
_LOOK_S = 2.0
_FORGET_S = 60.0
_END_S = 2.0

log = logging.getLogger("pictures")


class _Kept(NamedTuple):
    picture: Picture
    signature: tuple[int, int, int] | None


class PictureReader(QObject):
    """Reads pictures. `arrived` is emitted when one that was asked for is there, or is another one.

    Everything is of the caller's thread but `_run`.
    """

    arrived = Signal()
    _read = Signal(str, object)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._kept: dict[str, _Kept] = {}
        self._asked_s: dict[str, float] = {}
        self._revisions = count(1)
        self._wake = threading.Event()
        self._closing = False
        self._thread: threading.Thread | None = None
        self._read.connect(self._take, Qt.ConnectionType.QueuedConnection)

    def get(self, file: str) -> Picture | None:
        """Return a picture as it was read last, None where it was not yet."""
        if file not in self._asked_s:
            self._wake.set()
        self._asked_s[file] = time.monotonic()
        kept = self._kept.get(file)
        return None if kept is None else kept.picture

    def start(self) -> None:
        """Begin to read what is asked for."""
        # A daemon: the program's end does not wait for a file server that is gone.
        self._thread = threading.Thread(target=self._run, name="pictures", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Stop reading."""
        self._closing = True
        self._wake.set()
        if self._thread is not None:
            self._thread.join(_END_S)

    def read_now(self) -> bool:
        """Read what is asked for at once, in the caller's thread: for a picture of the wall that has to be whole.

        Returns whether any of it is new.
        """
        found = self._looked()
        for file, kept in found:
            self._take(file, kept)
        return bool(found)

    def _run(self) -> None:
        while not self._closing:
            for file, kept in self._looked():
                if self._closing:
                    return
                self._read.emit(file, kept)
            self._wake.wait(_LOOK_S if self._asked_s else None)
            self._wake.clear()

    def _looked(self) -> list[tuple[str, _Kept]]:
        """Read those of the wanted pictures whose files are others than before."""
        found = []
        for file in list(self._asked_s):
            path = self._folder / file
            signature = _signature(path)
            before = self._kept.get(file)
            if before is None or before.signature != signature:
                levels, problem = _read(self._folder, file)
                if problem is not None:
                    log.warning("%s", problem.english())
                words = "" if problem is None else say(problem)
                found.append((file, _Kept(Picture(next(self._revisions), words, levels), signature)))
        return found

    @Slot(str, object)
    def _take(self, file: str, kept: _Kept) -> None:
        self._kept[file] = kept
        now_s = time.monotonic()
        for old in [name for name, asked_s in self._asked_s.items() if now_s - asked_s > _FORGET_S]:
            del self._asked_s[old]
            self._kept.pop(old, None)
        self.arrived.emit()


def _signature(path: Path) -> tuple[int, int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None  # what is wrong is told when it is read
    return status.st_mtime_ns, status.st_size, status.st_ino


def _read(folder: Path, file: str) -> tuple[tuple[QImage, ...], Text | None]:
    """Return a picture and halves of it, or what is wrong."""
    path = folder / file
    if not path.resolve().is_relative_to(folder.resolve()):
        return (), _OUTSIDE(file=file)
    try:
        size = path.stat().st_size if path.exists() else 0
        if size > MOST_BYTES:
            return (), _TOO_HEAVY(file=file, size=round(size / 1e6), most=round(MOST_BYTES / 1e6))
        data = contents(path)
    except Unreadable as error:
        return (), _UNREADABLE(file=file, reason=error.problems[0].text)
    buffer = QBuffer()
    buffer.setData(data)  # copied: a buffer on bytes of Python's outlives them
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)  # as the camera was held (EXIF)
    can_read, whole = reader.canRead(), reader.size()
    if not can_read or (whole.isValid() and whole.isEmpty()):
        return (), _BROKEN(file=file)
    if whole.width() * whole.height() > MOST_PIXELS:
        most = round(MOST_PIXELS / 1e6)
        return (), _TOO_LARGE(file=file, width=whole.width(), height=whole.height(), most=most)
    box = QSize(_MOST_WIDTH_PX, _MOST_HEIGHT_PX)
    is_drawing = bytes(reader.format().data()).startswith(b"svg")
    if whole.isValid() and (is_drawing or whole.width() > box.width() or whole.height() > box.height()):
        reader.setScaledSize(whole.scaled(box, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if image.isNull():
        return (), _BROKEN(file=file)
    levels = [image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)]
    while levels[-1].width() > 2 * _LEAST_WIDTH_PX and levels[-1].height() > 2:
        last = levels[-1]
        levels.append(
            last.scaled(
                last.size() / 2, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
        )
    return tuple(levels), None
