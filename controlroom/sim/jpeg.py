"""JPEG pictures of footage: encoded once, a group of pictures at a time, and kept while memory allows."""

import asyncio
from collections import OrderedDict
from concurrent.futures import Executor

import av

from controlroom.sim.footage import STAMP_BYTES, Footage

_KEPT_BYTES = 256 << 20
_QUALITY = 4  # of 2 (best) to 31

_Group = tuple[Footage, int]


class JpegStore:
    """Pictures of footage as JPEG, made in `executor`. Belongs to one event loop."""

    def __init__(self, executor: Executor, *, kept_bytes: int = _KEPT_BYTES) -> None:
        """Begin empty; of more than `kept_bytes` the group not looked at for longest goes."""
        self._executor = executor
        self._limit_bytes = kept_bytes
        self._kept: OrderedDict[_Group, list[bytes]] = OrderedDict()
        self._kept_bytes = 0
        self._coming: dict[_Group, asyncio.Task[list[bytes]]] = {}

    def ready(self, footage: Footage, index: int) -> bytes | None:
        """Return a picture if it is there; if not, have it and what follows it made."""
        group = footage.group(index)
        self._prepare(footage, group.stop % len(footage.units))
        jpegs = self._kept.get((footage, group.start))
        if jpegs is None:
            self._prepare(footage, group.start)
            return None
        self._kept.move_to_end((footage, group.start))
        return jpegs[index - group.start]

    async def get(self, footage: Footage, index: int) -> bytes:
        """Return a picture, made now if need be."""
        group = footage.group(index)
        self._prepare(footage, group.start)
        jpegs = self._kept.get((footage, group.start)) or await self._coming[footage, group.start]
        return jpegs[index - group.start]

    def _prepare(self, footage: Footage, start: int) -> None:
        key = (footage, start)
        if key not in self._kept and key not in self._coming:
            self._coming[key] = asyncio.ensure_future(self._make(key))

    async def _make(self, key: _Group) -> list[bytes]:
        footage, start = key
        loop = asyncio.get_running_loop()
        try:
            jpegs = await loop.run_in_executor(self._executor, encode_group, footage, footage.group(start))
        finally:
            del self._coming[key]
        self._kept[key] = jpegs
        self._kept_bytes += sum(map(len, jpegs))
        while self._kept_bytes > self._limit_bytes and len(self._kept) > 1:
            _, dropped = self._kept.popitem(last=False)
            self._kept_bytes -= sum(map(len, dropped))
        return jpegs


def encode_group(footage: Footage, group: range) -> list[bytes]:
    """Decode one group of pictures and return each as JPEG."""
    decoder = av.CodecContext.create("h264", "r")
    decoder.thread_count = 1
    encoder = av.CodecContext.create("mjpeg", "w")
    encoder.width, encoder.height = footage.width_px, footage.height_px
    encoder.pix_fmt, encoder.time_base, encoder.thread_count = "yuvj420p", 1 / footage.fps, 1
    encoder.options = {"qmin": str(_QUALITY), "qmax": str(_QUALITY)}
    stamp = b"0" * STAMP_BYTES
    packets = [av.Packet(footage.encoded(index, stamp=stamp)) for index in group]
    jpegs: list[bytes] = []
    for packet in [*packets, None]:
        for frame in decoder.decode(packet):
            frame.pts, frame.time_base = len(jpegs), 1 / footage.fps
            jpegs.extend(bytes(out) for out in encoder.encode(frame))  # which widens the range of its values
    jpegs.extend(bytes(out) for out in encoder.encode(None))
    return jpegs


def stamped(jpeg: bytes, stamp: bytes, *, false_aspect: bool = False) -> bytes:
    """Return a JPEG with `stamp` in a comment, and with a JFIF density of 3:4 if it shall lie about its aspect."""
    density = b"\0\x03\0\x04" if false_aspect else b"\0\x01\0\x01"
    jfif = b"\xff\xe0\0\x10JFIF\0\x01\x02\0" + density + b"\0\0"
    comment = b"\xff\xfe" + (len(stamp) + 2).to_bytes(2) + stamp
    return jpeg[:2] + jfif + comment + jpeg[2:]
