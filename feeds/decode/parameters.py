"""Parameter sets of H.264 that changed on the way: the only damage that FFmpeg's decoder does not see, and makes clean
pictures of wrong colours from.

Nothing in such a picture tells, but damage does not come twice the same: new parameters are believed when a second
keyframe brings them.
"""

from collections import deque
from typing import Any

PATIENCE_S = 6.0
"""A stream whose keyframes are further apart than this is believed without the second."""
_HEAD_BYTES = 2048
_REMEMBERED = 8
"""So many different ones: a stream may go back and forth between two."""


class ParameterWatch:
    """Tells for each packet of a stream whether its picture may be shown."""

    def __init__(self) -> None:
        self._seen: deque[bytes] = deque(maxlen=_REMEMBERED)
        self._waits = False
        self._until_s = 0.0

    @property
    def waits(self) -> bool:
        """Whether the present parameters have come only once."""
        return self._waits

    def believes(self, packet: "memoryview[Any] | bytes", *, key: bool, now_s: float) -> bool:
        """Take the next packet in Annex B form; return whether its parameters, or those before it, are believed."""
        if key:
            # A keyframe without any goes on with those before, which may be damaged ones.
            parameters = parameters_of(packet)
            if parameters:
                self._waits = bool(self._seen) and parameters not in self._seen
                self._until_s = now_s + PATIENCE_S
                if parameters not in self._seen:
                    self._seen.append(parameters)
        if self._waits and now_s >= self._until_s:
            self._waits = False
        return not self._waits


def parameters_of(packet: "memoryview[Any] | bytes") -> bytes:
    """Return what stands before the first slice of a keyframe's packet but notes and delimiters: parameter sets."""
    head = bytes(packet[:_HEAD_BYTES])
    found = []
    for unit in head.split(b"\0\0\1")[1:]:
        kind = unit[0] & 31 if unit else 0
        if kind in (1, 5):
            break
        if kind in (7, 8):
            found.append(unit.rstrip(b"\0"))
    return b"\0\0\1".join(found)
