"""A multipart stream of pictures, cut into pieces anywhere."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.core import ErrorKind, FeedError
from feeds.kinds.mjpeg import boundary_of, split_parts
from tests.feeds.waiting import error_of


@pytest.mark.parametrize(
    ("content_type", "boundary"),
    [
        ("multipart/x-mixed-replace; boundary=frame", b"--frame"),
        ("multipart/x-mixed-replace;boundary=--frame", b"--frame"),
        ('multipart/x-mixed-replace; boundary="my frame"; charset=x', b"--my frame"),
        ("multipart/x-mixed-replace; Boundary = abc", b"--abc"),
        ("multipart/x-mixed-replace", b"--"),
    ],
)
def test_boundaries_as_cameras_write_them(content_type: str, boundary: bytes) -> None:
    assert boundary_of(content_type) == boundary


def jpeg(content: bytes) -> bytes:
    """What looks like a JPEG: within it, no mark stands alone."""
    return b"\xff\xd8" + content.replace(b"\xff", b"\xff\0") + b"\xff\xd9"


PICTURES = st.lists(
    st.one_of(st.binary(max_size=60), st.just(b"\r\n--frame\r\n\r\n"), st.just(b"\n\n--\n")).map(jpeg), max_size=6
)
CUTS = st.lists(st.integers(1, 40), min_size=1, max_size=30)


def cut(data: bytes, sizes: list[int]) -> list[bytes]:
    chunks, start, turn = [], 0, 0
    while start < len(data):
        size = sizes[turn % len(sizes)]
        chunks.append(data[start : start + size])
        start, turn = start + size, turn + 1
    return chunks


def stream(pictures: list[bytes], *, length: bool, end: bytes, boundary: bytes, preamble: bytes) -> bytes:
    data = preamble
    for picture in pictures:
        head = [boundary, b"Content-Type: image/jpeg"]
        if length:
            head.append(b"CONTENT-length:  %d" % len(picture))
        data += end.join(head) + end + end + picture + end
    return data + boundary + b"--" + end


@given(
    PICTURES,
    CUTS,
    st.booleans(),
    st.sampled_from([b"\r\n", b"\n"]),
    st.sampled_from([b"--frame", b"--"]),
    st.sampled_from([b"", b"\r\n", b"hello\r\n"]),
)
def test_every_picture_comes_out_whole(
    pictures: list[bytes], sizes: list[int], length: bool, end: bytes, boundary: bytes, preamble: bytes
) -> None:
    data = stream(pictures, length=length, end=end, boundary=boundary, preamble=preamble)
    assert list(split_parts(cut(data, sizes), boundary)) == pictures


@given(st.lists(st.binary(max_size=200), max_size=20), st.sampled_from([b"--frame", b"--"]))
def test_any_bytes_are_split_or_refused(chunks: list[bytes], boundary: bytes) -> None:
    parts: list[bytes] = []
    error = error_of(lambda: parts.extend(split_parts(chunks, boundary)))
    assert all(parts)
    assert error is None or error.kind is ErrorKind.GARBAGE


def test_a_picture_with_a_length_does_not_wait_for_the_next() -> None:
    picture = jpeg(b"abc")
    data = b"--frame\r\nContent-Length: %d\r\n\r\n%s" % (len(picture), picture)
    assert list(split_parts([data], b"--frame")) == [picture]


@pytest.mark.parametrize(
    "chunks",
    [
        [b"x" * 20000],
        [b"--f\r\nContent-Length: 99999999999999\r\n\r\n"],
        [b"--f\r\nContent-Length: " + b"9" * 5000 + b"\r\n\r\n"],
        [b"--f\r\n\r\n"] + [b"y" * (1 << 20)] * 33,
    ],
)
def test_what_has_no_end_is_refused(chunks: list[bytes]) -> None:
    with pytest.raises(FeedError) as told:
        list(split_parts(chunks, b"--f"))
    assert told.value.kind is ErrorKind.GARBAGE
