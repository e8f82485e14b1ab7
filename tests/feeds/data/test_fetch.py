"""HTTP as cities serve it, good and bad: what comes back, how it ends, and what is never told."""

import dataclasses
import gzip
import logging
import socket
import time
import traceback
import tracemalloc
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote

import pytest

from feeds.address import Credentials
from feeds.core import SystemClock
from feeds.data.errors import DATA_ERROR_TEXT, STUBBORN, DataError, DataErrorKind
from feeds.data.fetch import Fetched, Limits, Request, Validators, fetch
from feeds.data.secrets import Secrets
from feeds.trust import PUBLIC, Trust
from tests.fakes.certificates import Authority, make_authority
from tests.fakes.raw_server import Peer, RawServer, silent, trickle
from tests.fakes.tls_front import tls_front

KEY = "abc/K+y=1234"
PATIENT = Limits(connect_s=10.0, first_byte_s=10.0, whole_s=30.0)
SHORT = Limits(connect_s=10.0, first_byte_s=10.0, whole_s=0.5)


class Server:
    """Answers each request in turn with bytes written by hand; the last one again and again."""

    def __init__(self, *answers: bytes) -> None:
        self.answers = list(answers)
        self.asked: list[bytes] = []
        self.raw = RawServer(self._serve)

    def _serve(self, peer: Peer) -> None:
        peer.connection.settimeout(5.0)
        head = peer.receive()
        while b"Content-Length: " in head and not head.endswith(b"}"):
            head += peer.connection.recv(65536)
        if head:
            self.asked.append(head)
            peer.send(self.answers.pop(0) if len(self.answers) > 1 else self.answers[0])

    @property
    def url(self) -> str:
        return f"http://{self.raw.authority}"

    def __enter__(self) -> "Server":
        self.raw.__enter__()
        return self

    def __exit__(self, *error: Any) -> None:
        self.raw.__exit__(*error)


def answer(body: bytes = b"", *headers: str, status: str = "200 OK", length: int | None = None) -> bytes:
    size = f"Content-Length: {len(body) if length is None else length}"
    return "\r\n".join((f"HTTP/1.1 {status}", size, *headers, "", "")).encode() + body


def redirect(to: str, status: str = "302 Found") -> bytes:
    return answer(b"", f"Location: {to}", status=status)


def get(address: str, limits: Limits = PATIENT, trust: Trust = PUBLIC, **parts: Any) -> Fetched:
    return fetch(Request(address, **parts), clock=SystemClock(), trust=trust, limits=limits)


def refused(address: str, limits: Limits = PATIENT, trust: Trust = PUBLIC, **parts: Any) -> DataError:
    with pytest.raises(DataError) as caught:
        get(address, limits, trust, **parts)
    return caught.value


def request_line(asked: bytes) -> str:
    return asked.split(b"\r\n", 1)[0].decode()


def headers_of(asked: bytes) -> dict[str, str]:
    lines = asked.partition(b"\r\n\r\n")[0].decode().split("\r\n")[1:]
    return {name.lower(): value for name, _, value in (line.partition(": ") for line in lines)}


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


# Size


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


# Time


def slowly(head: bytes) -> Callable[[Peer], None]:
    """Send `head` at once and then a byte every 50 ms for ever."""

    def serve(peer: Peer) -> None:
        peer.connection.settimeout(1.0)
        peer.receive()
        peer.send(head)
        while not peer.gone.wait(0.05):
            peer.send(b"1")

    return serve


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


def test_redirects_share_one_deadline() -> None:
    def serve(peer: Peer) -> None:
        peer.receive()
        if not peer.gone.wait(0.2):
            peer.send(redirect("/again"))

    with RawServer(serve) as server:
        assert refused(f"http://{server.authority}/", SHORT).kind is DataErrorKind.TIMEOUT


# Redirects


@pytest.mark.parametrize("status", ["301 Moved", "302 Found", "303 See Other", "307 Temporary", "308 Permanent"])
def test_a_redirect_on_the_same_server_is_followed(status: str) -> None:
    with Server(redirect("../b//c?d=%2f+", status), answer(b"there")) as server:
        got = get(server.url + "/x/y", headers={"X-Key": KEY}, credentials=Credentials("a", "b"))
    assert got.body == b"there"
    assert request_line(server.asked[1]) == "GET /b//c?d=%2f+ HTTP/1.1"
    assert headers_of(server.asked[1])["x-key"] == KEY
    assert "authorization" in headers_of(server.asked[1])


@pytest.mark.parametrize(
    ("location", "target"),
    [
        ("/c//d", "/c//d"),
        ("c", "/a/b/c"),
        ("./../../../c", "/c"),
        ("?z", "/a/b/x?z"),
        ("#end", "/a/b/x?q=1"),
        ("HTTP://127.0.0.1:{port}", "/"),
        ("//127.0.0.1:{port}/e%2f?f", "/e%2f?f"),
        ("/강", "/%EA%B0%95"),
        ("http://you:word@127.0.0.1:{port}/", "/"),
    ],
)
def test_where_a_redirect_leads(location: str, target: str) -> None:
    with Server(b"", answer(b"there")) as server:
        server.answers[0] = redirect(location.format(port=server.raw.port))
        get(server.url + "/a/b/x?q=1")
    assert request_line(server.asked[1]) == f"GET {target} HTTP/1.1"
    assert "authorization" not in headers_of(server.asked[1])


def test_what_comes_with_a_redirect_is_not_read() -> None:
    head = b"HTTP/1.1 302 Found\r\nLocation: /x\r\n\r\n"
    slow = slowly(head)
    asked: list[int] = []

    def serve(peer: Peer) -> None:
        asked.append(1)
        if len(asked) == 1:
            slow(peer)
        else:
            peer.receive()
            peer.send(answer(b"there"))

    with RawServer(serve) as server:
        assert get(f"http://{server.authority}/").body == b"there"


@pytest.mark.parametrize(("status", "line"), [("303 See Other", "GET /b"), ("307 Temporary", "POST /b")])
def test_what_becomes_of_a_post(status: str, line: str) -> None:
    with Server(redirect("/b", status), answer(b"there")) as server:
        get(server.url, method="POST", body=b"{}")
    assert request_line(server.asked[1]).startswith(line)
    assert server.asked[1].endswith(b"{}") == line.startswith("POST")


@pytest.mark.parametrize(
    "to",
    [
        "file:///etc/passwd",
        "ftp://127.0.0.1/x",
        "javascript:alert(1)",
        "data:,x",
        "http://elsewhere.example/",
        "//elsewhere.example/",
        "http://127.0.0.1.elsewhere.example/",
        "http://127.0.0.1@elsewhere.example/",
        "http://elsewhere.example\\@127.0.0.1/",
        "http://2130706433/",
        "http:///x",
        "http://[/",
    ],
)
def test_a_redirect_to_where_it_must_not_lead_is_refused(to: str) -> None:
    with Server(redirect(to), answer(b"never")) as server:
        error = refused(server.url + "/x")
        assert error.kind is DataErrorKind.REDIRECTED
        assert not error.retryable
        assert len(server.asked) == 1


def test_a_redirect_in_a_circle_ends() -> None:
    with Server(redirect("/x")) as server:
        assert refused(server.url + "/x").kind is DataErrorKind.REDIRECTED
        assert len(server.asked) == 6


def test_an_allowed_host_gets_nothing_that_is_secret() -> None:
    secrets = Secrets([KEY])
    with Server(answer(b"there")) as other:
        to = f"http://localhost:{other.raw.port}/x"
        with Server(redirect(to)) as server:
            got = get(
                server.url,
                headers={"X-Key": KEY, "Cookie": "a=b"},
                credentials=Credentials("me", "pass"),
                known=Validators("e", "d"),
                redirect_hosts=frozenset({"localhost"}),
                secrets=secrets,
            )
        assert got.body == b"there"
        headers = headers_of(other.asked[0])
        assert not {"x-key", "cookie", "authorization", "if-none-match"} & headers.keys()
        for carried in (to + "?key=" + quote(KEY, safe=""), to + "/" + KEY):
            with Server(redirect(carried)) as server:
                error = refused(server.url, secrets=secrets, redirect_hosts=frozenset({"localhost"}))
                assert error.kind is DataErrorKind.REDIRECTED
        with Server(redirect(to, "307 Temporary")) as server:
            error = refused(server.url, method="POST", body=b"{}", redirect_hosts=frozenset({"localhost"}))
            assert error.kind is DataErrorKind.REDIRECTED
        assert len(other.asked) == 1


def test_another_port_is_another_server() -> None:
    with Server(answer(b"there")) as other, Server(redirect(other.url + "/x")) as server:
        assert get(server.url, headers={"X-Key": KEY}).body == b"there"
        assert "x-key" not in headers_of(other.asked[0])


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


# Certificates


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return make_authority(tmp_path_factory.mktemp("authority"))


@contextmanager
def encrypted(server: Server, authority: Authority, name: str, **certificate: Any) -> Iterator[str]:
    with server, tls_front(server.raw.port, authority.server(name, **certificate)) as front:
        yield f"https://{front.authority}"


@pytest.mark.needs("openssl")
def test_a_trusted_certificate(authority: Authority) -> None:
    server = Server(answer(b"ok"))
    with encrypted(server, authority, "good") as url:
        assert get(url + "//a+=%2f", trust=Trust(authority.pem)).body == b"ok"
        assert request_line(server.asked[0]) == "GET //a+=%2f HTTP/1.1"
        assert refused(url).kind is DataErrorKind.UNTRUSTED
        assert get(url, trust=Trust(is_checked=False)).body == b"ok"


@pytest.mark.needs("openssl")
@pytest.mark.parametrize(
    ("certificate", "word"), [({"days": -1}, "expired"), ({"hosts": "DNS:elsewhere.example"}, "mismatch")]
)
def test_a_bad_certificate(authority: Authority, certificate: dict[str, Any], word: str) -> None:
    server = Server(answer(b"ok"))
    with encrypted(server, authority, word, **certificate) as url:
        error = refused(url + f"/{KEY}", trust=Trust(authority.pem), secrets=Secrets([KEY]))
    assert error.kind is DataErrorKind.UNTRUSTED
    assert word in error.detail
    assert not error.retryable
    assert server.asked == []


@pytest.mark.needs("openssl")
def test_a_redirect_that_gives_up_encryption_is_refused(authority: Authority) -> None:
    with Server(answer(b"plain")) as plain, encrypted(Server(redirect(plain.url)), authority, "good") as url:
        error = refused(url, trust=Trust(authority.pem))
        assert error.kind is DataErrorKind.REDIRECTED
        assert plain.asked == []


# Secrets


FAILURES = {
    "cut": answer(b"half", length=10),
    "status": answer(KEY.encode(), f"X: {KEY}", status=f"500 {quote(KEY)}"),
    "host": redirect(f"http://{quote(KEY, safe='')}.example/{KEY}"),
    "encoding": answer(b"", f"Content-Encoding: {KEY}"),
    "garbage": KEY.encode() + b"\r\n\r\n",
    "circle": redirect(f"/{KEY}/{quote(KEY, safe='')}"),
    "no address": redirect(f"http://[{KEY}/"),
}


@pytest.mark.parametrize("name", FAILURES)
def test_no_failure_tells_a_secret(name: str, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    with Server(FAILURES[name]) as server:
        request = Request(
            f"{server.url}/{KEY}/json/x?key={quote(KEY, safe='')}",
            headers={"X-Key": KEY},
            credentials=Credentials("me", "hushhush"),
            secrets=Secrets([KEY]),
        )
        with pytest.raises(DataError) as caught:
            fetch(request, clock=SystemClock(), limits=PATIENT)
    told = "".join([repr(request), *traceback.format_exception(caught.value), repr(caught.value), caught.value.detail])
    for text in (told, caplog.text, *(str(record.__dict__) for record in caplog.records)):
        for secret in (KEY, quote(KEY), quote(KEY, safe=""), "hushhush"):
            assert secret not in text


def test_received_is_the_clocks_time() -> None:
    class Fixed(SystemClock):
        def utc(self) -> datetime:
            return datetime(2026, 1, 2, tzinfo=UTC)

    with Server(answer(b"x")) as server:
        assert fetch(Request(server.url), clock=Fixed()).received_utc == datetime(2026, 1, 2, tzinfo=UTC)
