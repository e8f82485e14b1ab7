"""A picture saved as evidence: name, number and time below it, never over it, in a file that is whole or not there."""

import re
import threading
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QIODevice, QObject, QSaveFile, Signal
from PySide6.QtGui import QImage, QPainter

from widgets.model import CameraLabel
from widgets.theme import Colours, Fonts

_COMPRESSION = 80
"""Qt's scale for PNG, 0 smallest to 100 fastest: twice as fast as its default for a third more bytes."""


@dataclass(frozen=True, slots=True)
class Caption:
    """What is burnt in below a picture. `remark`: its state where it was not live, and whether it is simulated."""

    camera: CameraLabel
    taken_utc: datetime
    remark: str = ""

    def file_name(self) -> str:
        """Return a name that sorts by time and is allowed in every file system."""
        stamp = self.taken_utc.astimezone().strftime("%Y%m%d-%H%M%S")
        return f"{stamp}_{file_words(f'{self.camera.code}_{self.camera.name}')[:80]}.png"


def file_words(text: str) -> str:
    """Return a text as it stands in the name of a saved picture."""
    return re.sub(r"[^\w-]+", "_", text).strip("_")


def _text_px(width_px: int) -> int:
    return max(12, round(width_px / 64))


def strip_px(width_px: int) -> int:
    """Return the height of the caption below a saved picture of a width."""
    return round(_text_px(width_px) * 3.6)


def captioned(picture: QImage, caption: Caption, colours: Colours) -> QImage:
    """Return the picture with its caption in a strip below. The picture is copied; it may alias other memory."""
    text_px = _text_px(picture.width())
    fonts = Fonts()
    name, small = fonts.face(text_px * 1.2, 700), fonts.face(text_px)
    local = caption.taken_utc.astimezone()
    time = f"{local:%Y-%m-%d %H:%M:%S} UTC{local:%:z}"
    strip = strip_px(picture.width())
    image = QImage(picture.width(), picture.height() + strip, QImage.Format.Format_RGB32)
    image.fill(colours.s0)
    with QPainter(image) as painter:
        painter.drawImage(0, 0, picture)
        pad = round(text_px * 0.7)
        upper = name.centred(picture.height() + strip * 0.06, strip * 0.5)
        lower = small.centred(picture.height() + strip * 0.5, strip * 0.44)
        end = image.width() - pad - small.width(time)
        small.draw(painter, end, upper, time, colours.i1)
        name.draw(painter, pad, upper, name.elided(caption.camera.name, end - 2 * pad), colours.i1)
        remark_px = small.width(caption.remark)
        small.draw(painter, image.width() - pad - remark_px, lower, caption.remark, colours.i1)
        camera = caption.camera
        second = " · ".join(part for part in (camera.code, camera.gloss, camera.district) if part)
        small.draw(painter, pad, lower, small.elided(second, image.width() - 3 * pad - remark_px), colours.i2)
    return image


class SnapshotWriter(QObject):
    """Writes pictures to files away from the thread that paints. `written` and `failed` come in the caller's thread.

    One short-lived thread a picture: compressing a large one takes longer than two ticks of the wall.
    """

    written = Signal(str)
    failed = Signal(str)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._threads: list[threading.Thread] = []

    def write(self, image: QImage, file_name: str) -> None:
        """Begin to write an image, which the caller does not touch any more."""
        self._threads = [thread for thread in self._threads if thread.is_alive()]
        thread = threading.Thread(target=self._write, args=(image, file_name), name="snapshot")
        self._threads.append(thread)
        thread.start()

    def finish(self) -> None:
        """Wait until everything is written."""
        for thread in self._threads:
            thread.join()
        self._threads = []

    def _write(self, image: QImage, file_name: str) -> None:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            self.failed.emit(str(error))
            return
        path = self._free_path(file_name)
        file = QSaveFile(str(path))
        if (
            file.open(QIODevice.OpenModeFlag.WriteOnly)
            and image.save(file, "PNG", _COMPRESSION)  # type: ignore[call-overload]
            and file.commit()
        ):
            self.written.emit(str(path))
        else:
            self.failed.emit(file.errorString())

    def _free_path(self, file_name: str) -> Path:
        path = self._folder / file_name
        number = 2
        while path.exists():
            path = self._folder / f"{Path(file_name).stem}_{number}.png"
            number += 1
        return path
