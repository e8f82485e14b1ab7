"""HTTP as cities serve it, good and bad: what comes back, and how it ends."""

import gzip
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from urllib.parse import quote

import pytest

from feeds.address import Credentials
from feeds.core import SystemClock
from feeds.data.errors import DATA_ERROR_TEXT, STUBBORN, DataError, DataErrorKind
from feeds.data.http.fetch import fetch
from feeds.data.http.request import Limits, Request, Validators
from tests.fakes.raw_server import Peer, RawServer, silent, trickle
from tests.feeds.data.asking import SHORT, Server, answer, get, headers_of, redirect, refused, request_line, slowly


def test_an_answer_comes_back_whole() -> None:
    with Server(answer(b'{"a": 1}', "Content-Type: application/json")) as server:
        got = get(server.url + "/numbers", headers={"X-Api": "1"})
    assert (got.status, got.body, got.unchanged) == (200, b'{"a": 1}', False)
    assert got.headers["content-type"] == "application/json"
    assert got.received_utc.tzinfo is UTC
    assert headers_of(server.asked[0])["x-api"] == "1"
    assert headers_of(server.asked[0])["accept-encoding"] == "gzip, deflate"


def test_a_post_carries_its_body() -> None:
    with Server(answer(b"ok")) as server:
        got = get(server.url, method="POST", body=b'{"q": 2}', headers={"Content-Type": "application/json"})
    assert got.body == b"ok"
    assert request_line(server.asked[0]) == "POST / HTTP/1.1"
    assert server.asked[0].endswith(b'{"q": 2}')


@pytest.mark.parametrize(
    "target",
    [
        "/2516//CX9+a/b==.x/../c/./d?t=1+2&u=%2f%2F&v=a|b[0]&w",
        "//two/slashes//",
        "/%7Euser/~user/%e2%82%ac",
        "/a;b=c,d'e(f)*!$@:",
        "/?",
        "/a?b?c&&==",
        '/{KEY}/"quoted"/<x>/^`\\',
    ],
)
def test_an_address_goes_out_byte_for_byte(target: str) -> None:
    with Server(answer(b"ok")) as server:
        get(server.url + target + "#part")
    assert request_line(server.asked[0]) == f"GET {target} HTTP/1.1"


def test_only_what_cannot_be_sent_is_encoded() -> None:
    with Server(answer(b"ok")) as server:
        get(server.url + "/강남 a/%20+", query=(("이름", "가 나+/="), ("k", "v")))
        get(server.url + "?a=1", query=(("b", "2"),))
    assert request_line(server.asked[0]) == (
        f"GET /{quote('강남')}%20a/%20+?{quote('이름')}={quote('가 나+/=', safe='')}&k=v HTTP/1.1"
    )
    assert request_line(server.asked[1]) == "GET /?a=1&b=2 HTTP/1.1"


@pytest.mark.parametrize(
    "address", ["file:///etc/passwd", "ftp://a/b", "http://", "http:///x", "nonsense", "http://a:x/"]
)
def test_an_address_of_another_kind_is_refused(address: str) -> None:
    assert refused(address).kind is DataErrorKind.UNSUPPORTED


def test_credentials_of_the_address_go_as_a_header() -> None:
    with Server(answer(b"ok")) as server:
        get(f"http://me:p%40ss@{server.raw.authority}/x")
        get(server.url, credentials=Credentials("me", "p@ss"))
    for asked in server.asked:
        assert headers_of(asked)["authorization"] == "Basic bWU6cEBzcw=="
        assert b"me:" not in asked


# Time


@pytest.mark.parametrize(
    "serve",
    [
        silent,
        trickle(answer(b"0123456789") * 3),
        slowly(b"HTTP/1.1 200 OK\r\nX: "),
        slowly(answer(length=10_000)),
        slowly(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"),
        slowly(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nX: "),
        slowly(b"HTTP/1.1 200 OK\r\n\r\n"),
        slowly(answer(length=10_000, status="500 Failing")),
    ],
    ids=["silence", "all", "headers", "body", "chunk sizes", "trailers", "endless", "error"],
)
def test_a_server_that_trickles_ends_at_the_whole_deadline(serve: Callable[[Peer], None]) -> None:
    with RawServer(serve) as server:
        before_s = time.monotonic()
        error = refused(f"http://{server.authority}/", SHORT)
        # Far from any other limit: it was this one that ended it.
        assert time.monotonic() - before_s < 5.0
    assert error.kind in (DataErrorKind.TIMEOUT, DataErrorKind.FAILING)


def test_the_first_byte_has_a_deadline_of_its_own() -> None:
    with RawServer(silent) as server:
        error = refused(f"http://{server.authority}/", Limits(first_byte_s=0.2, whole_s=30.0))
    assert error.kind is DataErrorKind.TIMEOUT


@pytest.mark.parametrize("limits", [Limits(connect_s=0.2, whole_s=30.0), SHORT], ids=["connect", "whole"])
def test_a_server_that_never_begins_to_encrypt(limits: Limits) -> None:
    with RawServer(silent) as server:
        assert refused(f"https://{server.authority}/", limits).kind is DataErrorKind.TIMEOUT


def test_a_server_that_takes_nothing_of_what_is_posted() -> None:
    def serve(peer: Peer) -> None:
        peer.gone.wait(5.0)

    with RawServer(serve) as server:
        error = refused(f"http://{server.authority}/", SHORT, method="POST", body=bytes(30_000_000))
    assert error.kind is DataErrorKind.TIMEOUT


def test_redirects_share_one_deadline() -> None:
    def serve(peer: Peer) -> None:
        peer.receive()
        if not peer.gone.wait(0.2):
            peer.send(redirect("/again"))

    with RawServer(serve) as server:
        assert refused(f"http://{server.authority}/", SHORT).kind is DataErrorKind.TIMEOUT


# What is known already


def test_unchanged() -> None:
    first = answer(b"new", 'ETag: W/"a b"', "Last-Modified: Wed, 21 Oct 2026 07:28:00 GMT")
    with Server(first, b"HTTP/1.1 304 Not Modified\r\n\r\n", answer(b"newer", 'ETag: "c"')) as server:
        got = get(server.url)
        assert got.validators == Validators('W/"a b"', "Wed, 21 Oct 2026 07:28:00 GMT")
        again = get(server.url, known=got.validators)
        assert (again.unchanged, again.body, again.validators) == (True, b"", got.validators)
        assert headers_of(server.asked[1])["if-none-match"] == 'W/"a b"'
        assert headers_of(server.asked[1])["if-modified-since"] == "Wed, 21 Oct 2026 07:28:00 GMT"
        assert get(server.url, known=again.validators).validators == Validators('"c"', "")


def test_unchanged_without_anything_known_is_garbage() -> None:
    with Server(b"HTTP/1.1 304 Not Modified\r\n\r\n") as server:
        assert refused(server.url).kind is DataErrorKind.GARBAGE


# Errors


STATUSES = {
    "206 Partial Content": DataErrorKind.GARBAGE,
    "300 Multiple Choices": DataErrorKind.GARBAGE,
    "400 Bad Request": DataErrorKind.REJECTED,
    "401 Unauthorized": DataErrorKind.UNAUTHORIZED,
    "403 Forbidden": DataErrorKind.UNAUTHORIZED,
    "404 Not Found": DataErrorKind.NOT_FOUND,
    "418 Teapot": DataErrorKind.REJECTED,
    "429 Too Many": DataErrorKind.BUSY,
    "500 Broken": DataErrorKind.FAILING,
    "503 Unavailable": DataErrorKind.BUSY,
}


@pytest.mark.parametrize("status", STATUSES)
def test_statuses(status: str) -> None:
    with Server(answer(gzip.compress(b"<why>" * 9000), "Content-Encoding: gzip", status=status)) as server:
        error = refused(server.url)
    assert error.kind is STATUSES[status]
    assert status[:3] in error.detail
    if status >= "4":
        assert error.body == (b"<why>" * 9000)[:16384]


def test_an_error_whose_words_cannot_be_read_is_still_that_error() -> None:
    with Server(answer(b"short", status="429 Busy", length=500)) as server:
        error = refused(server.url)
    assert (error.kind, error.body) == (DataErrorKind.BUSY, b"")


@pytest.mark.parametrize(
    ("headers", "wait_s"),
    [
        (("Retry-After: 120",), 120.0),
        (("Date: Wed, 21 Oct 2015 07:28:00 GMT", "Retry-After: Wed, 21 Oct 2015 07:29:30 GMT"), 90.0),
        (("Retry-After: Wed, 21 Oct 2015 07:29:30 GMT",), 0.0),
        (("Retry-After: soon",), None),
        ((), None),
    ],
)
def test_retry_after(headers: tuple[str, ...], wait_s: float | None) -> None:
    with Server(answer(b"", *headers, status="503 Later")) as server:
        error = refused(server.url)
    assert error.retry_after_s == wait_s
    assert error.retryable


CUTS = {
    "length": answer(b"half", length=10),
    "chunk": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n8\r\nhalf",
    "last chunk": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n",
}


@pytest.mark.parametrize("name", CUTS)
def test_a_body_cut_in_the_middle(name: str) -> None:
    with Server(CUTS[name]) as server:
        error = refused(server.url)
    assert error.kind is DataErrorKind.CUT
    assert error.retryable


@pytest.mark.parametrize(
    "said",
    [
        b"SSH-2.0-OpenSSH_9\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 200 + b"\r\n",
        b"HTTP/1.1 200 OK\r\nX: " + b"y" * 99999,
    ],
    ids=["another protocol", "many headers", "a long header"],
)
def test_what_is_not_http(said: bytes) -> None:
    with Server(said) as server:
        assert refused(server.url).kind in (DataErrorKind.GARBAGE, DataErrorKind.UNREACHABLE)


def test_nobody_there_and_no_such_name() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    assert "refused" in refused(f"http://127.0.0.1:{port}/").detail
    unknown = refused("http://no-such-host.invalid/")
    assert unknown.kind is DataErrorKind.UNREACHABLE


def test_a_server_that_hangs_up_at_once() -> None:
    with RawServer(lambda peer: None) as server:
        assert refused(f"http://{server.authority}/").kind in (DataErrorKind.UNREACHABLE, DataErrorKind.CUT)


def test_every_kind_has_words_for_people() -> None:
    assert DATA_ERROR_TEXT.keys() == set(DataErrorKind)
    assert {kind for kind in DataErrorKind if not DataError(kind).retryable} == STUBBORN
    assert DataError(DataErrorKind.CUT).words.english() == "Source's answer broke off"


def test_it_needs_nothing_of_video_or_the_screen() -> None:
    modules = "feeds.data.http.fetch, feeds.data.gathering.manners, feeds.data.gathering.quota"
    code = f"import sys, {modules}; raise SystemExit(bool({{'av', 'cv2', 'numpy', 'PySide6'}} & sys.modules.keys()))"
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0


def test_300_at_once_come_back_each_with_its_own() -> None:
    def serve(peer: Peer) -> None:
        peer.connection.settimeout(5.0)
        name = peer.receive().split(b" ", 2)[1]
        peer.send(answer(name))

    with RawServer(serve) as server, ThreadPoolExecutor(100) as pool:
        addresses = [f"http://{server.authority}/{number}" for number in range(300)]
        bodies = [got.body.decode() for got in pool.map(get, addresses)]
    assert bodies == [f"/{number}" for number in range(300)]


def test_received_is_the_clocks_time() -> None:
    class Fixed(SystemClock):
        def utc(self) -> datetime:
            return datetime(2026, 1, 2, tzinfo=UTC)

    with Server(answer(b"x")) as server:
        assert fetch(Request(server.url), clock=Fixed()).received_utc == datetime(2026, 1, 2, tzinfo=UTC)
