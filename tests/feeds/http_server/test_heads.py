"""The head of a request, which strangers write."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.http_server.messages import Refused, read_head


def test_a_head_is_read() -> None:
    post = read_head(b"POST /in?a=1 HTTP/1.1\r\nContent-Type:  text/x \r\nX-Empty:\r\n\r\n", "127.0.0.1")
    assert (post.method, post.path, post.client) == ("POST", "/in", "127.0.0.1")
    assert post.headers == {"content-type": "text/x", "x-empty": ""}


def test_a_secret_in_a_head_is_not_shown() -> None:
    assert "s3cret" not in repr(read_head(b"POST / HTTP/1.1\r\nAuthorization: Bearer s3cret\r\n\r\n", ""))


@pytest.mark.parametrize(
    "head",
    [
        b"",
        b"POST",
        b"POST /",
        b"POST  HTTP/1.1",
        b" / HTTP/1.1",
        b"POST / HTTP/1.1\r\n: b",
        b"POST / HTTP/1.1\r\na b: c",
    ],
)
def test_what_is_no_head_is_refused(head: bytes) -> None:
    with pytest.raises(Refused):
        read_head(head + b"\r\n\r\n", "")


@given(first=st.sampled_from([b"POST / HTTP/1.1\r\n", b""]), rest=st.binary(max_size=60))
def test_any_head_is_read_or_refused(first: bytes, rest: bytes) -> None:
    try:
        post = read_head(first + rest + b"\r\n\r\n", "")
    except Refused:
        return
    assert all("\r" not in value and "\n" not in value for value in post.headers.values())
