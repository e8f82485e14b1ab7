"""Whatever goes wrong, no key is told."""

import logging
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feeds.address import Credentials
from feeds.core import SystemClock
from feeds.data.errors import DataError, DataErrorKind
from feeds.data.http.fetch import fetch
from feeds.data.http.request import Request
from feeds.data.secrets import Secrets
from tests.feeds.data.asking import KEY, PATIENT, Server, answer, redirect, refused

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


@pytest.mark.parametrize("value", [f"{KEY}\n", f"{KEY}\r\nX: y", f"{KEY} 서울"])
def test_a_header_that_cannot_be_sent_is_not_told(value: str) -> None:
    with Server(answer(b"ok")) as server:
        error = refused(server.url, headers={"X-Key": value}, secrets=Secrets([KEY]))
        assert server.asked == []
    assert error.kind is DataErrorKind.UNSUPPORTED
    assert KEY not in "".join(traceback.format_exception(error))


class _Heard(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.told: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.told.append(self.format(record) + repr(record.__dict__))


@contextmanager
def heard() -> Iterator[list[str]]:
    """Yield what every logger says, debugging included."""
    handler, root = _Heard(), logging.getLogger()
    before = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    try:
        yield handler.told
    finally:
        root.removeHandler(handler)
        root.setLevel(before)


keys = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="*"), min_size=10, max_size=40)


@given(key=keys, place=st.sampled_from(["http://127.0.0.1:1/{}/x?{}", "http://h{}.invalid[/", "ftp://h/{}", "{}"]))
@settings(max_examples=60, deadline=None)
def test_no_address_that_fails_tells_its_key(key: str, place: str) -> None:
    for written in (key, quote(key, safe="")):
        with heard() as told:
            error = refused(place.format(written, written), secrets=Secrets([key]))
        for text in (*told, str(error), repr(error), *traceback.format_exception(error)):
            assert key not in text
            assert quote(key, safe="") not in text
