"""Answers that are too large, or compressed: as they should be, cut, or to do harm."""

import dataclasses
import gzip
import tracemalloc
import zlib
from collections.abc import Callable

import pytest

from feeds.data.errors import DataErrorKind
from feeds.data.http.request import Limits
from tests.feeds.data.asking import PATIENT, Server, answer, get, refused


def bomb(level_bytes: int) -> bytes:
    packer = zlib.compressobj(9, wbits=31)
    block = bytes(1_000_000)
    return b"".join(packer.compress(block) for _ in range(level_bytes // len(block))) + packer.flush()


def test_ten_megabytes_in_place_of_ten_kilobytes_are_not_read() -> None:
    small = dataclasses.replace(PATIENT, body_bytes=10_000)
    with Server(answer(bytes(10_000)), answer(bytes(10_000_000))) as server:
        assert len(get(server.url, small).body) == 10_000
        assert refused(server.url, small).kind is DataErrorKind.TOO_LARGE


def test_more_than_announced_by_chunks_is_too_large() -> None:
    chunks = b"2710\r\n" + bytes(10_000) + b"\r\n"
    body = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks * 3 + b"0\r\n\r\n"
    with Server(body) as server:
        assert len(get(server.url).body) == 30_000
        assert refused(server.url, Limits(body_bytes=29_999)).kind is DataErrorKind.TOO_LARGE


def test_a_bomb_stops_at_the_limit_and_in_little_memory() -> None:
    packed = bomb(200_000_000)
    assert len(packed) < 300_000
    with Server(answer(packed, "Content-Encoding: gzip")) as server:
        tracemalloc.start()
        try:
            error = refused(server.url, Limits(body_bytes=1_000_000))
            peak_bytes = tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()
    assert error.kind is DataErrorKind.TOO_LARGE
    assert peak_bytes < 8_000_000


def test_members_that_hold_nothing_count_as_they_come() -> None:
    with Server(answer(gzip.compress(b"") * 1000, "Content-Encoding: gzip")) as server:
        assert refused(server.url, Limits(body_bytes=1000)).kind is DataErrorKind.TOO_LARGE


def raw_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


PACKED: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    "gzip": ("gzip", gzip.compress),
    "two members": ("gzip", lambda data: gzip.compress(data[:7]) + gzip.compress(data[7:])),
    "padding": ("x-gzip", lambda data: gzip.compress(data) + bytes(8)),
    "deflate": ("deflate", zlib.compress),
    "deflate without its frame": ("Deflate", raw_deflate),
    "identity": ("identity", bytes),
}


@pytest.mark.parametrize("name", PACKED)
def test_a_compressed_answer_is_unpacked(name: str) -> None:
    encoding, pack = PACKED[name]
    body = bytes(range(256)) * 1000
    with Server(answer(pack(body), f"Content-Encoding: {encoding}")) as server:
        got = get(server.url)
        assert got.body == body
        assert got.wire_bytes == len(pack(body))


@pytest.mark.parametrize("name", ["gzip", "deflate", "deflate without its frame"])
def test_a_compressed_answer_that_was_cut_is_not_taken_for_whole(name: str) -> None:
    encoding, pack = PACKED[name]
    packed = pack(bytes(range(256)) * 100)
    with Server(answer(packed[: len(packed) // 2], f"Content-Encoding: {encoding}")) as server:
        assert refused(server.url).kind is DataErrorKind.CUT


def test_what_is_not_compressed_as_it_says_is_garbage() -> None:
    with Server(answer(b"<html>", "Content-Encoding: gzip")) as server:
        assert refused(server.url).kind is DataErrorKind.GARBAGE


@pytest.mark.parametrize("encoding", ["br", "zstd", "gzip, gzip"])
def test_an_encoding_that_nobody_asked_for_is_named(encoding: str) -> None:
    with Server(answer(b"x", f"Content-Encoding: {encoding}")) as server:
        error = refused(server.url)
    assert error.kind is DataErrorKind.UNSUPPORTED
    assert encoding in error.detail
