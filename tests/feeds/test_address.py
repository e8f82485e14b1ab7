"""Addresses and credentials are kept apart, and a password never survives `redact`."""

import logging
import pickle
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.address import (
    NO_CREDENTIALS,
    Credentials,
    RedactingFormatter,
    redact,
    split_credentials,
    with_credentials,
)

WORDS = st.text(min_size=1, max_size=20)
PASSWORDS = st.text(st.characters(exclude_categories=("Z", "C")), min_size=4, max_size=20)
SCHEMES = st.sampled_from(["rtsp", "rtsps", "http", "https", "srt"])
HOSTS = st.sampled_from(["10.0.0.7", "cam.example", "cam.example:8554", "[::1]:554", "localhost"])
PATHS = st.sampled_from(["", "/", "/main", "/main?channel=1", "/a@b/c", "/h264/ch1/main/av_stream#x", "/?"])


@given(SCHEMES, HOSTS, PATHS, WORDS, WORDS)
def test_what_is_put_in_comes_out(scheme: str, host: str, path: str, user: str, password: str) -> None:
    address = f"{scheme}://{host}{path}"
    credentials = Credentials(user, password)
    whole = with_credentials(address, credentials)
    assert split_credentials(whole) == (address, credentials)
    assert split_credentials(address) == (address, NO_CREDENTIALS)
    assert with_credentials(address, NO_CREDENTIALS) == address


@pytest.mark.parametrize(
    ("address", "bare", "user", "password"),
    [
        ("rtsp://admin:p@ss@10.0.0.7/main", "rtsp://10.0.0.7/main", "admin", "p@ss"),
        ("rtsp://admin:two words@10.0.0.7/main", "rtsp://10.0.0.7/main", "admin", "two words"),
        ("rtsp://admin:a:b@10.0.0.7/", "rtsp://10.0.0.7/", "admin", "a:b"),
        ("rtsp://admin@10.0.0.7/", "rtsp://10.0.0.7/", "admin", ""),
        ("rtsp://admin:%40%2F@10.0.0.7/x@y", "rtsp://10.0.0.7/x@y", "admin", "@/"),
    ],
)
def test_credentials_as_people_write_them(address: str, bare: str, user: str, password: str) -> None:
    assert split_credentials(address) == (bare, Credentials(user, password))


@given(SCHEMES, HOSTS, PATHS, PASSWORDS, st.booleans(), st.sampled_from(["", "opening ", "'"]))
def test_a_password_in_an_address_is_redacted(
    scheme: str, host: str, path: str, password: str, quoted: bool, before: str
) -> None:
    address = f"{scheme}://{host}{path}"
    if quoted:
        whole = with_credentials(address, Credentials("admin", password))
    else:
        whole = f"{scheme}://admin:{password}@{host}{path}"
    secret = whole.removeprefix(f"{scheme}://admin:").rsplit(f"@{host}", 1)[0]
    clean = redact(f"{before}{whole} failed")
    assert f"{secret}@" not in clean
    assert "admin" not in clean
    if len(secret) > 6:
        assert secret not in clean
    assert clean.endswith(" failed")


@given(
    st.sampled_from(["token", "api_key", "Password", "pwd", "sig", "authkey"]),
    st.text(string.ascii_letters, min_size=5),
)
def test_a_secret_in_a_query_is_redacted(name: str, secret: str) -> None:
    clean = redact(f"GET http://cam.example/a.mjpg?w=1&{name}=XX{secret}&h=2 x")
    assert secret not in clean.replace("GET http://cam.example/a.mjpg", "")
    assert clean.endswith("&h=2 x")


@pytest.mark.parametrize("text", ["rtsp://10.0.0.7:554/main", "a@b.example wrote", "width=3&height=4", ""])
def test_what_is_not_secret_stays(text: str) -> None:
    assert redact(text) == text


def test_credentials_do_not_print_their_password() -> None:
    credentials = Credentials("admin", "hunter2!")
    assert "hunter2!" not in f"{credentials} {credentials!r} {[credentials]}"
    assert pickle.loads(pickle.dumps(credentials)) == credentials
    assert credentials
    assert not NO_CREDENTIALS


def test_the_formatter_redacts_tracebacks_too() -> None:
    try:
        raise ValueError("rtsp://admin:hunter2!@10.0.0.7/main")
    except ValueError as error:
        record = logging.LogRecord("x", logging.ERROR, "", 0, "opening %s", ("rtsp://u:hunter2!@h/",), None)
        record.exc_info = (type(error), error, error.__traceback__)
    line = RedactingFormatter("%(message)s").format(record)
    assert "hunter2!" not in line
    assert "rtsp://***@10.0.0.7/main" in line
