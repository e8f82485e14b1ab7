"""Compressed answers, unpacked piece by piece so that a small one that unpacks to gigabytes costs no memory."""

import zlib
from typing import Protocol

from feeds.data.errors import DataError, DataErrorKind

ACCEPTED = "gzip, deflate"


class Unpacker(Protocol):
    """Takes what comes in and gives what it means."""

    def feed(self, data: bytes, most_bytes: int) -> bytes:
        """Return what `data` unpacks to, but no more than `most_bytes`; then what is left of `data` is dropped.

        Raises DataError: GARBAGE when it is not compressed as said.
        """

    def end(self) -> None:
        """Nothing more comes. Raises DataError: CUT when something is missing."""


class _Plain:
    def feed(self, data: bytes, most_bytes: int) -> bytes:
        return data[:most_bytes]

    def end(self) -> None:
        """Only the transport can tell whether it was all."""


class _Zlib:
    """Gzip (RFC 1952, one or more members) and deflate (RFC 1950; what many servers send instead, RFC 1951)."""

    def __init__(self, *, gzip: bool) -> None:
        self._gzip = gzip
        self._inner = zlib.decompressobj(zlib.MAX_WBITS | 16 if gzip else zlib.MAX_WBITS)
        self._begun = False

    def feed(self, data: bytes, most_bytes: int) -> bytes:
        unpacked = bytearray()
        while data and len(unpacked) < most_bytes:
            if self._inner.eof:
                if not self._gzip or not data.strip(b"\0"):
                    break  # padding
                self._inner = zlib.decompressobj(zlib.MAX_WBITS | 16)
            unpacked += self._step(data, most_bytes - len(unpacked))
            data = self._inner.unused_data if self._inner.eof else self._inner.unconsumed_tail
        return bytes(unpacked)

    def _step(self, data: bytes, most_bytes: int) -> bytes:
        try:
            if not self._gzip and not self._begun and data[0] & 0x0F != 8:
                self._inner = zlib.decompressobj(-zlib.MAX_WBITS)
            self._begun = True
            return self._inner.decompress(data, most_bytes)
        except zlib.error:
            raise DataError(DataErrorKind.GARBAGE, "answer is not compressed as it says") from None

    def end(self) -> None:
        if self._begun and not self._inner.eof:
            raise DataError(DataErrorKind.CUT, "compressed answer ends before its end")


def unpacker(encoding: str) -> Unpacker:
    """Return what unpacks an answer of this Content-Encoding. Raises DataError: UNSUPPORTED."""
    match encoding.strip().lower():
        case "" | "identity":
            return _Plain()
        case "gzip" | "x-gzip":
            return _Zlib(gzip=True)
        case "deflate":
            return _Zlib(gzip=False)
        case other:
            raise DataError(
                DataErrorKind.UNSUPPORTED, f"answer is compressed with {other[:40]!r}, which nobody asked for"
            )
