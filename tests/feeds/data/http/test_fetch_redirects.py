"""Where redirects lead, where they are not followed, and what goes along."""

from urllib.parse import quote

import pytest

from feeds.address import Credentials
from feeds.data.errors import DataErrorKind
from feeds.data.http.request import Validators
from feeds.data.secrets import Secrets
from tests.fakes.raw_server import Peer, RawServer
from tests.feeds.data.asking import KEY, Server, answer, get, headers_of, redirect, refused, request_line, slowly


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
