"""MPEG transport stream of one H.264 video (ISO/IEC 13818-1), as little as a player needs.

Written here and not by FFmpeg's muxer because counters and timestamps must go on over loops, segments and faults, and
because one frame must cost microseconds: a hundred cameras share one thread.
"""

PACKET_BYTES = 188
CLOCK_HZ = 90_000

_PAYLOAD_BYTES = PACKET_BYTES - 4
_PCR_FIELD_BYTES = 8  # adaptation field with a clock reference: length, flags, 6 bytes
_PES_HEADER_BYTES = 14
_PCR_DELAY = CLOCK_HZ // 10  # pictures are due this long after the clock reference that comes with them
_PTS_MASK = (1 << 33) - 1
_VIDEO_PID = 0x100
_PMT_PID = 0x1000
_HEADERS = tuple(bytes((0x47, _VIDEO_PID >> 8, _VIDEO_PID & 0xFF, 0x10 | counter)) for counter in range(16))


def packet_count(unit_bytes: int) -> int:
    """Return how many packets `video_packets` makes of an access unit of that length."""
    rest = unit_bytes + _PES_HEADER_BYTES - (_PAYLOAD_BYTES - _PCR_FIELD_BYTES)
    return 1 + max(0, -(-rest // _PAYLOAD_BYTES))


def video_packets(unit: bytes, *, pts: int, key: bool, counter: int) -> bytes:
    """Return one access unit as transport packets with a clock reference in the first.

    `pts` in 90 kHz, of any size (33 bits of it are sent); it is the decoding time too: there are no B pictures.
    `counter` is the continuity counter of the first packet.
    """
    payload = _pes_header(len(unit), pts & _PTS_MASK) + unit
    room = _PAYLOAD_BYTES - _PCR_FIELD_BYTES
    stuffing = max(0, room - len(payload))
    flags = 0x50 if key else 0x10  # random access | clock reference
    parts = [
        bytes((0x47, 0x40 | _VIDEO_PID >> 8, _VIDEO_PID & 0xFF, 0x30 | counter & 15)),
        bytes((_PCR_FIELD_BYTES - 1 + stuffing, flags)),
        _pcr((pts - _PCR_DELAY) & _PTS_MASK),
        b"\xff" * stuffing,
        payload[:room],
    ]
    for start in range(room, len(payload), _PAYLOAD_BYTES):
        counter += 1
        piece = payload[start : start + _PAYLOAD_BYTES]
        if len(piece) == _PAYLOAD_BYTES:
            parts.append(_HEADERS[counter & 15])
        else:
            parts.append(bytes((0x47, _VIDEO_PID >> 8, _VIDEO_PID & 0xFF, 0x30 | counter & 15)))
            parts.append(_stuffing_field(_PAYLOAD_BYTES - len(piece)))
        parts.append(piece)
    return b"".join(parts)


def tables(counter: int) -> bytes:
    """Return programme association and map table, a packet each; `counter` is the continuity counter of both."""
    return _PAT[:3] + bytes((0x10 | counter & 15,)) + _PAT[4:] + _PMT[:3] + bytes((0x10 | counter & 15,)) + _PMT[4:]


def _pes_header(unit_bytes: int, pts: int) -> bytes:
    length = unit_bytes + _PES_HEADER_BYTES - 6
    stamp = (0x21 | pts >> 29 & 0x0E) << 32 | (pts >> 15 & 0x7FFF) << 17 | 1 << 16 | (pts & 0x7FFF) << 1 | 1
    # A length lets a player have the picture at once; one that does not fit is 0, "until the next begins".
    size = length if length < 0x10000 else 0
    return b"\0\0\1\xe0" + size.to_bytes(2) + b"\x84\x80\x05" + stamp.to_bytes(5)


def _pcr(base: int) -> bytes:
    return (base << 15 | 0x7E00).to_bytes(6)


def _stuffing_field(length: int) -> bytes:
    return b"\0" if length == 1 else bytes((length - 1, 0)) + b"\xff" * (length - 2)


def _section_packet(pid: int, table_id: int, body: bytes) -> bytes:
    section = bytes((table_id,)) + (0xB000 | len(body) + 4).to_bytes(2) + body
    section += _crc32(section).to_bytes(4)
    packet = b"\x47" + (0x4000 | pid).to_bytes(2) + b"\x10\0" + section
    return packet.ljust(PACKET_BYTES, b"\xff")


def _crc32(data: bytes) -> int:
    """Return the CRC-32/MPEG-2 of annex A."""
    crc = 0xFFFFFFFF
    for byte in data:
        crc ^= byte << 24
        for _ in range(8):
            crc = (crc << 1 ^ 0x04C11DB7 if crc & 0x80000000 else crc << 1) & 0xFFFFFFFF
    return crc


_PROGRAMME = b"\0\x01"
_TABLE_HEAD = b"\xc1\0\0"  # version 0, current, section 0 of 0
_PAT = _section_packet(0, 0, b"\0\x01" + _TABLE_HEAD + _PROGRAMME + (0xE000 | _PMT_PID).to_bytes(2))
_H264 = b"\x1b" + (0xE000 | _VIDEO_PID).to_bytes(2) + b"\xf0\0"
_PMT = _section_packet(_PMT_PID, 2, _PROGRAMME + _TABLE_HEAD + (0xE000 | _VIDEO_PID).to_bytes(2) + b"\xf0\0" + _H264)
