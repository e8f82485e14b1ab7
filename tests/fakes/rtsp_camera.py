"""An RTSP camera on a bare socket (RFC 2326, RTP over the same connection): for what a real server never does.

Sends H.264 as RFC 6184 says: single NAL units, and FU-A where one is longer than a packet.
"""

import re
import struct
import threading
from base64 import b64encode
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from tests.fakes.raw_server import Peer

RTP_BYTES = 1200
CLOCK_HZ = 90000
_START = re.compile(rb"\x00?\x00\x00\x01")
_SPS, _PPS, _AUD = 7, 8, 9

Unit = tuple[bytes, bool]


def nal_units(data: bytes) -> list[bytes]:
    """Split an Annex B access unit, without its delimiters."""
    return [unit for unit in _START.split(data) if unit and unit[0] & 31 != _AUD]


def rtp_packets(unit: bytes, *, sequence: int, timestamp: int) -> Iterator[bytes]:
    """Yield an access unit as RTP packets."""
    payloads: list[bytes] = []
    for nal in nal_units(unit):
        if len(nal) <= RTP_BYTES:
            payloads.append(nal)
            continue
        head = nal[0] & 0xE0 | 28
        pieces = [nal[start : start + RTP_BYTES] for start in range(1, len(nal), RTP_BYTES)]
        for index, piece in enumerate(pieces):
            mark = (0x80 if index == 0 else 0) | (0x40 if index == len(pieces) - 1 else 0)
            payloads.append(bytes((head, mark | nal[0] & 31)) + piece)
    for index, payload in enumerate(payloads):
        last = 0x80 if index == len(payloads) - 1 else 0
        yield struct.pack("!BBHII", 0x80, last | 96, (sequence + index) & 0xFFFF, timestamp & 0xFFFFFFFF, 7) + payload


def endless(units: list[Unit], groups: int = 0) -> Iterator[bytes]:
    """Yield a clip's pictures over and over; after `groups` of them (0: never) it ends in the middle of the next."""
    keys = 0
    while True:
        for data, key in units:
            keys += key
            if groups and keys > groups and not key:
                return
            yield data


@dataclass
class RtspCamera:
    """Serves `units` at `rate` a second. Its `serve` is for a `RawServer`.

    `pictures` makes the pictures of a session. `silent_after`: the method whose answer is the last thing it says.
    `lose` decides which packets get lost, by their number. `busy_above`: how many sessions it takes.
    """

    units: list[Unit]
    rate: float = 15.0
    pictures: Callable[[list[Unit]], Iterator[bytes]] = endless
    silent_after: str = ""
    lose: Callable[[int], bool] = lambda number: False
    busy_above: int = 1000
    asked: list[str] = field(default_factory=list)
    playing: int = 0
    plays: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def serve(self, peer: Peer) -> None:
        """Take one connection."""
        peer.connection.settimeout(10.0)
        while request := peer.receive():
            method, url = request.decode("latin-1").split()[:2]
            self.asked.append(method)
            sequence = re.search(rb"(?i)cseq: *(\d+)", request)
            number = sequence[1].decode() if sequence else "0"
            with self.lock:
                refused = method == "SETUP" and self.playing >= self.busy_above
            if refused:
                peer.send(f"RTSP/1.0 453 Not Enough Bandwidth\r\nCSeq: {number}\r\n\r\n".encode())
                continue
            peer.send(self._answer(method, url, number))
            if method == self.silent_after:
                peer.connection.settimeout(0.1)
                peer.wait_until_gone()
                return
            if method == "PLAY":
                self._play(peer)
                return

    def _answer(self, method: str, url: str, number: str) -> bytes:
        head = f"RTSP/1.0 200 OK\r\nCSeq: {number}\r\n"
        if method == "OPTIONS":
            return f"{head}Public: OPTIONS, DESCRIBE, SETUP, PLAY, TEARDOWN\r\n\r\n".encode()
        if method == "DESCRIBE":
            sdp = self._description()
            head += f"Content-Type: application/sdp\r\nContent-Base: {url}/\r\nContent-Length: {len(sdp)}\r\n"
            return f"{head}\r\n{sdp}".encode()
        if method == "SETUP":
            return f"{head}Session: 1234\r\nTransport: RTP/AVP/TCP;unicast;interleaved=0-1\r\n\r\n".encode()
        return f"{head}Session: 1234\r\n\r\n".encode()

    def _description(self) -> str:
        first = next(data for data, key in self.units if key)
        sets = [nal for nal in nal_units(first) if nal[0] & 31 in (_SPS, _PPS)]
        told = ",".join(b64encode(nal).decode() for nal in sets)
        lines = [
            "v=0",
            "o=- 1 1 IN IP4 127.0.0.1",
            "s=camera",
            "t=0 0",
            "m=video 0 RTP/AVP 96",
            "c=IN IP4 0.0.0.0",
            "a=rtpmap:96 H264/90000",
            f"a=fmtp:96 packetization-mode=1;sprop-parameter-sets={told}",
            "a=control:track1",
        ]
        return "\r\n".join(lines) + "\r\n"

    def _play(self, peer: Peer) -> None:
        with self.lock:
            self.playing += 1
            self.plays += 1
        try:
            sequence = sent = 0
            for number, picture in enumerate(self.pictures(self.units)):
                timestamp = int(number * CLOCK_HZ / self.rate)
                for packet in rtp_packets(picture, sequence=sequence, timestamp=timestamp):
                    sequence, sent = sequence + 1, sent + 1
                    if not self.lose(sent):
                        peer.send(struct.pack("!cBH", b"$", 0, len(packet)) + packet)
                if peer.gone.wait(1 / self.rate):
                    return
        finally:
            with self.lock:
                self.playing -= 1
