"""What cameras see: people and vehicles that come, stay for some seconds, and go."""

from collections.abc import Sequence
from dataclasses import dataclass
from zlib import crc32

import numpy as np

from controlroom.sim.data.model.calendar import When
from controlroom.sim.data.model.noise import Array, Numbers, lanes, share

LABELS = ("person", "car", "bicycle", "bus")
ZONES = ("crossing", "road", "pavement")
SLOT_S = 20
_PARTS = np.cumsum((0.5, 0.36, 0.09, 0.05))
_SHORTEST_S, _LONGEST_S = 3.0, 45.0


@dataclass(frozen=True, slots=True)
class Sighting:
    """An object on a camera. `score`: how sure it is, from 0 to 1. Times in seconds since 1970."""

    code: str
    camera: str
    label: str
    zone: str
    score: float
    began_s: float
    ended_s: float


class Sightings:
    """The objects on some cameras: one in twenty seconds each at most, fewer by night."""

    def __init__(self, seed: int, cameras: Sequence[str]) -> None:
        self._seed = seed
        self._cameras = tuple(cameras)

    def between(self, from_s: float, until_s: float) -> list[Sighting]:
        """Return what came after `from_s` and until `until_s`, in the order of coming."""
        number = np.arange(int(from_s // SLOT_S), int(until_s // SLOT_S) + 1, dtype=np.int64)
        began_s = (number + self._share("began", number)) * SLOT_S
        awake = 0.35 + 0.3 * When.at(began_s).wave(14.5)
        there = (self._share("there", number) < awake) & (began_s > from_s) & (began_s <= until_s)
        label = np.searchsorted(_PARTS, self._share("label", number)).clip(max=len(LABELS) - 1)
        zone = (self._share("zone", number) * len(ZONES)).astype(int)
        length_s = _SHORTEST_S + self._share("length", number) ** 2 * (_LONGEST_S - _SHORTEST_S)
        score = 0.62 + 0.36 * self._share("score", number)
        found = [
            Sighting(
                _code(f"{self._cameras[camera]} {number[slot]}"),
                self._cameras[camera],
                LABELS[label[camera, slot]],
                ZONES[zone[camera, slot]],
                round(float(score[camera, slot]), 4),
                float(began_s[camera, slot]),
                float(began_s[camera, slot] + length_s[camera, slot]),
            )
            for camera, slot in np.argwhere(there)
        ]
        return sorted(found, key=lambda each: each.began_s)

    def there(self, at_s: float) -> list[Sighting]:
        """Return what is there at a time, in the order of coming."""
        return [each for each in self.between(at_s - _LONGEST_S, at_s) if each.ended_s > at_s]

    def _share(self, name: str, number: Numbers) -> Array:
        return share(self._seed, lanes(f"sighting.{name}", len(self._cameras))[:, None], number)


def _code(text: str) -> str:
    """Return six letters and digits, as recorders add to their names of objects."""
    rest, code = crc32(text.encode()), ""
    for _ in range(6):
        rest, digit = divmod(rest, 36)
        code += "0123456789abcdefghijklmnopqrstuvwxyz"[digit]
    return code
