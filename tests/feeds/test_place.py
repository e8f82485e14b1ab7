"""Addresses are cut at the right place and nothing in them is changed."""

import string
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.place import NotHttp, place_of

sendable = st.text([chr(code) for code in range(0x21, 0x7F) if chr(code) != "#"], max_size=60)
names = st.text(string.ascii_letters + string.digits, min_size=1, max_size=20)


@given(host=names, port=st.integers(1, 65535), rest=sendable)
def test_a_target_is_kept_byte_for_byte(host: str, port: int, rest: str) -> None:
    place, _ = place_of(f"http://{host}.example:{port}/{rest}")
    assert place.target == f"/{rest}"
    assert place.origin == f"http://{host.lower()}.example:{port}"


@given(text=st.text(max_size=80), location=st.text(st.characters(max_codepoint=255), max_size=80))
def test_no_text_gets_further_than_our_own_error(text: str, location: str) -> None:
    with suppress(NotHttp):
        place, _ = place_of(text)
        assert all("!" <= character <= "~" for character in place.target)
    home, _ = place_of("https://h.example/a/b?c")
    with suppress(NotHttp):
        led = home.led_to(location)
        assert led.target.startswith("/")
        assert led.scheme in ("http", "https")
        assert all("!" <= character <= "~" for character in led.target)


def test_a_place_shows_no_key() -> None:
    place, credentials = place_of("http://me:hush-hush@h.example/KEY/json")
    assert repr(place) == "Place(http://h.example:80)"
    assert credentials.password == "hush-hush"
    assert "hush" not in repr(credentials)


def test_a_name_in_another_alphabet() -> None:
    assert place_of("http://서울.example/")[0].host == "xn--" + "서울".encode("punycode").decode() + ".example"


def test_numbers_of_the_new_internet() -> None:
    assert place_of("https://[2001:DB8::1]/x")[0].origin == "https://[2001:db8::1]:443"


def test_links_of_documents_are_unicode_and_may_have_blanks() -> None:
    here = place_of("http://h/a/index.xml")[0]
    assert here.pointed_to(" ../경보 1?b=c ").target == "/%EA%B2%BD%EB%B3%B4%201?b=c"
    assert here.pointed_to("https://h/%EA+x").origin == "https://h:443"
    with pytest.raises(NotHttp):
        here.pointed_to("file:///etc/passwd")
