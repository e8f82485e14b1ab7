"""A picture in 256 colours, for pages that are read: a flat drawing is as good in them, and a third as large."""

import numpy as np
import numpy.typing as npt
from PySide6.QtGui import QImage

_COLOURS = 256
_SAME = 1e-6
_BITS_LEFT_OUT = 2
"""Colours that differ in their last two bits count as one."""


def with_palette(image: QImage) -> QImage:
    """Return a picture in the 256 colours that are nearest to all of its own."""
    image = image.convertToFormat(QImage.Format.Format_RGB888)
    width, height = image.width(), image.height()
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(height, image.bytesPerLine())
    pixels = rows[:, : width * 3].reshape(-1, 3).astype(np.int64)
    _, places, counts = np.unique(pixels >> _BITS_LEFT_OUT, axis=0, return_inverse=True, return_counts=True)
    sums = np.stack([np.bincount(places.ravel(), pixels[:, band]) for band in range(3)], axis=1)
    colours = sums / counts[:, None]
    # By the root of how often they are: a small mark in a signal colour is not outvoted by a large grey.
    chosen = _chosen(colours, np.sqrt(counts))
    nearest = np.concatenate(
        [((chunk[:, None] - chosen[None]) ** 2).sum(axis=2).argmin(axis=1) for chunk in np.array_split(colours, 64)]
    )
    small = QImage(width, height, QImage.Format.Format_Indexed8)
    small.setColorTable([0xFF000000 | red << 16 | green << 8 | blue for red, green, blue in chosen.round().astype(int)])
    target = np.frombuffer(small.bits(), np.uint8).reshape(height, small.bytesPerLine())
    target[:, :width] = nearest[places.ravel()].astype(np.uint8).reshape(height, width)
    return small


def _chosen(colours: npt.NDArray[np.float64], weights: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Return the means of groups: the group that varies most is parted in two until there are as many as may be."""
    groups = [np.arange(len(colours))]
    varying = [_variation(colours, weights)]
    while len(groups) < _COLOURS:
        most = max(range(len(groups)), key=lambda number: varying[number].max())
        if varying[most].max() < _SAME:
            break
        group, band = groups[most], int(varying[most].argmax())
        values = colours[group, band]
        is_above = values > np.average(values, weights=weights[group])
        parts = [group[~is_above], group[is_above]]
        groups[most : most + 1] = parts
        varying[most : most + 1] = [_variation(colours[part], weights[part]) for part in parts]
    return np.array([np.average(colours[group], axis=0, weights=weights[group]) for group in groups])


def _variation(colours: npt.NDArray[np.float64], weights: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Return how much colours vary, each band for itself."""
    spread = colours - np.average(colours, axis=0, weights=weights)
    variation: npt.NDArray[np.float64] = (weights[:, None] * spread**2).sum(axis=0)
    return variation
