"""Requests as bytes."""

import asyncio
import base64
from http import HTTPStatus

import pytest
from hypothesis import given
from hypothesis import strategies as st

from controlroom.sim.http import HEAD_LIMIT_BYTES, BadRequest, Request, Response, authorized, read_request


def read(data: bytes) -> Request | None:
    async def feed() -> Request | None:
        reader = asyncio.StreamReader(limit=HEAD_LIMIT_BYTES)
        reader.feed_data(data)
        reader.feed_eof()
        return await read_request(reader)

    return asyncio.run(feed())


def test_a_request_is_read() -> None:
    request = read(b"POST /%EA%B0%80/main.ts?x=/y HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nhi")
    assert request is not None
    assert (request.method, request.path, request.target) == ("POST", "/가/main.ts", "/%EA%B0%80/main.ts?x=/y")
    assert request.headers == {"host": "a", "content-length": "2"}
    assert request.body == b"hi"


@pytest.mark.parametrize(
    ("version", "header", "keep_alive"),
    [
        ("HTTP/1.1", "", True),
        ("HTTP/1.1", "Connection: Close\r\n", False),
        ("HTTP/1.0", "", False),
        ("HTTP/1.0", "Connection: keep-alive\r\n", True),
    ],
)
def test_a_connection_is_kept_as_the_version_says(version: str, header: str, keep_alive: bool) -> None:
    request = read(f"GET / {version}\r\n{header}\r\n".encode())
    assert request is not None
    assert request.keep_alive is keep_alive


@pytest.mark.parametrize("data", [b"", b"GET / HTTP/1.1\r\n", b"GET / HTTP/1.1\r\nContent-Length: 5\r\n\r\nhi"])
def test_a_client_that_goes_asks_for_nothing(data: bytes) -> None:
    assert read(data) is None


@pytest.mark.parametrize(
    ("data", "status"),
    [
        (b"nonsense\r\n\r\n", HTTPStatus.BAD_REQUEST),
        (b"GET http://a/ HTTP/1.1\r\n\r\n", HTTPStatus.BAD_REQUEST),
        (b"GET / HTTP/1.1\r\nno colon\r\n\r\n", HTTPStatus.BAD_REQUEST),
        (b"GET / HTTP/1.1\r\n folded: x\r\n\r\n", HTTPStatus.BAD_REQUEST),
        (b"GET / HTTP/1.1\r\nContent-Length: -1\r\n\r\n", HTTPStatus.BAD_REQUEST),
        (b"GET / HTTP/2\r\n\r\n", HTTPStatus.HTTP_VERSION_NOT_SUPPORTED),
        (b"GET / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n", HTTPStatus.LENGTH_REQUIRED),
        (b"GET / HTTP/1.1\r\nContent-Length: 99999999999999999999999\r\n\r\n", HTTPStatus.REQUEST_ENTITY_TOO_LARGE),
        (b"GET /" + b"a" * HEAD_LIMIT_BYTES + b" HTTP/1.1\r\n\r\n", HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE),
    ],
)
def test_what_is_no_request_is_refused(data: bytes, status: HTTPStatus) -> None:
    with pytest.raises(BadRequest) as caught:
        read(data)
    assert caught.value.status is status


@given(
    st.one_of(
        st.binary(max_size=200).map(lambda data: data + b"\r\n\r\n"),
        st.lists(
            st.sampled_from(
                [b"GET", b" ", b"/", b"%", b"HTTP/1.1", b"\r\n", b":", b"[", b"\xff", b"//", b"Content-Length: 3"]
            )
        )
        .map(b"".join)
        .map(lambda data: data + b"\r\n\r\n"),
        st.binary(max_size=60).map(lambda data: b"GET /" + data + b" HTTP/1.1\r\n\r\n"),
    )
)
def test_any_bytes_are_a_request_or_refused(data: bytes) -> None:
    try:
        request = read(data)
    except BadRequest:
        return
    assert request is None or request.target.startswith("/")


def test_a_response_says_that_it_is_simulated() -> None:
    data = Response(HTTPStatus.OK, b"hi").encode(with_body=True, keep_alive=True)
    head, _, body = data.partition(b"\r\n\r\n")
    assert body == b"hi"
    assert head.startswith(b"HTTP/1.1 200 OK\r\n")
    assert b"Server: controlroom-simulator" in head
    assert b"X-Simulated: yes" in head
    assert b"Content-Length: 2" in head
    assert Response(HTTPStatus.OK, b"hi").encode(with_body=False, keep_alive=True) == head + b"\r\n\r\n"


@pytest.mark.parametrize(
    ("header", "wanted"),
    [
        ("Basic " + base64.b64encode("us:열쇠:1".encode()).decode(), True),
        ("basic " + base64.b64encode("us:열쇠:1".encode()).decode(), True),
        ("Basic " + base64.b64encode(b"us:key").decode(), False),
        ("Bearer " + base64.b64encode("us:열쇠:1".encode()).decode(), False),
        ("Basic !!!", False),
        ("Basic é", False),
        ("", False),
    ],
)
def test_only_the_right_credentials_are_accepted(header: str, wanted: bool) -> None:
    request = Request("GET", "/", "/", {"authorization": header}, b"", True)
    assert authorized(request, user="us", password="열쇠:1") is wanted
