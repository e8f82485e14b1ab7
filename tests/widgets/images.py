"""Comparing what was painted with a picture of how it should be.

Letters differ from machine to machine: another version of FreeType, or other fonts where Inter and Noto are missing.
So every image is compared without its letters' detail, as averages of blocks, which shows wrong colours, places and
missing parts; where the fonts of the style are there it is compared pixel by pixel as well, with a tolerance.
Setting CONTROLROOM_UPDATE_REFERENCES writes the references anew; look at them before committing.
"""

import os
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PySide6.QtGui import QColor, QImage

from widgets.theme import missing_families

FOLDER = Path(__file__).parent / "reference"
_BLOCK_PX = 12
_BLOCK_OFF = 26.0
_MEAN_OFF = 2.5
_PIXEL_OFF, _PIXELS_OFF = 64, 0.01


def pixels(image: QImage) -> npt.NDArray[np.float32]:
    """Return red, green and blue of every pixel: (height, width, 3), 0 to 255."""
    image = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : image.width() * 3].reshape(image.height(), image.width(), 3).astype(np.float32)


def assert_looks_like(image: QImage, name: str, folder: Path) -> None:
    """Fail unless the image looks like ``reference/name.png``; what was painted is then left in `folder`."""
    file = FOLDER / f"{name}.png"
    if os.environ.get("CONTROLROOM_UPDATE_REFERENCES"):
        FOLDER.mkdir(exist_ok=True)
        assert image.save(str(file))
    wanted = QImage(str(file))
    assert not wanted.isNull(), f"{file} is missing"
    assert wanted.size() == image.size()
    off = np.abs(_blocks(pixels(image)) - _blocks(pixels(wanted))).max()
    by_pixel = np.abs(pixels(image) - pixels(wanted)).max(axis=2)
    alike = off <= _BLOCK_OFF
    if not missing_families():
        alike = alike and by_pixel.mean() <= _MEAN_OFF and (by_pixel > _PIXEL_OFF).mean() <= _PIXELS_OFF
    if not alike:
        painted = folder / f"{name}.png"
        image.save(str(painted))
        raise AssertionError(f"{painted} is {off:.0f} off in a block, {by_pixel.mean():.1f} on average")


def _blocks(values: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    high, wide = (size // _BLOCK_PX * _BLOCK_PX for size in values.shape[:2])
    cut = values[:high, :wide].reshape(high // _BLOCK_PX, _BLOCK_PX, wide // _BLOCK_PX, _BLOCK_PX, 3)
    return np.asarray(cut.mean(axis=(1, 3)), np.float32)


def share_of(image: QImage, colour: QColor, off: int = 24) -> float:
    """Return which share of the pixels has that colour, give or take."""
    wanted = np.array([colour.red(), colour.green(), colour.blue()], np.float32)
    return float((np.abs(pixels(image) - wanted).max(axis=2) <= off).mean())
