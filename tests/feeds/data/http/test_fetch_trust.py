"""Sources are believed by their certificates alone."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from feeds.data.errors import DataErrorKind
from feeds.data.secrets import Secrets
from feeds.trust import Trust
from tests.fakes.certificates import Authority, make_authority
from tests.fakes.tls_front import tls_front
from tests.feeds.data.asking import KEY, Server, answer, get, redirect, refused, request_line


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
