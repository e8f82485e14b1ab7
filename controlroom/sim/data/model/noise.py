"""Randomness that can be asked for at any time: the same seed, lane and time give the same number, in any order.

Whole numbers are mixed by the finalizer of SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number
generators", 2014); between the points of a lattice the numbers are joined by a smooth curve (value noise).
"""

from zlib import crc32

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]
Numbers = npt.NDArray[np.int64]
Words = npt.NDArray[np.uint64]

_GOLDEN = np.uint64(0x9E3779B97F4A7C15)
_FIRST = np.uint64(0xBF58476D1CE4E5B9)
_SECOND = np.uint64(0x94D049BB133111EB)
_UNIT = 1.0 / (1 << 53)


def lane(name: str) -> int:
    """Return the number of a lane of randomness that is independent of those of other names."""
    return crc32(name.encode())


def lanes(name: str, count: int) -> Numbers:
    """Return the numbers of `count` lanes that are independent of each other."""
    return (np.arange(count, dtype=np.int64) << 32) + lane(name)


def share(seed: int, which: int | Numbers, step: int | Numbers = 0) -> Array:
    """Return a number in [0, 1) for each lane and step; even over time, and without a visible pattern."""
    with np.errstate(over="ignore"):  # arithmetic modulo 2 to the 64th is meant
        words = _mixed(_words(seed) + _words(which) * _GOLDEN)
        words = _mixed(words + _words(step) * _GOLDEN)
    return (words >> np.uint64(11)).astype(np.float64) * _UNIT


def drift(seed: int, which: int | Numbers, at_s: Array, period_s: float) -> Array:
    """Return a number in [-1, 1] that wanders: about one turn in two periods; its slope has no jumps either."""
    start = share(seed, which, -1)
    place = at_s / period_s + start
    step = np.floor(place)
    part = place - step
    step_number = step.astype(np.int64)
    before, after = share(seed, which, step_number), share(seed, which, step_number + 1)
    weight = part * part * part * (part * (part * 6.0 - 15.0) + 10.0)  # Perlin's fade: no jump in curvature
    wandered: Array = 2.0 * (before + (after - before) * weight) - 1.0
    return wandered


def _words(numbers: int | Numbers) -> Words:
    return np.asarray(numbers, dtype=np.int64).astype(np.uint64)


def _mixed(words: Words) -> Words:
    words = words + _GOLDEN
    words = (words ^ (words >> np.uint64(30))) * _FIRST
    words = (words ^ (words >> np.uint64(27))) * _SECOND
    return words ^ (words >> np.uint64(31))
