"""Parameter sets of H.264 that changed on the way: the only damage that FFmpeg's decoder does not see, and makes clean
pictures of wrong colours from.

Nothing in such a picture tells, but damage does not come twice the same: new parameters are believed when a second
keyframe brings them.
"""

from typing import Any

PATIENCE_S = 6.0
"""A stream whose keyframes are further apart than this is believed without the second."""
_HEAD_BYTES = 2048


class ParameterWatch:
    """Tells for each packet of a stream whether its picture may be shown."""

    def __init__(self) -> None:
        self._known = b""
        self._offered = b""
        self._until_s = 0.0

    @property
    def waits(self) -> bool:
        """Whether there are new parameters that have come only once."""
        return self._offered != b""

    def believes(self, packet: "memoryview[Any] | bytes", *, key: bool, now_s: float) -> bool:
        """Take the next packet in Annex B form; return whether its parameters, or those before it, are believed."""
        if key:
            parameters = parameters_of(packet) or self._known
            if not self._known or parameters in (self._known, self._offered):
                self._known, self._offered = parameters, b""
            else:
                self._offered, self._until_s = parameters, now_s + PATIENCE_S
        if self._offered and now_s >= self._until_s:
            self._known, self._offered = self._offered, b""
        return not self._offered


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
