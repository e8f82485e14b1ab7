"""Cameras that take seconds before they do what they should, with every session anew."""

import itertools
from collections.abc import Callable, Iterator

from controlroom.sim import mpegts
from tests.fakes.clips import RATE
from tests.fakes.http_camera import Answer, Asked, HttpCamera
from tests.fakes.live_hls import LiveHls
from tests.fakes.odd_clips import transport_stream
from tests.fakes.raw_server import Peer
from tests.fakes.rtsp_camera import Unit

Serve = Callable[[Peer], None]

_MULTIPART = {"Content-Type": "multipart/x-mixed-replace; boundary=f"}
_FILLER = b"\0\0\0\1\x0c" + b"\xff" * 50_000 + b"\x80"
"""A unit that means nothing (ITU-T H.264, 7.3.2.7)."""
_HEAVY = 20
"""So many pictures of 50 kB come before the first keyframe."""
_PAT = b"\x47\x40\0"
_PRIVATE = 6
"""Type of an elementary stream: private data."""


def late(serve: Serve, late_s: float) -> Serve:
    """Accept at once, and begin to listen after `late_s`."""

    def wait(peer: Peer) -> None:
        if not peer.gone.wait(late_s):
            serve(peer)

    return wait


class SlowHttp:
    """Everything that is served over HTTP, each after `late_s`: ``/ts``, ``/mjpeg``, ``/parts`` (an answer at once and
    its pictures late), ``/still``, ``/hls`` (a playlist of playlists). Its `answer` is for an `HttpCamera`."""

    def __init__(self, units: list[Unit], jpegs: list[bytes], live: LiveHls, late_s: float) -> None:
        self._units = units
        self._jpegs = jpegs
        self._live = live
        self._late_s = late_s
        self.camera = HttpCamera(self.answer)

    def answer(self, asked: Asked) -> Answer:
        """Answer one request."""
        if asked.path in ("/ts", "/mjpeg", "/still", "/hls"):
            self.camera.closing.wait(self._late_s)
        match asked.path:
            case "/ts":
                return 200, {"Content-Type": "video/mp2t"}, self._paced(transport_stream(self._units, stamps))
            case "/mjpeg":
                return 200, _MULTIPART, self._paced(self._parts())
            case "/parts":
                return 200, _MULTIPART, self._paced(self._parts(), self._late_s)
            case "/still":
                return 200, {"Content-Type": "image/jpeg"}, self._jpegs[len(self.camera.asked) % len(self._jpegs)]
            case "/hls":
                return 200, {}, b"#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\nlive.m3u8\n"
            case _:
                return self._live.answer(asked)

    def _parts(self) -> Iterator[bytes]:
        for jpeg in itertools.cycle(self._jpegs):
            yield b"--f\r\nContent-Type: image/jpeg\r\nContent-Length: %d\r\n\r\n%s\r\n" % (len(jpeg), jpeg)

    def _paced(self, pieces: Iterator[bytes], late_s: float = 0.0) -> Iterator[bytes]:
        if not self.camera.closing.wait(late_s):
            for piece in pieces:
                yield piece
                if self.camera.closing.wait(1 / RATE):
                    return


def stamps(number: int) -> int:
    """Time stamps as they should be, in 90 kHz."""
    return number * mpegts.CLOCK_HZ // RATE


def untold(units: list[Unit]) -> Iterator[bytes]:
    """Yield MPEG-TS whose tables do not tell its codec, with a megabyte before the first keyframe."""
    heavy = [(data if key else data + _FILLER, key) for data, key in units]
    for piece in transport_stream(heavy[-_HEAVY:] + heavy[:-_HEAVY], stamps):
        yield _without_codec(piece) if piece.startswith(_PAT) else piece


def _without_codec(piece: bytes) -> bytes:
    """Take the codec out of the map table, the second packet of a piece (ISO/IEC 13818-1, 2.4.4.9)."""
    start, end = mpegts.PACKET_BYTES, 2 * mpegts.PACKET_BYTES
    head, section = piece[start : start + 5], piece[start + 5 : end]
    length = 3 + (int.from_bytes(section[1:3]) & 0xFFF) - 4
    changed = section[: length - 5] + bytes((_PRIVATE,)) + section[length - 4 : length]
    table = head + changed + _crc32(changed).to_bytes(4)
    return piece[:start] + table.ljust(mpegts.PACKET_BYTES, b"\xff") + piece[end:]


def _crc32(data: bytes) -> int:
    """Return the CRC-32/MPEG-2 (annex A)."""
    crc = 0xFFFFFFFF
    for byte in data:
        crc ^= byte << 24
        for _ in range(8):
            crc = (crc << 1 ^ 0x04C11DB7 if crc & 0x80000000 else crc << 1) & 0xFFFFFFFF
    return crc
