"""Pictures that no other refers to, told by the first slice of a packet: they can be left out and nothing smears.

H.264 says so itself (ITU-T H.264, 7.4.1: nal_ref_idc). H.265 says it for pictures of the same temporal sub-layer
(ITU-T H.265, table 7-1), so that only those of the highest one may go.
"""

import re
from collections.abc import Iterator

_HEAD_BYTES = 2048
"""How far into a packet its first slice is looked for."""
_START = re.compile(rb"\x00\x00\x01")
_H264_SLICES = frozenset({1, 5})
_H265_SLICES = range(32)
_H265_REFERRED = 16
"""Types below that are even belong to pictures without reference in their sub-layer."""


class SpareWatch:
    """Tells for each packet of a stream whether it can be left out; none can of codecs it does not know."""

    def __init__(self, codec: str, extradata: bytes | None = None) -> None:
        """`extradata`: its first byte tells whether units have a start code or a length before them."""
        self._codec = codec
        self._length_bytes = _length_bytes(codec, extradata or b"")
        self._highest_layer = 0

    def is_spare(self, packet: memoryview) -> bool:
        """Whether no other picture refers to the one in `packet`."""
        if self._codec == "h264":
            for first in self._units(packet):
                if packet[first] & 0x1F in _H264_SLICES:
                    return not packet[first] & 0x60
        elif self._codec == "hevc":
            for first in self._units(packet):
                kind = packet[first] >> 1 & 0x3F
                if kind in _H265_SLICES and first + 1 < len(packet):
                    layer = packet[first + 1] & 7
                    self._highest_layer = max(self._highest_layer, layer)
                    return kind < _H265_REFERRED and kind % 2 == 0 and layer == self._highest_layer
        return False

    def _units(self, packet: memoryview) -> Iterator[int]:
        """Yield where the units of a packet begin, as far as they begin near its head."""
        if not self._length_bytes:
            for start in _START.finditer(packet, 0, _HEAD_BYTES):
                if start.end() < len(packet):
                    yield start.end()
            return
        place = 0
        while place + self._length_bytes < min(len(packet), _HEAD_BYTES):
            first = place + self._length_bytes
            yield first
            place = first + int.from_bytes(packet[place:first])


def _length_bytes(codec: str, extradata: bytes) -> int:
    """Return how many bytes of length stand before each unit, 0 for start codes (ISO/IEC 14496-15, 5.3 and 8.3)."""
    where = {"h264": 4, "hevc": 21}.get(codec)
    if where is None or len(extradata) <= where or extradata[0] != 1:
        return 0
    return (extradata[where] & 3) + 1
