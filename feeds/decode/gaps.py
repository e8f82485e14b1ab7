"""Pictures missing from an H.264 stream, by the numbers that its slices carry (ITU-T H.264, 7.4.3: frame_num).

FFmpeg's decoder puts something in the place of a whole picture that got lost and calls what refers to it good. Cameras
lose whole pictures over UDP, and over TCP when their own buffer is full.
"""

import re

_SLICE = re.compile(rb"\x00\x00\x01([\x01\x21\x41\x61\x05\x25\x45\x65])")
_SPS = re.compile(rb"\x00\x00\x01[\x07\x27\x47\x67]")
_HEAD_BYTES = 2048
"""How far into a packet its first slice is looked for; parameter sets and notes come before it."""
_SLICE_HEAD_BYTES = 8
"""Room for first macroblock, slice type, parameter set and number of the picture."""
_SPS_BYTES = 256
_HIGH_PROFILES = frozenset({100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135})


class GapWatch:
    """Tells for each packet of a stream in Annex B form whether reference pictures before it are missing."""

    def __init__(self, extradata: bytes | None = None) -> None:
        """Read the parameter set in `extradata`, if there is one in Annex B form."""
        self._number_bits = 0
        self._last: int | None = None
        self._read_parameters(extradata or b"")

    def missing(self, packet: memoryview, *, key: bool) -> bool:
        """Take the next packet; a `key` one begins anew. A packet that cannot be read tells nothing."""
        if key:
            self._read_parameters(packet[:_HEAD_BYTES].tobytes())
        number_bits = self._number_bits
        found = _SLICE.search(packet, 0, _HEAD_BYTES) if number_bits else None
        if found is None:
            self._last = None
            return False
        start = found.end()
        number = _frame_number(packet[start : start + _SLICE_HEAD_BYTES].tobytes(), number_bits)
        before = self._last
        if key or number is None or packet[start - 1] & 0x60:  # else no other picture refers to it
            self._last = number
        if key or number is None or before is None:
            return False
        return (number - before) % (1 << number_bits) > 1

    def _read_parameters(self, data: bytes) -> None:
        found = _SPS.search(data)
        if found is not None:
            try:
                self._number_bits = _number_bits(_Bits(data[found.end() : found.end() + _SPS_BYTES]))
            except ValueError:
                self._number_bits = 0


def _frame_number(head: bytes, number_bits: int) -> int | None:
    """Return the number of the picture whose slice header begins with `head`, None when it cannot be told.

    Once for every packet: hence not by way of `_Bits`.
    """
    if b"\0\0\3" in head:
        head = head.replace(b"\0\0\3", b"\0\0")
    value, left = int.from_bytes(head), len(head) * 8
    for _ in range(3):  # first macroblock, slice type, parameter set: Exp-Golomb codes
        left -= 2 * (left - value.bit_length()) + 1
        if left < number_bits:
            return None
        value &= (1 << left) - 1
    return value >> left - number_bits


def _number_bits(bits: "_Bits") -> int:
    """Return the length of frame_num by a sequence parameter set; 0 when numbers may be left out on purpose.

    Raises ValueError when it cannot be read.
    """
    profile = bits.take(8)
    bits.take(16)
    bits.golomb()
    if profile in _HIGH_PROFILES:
        chroma = bits.golomb()
        if chroma == 3 and bits.take(1):
            return 0  # each colour is a picture of its own
        bits.golomb()
        bits.golomb()
        bits.take(1)
        if bits.take(1):
            _skip_scaling_lists(bits, 12 if chroma == 3 else 8)
    length = bits.golomb() + 4
    order = bits.golomb()
    if order == 0:
        bits.golomb()
    elif order == 1:
        bits.take(1)
        bits.golomb()
        bits.golomb()
        for _ in range(bits.golomb()):
            bits.golomb()
    bits.golomb()
    gaps_allowed = bits.take(1)
    return length if length <= 16 and not gaps_allowed else 0


def _skip_scaling_lists(bits: "_Bits", count: int) -> None:
    for index in range(count):
        if not bits.take(1):
            continue
        last = following = 8
        for _ in range(16 if index < 6 else 64):
            if following:
                code = bits.golomb()
                following = (last + (code + 1 >> 1) * (1 if code & 1 else -1)) % 256
            last = following or last


class _Bits:
    """Reads bits and Exp-Golomb codes (H.264, 9.1) from a payload, its emulation prevention bytes taken out."""

    def __init__(self, data: bytes) -> None:
        data = data.replace(b"\0\0\3", b"\0\0")
        self._value = int.from_bytes(data, "big")
        self._left = len(data) * 8

    def take(self, count: int) -> int:
        """Return the next bits. Raises ValueError when there are not so many."""
        if count > self._left:
            raise ValueError("payload is too short")
        self._left -= count
        return self._value >> self._left & (1 << count) - 1

    def golomb(self) -> int:
        """Return the next unsigned Exp-Golomb code. Raises ValueError when there is none."""
        zeros = self._left - (self._value & (1 << self._left) - 1).bit_length()
        if zeros > 31:
            raise ValueError("payload is not what it should be")
        self.take(zeros)
        return self.take(zeros + 1) - 1
