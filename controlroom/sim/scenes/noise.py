"""Smooth randomness: what keeps asphalt, leaves, clouds and water from looking like paint."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


def value_noise(rng: np.random.Generator, height: int, width: int, cell_y: float, cell_x: float) -> Floats:
    """Return a field of 0 to 1 with soft hills about `cell_y` by `cell_x` samples large."""
    rows, columns = int(height / cell_y) + 2, int(width / cell_x) + 2
    grid = rng.random((rows, columns), dtype=np.float32)
    return _stretched(_stretched(grid, width, cell_x).T, height, cell_y).T


def _stretched(grid: Floats, size: int, cell: float) -> Floats:
    place = np.arange(size, dtype=np.float32) / cell
    left = place.astype(np.int32)
    share = place - left
    share = share * share * (3 - 2 * share)
    stretched: Floats = grid[:, left] * (1 - share) + grid[:, left + 1] * share
    return stretched


def cloudy(rng: np.random.Generator, height: int, width: int, cell_y: float, cell_x: float, octaves: int = 4) -> Floats:
    """Return a field of about 0 to 1 with detail at `octaves` scales, the largest `cell_y` by `cell_x` samples."""
    total = np.zeros((height, width), np.float32)
    weight_sum, weight = 0.0, 1.0
    for octave in range(octaves):
        shrink = 0.5**octave
        if min(cell_y, cell_x) * shrink < 1:
            break
        total += weight * value_noise(rng, height, width, cell_y * shrink, cell_x * shrink)
        weight_sum += weight
        weight *= 0.55
    return total / weight_sum


def tile(rng: np.random.Generator, size: int, cell: int, octaves: int = 4) -> Floats:
    """Return a square field of 0 to 1 that repeats without a seam; `size` a power of two, `cell` dividing it."""
    total = np.zeros((size, size), np.float32)
    weight_sum, weight = 0.0, 1.0
    for _ in range(octaves):
        count = size // cell
        grid = rng.random((count, count), dtype=np.float32)
        grid = np.pad(grid, ((0, 1), (0, 1)), mode="wrap")
        total += weight * _stretched(_stretched(grid, size, cell).T, size, cell).T
        weight_sum += weight
        weight *= 0.55
        cell //= 2
        if cell < 1:
            break
    return total / weight_sum


def sampled(field: Floats, y: Floats, x: Floats) -> Floats:
    """Return the repeating square `field` at sample positions `y`, `x` (nearest sample)."""
    size = field.shape[0]
    taken: Floats = field[y.astype(np.int32) & (size - 1), x.astype(np.int32) & (size - 1)]
    return taken


def blurred(field: Floats, radius: int, axis: int, times: int = 2) -> Floats:
    """Return `field` blurred along `axis` by a running mean of 2 radius + 1 samples, repeated; edges continue.

    `axis` is 0 or 1.
    """
    import cv2  # a video library: who asks for clips imports this module and must be free of them

    size = (1, 2 * radius + 1) if axis == 0 else (2 * radius + 1, 1)
    for _ in range(times):
        field = cv2.blur(field, size, borderType=cv2.BORDER_REPLICATE).astype(np.float32, copy=False)
    return field
